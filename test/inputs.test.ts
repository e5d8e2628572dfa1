import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedInputs, inputsOf } from '../src/build/inputs.ts'
import { hash } from '../src/text/hash.ts'
import type { Snapshot } from '../src/types.ts'

/** A snapshot of files with these texts; a path with another one behind `<` is a file of the theme that stands in. */
function snapshot(texts: Readonly<Record<string, string>>): Snapshot {
  return new Map(
    Object.entries(texts).map(([name, text]) => {
      const [path = '', own = path] = name.split('<')
      return [path, { path: own, hash: hash(text), bytes: Buffer.from(text) }]
    }),
  )
}

const between = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  changedInputs(inputsOf(snapshot(before)), inputsOf(snapshot(after)))

const SITE = { 'content/a.md': 'a', 'content/b.md': 'b', 'templates/l.html<theme/l.html': 'l' }

describe('which files alone have another hash', () => {
  test.each([
    ['none', {}, []],
    ['one', { 'content/b.md': 'c' }, ['content/b.md']],
    [
      'the first and a file of the theme',
      { 'content/a.md': 'c', 'templates/l.html<theme/l.html': 'm' },
      ['content/a.md', 'templates/l.html'],
    ],
  ])('%s', (_, others, expected) => {
    expect(between(SITE, { ...SITE, ...others })).toEqual(expected)
  })

  test.each([
    ['a file more', { ...SITE, 'content/c.md': 'c' }],
    ['a file less', { 'content/a.md': 'a' }],
    [
      'another name of the same length',
      { 'content/a.md': 'a', 'content/c.md': 'b', 'templates/l.html<theme/l.html': 'l' },
    ],
    [
      'a file that stands in no longer',
      { 'content/a.md': 'a', 'content/b.md': 'b', 'templates/l.html<other/l.html': 'l' },
    ],
    [
      'names that change places',
      { 'content/b.md': 'a', 'content/a.md': 'b', 'templates/l.html<theme/l.html': 'l' },
    ],
  ])('not told: %s', (_, after) => {
    expect(between(SITE, after)).toBeUndefined()
  })

  test('nor when they are many', () => {
    const site = (text: string, count: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`content/${at}.md`, at < count ? text : '']))
    expect(between(site('a', 20), site('b', 20))).toHaveLength(20)
    expect(between(site('a', 21), site('b', 21))).toBeUndefined()
  })

  test('any few of any site', () => {
    const path = fc
      .string({ unit: fc.constantFrom(...'ab/.é'), maxLength: 6 })
      .map((name) => `content/${name}`)
    fc.assert(
      fc.property(fc.dictionary(path, fc.constantFrom('a', 'b', 'c')), fc.array(fc.nat()), (site, picks) => {
        const paths = Object.keys(site)
        const picked = new Set(paths.length === 0 ? [] : picks.map((pick) => paths[pick % paths.length]))
        const after = Object.fromEntries(paths.map((one) => [one, picked.has(one) ? 'd' : (site[one] ?? '')]))
        expect(between(site, after)).toEqual(paths.filter((one) => picked.has(one)))
      }),
    )
  })
})
