import { describe, expect, test } from 'vitest'
import { buildFixture } from './fixture.ts'
import { list, markdownLine, render } from './markdown-fixture.ts'

/** The hints for what is of another platform in a text, where each begins; both parsers tell the same. */
async function told(source: string): Promise<string[]> {
  const [native, remark] = await Promise.all(
    (['native', 'remark'] as const).map(
      async (parser) => (await render(await markdownLine(parser), source, 'a.md')).findings,
    ),
  )
  expect(native).toEqual(remark)
  const found = (native ?? []).filter(({ code }) => code === 'prose/foreign-syntax')
  return list(found).map((one, at) => `${one.replace('prose/foreign-syntax ', '')} ${found[at]?.hint}`)
}

const CLOSED = 'take it out together with the one that it closes'
const PICTURE = 'write ![what it shows](path "caption")'
const EMBED = 'write <Embed url="…" title="…"/>'
const CODE = 'write the code between ``` lines: ```js'
const VALUE = 'write what it would print'
const ICON = 'take it out, or write the sign itself'
const NUXT = 'write a component, <Name> and </Name>, or `:::note` and `:::` for a remark'

describe('what platforms make more of than text is told', () => {
  test.each([
    [
      '[caption id="attachment_1" width="3"][![a](https://e.org/a.png)](https://e.org/) A press.[/caption]',
      [`1:1 ${PICTURE}`, `1:90 ${CLOSED}`],
    ],
    ['\\[gallery ids="1,2"\\]', [`1:1 ${PICTURE}`]],
    ['[sourcecode language="js"]\na\n[/sourcecode]', [`1:1 ${CODE}`, `3:1 ${CLOSED}`]],
    ['[youtube https://www.youtube.com/watch?v=a]', ['1:1 write <YouTube id="…"/>']],
    ['[:contents]', ['1:1 write `toc: true` in the front matter']],
    [
      'a [https://e.org/a:embed:cite] and [https://e.org/b:title=Words of it]。',
      [`1:3 write [words](address), or <Embed url="…" title="…"/>`, '1:36'],
    ],
    ['[asin:B012345678:detail]', ['1:1 write [words](address)']],
    ['a\n\nREADMORE\n\nb', ['3:1 write <!-- more -->']],
    ['[f:id:octavo:20200926195608p:plain]', ['1:1 write ![what it shows](path)']],
    ['%[https://e.org/a]\n\n%%[widget-1]', [`1:1 ${EMBED}`, '3:1']],
    ['@[youtube](https://e.org/)', ['1:1 write <YouTube id="…"/>']],
    ['A note^[これは注です]。', ['1:7 write [^1], and `[^1]: …` on a line of its own']],
    ['[a](__GHOST_URL__/a/)', ['1:5 write the path alone, as `/about/`']],
    [':material-check: and :octicons-heart-fill-24:', [`1:1 ${ICON}`, '1:22']],
    ['Press ++ctrl+alt+del++.', ['1:7 write <kbd>Ctrl</kbd>+<kbd>C</kbd>']],
    ['::warning\na\n::\n', [`1:1 ${NUXT}`, '3:1']],
    ['a :icon{name="x"} b', ['1:3 write a component: <Name attribute="…"/>']],
    ['`a`{lang="ts"}', ['1:4 take it out: code in a sentence has no colours']],
    [
      '![a](https://e.org/a.png){#fig:a width=50%}',
      ['1:26 take it out, or write <img id="…" src="…" alt="…">'],
    ],
    ['$$\nx^2\n$$ {#eq-x}', ['3:4 take it out']],
    ['1. \\$$ a^2 $$\n2. b', ['1:4 take the backslash out']],
    [
      '<div>{{ notice-2 | markdownify }}</div>\n\n{{ gallery() }}\n\n{{ "a" | upcase }}',
      [`1:6 ${VALUE}`, '3:1', '5:1'],
    ],
    ['**[a]({{ external_url }})**', ['1:7 write the address itself']],
    ['{{ <resize_image path="a" /> }}', ['1:1 write it in markdown, or make a component of it']],
    [
      'a\n\n{%\n  include a.html\n  b="c"\n%}\n\n> {% image\n>   "a.png" %}',
      ['3:1 write <Include file="name.md"/>, or a component', `8:3 ${PICTURE}`],
    ],
    ['<% tp.date.now() %>\n\n> <%= now %>', [`1:1 ${VALUE}`, '3:3']],
    ['A line\\\\\nand *another* \\\\\n**one**.', ['1:7 write one backslash', '2:15']],
    ['/// note | Title\na\n///', ['1:1 write `:::note`']],
    ['an ^^inserted word^^.', ['1:4 write <ins>…</ins>']],
    ['{%- # TOC start (made) -%}\n\na', ['1:1 write <!-- … -->']],
    ['It is {% hideInline so %}.', ['1:7 write it in markdown, or make a component of it']],
  ])('%j', async (source, expected) => {
    const found = await told(source)
    expect(found.map((one, at) => one.slice(0, expected[at]?.length))).toEqual(expected)
  })

  test.each([
    '[code] and [/code], [gallery], [video](https://e.org/), [embed] and [1:contents], [/usr/bin] [su_x]',
    '[https://e.org/a](https://e.org/b:title) and <https://e.org/a:embed>',
    '좋아요^^ㅎㅎ 그리고^^ and ^^笑^^ and fun^^ or so^^',
    '^^ and ^^, a ^^b, `^^c^^`, /// and a /// b\n\n/// is a comment',
    'a <% b, `<% c %>` and 5 <%, x<% y %>',
    '$$\na \\\\\nb\n$$\n\n`C:\\\\`\nb\n\n```\na\\\\\nb\n```\n\na\\\\\n\nb',
    '`[caption id="a"]` `[:contents]` `%[a]` `@[card](a)` `:material-check:` `++ctrl+a++` `{{ a | b }}`',
    '50%[a], a %[b] c and @[a](https://e.org/) or me@[card](https://e.org/)',
    'C++ and ++i, a:b{c="d"}, https://e.org/:a{b="c"}, ::before and ::after\n\n::before\n\n:::note\na\n:::\n',
    '## A heading {#own}\n\n## ![a](https://e.org/a.png) {#fig}\n\nA price of \\$$ and \\$$5 or $$.',
    'Angular prints {{ price | currency }} and {{ day | date:"y" }}, {{ title }} and {{ name() }}.',
    'Tags are {% … %} and {% a\nb %}, 5 {% 6.',
    '```\n{%\n  include a\n%}\n::\n[caption id="a"]\n```',
    'x^[a中b]',
    'a READMORE\n\nREADMORE b\n\n`READMORE`\n\n    READMORE\n\nREADMORE',
  ])('and nothing else: %j', async (source) => {
    expect(await told(source)).toEqual([])
  })
})

test('the ends of divisions of Quarto are told once in a file, with all their lines', async () => {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-02\n---\n${'::: {.cell}\na\n:::\n\n'.repeat(3)}`,
  )
  expect(findings.map(({ code, place, related }) => [code, place.line, related?.length])).toEqual([
    ['prose/foreign-syntax', 5, 2],
    ['callout/stray-close', 7, 2],
  ])
})
