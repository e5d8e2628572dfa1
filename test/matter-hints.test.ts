import { describe, expect, test } from 'vitest'
import { readPost, withLines } from './matter-reading.ts'

/** What an author is told to write where a parser only says what it did not expect. */

const quotes = (sign: string) => `a text that begins with \`${sign}\` wants quotes`
const USUAL = 'a text that holds `: ` or ` #` wants quotes'

describe('YAML', () => {
  test.each([
    ['mood: *Wet* ink', quotes('*')],
    ['mood: *wet*', quotes('*')],
    ['mood: !important ink', quotes('!')],
    ['mood: %ink', quotes('%')],
    ['mood: ? ink', quotes('?')],
    ['mood: - ink', quotes('-')],
    ['mood: [Solved] ink', quotes('[')],
    ['mood: {wet} ink', quotes('{')],
    ['mood: {{ page.mood }}', quotes('{{')],
    ['mood: > ink', quotes('>')],
    ['mood: | ink', quotes('|')],
    ['mood: @ink', quotes('@')],
    ['mood:wet', 'write a blank behind the colon: `mood: …`'],
    ['mood:wet\nink: black', 'write a blank behind the colon: `mood: …`'],
    ['inks:\n-black\n-red', 'write a blank behind the hyphen: `- …`'],
    ['inks: "black", "red"', 'a list stands in brackets: `[a, b]`'],
    [
      'mood: wet\n ink: black',
      'begin the line in the column of the key above; a text that goes on here wants quotes',
    ],
    ['mood: "wet" ink', 'write `\\"` for each quote inside of the text'],
    ['mood: wet: ink', USUAL],
    ['inks: [black, red', 'write `]` where the list of line 4 ends'],
    ['inks: [black, #red]', USUAL],
    ['see: https://example.org: ink', USUAL],
  ])('%j', (lines, hint) => {
    const { findings } = readPost(withLines(lines))
    expect(findings.map(({ code, hint }) => [code, hint])).toEqual([['syntax/yaml', hint]])
  })
})

describe('TOML', () => {
  const straight = 'a text stands in straight quotes: "…"'
  test.each([
    [
      'title: "x"',
      'TOML has `key = "text"`; `key: text` is YAML, which stands between two lines that are just `---`',
    ],
    ['title = My post', straight],
    ['title = “My post”', straight],
    ['tags = [a]', straight],
    ['draft = True', 'write true or false, in small letters'],
    ['date = 2026-1-2', 'a date is written 2026-01-02'],
    ['title = "x', undefined],
  ])('%s', (line, hint) => {
    const { findings } = readPost(`+++\n${line}\n+++\nText.\n`)
    expect(findings.map(({ code, hint }) => [code, hint])).toEqual([['syntax/toml', hint]])
  })
  test('between the wrong lines', () => {
    const hints = [
      '---\ntitle = "x"\ndate = 2026-01-02\n---\nText.\n',
      '---toml\ntitle = "x"\n---\nText.\n',
    ].map((text) => readPost(text).findings.map(({ code, hint }) => [code, hint]))
    const hint = 'TOML stands between two lines that are just `+++`'
    expect(hints).toEqual([[['matter/not-a-map', hint]], [['matter/language', hint]]])
  })
})

test.each([
  ['{"title": "x", }', 'take out the comma before it'],
  ['{"tags": ["x", ]}', 'take out the comma before it'],
  ['{ // x\n"title": "x"}', 'JSON has no comments: take it out'],
  ["{'title': 'x'}", 'a text stands in double quotes: "…"'],
  ['{"title"}', undefined],
])('JSON: %j', (matter, hint) => {
  const { findings } = readPost(`---json\n${matter}\n---\nText.\n`)
  expect(findings.map(({ code, hint }) => [code, hint])).toEqual([['syntax/json', hint]])
})

describe('a text that ends at a sign of a comment', () => {
  test('is told with what is lost', () => {
    const { post, findings, codes } = readPost('---\ntitle: Tip #1 and more\ndate: 2026-01-01\n---\nText.\n')
    expect([codes, post?.title]).toEqual([['2:12 matter/cut'], 'Tip'])
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      message: '`#1 and more` is a comment to YAML, and no part of `title`',
      hint: 'put quotes around the text',
      place: { length: 11 },
    })
  })
  test.each([
    ['description: All about #ink', ['4:24 matter/cut']],
    ['tags: #ink #lead', ['4:7 matter/cut']],
    ['Summary: C #sharp  # so it is', ['4:12 matter/cut']],
    ['description: All about # ink', []],
    ['description: All # about #ink', []],
    ['description: All about#ink', []],
    ['description: #TODO', []],
    ['description: "All about #ink"', []],
    ['description: "All" #ink', []],
    ['description: |\n  title: Tip #1', []],
    ['mood: wet #ink', []],
    ['draft: false #ink', []],
    ['weight: 1 #ink', []],
    ['#title: Tip #1', []],
    ['tags: [a] #ink', []],
  ])('%j', (line, codes) => {
    expect(readPost(withLines(line)).codes).toEqual(codes)
  })
  test('nothing takes longer than its length', () => {
    const blanks = ' '.repeat(20_000)
    const begin = performance.now()
    expect(readPost(withLines(`mood: a${blanks}`, 'x: a #b')).codes).toEqual([])
    expect(readPost(withLines(`mood: ${'a #'.repeat(7_000)}b`)).codes).toEqual([])
    expect(performance.now() - begin).toBeLessThan(1500)
  })
  test('and a title of it alone is missing', () => {
    const { codes } = readPost('---\ntitle: #1 of ink\ndate: 2026-01-01\n---\nText.\n')
    expect(codes).toEqual(['2:8 matter/cut', '1:1 matter/no-title'])
  })
  test('TOML has quotes', () => {
    expect(readPost('+++\ntitle = "Tip #1"\ndate = 2026-01-01\n+++\nText.\n').codes).toEqual([])
  })
})

describe('an item of a list that stands deeper than the one above it', () => {
  test('is told with the text that YAML reads', () => {
    const { post, findings, codes } = readPost(withLines('tags:', '  - ink', '    - lead', '      - tin'))
    expect([codes, post?.meta.tags.map(({ text }) => text)]).toEqual([
      ['6:5 matter/folded'],
      ['ink - lead - tin'],
    ])
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      message: '`- lead` stands deeper than the line above it, so both are one text to YAML: `ink - lead`',
      hint: 'begin every `-` of the list in the same column, on lines below `tags`',
      place: { length: 6 },
    })
  })
  test.each([
    ['categories:\n- A b\n- 2026\n - C', ['7:2 matter/folded']],
    ['tags: ink\n  - lead', ['5:3 matter/folded']],
    ['Authors:\n  - Octavo\n   - The type desk', ['6:4 matter/folded']],
    ['tags:\n  - ink\n    - lead\ncategories:\n  - A\n    - B', ['6:5 matter/folded', '9:5 matter/folded']],
    ['tags:\n  - ink\n  - lead', []],
    ['tags:\n- ink - lead\n- tin', []],
    ['tags:\n  - ink\n    and lead', []],
    ['tags:\n  - "ink\n    - lead"', []],
    ['tags:\n  - >\n    - lead', []],
    ['categories:\n  -\n    - A\n    - B', []],
    ['categories:\n  - - A\n    - B\n  - C', []],
    ['description: All\n  - and more', []],
    ['inks:\n  - black\n    - red', []],
    ['description: |\n  tags:\n  - ink\n    - lead', []],
  ])('%j', (lines, codes) => {
    expect(readPost(withLines(lines)).codes).toEqual(codes)
  })
  test('nothing takes longer than its length', () => {
    const begin = performance.now()
    readPost(withLines(`tags:\n${'- a\n'.repeat(14_000)}`))
    readPost(withLines(`tags:\n-${' '.repeat(60_000)}a`))
    readPost(withLines(`tags: ${'a '.repeat(30_000)}`))
    readPost(withLines('tags:\n- a\n'.repeat(5_000)))
    expect(performance.now() - begin).toBeLessThan(1500)
  })
})
