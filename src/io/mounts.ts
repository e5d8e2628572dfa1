import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isWithin, realPath } from './paths.ts'

/** Where Linux tells what is mounted where: a line each, the folder in the fifth column. */
const TABLE = '/proc/self/mountinfo'

/**
 * Whether a file can be moved from one folder into another, of which the first need not be there yet. The number of the disk
 * alone does not tell: a folder that is bound to another place, as containers do it, has the same one, and is refused.
 */
export function areMountedTogether(one: string, other: string): boolean {
  let existing = one
  while (!existsSync(existing)) existing = dirname(existing)
  if (statSync(existing).dev !== statSync(other).dev) return false
  const table = mountTable()
  return mountPointOf(realPath(existing), table) === mountPointOf(realPath(other), table)
}

function mountTable(): string {
  try {
    return readFileSync(TABLE, 'utf8')
  } catch {
    return ''
  }
}

/** The innermost of the folders in a table of mounts that a path lies in; empty: none is known. */
export function mountPointOf(path: string, table: string): string {
  let innermost = ''
  for (const line of table.split('\n')) {
    const point = (line.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    )
    if (point.length > innermost.length && isWithin(point, path)) innermost = point
  }
  return innermost
}
