import { expect, test } from 'vitest'
import { list, markdownLine, render } from './markdown-fixture.ts'

test.each([
  ['See [docs][missing].', ['prose/reference-missing 1:12']],
  ['> - ![x][no_pic] [`f`][read *me*]', ['prose/reference-missing 1:10']],
  ['[*a* `b`][ref one]', ['prose/reference-missing 1:11']],
  ['See [docs][Missing  one].\n\n[missing one]: b.md', []],
  ['See [docs][a1]\n\n<Callout>\n\n[a1]: b.md\n\n</Callout>', []],
  ['a[0][1], a[i][jj], x["a"]["bb"], f()[a][bb], [1][2], [x][y], [a][bb][cc]', []],
  ['[A-Z][a-z]+, [A-Z][a-z], [a-z][a-z0-9]*, [abc][de]+, [[x][yy]]', []],
  // Logs, titles of mails, selectors: nobody meant a link.
  ['[INFO][main] up, [worker-1][ERROR] [ WARN ][web] [2026-01-02 10:20:30][web] [10:20:30,5][web]', []],
  ['[WIP][RFC] Parser; [type="text"][disabled], [href^=a][target]', []],
  [
    '[Info][main] [info][more] [API][API] [RFC][RFC 2119] [1.2.3][v1.2] [2026-01-02][one] [At 10:20][talk]',
    [8, 21, 33, 44, 62, 81, 97].map(missing),
  ],
  ['[a][bb](c.md), \\[docs][missing], [docs]\\[missing], `[docs][missing]`, [docs][]', []],
  ['<!-- [docs][missing] --> <code>[docs][missing]</code> <b title="[docs][missing]">x</b>', []],
  ['[a [docs][missing] b](https://e.org/)', []],
  ['    [docs][missing]', []],
  ['[[Wiki page]] and [[Wiki]], ![[x.png]] ![[a b.png|100]]', [1, 19, 29, 40].map(wiki)],
  ['[[notes/one#two|shown]] [[日记]]', [1, 25].map(wiki)],
  ['[[x]](b.md) [[Page]](b.md) [[Page]][x] [[Own]]\n\n[x]: b.md\n[own]: b.md', []],
  ['[[nodiscard]] [[package]] [[1, 2]] [[a, b]] [[0]] x[[Row one]] [[gnu::cold]] [[A]]', []],
  ['the [[Prototype]] of it, [[ -f x ]], `[[Page]]`, \\[[Page]], [[$a == b]], [[Page]', []],
])('%j', async (text, expected) => {
  for (const parser of ['native', 'remark'] as const) {
    const { findings } = await render(await markdownLine(parser), text)
    expect(list(findings)).toEqual(expected)
  }
})

function missing(column: number): string {
  return `prose/reference-missing 1:${column}`
}

function wiki(column: number): string {
  return `prose/foreign-syntax 1:${column}`
}

test('the findings say what to write', async () => {
  const { findings } = await render(await markdownLine('native'), '[docs][missing] [[Page one]] ![[x.png]]')
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    'there is no address for `[missing]`; write `[missing]: address` on a line of its own, or `[words](address)`',
    '`[[Page one]]` is a link of a wiki and is printed as it is; link to the file: [words](other.md)',
    '`![[x.png]]` is a link of a wiki and is printed as it is; write ![what it shows](path)',
  ])
})
