import { expect, test } from 'vitest'
import { numberOf, runScripts } from '../edits/scripts.ts'

const SCRIPTS = numberOf('EDIT_SCRIPTS', 50)
const STEPS = numberOf('EDIT_STEPS', 20)
const SEED = numberOf('EDIT_SEED', 1)

test(
  `BU05: ${SCRIPTS} scripts of ${STEPS} edits, no byte differs from a clean build`,
  async () => {
    const { builds, published, failures } = await runScripts({
      scripts: SCRIPTS,
      steps: STEPS,
      seed: SEED,
      onScript: (_, sum) => {
        if (sum.scripts % 50 === 0)
          process.stdout.write(`${sum.scripts} scripts, ${sum.failures.length} with a difference\n`)
      },
    })
    expect(failures).toEqual([])
    expect(published).toBeGreaterThan(builds / 2)
  },
  SCRIPTS * 60_000,
)
