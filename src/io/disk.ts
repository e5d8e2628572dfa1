/**
 * Every change that Octavo makes to a disk. No other module imports a writing function of node:fs,
 * and these take only paths that `resolveInside` has checked. All are synchronous: for thousands of
 * small files that is several times quicker than the thread pool.
 */
import {
  chmodSync,
  closeSync,
  constants,
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
  type Stats,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  writeSync,
  writevSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode } from './errors.ts'
import { lstatOf, type SafePath } from './paths.ts'

/** Pieces that the system takes in one call (IOV_MAX). */
const MANY = 1000
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755
/** What a file system says that has no hard links, or no more for this file. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']

/** Write a file that does not exist yet, readable by all whatever the umask says. Returns how it stands then. */
export function createFile(path: SafePath, content: Uint8Array | string, sync = false): Stats {
  const file = openSync(path, 'wx', FILE_MODE)
  try {
    writeFileSync(file, content)
    const stat = fstatSync(file)
    if ((stat.mode & 0o777) !== FILE_MODE) fchmodSync(file, FILE_MODE)
    if (sync) fsyncSync(file)
    return stat
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

/** The same without waiting for the disk: for what is checked when it is read, and may be lost. No half of it stays on a full one. */
export function replaceQuietly(path: SafePath, parts: readonly Uint8Array[]): void {
  const draft = `${path}.new` as SafePath
  removeFile(draft)
  try {
    appendAt(draft, 0, parts)
    moveFile(draft, path)
  } catch (cause) {
    removeFile(draft)
    throw cause
  }
}

/** Write from a place of a file on, over whatever may stand there. The file is made when it is not there. */
export function appendAt(path: SafePath, at: number, parts: readonly Uint8Array[]): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), FILE_MODE)
  try {
    for (let from = 0, to = at; from < parts.length; from += MANY) {
      const some = parts.slice(from, from + MANY)
      const length = some.reduce((sum, bytes) => sum + bytes.length, 0)
      // A short write is a disk that is full: the next one says so.
      for (let done = writevSync(file, some, to); done < length; )
        done += writeSync(file, Buffer.concat(some), done, length - done, to + done)
      to += length
    }
  } finally {
    closeSync(file)
  }
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
    if (hasCode(cause, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG') && !isThere(from)) return false
    throw cause
  }
}

/** The same; folders that hold no file make way. Anything else in the place of the file is refused by the system. */
export function moveFileIntoPlace(from: SafePath, to: SafePath): void {
  try {
    moveFileIfThere(from, to)
  } catch (cause) {
    if (!hasCode(cause, 'EISDIR', 'EEXIST', 'ENOTEMPTY', 'EPERM') || !removeEmptyFolders(to)) throw cause
    moveFileIfThere(from, to)
  }
}

/** Remove a folder and those in it when there is no file in any; false when something stays. */
function removeEmptyFolders(path: SafePath): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return false
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (!entry.isDirectory() || !removeEmptyFolders(join(path, entry.name) as SafePath)) return false
  return removeFolderIfEmpty(path)
}

/** Whether anything has this name, be it a link to nothing. */
export function isThere(path: string): boolean {
  return lstatOf(path) !== undefined
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

/** Make `base` itself and what is missing above it, one by one: all at once, Node.js calls a read-only disk a missing folder. */
export function makeBase(base: string): void {
  if (statSync(base, { throwIfNoEntry: false })?.isDirectory()) return
  makeBase(dirname(base))
  makeFolder(base as SafePath)
}

/** Remove a folder if it is empty; true when it is gone. */
export function removeFolderIfEmpty(path: SafePath): boolean {
  try {
    rmdirSync(path)
    return true
  } catch (cause) {
    if (hasCode(cause, 'ENOENT', 'ENAMETOOLONG')) return true
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
    const remove = entry.isDirectory() ? removeTree : removeFile
    remove(join(path, entry.name) as SafePath)
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
function syncFolder(path: string): void {
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
