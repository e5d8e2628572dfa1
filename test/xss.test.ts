import { expect, test } from 'vitest'
import { CONTEXTS } from './xss/contexts.ts'
import { faultsOfPage, LAYOUT } from './xss/oracle.ts'
import { type Case, judge } from './xss/site.ts'
import { vectors } from './xss/vectors.ts'

const VECTORS = vectors()
/** Each attack in so many contexts here, every time in the same ones; in all of them in test/long. */
const PER_VECTOR = 2

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
  const { verdicts, pages } = await judge(cases)
  expect(pages / cases.length).toBeGreaterThan(0.95)
  expect(
    verdicts.map(({ context, vector, fault }) => `${context.name}: ${JSON.stringify(vector.text)}: ${fault}`),
  ).toEqual([])
})

test('nor with every tag let in that a blog can let in: what is seen then is the tag, and nothing more', async () => {
  const tags =
    'form, select, option, optgroup, button, label, fieldset, dialog, marquee, canvas, slot, map, area, output, custom-tag, x, listing, isindex, keygen, bgsound, layer, portal, image'
  const context = CONTEXTS.find(({ name }) => name === 'raw block')
  if (context === undefined) throw new Error('the context is gone')
  const cases = VECTORS.filter((_, nth) => nth % 3 === 0).map((vector) => ({ vector, context }))
  const { verdicts } = await judge(cases, tags)
  expect(verdicts.length).toBeGreaterThan(20)
  const bare = new RegExp(`^(?:(?:feed|list): )?<(?:${tags.replaceAll(', ', '|')})>$`)
  expect(
    verdicts
      .filter(({ fault }) => !bare.test(fault))
      .map(({ vector, fault }) => `${JSON.stringify(vector.text)}: ${fault}`),
  ).toEqual([])
})
