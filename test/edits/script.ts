import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstDifference } from './compare.ts'
import { nextEdit, type Past } from './edits.ts'
import { makeFolder, readTree, writeChanges } from './folder.ts'
import { createOracle, type Memory } from './oracle.ts'
import { randomOf } from './random.ts'
import { firstState } from './site.ts'
import type { Edit, Place } from './state.ts'
import { build, type Outcome } from './tool.ts'

export interface ScriptOptions {
  readonly main: string
  readonly seed: number
  /** Number of edits. */
  readonly steps: number
  /** Steps that are left out, to find out which of them matter. */
  readonly skip?: ReadonlySet<number>
  readonly memory?: Memory
}

export interface ScriptResult {
  readonly seed: number
  readonly builds: number
  /** Builds that published something; the others failed, as the clean ones did. */
  readonly published: number
  readonly failure?: Failure
}

export interface Failure {
  /** The edit after which the builds differed. */
  readonly step: number
  readonly edits: readonly string[]
  readonly difference: string
  /** What the two builds left, when `EDIT_KEEP=1` keeps it. */
  readonly folder?: string
}

/** How often the next edit follows without a build between. */
const TOGETHER = 0.25

/** Edit a site again and again, and build it each time both from what was kept and from nothing. */
export async function runScript(options: ScriptOptions): Promise<ScriptResult> {
  const folder = makeFolder()
  try {
    const result = await runIn(folder, options)
    if (result.failure === undefined || process.env.EDIT_KEEP !== '1') return result
    return { ...result, failure: { ...result.failure, folder } }
  } finally {
    if (process.env.EDIT_KEEP !== '1') rmSync(folder, { recursive: true, force: true })
  }
}

async function runIn(folder: string, options: ScriptOptions): Promise<ScriptResult> {
  const { main, seed, steps, skip, memory = new Map() } = options
  const clean = createOracle(main, join(folder, 'clean'), memory)
  const place: Place = { root: join(folder, 'site'), kept: join(folder, 'kept') }
  const past: Past[] = []
  const edits: string[] = []
  let state = firstState(seed % 2 === 0)
  mkdirSync(place.root)
  writeChanges(place.root, new Map(), state.files)
  for (let step = 0; step <= steps; step++) {
    const random = randomOf(seed, step)
    if (step > 0 && skip?.has(step) !== true) {
      const edit = nextEdit(state, past, random)
      edits.push(`${step}. ${apply(edit, state, place)}`)
      state = edit.state
    }
    if (step > 0 && step < steps && (skip?.has(step) || random.chance(TOGETHER))) continue
    const before = readTree(join(place.root, '_site'))
    const builds = [build(main, place.root, state, 'America/St_Johns'), clean(state)] as const
    const [made, wanted]: readonly Outcome[] = await Promise.all(builds)
    if (made === undefined || wanted === undefined) break
    edits.push(`   build ${past.length}: exit code ${made.code}`)
    past.push({ state, isPublished: made.code === 0 })
    const difference = firstDifference(made, wanted, before)
    if (difference !== undefined) return { ...count(seed, past), failure: { step, edits, difference } }
  }
  return count(seed, past)
}

function apply({ says, state, keepsTimes, onDisk }: Edit, before: Edit['state'], place: Place): string {
  writeChanges(place.root, before.files, state.files, keepsTimes)
  return [says, onDisk?.(place) ?? ''].filter((text) => text !== '').join(': ')
}

function count(seed: number, past: readonly Past[]): Omit<ScriptResult, 'failure'> {
  return { seed, builds: past.length, published: past.filter(({ isPublished }) => isPublished).length }
}

/** A failure with all that is needed to see it again. */
export function reportOf(seed: number, { step, edits, difference, folder }: Failure): string {
  return [
    `Seed ${seed}: after step ${step} the incremental build is not the clean one.`,
    ...edits,
    difference,
    ...(folder === undefined ? [] : [`Both are kept in ${folder}.`]),
    `Again: EDIT_SEED=${seed} EDIT_STEPS=${step} npx vitest run test/edits.test.ts`,
    '(EDIT_KEEP=1 keeps the folders, EDIT_SKIP=1,2 leaves steps out)',
  ].join('\n')
}
