import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { removeTree } from './disk.ts'
import { guard } from './errors.ts'
import { carryOn, readJournal, takeBack } from './journal.ts'
import { dropDeadLocks, isLocked, lock } from './lock.ts'
import { realPath, resolveInside } from './paths.ts'
import { stateFolder } from './place.ts'
import { dropUnpublished, hasUnpublished } from './release.ts'
import { dropStages } from './stage.ts'

/**
 * Finish what an earlier command began and did not end: a commit whose journal is complete is carried
 * out, everything else that it left behind is dropped. Every command begins with this. While another
 * command is at work there is nothing to finish.
 *
 * @throws {EnvironmentError} when the system refuses
 */
export function recover(folder: string): void {
  const root = realPath(folder)
  const state = stateFolder(root)
  if (!isUnfinished(state) || isLocked(root)) return
  guard(() => afterSettling(root, () => {}), 'finish what an earlier command began')
}

/**
 * Run a task under the lock, when what an earlier command began is finished.
 *
 * @throws {EnvironmentError} when another process holds the lock for longer than a few seconds
 */
export function afterSettling<T>(root: string, task: () => T): T {
  const release = lock(root)
  try {
    settle(root)
    return task()
  } finally {
    release()
  }
}

function isUnfinished(state: string): boolean {
  if (!statSync(state, { throwIfNoEntry: false })?.isDirectory()) return false
  return readdirSync(state).some((name) => /^(?:journal|stage|lock)/.test(name)) || hasUnpublished(state)
}

/** The same, for a command that holds the lock already. */
export function settle(root: string): void {
  const folder = join(stateFolder(root), 'journal')
  if (existsSync(folder)) {
    for (const name of readdirSync(folder)) {
      const journal = readJournal(root, name)
      if (journal === undefined) continue
      const key = name.slice(0, name.indexOf('.'))
      if (name.endsWith('.undo.json')) takeBack(root, key, journal)
      else if (name === `${key}.json`) carryOn(root, key, journal)
    }
    removeTree(resolveInside(stateFolder(root), 'journal'))
  }
  dropUnpublished(root)
  dropDeadLocks(root)
  dropStages(root)
}
