import { lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isThere, makeFolder, moveFileIfThere, removeFile, removeFolderIfEmpty, removeTree } from './disk.ts'
import { guard } from './errors.ts'
import { foldersAbove, resolveInside, type SafePath } from './paths.ts'
import { currentRelease, type OutputPlace, outputPlace, releasesFolder, stateFolder } from './place.ts'
import { afterSettling } from './recover.ts'
import { isReleaseLink, linkForeign } from './release.ts'
import { lookInto } from './standing.ts'
import { published } from './state.ts'

/**
 * Remove what Octavo made of one output folder: the files of its manifest, folders that are then empty, what is
 * kept about it, and the cache. What others put into the folder stays, and so do all other outputs.
 *
 * @returns the number of files removed from the output folder
 * @throws {EnvironmentError} when the system refuses
 */
export function cleanOutput(root: string, out: string): number {
  return guard(() => {
    const place = outputPlace(root, out)
    const state = stateFolder(place.root)
    if (!isThere(state)) return 0
    const count = afterSettling(place.root, () => {
      endRemoval(place)
      const removed = isLink(place) ? removeLink(place) : removeFiles(place)
      removeState(place)
      return removed
    })
    removeFolderIfEmpty(state as SafePath)
    return count
  }, 'clean the output')
}

function isLink({ out }: OutputPlace): boolean {
  return lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** Swap mode: the link goes. Files of others in its release get an ordinary folder in its place. */
function removeLink(place: OutputPlace): number {
  if (!isReleaseLink(place)) return 0
  const release = currentRelease(place)
  const folder = join(releasesFolder(place), release ?? '')
  const all = release === undefined ? [] : lookInto(folder).filesBelow('')
  // Without a manifest all may be theirs.
  const ours = published(place)?.files
  const foreign = all.filter((path) => ours?.has(path) !== true)
  if (foreign.length > 0) {
    const rescue = rescueFolder(place)
    removeTree(rescue)
    makeFolder(rescue)
    linkForeign(folder, foreign, rescue)
  }
  removeFile(place.out as SafePath)
  if (foreign.length > 0) endRemoval(place)
  return all.length - foreign.length
}

/** Beside the link, so that one step puts it in the place of the link. */
function rescueFolder({ out }: OutputPlace): SafePath {
  return resolveInside(dirname(out), `.${basename(out)}.octavo-kept`)
}

/**
 * End the removal of a link whose process was killed, under the lock: between its two last steps, what others put there
 * comes back, unless somebody has put a folder there since; before them it is there still, and the copy goes.
 */
export function endRemoval(place: OutputPlace): void {
  if (isLink(place)) removeTree(rescueFolder(place))
  else if (!isThere(place.out)) moveFileIfThere(rescueFolder(place), place.out as SafePath)
}

function removeFiles(place: OutputPlace): number {
  const standing = lookInto(place.out)
  const known = [...(published(place)?.files.keys() ?? [])].filter(
    (path) => standing.obstacle(path) === undefined && standing.stat(path)?.isDirectory() !== true,
  )
  const ours = known.filter((path) => standing.stat(path) !== undefined)
  for (const path of ours) removeFile(resolveInside(place.out, path))
  // Killed between a file and its folder, an earlier attempt left the folder.
  for (const path of known)
    foldersAbove(path).every((folder) => removeFolderIfEmpty(resolveInside(place.out, folder)))
  removeFolderIfEmpty(place.out as SafePath)
  return ours.length
}

/** What is kept about this output, and the cache; then the folders that hold nothing any more. */
function removeState({ root, key }: OutputPlace): void {
  const state = stateFolder(root)
  removeTree(resolveInside(state, 'cache'))
  removeTree(resolveInside(state, `releases/${key}`))
  for (const name of [`${key}.json`, `${key}.json.new`]) removeFile(resolveInside(state, `manifest/${name}`))
  for (const name of ['manifest', 'releases', 'journal', 'stage'])
    removeFolderIfEmpty(resolveInside(state, name))
}
