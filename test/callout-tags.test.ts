import { describe, expect, test } from 'vitest'
import { check, lines, named } from './dialect-rows.ts'
import { render } from './markdown-fixture.ts'

const READ = 'prose/callout-tag'
const TOLD = 'prose/foreign-syntax'

const callout = (style: string, title: string, inner: string) =>
  `<div class="callout ${style}" role="note"><p class="label">${title}</p>${inner}</div>`

const details = (title: string, inner: string) => `<details><summary>${title}</summary>${inner}</details>`

describe('callouts of Hugo and Hexo are directives', () => {
  test.each(
    named([
      ['{{% note %}}\na *b*\n{{% /note %}}', callout('note', 'Note', '<p>a <em>b</em></p>'), [`${READ} 1:1`]],
      [
        '{{< tip "A `b`" >}}\nc\n{{< /tip >}}',
        callout('tip', 'A <code>b</code>', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      [
        '{{% notice warning "A b" %}}\nc\n{{% /notice %}}',
        callout('warning', 'A b', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      ['{{< hint danger >}}\nc\n{{< /hint >}}', callout('caution', 'Danger', '<p>c</p>'), [`${READ} 1:1`]],
      [
        '{{< callout type="info" emoji="x" >}}\nc\n{{< /callout >}}',
        callout('note', 'Info', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      [
        '{{% alert title="A" color="primary" %}}\nc\n{{% /alert %}}',
        callout('note', 'A', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      [
        '{{< admonition question "A" >}}\nc\n{{< /admonition >}}',
        callout('note', 'A', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      ['{{< error >}}\nc\n{{< /error >}}', callout('caution', 'Danger', '<p>c</p>'), [`${READ} 1:1`]],
      ['{% note %}\nc\n{% endnote %}', callout('note', 'Note', '<p>c</p>'), [`${READ} 1:1`]],
      ['{% note success no-icon %}\nc\n{% endnote %}', callout('tip', 'Tip', '<p>c</p>'), [`${READ} 1:1`]],
      ['{{< details title="A b" >}}\nc\n{{< /details >}}', details('A b', '<p>c</p>'), [`${READ} 1:1`]],
      [
        '{{< details title="A \'b\'" closed="true" >}}\nc\n{{< /details >}}',
        details("A 'b'", '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      [
        '{{% expand "A **b**" %}}\nc\n\n```js\nd\n```\n{{% /expand %}}',
        details(
          'A <strong>b</strong>',
          '<p>c</p><figure class="code"><pre tabindex="0"><code class="language-js">d\n</code></pre></figure>',
        ),
        [`${READ} 1:1`],
      ],
      [
        '{{%expand title="A" expanded="false" %}}\nc\n{{% /expand%}}',
        details('A', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      // What LoveIt folds stands open.
      [
        '{{< admonition type=tip title="A" open=false >}}\nc\n{{< /admonition >}}',
        callout('tip', 'A', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      [
        '{{< admonition warning "A b" true >}}\nc\n{{< /admonition >}}',
        callout('warning', 'A b', '<p>c</p>'),
        [`${READ} 1:1`],
      ],
      // In a line with its text, in a paragraph, in each other, in lists and quotes.
      [
        '{{% note %}}a *b*{{% /note %}}\nc',
        `${callout('note', 'Note', '<p>a <em>b</em></p>')}\n<p>c</p>`,
        [`${READ} 1:1`],
      ],
      [
        'a\n{{% note %}}\nb\n{{% /note %}}\nc',
        `<p>a</p>\n${callout('note', 'Note', '<p>b</p>')}\n<p>c</p>`,
        [`${READ} 2:1`],
      ],
      [
        '{{% note %}}\n{{% tip %}}\na\n{{% /tip %}}\n:::info\nb\n:::\n{{% /note %}}',
        callout('note', 'Note', `${callout('tip', 'Tip', '<p>a</p>')}${callout('note', 'Info', '<p>b</p>')}`),
        [`${READ} 2:1`, `${READ} 1:1`],
      ],
      [
        '- a\n\n  {{% note %}}\n  b\n  {{% /note %}}',
        `<ul>\n<li>\n<p>a</p>\n${callout('note', 'Note', '<p>b</p>')}\n</li>\n</ul>`,
        [`${READ} 3:3`],
      ],
      [
        '> {{% note %}}\n> a\n> {{% /note %}}',
        `<blockquote>\n${callout('note', 'Note', '<p>a</p>')}\n</blockquote>`,
        [`${READ} 1:3`],
      ],
      [
        '{{< note >}}\na {{< youtube b >}}\n\n```\n{{< note >}}\n```\n{{< /note >}}',
        callout(
          'note',
          'Note',
          '<p>a {YouTube id="b"}</p><pre tabindex="0"><code>{{&#x3C; note >}}\n</code></pre>',
        ),
        [`${READ} 1:1`, 'prose/hugo-shortcode 2:3'],
      ],
    ]),
  )('$name', ({ row }) => check(row))
})

describe('forms of themes of Hexo and Hugo', () => {
  const shown = (kind: string, title: string) => callout(kind, title, '<p>c</p>')
  test.each([
    ['{% note info no-icon %}', shown('note', 'Info')],
    ['{% note no-icon warning %}', shown('warning', 'Warning')],
    ['{% note info flat  %}', shown('note', 'Info')],
    ['{% note blue %}', shown('note', 'Note')],
    ["{% note green 'fas fa-pen' flat %}", shown('note', 'Note')],
    ["{% note 'fab fa-cc-visa' simple %}", shown('note', 'Note')],
    ['{% note fa-bell modern %}', shown('note', 'Note')],
    // What NexT folds stands open.
    ['{% note success A summary %}', shown('tip', 'A summary')],
    ['{% note tip "The `list` of it" %}', shown('tip', 'The <code>list</code> of it')],
    ['{% note Tip of the day %}', shown('note', 'Tip of the day')],
    ['{% note red A b %}', shown('note', 'A b')],
    ['{% hideToggle A b %}', details('A b', '<p>c</p>')],
    ['{% hideToggle A b, cyan, #fff %}', details('A b', '<p>c</p>')],
    ['{% hideBlock A,bg %}', details('A', '<p>c</p>')],
    ['{% folding A b %}', details('A b', '<p>c</p>')],
    ['{% folding cyan open, A, b %}', details('A, b', '<p>c</p>')],
    ['{% folding, a.json %}', details('a.json', '<p>c</p>')],
    ['{% folding cyan::A b %}', details('A b', '<p>c</p>')],
    ['{% folding A color:red open:true %}', details('A', '<p>c</p>')],
    ['{% fold info @A b %}', details('A b', '<p>c</p>')],
    ['{% fold @A %}', details('A', '<p>c</p>')],
    ['{% details A %}', details('A', '<p>c</p>')],
    ['{% spoiler "A: b, c" %}', details('A: b, c', '<p>c</p>')],
    ['{{< alert "circle-info" >}}', shown('note', 'Note')],
    ['{{< alert "warning" >}}', shown('warning', 'Warning')],
    ['{{< details "A b" >}}', details('A b', '<p>c</p>')],
    ['{{< collapse summary="A" >}}', details('A', '<p>c</p>')],
    ['{{< collapse summary="A" openByDefault=false >}}', details('A', '<p>c</p>')],
  ])('%s', async (tag, html) => {
    const name = /\w+/.exec(tag)?.[0]
    const end = tag.startsWith('{%') ? `{% end${name} %}` : `{{< /${name} >}}`
    await check([`${tag}\nc\n${end}`, html, [`${READ} 1:1`]])
  })

  test('in each other', async () => {
    await check([
      '{% folding A %}\n{% note red %}\nc\n{% endnote %}\n{% folding B %}\nd\n{% endfolding %}\n{% endfolding %}',
      details('A', `${callout('note', 'Note', '<p>c</p>')}${details('B', '<p>d</p>')}`),
      [`${READ} 2:1`, `${READ} 5:1`, `${READ} 1:1`],
    ])
  })
})

describe('what says more, stands elsewhere or has no end is told as what it is', () => {
  test.each([
    '{{% note %}}\na\n',
    '{{% note "a [b](c)" %}}\na\n{{% /note %}}',
    '{{< callout type="fancy" >}}\na\n{{< /callout >}}',
    '{{< alert "twitter" "a" >}}\na\n{{< /alert >}}',
    '{{< notice "twitter" >}}\na\n{{< /notice >}}',
    '{% folding [a] %}\nb\n{% endfolding %}',
    '{{< note collapsed=true >}}\na\n{{< /note >}}',
    '{{< details >}}\na\n{{< /details >}}',
    '{{< details title="a" open=true >}}\na\n{{< /details >}}',
    '{{% expand %}}\na\n{{% /expand %}}',
    '{{% expand "a" "true" %}}\nb\n{{% /expand %}}',
    'a {{% note %}}b{{% /note %}}',
    '{{% note %}}a{{% /note %}} b',
    '- {{% note %}}\n  a\n\n{{% /note %}}',
    '{% note success A [summary] %}\na\n{% endnote %}',
    '{% note info::a %}\na\n{% endnote %}',
    '{% note "a %}\na\n{% endnote %}',
    '{% folding cyan, %}\na\n{% endfolding %}',
    '{% hideBlock %}\na\n{% endhideBlock %}',
    '{% hideToggle a %}\nb\n{% endfolding %}',
    '{{< collapse summary="a" openByDefault=true >}}\nb\n{{< /collapse >}}',
  ])('%j', async (source) => {
    const { findings } = await render(lines[0], source, 'content/posts/fold/post.md')
    expect(findings[0]?.code).toBe(TOLD)
    expect(findings.some(({ code }) => code === READ)).toBe(false)
  })

  test.each([
    '`{{% note %}}`\n\n`{{% /note %}}`',
    '```\n{{% note %}}\na\n{{% /note %}}\n```',
    '<!--\n{{% note %}}\na\n{{% /note %}}\n-->\n\nb',
    '\\{{% note %}}\n\na\n\n\\{{% /note %}}',
  ])('code and comments: %j', async (source) => {
    const { findings } = await render(lines[0], source, 'content/posts/fold/post.md')
    expect(findings).toEqual([])
  })
})

test('the finding says what to write', async () => {
  const { findings } = await render(
    lines[0],
    '{{% notice tip "A" %}}\nb\n{{% /notice %}}\n',
    'content/posts/a.md',
  )
  expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
    [
      '`{{% notice tip "A" %}}` is a shortcode of Hugo: it was read as a callout',
      'write `:::tip[A]` on a line before its text and `:::` on one behind it',
    ],
  ])
})
