import { describe, expect, test } from 'vitest'
import type { Meta } from '../src/types.ts'
import { buildFixture } from './fixture.ts'
import { readPost, withLines } from './matter-reading.ts'

/** Front matter as other generators leave it behind. */

function meta(...lines: readonly string[]): Meta {
  const { post, codes } = readPost(withLines(...lines))
  expect(codes).toEqual([])
  if (post === undefined) throw new Error('no post')
  return post.meta
}

const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text)

describe('`...` ends YAML, as in Pandoc', () => {
  const read = (text: string) => {
    const { post, codes } = readPost(text)
    return [codes, post?.title, post?.body.chunks.join('')] as const
  }
  test('the text begins behind it, rules and all', () => {
    expect(read('---\ntitle: A\ndate: 2026-01-01\n...\n\nText.\n\n---\n\nMore.\n')).toEqual([
      [],
      'A',
      '\nText.\n\n---\n\nMore.\n',
    ])
    expect(read('---\r\ntitle: A\r\ndate: 2026-01-01\r\n... \r\nText.\r\n')).toEqual([[], 'A', 'Text.\n'])
  })
  test('right above the fence it is said twice, and within a value or in TOML it ends nothing', () => {
    expect(read('---\ntitle: A\ndate: 2026-01-01\n...\n---\nText.\n')).toEqual([[], 'A', 'Text.\n'])
    expect(read('---\ntitle: A\n...\ntags: [a]\n---\nText.\n')[0]).toEqual(['3:1 syntax/second-document'])
    expect(read('---\ntitle: |\n  ...\n  A\ndate: 2026-01-01\n---\nText.\n')).toEqual([
      [],
      '... A',
      'Text.\n',
    ])
    expect(read('+++\ntitle = """\n...\nA"""\ndate = 2026-01-01\n+++\nText.\n')).toEqual([
      [],
      '... A',
      'Text.\n',
    ])
  })
  test('and in a text it is a text', () => {
    expect(read('---\ntitle: A\ndate: 2026-01-01\n---\nText.\n\n...\n')[2]).toBe('Text.\n\n...\n')
    expect(read('---\ntitle: A\n\nText.\n')[0]).toEqual(['1:1 matter/unclosed'])
  })
  test('such a block that is not the first is told', () => {
    expect(read('<!-- x -->\n---\ntitle: A\ndate: 2026-01-01\n...\nText.\n')[0]).toEqual([
      '2:1 matter/not-first',
    ])
    expect(read('---\ntitle: A\n---\n---\ndraft: true\n...\nText.\n')[0]).toEqual(['4:1 matter/second-block'])
  })
})

test('front matter that is empty, and keys below its end up to another fence', () => {
  const codes = (text: string) => readPost(text, { path: 'content/posts/2026-01-01-a.md' }).codes
  for (const inner of ['\n', '# note\n'])
    expect(codes(`---\n${inner}---\ndraft: true\n---\n# A\n\nText.\n`)).toEqual(['3:1 matter/second-block'])
  expect(codes('---\n---\ndraft: true\n---\n# A\n')).toEqual(['2:1 matter/second-block'])
  expect(codes('---\n---\nSo: it is\n---\n# A\n')).toEqual([])
  expect(codes('---\n---\n\ndraft: true\n\n---\n# A\n')).toEqual([])
})

test('comments that were exported are kept for templates', () => {
  const { comments, extra } = meta('comments:', '  - author: Octavo', '    content: Hello')
  expect([comments, extra]).toEqual([undefined, { comments: [{ author: 'Octavo', content: 'Hello' }] }])
  expect(meta('Comments: {enable: false}').comments).toBe(false)
  const empty = meta('comments:', 'pinned:', 'showTitle:', 'hideAnchor:')
  expect([empty.comments, empty.pinned, empty.showTitle, empty.hideAnchor]).toEqual([
    undefined,
    false,
    true,
    false,
  ])
  for (const key of ['draft', 'unlisted', 'noindex'])
    expect(readPost(withLines(`${key}:`)).codes).toEqual(['4:1 matter/wrong-type'])
  expect(readPost(withLines('comments: [a]')).codes).toEqual(['4:11 matter/wrong-type'])
})

describe('terms that are maps', () => {
  test.each([
    ['category: {name: Ink}', ['Ink']],
    [
      'categories: [{name: Ink, slug: i}, {title: Paper}, {slug: lead}, Type]',
      ['Ink', 'Paper', 'lead', 'Type'],
    ],
    ['categories: {label: Ink, name: no}', ['Ink']],
  ])('%s', (line, names) => {
    expect(texts(meta(line).categories)).toEqual(names)
  })
  test('tags too, and a map without a name is told', () => {
    expect(texts(meta('tags: [{name: Ink, slug: i}]').tags)).toEqual(['Ink'])
    expect(readPost(withLines('tags: [{colour: red}]')).codes).toEqual(['4:8 matter/wrong-type'])
    expect(readPost(withLines('categories: [{name: [a]}]')).codes).toEqual(['4:14 matter/wrong-type'])
  })
})

test('a slug with the signs of an address is what they stand for', () => {
  expect(meta('slug: gr%C3%B6%c3%9fe').slug).toBe('größe')
  const { codes, findings } = readPost(withLines('slug: one%20two'))
  expect([codes, findings[0]?.hint]).toEqual([['4:7 matter/slug'], 'write `slug: one-two`'])
  expect(readPost(withLines('slug: "%2e%2e"')).codes).toEqual(['4:7 matter/slug'])
  expect(readPost(withLines('slug: a%2fb')).codes).toEqual(['4:7 matter/slug'])
})

describe('the language of a post', () => {
  test.each([
    ['English', 'en'],
    ['deutsch', 'de'],
    ['中文', 'zh'],
    ['Norwegian', 'nb'],
    ['jp', 'ja'],
    ['ja', 'ja'],
    ['no', 'no'],
  ])('%s', (name, code) => {
    for (const key of ['lang', 'Language']) expect(meta(`${key}: ${name}`).lang).toBe(code)
  })
  test('what is none is told', () => {
    const { codes, findings } = readPost(withLines('language: Java'))
    expect(codes).toEqual(['4:11 matter/wrong-type'])
    expect(findings[0]?.hint).toBe('for a language write its code; a key of your own goes below `extra`')
  })
})

test('keys in any case are read: one rule for all of them', () => {
  const { post, codes } = readPost(
    '---\nTitle: A\nDATE: 2026-01-01\nTags: [x]\nLanguage: de\nDescription: D\nAuthor: Octavo\n---\nText.\n',
  )
  expect([codes, post?.title, post?.meta.lang, texts(post?.meta.tags ?? [])]).toEqual([[], 'A', 'de', ['x']])
  expect(post?.meta).toMatchObject({ description: 'D', authors: [{ name: 'Octavo' }], extra: {} })
})

describe('a cover that PaperMod hides', () => {
  const built = async (cover: string) => {
    const { output, findings } = await buildFixture(`-- octavo.config.yaml --
title: T
url: https://example.org
-- public/a.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
-- content/posts/one.md --
---
title: One
date: 2026-01-01
cover: {image: /a.svg, alt: A press, ${cover}}
---
Text.
`)
    expect(findings).toEqual([])
    const page = output.get('blog/one/index.html') ?? ''
    const shown = /<img src="\/a\.svg"/
    return {
      page: shown.test(page),
      lists: shown.test(output.get('blog/index.html') ?? ''),
      cards: page.includes('og:image" content="https://example.org/a.svg"'),
    }
  }
  test.each([
    ['hidden: false', { page: true, lists: true, cards: true }],
    ['hidden: true', { page: false, lists: false, cards: true }],
    ['hidden: true, hiddenInList: false', { page: false, lists: true, cards: true }],
    ['hiddenInSingle: true', { page: false, lists: true, cards: true }],
    ['hiddenInList: true', { page: true, lists: false, cards: true }],
  ])('%s', async (cover, where) => {
    expect(await built(cover)).toEqual(where)
  })
})

describe('two names for one thing that do not contradict each other', () => {
  test.each([
    ['what is empty beside what is not', ['featuredImage:', 'cover: a.png'], { image: { src: 'a.png' } }],
    ['an empty text', ['description: ""', 'meta_description: D'], { description: 'D' }],
    ['an empty list', ['authors: []', 'author: Octavo'], { authors: [{ name: 'Octavo' }] }],
    ['a text and a list of it', ['author: Octavo', 'authors: [Octavo]'], { authors: [{ name: 'Octavo' }] }],
    ['the day when the file was begun', ['created: 2026-11-01'], { date: { day: '2026-11-23' } }],
    [
      'two forms of one moment',
      ['created: 2026-11-23', 'updated: 2026-12-01T00:00', 'modified: 2026-12-01T00:00Z'],
      {},
    ],
    ['and one after it', ['created_at: 2027-01-01'], { date: { day: '2026-11-23' } }],
  ] as const)('%s', (_, lines, part) => {
    expect(meta(...lines)).toMatchObject(part)
  })
  test('an empty date lets another speak', () => {
    const { post, codes } = readPost('---\ntitle: A\ndate:\npubDate: 2022-05-27\n---\nText.\n')
    expect([codes, post?.meta.date?.day]).toEqual([[], '2022-05-27'])
  })
  test('but what is true or false must say which, and two texts do contradict each other', () => {
    expect(readPost(withLines('draft:', 'published: true')).codes).toContain('4:1 matter/wrong-type')
    expect(readPost(withLines('image: a.png', 'cover: b.png')).codes).toEqual(['5:1 matter/disagree'])
    expect(readPost(withLines('author: Octavo', 'authors: [Octavo, The type desk]')).codes).toEqual([
      '4:1 matter/disagree',
    ])
  })
})

const NAMES: readonly (readonly [line: string, part: object])[] = [
  ['seoTitle: M', { metaTitle: 'M' }],
  ['seo: {title: M, description: D}', { metaTitle: 'M', description: 'D' }],
  ['seoDescription: D', { description: 'D' }],
  ['date_updated: 2026-12-01', { updated: { day: '2026-12-01' } }],
  ['date-modified: 2026-12-01', { updated: { day: '2026-12-01' } }],
  ['date-modified: last-modified', { extra: { 'date-modified': 'last-modified' } }],
  ['expires_at: 2026-12-01', { expires: { day: '2026-12-01' } }],
  ['postSlug: other', { slug: 'other' }],
  ['seriesOrder: 2', { seriesOrder: 2 }],
  ['series: {name: Ink, slug: i}', { series: { text: 'Ink' } }],
  ['params: {author: Octavo, cover: a.png}', { authors: [{ name: 'Octavo' }], image: { src: 'a.png' } }],
  ['taxonomies: {authors: [Octavo]}', { authors: [{ name: 'Octavo' }] }],
  ['authors: [{username: octavo}]', { authors: [{ name: 'octavo' }] }],
  ['og_image: a.png', { image: { src: 'a.png' } }],
  ['header: {image: /a.png}', { image: { src: '/a.png' } }],
  ['showTableOfContents: false', { toc: false }],
  ['enableToc: false', { toc: false }],
  ['canonical_link: https://e.org/a', { canonical: 'https://e.org/a' }],
  ['robotsNoIndex: true', { noindex: true }],
  ['robots: {index: false, follow: true}', { noindex: true }],
  ['robots: {index: true}', { noindex: false }],
  [
    'metadata: {title: M, canonical: https://e.org/a, robots: {index: false}}',
    { metaTitle: 'M', canonical: 'https://e.org/a', noindex: true },
  ],
  ['tableOfContents: {minHeadingLevel: 2, maxHeadingLevel: 4}', { toc: { min: 2, max: 4 } }],
  ['lastUpdated: 2026-12-01', { updated: { day: '2026-12-01' } }],
  ['lastUpdated: true', { extra: { lastUpdated: true } }],
  ['slug: []', { slug: 'a-post' }],
  ['description: []', {}],
  ['math:', { math: false }],
  ['cover-img: /a.png', { image: { src: '/a.png' } }],
]

test.each(NAMES)('`%s` is read', (line, part) => {
  expect(meta(line)).toMatchObject(part)
})

test.each(['publish_date', 'pub_date', 'post_date', 'date_published', 'published_date'])(
  '%s holds a post back until its day',
  (name) => {
    expect(readPost(withLines(`${name}: 2099-01-01`)).post?.meta.date?.day).toBe('2099-01-01')
  },
)

test.each([
  ['googlebot: noindex', true],
  ['seo: {noindex: true}', true],
  ['seo: {robots: "none, noarchive"}', true],
  ['head: [[meta, {name: robots, content: noindex}]]', true],
  ['meta: [{name: description, content: noindex}, {name: robots, content: noindex}]', true],
  ['head: [[meta, {name: robots, content: all}], [meta, {name: a, content: noindex}]]', false],
])('%s asks search engines to leave the page out: %s', (line, noindex) => {
  expect(meta(line).noindex).toBe(noindex)
})

test.each(['ignorePost: true', 'audience: only_paid', 'status: 0', 'status: false', 'hide: all'])(
  '%s would not hold the post back, and is told',
  (line) => {
    expect(readPost(withLines(line)).codes).toEqual(['4:1 matter/not-held'])
  },
)

test.each([
  ['1796083200', 'if it counts from 1970, write 2026-12-01'],
  ['1796083200000', 'if it counts from 1970, write 2026-12-01'],
  ['20261201', 'write 2026-11-23, 2026-11-23 18:30 or 2026-11-23T18:30:00+01:00'],
])('a date that is the number %s', (value, hint) => {
  const { codes, findings } = readPost(withLines(`updated: ${value}`))
  expect([codes, findings[0]?.hint]).toEqual([['4:10 date/form'], hint])
})

test.each([
  ['title: ""', 'write one, or leave the key out and begin the text with `# …`'],
  ['title: []', undefined],
  ['tags: [{colour: red}]', 'write its name alone, or as `name`'],
])('%s is told with what to write', (line, hint) => {
  const { findings } = readPost(`---\ndate: 2026-01-01\n${line}\n---\n# A\n\nText.\n`)
  expect(findings.map(({ code, hint: told }) => [code, told])).toContainEqual(['matter/wrong-type', hint])
})

test('a whole address is no path', async () => {
  const { findings } = await buildFixture(`-- octavo.config.yaml --
title: T
url: https://example.org
-- content/posts/one.md --
---
title: One
date: 2026-01-01
url: https://example.net/2020/one/
---
Text.
`)
  expect(findings.map(({ code, hint }) => [code, hint])).toEqual([
    [
      'site/bad-path',
      'write its path alone, `/2020/one/`; an address that the post is about goes below `extra`',
    ],
  ])
})

describe('what a picture shows, under a key of its own', () => {
  test.each(['imageAlt', 'image-alt', 'feature_image_alt', 'heroImageAlt', 'coverAlt'])('%s', (name) => {
    expect(meta('image: a.png', `${name}: A press`).image).toMatchObject({ src: 'a.png', alt: 'A press' })
    expect(meta(`${name}: A press`).image).toBeUndefined()
  })
  test('a map says it nearer', () => {
    expect(meta('image: {src: a.png, alt: A}', 'imageAlt: B').image?.alt).toBe('A')
  })
})

test("Obsidian's aliases are names, and no addresses that want a redirect", () => {
  expect(meta('aliases: [My note, note]').aliases).toHaveLength(2)
  expect(readPost(withLines('aliases: [/my note/, /note/]')).codes).toEqual(['4:1 matter/no-redirects'])
})
