import { expect, test } from 'vitest'
import { faultsOf } from '../pathological-fixture.ts'

test.each([
  ['native', 128_000],
  ['native', 1_000_000],
  ['remark', 16_000],
  ['remark', 128_000],
] as const)('MD08: an answer in time for every family, %s parser, %i characters', async (parser, size) => {
  expect(await faultsOf(parser, size)).toEqual([])
})
