import { expect, test } from 'vitest'
import { buildFiles, buildFixture, parseFixture, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

/** `updated` before `date` or after the clock: said, and never printed as the future. */
const HEAD = '-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\n'
const site = (date: string, updated: string) =>
  `${HEAD}-- content/posts/a.md --\n---\ntitle: A\ndate: ${date}\nupdated: ${updated}\n---\nText.\n`

const lastmod = (output: ReadonlyMap<string, string>) =>
  /blog\/a\/<\/loc><lastmod>([^<]*)/.exec(output.get('sitemap.xml') ?? '')?.[1]
const inFeed = (output: ReadonlyMap<string, string>) =>
  /<entry>[\s\S]*<updated>([^<]*)/.exec(output.get('feed.xml') ?? '')?.[1]

test.each<readonly [date: string, updated: string, codes: readonly string[], lastmod: string, feed: string]>([
  ['2026-11-20', '2026-11-22', [], '2026-11-22', '2026-11-22T00:00:00Z'],
  ['2026-11-20', '2026-11-20', [], '2026-11-20', '2026-11-20T00:00:00Z'],
  ['2026-11-20 10:00', '2026-11-20', [], '2026-11-20', '2026-11-20T10:00:00Z'],
  ['2026-11-20', '2020-01-01', ['4:10 date/updated-early'], '2026-11-20', '2026-11-20T00:00:00Z'],
  ['2026-11-20', '2999-01-01', ['4:10 date/updated-ahead'], '2026-11-20', '2026-11-20T00:00:00Z'],
  ['2026-11-20', '2026-11-23 12:01', ['4:10 date/updated-ahead'], '2026-11-20', '2026-11-20T00:00:00Z'],
])('of %s, updated %s', async (date, updated, codes, day, instant) => {
  const { findings, output } = await buildFixture(site(date, updated))
  expect(findings.map(spell)).toEqual(codes.map((code) => `content/posts/a.md:${code}`))
  expect(lastmod(output)).toBe(day)
  expect(inFeed(output)).toBe(instant)
  for (const text of output.values()) expect(text).not.toContain('2999')
})

test.each([
  ['2026-11-20', '2026-11-22', true],
  ['2026-11-20 10:00', '2026-11-20 18:00', false],
  ['2026-11-20', '2026-11-20', false],
])('of %s, updated %s: the same day twice tells nobody anything', async (date, updated, isShown) => {
  const { output } = await buildFixture(site(date, updated))
  expect(output.get('blog/a/index.html')?.includes('<span>Updated ')).toBe(isShown)
})

test('from its day on it counts', async () => {
  const { findings, output } = await buildFixture(site('2026-11-20', '2026-11-30'), {
    now: '2026-11-30T00:00:00Z',
  })
  expect(findings).toEqual([])
  expect(lastmod(output)).toBe('2026-11-30')
})

test('a build that keeps its results notices the day, and a clock that is put back', async () => {
  const { files } = parseFixture(site('2026-11-20', '2026-11-30'))
  const place = workplace()
  for (const now of [
    '2026-11-29T12:00:00Z',
    '2026-11-29T13:00:00Z',
    '2026-11-30T00:00:00Z',
    '2026-11-29T12:00:00Z',
  ]) {
    const built = await place.build(files, { now })
    const clean = await buildFiles(files, { now })
    expect(built.findings).toEqual(clean.findings)
    expect([...built.output].sort()).toEqual([...clean.output].sort())
  }
})
