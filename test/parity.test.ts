import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { CODE_BLOCKS, corpus } from './markdown-corpus.ts'
import { markdownLine, render } from './markdown-fixture.ts'
import { FAMILIES } from './pathological.ts'

/** The native parser against the reference: whole bodies and all findings must be equal. */

const { tests } = createRequire(import.meta.url)('commonmark-spec') as {
  readonly tests: readonly { readonly markdown: string; readonly number: number }[]
}
const settings = { typography: true, emoji: true }
const native = await markdownLine('native', settings)
const reference = await markdownLine('remark', settings)

async function differing(texts: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const text of texts) {
    const [one, other] = await Promise.all([render(native, text), render(reference, text)])
    if (JSON.stringify(one) !== JSON.stringify(other)) found.push(text)
  }
  return found
}

test('which parser runs is a recorded fact', () => {
  expect([native.parser, reference.parser]).toEqual(['native', 'remark'])
})

test('all examples of the specification', async () => {
  const texts = tests.map(({ markdown }) => markdown.replaceAll('→', '\t'))
  expect(await differing(texts)).toEqual([])
})

describe('generated posts', () => {
  test.each([1, 2])('seed %i', async (seed) => {
    expect(await differing(corpus(seed, 250))).toEqual([])
  })

  test('code', async () => {
    expect(await differing(corpus(3, 250, CODE_BLOCKS))).toEqual([])
  })
})

test('hostile texts, in three sizes', async () => {
  // No file gives half of a pair: bytes are decoded before.
  const families = [...FAMILIES].filter(([name]) => name !== 'signs, lone surrogates')
  expect(families.length).toBeGreaterThan(200)
  const texts = families.flatMap(([, make]) => [60, 300, 1000].map((size) => make(size)))
  expect(await differing(texts)).toEqual([])
})

test('a difference would be seen', async () => {
  const broken = { ...native, body: () => undefined }
  const [one, other] = await Promise.all([render(broken, '*a*'), render(reference, '*a*')])
  expect(JSON.stringify(one)).not.toBe(JSON.stringify(other))
})
