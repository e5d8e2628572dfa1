import { describe, expect, test } from 'vitest'
import { check, lines, named } from './dialect-rows.ts'
import { list, render } from './markdown-fixture.ts'

const READ = 'prose/jekyll-tag'
const TOLD = 'prose/foreign-syntax'

describe('what other tools hold back is not printed', () => {
  test.each(
    named([
      ['a\n\n{% comment %}\nb c\n\nd\n{% endcomment %}\n\ne', '<p>a</p>\n<p>e</p>', [`${READ} 3:1`]],
      ['a\n{%- comment -%} b c {%- endcomment -%}\nd', '<p>a</p>\n<p>d</p>', [`${READ} 2:1`]],
      ['a {% comment %}b **c** d{% endcomment %} *e*', '<p>a  <em>e</em></p>', [`${READ} 1:3`]],
      ['{{< comment >}}\nb\n{{< /comment >}}\n\na', '<p>a</p>', [`${READ} 1:1`]],
      ['a {{% comment %}}b c{{% /comment %}} d', '<p>a  d</p>', [`${READ} 1:3`]],
      ['a\n\n{::comment}\n- b c\n{:/comment}\n\nd', '<p>a</p>\n<p>d</p>', [`${READ} 3:1`]],
      [
        '- a\n\n  {% comment %}\n  b c\n  {% endcomment %}\n- d',
        '<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>d</p>\n</li>\n</ul>',
        [`${READ} 3:3`],
      ],
      // What stands in it is no finding, whatever it is.
      [
        '{% comment %}\n{% highlight js %}\nb\n{% endhighlight %}\n<A/> <b style="c">d</b> {{< youtube e >}} **f\n{% endcomment %}\n\na',
        '<p>a</p>',
        [`${READ} 1:1`],
      ],
      [
        '{% comment %}\nb c\n{% endcomment %}\n\n{% comment %}\nd e\n{% endcomment %}\n\na',
        '<p>a</p>',
        [`${READ} 1:1`, `${READ} 5:1`],
      ],
    ]),
  )('$name', ({ row }) => check(row))

  test.each([
    '{% comment %}\nb --> c\n{% endcomment %}',
    '{% comment %} b c {% endcomment %} **d**',
    'a {% comment %}b\n\nc{% endcomment %} d',
    '- a\n\n  {% comment %}\n  b\n\nc d\n{% endcomment %}',
    // It would end the excerpt.
    'a\n\n{% comment %} more {% endcomment %}\n\nb',
    '{% comment %}\nb c',
  ])('what HTML cannot hold so is told: %j', async (source) => {
    for (const line of lines) {
      const { findings } = await render(line, source)
      expect(findings.some(({ code }) => code === TOLD)).toBe(true)
      expect(findings.some(({ code }) => code === READ)).toBe(false)
    }
  })

  test.each([
    '`{% comment %}` and `{% endcomment %}` b',
    '```liquid\n{% comment %}\na b\n{% endcomment %}\n```',
    '\\{::comment} a b \\{:/comment}',
  ])('code and what is escaped: %j', async (source) => {
    const { findings } = await render(lines[0], source)
    expect(list(findings)).toEqual([])
  })

  test.each(
    named([
      [
        'a\n\n{% highlight text %}\n{% comment %}\nb c\n{% endcomment %}\n{% endhighlight %}',
        '<p>a</p>\n<pre tabindex="0"><code class="language-text">{% comment %}\nb c\n{% endcomment %}\n</code></pre>',
        [`${READ} 3:1`],
      ],
      [
        '{{< highlight text >}}\n{% comment %}\nb c\n{% endcomment %}\n{{< /highlight >}}',
        '<pre tabindex="0"><code class="language-text">{% comment %}\nb c\n{% endcomment %}\n</code></pre>',
        [`${READ} 1:1`],
      ],
      [
        '{% raw %}\n{% comment %}\nb c\n{% endcomment %}\n{% endraw %}',
        '<p>{% comment %}\nb c\n{% endcomment %}</p>',
        [`${READ} 1:1`, `${TOLD} 2:1`, `${TOLD} 4:1`],
      ],
      // One that is never closed, and one in a comment, keep no comment from being one.
      [
        '{% raw %}\n\n{% comment %}\nb c\n{% endcomment %}',
        '<p>{% raw %}</p>',
        [`${READ} 3:1`, `${TOLD} 1:1`],
      ],
      [
        '{% comment %}\n{% raw %}\n{% endcomment %}\n\na\n\n{% comment %}b{% endcomment %}\n\n{% endraw %}',
        '<p>a</p>\n<p>{% endraw %}</p>',
        [`${READ} 1:1`, `${READ} 7:1`, `${TOLD} 9:1`],
      ],
    ]),
  )('in code of tags and in what is raw: $name', ({ row }) => check(row))

  test('the finding says what to write', async () => {
    const { findings } = await render(lines[0], 'a\n\n{::comment}\nb c\n{:/comment}')
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      ['`{::comment}` is a tag of kramdown: its text was left out', 'write <!-- … -->'],
    ])
  })
})
