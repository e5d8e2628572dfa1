/**
 * Every change that Octavo makes to a disk. No other module imports a writing function of node:fs,
 * and these take only paths that `resolveInside` has checked. All are synchronous: for thousands of
 * small files that is several times quicker than the thread pool.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from './errors.ts'
import type { SafePath } from './paths.ts'

export const FILE_MODE = 0o644
export const FOLDER_MODE = 0o755
/** What a file system says that has no hard links, or no more for this file. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']

/** Write a file that does not exist yet, readable by all whatever the umask says. */
export function createFile(path: SafePath, content: Uint8Array | string, sync = false): void {
  const file = openSync(path, 'wx', FILE_MODE)
  try {
    writeFileSync(file, content)
    if ((fstatSync(file).mode & 0o777) !== FILE_MODE) fchmodSync(file, FILE_MODE)
    if (sync) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Write a whole file in one step: a reader, also after a crash, sees the old or the new content. */
export function replaceFile(path: SafePath, content: Uint8Array | string): void {
  const draft = `${path}.new` as SafePath
  removeFile(draft)
  createFile(draft, content, true)
  moveFile(draft, path)
  syncFolder(dirname(path))
}

/** Move a file, replacing what stands there; a link is replaced, never followed. */
export function moveFile(from: SafePath, to: SafePath): void {
  renameSync(from, to)
}

/** Move a file that may have been moved already. */
export function moveFileIfThere(from: SafePath, to: SafePath): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (cause) {
    if (hasCode(cause, 'ENOENT', 'ENOTDIR') && !isThere(from)) return false
    throw cause
  }
}

/** Whether anything has this name, be it a link to nothing. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (cause) {
    if (hasCode(cause, 'ENOTDIR')) return false
    throw cause
  }
}

/** A second name for a file; a copy where the file system has no hard links. */
export function linkFile(from: SafePath, to: SafePath): void {
  try {
    linkSync(from, to)
  } catch (cause) {
    if (!hasCode(cause, ...NO_LINKS)) throw cause
    const draft = `${to}.new` as SafePath
    copyFileSync(from, draft)
    moveFile(draft, to)
  }
}

/**
 * Make a file with its content in one step, unless one is there: nobody ever sees it empty.
 *
 * @param draft a name beside it that no other process uses
 * @returns false when the file is there already
 */
export function claimFile(path: SafePath, draft: SafePath, content: string): boolean {
  removeFile(draft)
  createFile(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (cause) {
    if (hasCode(cause, 'EEXIST', 'ENOENT')) return false
    if (!hasCode(cause, ...NO_LINKS)) throw cause
    return createdNew(path, content)
  } finally {
    removeFile(draft)
  }
}

function createdNew(path: SafePath, content: string): boolean {
  try {
    createFile(path, content)
    return true
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false
    throw cause
  }
}

/** Remove a file or a link; one that is gone already is fine. */
export function removeFile(path: SafePath): void {
  try {
    unlinkSync(path)
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) throw cause
  }
}

/** Make one folder, open to all readers whatever the umask says; one that stands there already is fine. */
export function makeFolder(path: SafePath): void {
  try {
    mkdirSync(path, FOLDER_MODE)
  } catch (cause) {
    if (hasCode(cause, 'EEXIST') && lstatSync(path).isDirectory()) return
    throw cause
  }
  if ((lstatSync(path).mode & 0o777) !== FOLDER_MODE) chmodSync(path, FOLDER_MODE)
}

/** Make `base` itself and what is missing above it. */
export function makeBase(base: string): void {
  if (mkdirSync(base, { recursive: true, mode: FOLDER_MODE }) !== undefined) chmodSync(base, FOLDER_MODE)
}

/** Remove a folder if it is empty; true when it is gone. */
export function removeFolderIfEmpty(path: SafePath): boolean {
  try {
    rmdirSync(path)
    return true
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return true
    if (hasCode(cause, 'ENOTEMPTY', 'EEXIST', 'EBUSY', 'ENOTDIR')) return false
    throw cause
  }
}

/** Remove a folder of ours with all that is in it. Links are removed, never followed. */
export function removeTree(path: SafePath): void {
  const kind = lstatSync(path, { throwIfNoEntry: false })
  if (kind === undefined) return
  if (!kind.isDirectory()) return removeFile(path)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name) as SafePath
    if (entry.isDirectory()) removeTree(child)
    else removeFile(child)
  }
  removeFolderIfEmpty(path)
}

/** Let the link at `path` lead to `target` in one step: old or new at every instant. */
export function pointLink(path: SafePath, target: string, draft: SafePath): void {
  removeFile(draft)
  symlinkSync(target, draft, 'dir')
  moveFile(draft, path)
}

/** Make names in a folder survive a loss of power, where the file system can. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch (cause) {
    if (!hasCode(cause, 'EINVAL', 'EISDIR', 'EPERM', 'EACCES', 'ENOTSUP')) throw cause
  }
}
