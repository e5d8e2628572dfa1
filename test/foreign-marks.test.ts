import { describe, expect, test } from 'vitest'
import { FORMS } from '../src/markdown/leftovers/forms.ts'
import { list, markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

/** Beginnings of what platforms know. */
const MORE = [
  ...['[code a="', '[/su_a', '[https://a:embed', '[f:id:a:', '\n%[a', '@[card](a', ':material-a', '++ctrl+a'],
  ...[
    '\n::',
    '\n::a',
    ':a{b="',
    '`{lang=',
    '\n![](a){#',
    '$${#eq-',
    '\n\\$$a=',
    '{{ a | b',
    '\n{{ a()',
    ']({{ a',
  ],
  ...['<% ', '\na\\\\', '\n/// a', '^^a', '{<b', '\n{% # '],
  ...['{{ <a ', '\n{% a ', '\n{% a b\n', '\n{%\na'],
]

/** What is told of a text, by both parsers alike. */
async function told(source: string, name = 'a.md') {
  const [native, remark] = await Promise.all(
    (['native', 'remark'] as const).map(
      async (parser) => (await render(await markdownLine(parser), source, name)).findings,
    ),
  )
  expect(native).toEqual(remark)
  return (native ?? []).filter(({ code }) => code === 'prose/foreign-syntax')
}

describe('marks of extensions are told, for readers see them', () => {
  test.each([
    ['{# not for readers #} and\n\n{#- a\nblock -#}', ['1:1', '3:1'], 'write <!-- … -->'],
    [
      '![A press|300](https://e.org/a.png) ![|30x20](https://e.org/a.png)',
      ['1:1', '1:37'],
      'take it out, or write <img src="…" alt="…" width="…">',
    ],
    [
      '![a](https://e.org/a.png)\n{.wide width=300}\n\n> q\n> {cite="https://e.org"}\n\n| a |\n|---|\n| b |\n{#t .striped}',
      ['2:1', '5:3', '10:1'],
      'write the element in HTML: <p class="…">, <a href="…" class="…">',
    ],
    [
      '<<< @/snippets/a.js{2}\n\n<<< ../a.ts#part [a]',
      ['1:1', '3:1'],
      'write the code itself between ``` lines',
    ],
    [
      'a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main',
      ['3:1'],
      'keep one of the two versions, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`',
    ],
    ['a\n\n<!--@include: ./part.md-->\n\nb', ['3:1'], 'write <Include file="name.md"/>'],
    ['<!-- #include file="a.html" -->', ['1:1'], 'write <Include file="name.md"/>'],
    ['{% include a.html %}', ['1:1'], 'write <Include file="name.md"/>, or a component'],
    [
      'Let \\( n^2 \\) be \\(x_i\\), \\\\(y\\\\) and\n\n\\[\na^2 + b^2\n\\]\n\n\\\\[ z \\\\]',
      ['1:5', '1:18', '1:27', '3:1', '7:1'],
      'write `$…$`, or `$$` on lines of their own',
    ],
    [
      '{% mermaid %}\ngraph\n{% image "a.png", "An alt" %}\n\n> {%- css -%}',
      ['1:1', '3:1', '5:3'],
      undefined,
    ],
    ['{{</* figure src="x" */>}}', ['1:1'], 'take its `/*` and `*/` out: nothing in a post is run'],
    ['{{ $frontmatter.title }} {{ post.title | upcase }}', ['1:1', '1:26'], 'write what it would print'],
    [
      '## Table of contents\n\n## One\n\na\n\n### TOC\n\n## Two',
      ['1:1', '7:1'],
      'take the heading out: the theme has contents, unless `theme.toc` is `off`',
    ],
    ['[ink]^(a colour) and a [bold]^(*x*)', ['1:1', '1:24'], 'write <ruby>…<rt>…</rt></ruby>'],
    [
      ':tada: We print! :+1::rocket:\n\n- **:white_check_mark: Done**\n- See [:eyes:](https://e.org)',
      ['1:1', '1:18', '3:5', '4:8'],
      'write the emoji itself, or set `markdown.emoji: true`',
    ],
    ['a :(fas fa-press fa-fw): b', ['1:3'], 'take it out, or write the sign itself'],
    [
      '!!! tip **Ink** is wet\nand dries\n\n!!! warning This is old',
      ['1:1', '4:1'],
      'write `:::note` before its text and `:::` behind it, without indentation',
    ],
  ])('%j', async (source, places, hint) => {
    const findings = await told(source)
    expect(list(findings)).toEqual(places.map((place) => `prose/foreign-syntax ${place}`))
    if (hint !== undefined) expect(new Set(findings.map((finding) => finding.hint))).toEqual(new Set([hint]))
  })

  test.each([
    '100%% sure, `%%x%%`, %% a',
    'a[1]^(2), `[a]^(b)`, \\[a]^(b), :(fact): :( fa-x ):, ^(a)',
    '`:tada:` and \\:tada:, a:tada:b, :::warning\n\n::tada::, :note:, :tada:`x`, src/a.ts:100:, https://e.org/:tada:\n\n:key: value\n\n```\n:tada:\n```',
    '## Table of contents\n\n- [a](#a)\n\n## Toc\n\n### A\n\n## Tables of contents\n\n## TOC',
    '!!! tip the waiter\n\n!!! tip Top !!!\n\n\\!!! tip Ink',
    'a == b == c, x==1 and y==2, ===, [l](https://e.org/?a==b==), `==x==`',
    '`^[a b]`, ^[a-z]+$, ^[0-9 ]x, [^1]\n\n[^1]: A note.',
    'x ^ y, ^_^ and 2 ^3 times',
    '![a | b](https://e.org/a.png) ![v1|](https://e.org/a.png)',
    '~gone~ and ~~gone~~, a \\~b~, ~/.config and ~/bin',
    'x^2, 2^3^4, `a^2^`',
    '## A heading {#own}\n\n{ .x } is a block, {a: 1}, {x}\n\n`{.a}`',
    '* [HTML]: a list\n\n[HTML]: https://e.org',
    '<<< a\n\n    <<< @/a.js\n\n`<<< @/a`',
    '<!-- include this later -->',
    '\\[x\\] \\(Optional\\) option\\(s\\) \\[--flag=VALUE\\] \\[foo_bar\\](b) $\\text{\\(a\\)}$ `\\(x\\)` C:\\\\(x86)',
    'Write {% mermaid %} in Hexo, and {{ title }}.',
    '```\n==a==\n%%b%%\n{.c}\n<<< @/d\n\\(e\\)\n```',
  ])('and nothing else is: %j', async (source) => {
    expect(list(await told(source))).toEqual([])
  })

  test('short codes of emoji where they are read', async () => {
    const line = await markdownLine('native', { emoji: true })
    expect((await render(line, ':tada: Done')).findings).toEqual([])
  })

  test('an include that brings nothing is not said to be printed', async () => {
    const [include] = await told('<!--@include: ./part.md-->')
    expect(include?.message).toMatch(/is printed nowhere$/)
  })

  test('in time that grows with the length of the text', QUICK, () => {
    const signs = [
      '%%',
      '%%a',
      '==',
      '==a',
      '^[',
      '^[a b',
      '![a|1',
      '~a',
      '^2',
      '{.a ',
      '{# a',
      '{% a ',
      'a ^b',
      ':tada:',
    ]
    for (const sign of [...signs, ...MORE, '\\(', '\\(a_b', '\\[', '\\[^', '\\\\[', '\\\\('])
      for (const { pattern } of FORMS)
        expect([...sign.repeat(100_000 / sign.length).matchAll(pattern)].length).toBeGreaterThanOrEqual(0)
  })
})

describe('expressions in braces', () => {
  test('are told in .mdx, where they would be run', async () => {
    const source =
      'It is {answer}, {"text"} and {a && b}.\n\n| a |\n|---|\n| {x} |\n\n{list.length}\n\n<Tabs values={[1]}>\n\n<Tab label="a">{b}</Tab>\n\n</Tabs>\n\n<b className={"x"}>y</b> $x_{i}$ `{code}` \\{text} ## {#id}'
    expect(list(await told(source, 'a.mdx'))).toEqual(
      ['1:7', '1:17', '1:30', '5:3', '7:1', '11:16'].map((place) => `prose/foreign-syntax ${place}`),
    )
    expect(list(await told(source, 'a.md'))).toEqual([])
  })

  test('and in .md that begins with an import, as Docusaurus reads it', async () => {
    const imports = "import A from '@theme/A'\nimport b from './b.png'\n\n"
    expect(list(await told(`${imports}It is {answer}.`))).toEqual(['prose/foreign-syntax 4:7'])
    expect(list(await told('import taxes from {x}.'))).toEqual([])
    expect(list(await told(`It is {answer}.\n\n${imports}`))).toEqual([
      'prose/foreign-syntax 3:1',
      'prose/foreign-syntax 4:1',
    ])
  })

  test('and around elements', async () => {
    expect(list(await told('a {<b>c</b>} and {a}\n\n{ <i>d</i> }', 'a.mdx'))).toEqual(
      ['1:3', '1:18', '3:1'].map((place) => `prose/foreign-syntax ${place}`),
    )
  })

  test('one over several lines is told where it begins', async () => {
    const source =
      '<Card>\n\n{\n\n<div>a</div>\n\n}\n\n</Card>\n\n> {\n> b\n> }\n\n```\n{\n}\n```\n\n$$\n{\na}\n$$\n\n`a\n{\n}`'
    const findings = await told(source, 'a.mdx')
    expect(list(findings)).toEqual(['prose/foreign-syntax 3:1', 'prose/foreign-syntax 11:3'])
    expect(findings[0]?.hint).toBe(
      'take it out, and the `}` that closes it: what stands between is read without them',
    )
    expect(list(await told(source))).toEqual([])
  })

  test('but not once more in a statement that is told', async () => {
    expect(list(await told('a\n\nexport const b = { c: 1 }\n\n{d}', 'a.mdx'))).toEqual([
      'prose/foreign-syntax 3:1',
      'prose/foreign-syntax 5:1',
    ])
  })
})
