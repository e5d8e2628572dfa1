import { resolve } from 'node:path'
import { environmentFault } from './errors.ts'
import { lock } from './lock.ts'
import { finishJournals } from './recover.ts'
import { switchBack } from './release.ts'
import { outputKey } from './state.ts'

/**
 * In swap mode, serve the release before the last one again.
 *
 * @throws {UsageError} when there is nothing to go back to
 */
export function rollback(root: string, out: string): void {
  const release = lock(resolve(root))
  try {
    finishJournals(root)
    switchBack(root, out, outputKey(root, out))
  } catch (cause) {
    throw environmentFault(cause, 'roll back')
  } finally {
    release()
  }
}
