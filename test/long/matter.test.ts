import { expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'
import { folderDefaults } from '../../src/post/layers.ts'
import { parsePost } from '../../src/post/parse.ts'
import { createZone } from '../../src/text/dates.ts'
import { readPost, source, withLines } from '../matter-reading.ts'

const HEAD = withLines(
  'rootPage: /blog',
  'sidebar: Blog',
  'showTitle: true',
  'hideAnchor: true',
  'categories: ["Inside Octavo", &a Notes]',
  'tags: a, b',
  'featuredImage: {src: ../images/press.png, alt: "A press"}',
  'featuredImageType: full',
  'aliases:',
  '  - /old/',
  '  - *a',
  'description: >-',
  '  Two lines',
  '  of text',
  'published: 2026-11-23T10:00:00+01:00',
)
const TOML =
  '+++\ntitle = "A"\ndate = 2026-11-23\ntags = ["a", {b = 1}]\n[extra.deep]\nx = [1, 2.5]\n[[list]]\na = """\nb"""\n+++\nText.\n'
const JSON_HEAD =
  '---json\n{"title": "A", "date": "2026-11-23", "tags": ["a", 1.0], "extra": {"a": [null, true]}}\n---\nText.\n'
const PIECES = [
  '---',
  '+++',
  '\n',
  ':',
  ' ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '!!',
  '|',
  '>',
  '\t',
  '\u00a0',
  '\u0000',
  '2023-02-30',
  '.inf',
  '__proto__: ',
  '<<: ',
  '? ',
  '"""',
  '= ',
  '\r',
  '\ud800',
  'é',
  '%',
  '@',
  ',',
  '~',
  '1e999',
]

/** Numbers from a seed (mulberry32), so that a failure can be had again. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

test('no mutation of a head makes a throw, a silence or a value that is no JSON', () => {
  for (let seed = 0; seed < 60_000; seed++) {
    const next = random(seed)
    let text = [HEAD, TOML, JSON_HEAD][next(3)] ?? HEAD
    for (let edits = 1 + next(4); edits > 0; edits--) {
      const at = next(text.length)
      text = text.slice(0, at) + (PIECES[next(PIECES.length)] ?? '') + text.slice(at + next(6))
    }
    const { post, findings } = readPost(text)
    const fault = post === undefined && findings.every(({ severity }) => severity !== 'error')
    expect([seed, fault]).toEqual([seed, false])
    for (const { place } of findings) {
      expect([seed, place.line >= 1 && place.column >= 1 && place.path !== '']).toEqual([seed, true])
    }
    if (post !== undefined) expect(JSON.parse(JSON.stringify(post.meta))).toEqual(post.meta)
  }
})

test('a usual head takes at most 200 µs (aimed at: 100)', () => {
  const { config } = loadConfig(undefined, () => undefined)
  const context = {
    kind: 'post',
    config,
    zone: createZone('Europe/Berlin'),
    markdown: { parser: 'remark', body: () => undefined },
    defaults: folderDefaults(config, new Map(), () => undefined),
  } as const
  const post = source('content/posts/x.md', HEAD.replace('  - *a\n', '').replace('&a ', ''))
  const times = Array.from({ length: 10_000 }, () => {
    const start = performance.now()
    parsePost(post, context, () => undefined)
    return (performance.now() - start) * 1000
  }).sort((a, b) => a - b)
  const median = times[5000] ?? 0
  // biome-ignore lint/suspicious/noConsole: the figure is what this run is for
  console.info(
    `front matter, 10,000 times: median ${median.toFixed(0)} µs, 99 % under ${times[9900]?.toFixed(0)} µs`,
  )
  expect(median).toBeLessThan(200)
})
