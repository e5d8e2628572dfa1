import { describe, expect, test } from 'vitest'
import { folios } from '../src/pages/lists.ts'
import { gate } from '../src/site/gate.ts'
import { escapeXml } from '../src/text/escape.ts'
import { nearest } from '../src/text/nearest.ts'
import { finishPath, joinPath, outputPath, pathFault } from '../src/text/paths.ts'
import { foldPath, slugOf } from '../src/text/slug.ts'
import type { Meta, Post } from '../src/types.ts'

describe('slugs', () => {
  test.each([
    ['Inside PostHog', 'inside-posthog'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['.NET', 'dot-net'],
    ['Node.js', 'node-js'],
    ['Straße', 'straße'],
    ['İstanbul', 'i̇stanbul'],
    ['日本語 の 記事', '日本語-の-記事'],
    ['cafe\u0301', 'café'],
    ["don't", 'dont'],
    ['  --a--b  ', 'a-b'],
    ['🎉', ''],
    ['', ''],
  ])('%j gives %j', (text, slug) => {
    expect(slugOf(text)).toBe(slug)
  })

  test('paths that a file system may take for one have one fold', () => {
    expect(foldPath('/Blog/Caf\u00e9/')).toBe(foldPath('/blog/cafe\u0301/'))
    expect(foldPath('straße')).toBe(foldPath('STRASSE'))
    expect(foldPath('a')).not.toBe(foldPath('b'))
  })
})

describe('paths', () => {
  test.each([
    ['/', 'index.html'],
    ['/blog/x/', 'blog/x/index.html'],
    ['/blog/x', 'blog/x.html'],
    ['/404.html', '404.html'],
    ['/old/x.HTM', 'old/x.HTM'],
    ['/v1.2', 'v1.2.html'],
    ['/node.js/', 'node.js/index.html'],
  ])('%s is written to %s', (site, path) => {
    expect(outputPath(site)).toBe(path)
  })

  test.each([
    '../x',
    '/../x',
    '/a/../../x',
    '/%2e%2e/x',
    '/a\\b',
    '//host/x',
    'C:/x',
    'file:x',
    '/a?b',
    '/a#b',
    '/a%20%25b',
    '/con',
    '/nul.md',
    '/aux/',
    '/a. /',
    '/a<b',
    '/a\u0000b',
    `/${'x'.repeat(201)}/`,
    `/${'ä'.repeat(101)}/`,
    '/a//b/',
    '/a///b',
  ])('%j is no address', (path) => {
    expect(pathFault(path)).toBeTypeOf('string')
  })

  test('a path that is long as a whole is no address, however short its parts are', () => {
    expect(pathFault(`/${`${'y'.repeat(99)}/`.repeat(9)}`)).toBe('it is 901 bytes long, the limit is 900')
    expect(pathFault(`/${`${'y'.repeat(99)}/`.repeat(8)}${'y'.repeat(98)}/`)).toBeUndefined()
  })

  test.each(['/', '/blog/hello/', '/notes/日本/', '/a.b/c', `/${'x'.repeat(200)}/`, '/console/'])(
    '%j is an address',
    (path) => {
      expect(pathFault(path)).toBeUndefined()
    },
  )

  test('relative paths are read as in the source tree, and never climb out', () => {
    expect(joinPath('content/posts', '../images/a.png')).toBe('content/images/a.png')
    expect(joinPath('content/posts', './b.md')).toBe('content/posts/b.md')
    expect(joinPath('content', '../../x')).toBeUndefined()
  })

  test('the trailing slash follows the setting, extensions stay', () => {
    expect(finishPath('/a', true)).toBe('/a/')
    expect(finishPath('/a/', false)).toBe('/a')
    expect(finishPath('/a.html', true)).toBe('/a.html')
    expect(finishPath('/v1.2', true)).toBe('/v1.2/')
    expect(finishPath('/feed.xml/', false)).toBe('/feed.xml')
    expect(finishPath('/', false)).toBe('/')
  })
})

test('did you mean: swaps, drops and cases, but nothing far away', () => {
  const known = ['title', 'categories', 'rootPage', 'tags']
  expect(nearest('tilte', known)).toBe('title')
  expect(nearest('catagories', known)).toBe('categories')
  expect(nearest('rootpage', known)).toBe('rootPage')
  expect(nearest('banana', known)).toBeUndefined()
})

test('XML never holds what it cannot', () => {
  expect(escapeXml('a\u0001b\ufffec\ud800d\u{1f600}\t\n<&>')).toBe('abcd\u{1f600}\t\n&lt;&amp;&gt;')
})

test('folios: first, last, two on each side, gaps between', () => {
  expect(folios(1, 1)).toEqual([1])
  expect(folios(5, 12)).toEqual([1, 0, 3, 4, 5, 6, 7, 0, 12])
  expect(folios(12, 12)).toEqual([1, 0, 10, 11, 12])
})

describe('visibility', () => {
  const now = Date.UTC(2026, 0, 10)
  const post = (meta: Partial<Meta>) =>
    ({ id: 'x', meta: { draft: false, unlisted: false, ...meta } }) as unknown as Post
  const moment = (day: number) => ({
    day: `2026-01-${day}`,
    at: Date.UTC(2026, 0, day),
    iso: `2026-01-${day}`,
  })
  const show = new Set<'draft'>()

  test.each([
    ['published on its day', post({ date: moment(10) }), 'listed'],
    ['scheduled', post({ date: moment(11) }), 'scheduled'],
    ['expired at its instant', post({ expires: moment(10) }), 'expired'],
    ['a scheduled draft is a draft', post({ draft: true, date: moment(11) }), 'draft'],
    ['unlisted', post({ unlisted: true }), 'unlisted'],
  ] as const)('%s', (_, one, where) => {
    const { listed, unlisted, held } = gate([one], { now, show })
    expect(
      [listed.length && 'listed', unlisted.length && 'unlisted', held[0]?.because].filter(Boolean),
    ).toEqual([where])
  })

  test('--drafts shows drafts and nothing else', () => {
    const { listed, held } = gate([post({ draft: true }), post({ date: moment(11) })], {
      now,
      show: new Set(['draft']),
    })
    expect(listed).toHaveLength(1)
    expect(held.map(({ because }) => because)).toEqual(['scheduled'])
  })
})
