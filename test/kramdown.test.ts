import { describe, expect, test } from 'vitest'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')] as const
const TOLD = 'prose/foreign-syntax'

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

async function check([source, shown, findings = []]: Row): Promise<void> {
  for (const line of lines) {
    const made = await render(line, source)
    expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
  }
}

const named = (rows: readonly Row[]) => rows.map((row) => ({ row, name: JSON.stringify(row[0]) }))
const box = (style: string, label: string, content: string) =>
  `<div class="callout ${style}" role="note"><p class="label">${label}</p>${content}</div>`

describe('attribute lists of kramdown are given', () => {
  test.each(
    named([
      ['## A *b* {: #own .c}', '<h2 id="own" class="c">A <em>b</em></h2>'],
      ['## A\n{: #own }\n\nb', '<h2 id="own">A</h2>\n<p>b</p>'],
      ['## A\n{: .no_toc }\nb', '<h2 class="no_toc" id="a">A</h2>\n<p>b</p>'],
      ['a\n*b*\n{: .lead #x}', '<p id="x" class="lead">a\n<em>b</em></p>'],
      ['a  \n{:.lead}\n\nb', '<p class="lead">a</p>\n<p>b</p>'],
      ['{: .lead}\na', '<p class="lead">a</p>'],
      ['> a\n>\n> b\n{: .c}', '<blockquote class="c">\n<p>a</p>\n<p>b</p>\n</blockquote>'],
      ['> a\n> {: .c}', '<blockquote>\n<p class="c">a</p>\n</blockquote>'],
      [
        '- a\n  - b\n{: .c #d}\n\ne',
        '<ul id="d" class="c">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n<p>e</p>',
      ],
      ['- a\n\n  b\n  {: .c}', '<ul>\n<li>\n<p>a</p>\n<p class="c">b</p>\n</li>\n</ul>'],
      ['{: .c}\n- a', '<ul class="c">\n<li>a</li>\n</ul>'],
      ['~~~\na\n~~~\n{: .language-text}', '<pre tabindex="0"><code class="language-text">a\n</code></pre>'],
      [
        '| a |\n|---|\n| b |\n{: .c}',
        '<div class="table" role="region" tabindex="0" aria-label="Table 1"><table class="c">\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>',
      ],
      [
        '[a](https://e.org){:target="_blank" .b}, *c*{: .d} `e`{: .f}',
        '<p><a href="https://e.org" class="b" target="_blank">a</a>, <em class="d">c</em> <code class="f">e</code></p>',
      ],
      ['[a](/b){: .c}{: #d}{: .e} f', '<p><a href="[[/b]]" id="d" class="c e">a</a> f</p>'],
      [
        '```text\na\n```\n{: file="b/c.txt" .nolineno }',
        '<figure class="code"><figcaption><span>b/c.txt</span></figcaption><pre tabindex="0"><code class="language-text">a\n</code></pre></figure>',
      ],
      ['```\na\n```\n{: .noheader}', '<pre tabindex="0"><code>a\n</code></pre>'],
      ['> a\n{: .prompt-tip }', box('tip', 'Tip', '<p>a</p>')],
      ['*a* b\n{: .notice--danger}', box('caution', 'Danger', '<p><em>a</em> b</p>')],
      [
        '> [!NOTE]\n> a\n{: .c #d}',
        '<div class="callout note c" role="note" id="d"><p class="label">Note</p><p>a</p></div>',
      ],
      [
        '![a](b.png "t")\n{: .c #d}',
        '<figure id="d" class="c">((b.png|a))<figcaption>t</figcaption></figure>',
      ],
      ['{: .note }\n> a\n\nb', `${box('note', 'Note', '<p>a</p>')}\n<p>b</p>`],
    ]),
  )('$name', ({ row }) => check(row))

  test('to pictures, with their size', async () => {
    for (const line of lines) {
      const { body, findings } = await render(line, '![a](https://e.org/a.png){: w="7" height="4" .b }\n_c_')
      expect(findings).toEqual([])
      const image = body?.chunks.find((chunk) => typeof chunk !== 'string')
      expect(image).toMatchObject({ attributes: { width: '7', height: '4', class: 'b' } })
      expect(show(body?.chunks ?? [])).toBe('<p>((https://e.org/a.png|a))\n<em>c</em></p>')
    }
  })

  test.each([
    ['width="300px"', { width: '300' }],
    ['width="50%" height="50%"', { width: '50%', height: '50%' }],
  ])('to pictures, with a size in units: %s', async (size, attributes) => {
    for (const line of lines) {
      const { body, findings } = await render(line, `![a](https://e.org/a.png){:${size}}`)
      expect(findings).toEqual([])
      expect(body?.chunks.find((chunk) => typeof chunk !== 'string')).toMatchObject({ attributes })
    }
  })

  test('but not in units that HTML does not have', async () => {
    const { findings } = await render(lines[0], '![a](https://e.org/a.png){: width="3em" }')
    expect(list(findings)).toEqual([`${TOLD} 1:26`])
  })
})

describe('and stay as they are, and are told, where their element does not take them', () => {
  test.each(
    named([
      ['* toc\n{:toc}', '<ul>\n<li>toc\n{:toc}</li>\n</ul>', [`${TOLD} 2:1`]],
      ['a\n{: .b style="c"}', '<p>a\n{: .b style="c"}</p>', [`${TOLD} 2:1`]],
      ['a\n\n{: .b}\n\nc', '<p>a</p>\n<p>{: .b}</p>\n<p>c</p>', [`${TOLD} 3:1`]],
      [
        '```\na\n```\n{: file="b" }',
        '<pre tabindex="0"><code>a\n</code></pre>\n<p>{: file="b" }</p>',
        [`${TOLD} 4:1`],
      ],
      ['*a* {: .b} c', '<p><em>a</em> {: .b} c</p>', [`${TOLD} 1:5`]],
      ['- a\n  {: .b}', '<ul>\n<li>a\n{: .b}</li>\n</ul>', [`${TOLD} 2:3`]],
      ['a\n{: #o-b}', '<p>a\n{: #o-b}</p>', [`${TOLD} 2:1`]],
      // What is written by its number is text, and speaks for no list before it.
      ['a {: .c}\n\n## B &#123;: .c}', '<p>a {: .c}</p>\n<h2 id="b--c">B {: .c}</h2>', [`${TOLD} 1:3`]],
      ['*a*\\{: .b}\n\\{: .c}', '<p><em>a</em>{: .b}\n{: .c}</p>', []],
    ]),
  )('$name', ({ row }) => check(row))

  test('of pictures no id that hides a name of the browser', async () => {
    const { findings } = await render(
      lines[0],
      '![a](https://e.org/a.png){: #cookie } ![a](https://e.org/a.png){: #b }',
    )
    expect(list(findings)).toEqual([`${TOLD} 1:26`])
  })

  test('of pictures for two schemes both would be seen', async () => {
    const { findings } = await render(lines[0], '![a](https://e.org/a.png){: .dark }')
    expect(list(findings)).toEqual([`${TOLD} 1:26`])
  })
})

test('many of them take no time that grows with the square of their number', QUICK, async () => {
  for (const text of ['a\n{: .b}\n\n', '*a*{: .b}', '{: .b}\n', '{: ', '> {: .a}\n'])
    for (const line of lines) await render(line, text.repeat(40_000 / text.length))
})

test('in a snippet they speak of nothing around that', async () => {
  const read = (path: string) => (path.endsWith('/s.md') ? 'a\n\nb\n{: .c}' : undefined)
  for (const line of lines)
    for (const [host, shown] of [
      ['> <Include file="s.md"/>', '<blockquote>\n<p>a</p>\n<p class="c">b</p>\n</blockquote>'],
      ['- d\n\n  <Include file="s.md"/>', '<ul>\n<li>\n<p>d</p>\n<p>a</p>\n<p class="c">b</p>\n</li>\n</ul>'],
    ] as const) {
      const { body, findings } = await render(line, host, 'content/posts/post.md', 'en', read)
      expect([show(body?.chunks ?? []), list(findings)]).toEqual([shown, []])
    }
})
