import { expect, test } from 'vitest'
import type { Root } from '../src/markdown/tree.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

const ROWS: readonly Row[] = [
  ['## A b {#own}', '<h2 id="own">A b</h2>'],
  ['## A {#own .x .y} ##', '<h2 id="own" class="x y">A</h2>'],
  ['A {#own}\n---', '<h2 id="own">A</h2>'],
  ['## *A* `b` {#über.x:y}', '<h2 id="über.x:y"><em>A</em> <code>b</code></h2>'],
  [
    '> ## A {#own}\n\n<B>\n\n### C {#c}\n\n</B>',
    '<blockquote>\n<h2 id="own">A</h2>\n</blockquote>\n{#B|<h3 id="c">C</h3>}',
  ],
  ['## A \\{#own}', '<h2 id="a-own">A {#own}</h2>'],
  ['## A `{#own}`', '<h2 id="a-own">A <code>{#own}</code></h2>'],
  ['## A {own}', '<h2 id="a-own">A {own}</h2>'],
  ['## A {#own onclick=x}', '<h2 id="a-own-onclickx">A {#own onclick=x}</h2>', ['prose/foreign-syntax 1:6']],
  ['## A {.b}', '<h2 class="b" id="a">A</h2>'],
  ['## A\n\n## A {.b}', '<h2 id="a">A</h2>\n<h2 class="b" id="a-1">A</h2>'],
  [
    '> - ## *A* {.b .c #d} ##',
    '<blockquote>\n<ul>\n<li>\n<h2 id="d" class="b c"><em>A</em></h2>\n</li>\n</ul>\n</blockquote>',
  ],
  ['## {.b}', '<h2 id="b">{.b}</h2>'],
  ['## A {.b} {: .c}', '<h2 class="c b" id="a">A</h2>'],
  ['## A {.NET}', '<h2 id="a-net">A {.NET}</h2>', ['prose/foreign-syntax 1:6']],
  ['## A {.b c=d}', '<h2 id="a-b-cd">A {.b c=d}</h2>', ['prose/foreign-syntax 1:6']],
  ['A {key="val w"}\n---', '<h2 id="a-keyval-w">A {key="val w"}</h2>', ['prose/foreign-syntax 1:3']],
  ['## A {-}', '<h2 id="a--">A {-}</h2>', ['prose/foreign-syntax 1:6']],
  ['## A \\{.b}', '<h2 id="a-b">A {.b}</h2>'],
  ['## A `{.b}`', '<h2 id="a-b">A <code>{.b}</code></h2>'],
  ['## A {.b} c', '<h2 id="a-b-c">A {.b} c</h2>'],
  ['## A {b: 1}', '<h2 id="a-b-1">A {b: 1}</h2>'],
  ['## A {...}', '<h2 id="a-">A {...}</h2>'],
  ['A {.b}', '<p>A {.b}</p>'],
  ['## A {#a"b}', '<h2 id="a-ab">A {#a"b}</h2>'],
  ['A {#own}', '<p>A {#own}</p>'],
  // As Docusaurus and React's pages have it.
  ['## A *b* {/*own-1*/}', '<h2 id="own-1">A <em>b</em></h2>'],
  ['> ### A {/* #Own */}  ', '<blockquote>\n<h3 id="Own">A</h3>\n</blockquote>'],
  ['```\n## A {/*own*/}\n```', '<pre tabindex="0"><code>## A {/*own*/}\n</code></pre>'],
  ['## A \\{/*own*/}', '<h2 id="a-own">A {/<em>own</em>/}</h2>'],
  ['## [#own]', '<h2 id="own">[#own]</h2>'],
  ['## A { #own }', '<h2 id="own">A</h2>'],
  ['## A `b` [#own-1]', '<h2 id="own-1">A <code>b</code></h2>'],
  ['## A [#12]', '<h2 id="a-12">A [#12]</h2>'],
  ['## A \\[#own]', '<h2 id="a-own">A [#own]</h2>'],
  ['## A [#own]\n\n[#own]: /b', '<h2 id="a-own">A <a href="[[/b]]">#own</a></h2>'],
  ['## A\n\n## B [#a]\n\n## C {: #a-1}', '<h2 id="a-2">A</h2>\n<h2 id="a">B</h2>\n<h2 id="a-1">C</h2>'],
  // What is given counts first; the words of another heading give way.
  ['## A\n\n## B {#a}', '<h2 id="a-1">A</h2>\n<h2 id="a">B</h2>'],
  ['## A\n\n## B {  #a}', '<h2 id="a-1">A</h2>\n<h2 id="a">B</h2>'],
  ['## A\n\n## B {\t#a}', '<h2 id="a-1">A</h2>\n<h2 id="a">B</h2>'],
  ['## A {#x}\n\n## B {#x}', '<h2 id="x">A</h2>\n<h2 id="x">B</h2>', ['links/duplicate-id 3:1']],
  ['## A {#o-x}', '<h2 id="o-x">A</h2>', ['html/reserved-id 1:1']],
]

test.each(ROWS.map((row) => ({ row, name: JSON.stringify(row[0]) })))('$name', async ({ row }) => {
  const [source, shown, findings = []] = row
  for (const line of lines) {
    for (const path of ['post.md', 'post.mdx']) {
      const made = await render(line, source, path)
      expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
    }
  }
})

test('contents and anchors have the id', async () => {
  const made = await render(lines[0] as (typeof lines)[0], '## A b {#own}')
  expect(made.body?.headings).toEqual([{ level: 2, id: 'own', text: 'A b' }])
})

test('an id that a plugin gives counts first too', async () => {
  const give = () => (tree: Root) => {
    const last = tree.children.at(-1)
    if (last?.type === 'heading') last.data = { hProperties: { id: 'a' } }
  }
  const place = { path: 'octavo.config.yaml', line: 1, column: 1 }
  const plugins = [{ name: 'ids', plugin: give, options: null, place }]
  const { body } = await render(await markdownLine('native', { plugins }), '## A\n\n## B')
  expect(show(body?.chunks ?? [])).toBe('<h2 id="a-1">A</h2>\n<h2 id="a">B</h2>')
})

test('thousands of blanks before a brace take no time', QUICK, async () => {
  const { body } = await render(await markdownLine('native'), `## A${' '.repeat(500_000)}{.b}c`)
  expect(body?.headings).toHaveLength(1)
})
