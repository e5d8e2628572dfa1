import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildFiles, parseFixture, type Setting, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

type Files = ReadonlyMap<string, string>
/** New texts by path; undefined removes the file. */
type Edit = Readonly<Record<string, string | undefined | ((text: string) => string)>>
type Step = Edit | { readonly with: Setting }

const SITE = parseFixture(`
-- octavo.config.yaml --
title: Leaves
url: https://example.org
timezone: Europe/London
pageSize: 2
feeds: {items: 2}
check: {rules: {links/missing-file: warning, links/missing-page: warning, links/missing-image: warning}}
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
The first, which needs nobody.
-- content/posts/b.md --
---
title: B
date: 2026-01-02T23:30:00Z
categories: [One]
description: About B.
excerpt: What B begins with.
image: {src: /b.svg, alt: A square}
author: ada
---
The second shows ![a square](/b.svg).
-- content/posts/c.md --
---
title: C
date: 2026-01-03
categories: [One]
---
The third leads to [B](b.md).
-- content/posts/d.md --
---
title: D
date: 2026-01-04
draft: true
---
The fourth is a draft.
-- content/pages/about.md --
---
title: About
---
About all of it.
-- public/b.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>
`).files

/**
 * Build the site, then again after each step: every build must tell and publish what a clean one does.
 *
 * @returns what the last build made anew, as addresses with the reason
 */
async function follow(...steps: readonly Step[]): Promise<readonly string[]> {
  const place = workplace()
  let files: Files = SITE
  let setting: Setting = {}
  let redone: readonly string[] = []
  await place.build(files)
  for (const step of steps) {
    if (isSetting(step)) setting = step.with
    else files = edited(files, step)
    const made = await place.build(files, setting)
    const clean = await buildFiles(files, setting)
    expect(made.findings).toEqual(clean.findings)
    const failed = clean.findings.filter(({ severity }) => severity === 'error')
    redone = failed.map(({ code }) => code)
    if (failed.length > 0) continue
    expect(sorted(made.output)).toEqual(sorted(clean.output))
    redone = [...made.redone].map(([path, why]) => `/${path.replace(/index\.html$/, '')} ${why}`).sort()
  }
  return redone
}

function isSetting(step: Step): step is { readonly with: Setting } {
  return 'with' in step && typeof step.with === 'object'
}

function edited(files: Files, edit: Edit): Files {
  const next = new Map(files)
  for (const [path, change] of Object.entries(edit)) {
    const text = typeof change === 'function' ? change(files.get(path) ?? '') : change
    expect(text, `the edit changes ${path}`).not.toBe(files.get(path))
    if (text === undefined) next.delete(path)
    else next.set(path, text)
  }
  return next
}

const sorted = (output: Files) => Object.fromEntries([...output].sort(([a], [b]) => (a < b ? -1 : 1)))
const swap = (from: string, to: string) => (text: string) => text.replace(from, to)
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((name) => `content/posts/${name}.md`) as [
  string,
  string,
  string,
  string,
]
const CONFIG = 'octavo.config.yaml'
const ABOUT = 'content/pages/about.md'
const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
const AUTHORS = `ada: {name: Ada Byron, bio: 'She wrote ${'many '.repeat(20)}notes. This is the end.'}\n`
const BYLINE = readFileSync(join(import.meta.dirname, '../templates/partials/byline.html'), 'utf8')
const LAYOUT = '<!doctype html><html><title>{{ page.title }}</title><p>{{ post.title }}</p></html>'

describe('what was not there when a page asked for it, and then appears', () => {
  const cases: readonly [string, string, Edit, string][] = [
    [
      'the template of a component',
      '<Badge label="new"/>',
      { 'templates/components/Badge.html': '<b>{{ label }}</b>' },
      'template:components/Badge.html',
    ],
    [
      'a post',
      '[next](next.md)',
      { 'content/posts/next.md': '---\ntitle: Next\ndate: 2025-01-01\n---\nText.\n' },
      'address:content/posts/next.md',
    ],
    [
      'a post that a hint names',
      '[next](posts/next)',
      { 'content/posts/next.md': '---\ntitle: Next\ndate: 2025-01-01\n---\nText.\n' },
      'address:content/posts/next.md',
    ],
    [
      'a post whose title a link has',
      '{% post_link next %}',
      { 'content/posts/next.md': '---\ntitle: Next\ndate: 2025-01-01\n---\nText.\n' },
      'address:content/posts/next',
    ],
    ['a picture', '![it](/it.svg)', { 'public/it.svg': SQUARE }, 'image:/it.svg'],
    ['the authors', 'By somebody.', { 'content/data/authors.yaml': 'ada: {name: Ada L.}\n' }, 'data:authors'],
  ]
  test.each(cases)('%s', async (_, text, edit, reason) => {
    expect(await follow({ [B]: (old) => `${old}\n\n${text}\n` }, edit)).toContain(`/blog/b/ ${reason}`)
  })
})

test('another title of a post is that of the links to it that have no words of their own', async () => {
  const link = { [B]: (old: string) => `${old}\n\n{% post_link a %}\n` }
  expect(await follow(link, { [A]: swap('title: A', 'title: Another') })).toContain(
    '/blog/b/ title:content/posts/a',
  )
  expect(await follow(link, { [B]: swap('The second', 'The next one') })).toContain(`/blog/b/ post:${B}`)
})

describe('what several files decide together is told as they stand now', () => {
  const FRENCH = 'content/posts/b.fr.md'
  const SECTION = 'content/posts/_index.md'
  const cases: readonly [string, readonly Step[], readonly string[]][] = [
    [
      'a translation by its name comes, and what it translates goes',
      [
        { [FRENCH]: '---\ntitle: B\ndate: 2026-01-02\n---\nText.\n' },
        { [B]: undefined, [C]: swap('b.md', 'a.md') },
      ],
      [],
    ],
    [
      'the language of the site is that of a translation',
      [
        { [FRENCH]: '---\ntitle: B\ndate: 2026-01-02\n---\nText.\n' },
        { [CONFIG]: (text) => `${text}\nlang: fr\n` },
      ],
      [],
    ],
    [
      'a section would hold back its posts',
      [{ [SECTION]: '---\ntitle: All\n---\n' }, { [SECTION]: swap('title: All', 'cascade: {draft: true}') }],
      ['matter/folder-not-held'],
    ],
    [
      'none of its posts needs it any more',
      [
        { [SECTION]: '---\ncascade: {noindex: true}\n---\n' },
        ...[A, B, C].map((path) => ({ [path]: swap('---\ntitle', '---\nnoindex: true\ntitle') })),
        { [B]: swap('The second', 'The next one') },
      ],
      [],
    ],
    [
      'one of them needs it again',
      [
        { [SECTION]: '---\ncascade: {noindex: true}\n---\n' },
        ...[A, B, C].map((path) => ({ [path]: swap('---\ntitle', '---\nnoindex: true\ntitle') })),
        { [B]: swap('noindex: true\n', '') },
      ],
      ['matter/folder-not-held'],
    ],
  ]
  test.each(cases)('%s', async (_, steps, codes) => {
    const redone = await follow(...steps)
    expect(redone.filter((one) => !one.startsWith('/'))).toEqual(codes)
  })
})

describe('whatever a card shows redoes the list that it stands in', () => {
  const cases: readonly [string, (text: string) => string][] = [
    ['title', swap('title: B', 'title: Beta')],
    ['date', swap('T23:30', 'T22:30')],
    ['description', swap('About B', 'All about B')],
    ['excerpt', swap('What B begins', 'What Beta begins')],
    ['image', swap('src: /b.svg', 'src: https://example.com/b.svg')],
    ['whether the image is shown', swap('src: /b.svg', 'hiddenInList: true, src: /b.svg')],
    ['alt', swap('A square', 'Four corners')],
    ['author', swap('ada', 'Grace')],
    ['category', swap('[One]', '[One, Two]')],
    ['minutes', (text) => `${text}\n\n${'word '.repeat(900)}\n`],
    ['address', swap('title: B', 'title: B\nslug: beta')],
  ]
  test.each(cases)('%s', async (_, edit) => {
    expect(await follow({ [B]: edit })).toContain('/blog/ card:content/posts/b.md')
  })
})

describe('what else a page is made of', () => {
  const cases: readonly [string, readonly Step[], string][] = [
    ['the order of a list', [{ [B]: swap('title: B', 'title: B\npinned: true') }], '/blog/ ids:index 0 2'],
    [
      'which posts stand in a list, as many as before',
      [{ [C]: swap('title: C', 'title: C\ndraft: true'), [D]: swap('draft: true\n', '') }],
      '/ ids:index 0 2',
    ],
    [
      'that the newest post is pinned',
      [{ [C]: swap('title: C', 'title: C\npinned: false') }, { [C]: swap('pinned: false', 'pinned: true') }],
      `/blog/ card:${C}`,
    ],
    [
      'a category that an unlisted post names, when a listed one does so too',
      [
        { [A]: swap('title: A', 'title: A\nunlisted: true\ncategories: [Two]') },
        { [B]: swap('[One]', '[One, Two]') },
      ],
      `/blog/a/ card:${A}`,
    ],
    [
      'a category whose name is a label of the registry now',
      [{ 'content/data/categories.yaml': 'first: {label: One}\n' }],
      `/blog/b/ card:${B}`,
    ],
    [
      'a category whose usual spelling is another now',
      [
        { [B]: swap('[One]', '[Straße]'), [C]: swap('[One]', '[STRASSE]') },
        { [A]: swap('title: A', 'title: A\ncategories: Straße') },
      ],
      `/blog/b/ card:${B}`,
    ],
    [
      'the end of a long data file',
      [{ 'content/data/authors.yaml': AUTHORS }, { 'content/data/authors.yaml': swap('the end', 'an end') }],
      '/blog/b/ data:authors',
    ],
    [
      'the picture of an author, beside the registry',
      [
        { 'content/data/authors.yaml': 'ada: {name: Ada, image: ada.svg}\n' },
        { 'content/data/ada.svg': SQUARE },
      ],
      '/blog/b/ image:content/data/ada.svg',
    ],
    [
      'the same as two builds ago, and not as one ago',
      [{ [B]: swap('title: B', 'title: Beta') }, { [B]: SITE.get(B) }],
      `/blog/c/ link:${B}`,
    ],
    ['the name of a file', [{ 'content/posts/aa.md': SITE.get(A), [A]: undefined }], '/blog/aa/ new'],
    ['the newer post', [{ [C]: undefined }], `/blog/b/ neighbours:${B}`],
    ['the older post', [{ [A]: undefined }], `/blog/b/ neighbours:${B}`],
    [
      'the size of a picture',
      [{ 'public/b.svg': swap('width="10"', 'width="20"') }],
      '/blog/b/ image:/b.svg',
    ],
    ['a template', [{ 'templates/layouts/post.html': LAYOUT }], '/blog/b/ template:layouts/post.html'],
    [
      'a template in another version',
      [{ 'templates/layouts/post.html': LAYOUT }, { 'templates/layouts/post.html': swap('<p>', '<p>By ') }],
      '/blog/b/ template:layouts/post.html',
    ],
    [
      'that it is a post now, and was a page',
      [
        {
          [CONFIG]: (text) => `${text}\npaths: {pages: content/blog}\n`,
          'content/blog/e.md': '---\ntitle: E\ndate: 2026-01-05\n---\nThe fifth.\n',
          [C]: swap('[B](b.md)', 'nobody'),
        },
        { [A]: undefined, [B]: undefined, [C]: undefined, [D]: undefined },
      ],
      '/blog/e/ new',
    ],
    [
      'a picture that another post had beside its page, and refers to no more',
      [
        {
          'content/posts/a-trip/index.md':
            '---\ntitle: Trip\ndate: 2026-01-09\n---\nAway.\n\n![it](it.svg)\n',
          'content/posts/a-trip/it.svg': SQUARE,
          [A]: (text) => `${text}\n![it](a-trip/it.svg)\n`,
        },
        { 'content/posts/a-trip/index.md': swap('![it](it.svg)', '') },
      ],
      '/blog/a/ image:content/posts/a-trip/it.svg',
    ],
    [
      'why what it links to is held back, by the clock alone',
      [
        {
          [B]: (text) => `${text}\n[next](d.md)\n`,
          [D]: swap('date: 2026-01-04\ndraft: true', 'date: 2026-12-01\nexpires: 2026-12-02'),
        },
        { with: { now: '2026-12-03T12:00:00Z' } },
      ],
      `/blog/b/ address:${D}`,
    ],
    [
      'that a held post would have the address which it names',
      [
        { [B]: (text) => `${text}\n[next](/blog/d/)\n` },
        { [D]: swap('draft: true', 'draft: true\nslug: e') },
      ],
      '/blog/b/ address:/blog/d/',
    ],
    [
      'a template of the theme, now of the site, with the same text',
      [{ 'templates/partials/byline.html': BYLINE }],
      '/blog/b/ template:partials/byline.html',
    ],
    ['the address of the site', [{ [CONFIG]: swap('.org', '.net') }], '/blog/b/ new'],
    ['drafts are shown', [{ with: { show: ['draft'] } }], '/blog/a/ new'],
    ['drafts are shown no more', [{ with: { show: ['draft'] } }, { with: {} }], '/blog/a/ new'],
    ['the time zone', [{ [CONFIG]: swap('Europe/London', 'Pacific/Auckland') }], `/blog/b/ post:${B}`],
    [
      'defaults of its folder, at the same place',
      [
        { [CONFIG]: (text) => `${text}\ndefaults: [{match: 'posts/**', set: {tags: [one]}}]\n` },
        { [CONFIG]: swap('[one]', '[two]') },
      ],
      `/blog/b/ post:${B}`,
    ],
    [
      'what markdown may hold',
      [
        { [B]: (text) => `${text}\n<x-note>Marked</x-note>\n` },
        { [CONFIG]: (text) => `${text}\nmarkdown: {allow: {tags: [x-note]}}\n` },
      ],
      `/blog/b/ post:${B}`,
    ],
    [
      'that quotes are typographic',
      [
        { [B]: (text) => `${text}\nIt's "so".\n` },
        { [CONFIG]: (text) => `${text}\nmarkdown: {typography: true}\n` },
      ],
      `/blog/b/ post:${B}`,
    ],
    [
      'the language of its quotes',
      [
        {
          [B]: (text) => `${text}\nIt's "so".\n`,
          [CONFIG]: (text) => `${text}\nmarkdown: {typography: true}\n`,
        },
        { [CONFIG]: (text) => `${text}\nlang: de\n` },
      ],
      `/blog/b/ post:${B}`,
    ],
    [
      'styles of the theme',
      [
        { 'public/own.css': 'p { color: red }' },
        { [CONFIG]: (text) => `${text}\ntheme: {css: public/own.css}\n` },
      ],
      '/blog/b/ assets:',
    ],
    [
      'styles in another version',
      [
        {
          'public/own.css': 'p { color: red }',
          [CONFIG]: (text) => `${text}\ntheme: {css: public/own.css}\n`,
        },
        { 'public/own.css': 'p { color: blue }' },
      ],
      '/blog/b/ assets:',
    ],
  ]
  test.each(cases)('%s', async (_, steps, expected) => {
    const redone = await follow(...steps)
    expect(redone).toContain(expected)
  })
})

describe('findings of what is kept are those of a clean build', () => {
  const cases: readonly [string, Edit][] = [
    ['of front matter', { [B]: swap('title: B', 'title: B\ncatgories: [x]') }],
    ['of a text', { [B]: (text) => `${text}\n<b onclick="x()">bold</b>\n` }],
    ['of a page', { [B]: (text) => `${text}\n<Unknown/>\n` }],
    ['of its links', { [B]: (text) => `${text}\n\n[it](/nowhere/) [it](/blog/a/#nowhere) [it](#nowhere)\n` }],
    ['of ids', { [B]: (text) => `${text}\n<i id="x"></i> <i id="x"></i>\n` }],
    [
      'of styles',
      {
        'public/own.css': 'p { background: url(https://example.com/p.png) }',
        [CONFIG]: (text) => `${text}\ntheme: {css: public/own.css}\n`,
      },
    ],
    [
      'of folder defaults',
      { [CONFIG]: (text) => `${text}\ndefaults: [{match: 'posts/**', set: {image: /no.svg}}]\n` },
    ],
  ]
  test.each(cases)('%s', async (_, edit) => {
    expect((await buildFiles(edited(SITE, edit))).findings).not.toEqual([])
    await follow(edit, {}, { [ABOUT]: swap('About all', 'All') }, { [ABOUT]: undefined })
  })

  test('at the lines of the configuration that they are about, when those move', async () => {
    await follow(
      { [CONFIG]: (text) => `${text}\ndefaults: [{match: 'posts/**', set: {image: /no.svg}}]\n` },
      { [CONFIG]: (text) => `# A remark.\n${text}` },
    )
  })

  test('when a page appears or goes that others name by its address', async () => {
    await follow(
      { [B]: (text) => `${text}\n\n[it](/about/)\n` },
      { [ABOUT]: undefined },
      { [ABOUT]: SITE.get(ABOUT) },
    )
  })
})

test('a dead fragment on a page that no list and no feed shows is told, also when the page is kept', async () => {
  const place = workplace()
  const files = edited(SITE, { [ABOUT]: (text) => `${text}\n\n[it](#nowhere)\n` })
  for (const edit of [{}, { [B]: swap('About B', 'All about B') }]) {
    const { findings } = await place.build(edited(files, edit))
    expect(findings.map(spell)).toEqual(['content/pages/about.md:6:1 links/missing-fragment'])
  }
})

test('numbers of facts and addresses mean the same after pages have gone', async () => {
  const redone = await follow(
    { [C]: (text) => `${text}\n\n[it](/nowhere/)\n` },
    { [A]: undefined, [ABOUT]: undefined },
    { [B]: swap('About B', 'All about B') },
  )
  expect(redone).toEqual([
    '/ card:content/posts/b.md',
    '/blog/ card:content/posts/b.md',
    '/blog/b/ post:content/posts/b.md',
    '/blog/categories/ card:content/posts/b.md',
    '/blog/categories/one/ card:content/posts/b.md',
    '/feed.xml post:content/posts/b.md',
  ])
})

test('the clock: a post appears when it is due and goes when it expires, also when the clock goes back', async () => {
  const at = (now: string): Step => ({ with: { now } })
  await follow(
    {
      [A]: swap('2026-01-01', '2026-01-01\nupdated: 2026-01-20'),
      [B]: swap('title: B', 'title: B\nexpires: 2026-02-01'),
      [C]: swap('2026-01-03', '2026-12-24'),
    },
    at('2026-01-02T23:29:59Z'),
    at('2026-01-02T23:30:00Z'),
    // From here on nothing but the day of a change is next.
    at('2026-01-05'),
    at('2026-01-20T00:00:00Z'),
    at('2026-02-01T00:00:00Z'),
    at('2026-12-24'),
    at('2026-01-31'),
    at('2026-01-01'),
  )
})

test('what a build that failed made is made again by one that publishes it', async () => {
  const redone = await follow(
    { [B]: swap('The second', 'The other'), [ABOUT]: 'No front matter.\n' },
    { [ABOUT]: SITE.get(ABOUT) },
  )
  expect(redone).toContain(`/blog/b/ post:${B}`)
})

test('flags: what one shows is gone when another one is given', async () => {
  await follow(
    { [C]: swap('2026-01-03', '2027-01-03') },
    { with: { show: ['draft'] } },
    { with: { show: ['scheduled'] } },
    { with: { show: ['draft', 'scheduled'] } },
  )
})

test('texts that are gone do not lie in the cache for ever, and those that stay are whole', async () => {
  const place = workplace()
  const titled = (title: string) => edited(SITE, { [CONFIG]: swap('Leaves', title) })
  await place.build(edited(SITE, { [A]: (text) => `${text}\n\n${'word '.repeat(240_000)}\n` }))
  expect(place.packs.get('texts-1')?.length).toBeGreaterThan(1_000_000)
  await place.build(SITE)
  await place.build(titled('Sheets'))
  expect(place.packs.get('texts-2')?.length).toBeLessThan(5000)
  place.packs.delete('texts-1')
  const { output } = await place.build(titled('Pages'))
  expect(sorted(output)).toEqual(sorted((await buildFiles(titled('Pages'))).output))
})

test('typographic quotes follow the language of the site', async () => {
  const quoted = { [A]: swap('needs nobody', 'needs "nobody"') }
  const english = swap('title: Leaves', 'title: Leaves\nlang: en\nmarkdown: {typography: true}')
  const redone = await follow(quoted, { [CONFIG]: english }, { [CONFIG]: swap('lang: en', 'lang: de') })
  expect(redone.join('\n')).toMatch(/^\/blog\/a\/ /m)
})

test('a file that went missing in the output is published again', async () => {
  for (const edit of [{}, { [ABOUT]: swap('About all', 'All') }]) {
    for (const path of ['blog/b/index.html', 'b.svg', 'feed.xml']) {
      const place = workplace()
      await place.build(SITE)
      place.output.delete(path)
      const files = edited(SITE, edit)
      expect(sorted((await place.build(files)).output)).toEqual(sorted((await buildFiles(files)).output))
    }
  }
})
