import { expect, test } from 'vitest'
import { CONTEXTS } from './xss/contexts.ts'
import { faultsOfPage, LAYOUT } from './xss/oracle.ts'
import { type Case, judge } from './xss/site.ts'
import { vectors } from './xss/vectors.ts'

const VECTORS = vectors()
/** Each attack in so many contexts here, every time in the same ones; in all of them in test/long. */
const PER_VECTOR = 3

test('there are many attacks, and as they are most of them work: the oracle sees them', () => {
  expect(VECTORS.length).toBeGreaterThan(900)
  const seen = VECTORS.filter(
    ({ text }) => faultsOfPage(LAYOUT.replace('{{ post.body }}', () => text)).length > 0,
  )
  expect(seen.length / VECTORS.length).toBeGreaterThan(0.75)
  const clean = LAYOUT.replace('{{ post.body }}', '<p>Text, <a href="https://a.b/">link</a>.</p>').replace(
    /\{[^}]*\}+/g,
    '',
  )
  expect(faultsOfPage(clean)).toEqual([])
})

test('no attack gets onto a page, a list or a feed, wherever it stands in a post (MD01, MD02, MD03)', async () => {
  const cases = VECTORS.flatMap((vector, nth): readonly Case[] =>
    Array.from({ length: PER_VECTOR }, (_, step) => ({
      vector,
      context: CONTEXTS[(nth + step * 10) % CONTEXTS.length] as (typeof CONTEXTS)[number],
    })),
  )
  const verdicts = await judge(cases)
  expect(
    verdicts.map(({ context, vector, fault }) => `${context.name}: ${JSON.stringify(vector.text)}: ${fault}`),
  ).toEqual([])
})
