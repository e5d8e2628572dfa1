import { join } from 'node:path'
import { guard } from './errors.ts'
import { refuseForeign, refuseUnknown } from './output-folder.ts'
import { type OutputPlace, outputPlace, releasesFolder } from './place.ts'
import { afterSettling } from './recover.ts'
import { linkForeign, otherRelease, serveAgain } from './release.ts'
import { readSealed } from './sealed.ts'
import { lookInto } from './standing.ts'
import { type Manifest, published } from './state.ts'

/**
 * In swap mode, serve the release before the last one again.
 *
 * @throws {UsageError} when there is nothing to go back to
 * @throws {EnvironmentError} when the system refuses
 */
export function rollback(root: string, out: string): void {
  guard(() => {
    const place = outputPlace(root, out)
    afterSettling(place.root, () => {
      const other = otherRelease(place)
      bringAlong(place, other)
      serveAgain(place, other)
    })
  }, 'roll back')
}

/** What others put into the output since stays in it, whichever release that is: the one that is left will be dropped. */
function bringAlong(place: OutputPlace, id: string): void {
  const now = published(place)
  if (now === undefined) return refuseUnknown(place)
  const target = join(releasesFolder(place), id)
  const { files } = readSealed(`${target}.json`) as Manifest
  const there = lookInto(target)
  const foreign = lookInto(now.folder)
    .filesBelow('')
    .filter((path) => !now.files.has(path))
  const isInTheWay = (path: string) =>
    files[path] !== undefined ||
    there.obstacle(path) !== undefined ||
    there.stat(path)?.isDirectory() === true
  refuseForeign(place, foreign.filter(isInTheWay))
  linkForeign(now.folder, foreign, target)
}
