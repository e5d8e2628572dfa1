import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { encodingOf, type State } from './state.ts'

export type Files = State['files']

/** A folder in memory where there is one: a disk would be the slowest part. */
export function makeFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'octavo-edits-'))
}

/** Paths of all files below a folder, in the order of their names. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const prefix = `${folder}/`.length
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(prefix))
    .sort()
}

/** What a folder holds, to the byte. */
export function readTree(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))]))
}

/**
 * Change a folder from what it holds to what it should hold, and write no other file. Folders that are then
 * empty go, as a version control does it.
 */
export function writeChanges(root: string, from: Files, to: Files, keepsTimes = false): void {
  for (const path of from.keys()) {
    if (to.has(path)) continue
    rmSync(join(root, path))
    for (let folder = dirname(path); folder !== '.' && isEmpty(join(root, folder)); folder = dirname(folder))
      rmdirSync(join(root, folder))
  }
  for (const [path, text] of to) {
    if (from.get(path) === text) continue
    const file = join(root, path)
    const before = statSync(file, { throwIfNoEntry: false })
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, encodingOf(path))
    if (keepsTimes && before !== undefined) utimesSync(file, before.atime, before.mtime)
  }
}

function isEmpty(folder: string): boolean {
  return readdirSync(folder).length === 0
}
