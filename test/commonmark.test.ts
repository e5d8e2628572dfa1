import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { nativeParser, type Parser, referenceParser } from '../src/markdown/parser.ts'
import { createProcessor } from '../src/markdown/processor.ts'

/**
 * CommonMark 0.31.2 through our processor with GFM, sanitising, raw and component steps off. Entities are the only
 * thing made equal: HTML has several ways to write the same character.
 */

interface Example {
  readonly markdown: string
  readonly html: string
  readonly number: number
}

const { tests } = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly Example[] }
const examples = tests.map((example) => ({
  number: example.number,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}))

const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&(?:#x3C|#60);/gi, '&lt;'],
  [/&(?:gt|#x3E|#62);/gi, '>'],
  [/&(?:quot|#x22|#34);/gi, '"'],
  [/&(?:#x26|#38);/gi, '&amp;'],
]

function normalise(html: string): string {
  return ENTITIES.reduce((text, [from, to]) => text.replace(from, to), html)
}

/** Numbers of the examples that come out differently. */
function differences(parser: Parser, given: readonly Example[] = examples): number[] {
  const html = { sanitize: false, closeSelfClosing: true }
  const processor = createProcessor({ parser, before: [], users: [], after: [], html })
  return given
    .filter(
      (example) => normalise(String(processor.processSync(example.markdown))) !== normalise(example.html),
    )
    .map(({ number }) => number)
}

test('there are 652 examples', () => {
  expect(examples.length).toBe(652)
})

test('652 of 652 with both parsers', async () => {
  expect(differences(await nativeParser(false))).toEqual([])
  expect(differences(referenceParser(false))).toEqual([])
})

test('647 with GFM: five examples hold bare addresses, which GFM links', async () => {
  expect(differences(await nativeParser())).toEqual([602, 606, 608, 611, 612])
  expect(differences(referenceParser())).toEqual([602, 606, 608, 611, 612])
})

test('a wrong answer fails', async () => {
  const wrong = examples.map((example) => ({ ...example, html: example.html.replace('a', 'b') }))
  const changed = wrong.filter(({ html }, index) => html !== examples[index]?.html)
  expect(differences(await nativeParser(false), wrong).length).toBe(changed.length)
  expect(changed.length).toBeGreaterThan(300)
})
