import { existsSync, lstatSync } from 'node:fs'
import { removeFile, removeFolderIfEmpty, removeTree } from './disk.ts'
import { environmentFault } from './errors.ts'
import { lock } from './lock.ts'
import { foldersAbove, resolveInside, type SafePath } from './paths.ts'
import { type OutputPlace, outputPlace, stateFolder } from './place.ts'
import { settle } from './recover.ts'
import { isReleaseLink } from './release.ts'
import { lookInto } from './standing.ts'
import { published } from './state.ts'

/**
 * Remove what Octavo made: the files of its manifest, folders that are then empty, and its working state.
 * What others put into the output folder stays.
 *
 * @returns the number of files removed from the output folder
 * @throws {EnvironmentError} when the system refuses
 */
export function cleanOutput(root: string, out: string): number {
  try {
    const place = outputPlace(root, out)
    if (!existsSync(stateFolder(place.root))) return 0
    const release = lock(place.root)
    try {
      settle(place.root)
      const count = removeOutput(place)
      removeTree(resolveInside(place.root, '.octavo'))
      return count
    } finally {
      release()
    }
  } catch (cause) {
    throw environmentFault(cause, 'clean the output')
  }
}

function removeOutput(place: OutputPlace): number {
  const now = published(place)
  const paths = [...(now?.files.keys() ?? [])]
  const kind = lstatSync(place.out, { throwIfNoEntry: false })
  if (kind?.isSymbolicLink()) {
    if (isReleaseLink(place)) removeFile(place.out as SafePath)
    return paths.length
  }
  const standing = lookInto(place.out)
  const ours = paths.filter((path) => standing.stat(path)?.isDirectory() === false)
  for (const path of ours) {
    removeFile(resolveInside(place.out, path))
    foldersAbove(path).every((folder) => removeFolderIfEmpty(resolveInside(place.out, folder)))
  }
  if (kind !== undefined) removeFolderIfEmpty(place.out as SafePath)
  return ours.length
}
