import type { Amendment, Store } from '../types/store.ts'
import type { Snapshot } from '../types.ts'
import { hashesOf } from './keys.ts'
import { bufferOf, type CacheFile, textOf } from './stored.ts'

/** In which part of a file of the cache they lie. */
const INPUTS = 'inputs'

/** So many files are worth a look at each by itself. */
const FEW = 20

/** All files that a build depends on, each piece behind a NUL: path and hash in turns, and where a file of the theme stands in. */
export function inputsOf(files: Snapshot): string {
  return `\0${hashesOf(files, () => true).join('\0')}`
}

/** The same as the last build has saved them; undefined when that is absent or damaged. */
export function loadInputs(store: Store, file: string): string | undefined {
  const found = store.load(file, INPUTS)
  return found && textOf(found)
}

/** As a part of a file of the cache. */
export function inputPart(inputs: string): readonly [string, Uint8Array] {
  return [INPUTS, Buffer.from(inputs)]
}

/** Paths of the files that have another hash now; undefined where more is different, or in more than a few. */
export function changedInputs(before: string, now: string): readonly string[] | undefined {
  if (before.length !== now.length) return undefined
  const changed: string[] = []
  for (let at = differenceFrom(0, before, now); at < now.length; ) {
    const start = now.lastIndexOf('\0', at)
    const end = endOf(now, at)
    const path = now.slice(now.lastIndexOf('\0', start - 1) + 1, start)
    if (changed.length === FEW || !isHash(before, start, end) || !isHash(now, start, end)) return undefined
    changed.push(path)
    at = differenceFrom(end, before, now)
  }
  return changed
}

function differenceFrom(start: number, before: string, now: string): number {
  let at = start
  while (at < now.length && before.charCodeAt(at) === now.charCodeAt(at)) at++
  return at
}

function endOf(inputs: string, at: number): number {
  const end = inputs.indexOf('\0', at + 1)
  return end < 0 ? inputs.length : end
}

/** Whether this piece is a hash, and no path: every path holds a dot or a slash. */
function isHash(inputs: string, start: number, end: number): boolean {
  return /^\0[0-9a-f]{64}$/.test(inputs.slice(start, end))
}

/** What makes of the saved inputs those with the hashes that these files have now. */
export function inputAmendments(
  { store, file }: CacheFile,
  paths: readonly string[],
  files: Snapshot,
): readonly Amendment[] {
  const saved = bufferOf(store.load(file, INPUTS) ?? new Uint8Array())
  return paths.flatMap((path): Amendment[] => {
    const lead = Buffer.from(`\0${path}\0`)
    const at = saved.indexOf(lead)
    const bytes = Buffer.from(files.get(path)?.hash ?? '')
    return at < 0 ? [] : [{ part: INPUTS, at: at + lead.length, length: bytes.length, bytes }]
  })
}
