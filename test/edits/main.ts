import { numberOf, runScripts } from './scripts.ts'
import { shrink } from './shrink.ts'

/**
 * Thousands of scripts without a test runner:
 *
 *     npx rolldown test/edits/main.ts --platform node --format esm --file .octavo/edits/main.js
 *     EDIT_SCRIPTS=1000 EDIT_SEED=1 EDIT_STEPS=20 node .octavo/edits/main.js
 *
 * Prints a line for each seed that fails (the whole report with `EDIT_VERBOSE=1`), one for every fifty scripts,
 * and the counts at last. `EDIT_SHRINK=1` looks for the fewest steps that make `EDIT_SEED` fail instead.
 */
const seed = numberOf('EDIT_SEED', 1)
const steps = numberOf('EDIT_STEPS', 20)
const scripts = numberOf('EDIT_SCRIPTS', 50)
const started = performance.now()
const say = (line: string) => process.stdout.write(`${line}\n`)
const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`

if (process.env.EDIT_SHRINK === '1') say(await shrink(seed, steps))
else {
  const { builds, published, failures } = await runScripts({
    scripts,
    steps,
    seed,
    onScript: (result, sum) => {
      if (result.failure !== undefined)
        say(sum.failures.at(-1)?.split('\n').slice(0, lines()).join('\n') ?? '')
      if (sum.scripts % 50 === 0) say(`${sum.scripts} scripts, ${seconds()}`)
    },
  })
  say(
    `${scripts} scripts of ${steps} edits from seed ${seed}: ${builds} builds, ${published} published, ${failures.length} scripts with a difference, ${seconds()}`,
  )
  process.exitCode = failures.length === 0 ? 0 : 1
}

function lines(): number {
  return process.env.EDIT_VERBOSE === '1' ? 1000 : 1
}
