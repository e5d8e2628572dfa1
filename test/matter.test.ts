import { describe, expect, test } from 'vitest'
import type { Kind } from '../src/post/key.ts'
import { keys } from '../src/post/keys.ts'
import type { Meta } from '../src/types.ts'
import { readPost, type Setting, withLines } from './matter-reading.ts'

function meta(...lines: readonly string[]): Meta {
  const { post, codes } = readPost(withLines(...lines))
  expect(codes).toEqual([])
  if (post === undefined) throw new Error('no post')
  return post.meta
}

describe('FM12 every key with every type of YAML', () => {
  const values = {
    list: '[[a]]',
    map: '{a: 1}',
    number: '12',
    flag: 'true',
    nothing: '',
    empty: '""',
    text: 'some-text',
    day: '2026-11-23',
  }
  type Value = keyof typeof values
  const fine: Readonly<Record<Kind, readonly Value[]>> = {
    title: ['number', 'nothing', 'text', 'day'],
    text: ['number', 'nothing', 'empty', 'text', 'day'],
    slug: ['number', 'nothing', 'empty', 'text', 'day'],
    flag: ['flag'],
    date: ['nothing', 'day'],
    list: ['number', 'nothing', 'text', 'day'],
    number: ['number', 'nothing'],
    authors: ['nothing', 'text', 'day'],
    image: ['nothing', 'empty', 'text', 'day'],
    toc: ['flag', 'nothing'],
    imageType: ['nothing'],
    language: ['nothing', 'empty'],
    address: ['nothing', 'empty'],
    uri: ['nothing', 'empty'],
    map: ['map', 'nothing'],
  }
  const rows = keys().flatMap(({ name, kind, aliases }) =>
    [
      name,
      ...aliases
        .filter((alias) => alias.when === undefined && !alias.name.includes('.'))
        .map((alias) => alias.name),
    ].flatMap((written) =>
      Object.keys(values).map((value) => [written, value as Value, kind, name] as const),
    ),
  )
  test.each(rows)('%s: %s', (name, value, kind, meant) => {
    const lines = name === 'title' ? [] : ['title: A post']
    lines.push(`${name}: ${values[value]}`)
    const text = ['---', ...lines, '---', 'Text.', ''].join('\n')
    const { codes } = readPost(text, { path: 'content/posts/2026-11-23-x.md' })
    const isFineHere =
      (['pin', 'sticky'].includes(name) && value === 'number') ||
      (meant === 'categories' && value === 'list') ||
      (meant === 'tags' && value === 'empty') ||
      (name === 'sidebar' && value === 'map') ||
      (kind === 'flag' && value === 'nothing' && !['draft', 'unlisted', 'noindex'].includes(meant))
    if (fine[kind].includes(value) || isFineHere) {
      if (name === 'title' && value === 'nothing') expect(codes).toEqual(['1:1 matter/no-title'])
      else if (meant === 'aliases' && value !== 'nothing') expect(codes).toEqual(['3:1 matter/no-redirects'])
      else expect(codes).toEqual([])
      return
    }
    const isElement = value === 'list' && ['list', 'authors'].includes(kind)
    const column = value === 'nothing' ? 1 : name.length + (isElement ? 4 : 3)
    const isNoUri = kind === 'uri' && ['number', 'text', 'day'].includes(value)
    const code = kind === 'date' ? 'date/form' : isNoUri ? 'matter/id' : 'matter/wrong-type'
    expect(codes).toEqual([`${lines.length + 1}:${column} ${code}`])
  })
})

test.each([
  ['[a, [b, {}]]', ['4:21 matter/wrong-type']],
  ['[1, true, null, {}, ""]', ['4:17', '4:23', '4:29', '4:33']],
  ['""', ['4:13']],
])('FM13 categories: %s', (value, places) => {
  expect(readPost(withLines(`categories: ${value}`)).codes).toEqual(
    places.map((place) => `${place.split(' ')[0]} matter/wrong-type`),
  )
})

const texts = (list: readonly { readonly text: string }[]) => list.map(({ text }) => text)

describe('FM13 and SPEC 13.8: terms', () => {
  test('a text is one category, a list is a list, each once', () => {
    expect(texts(meta('categories: foo bar').categories)).toEqual(['foo bar'])
    expect(texts(meta('categories: [C, C++, C, 2024]').categories)).toEqual(['C', 'C++', '2024'])
    expect(texts(meta('category: x').categories)).toEqual(['x'])
  })
  test('a comma in one category is a warning', () => {
    const { codes, post, findings } = readPost(withLines('categories: a, b'))
    expect(codes).toEqual(['4:13 matter/comma'])
    expect(findings[0]?.hint).toBe('for several write [a, b]')
    expect(texts(post?.meta.categories ?? [])).toEqual(['a, b'])
    expect(readPost(withLines('categories: ["a, b"]')).codes).toEqual([])
  })
  test('a text of tags is split at commas', () => {
    expect(texts(meta('tags: a, b,,a').tags)).toEqual(['a', 'b'])
    expect(texts(meta('tags: ["a, b"]').tags)).toEqual(['a, b'])
  })
  test('lists in the list are taken apart, as Hexo means them', () => {
    const { categories } = meta('categories:', '  - [A, B]', '  - C', '  - [A, [D]]')
    expect(categories.map(({ text, place }) => [text, place.line, place.column])).toEqual([
      ['A', 5, 6],
      ['B', 5, 9],
      ['C', 6, 5],
      ['D', 7, 10],
    ])
  })
  test('empty tags are left out', () => {
    expect(texts(meta('tags: [a, "", null, " "]').tags)).toEqual(['a'])
    expect(texts(meta('tags:', '  -', '  - a').tags)).toEqual(['a'])
    expect(texts(meta("tags: ''").tags)).toEqual([])
  })
  test('a tag of Docusaurus with an address of its own', () => {
    expect(texts(meta('tags: [a, {label: B, permalink: /b}]').tags)).toEqual(['a', 'B'])
    expect(readPost(withLines('tags: [{permalink: /b}]')).codes).toEqual(['4:8 matter/wrong-type'])
  })
  test('a term knows its place', () => {
    expect(meta('tags:', '  - a', '  - "b c"').tags[1]?.place).toEqual({
      path: 'content/posts/a-post.md',
      line: 6,
      column: 5,
      length: 5,
    })
  })
})

test("the day of Docusaurus's last update is that of the post", () => {
  const { updated, extra } = meta('last_update:', '  date: 2026-12-03', '  author: The type desk')
  expect(updated).toEqual(meta('updated: 2026-12-03').updated)
  expect(updated).toBeDefined()
  expect(extra).toEqual({ last_update: { date: '2026-12-03', author: 'The type desk' } })
  expect(meta('last_update: {author: The type desk}').updated).toBeUndefined()
})

test('the map of days of MkDocs is read', () => {
  const text = '---\ntitle: A\ndate:\n  created: 2026-01-02\n  updated: 2026-12-03\n---\nText.\n'
  const { post, codes } = readPost(text)
  expect([codes, post?.meta.date?.day, post?.meta.updated?.day]).toEqual([[], '2026-01-02', '2026-12-03'])
  expect(readPost('---\ntitle: A\ndate: {day: 2026-01-02}\n---\nText.\n').codes).toEqual(['3:7 date/form'])
})

test("Zola's taxonomies are ours", () => {
  const { tags, categories } = meta('taxonomies:', '  tags: [rust, zola]', '  categories: [Code]')
  expect([...tags, ...categories].map(({ text, place }) => [text, place.line, place.column])).toEqual([
    ['rust', 5, 10],
    ['zola', 5, 16],
    ['Code', 6, 16],
  ])
})

const ALIASES: readonly [line: string, part: Partial<Meta>][] = [
  ['metaTitle: M', { metaTitle: 'M' }],
  ['meta_title: M', { metaTitle: 'M' }],
  [
    'seo: {metaTitle: M, metaDescription: D, other: 1}',
    { metaTitle: 'M', description: 'D', extra: { seo: { metaTitle: 'M', metaDescription: 'D', other: 1 } } },
  ],
  ['published: false', { draft: true }],
  ['published: true', { draft: false }],
  ['publish: false', { draft: true }],
  ['publish: true', { draft: false }],
  ['status: draft', { draft: true, extra: {} }],
  ['status: Private', { draft: true }],
  ['status: trash', { draft: true }],
  ['status: auto-draft', { draft: true }],
  ['status: Trashed', { draft: true }],
  ['status: published', { draft: false, extra: { status: 'published' } }],
  ['hidden: true', { unlisted: true }],
  ['slug: Other', { slug: 'Other' }],
  ['slug: 2024', { slug: '2024' }],
  ['slug: /over/there/', { slug: 'a-post' }],
  ['layout: wide', {}],
  ['layout: false', { extra: {} }],
  ['pin: true', { pinned: true }],
  ['sticky: 100', { pinned: true }],
  ['sticky: 0', { pinned: false }],
  ['pin: 1', { pinned: true }],
  ['math: katex', { math: true }],
  ['math: MathJax', { math: true }],
  ['math: {enable: false}', { math: false }],
  ['toc: {enable: true, auto: false}', { toc: { min: 2, max: 3 } }],
  ['toc: {enable: true, max: 4}', { toc: { min: 2, max: 4 } }],
  ['toc: {enable: false}', { toc: false }],
  ['toc: {sidebar: left}', { toc: { min: 2, max: 3 } }],
  ['toc: {auto: false}', { toc: { min: 2, max: 3 } }],
  ['comment: {enable: false}', { comments: false }],
  ['comment: true', { comments: true }],
  ['toc: {beginning: true}', { toc: { min: 2, max: 3 } }],
  ['toc: [{name: One, subsections: [{name: Two}]}, {name: Three}]', { toc: { min: 2, max: 3 } }],
  ['hide_table_of_contents: true', { toc: false }],
  ['hide_table_of_contents: false', { toc: { min: 2, max: 3 } }],
  ['comments: {enable: false}', { comments: false }],
  ['comments: []', { comments: true, extra: {} }],
  ['lang: en_US', { lang: 'en-US' }],
  ['lang: zh_Hant_TW', { lang: 'zh-Hant-TW' }],
  ['featured: true', { pinned: true }],
  ['toc: true', { toc: { min: 2, max: 3 } }],
  ['showToc: false', { toc: false }],
  ['tableOfContents: {min: 3, max: 4}', { toc: { min: 3, max: 4 } }],
  ['toc: {max: 5}', { toc: { min: 2, max: 5 } }],
  ['toc: {min: 4}', { toc: { min: 4, max: 4 } }],
  ['showTitle: false', { showTitle: false }],
  ['hideAnchor: true', { hideAnchor: true }],
  ['sidebar: Blog', { sidebar: 'Blog' }],
  ['sidebar: false', { extra: {} }],
  ['sidebar: {order: 1}', { extra: {} }],
  ['sidebar: [{title: A, text: B}]', { extra: {} }],
  [
    'rootPage: /blog',
    {
      rootPage: {
        text: '/blog',
        place: { path: 'content/posts/a-post.md', line: 4, column: 11, length: 5 },
      },
    },
  ],
  ['robots: "noindex, nofollow"', { noindex: true }],
  ['robots: none', { noindex: true }],
  ['robots: index', { noindex: false }],
  ['robots: "index, max-image-preview:none"', { noindex: false }],
  ['language: pt-BR', { lang: 'pt-BR' }],
  ['canonicalURL: https://a.example/b', { canonical: 'https://a.example/b' }],
  ['featuredImageType: full', { imageType: 'full' }],
  [
    'id: tag:a.example,2026:x',
    {
      id: {
        text: 'tag:a.example,2026:x',
        place: { path: 'content/posts/a-post.md', line: 4, column: 5, length: 20 },
      },
    },
  ],
  ['series_order: 2', { seriesOrder: 2 }],
  ['comments: false', { comments: false }],
  ['summary: Short', { excerpt: 'Short' }],
  ['meta_description: D', { description: 'D' }],
  ['metaDescription: D', { description: 'D' }],
  ['description: ""', { extra: {} }],
  ['custom: {a: [1, null]}', { extra: { custom: { a: [1, null] } } }],
  ['extra: {a: 1}', { extra: { a: 1 } }],
]

test.each(ALIASES)('SPEC 2 `%s`', (line, part) => {
  expect(meta(line)).toMatchObject(part)
})

test('a date in words is one, also under `published`', () => {
  const { post, codes } = readPost('---\ntitle: x\npublished: Jul 08 2022\nupdatedAt: 2022/8/1\n---\nText.\n')
  expect([codes, post?.meta.date?.iso, post?.meta.updated?.iso]).toEqual([[], '2022-07-08', '2022-08-01'])
})

test.each([
  'pubDate',
  'pubDatetime',
  'publishDate',
  'published_at',
  'publishedAt',
  'published',
  'created',
  'createdAt',
])('%s is a date', (name) => {
  const { post, codes } = readPost(`---\ntitle: x\n${name}: 2022-05-27\n---\nText.\n`)
  expect([codes, post?.meta.date?.day, post?.meta.draft]).toEqual([[], '2022-05-27', false])
})

test('texts with places: permalink, layout, series, aliases', () => {
  const at = (column: number, length: number) => ({
    path: 'content/posts/a-post.md',
    line: 4,
    column,
    length,
  })
  expect(meta('url: /x/').permalink).toEqual({ text: '/x/', place: at(6, 3) })
  expect(meta('slug: /x/y').permalink).toEqual({ text: '/x/y', place: at(7, 4) })
  expect(meta('template: wide').layout).toEqual({ text: 'wide', place: at(11, 4) })
  expect(meta('series: ["A"]').series).toMatchObject({ text: 'A', place: { line: 4, column: 9 } })
  expect(meta('series: []').series).toBeUndefined()
  expect(readPost(withLines('series: [A, B]')).codes).toEqual(['4:9 matter/wrong-type'])
  expect(meta('series: 2024').series).toEqual({ text: '2024', place: at(9, 4) })
  expect(readPost(withLines('redirect_from: [/a, /b/]')).post?.meta.aliases).toEqual([
    { text: '/a', place: at(17, 2) },
    { text: '/b/', place: at(21, 3) },
  ])
})

test('`permalink: false` is Eleventy’s word for no page, and no usual address', () => {
  const { codes, findings } = readPost(withLines('permalink: false'))
  expect(codes).toEqual(['4:12 matter/wrong-type'])
  expect(findings[0]?.hint).toBe('leave it out for the usual address; to publish no page write `draft: true`')
})

test('images: text, map, address, and nothing that runs', () => {
  expect(meta('heroImage: ./a.png').image).toMatchObject({ src: './a.png' })
  expect(meta('cover: {image: /a.png, alt: A, caption: C}').image).toMatchObject({
    src: '/a.png',
    alt: 'A',
    caption: 'C',
  })
  expect(meta('image: https://a.example/a.png').image?.src).toBe('https://a.example/a.png')
  for (const name of ['coverImage', 'cover_image'])
    expect(meta(`${name}: a.png`).image).toMatchObject({ src: 'a.png' })
  expect(meta('images: [a.png, b.png]').image).toMatchObject({ src: 'a.png' })
  expect(meta('images:', '  - /b.png').image).toMatchObject({ src: '/b.png' })
  for (const none of [
    'images: []',
    'image: false',
    'thumbnail: false',
    'cover: {image: ""}',
    'cover: {image: "", alt: x}',
    'image: " "',
  ])
    expect(meta(none).image).toBeUndefined()
  expect(readPost(withLines('image: javascript:alert(1)')).codes).toEqual(['4:8 matter/wrong-type'])
  expect(readPost(withLines('image: {alt: x}')).codes).toEqual(['4:8 matter/wrong-type'])
  expect(readPost(withLines('image: {}')).codes).toEqual(['4:8 matter/wrong-type'])
})

describe('a text of front matter is plain, and what was to be more is told', () => {
  test.each([
    ["title: '<i>Wet</i> ink'", '<i>'],
    ['title: Ink &amp; paper', '&amp;'],
    ['description: Ink&#8217;s colour', '&#8217;'],
    ['excerpt: "<p class=\'a\'>Ink</p>"', "<p class='a'>"],
    ["author: 'Octavo ([at work](https://e.org/o))'", '[at work](https://e.org/o)'],
    ["authors: ['<b>Octavo</b>']", '<b>'],
    ['authors: [{name: Octavo, bio: "Sets &amp; prints"}]', '&amp;'],
    ['cover: {src: a.png, alt: A, caption: "At the <b>press</b>"}', '<b>'],
    ['cover: {src: a.png, alt: "[x](https://e.org)"}', '[x](https://e.org)'],
    ["description: 'The law of $x^2$, proved'", '$x^2$'],
    ["title: 'Sorting in $O(n \\log n)$'", '$O(n \\log n)$'],
    ["excerpt: 'Why $a_1$ is less'", '$a_1$'],
    ["description: 'That $e^{i\\pi} + 1 = 0$.'", '$e^{i\\pi} + 1 = 0$'],
  ])('%s', (line, found) => {
    const { codes, findings } = readPost(
      `---\n${/^title/.test(line) ? '' : 'title: A\n'}${line}\ndate: 2026-01-01\n---\nText.\n`,
    )
    expect(codes.map((code) => code.split(' ')[1])).toEqual(['matter/markup'])
    expect(findings[0]?.message).toContain(`so readers see \`${found}\``)
  })

  test.each([
    'title: Why <div> is no <p>, and <b> alone is none',
    'title: "AT&T; R&D, a < b > c & &nbsp; in `<i>`"',
    'description: "[a] (b), [x](y), f[1](2) and <br>"',
    'tagline: "<b>x</b>"',
    'author: Octavo <octavo@example.org>',
    "description: 'From $5 to $10, $HOME_DIR and $A^2 in $PATH'",
    "description: 'The pattern ^a$ or $b^c, $FOO_BAR$, and $$, \\\\host\\c$\\in and d$'",
    "title: 'In $HOME\\logs$name and US$2^3 or 3^US$'",
    "description: 'A price of $a and of b$ with x^2'",
    'cover: {src: "a.png?b=1&amp;c", alt: A press, caption: "AT&T, a < b"}',
  ])('but not %s', (line) => {
    expect(
      readPost(`---\n${/^title/.test(line) ? '' : 'title: A\n'}${line}\ndate: 2026-01-01\n---\nText.\n`)
        .codes,
    ).toEqual([])
  })
})

test('contents of al-folio are contents, and a slip beside them is none', () => {
  expect(readPost(withLines('toc: {sidebar: left, mni: 2}')).codes).toEqual(['4:6 matter/wrong-type'])
  expect(readPost(withLines('toc: []')).codes).toEqual(['4:6 matter/wrong-type'])
  expect(readPost(withLines('toc: [{title: One}]')).codes).toEqual(['4:6 matter/wrong-type'])
})

test('a picture that HugoBlox finds by its name is not shown, and that is told', () => {
  const told = readPost(withLines('image:', '  caption: A press', '  focal_point: Smart'))
  expect([told.codes, told.post?.meta.image]).toEqual([['5:3 matter/image-nowhere'], undefined])
  expect(readPost(withLines('image: {caption: "", focal_point: "", preview_only: false}')).codes).toEqual([])
  expect(readPost(withLines('image: {caption: x, scr: a.png}')).codes).toEqual(['4:8 matter/wrong-type'])
  expect(meta('image: {feature: a.png, credit: x}').image).toMatchObject({ src: 'a.png' })
  expect(meta('featured_image: a.png').image).toMatchObject({ src: 'a.png' })
})

test('authors: handle, list, map', () => {
  const shown = (...lines: readonly string[]) =>
    meta(...lines).authors.map(({ place, ...author }) => [place.column, author])
  expect(shown('author: octavo')).toEqual([[9, { name: 'octavo' }]])
  expect(shown('authors: [octavo, {name: The type desk, url: /about/, avatar: a.png}]')).toEqual([
    [11, { name: 'octavo' }],
    [19, { name: 'The type desk', url: '/about/', image: 'a.png' }],
  ])
  expect(shown('authors: [octavo, The type desk, Octavo, octavo]').map((one) => one[1])).toEqual([
    { name: 'octavo' },
    { name: 'The type desk' },
  ])
  expect(shown('authors: [{key: octavo, title: Founder}, {name: B, image_url: b.png}]')).toEqual([
    [11, { name: 'octavo' }],
    [42, { name: 'B', image: 'b.png' }],
  ])
  expect(shown('author: {display_name: B, login: b}')).toEqual([[9, { name: 'B' }]])
  expect(shown('authors: [{name: B, avatar: {src: b.png, alt: B}}]')).toEqual([
    [11, { name: 'B', image: 'b.png' }],
  ])
  expect(readPost(withLines('authors: [{name: B, avatar: {alt: B}}]')).codes).toHaveLength(1)
  expect(readPost(withLines('authors: [{title: Founder}]')).codes).toEqual(['4:11 matter/wrong-type'])
  expect(readPost(withLines('authors: [{name: x, url: "javascript:x"}]')).codes).toEqual([
    '4:11 matter/wrong-type',
  ])
  expect(readPost(withLines('authors: [x, 1, ""]')).codes).toEqual([
    '4:14 matter/wrong-type',
    '4:17 matter/wrong-type',
  ])
})

describe('slugs', () => {
  test.each([
    ['content/posts/hello.md', 'post', 'hello', undefined],
    ['content/posts/2022-05-27-hello.md', 'post', 'hello', '2022-05-27'],
    ['content/posts/2022-05-27-hello/index.mdx', 'post', 'hello', '2022-05-27'],
    ['content/posts/deep/Hello World.md', 'post', 'hello-world', undefined],
    ['content/posts/hello/index.md', 'post', 'hello', undefined],
    ['content/posts/index.md', 'post', 'index', undefined],
    ['content/posts/2022-05-27.md', 'post', '2022-05-27', '2022-05-27'],
    ['content/posts/Größe.md', 'post', 'größe', undefined],
    ['content/posts/日本.md', 'post', '日本', undefined],
    ['content/posts/2022-05-27-hello.html.markdown', 'post', 'hello', '2022-05-27'],
    ['content/posts/C++.md', 'post', 'c-plus-plus', undefined],
    ['content/pages/2022-05-27-x.md', 'page', '2022-05-27-x', undefined],
    ['content/pages/docs/index.md', 'page', 'docs', undefined],
  ] as const)('%s', (path, kind, slug, day) => {
    const { post } = readPost('---\ntitle: x\n---\nText.\n', { path, kind })
    const made = post ?? readPost('---\ntitle: x\ndate: 2026-11-23\n---\nText.\n', { path, kind }).post
    expect([made?.meta.slug, post?.meta.date?.day]).toEqual([slug, day])
  })
  test('a date of the front matter counts more than that of the name', () => {
    const { post } = readPost(withLines(), { path: 'content/posts/2022-05-27-x.md' })
    expect([post?.meta.slug, post?.meta.date?.day]).toEqual(['x', '2026-11-23'])
  })
  test.each([
    ['slug: Hello World', '4:7 matter/slug', 'write `slug: hello-world`'],
    ['slug: a/b', '4:7 matter/slug', 'for a whole address write `permalink: /a/b`'],
    ['slug: ..', '4:7 matter/slug', 'write letters and digits'],
    ['slug: "a?b"', '4:7 matter/slug', 'write `slug: a-b`'],
    ['slug: 100%', '4:7 matter/slug', 'write `slug: 100`'],
  ])('%s', (line, code, hint) => {
    const { codes, findings } = readPost(withLines(line))
    expect([codes, findings[0]?.hint]).toEqual([[code], hint])
  })
  test('a name without letters', () => {
    expect(readPost(withLines(), { path: 'content/posts/!!!.md' }).codes).toEqual(['1:1 matter/no-slug'])
  })
})

describe('drafts never leak', () => {
  test.each([
    ['a folder', { path: '_drafts/x.md' }, [], true],
    ['a folder that a key contradicts', { path: 'content/posts/_drafts/x.md' }, ['draft: false'], true],
    ['a name that only looks like it', { path: 'content/posts/drafts/x.md' }, [], false],
    ['two keys', {}, ['draft: false', 'published: false'], true],
    ['two keys, the other way', {}, ['published: true', 'draft: true'], true],
  ] as const)('%s', (_, setting: Setting, lines, draft) => {
    expect(readPost(withLines(...lines), setting).post?.meta.draft).toBe(draft)
  })
  test.each(['yes', '"true"', 'on', '1', ''])('draft: %s is an error', (value) => {
    const { codes, findings } = readPost(withLines(`draft: ${value}`))
    expect(codes).toEqual([`4:${value === '' ? 1 : 8} matter/wrong-type`])
    expect(findings[0]?.hint).toBe(/^\D+$/.test(value) ? 'write true or false, without quotes' : undefined)
  })
})

test('two names for one thing: what keeps a post back counts, else the first of the table, with a warning', () => {
  const read = (...lines: readonly string[]) => {
    const { post, codes } = readPost(withLines(...lines))
    return [codes, post?.meta.date?.day]
  }
  expect(read('pubDate: 2022-01-01')).toEqual([['4:1 matter/disagree'], '2026-11-23'])
  expect(read('pubDate: 2026-11-23')).toEqual([[], '2026-11-23'])
  expect(read('publishDate: 2027-01-01')).toEqual([['2:1 matter/disagree'], '2027-01-01'])
  expect(read('publishDate: 2027-01-01T10:00', 'pubDate: 2027-01-01T09:00+02:00')).toEqual([
    ['2:1 matter/disagree', '5:1 matter/disagree'],
    '2027-01-01',
  ])
  const { post } = readPost(withLines('expiryDate: 2027-02-01', 'unpublishdate: 2027-01-01'))
  expect(post?.meta.expires?.day).toBe('2027-01-01')
})

/** Names that hold a post back or take it out of lists, whatever their value. `robots` and `status` are asked for it. */
const HOLDING = [
  ...['draft', 'isDraft', 'is_draft', 'published', 'publish', 'expires', 'expiryDate', 'unpublishdate'],
  ...['expires_at', 'expiresAt', 'expiry', 'expiry_date', 'expirationDate'],
  ...['unlisted', 'hidden', 'noindex', 'robots', 'robotsNoIndex', 'googlebot'],
]

describe('FM23 near misses', () => {
  const long = keys().flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)])
  test.each(long.filter((name) => name.length > 3 && !name.includes('.')))(
    '%s with one letter doubled',
    (name) => {
      const missed = `${name.slice(0, 3)}${name.slice(2)}`
      const { codes, findings } = readPost(withLines(`${missed}: x`))
      const isHolding = HOLDING.includes(name)
      expect(codes).toEqual([isHolding ? '4:1 matter/not-held' : '4:1 matter/near-miss'])
      expect(findings[0]?.severity).toBe(isHolding ? 'error' : 'warning')
    },
  )
  test.each([
    ['tilte', 'title'],
    ['descripton', 'description'],
    ['desciptoin', 'description'],
    ['hide-anchor', 'hideAnchor'],
    ['catagories', 'categories'],
    ['rootpage', 'rootPage'],
    ['featured-image', 'featuredImage'],
  ])('%s means %s', (name, near) => {
    const { findings } = readPost(withLines(`${name}: x`))
    expect(findings.map(({ hint }) => hint)).toEqual([`did you mean \`${near}\`?`])
  })
  test.each([
    ...['keywords', 'weight', 'type', 'menu', 'uid', 'top', 'linkTitle', 'subtitle', 'mood', 'license'],
    ...['related', 'hide_table_of_contents', 'seoTitle', 'seo_title', 'sub_title', 'authorURL', 'ogTitle'],
    ...['hide_title', 'author_image', 'publication', 'creator', 'cite', 'tog', 'headerImage', 'shortTitle'],
    ...['created_by', 'publishedBy', 'hideAuthor'],
  ])('%s is a key of its own', (name) => {
    expect(readPost(withLines(`${name}: x`)).codes).toEqual([])
  })
})

describe('a typing error publishes no draft', () => {
  test.each([
    ['darft: true', 'write `draft`'],
    ['Darft: true', 'write `draft`'],
    ['publised: false', 'write `published`'],
    ['is-draft: true', 'write `isDraft`'],
    ['unlistd: true', 'write `unlisted`'],
    ['hiden: true', 'write `hidden`'],
    ['expire: 2020-01-01', 'write `expires`'],
    ['statsu: draft', 'write `status`'],
    ['robot: noindex', 'write `robots`'],
    ['unpublished: true', 'write `draft: true`'],
    ['headless: true', 'write `draft: true`'],
    ['eleventyExcludeFromCollections: true', 'write `unlisted: true`'],
    ['private: yes', 'write `draft: true`'],
    ['Private: true', 'write `draft: true`'],
    ['privat: true', 'write `draft: true`'],
    ['<<: {draft: true}', 'write `draft: true`'],
    ['hide: true', 'write `unlisted: true`'],
    ['wip: true', 'write `draft: true`'],
    ['index: false', 'write `noindex: true`'],
    ...[
      ...['render: false', 'is_published: false', 'public: no', 'saveAsDraft: true', 'password: 1234'],
      ...['build: {render: never}', '_build: {render: link, list: never}', 'Build: {render: false}'],
      ...['status: [draft]', 'status: drfat', 'status: sent', 'post_status: pending', 'type: draft'],
      ...['visibility: private', 'visibility: Members', 'access: paid', 'cascade: {draft: true}'],
      ...['ignorePublish: true', 'dg-publish: false', 'redirect_to: https://e.org/x', 'redirect_to: /x/'],
      ...['redirect_to: [/x/]', 'status: WIP', 'status: in-review', 'status: Entwurf', 'status: 草稿'],
      ...['brouillon: true', 'secret: yes', 'members_only: true', 'live: false', 'ready: no'],
      ...['cascade: [{target: {path: /x}, build: {render: never}}]', 'cascade: {published: false}'],
    ].map((line) => [line, 'write `draft: true`']),
    ...[
      ...['build: {list: never}', '_build: {list: local}', 'eleventyExcludeFromCollections: [posts]'],
      ...['visible: false', 'status: hidden', 'visibility: unlisted', 'hiddenFromHomePage: true'],
      ...['cascade: {_build: {list: false}}', 'cascade: {hidden: true}'],
      ...['feed: false', 'rss: {disable: true}', 'excludeFromRSS: true', 'exclude_from_feed: yes'],
    ].map((line) => [line, 'write `unlisted: true`']),
    ...['sitemap: false', 'sitemap: {disable: true}', 'sitemap_exclude: true', 'indexed: false'].map(
      (line) => [line, 'write `noindex: true`'],
    ),
    ['redirect_to: https://example.org/', 'write `draft: true`'],
  ])('%s', (line, hint) => {
    const { codes, findings } = readPost(withLines(line))
    expect(codes).toEqual(['4:1 matter/not-held'])
    expect(findings[0]?.hint).toBe(`${hint}; a key of your own goes below \`extra\``)
  })
  test.each([
    'private: false',
    'wip: false',
    'index: true',
    'index: 3',
    'index: 0',
    'unpublished: false',
    'hide: [navigation]',
    'publisher: Acme',
    'wide: true',
    'build: {render: always, list: always}',
    'build: 12',
    'cascade: {draft: false, color: red}',
    'status: seedling',
    'status: In progress',
    'status: scheduled',
    'status: [wip]',
    'status: archived',
    'status: review',
    'released: false',
    'live: true',
    'secret: false',
    'indexed: 3',
    'state: Berlin',
    'visibility: public',
    'password: ""',
    'dg-publish: true',
    'ignorePublish: false',
    'redirect_to:',
    'scheduled: true',
    'render: true',
    'visible: true',
    'sitemap: {priority: 0.5}',
    'feed: true',
    'rss: {title: A}',
    'redirect_to: ""',
    'extra: {darft: 1}',
  ])('%s holds nothing back', (line) => {
    expect(readPost(withLines(line)).codes).toEqual([])
  })
})

describe('a title that says that its post is not ready', () => {
  const titled = (title: string, ...lines: readonly string[]) =>
    readPost(['---', `title: ${title}`, 'date: 2026-11-23', ...lines, '---', 'Text.', ''].join('\n'))
  test.each([
    ['"[WIP] Ink"', '[WIP]'],
    ['"[draft]: Ink"', '[draft]'],
    ["'WIP: Ink'", 'WIP'],
    ['DRAFT - Ink', 'DRAFT'],
    ['TODO — Ink', 'TODO'],
    ['Ink (WIP)', '(WIP)'],
    ['Ink [Draft]', '[Draft]'],
  ])('%s is told', (title, mark) => {
    const { codes, findings } = titled(title)
    expect(codes).toEqual(['2:8 prose/placeholder'])
    expect(findings[0]?.message).toBe(`\`${mark}\` in the title says that the post is not ready`)
    expect(titled(title, 'draft: true').codes).toEqual([])
  })
  test.each(['Draft horses', '"Draft: a beer"', 'WIPO', 'TODO lists', 'The draft', 'Ink (draft)'])(
    '%s is a title',
    (title) => {
      expect(titled(title).codes).toEqual([])
    },
  )
})

describe('`draft: true` in a map', () => {
  const toml = (...lines: readonly string[]) =>
    readPost(['+++', 'title = "A"', 'date = 2026-11-23', ...lines, '+++', 'Text.', ''].join('\n'))
  test.each(['taxonomies', 'params', 'extra'])('below [%s] is a line at the wrong end', (table) => {
    const { codes, findings } = toml(`[${table}]`, 'tags = ["ink"]', 'draft = true')
    expect(codes).toEqual(['6:1 matter/not-held'])
    expect(findings[0]?.hint).toBe('write `draft = true` above the first line in brackets')
    expect(toml('draft = true', `[${table}]`, 'draft = true').codes).toEqual([])
    expect(toml(`[${table}]`, 'draft = false').codes).toEqual([])
  })
  test.each(['[menu.main]', '[[resources]]', '[extra.cover]', '[params.seo.card]'])(
    'below %s too',
    (table) => {
      const { codes, findings } = toml('[params]', 'x = 1', table, 'src = "a.png"', 'draft = true')
      expect(codes).toEqual(['8:1 matter/not-held'])
      expect(findings[0]?.message).toContain(`belongs to \`${table}\` here`)
      expect(toml(table, 'draft = false').codes).toEqual([])
      expect(toml('[[extra.books]]', 'draft = true').codes).toEqual([])
    },
  )
  test('is told in YAML, but for `extra`', () => {
    expect(readPost(withLines('params:', '  Draft: true')).codes).toEqual(['5:3 matter/not-held'])
    expect(readPost(withLines('params: {draft: yes}')).codes).toEqual(['4:10 matter/not-held'])
    expect(readPost(withLines('image: {src: /a.png, draft: true}')).codes).toEqual(['4:22 matter/not-held'])
    expect(readPost(withLines('extra: {draft: true}')).codes).toEqual([])
    expect(readPost(withLines('params: {draft: [true], x: {draft: true}}')).codes).toEqual([])
  })
})

describe('a page that waits for a date has one', () => {
  const page = (line: string) => readPost(`---\ntitle: A\n${line}\n---\nText.\n`, { kind: 'page' }).codes
  test.each(['status: scheduled', 'Status: Future', 'post_status: future', 'scheduled: true'])(
    '%s',
    (line) => {
      expect(page(line)).toEqual(['3:1 matter/not-held'])
      expect(page(`${line}\ndate: 2026-11-20`)).toEqual([])
      expect(page(`${line}\ndraft: true`)).toEqual([])
    },
  )
  test('a post lacks it anyway', () => {
    expect(readPost('---\ntitle: A\nstatus: scheduled\n---\nText.\n').codes).toEqual(['1:1 matter/no-date'])
  })
})

test.each(['publish_at', 'scheduledAt', 'embargo'])(
  'a day under a name that is no key (%s) is told',
  (name) => {
    expect(readPost(withLines(`${name}: 2099-01-01`)).codes).toEqual(['4:1 matter/near-miss'])
    expect(readPost(withLines(`${name}: soon`)).codes).toEqual([])
  },
)

describe('keys are read in every case', () => {
  test('as Hugo does', () => {
    const { post, codes } = readPost(
      '---\nTitle: A\nPUBDATE: 2022-05-27\nTags: [a]\nheroimage: a.png\nSEO: {metadescription: D}\nMyKey: 1\n---\nText.\n',
    )
    expect(codes).toEqual([])
    expect([post?.title, post?.meta.date?.day, texts(post?.meta.tags ?? []), post?.meta.image?.src]).toEqual([
      'A',
      '2022-05-27',
      ['a'],
      'a.png',
    ])
    expect([post?.meta.description, Object.keys(post?.meta.extra ?? {})]).toEqual(['D', ['SEO', 'MyKey']])
  })
  test.each([
    'Draft: true',
    'DRAFT: true',
    'Published: false',
    'PUBLISH: false',
    'Status: draft',
    'isdraft: true',
  ])('%s holds the post back', (line) => {
    expect(meta(line).draft).toBe(true)
  })
  test('a key of two words of ours counts, with a warning', () => {
    const { post, codes, findings } = readPost(withLines('rootpage: /blog'))
    expect([codes, post?.meta.rootPage?.text]).toEqual([['4:1 matter/near-miss'], '/blog'])
    expect(findings[0]?.message).toBe('`rootpage` is read as `rootPage`')
  })
  test.each([
    ['draft: false', 'Draft: true'],
    ['Draft: true', 'draft: false'],
    ['pubdate: 2026-11-23', 'pubDate: 2026-11-23'],
    ['published: 2026-11-23', 'Published: true'],
  ])('%s and %s are one key twice', (first, second) => {
    const { codes, findings } = readPost(withLines(first, second))
    expect(codes).toEqual(['5:1 syntax/duplicate-key'])
    expect(findings[0]?.message).toBe(`\`${first.split(':')[0]}\` stands in line 4 already`)
  })
})

test('a key named like a property of objects is a key like any other', () => {
  const { post, codes } = readPost(
    withLines('__proto__: {draft: true}', 'constructor: 1', 'hasOwnProperty: 2'),
  )
  expect(codes).toEqual(['4:13 matter/not-held'])
  expect(Object.keys(post?.meta.extra ?? {})).toEqual(['__proto__', 'constructor', 'hasOwnProperty'])
  expect(post?.meta.draft).toBe(false)
})

describe('folder defaults', () => {
  const config = `defaults:
  - match: posts/**
    set: {categories: [Notes], toc: false, mood: calm, extra: {a: 1}}
  - match: content/posts/notes/**
    set:
      category: Small notes
      draft: true
`
  const read = (path: string, ...lines: readonly string[]) =>
    readPost(withLines(...lines), { path, config }).post?.meta
  test('the later entry wins', () => {
    expect(texts(read('content/posts/a.md')?.categories ?? [])).toEqual(['Notes'])
    expect(texts(read('content/posts/notes/a.md')?.categories ?? [])).toEqual(['Small notes'])
    expect([read('content/posts/a.md')?.draft, read('content/posts/notes/a.md')?.draft]).toEqual([
      false,
      true,
    ])
  })
  test("a post's own key wins over all, under any of its names", () => {
    const own = read('content/posts/notes/a.md', 'category: Own', 'published: true', 'mood: bright')
    expect([texts(own?.categories ?? []), own?.draft, own?.toc, own?.extra]).toEqual([
      ['Own'],
      false,
      false,
      { mood: 'bright', a: 1 },
    ])
  })
  test('other files are left alone', () => {
    expect(read('content/notes/a.md')?.toc).toEqual({ min: 2, max: 3 })
  })
  test('what is wrong in them is found where it stands', () => {
    const faulty = 'defaults:\n  - match: posts/**\n    set:\n      draft: maybe\n      tgas: x\n'
    const { findings } = readPost(withLines(), { config: faulty })
    expect(findings.map(({ place, code }) => `${place.path}:${place.line}:${place.column} ${code}`)).toEqual([
      'octavo.config.yaml:5:13 matter/near-miss',
      'octavo.config.yaml:4:14 matter/wrong-type',
    ])
  })
})

test('TOML and JSON say the same as YAML', () => {
  const yaml = readPost(
    '---\ntitle: A\ndate: 2022-05-27T10:00:00Z\ntags: [a, b]\nimage: {src: a.png}\nmood: {deep: [1]}\n---\nText.\n',
  )
  const toml = readPost(
    '+++\ntitle = "A"\ndate = 2022-05-27T10:00:00Z\ntags = ["a", "b"]\nimage.src = "a.png"\n[mood]\ndeep = [1]\n+++\nText.\n',
  )
  const json = readPost(
    '---json\n{"title": "A", "date": "2022-05-27T10:00:00Z", "tags": ["a", "b"], "image": {"src": "a.png"}, "mood": {"deep": [1]}}\n---\nText.\n',
  )
  const plain = ({ post, codes }: typeof yaml) => [
    codes,
    JSON.stringify(post, (key, value) => (/place$/i.test(key) ? undefined : value)),
  ]
  expect(plain(toml)).toEqual(plain(yaml))
  expect(plain(json)).toEqual(plain(yaml))
})

test.each([
  ['+++\ntitle = "x"\ntitle = "y"\n+++\nText.\n', ['3:1 syntax/toml']],
  ['+++\ntitle = "x"\ndate = 2023-02-30\n+++\nText.\n', ['3:8 date/impossible']],
  ['+++\ntitle = "x"\ndate = 12:30:00\n+++\nText.\n', ['3:8 date/form']],
  [
    '+++\ntitle = ["x"]\ndate = 2023-02-01\ndraft = "no"\n+++\nText.\n',
    ['4:9 matter/wrong-type', '2:9 matter/wrong-type'],
  ],
  ['+++\ntitle = "x"\ndate = 2023-02-01\nweight = nan\n+++\nText.\n', ['4:10 syntax/not-finite']],
  ['---json\n{"title": "x",}\n---\nText.\n', ['2:15 syntax/json']],
  [
    '---json\n{"title": "x", "title": "y", "date": "2023-02-01"}\n---\nText.\n',
    ['2:16 syntax/duplicate-key'],
  ],
  ['---json\n{"title": "x", "date": true}\n---\nText.\n', ['2:24 date/form']],
  ['---json\n{"title": "x", "a": [1e999]}\n---\nText.\n', ['2:22 syntax/not-finite']],
  ['---json\n{"title": "a\tb"}\n---\nText.\n', ['2:1 syntax/json']],
])('%j', (text, codes) => {
  expect(readPost(text).codes).toEqual(codes)
})

test('all faults of a head are found in one run', () => {
  const { codes, post } = readPost('---\ntitle: [x]\ndate: soon\ndraft: yes\ntags: [{}]\nslug: a b\n---\n')
  expect(post).toBeUndefined()
  expect([...codes].sort()).toEqual([
    '1:1 matter/no-text',
    '2:8 matter/wrong-type',
    '3:7 date/form',
    '4:8 matter/wrong-type',
    '5:8 matter/wrong-type',
    '6:7 matter/slug',
  ])
})

test('places are those of the file, and the reading time is counted', () => {
  const { post } = readPost(withLines('categories: ["Inside Octavo"]', 'featuredImage: ../images/press.png'))
  expect(post?.meta.image?.place).toEqual({
    path: 'content/posts/a-post.md',
    line: 5,
    column: 16,
    length: 19,
  })
  expect(post?.minutes).toBe(1)
})

describe('what may hold a post back and cannot be read is an error, also beside what can', () => {
  test.each([
    [['publishDate: 4070908800'], '4:14 date/form'],
    [['publishDate: [2099-01-01]'], '4:14 date/form'],
    [['publishDate: 2099-02-30'], '4:14 date/impossible'],
    [['expires: 2090-01-01', 'expiryDate: soon'], '5:13 date/form'],
    [['draft: false', 'published: "false"'], '5:12 matter/wrong-type'],
    [['draft: false', 'isDraft: yes'], '5:10 matter/wrong-type'],
    [['published: "0"'], '4:12 matter/wrong-type'],
  ])('%j', (lines, code) => {
    expect(readPost(withLines(...lines)).codes).toContain(code)
  })

  test('and what stands empty is none', () => {
    expect(readPost(withLines('draft: false', 'isDraft:')).codes).toEqual(['5:1 matter/disagree'])
  })
})

describe('`...` ends front matter', () => {
  const read = (below: string) => readPost(`---\ntitle: T\ndate: 2026-01-02\n...\n${below}\n---\nText.\n`)

  test.each([
    '\nNote: so it is\n',
    '\nText.\n\ndraft: true',
    '\nStatus: done, says the desk.\nAnd more',
    '# Heading\n\n- a\n',
    '',
    '\n- a\n- b',
  ])('above %j', (below) => {
    const { post, codes } = read(below)
    expect([post?.title, codes]).toEqual(['T', []])
  })

  test.each([
    '\ndraft: true',
    '# c\ndraft: true',
    '"draft" : true',
    '...\ndraft: true',
    '\ntags: [a]\nunlisted: true',
    '  more\nexpires: 2026-01-03',
    '\npublished: false',
  ])('but not above keys that hold the post back: %j', (below) => {
    const { post, codes } = read(below)
    expect([post, codes]).toEqual([undefined, [expect.stringMatching(/second-document|yaml/)]])
  })
})
