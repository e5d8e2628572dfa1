import { environmentFault } from './errors.ts'
import { lock } from './lock.ts'
import { outputPlace } from './place.ts'
import { settle } from './recover.ts'
import { switchBack } from './release.ts'

/**
 * In swap mode, serve the release before the last one again.
 *
 * @throws {UsageError} when there is nothing to go back to
 * @throws {EnvironmentError} when the system refuses
 */
export function rollback(root: string, out: string): void {
  try {
    const place = outputPlace(root, out)
    const release = lock(place.root)
    try {
      settle(place.root)
      switchBack(place)
    } finally {
      release()
    }
  } catch (cause) {
    throw environmentFault(cause, 'roll back')
  }
}
