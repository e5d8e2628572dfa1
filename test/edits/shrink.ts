import { reportOf, runScript } from './script.ts'
import { mainFile } from './tool.ts'

/** Leave out one step after the other of a script that fails, as long as it still does. */
export async function shrink(seed: number, steps: number): Promise<string> {
  const main = mainFile()
  const memory = new Map()
  const first = await runScript({ main, seed, steps, memory })
  if (first.failure === undefined) return `Seed ${seed} does not fail in ${steps} steps.`
  let failure = first.failure
  const skip = new Set<number>()
  for (let step = failure.step - 1; step > 0; step--) {
    const { failure: still } = await runScript({
      main,
      seed,
      steps: failure.step,
      skip: new Set([...skip, step]),
      memory,
    })
    if (still === undefined) continue
    skip.add(step)
    failure = still
  }
  return `${reportOf(seed, failure)}\nEDIT_SKIP=${[...skip].sort((a, b) => a - b).join(',')}`
}
