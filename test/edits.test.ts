import { expect, test } from 'vitest'
import { reportOf, runScript } from './edits/script.ts'
import { numberOf } from './edits/scripts.ts'
import { mainFile } from './edits/tool.ts'

/** Edits, of which some are built together. */
const STEPS = numberOf('EDIT_STEPS', 60)
const SEED = numberOf('EDIT_SEED', 1)
const SKIP = (process.env.EDIT_SKIP ?? '').split(',').map(Number)

test('BU05: after any edit an incremental build gives the bytes and findings of a clean one', async () => {
  const { builds, published, failure } = await runScript({
    main: mainFile(),
    seed: SEED,
    steps: STEPS,
    skip: new Set(SKIP),
  })
  expect(failure === undefined ? '' : reportOf(SEED, failure)).toBe('')
  // Scripts that mostly fail to build would prove little.
  if (STEPS > 20) expect(published).toBeGreaterThan(builds / 2)
}, 300_000)
