import { guard } from './errors.ts'
import { outputPlace } from './place.ts'
import { afterSettling } from './recover.ts'
import { switchBack } from './release.ts'

/**
 * In swap mode, serve the release before the last one again.
 *
 * @throws {UsageError} when there is nothing to go back to
 * @throws {EnvironmentError} when the system refuses
 */
export function rollback(root: string, out: string): void {
  guard(() => {
    const place = outputPlace(root, out)
    afterSettling(place.root, () => switchBack(place))
  }, 'roll back')
}
