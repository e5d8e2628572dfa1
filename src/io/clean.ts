import { existsSync, lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { removeFile, removeFolderIfEmpty, removeTree } from './disk.ts'
import { environmentFault } from './errors.ts'
import { lock } from './lock.ts'
import { foldersAbove, resolveInside, type SafePath } from './paths.ts'
import { outputKey, readManifest, stateFolder } from './state.ts'

/**
 * Remove what Octavo made: the files of its manifest, folders that are then empty, and its working state.
 *
 * @returns the number of files removed from the output folder
 */
export function cleanOutput(folder: string, out: string): number {
  const root = resolve(folder)
  if (!existsSync(stateFolder(root))) return 0
  const release = lock(root)
  try {
    const paths = Object.keys(readManifest(root, outputKey(root, out))?.files ?? {})
    const isLink = lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() === true
    if (isLink) removeFile(out as SafePath)
    else for (const path of paths) removeOwned(out, path)
    if (!isLink) removeFolderIfEmpty(out as SafePath)
    removeTree(resolveInside(root, '.octavo'))
    return paths.length
  } catch (cause) {
    throw environmentFault(cause, 'clean the output')
  } finally {
    release()
  }
}

function removeOwned(out: string, path: string): void {
  removeFile(resolveInside(out, path))
  for (const folder of foldersAbove(path)) if (!removeFolderIfEmpty(resolveInside(out, folder))) return
}
