import { expect, test } from 'vitest'
import { outcomeOf } from '../pathological-fixture.ts'

test.each([
  ['native', 16_000],
  ['native', 128_000],
  ['native', 1_000_000],
  ['remark', 16_000],
  ['remark', 128_000],
] as const)('MD08: an answer in time for every family, %s parser, %i characters', async (parser, size) => {
  const { faults, milliseconds, processorMilliseconds, megabytes } = await outcomeOf(parser, size)
  // biome-ignore lint/suspicious/noConsole: the figures are what this run is for
  console.info(
    `${parser}, ${size}: at most ${milliseconds.toFixed(0)} ms, ${processorMilliseconds.toFixed(0)} ms of the processors, ${megabytes} MB`,
  )
  expect(faults).toEqual([])
})
