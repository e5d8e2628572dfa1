import { expect, test } from 'vitest'
import { formatAll } from '../src/cli/print.ts'
import type { BuiltSite } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

/** One cause, one finding for each file: with its count, and the lines of the others. */
const HEAD = 'title: T\nurl: https://example.org\n'
const post = (title: string, body: string) => `---\ntitle: ${title}\ndate: 2026-11-20\n---\n${body}\n`
const A = post(
  'A',
  `<Chart/>

<Chart/> <Chart/> and <Graph/>

<Callout colour="red" size="x">x</Callout>

<Callout colour="blue">

<Chart/>

</Callout>

{% raw %} {% if x %}

{{< a >}} {% endraw %} {% assign x %}`,
)
const B = post('B', '<Chart/>\n\n<Chart/>')
const files = (config = HEAD) =>
  new Map([
    ['octavo.config.yaml', config],
    ['content/posts/a.md', A],
    ['content/posts/b.md', B],
  ])

const shown = ({ findings }: BuiltSite) =>
  findings.map(({ code, message, place, related }) => {
    const at = `${place.path.slice(-4)}:${place.line}:${place.column}`
    return `${at} ${code} ${/\(and.*\)|$/.exec(message)?.[0]} ${(related ?? []).map(({ line, column }) => `${line}:${column}`)}`.trim()
  })

const FOLDED = [
  'a.md:5:1 component/unknown (and 3 more in this file) 7:1,7:10,13:1',
  'a.md:7:23 component/unknown',
  'a.md:9:10 component/unknown-prop (and 1 more in this file) 11:10',
  'a.md:9:23 component/unknown-prop',
  'a.md:17:1 prose/foreign-syntax (and 2 more in this file) 17:11,19:24',
  'a.md:19:1 prose/foreign-syntax',
  'a.md:19:11 prose/foreign-syntax',
  'b.md:5:1 component/unknown (and 1 more in this file) 7:1',
]

test('so are tags and attributes that are removed, and lines of code that are left out', async () => {
  const told = (name: string, text: string) =>
    workplace().build(
      new Map([
        ['octavo.config.yaml', HEAD],
        [`content/posts/${name}`, post('A', text)],
      ]),
    )
  const html =
    '<b style="x">a</b> <d-cite key="a"></d-cite> <i style="x">a</i>\n\n<b style="y">b</b> <d-cite key="b"></d-cite>'
  expect(shown(await told('a.md', html))).toEqual([
    'a.md:5:4 html/removed-attribute (and 1 more in this file) 7:4',
    'a.md:5:20 html/removed-tag (and 1 more in this file) 7:20',
    'a.md:5:49 html/removed-attribute',
  ])
  const mdx = "import A from './a'\nimport b from './b'\n\nText.\n\nexport const c = 1\n"
  expect(shown(await told('a.mdx', mdx))).toEqual([
    '.mdx:5:1 markdown/module-line (and 1 more in this file) 6:1',
    '.mdx:10:1 prose/foreign-syntax',
  ])
})

test('what has one cause is told once in each file, by a kept build too', async () => {
  const { build } = workplace()
  const first = await build(files())
  expect(shown(first).sort()).toEqual([...FOLDED].sort())
  const again = await build(files())
  expect(again.redone.size).toBe(0)
  expect(again.findings).toEqual(first.findings)
  const edited = await build(new Map([...files(), ['content/posts/b.md', `${B}\n<Chart/>\n`]]))
  expect(shown(edited).at(-1)).toBe('b.md:5:1 component/unknown (and 2 more in this file) 7:1,9:1')
  expect(shown(edited).slice(0, -1)).toEqual(shown(first).slice(0, -1))
})

test('rules set the severity of all of them', async () => {
  const rules = '  rules:\n    component/unknown: error\n    component/unknown-prop: off\n'
  const { findings } = await workplace().build(files(`${HEAD}check:\n${rules}`))
  const kinds = findings.map(({ code, severity }) => `${code} ${severity}`)
  expect(kinds.filter((kind) => kind.startsWith('component/'))).toEqual(
    Array.from({ length: 3 }, () => 'component/unknown error'),
  )
})

test('the lines of the others are printed once each, the first of them', async () => {
  const many = post('A', '<Chart/> <Chart/>\n\n'.repeat(12))
  const { findings } = await workplace().build(new Map([...files(), ['content/posts/a.md', many]]))
  const lines = formatAll(findings, { color: false, lineOf: () => undefined }).split('\n')
  expect(lines).toEqual([
    'content/posts/a.md:5:1  warning  component/unknown  there is no component `Chart` in templates/components/ (and 23 more in this file)',
    '    also: lines 7, 9, 11, 13, 15, 17, 19, 21 …',
    'content/posts/b.md:5:1  warning  component/unknown  there is no component `Chart` in templates/components/ (and 1 more in this file)',
    '    also: content/posts/b.md:7:1',
  ])
})
