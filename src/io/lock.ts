import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { claimFile, makeBase, moveFileIfThere, removeFile } from './disk.ts'
import { EnvironmentError, hasCode } from './errors.ts'
import { resolveInside, type SafePath } from './paths.ts'
import { stateFolder } from './place.ts'

const WAIT_MS = 5000
const STEP_MS = 50
/** A lock of another machine (a container) says nothing about life there: after this time it is taken over. */
const FOREIGN_MS = 600_000

/**
 * Let one command write at a time. A lock whose process has ended is taken over.
 *
 * @param onWait called when another process holds it: what was read before may be older than what that one publishes
 * @returns the release of the lock
 * @throws {EnvironmentError} when another process holds it for longer than a few seconds, or `.octavo` is a file
 */
export function lock(root: string, waitMs = WAIT_MS, onWait: () => void = () => {}): () => void {
  const path = lockPath(root)
  makeState(stateFolder(root))
  const own = ownContent()
  for (let waited = 0; ; waited += STEP_MS) {
    if (claimFile(path, draftOf(path), own)) return () => unlock(path, own)
    const content = contentOf(path)
    if (content !== undefined && !isLiving(path, content)) takeAway(path, content)
    else if (waited >= waitMs) throw new EnvironmentError(lockedBy(content))
    else {
      onWait()
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
    }
  }
}

function makeState(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile())
    throw new EnvironmentError(
      `${folder} is a file; Octavo keeps its state in a folder of that name. Move it away.`,
    )
  makeBase(folder)
}

/** Whether this process still holds the lock: asked again right before anything moves. */
export function holdsLock(root: string): boolean {
  return contentOf(lockPath(root)) === ownContent()
}

/** Whether a living process holds the lock now. */
export function isLocked(root: string): boolean {
  const content = contentOf(lockPath(root))
  return content !== undefined && isLiving(lockPath(root), content)
}

function lockPath(root: string): SafePath {
  return resolveInside(stateFolder(root), 'lock')
}

function draftOf(path: SafePath): SafePath {
  return `${path}.${process.pid}` as SafePath
}

function ownContent(): string {
  return `${process.pid} ${startOf(process.pid)} ${hostname()}`
}

function lockedBy(content: string | undefined): string {
  if (content === undefined)
    return 'the site is locked by .octavo/lock, which cannot be read. Remove it if no other octavo is at work.'
  const [pid, , host] = content.split(' ')
  const where = host === hostname() ? '' : ` on ${host}`
  return `the site is locked by process ${pid}${where}, another octavo that is still at work`
}

function unlock(path: SafePath, own: string): void {
  if (contentOf(path) === own) removeFile(path)
}

/**
 * Remove the lock of a process that has ended. Two may try at once: each moves the lock aside first and
 * puts back what turns out to be a new one.
 */
function takeAway(path: SafePath, content: string): void {
  const aside = `${path}.${process.pid}.old` as SafePath
  if (!moveFileIfThere(path, aside)) return
  const moved = contentOf(aside)
  if (moved !== undefined && moved !== content) claimFile(path, draftOf(path), moved)
  removeFile(aside)
}

/** Remove what processes that were killed while they locked or unlocked left behind. */
export function dropDeadLocks(root: string): void {
  const folder = stateFolder(root)
  for (const name of readdirSync(folder)) {
    const pid = /^lock\.(\d+)/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) removeFile(resolveInside(folder, name))
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** The same process number, started at the same time. A number alone may have been given out again. */
function isLiving(path: string, content: string): boolean {
  const [pid, start, host] = content.split(' ')
  if (host !== undefined && host !== hostname()) {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    return stat !== undefined && Date.now() - stat.mtimeMs < FOREIGN_MS
  }
  const number = Number(pid)
  return Number.isInteger(number) && number > 0 && isAlive(number) && startOf(number) === start
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return hasCode(cause, 'EPERM')
  }
}

/** When a process was started, in the system's own unit; `-` where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}
