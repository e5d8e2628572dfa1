import { reportOf, runScript, type ScriptResult } from './script.ts'
import { mainFile } from './tool.ts'

export interface ScriptsOptions {
  readonly scripts: number
  readonly steps: number
  /** Seed of the first script; the others count up. */
  readonly seed: number
  /** Called after each script. */
  readonly onScript?: (result: ScriptResult, sum: Sum) => void
}

export interface Sum {
  readonly scripts: number
  readonly builds: number
  readonly published: number
  /** One report for each script that failed. */
  readonly failures: readonly string[]
}

/** Scripts on two cores: while one waits for its slower build, the other has work for the idle core. */
const PARALLEL = 2

/** Run scripts of edits, in parallel, whether or not some of them fail. */
export async function runScripts({ scripts, steps, seed, onScript }: ScriptsOptions): Promise<Sum> {
  const main = mainFile()
  const memory = new Map()
  let sum: Sum = { scripts: 0, builds: 0, published: 0, failures: [] }
  let next = 0
  const work = async () => {
    while (next < scripts) {
      const result = await runScript({ main, seed: seed + next++, steps, memory })
      sum = {
        scripts: sum.scripts + 1,
        builds: sum.builds + result.builds,
        published: sum.published + result.published,
        failures: [...sum.failures, ...(result.failure ? [reportOf(result.seed, result.failure)] : [])],
      }
      onScript?.(result, sum)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  return sum
}

/** A whole number from the environment. */
export function numberOf(name: string, usual: number): number {
  const text = process.env[name]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : usual
}
