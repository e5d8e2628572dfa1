import { constants } from 'node:os'

/** A command or a setting that cannot be carried out as it was given. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The machine does not let us: a full disk, a folder that may not be written, a lock. Exit code 3. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reports an error',
  ELOOP: 'a link leads back to itself',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open on this machine',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'it lies on another file system',
}

/** True for what the operating system refuses, as opposed to a fault of ours. */
function isSystemError(cause: unknown): cause is NodeJS.ErrnoException & { code: string; dest?: string } {
  return (
    cause instanceof Error && typeof (cause as NodeJS.ErrnoException).code === 'string' && 'errno' in cause
  )
}

/** True when the operating system refused with one of these codes. */
export function hasCode(cause: unknown, ...codes: readonly string[]): boolean {
  return isSystemError(cause) && codes.includes(cause.code)
}

/** Why the operating system refused, in words. */
export function reasonOf(cause: unknown): string {
  if (!isSystemError(cause)) return String(cause)
  const code = nameOf(cause)
  const reason = REASONS[code]
  return reason === undefined ? cause.message : `${reason} (${code})`
}

/** Node.js has no name for some numbers that the system has one for: that of a quota is one. */
function nameOf({ code, errno }: NodeJS.ErrnoException & { readonly code: string }): string {
  if (REASONS[code] !== undefined || errno === undefined) return code
  return Object.entries(constants.errno).find(([, number]) => number === -errno)?.[0] ?? code
}

/**
 * Run a task.
 *
 * @param more what else is to be said when it fails
 * @throws {EnvironmentError} when the operating system refuses: what was being done, and on which path; what else the
 *   task throws is a fault of ours, and stays as it is
 */
export function guard<T>(task: () => T, doing: string, more?: () => string): T {
  try {
    return task()
  } catch (cause) {
    if (!isSystemError(cause)) throw cause
    const path = cause.path === undefined ? '' : ` at ${cause.dest ?? cause.path}`
    const so = more === undefined ? '' : `; ${more()}`
    throw new EnvironmentError(`cannot ${doing}${path}: ${reasonOf(cause)}${so}`, { cause })
  }
}
