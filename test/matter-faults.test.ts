import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPost, withLines, yaml } from './matter-reading.ts'
import { QUICK } from './quick.ts'

/** FAULTS, section 1: each hazard by its id. */

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )

describe('FM01 code in front matter never runs', () => {
  const canary = join(tmpdir(), 'octavo-canary')
  const code = `{ "title": require('fs').writeFileSync('${canary}', 'x') }`
  test.each(['js', 'javascript', 'JS', 'JavaScript', ' js', '\tjavascript ', 'coffee', 'cson', 'json5'])(
    '---%s',
    (word) => {
      rmSync(canary, { force: true })
      const { post, codes, findings } = readPost(`---${word}\n${code}\n---\nText.\n`)
      expect(post).toBeUndefined()
      expect(codes).toEqual(['1:4 matter/language'])
      expect(findings[0]?.message).toContain('front matter is data: YAML, TOML or JSON')
      expect(existsSync(canary)).toBe(false)
    },
  )
})

describe('FM02 only our own list of languages', () => {
  const names = Object.getOwnPropertyNames(Object.prototype)
  test.each([...names, 'coffee', 'toml', 'yml', 'xml'])('---%s', (word) => {
    expect(readPost(`---${word}\ntitle: x\n---\nText.\n`).codes).toEqual(['1:4 matter/language'])
  })
  test.each(['---', '---yaml', '--- yaml', '---YAML', '---  '])('%s', (fence) => {
    expect(readPost(`${fence}\ntitle: x\ndate: 2026-01-01\n---\nText.\n`).codes).toEqual([])
  })
  test('+++toml', () => {
    expect(readPost('+++toml\ntitle = "x"\n+++\nText.\n').codes).toEqual(['1:4 matter/language'])
  })
})

describe('FM03 alias bombs', () => {
  const bomb = (levels: number) =>
    ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]']
      .concat(
        Array.from(
          { length: levels - 1 },
          (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(', ')}]`,
        ),
      )
      .join('\n')
  test.each([3, 4, 6, 9, 11, 12])('%i levels', (levels) => {
    const { codes, post } = readPost(withLines(bomb(levels)))
    expect(codes).toEqual(levels === 3 ? [] : ['7:50 syntax/alias-bomb'])
    expect(post === undefined).toBe(levels !== 3)
  })
  test('more than a hundred aliases', () => {
    expect(readPost(withLines('a: &x 1', `b: [${Array(101).fill('*x').join(',')}]`)).codes).toEqual([
      '5:306 syntax/alias-bomb',
    ])
  })
})

const SYNTAX: readonly [name: string, lines: readonly string[], codes: readonly string[]][] = [
  ['FM04 a value inside itself', ['a: &x [*x]'], ['4:8 syntax/alias-cycle']],
  ['FM04 deeper', ['a: &x {b: [1, {c: *x}]}'], ['4:19 syntax/alias-cycle']],
  ['FM04 no cycle', ['a: &x [1]', 'b: [*x, *x]'], []],
  ['FM04 unknown alias', ['a: *x'], ['4:5 syntax/yaml']],
  ['FM05 duplicate key', ['tags: [a]', 'tags: [b]'], ['5:1 syntax/duplicate-key']],
  ['FM05 in a map', ['image: {src: a.png, src: b.png}'], ['4:21 syntax/duplicate-key']],
  ['FM05 quoted', ['"title": Again'], ['4:1 syntax/duplicate-key']],
  [
    'FM05 two of them',
    ['title: b', 'date: 2020-01-01'],
    ['4:1 syntax/duplicate-key', '5:1 syntax/duplicate-key'],
  ],
  ['FM14 tab', ['tags:', '\t- a'], ['5:1 syntax/tab']],
  ['FM14 tab in a map', ['image:', '  src: a', '\talt: b'], ['6:1 syntax/tab']],
  ['FM22 no-break space behind a key', ['layout:\u00a0x'], ['4:8 syntax/odd-space']],
  ['FM22 figure space', ['layout:\u2007x'], ['4:8 syntax/odd-space']],
  ['FM22 narrow no-break space', ['layout:\u202fx'], ['4:8 syntax/odd-space']],
  ['FM22 zero width', ['layout:\u200bx'], ['4:8 syntax/odd-space']],
  ['FM22 ideographic', ['layout:\u3000x'], ['4:8 syntax/odd-space']],
  ['FM22 behind the hyphen', ['tags:', '  -\u00a0a'], ['5:4 syntax/odd-space']],
  ['FM22 behind a later hyphen', ['tags:', '  - a', '  -\u00a0b'], ['6:4 syntax/odd-space']],
  ['FM22 inside a text it is fine', ['layout: a\u00a0b', 'description: Note:\u00a0yes'], []],
  ['FM25 deep lists', [`a: ${'['.repeat(100)}`], ['4:53 syntax/too-deep']],
  ['a colon in a text', ['description: Foo: bar'], ['4:17 syntax/yaml']],
  ['a quote that never ends', ['description: "x'], ['4:16 syntax/yaml']],
  ['a list as a key', ['? [a]', ': b'], ['4:3 syntax/yaml']],
  ['an empty key', [': b'], []],
  ['two empty keys', [': b', ': c'], ['2:1 syntax/duplicate-key']],
  ['FM24 infinity', ['a: .inf'], ['4:4 syntax/not-finite']],
  ['FM24 too large a number', ['a: 1e999'], ['4:4 syntax/not-finite']],
  ['FM24 too many digits', [`a: 1${'0'.repeat(400)}.5`], ['4:4 syntax/not-finite']],
  ['FM24 a word', ['description: Infinity', 'layout: -Infinity'], []],
  ['FM16 a second document', ['...', 'tags: [a]'], ['4:1 syntax/second-document']],
  ['FM16 a tag of another program', ['a: !!js/function "x"'], ['4:4 syntax/yaml']],
]

test.each(SYNTAX)('%s', (_, lines, codes) => {
  expect(readPost(withLines(...lines)).codes).toEqual(codes)
})

test.each([
  [['seo: {', '  a: 1', '}'], '6:1', 'put two blanks in front of the `}`'],
  [['tags: [', '  a', ']', 'mood: b'], '6:1', 'put two blanks in front of the `]`'],
  [['a:', '  b: {', '    c: 1', '  }'], '7:3', 'put two blanks in front of the `}`'],
])('a bracket that closes too far left: %j', (lines, place, hint) => {
  const { codes, findings } = readPost(withLines(...lines))
  expect([codes, findings[0]?.hint]).toEqual([[`${place} syntax/flush-bracket`], hint])
  expect(readPost(withLines('seo: {', '  a: 1', '  }')).codes).toEqual([])
})

test('FM05 names the line of the first', () => {
  const [finding] = readPost(withLines('title: Again')).findings
  expect(finding?.message).toBe('`title` stands in line 3 already')
  expect(finding?.related).toEqual([{ path: 'content/posts/a-post.md', line: 3, column: 1, length: 5 }])
})

const DATES: readonly [text: string, codes: readonly string[]][] = [
  ['2023-02-30', ['3:7 date/impossible']],
  ['2023-13-01', ['3:7 date/impossible']],
  ['0000-01-01', ['3:7 date/impossible']],
  ['2023-02-01T24:00', ['3:7 date/impossible-time']],
  ['10000-01-01', ['3:7 date/form']],
  ['not a date', ['3:7 date/form']],
  ['""', ['3:7 date/form']],
  ['[2023-02-01]', ['3:7 date/form']],
  ['true', ['3:7 date/form']],
  ['20230201', ['3:7 date/form']],
  ['1675209600', ['3:7 date/form']],
  ['03/04/2022', ['3:7 date/form']],
  ['Feb 30, 2023', ['3:7 date/impossible']],
  ['2023/2/29 9:00', ['3:7 date/impossible']],
  ['{a: 1}', ['3:7 date/form']],
  ['12:30:45', ['3:7 date/form']],
]

test.each(DATES)('FM06 FM07 FM09 `date: %s`', (text, codes) => {
  const { post, codes: found } = readPost(`---\ntitle: x\ndate: ${text}\n---\nText.\n`)
  expect(found).toEqual(codes)
  expect(post).toBeUndefined()
})

test('FM06 an impossible date in a file name', () => {
  const { codes } = readPost('---\ntitle: x\n---\nText.\n', { path: 'content/posts/2023-02-30-x.md' })
  expect(codes).toEqual(['1:1 date/impossible'])
})

test('FM07 the finding lists the forms', () => {
  const [finding] = readPost('---\ntitle: x\ndate: soon\n---\nText.\n').findings
  expect(finding?.hint).toBe('write 2026-11-23, 2026-11-23 18:30 or 2026-11-23T18:30:00+01:00')
})

test('FM08 no zone means the zone of the site', () => {
  const read = (config: string) =>
    readPost('---\ntitle: x\ndate: 2023-03-01 23:30\n---\nText.\n', { config }).post?.meta.date
  expect(read('timezone: Asia/Tokyo')).toEqual({
    day: '2023-03-01',
    at: Date.UTC(2023, 2, 1, 14, 30),
    iso: '2023-03-01T23:30:00+09:00',
  })
  expect(read('title: x')?.at).toBe(Date.UTC(2023, 2, 1, 23, 30))
})

test('FM10 no title', () => {
  const { codes, findings, post } = readPost('---\ndate: 2026-11-23\n---\nText.\n')
  expect(codes).toEqual(['1:1 matter/no-title'])
  expect(findings[0]?.message).toBe(
    'content/posts/a-post.md has no title: no key `title`, and no `# heading` to take it from',
  )
  expect(post).toBeUndefined()
})

test('FM11 no date: an error for a post, none for a page, the name of the file counts', () => {
  const text = '---\ntitle: x\n---\nText.\n'
  expect(readPost(text).codes).toEqual(['1:1 matter/no-date'])
  expect(readPost(text, { kind: 'page', path: 'content/pages/x.md' }).codes).toEqual([])
  expect(readPost(text, { path: 'content/posts/2022-05-27-x.md' }).post?.meta.date?.iso).toBe('2022-05-27')
})

describe('FM15 an opened block is never closed', () => {
  test.each([
    ['YAML', '---\ntitle: x\ndate: 2026-11-23\n'],
    ['prose', '---\ntitle: x\n\nA text\n\n- with a list\n'],
    ['indented fence', '---\ntitle: x\n ---\nText.\n'],
    ['nothing', '---'],
    ['only a line end', '---\n'],
  ])('%s', (_, text) => {
    const { codes, findings } = readPost(text)
    expect(codes).toEqual(['1:1 matter/unclosed'])
    expect(findings[0]?.message).toBe('front matter opened at 1:1 is never closed')
  })
  test('TOML', () => {
    expect(readPost('+++\ntitle = "x"\n---\nText.\n').codes).toEqual(['1:1 matter/unclosed'])
  })
})

describe('FM16 only a line that is just the fence closes', () => {
  const read = (text: string) => {
    const { post, codes } = readPost(text)
    return codes.length > 0 ? codes : [post?.meta.description ?? '', post?.body.chunks[0]]
  }
  test.each([
    ['blanks behind it', '---\ntitle: x\ndate: 2026-11-23\n---  \t\nText.\n', ['', 'Text.\n']],
    ['no line end', '---\ntitle: x\ndate: 2026-11-23\n---', ['7:1']],
    [
      'dashes in a block',
      '---\ntitle: x\ndate: 2026-11-23\ndescription: |\n  ---\n  a\n---\nText.\n',
      ['--- a', 'Text.\n'],
    ],
    [
      'a word behind dashes in a block',
      '---\ntitle: x\ndate: 2026-11-23\ndescription: |\n  b\n  ---foo\n---\nText.\n',
      ['b ---foo', 'Text.\n'],
    ],
    ['rules in the text', '---\ntitle: x\ndate: 2026-11-23\n---\nA\n\n---\n\nB\n', ['', 'A\n\n---\n\nB\n']],
    ['four dashes do not close', '---\ntitle: x\ndate: 2026-11-23\n----\n---\nText.\n', ['4:5 syntax/yaml']],
    [
      'a word behind it does not close',
      '---\ntitle: x\ndate: 2026-11-23\n---foo\n---\nText.\n',
      ['4:7 syntax/yaml'],
    ],
    [
      'TOML with dashes',
      '+++\ntitle = "x"\ndate = 2026-11-23\ndescription = """\n---\n+++x"""\n+++\nText.\n',
      ['--- +++x', 'Text.\n'],
    ],
    ['JSON', '---json\n{"title": "x", "date": "2026-11-23"}\n---\nText.\n', ['', 'Text.\n']],
    ['an empty block', '---\n---\n# Title\n', ['1:1 matter/no-date']],
    ['four dashes do not open', '----\ntitle: x\n---\n', ['1:1 matter/no-title', '1:1 matter/no-date']],
    ['a plus is no fence', '++++\n', ['1:1 matter/no-title', '1:1 matter/no-date']],
  ])('%s', (name, text, expected) => {
    const found = name === 'no line end' ? ['1:1 matter/no-text'] : expected
    expect(read(text)).toEqual(found)
  })
  test('lines above the block', () => {
    const { post, codes } = readPost('\n \n---\ntitle: x\ndate: 2026-11-23\ncolor: [\n---\nText.\n')
    expect([post, codes]).toEqual([undefined, ['6:9 syntax/yaml']])
    const hugo = readPost('\n+++\ntitle = "x"\ndate = 2026-11-23\ndraft = true\n+++\n\nText.\n')
    expect([hugo.codes, hugo.post?.meta.draft]).toEqual([[], true])
    expect(readPost('\n---\ntitle: x\n\nText.\n').codes).toEqual(['2:1 matter/unclosed'])
    const text = readPost('\n---\nNote to self\ntitle: x\n---\n')
    expect(text.codes).toEqual(['1:1 matter/no-title', '1:1 matter/no-date'])
    expect(readPost('\n---\n\n# A\n').codes).toEqual(['1:1 matter/no-date'])
  })
})

test('FM17 a BOM goes, UTF-16 is refused', () => {
  const text = withLines()
  const { post, codes } = readPost(`\ufeff${text}`)
  expect([codes, post?.title, post?.body.chunks]).toEqual([[], 'A post', ['Text.\n']])
  const utf16 = bytes(
    [0xff, 0xfe],
    [...text].flatMap((sign) => [sign.charCodeAt(0), 0]),
  )
  const [finding] = readPost(utf16).findings
  expect([finding?.code, finding?.hint]).toEqual([
    'syntax/not-utf8',
    'it looks like UTF-16; save it as UTF-8',
  ])
})

describe('FM18 line ends', () => {
  const lf = withLines('tags: [a]', 'description: |', '  one', '  two')
  test.each([
    ['CRLF', lf.replaceAll('\n', '\r\n')],
    ['CR', lf.replaceAll('\n', '\r')],
    ['mixed', lf.replace('\n', '\r\n').replace('---\nText', '---\rText')],
  ])('%s', (_, text) => {
    expect(readPost(text)).toEqual(readPost(lf))
  })
  test('U+2028 is a sign like any other', () => {
    expect(readPost(withLines('description: a\u2028b')).post?.meta.description).toBe('a\u2028b')
  })
})

describe('FM19 control characters', () => {
  const codes = Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code))
  test.each([...codes, 0xfdd0, 0xfffe, 0xffff, 0x1ffff])('U+%x', (code) => {
    const sign = String.fromCodePoint(code)
    expect(readPost(withLines(`description: a${sign}b`)).codes).toEqual(['4:15 matter/control'])
    const { post, codes: found } = readPost(`${withLines()}One${sign}two${sign}\n`)
    expect(found).toEqual(['6:4 matter/control-in-text'])
    expect(post?.body.chunks).toEqual(['Text.\nOnetwo\n'])
  })
  test.each(Array.from({ length: 33 }, (_, at) => 0x7f + at).filter((code) => code !== 0x85))(
    'U+%x is refused in front matter by YAML',
    (code) => {
      expect(readPost(withLines(`description: a${String.fromCodePoint(code)}b`)).post).toBeUndefined()
    },
  )
})

describe('FM20 bytes that are no text', () => {
  const head = 'title: caf'
  test.each([
    ['Latin-1', bytes('---\n', head, [0xe9], '\n---\nText.\n'), '2:11', 14],
    ['Latin-1 in a text', bytes(withLines(), 'na', [0xef], 've\n'), '6:3', 47],
    ['a sign that breaks off', bytes(withLines(), 'x\u00e9', [0xe2, 0x82], '\n'), '6:3', 48],
    ['at the end', bytes(withLines(), [0xe2, 0x82]), '6:1', 45],
    ['a lone surrogate', bytes(withLines(), [0xed, 0xa0, 0x80], '\n'), '6:1', 45],
    ['an overlong slash', bytes(withLines(), [0xc0, 0xaf], '\n'), '6:1', 45],
    ['five bytes', bytes(withLines(), '\u20ac', [0xf8, 0x88], '\n'), '6:2', 48],
  ])('%s', (_, content, place, offset) => {
    const { codes, findings } = readPost(content)
    expect(codes).toEqual([`${place} syntax/not-utf8`])
    expect(findings[0]?.message).toContain(`offset ${offset} `)
  })
  test('whatever byte is broken, there is an error or the text is whole', () => {
    const good = bytes(withLines('description: é € 😀'))
    let seed = 7
    for (let round = 0; round < 300; round++) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      const broken = good.slice()
      broken[seed % broken.length] = 128 + (seed % 127)
      const { post, findings } = readPost(broken)
      expect(JSON.stringify(post ?? '')).not.toContain('\ufffd')
      expect(post !== undefined || findings.length > 0).toBe(true)
    }
  })
})

test.each([
  ['Ã©', 'é'],
  ['â€™', '’'],
  ['â€œ', '“'],
  ['Â£', '£'],
])('FM21 mojibake %s', (damaged, meant) => {
  const { codes, findings } = readPost(withLines(`description: A ${damaged}`))
  expect(codes).toEqual(['4:16 syntax/mojibake'])
  expect(findings[0]?.hint).toBe(`write \`${meant}\``)
})

test('FM21 letters with accents are no mojibake', () => {
  expect(readPost(withLines('description: Âge, Ã, â Änderung São 3 â 4')).codes).toEqual([])
})

test.each([
  ['no', 'no'],
  ['on', 'on'],
  ['yes', 'yes'],
  ['010', 10],
  ['1e3', 1000],
  ['12:30:45', '12:30:45'],
  ['0o7', 7],
  ['~', null],
  ['1_000', '1_000'],
  ['2026-11-23', '2026-11-23'],
  ['0x1f', 31],
  ['Null', null],
  ['TRUE', true],
  ['<<', '<<'],
  ['"1"', '1'],
])('FM24 YAML 1.2 reads %s', (text, value) => {
  expect(yaml(`a: ${text}`)).toEqual({ value: { a: value }, codes: [] })
})

test('FM24 a number where a text is wanted is the text of the source', () => {
  const { meta } =
    readPost('---\ntitle: 010\ndate: 2026-11-23\ntags: [1.0, 1e3, 0o7]\ncategories: 2024\n---\nText.\n')
      .post ?? {}
  expect([meta?.title, meta?.tags.map(({ text }) => text), meta?.categories.map(({ text }) => text)]).toEqual(
    ['010', ['1.0', '1e3', '0o7'], ['2024']],
  )
})

describe('FM25 sizes', () => {
  test.each([60, 1000, 100_000])('%i brackets', (count) => {
    expect(readPost(withLines(`a: ${'['.repeat(Math.min(count, 60_000))}`)).codes).toEqual([
      '4:53 syntax/too-deep',
    ])
    expect(readPost(`---json\n{"a": ${'['.repeat(Math.min(count, 60_000))}\n---\nText.\n`).codes).toEqual([
      '2:56 syntax/too-deep',
    ])
  })
  test('TOML', () => {
    const deep = `a = ${'['.repeat(60)}${']'.repeat(60)}`
    expect(readPost(`+++\n${deep}\n+++\nText.\n`).codes).toEqual(['2:1 syntax/too-deep'])
    expect(readPost(`+++\na = ${'['.repeat(60_000)}\n+++\nText.\n`).post).toBeUndefined()
  })
  test('64 KB and no more', () => {
    expect(readPost(withLines(`a: ${'x'.repeat(65_000)}`)).codes).toEqual([])
    expect(readPost(withLines(`a: ${'x'.repeat(66_000)}`)).codes).toEqual(['2:1 matter/too-large'])
    expect(readPost(withLines(`a: ${'é'.repeat(33_000)}`)).codes).toEqual(['2:1 matter/too-large'])
    expect(
      readPost(withLines(Array.from({ length: 50_000 }, (_, at) => `k${at}: 1`).join('\n'))).codes,
    ).toEqual(['2:1 matter/too-large'])
  })
  test('blank lines do not take quadratic time', QUICK, () => {
    expect(readPost(withLines('\n'.repeat(60_000))).codes).toEqual(['4:1 matter/blank-lines'])
    expect(readPost(withLines(`${'\n'.repeat(900)}a: 1`.repeat(60))).codes).toHaveLength(59)
  })
})

test.each([
  ['a list', '- a\n- b'],
  ['a text', 'Just a text'],
  ['a number', '12'],
  ['JSON with a list', ''],
])('FM26 front matter that is %s', (name, matter) => {
  const text = name.startsWith('JSON') ? '---json\n[1]\n---\nText.\n' : `---\n${matter}\n---\nText.\n`
  expect(readPost(text).codes).toEqual(['2:1 matter/not-a-map'])
})

test('FM27 the same broken file gives the same findings again and again', () => {
  const text = withLines('tags: [a', 'draft: maybe')
  const first = readPost(text)
  expect(first.codes).toEqual(['5:1 syntax/yaml'])
  expect([readPost(text), readPost(text)]).toEqual([first, first])
})

test.each([
  ['title: x\ndate: 2026-11-23\n---\nText.\n', 3],
  ['title: "x"\n---\n\nText.\n', 2],
  ['layout: post\ntags:\n  - a\n- b\n# note\n\ndate: 2026-11-23\n-----  \nText.\n', 8],
])('front matter that no line opens: %j', (text, end) => {
  const { post, codes, findings } = readPost(text)
  expect([post, codes]).toEqual([undefined, ['1:1 matter/unopened']])
  expect(findings[0]?.message).toBe(`front matter ends in line ${end}, and no line opens it`)
  expect(findings[0]?.hint).toBe('add `---` as the first line')
})

test.each([
  ['title: x\nstatus: draft\nslug: y\n\n# Title\n\nText.\n', 4],
  ['Date: 2026-11-23\nStatus: draft\n\n# Title\n', 3],
  ['Title: A / b\nDate: 2026-11-23 10:20\nCategory: c\n\nText.\n', 4],
])('front matter without any fence: %j', (text, end) => {
  const { codes, findings } = readPost(text, { path: 'content/posts/2022-05-27-x.md' })
  expect(codes).toEqual(['1:1 matter/unopened'])
  expect(findings[0]?.hint).toBe(`add \`---\` as the first line, and in line ${end}`)
})

test('a book that a text begins with is no front matter', () => {
  const text = 'Title: A book\nAuthor: The type desk\nPages: 99\n\n# Title\n\nText.\n'
  expect(readPost(text, { path: 'content/posts/2022-05-27-x.md' }).codes).toEqual([])
})

test.each([
  '----\ndraft: true\n----\n# Title\n\nText.\n',
  '—\ntitle: x\n—\n# Title\n\nText.\n',
  ';;;\n"draft": true\n;;;\n\n# Title\n\nText.\n',
  '{\n  "draft": true\n}\n\n# Title\n\nText.\n',
  '.. title: x\n.. status: draft\n\n# Title\n\nText.\n',
  '<!--\n.. title: x\n.. status: draft\n-->\n\n# Title\n\nText.\n',
  '% Title\n% Author\n\n# Title\n\nText.\n',
])('front matter as others have it: %j', (text) => {
  const { post, codes } = readPost(text, { path: 'content/posts/2022-05-27-x.md' })
  expect([post, codes]).toEqual([undefined, ['1:1 matter/foreign']])
})

test.each([
  '---\n# A comment\ndraft: true\n---\n',
  '---\n\ndraft: true\n---\n',
  '---yaml\ndraft: true\n---\n',
  '--- YAML\n# A comment\n\n# and another\ndraft: true\n---\n',
  '---\ntítulo: x\ndraft: true\n---\n',
  '---\nmy.key: x\ndraft: true\n---\n',
  '+++\n# A comment\n\ndraft = true\n+++\n',
])('front matter below blank lines is read, whatever its first lines: %j', (matter) => {
  const { post, codes } = readPost(`\n \n${matter}\n# Title\n\nText.\n`, {
    path: 'content/posts/2022-05-27-x.md',
  })
  expect([post?.meta.draft, codes]).toEqual([true, []])
})

test.each(['---\n\n# Title\n\nNote: so it is.\n', '+++\n\nx = 1\n\n# Title\n', '---\n\n# Title\n\nText.\n'])(
  'a rule below blank lines is one: %j',
  (text) => {
    expect(readPost(`\n\n${text}`, { path: 'content/posts/2022-05-27-x.md' }).codes).toEqual([])
  },
)

test.each([
  ['{\n  "draft": true\n}\n\n# Title\n\nText.\n', 'matter/foreign'],
  [';;;\n"draft": true\n;;;\n\n# Title\n\nText.\n', 'matter/foreign'],
  ['.. title: x\n.. status: draft\n\n# Title\n\nText.\n', 'matter/foreign'],
  ['title: x\ndate: 2026-11-23\n---\n\n# Title\n\nText.\n', 'matter/unopened'],
  ['Date: 2026-11-23\nStatus: draft\n\n# Title\n\nText.\n', 'matter/unopened'],
])('below blank lines too: %j', (text, code) => {
  const { codes, findings } = readPost(`\n \n${text}`, { path: 'content/posts/2022-05-27-x.md' })
  expect(codes).toEqual([`3:1 ${code}`])
  if (code === 'matter/unopened') expect(findings[0]?.message).toContain('in line 5,')
})

test.each([
  ['<!-- c -->\n---\ndraft: true\n---\n# Title\n', '2:1'],
  ['<!-- c\nd -->\n\n+++\ndraft = true\n+++\n# Title\n', '4:1'],
  ['{/* c */}\n---\ntags:\n  - a\n---\n# Title\n', '2:1'],
  ['\u200b---\ndraft: true\n---\n# Title\n', '1:2'],
  ['\ufeff\ufeff---\ndraft: true\n---\n# Title\n', '1:2'],
  ['\u00a0\n---\ndraft: true\n---\n# Title\n', '2:1'],
  ['# Title\n\n---\ntitle: Title\n---\n\nText.\n', '3:1'],
  ['Hello.\n\n---\ndate: 2026-11-20\ntags: [a]\n---\n\n# Title\n', '3:1'],
])('front matter that is not at the start: %j', (text, place) => {
  const { post, codes } = readPost(text, { path: 'content/posts/2022-05-27-x.md' })
  expect([post, codes]).toEqual([undefined, [`${place} matter/not-first`]])
})

test.each([
  ['---\ndraft: true\n---\nText.\n', '5:1'],
  ['\n\n---\ndate: 2026-11-20\n\ntags:\n- a\n---\nText.\n', '7:1'],
  ['<!-- c -->\n+++\ndraft = true\n+++\nText.\n', '6:1'],
])('a second block of front matter: %j', (text, place) => {
  const { post, codes, findings } = readPost(`---\ntitle: x\ndate: 2026-11-23\n---\n${text}`)
  expect([post, codes]).toEqual([undefined, [`${place} matter/second-block`]])
  expect(findings[0]?.message).toBe('front matter ended in line 4, and this is another block of it')
})

test.each([
  '---\n\nAuthor: Jane\n\n---\nText.\n',
  '---\nNote: so it is\n---\nText.\n',
  '---\nText.\n\n---\n',
  '```yaml\n---\ntitle: x\n---\n```\n',
  'Text.\n\n---\ndraft: true\n---\n',
])('a text behind front matter that is no second block: %j', (text) => {
  expect(readPost(`---\ntitle: x\ndate: 2026-11-23\n---\n${text}`).codes).toEqual([])
})

test.each([
  '***\nAuthor: Jane\n***\n\n# Title\n',
  '# Title\n\n---\n\nAuthor: Jane\nDate: today\n\n---\n',
  '# Title\n\n```\n---\ntitle: x\n---\n```\n',
  '# Title\n\n---\nNote: so it is\n---\n',
  'Title: The Hobbit\nAuthor: Tolkien\n\n# Title\n',
  '{"a": 1}\n\n# Title\n',
  '100 % sure\n\n# Title\n',
  'Note: so it is\n---\n\n# Title\n',
  'Date: a fruit\n---\n\n# Title\n',
  'Title: x\nwords in a paragraph\n---\n\n# Title\n',
  'title: x\n\n# Title\n',
  '\ntitle: x\n---\n# Title\n',
])('a text that is no front matter: %j', (text) => {
  expect(readPost(text, { path: 'content/posts/2022-05-27-x.md' }).codes).toEqual([])
})

test.each([
  ['an empty file', '', ['1:1 matter/no-title', '1:1 matter/no-date', '1:1 matter/no-text']],
  ['only blank lines', '\n\n', ['1:1 matter/no-title', '1:1 matter/no-date', '1:1 matter/no-text']],
  ['only front matter', '---\ntitle: x\ndate: 2026-11-23\n---\n', ['1:1 matter/no-text']],
  ['a draft without text', '---\ntitle: x\ndate: 2026-11-23\ndraft: true\n---\n', []],
  ['no front matter', '# Title\n\nText.\n', ['1:1 matter/no-date']],
])('FM28 %s', (_, text, codes) => {
  expect(readPost(text).codes).toEqual(codes)
})

test('FM28 a file without front matter is a page by its first heading', () => {
  const { post, codes } = readPost('# Title\n\nText.\n', { path: 'content/posts/2022-05-27-x.md' })
  expect([codes, post?.title, post?.meta.slug]).toEqual([[], 'Title', 'x'])
})
