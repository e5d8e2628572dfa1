import { describe, expect, test } from 'vitest'
import { readData } from '../src/config/data.ts'
import { loadConfig } from '../src/config/load.ts'
import { matchShape } from '../src/config/schema.ts'
import { settings } from '../src/config/table.ts'
import { normaliseUrl } from '../src/config/wants.ts'
import { noUrl } from '../src/report/config.ts'
import type { Diagnostic, Json } from '../src/types.ts'
import { source } from './matter-reading.ts'

function load(text: string | undefined) {
  const findings: Diagnostic[] = []
  const loaded = loadConfig(text === undefined ? undefined : source('octavo.config.yaml', text), (finding) =>
    findings.push(finding),
  )
  return {
    ...loaded,
    findings,
    codes: findings.map(({ place, code }) => `${place.line}:${place.column} ${code}`),
  }
}

/** Lines that set a dotted key, the value in the last of them. */
function lines(
  key: string,
  value: string,
): { readonly text: string; readonly place: string; readonly keyPlace: string } {
  const parts = key.split('.')
  const rows = parts.map(
    (part, at) => `${'  '.repeat(at)}${part}:${at === parts.length - 1 ? ` ${value}` : ''}`,
  )
  const indent = 2 * (parts.length - 1)
  const column = indent + (parts.at(-1)?.length ?? 0) + 3
  return {
    text: rows.join('\n'),
    place: `${rows.length}:${column}`,
    keyPlace: `${rows.length}:${indent + 1}`,
  }
}

describe('BU20 no configuration', () => {
  test('is every default, without a finding', () => {
    const { config, codes, places } = load(undefined)
    expect(codes).toEqual([])
    expect(places.size).toBe(0)
    expect(config).toMatchObject({
      title: 'Untitled',
      permalink: '/blog/:slug/',
      pageSize: 10,
      timezone: 'UTC',
    })
    expect('url' in config).toBe(false)
  })
  test.each(['', '# only a comment\n', 'title:\n', 'paths:\n', '---\n'])('%j is as none', (text) => {
    expect([load(text).codes, load(text).config]).toEqual([[], load(undefined).config])
  })
  test('the warning about `url` says what is missing', () => {
    expect(noUrl()).toMatchObject({ code: 'config/no-url', severity: 'warning' })
  })
})

const VALUES: Readonly<Record<string, Json>> = {
  list: [[1]],
  map: { '!': [1] },
  number: 12.5,
  flag: true,
  text: '?!',
  date: '2026-11-23',
}

describe('BU20 every key with every type', () => {
  const rows = settings().flatMap((setting) =>
    Object.entries(VALUES).map(([name, value]) => ({ setting, name, value })),
  )
  test.each(rows)('$setting.key: $name', ({ setting, value }) => {
    const { key, shape, fallback } = setting
    const { text, place } = lines(key, JSON.stringify(value))
    const { findings, config } = load(text)
    const fits = matchShape(shape, value).flaws.length === 0
    if (fits) {
      expect(findings).toEqual([])
      return
    }
    const [first] = findings
    expect(first?.severity).toBe('error')
    expect(first?.place.line).toBe(Number(place.split(':')[0]))
    expect(first?.place.column).toBeGreaterThanOrEqual(Number(place.split(':')[1]))
    expect(first?.message).toContain(key)
    const kept = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], config)
    expect(kept).toEqual(fallback)
  })
  test('only texts fit where a text is wanted', () => {
    expect(load('title: 2024').codes).toEqual(['1:8 config/wrong-value'])
    expect(load('title: yes').codes).toEqual([])
  })
})

describe('BU20 every key misspelt', () => {
  const rows = settings().map(({ key }) => key)
  test.each(rows)('%s', (key) => {
    const parts = key.split('.')
    const last = parts.pop() ?? ''
    const missed = [...parts, `${last.slice(0, 2)}${last.slice(1)}`].join('.')
    const { text, keyPlace } = lines(missed, 'x')
    const { codes, findings } = load(text)
    expect(codes).toEqual([`${keyPlace} config/unknown-key`])
    expect(findings[0]?.hint).toBe(`did you mean \`${key}\`?`)
  })
  test.each([
    ['parser: remark', 'did you mean `markdown.parser`?'],
    ['posts: x', 'did you mean `paths.posts`?'],
    ['thmee: {}', 'did you mean `theme`?'],
    ['webmentions: true', 'docs/configuration.md lists all keys'],
  ])('%s', (text, hint) => {
    expect(load(text).findings.map((finding) => [finding.code, finding.hint])).toEqual([
      ['config/unknown-key', hint],
    ])
  })
})

const CASES: readonly [text: string, codes: readonly string[], hint?: string][] = [
  ['- a', ['1:1 config/not-a-map']],
  ['just a text', ['1:1 config/not-a-map']],
  ['title: a\ntitle: b', ['2:1 syntax/duplicate-key']],
  ['title: [a', ['1:10 syntax/yaml']],
  ['paths: x', ['1:8 config/wrong-value']],
  ['markdown: {allow: []}', ['1:19 config/wrong-value']],
  ['timezone: Europe/Lisabon', ['1:11 config/wrong-value'], 'did you mean `Europe/Lisbon`?'],
  ['timezone: "+02:00"', ['1:11 config/wrong-value']],
  ['theme: {accent: lapsi}', ['1:17 config/wrong-value'], 'did you mean `lapis`?'],
  ['theme: {scheme: Dark}', ['1:17 config/wrong-value'], 'did you mean `dark`?'],
  ['pageSize: 0', ['1:11 config/wrong-value']],
  ['pageSize: 1.5', ['1:11 config/wrong-value']],
  ['lang: english', ['1:7 config/wrong-value']],
  ['nav: [{label: A}]', ['1:7 config/missing-key']],
  ['nav: [{label: A, ulr: /}]', ['1:7 config/missing-key', '1:18 config/unknown-key']],
  ['nav: [{label: A, url: "javascript:alert(1)"}]', ['1:23 config/wrong-value']],
  ['nav: [{label: A, url: "data:text/html,x"}]', ['1:23 config/wrong-value']],
  ['nav:\n  - label: A\n    url: about', ['3:10 config/wrong-value']],
  ['defaults: [{match: "posts/**"}]', ['1:12 config/missing-key']],
  [
    'defaults: [{match: "posts/**", set: {a: 1}, sett: 1}]',
    ['1:45 config/unknown-key'],
    'did you mean `set`?',
  ],
  ['markdown: {plugins: [[a, 1, 2]]}', ['1:22 config/wrong-value']],
  ['check: {rules: {links/missing-page: eror}}', ['1:37 config/wrong-value'], 'did you mean `error`?'],
  [
    'check: {rules: {a/b: off, links/held: off, c/d: off}}',
    ['1:17 config/unknown-key', '1:44 config/unknown-key'],
  ],
  ['nav: [{label: A, url: /, a: 1, b: 2}]', ['1:26 config/unknown-key', '1:32 config/unknown-key']],
  ['check: {rules: {nope/x: off}}', ['1:17 config/unknown-key'], 'docs/findings.md lists all codes'],
  ['nope: 1', ['1:1 config/unknown-key'], 'docs/configuration.md lists all keys'],
  ['check: {rules: {date/impossible: off}}', ['1:17 config/fixed-rule'], 'mend what it finds'],
  ['paths: {posts: /etc}', ['1:16 config/wrong-value']],
  ['paths: {posts: ../posts}', ['1:16 config/wrong-value']],
  ['paths: {posts: a/../../b}', ['1:16 config/wrong-value']],
  ['paths: {index: blog}', ['1:16 config/wrong-value']],
  ['paths: {index: "//x"}', ['1:16 config/wrong-value']],
  ['theme: {css: https://a.example/a.css}', ['1:14 config/wrong-value']],
  ['feeds: {authority: "https://a.example"}', ['1:20 config/wrong-value']],
  ['title: \u00c3\u00a9', ['1:8 syntax/mojibake'], 'write `é`'],
]

test.each(CASES)('BU20 %j', (text, codes, hint) => {
  const found = load(text)
  expect(found.codes).toEqual(codes)
  if (hint !== undefined) expect(found.findings.map((finding) => finding.hint)).toContain(hint)
})

test('BU20 all faults of a file in one run', () => {
  expect(load('titel: x\nurl: example.org\npageSize: ten\n').codes).toEqual([
    '1:1 config/unknown-key',
    '2:6 config/wrong-value',
    '3:11 config/wrong-value',
  ])
})

test('BU20 what a finding says', () => {
  expect(load('pageSize: ten').findings).toEqual([
    {
      code: 'config/wrong-value',
      severity: 'error',
      message: '`pageSize` wants a whole number from 1, and this is the text `ten`',
      place: { path: 'octavo.config.yaml', line: 1, column: 11, length: 3 },
    },
  ])
})

test.each([
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['HTTP://Example.ORG:8080/notes//', 'http://example.org:8080/notes'],
  ['https://example.org/a/b/', 'https://example.org/a/b'],
  ['https://b\u00fccher.example', 'https://xn--bcher-kva.example'],
  ['example.org', undefined],
  ['//example.org', undefined],
  ['ftp://example.org', undefined],
  ['javascript:alert(1)', undefined],
  ['https://', undefined],
  ['https://example.org/?a', undefined],
  ['https://example.org/#a', undefined],
  ['https://me:secret@example.org', undefined],
  ['https:// example.org', undefined],
])('url: %s', (text, url) => {
  expect(normaliseUrl(text)).toBe(url)
  expect(load(`url: "${text}"`).config.url).toBe(url)
})

test.each([
  ['jekyll', '/:year/:month/:day/:slug.html'],
  ['hugo', '/posts/:slug/'],
  ['hexo', '/:year/:month/:day/:slug/'],
  ['ghost', '/:slug/'],
  ['flat', '/:slug.html'],
  ['/:year/:category/:title', '/:year/:category/:title'],
])('permalink: %s', (text, pattern) => {
  expect([load(`permalink: ${text}`).config.permalink, load(`permalink: ${text}`).codes]).toEqual([
    pattern,
    [],
  ])
})

test.each(['/:slgu/', '/blog/', ':slug', 'jekyl', '/:year/', '/../:slug/', '/:slug?x', 'constructor'])(
  'permalink: %s is none',
  (text) => {
    const { codes, config } = load(`permalink: "${text}"`)
    expect([codes, config.permalink]).toEqual([['1:12 config/wrong-value'], '/blog/:slug/'])
  },
)

test('values take the form that the rest of Octavo wants', () => {
  const { config, codes, places } = load(`paths: {posts: ./content/blog/, index: /writing}
taxonomies: {categories: {path: /writing/topics}}
markdown:
  plugins:
    - remark-emoji
    - [./plugins/mine.js, {a: [1]}]
`)
  expect(codes).toEqual([])
  expect(config.paths).toEqual({
    posts: 'content/blog',
    pages: 'content/pages',
    data: 'content/data',
    index: '/writing/',
  })
  expect(config.taxonomies.categories.path).toBe('/writing/topics/')
  expect(config.markdown.plugins).toEqual([
    ['remark-emoji', null],
    ['./plugins/mine.js', { a: [1] }],
  ])
  expect(places.get('markdown.plugins.0')).toEqual({
    path: 'octavo.config.yaml',
    line: 5,
    column: 7,
    length: 12,
  })
  expect(JSON.parse(JSON.stringify(config))).toEqual(config)
})

describe('data files', () => {
  const read = (files: Readonly<Record<string, string>>) => {
    const codes: string[] = []
    const snapshot = new Map(Object.entries(files).map(([path, text]) => [path, source(path, text)]))
    const data = readData(snapshot, load(undefined).config, ({ place, code }) =>
      codes.push(`${place.path}:${place.line}:${place.column} ${code}`),
    )
    return { ...data, codes }
  }
  test('YAML and JSON by name, with places', () => {
    const { values, places, codes } = read({
      'content/data/books.yaml': '- title: A\n- title: B\n',
      'content/data/rates.json': '{\n "eur": 1.5\n}',
      'content/data/empty.yml': '',
      'content/data/_private.yaml': 'a: 1',
      'content/data/deep/x.yaml': 'a: 1',
      'content/posts/data.yaml': 'a: 1',
    })
    expect(codes).toEqual(['content/data/deep:1:1 config/data-folder'])
    expect([...values]).toEqual([
      ['books', [{ title: 'A' }, { title: 'B' }]],
      ['rates', { eur: 1.5 }],
      ['empty', null],
    ])
    expect(places.get('books.1.title')).toMatchObject({ line: 2, column: 10 })
    expect(places.get('rates.eur')).toMatchObject({ line: 2, column: 9 })
  })
  test('what looks like data and is not read is told, a folder once', () => {
    const { codes } = read({
      'content/data/authors.yaml.txt': 'a: 1',
      'content/data/links.toml': 'a = 1',
      'content/data/rates.CSV': 'a,1',
      'content/data/Words.YAML': 'a: 1',
      'content/data/deep/x.yaml': 'a: 1',
      'content/data/deep/y.json': '{}',
      'content/data/deep/er/z.yml': 'a: 1',
      'content/data/notes/authors.md': 'A note.',
      'content/data/README.md': 'A note.',
      'content/data/words.txt': 'For a plugin.',
      'content/data/_rates.csv': 'a,1',
      'content/data/_deep/x.yaml': 'a: 1',
      'content/data/portraits/ada.webp': '',
      'content/data/ada.PNG': '',
      'content/database/x.toml': 'a = 1',
    })
    expect(codes).toEqual([
      'content/data/authors.yaml.txt:1:1 config/data-form',
      'content/data/links.toml:1:1 config/data-form',
      'content/data/rates.CSV:1:1 config/data-form',
      'content/data/Words.YAML:1:1 config/data-form',
      'content/data/deep:1:1 config/data-folder',
    ])
  })
  test('posts and pages below the folder of the data are none of it', () => {
    const codes: string[] = []
    const files = [
      'content/links.toml',
      'content/posts/a/data.csv',
      'content/pages/b.html',
      'content/more/c.yaml',
    ]
    const config = load('paths: {data: content}').config
    readData(new Map(files.map((path) => [path, source(path, '')])), config, ({ place }) =>
      codes.push(place.path),
    )
    expect(codes).toEqual(['content/links.toml', 'content/more'])
  })
  test('registries are checked', () => {
    const { codes, values } = read({
      'content/data/authors.yaml': 'octavo: {name: Octavo, ulr: /}\ndesk: The desk\n',
      'content/data/categories.yaml': 'notes:\nengineering: {label: Engineering, pigment: 3}\n',
      'content/data/tags.yaml': 'css: {label: CSS}\n',
    })
    expect(codes).toEqual([
      'content/data/authors.yaml:1:24 config/unknown-key',
      'content/data/authors.yaml:2:7 config/wrong-value',
      'content/data/categories.yaml:2:44 config/wrong-value',
    ])
    expect([...values]).toEqual([
      ['authors', null],
      ['categories', null],
      ['tags', { css: { label: 'CSS' } }],
    ])
  })
  test('two keys of a registry that are one term are an error', () => {
    const { codes } = read({
      'content/data/categories.yaml': 'tools: {label: Tools}\nother:\nTools: {label: Things}\n',
      'content/data/tags.yaml': 'c: {label: C}\nc++: {label: C++}\n',
      'content/data/tools.yaml': 'a: 1\nA: 2\n',
    })
    expect(codes).toEqual(['content/data/categories.yaml:3:1 config/same-term'])
  })
  test('so are two that differ only in case, as one category would', () => {
    const { codes } = read({
      'content/data/categories.yaml': 'Straße: {label: One}\nSTRASSE: {label: Two}\n',
      'content/data/authors.yaml': 'desk: {name: One}\nde-sk: {name: Two}\nDesk: {name: Three}\n',
    })
    expect(codes).toEqual([
      'content/data/categories.yaml:2:1 config/same-term',
      'content/data/authors.yaml:3:1 config/same-term',
    ])
  })
  test('broken files are found, and the others read', () => {
    const { codes, values } = read({
      'content/data/a.json': '{"a": 1, "a": 2}',
      'content/data/b.json': '{"a": }',
      'content/data/c.yaml': 'a: 1\na: 2',
      'content/data/c.json': '{}',
      'content/data/d.yaml': '&a [*a]',
    })
    expect(codes).toEqual([
      'content/data/a.json:1:10 syntax/duplicate-key',
      'content/data/b.json:1:7 syntax/json',
      'content/data/c.yaml:2:1 syntax/duplicate-key',
      'content/data/c.json:1:1 config/same-data',
      'content/data/d.yaml:1:5 syntax/alias-cycle',
    ])
    expect([...values]).toEqual([
      ['a', { a: 2 }],
      ['b', null],
      ['c', { a: 2 }],
      ['d', null],
    ])
  })
})
