import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { removeTree } from './disk.ts'
import { carryOut, readJournal } from './journal.ts'
import { lock } from './lock.ts'
import { resolveInside } from './paths.ts'
import { stateFolder } from './state.ts'

/**
 * Finish what an earlier command began and did not end: a commit whose journal is complete is carried
 * out, everything else that it left behind is dropped. Every command begins with this.
 */
export function recover(folder: string): void {
  const root = resolve(folder)
  const state = stateFolder(root)
  if (!existsSync(join(state, 'journal')) && !existsSync(join(state, 'stage'))) return
  const release = lock(root)
  try {
    finishJournals(root)
    removeTree(resolveInside(state, 'stage'))
  } finally {
    release()
  }
}

/** For a command that holds the lock already. */
export function finishJournals(root: string): void {
  const folder = join(stateFolder(root), 'journal')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const key = name.replace(/\.json$/, '')
    const journal = name.endsWith('.json') ? readJournal(root, key) : undefined
    if (journal !== undefined) carryOut(root, key, journal)
  }
  removeTree(resolveInside(stateFolder(root), 'journal'))
}
