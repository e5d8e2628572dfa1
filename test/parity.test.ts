import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { CODE_BLOCKS, corpus } from './markdown-corpus.ts'
import { markdownLine, render } from './markdown-fixture.ts'
import { FAMILIES } from './pathological.ts'

/** The native parser against the reference: whole bodies and all findings must be equal. */

const { tests } = createRequire(import.meta.url)('commonmark-spec') as {
  readonly tests: readonly { readonly markdown: string; readonly number: number }[]
}
const settings = { typography: true, emoji: true }
const native = await markdownLine('native', settings)
const reference = await markdownLine('remark', settings)

async function differing(texts: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const text of texts) {
    const [one, other] = await Promise.all([render(native, text), render(reference, text)])
    if (JSON.stringify(one) !== JSON.stringify(other)) found.push(text)
  }
  return found
}

test('which parser runs is a recorded fact', () => {
  expect([native.parser, reference.parser]).toEqual(['native', 'remark'])
})

test('all examples of the specification', async () => {
  const texts = tests.map(({ markdown }) => markdown.replaceAll('→', '\t'))
  expect(await differing(texts)).toEqual([])
})

describe('generated posts', () => {
  test.each([1, 2])('seed %i', async (seed) => {
    expect(await differing(corpus(seed, 250))).toEqual([])
  })

  test('code', async () => {
    expect(await differing(corpus(3, 250, CODE_BLOCKS))).toEqual([])
  })
})

test('hostile texts, in three sizes', async () => {
  // No file gives half of a pair: bytes are decoded before.
  const families = [...FAMILIES].filter(([name]) => name !== 'signs, lone surrogates')
  expect(families.length).toBeGreaterThan(200)
  const texts = families.flatMap(([, make]) => [60, 300, 1000].map((size) => make(size)))
  expect(await differing(texts)).toEqual([])
})

/** Found by mutated posts (test/long/markdown-fuzz.test.ts), each as short as can be. */
test.each([
  ...[
    '(https://a.b)',
    'https://a.b/c_(d)',
    'https://a.b/"c"',
    "'www.a.b'",
    'www.a.b]',
    'https://a.b`c`',
    '[c](https://a.b)',
    '[https://a.b](https://www.a.b)',
  ].map((cell) => [`an address at the end of a cell, ${cell}`, `|a|b|\n|-|-|\n|${cell}|d|\n`]),
  ['a bare address in an open bracket, with what looks like a link behind it', '[http://a.]('],
  ['the same with a reference', 'x\n\n> # [http://a.][ b\n> www\\.a http://b.c]( d'],
  ['an escaped point', 'a\n\n~www\\.'],
  ['an address behind what is no scheme', '*b*\n\n://www.a'],
  ['an address behind a hyphen', '-http://e.本_b'],
  ['an address behind a sign in a bracket', '[_http://a.'],
  ['an address on the next line', '[\\\nwww.a'],
  ['a note beside an address of mail that is escaped', '[^1]a@e\\.g'],
  ['a task that begins with a tag', '<i e=1>s\n- [ ] </i>\n\n  ~'],
  ['an empty bullet below a heading below a definition', '[r]:r\n#\n\n*'],
  ['an equals sign twice in a tag', '<g r=\n =x>'],
  ['an address of mail with its scheme', '[\\\nmailto:a@b.c _mailto:a@b.c_'],
  ['a note behind an exclamation mark', '![^1][r]\n\n[^1]: b'],
  ['an underscore within stars', 'c**_**'],
  ['an escaped sign in an address of mail', '\\._@.p'],
  ['a linked picture', '[![CI](https://x.y/z)](b) [a@b.c](mailto:a@b.c) [mailto:a@b.c]('],
  ['a line of a comment that begins with a sign of quotes', 'a <!-- b\n> c -->'],
  ['a task that an empty bullet makes a heading of', '- [ ] a\n  -'],
  ['a note in the text of a link, behind brackets', '[[][^1]]()\n\n[^1]: x'],
  ['a blank before a tag on a lazy line of a quote', '>a\n <a>\n'],
  ['a blank before a tag on a lazy line of an item', '- [\n <a h="">\n'],
  ['a tag below a quote that ends with a definition', '>[a]:b\n<a>\n'],
  ['a definition that is the head of a table', '[a]:|\n|-'],
  ['a table whose head stands on a lazy line of a quote', '>|\n:\n>-|'],
  ['a table whose head stands on a lazy line of an item', '- a\n:\n  -|'],
  ['a label with a table in it', '[\n-|\n]:a'],
  ['an empty bullet below a table below a definition', '[a]:()\n||\n|-\n-'],
  ['an empty bullet behind another below a table below a definition', '[a]:()\n||\n|-\n2. *'],
  ['a no-break space in a bare value', '!<a a=Â\u00a0=a>'],
  ['stars around a sign and an underscore', '*|_*a'],
  ['stars around an underscore and a sign, behind a letter', 'a*_[*'],
  ['two stars beside an underscore that close one', '*a**_'],
  ['one star beside an underscore that two close', '_*a**'],
])('read alike: %s', async (_, text) => {
  expect(await differing([text, `${text}\n\na\n`, `> ${text.replaceAll('\n', '\n> ')}`])).toEqual([])
})

describe('lists in quotes and notes are set apart as CommonMark has it', () => {
  const lists = [
    '- a',
    '1. a',
    '- a\n- b',
    '- a\n  - b',
    '- > a',
    '- a\n\n  b',
    '- ',
    '- [ ] a',
    '- a\n\n- b',
  ]
  const blocks = [
    '> b',
    '# b',
    '- b',
    '* b',
    '```\nb\n```',
    '<p>b</p>',
    'b',
    '    b',
    '> > b',
    '> - b',
    '- > b',
  ]
  const texts = lists.flatMap((list) =>
    blocks.flatMap((block) => [`${list}\n${block}`, `${list}\n\n${block}`, `${list}\n\n\n${block}`]),
  )
  const indented = (text: string) => text.replace(/\n(?=.)/g, '\n    ')
  test.each([
    ['a quote', (text: string) => `> ${text.replaceAll('\n', '\n> ')}`],
    ['a note', (text: string) => `x[^1]\n\n[^1]: y\n\n    ${indented(text)}`],
    ['an item in a quote', (text: string) => `> 1. x\n>\n>     ${indented(text).replaceAll('\n', '\n> ')}`],
  ])('%s', async (_, wrap) => {
    expect(await differing(texts.map(wrap))).toEqual([])
  })

  test.each([
    ['> - a\n>\n> 1. b', false],
    ['> - a\n>\n>\n> b', false],
    ['> - a\n>\n> - b', true],
    ['> - > a\n>\n> - b', true],
    ['> - a\n>   - b\n>\n> - c', true],
    ['> - a\n>\n>   b\n>\n> 1. c', true],
  ])('%j', async (text, isApart) => {
    for (const markdown of [native, reference]) {
      const { body } = await render(markdown, text)
      expect(/<li>\s*<p>/.test(body?.chunks.join('') ?? '')).toBe(isApart)
    }
  })
})

test('a finding about a bare address stands where the address does, by both parsers', async () => {
  for (const markdown of [native, reference]) {
    const { body } = await render(markdown, 'a\n\n*b* [x\\\n![http://a.b/c](')
    const places = body?.chunks.flatMap((chunk) => (typeof chunk === 'string' ? [] : [chunk.place]))
    expect(places).toEqual([{ path: 'post.md', line: 4, column: 3 }])
  }
})

test('a difference would be seen', async () => {
  const broken = { ...native, body: () => undefined }
  const [one, other] = await Promise.all([render(broken, '*a*'), render(reference, '*a*')])
  expect(JSON.stringify(one)).not.toBe(JSON.stringify(other))
})

test('a break that ends the words of a link', async () => {
  const texts = ['[a\\\n](b)', '> [\\\n> ](b)', '- [a\\\n  ](b)', '![a\\\n](b)', '[a\\\n][b]\n\n[b]: /c']
  expect(await differing(texts)).toEqual([])
})

test('a blank in the brackets of a reference to a note', async () => {
  const notes = '\n\n[^1]: n'
  expect(
    await differing(
      ['a[^1 ]', 'a[^1\n]', 'a[^ 1]', '> a[^1\n> ] b', 'a[^1 ][^1]', '[ ^2]: /x\n\n[^2]'].map(
        (text) => text + notes,
      ),
    ),
  ).toEqual([])
})
