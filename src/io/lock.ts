import { readFileSync } from 'node:fs'
import { createFile, makeBase, removeFile } from './disk.ts'
import { EnvironmentError, hasCode } from './errors.ts'
import { resolveInside } from './paths.ts'
import { stateFolder } from './state.ts'

const WAIT_MS = 5000
const STEP_MS = 50

/**
 * Let one command write at a time. A lock whose process has ended is taken over.
 *
 * @returns the release of the lock
 * @throws {EnvironmentError} when another process holds it for longer than a few seconds
 */
export function lock(root: string, waitMs = WAIT_MS): () => void {
  makeBase(stateFolder(root))
  const path = resolveInside(stateFolder(root), 'lock')
  const own = `${process.pid} ${startOf(process.pid)}`
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      createFile(path, own)
      return () => removeFile(path)
    } catch (cause) {
      if (!hasCode(cause, 'EEXIST')) throw cause
    }
    const holder = livingHolder(path)
    if (holder === undefined) removeFile(path)
    else if (waited >= waitMs) {
      throw new EnvironmentError(
        `the site is locked by process ${holder}, another octavo that is still at work`,
      )
    } else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
  }
}

/** Process that holds the lock, when it is alive: the same number started at the same time. */
function livingHolder(path: string): number | undefined {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const [pid, start] = content.split(' ')
  const number = Number(pid)
  if (!Number.isInteger(number) || number <= 0 || !isAlive(number)) return undefined
  return startOf(number) === start ? number : undefined
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
