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

test('comments that were exported are kept for templates', () => {
  const { comments, extra } = meta('comments:', '  - author: Octavo', '    content: Hello')
  expect([comments, extra]).toEqual([undefined, { comments: [{ author: 'Octavo', content: 'Hello' }] }])
  expect(meta('Comments: {enable: false}').comments).toBe(false)
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
