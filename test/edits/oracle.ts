import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, writeChanges } from './folder.ts'
import type { State } from './state.ts'
import { build, type Outcome } from './tool.ts'

/** Clean builds that were made already, by their state: an edit may leave it as it is, or go back. */
export type Memory = Map<string, Outcome>

/** How many outcomes are kept, each of about a megabyte. */
const KEPT = 80

/**
 * What a build from nothing gives: a fresh process in a folder that has neither cache nor output, in another
 * time zone, and with files that were written in another order.
 */
export function createOracle(main: string, root: string, memory: Memory): (state: State) => Promise<Outcome> {
  let files: Files = new Map()
  mkdirSync(root, { recursive: true })
  return async (state) => {
    const key = keyOf(state)
    const known = memory.get(key)
    if (known !== undefined) return known
    for (const made of ['.octavo', '_site']) rmSync(join(root, made), { recursive: true, force: true })
    const reversed = new Map([...state.files].reverse())
    writeChanges(root, files, reversed)
    files = reversed
    const outcome = await build(main, root, state, 'Asia/Kathmandu')
    memory.set(key, outcome)
    const oldest = memory.keys().next().value
    if (memory.size > KEPT && oldest !== undefined) memory.delete(oldest)
    return outcome
  }
}

function keyOf({ files, now, flags }: State): string {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([now, flags, entries]))
    .digest('hex')
}
