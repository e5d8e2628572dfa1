import { expect, test } from 'vitest'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const native = await markdownLine('native')
const reference = await markdownLine('remark')

const code = (text: string, language = 'text') =>
  `<pre tabindex="0"><code class="language-${language}">${text}</code></pre>`
const FENCED = 'prose/jekyll-tag'

/** A text for Jekyll, what is printed of it, and what is said. */
const ROWS: readonly (readonly [source: string, shown: string, findings?: readonly string[]])[] = [
  [
    '{% highlight text %}\n# => c\n\n<y>z</y> *a*\n-\n{% endhighlight %}\n\nafter',
    `${code('# => c\n\n&#x3C;y>z&#x3C;/y> *a*\n-\n')}\n<p>after</p>`,
    [`${FENCED} 1:1`],
  ],
  [
    'before\n{%- highlight text -%}\na\n{%- endhighlight -%}\nafter',
    `<p>before</p>\n${code('a\n')}\n<p>after</p>`,
    [`${FENCED} 2:1`],
  ],
  // Tags of one line with the code: the fences end their lines themselves, and places stay true.
  [
    '{% highlight text %}<b onclick="x">{% endhighlight %}\n\n<b onclick="x">y</b>',
    `${code('&#x3C;b onclick="x">\n')}\n<p><b>y</b></p>`,
    [`${FENCED} 1:1`, 'html/removed-attribute 3:4'],
  ],
  [
    '{% highlight text %}\n{% raw %}\n{{ a }}\n{% endraw %}\n{% endhighlight %}\n\n<b onclick="x">y</b>',
    `${code('{{ a }}\n')}\n<p><b>y</b></p>`,
    [`${FENCED} 1:1`, 'html/removed-attribute 7:4'],
  ],
  [
    '{% highlight text %}{% raw %}\n{{ a }}\n{% endraw %}{% endhighlight %}',
    code('{{ a }}\n'),
    [`${FENCED} 1:1`],
  ],
  [
    '1. one\n\n    {% highlight text %}\n    a\n    {% endhighlight %}\n\n> {% highlight text %}\n> b\n> {% endhighlight %}',
    `<ol>\n<li>\n<p>one</p>\n${code('a\n')}\n</li>\n</ol>\n<blockquote>\n${code('b\n')}\n</blockquote>`,
    [`${FENCED} 3:5`, `${FENCED} 7:3`],
  ],
  [
    '<Callout>\n{% highlight text %}\n<B>\n\n~~~\n{% endhighlight %}\n</Callout>',
    `{#Callout|${code('&#x3C;B>\n\n~~~\n')}}`,
    [`${FENCED} 2:1`],
  ],
  // PHP would hide all that follows.
  [
    '{% highlight text %}\n<?php\n{% endhighlight %}\n\n{% highlight text %}\nb\n{% endhighlight %}',
    `${code('&#x3C;?php\n')}\n${code('b\n')}`,
    [`${FENCED} 1:1`, `${FENCED} 5:1`],
  ],
  // Hugo and Hexo have tags of their own for it.
  [
    '{{< highlight text "" >}}\na <b>\n{{< / highlight >}}\n\n- x\n\n  {{% highlight text %}}\n  c\n  {{% /highlight %}}\n\n{{<highlight text>}}*d*{{</highlight>}}',
    `${code('a &#x3C;b>\n')}\n<ul>\n<li>\n<p>x</p>\n${code('c\n')}\n</li>\n</ul>\n${code('*d*\n')}`,
    [`${FENCED} 1:1`, `${FENCED} 7:3`, `${FENCED} 11:1`],
  ],
  [
    '{% codeblock lang:text %}\na <b>\n{% endcodeblock %}\n\n{% codeblock %}\n{{< highlight x >}}\n{% endcodeblock %}',
    `${code('a &#x3C;b>\n')}\n<pre tabindex="0"><code>{{&#x3C; highlight x >}}\n</code></pre>`,
    [`${FENCED} 1:1`, `${FENCED} 5:1`],
  ],
  [
    '{% codeblock lang:text %}\na\n{{< /highlight >}}',
    '<p>{% codeblock lang:text %}\na\n{{&#x3C; /highlight >}}</p>',
    ['prose/foreign-syntax 1:1', 'prose/foreign-syntax 3:1'],
  ],
  // In code it is the text that it is.
  [
    '```text\n{% highlight text %}\na\n{% endhighlight %}\n```\n\n    {% highlight text %}\n    {% endhighlight %}\n\n{% highlight text %}\nb\n{% endhighlight %}',
    `${code('{% highlight text %}\na\n{% endhighlight %}\n')}\n<pre tabindex="0"><code>{% highlight text %}\n{% endhighlight %}\n</code></pre>\n${code('b\n')}`,
    [`${FENCED} 10:1`],
  ],
  ['<!--\n{% highlight text %}\na\n{% endhighlight %}\n-->\n\nx', '<p>x</p>'],
  [
    '- {% highlight text %}a{% endhighlight %}',
    '<ul>\n<li>{% highlight text %}a{% endhighlight %}</li>\n</ul>',
    ['prose/foreign-syntax 1:3', 'prose/foreign-syntax 1:24'],
  ],
  [
    '{% raw %}\n```text\n{{ a }}\n```\n{% endraw %}\n\nx',
    `${code('{{ a }}\n')}\n<p>x</p>`,
    [`${FENCED} 1:1`],
  ],
  [
    'a\n\n> {% raw %}\n> {{ b }}\n> {% endraw %}\n\n```text\n{% raw %}\n{% endraw %}\n```',
    `<p>a</p>\n<blockquote>\n<p>{{ b }}</p>\n</blockquote>\n${code('{% raw %}\n{% endraw %}\n')}`,
    [`${FENCED} 3:3`],
  ],
  [
    'x {% raw %}\n\n{% endraw %}',
    '<p>x {% raw %}</p>\n<p>{% endraw %}</p>',
    ['prose/foreign-syntax 1:3', 'prose/foreign-syntax 3:1'],
  ],
]

test.each(ROWS.map((row) => ({ row, name: JSON.stringify(row[0]) })))('$name', async ({ row }) => {
  const [source, shown, findings = []] = row
  for (const markdown of [native, reference]) {
    const { body, findings: found } = await render(markdown, source)
    expect(show(body?.chunks ?? [])).toBe(shown)
    expect(list(found)).toEqual(findings)
  }
})

test.each([
  ['{% highlight c %}', '{% endhighlight %}'],
  ['{{< highlight c >}}', '{{< /highlight >}}'],
])('a tag that a sentence speaks of begins nothing: %s', async (open, close) => {
  const block = `${open}\na\n${close}\n\n`
  const { body, findings } = await render(
    native,
    `Write \`${open}\` as here:\n\n${block}\`${open}\`\n\n${block}`,
  )
  expect(show(body?.chunks ?? []).match(/language-c/g)).toHaveLength(2)
  expect(list(findings)).toEqual(['prose/jekyll-tag 3:1', 'prose/jekyll-tag 9:1'])
})

test('the language and the numbers of lines are those of the tag', async () => {
  const { body, findings } = await render(native, '{% highlight c++ linenos %}\nint a;\n{% endhighlight %}')
  expect(show(body?.chunks ?? [])).toMatch(/language-c\+\+/)
  expect(show(body?.chunks ?? [])).toMatch(/numbers/)
  expect(findings[0]?.hint).toBe('write the code between ``` lines: ```c++')
  expect(findings.map(({ message }) => message)).toEqual([
    '`{% highlight c++ linenos %}` is a tag of Jekyll: its text was read as a block of code',
  ])
})

test('texts full of such tags take no time that grows with the square of their length', QUICK, async () => {
  const pieces = [
    '{% highlight text %}\n',
    '{% endhighlight %}\n',
    '{%   \t',
    '{% endraw %}    ',
    '~~~~\n',
    '{% raw %}\n',
  ]
  const end = '\n\n{% endhighlight %}{% endraw %}'
  for (const piece of [...pieces, pieces.join(''), '{% highlight x %}a{% endhighlight %}', '{% highlight x'])
    await render(native, piece.repeat(100_000 / piece.length) + end)
})

test('options of Hugo and Hexo stand behind the fence, and the finding says whose tag it is', async () => {
  const source = [
    '{{< highlight go "linenos=1,hl_lines=2,linenostart=5" >}}\na\nb\n{{< /highlight >}}',
    '{% codeblock Array.map lang:js https://e.org link %}\nc\n{% endcodeblock %}',
    '{% codeblock A title %}\nd\n{% endcodeblock %}',
  ].join('\n\n')
  const { body, findings } = await render(native, source)
  const html = show(body?.chunks ?? [])
  expect(html).toContain('<span class="line mark" data-n="6">b')
  expect(html).toContain('<figcaption><span>Array.map</span><a href="https://e.org">link</a>')
  expect(html).toContain('<figcaption><span>A title</span></figcaption>')
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    '`{{< highlight go "linenos=1,hl_lines=2,linenostart=5" >}}` is a shortcode of Hugo: its text was read as a block of code; write the code between ``` lines: ```go {linenos=1,hl_lines=2,linenostart=5}',
    '`{% codeblock Array.map lang:js https://e.org link %}` is a tag of Hexo: its text was read as a block of code; write the code between ``` lines: ```js',
    '`{% codeblock A title %}` is a tag of Hexo: its text was read as a block of code; write the code between ``` lines: ```js',
  ])
})
