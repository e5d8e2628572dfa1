import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { reasonOf } from './errors.ts'

/** What came of reading one file: its bytes, or why there are none. */
export type Read =
  | { readonly bytes: Uint8Array }
  | { readonly fault: 'kind' | 'changing' }
  | { readonly fault: 'size'; readonly size: number }
  | { readonly fault: 'unreadable'; readonly reason: string }

// A link put in the place of a file is not followed, a pipe is not waited for. Windows has neither flag.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
const ATTEMPTS = 3

/**
 * Read a regular file through one descriptor, so that its size, kind and bytes are of one file even when
 * somebody replaces it meanwhile. Never follows a link, never waits, never reads more than `limit` bytes.
 */
export function readRegularFile(path: string, limit: number): Read {
  let file: number
  try {
    file = openSync(path, FLAGS)
  } catch (cause) {
    return { fault: 'unreadable', reason: reasonOf(cause) }
  }
  try {
    return readOpen(file, limit)
  } catch (cause) {
    return { fault: 'unreadable', reason: reasonOf(cause) }
  } finally {
    closeSync(file)
  }
}

/** Bytes that are read without asking first how long a file is. */
const SHORT = 65_536
/** Bytes of a piece of memory that many short files share. */
const SHELF = 1_048_576

export interface Reader {
  read(path: string, limit: number): Read
  /** What was read last is needed no more: the next file may lie in its place. */
  takeBack(bytes: Uint8Array): void
}

/**
 * A reader for thousands of files that were seen to be regular ones: most are short, and are read without
 * asking for their size. Longer ones, and what may have become something else, are read as `readRegularFile` does.
 *
 * @param isShared whether other threads will get the bytes: then they need no copies of them
 */
export function createReader(isShared = false): Reader {
  const newShelf = () =>
    isShared ? Buffer.from(new SharedArrayBuffer(SHELF)) : Buffer.allocUnsafeSlow(SHELF)
  let shelf = newShelf()
  let used = 0
  return {
    read: (path, limit) => {
      if (shelf.length - used < SHORT) {
        shelf = newShelf()
        used = 0
      }
      const length = readShort(path, shelf, used)
      if (length === undefined || length > limit) return readRegularFile(path, limit)
      used += length
      return { bytes: shelf.subarray(used - length, used) }
    },
    takeBack: ({ buffer, byteOffset }) => {
      if (buffer === shelf.buffer) used = byteOffset
    },
  }
}

/** Length of a short file, read to where it is to lie; undefined for every other one, and where anything is odd. */
function readShort(path: string, buffer: Buffer, at: number): number | undefined {
  let file: number
  try {
    file = openSync(path, FLAGS)
  } catch {
    return undefined
  }
  try {
    const length = readSync(file, buffer, at, SHORT, null)
    const isWhole = length > 0 && length < SHORT && readSync(file, buffer, at + length, 1, null) === 0
    return isWhole ? length : undefined
  } catch {
    return undefined
  } finally {
    closeSync(file)
  }
}

function readOpen(file: number, limit: number): Read {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stat = fstatSync(file)
    if (!stat.isFile()) return { fault: 'kind' }
    if (stat.size > limit) return { fault: 'size', size: stat.size }
    // One byte more than the file has: reading exactly `size` then proves that it has not grown.
    const buffer = Buffer.allocUnsafe(stat.size + 1)
    if (fill(file, buffer) === stat.size) return { bytes: buffer.subarray(0, stat.size) }
  }
  return { fault: 'changing' }
}

function fill(file: number, buffer: Buffer): number {
  let length = 0
  while (length < buffer.length) {
    const count = readSync(file, buffer, length, buffer.length - length, length)
    if (count === 0) break
    length += count
    if (length === buffer.length - 1) break
  }
  return length
}
