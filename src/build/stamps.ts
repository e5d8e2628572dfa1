import type { Amendment, Stamp, Store } from '../types/store.ts'
import { fromTheEnd } from './amendments.ts'
import type { Outlet } from './build.ts'
import { jsonLines, lineStarting, parseLines } from './lines.ts'
import { bufferOf, bytes } from './stored.ts'

/** Everything that is published, by output path. */
export type Stamps = ReadonlyMap<string, Stamp>

/** The list of published files as the last build has saved it; empty when it is absent or damaged. */
export function loadStamps(store: Store, file: string): Stamps {
  const found = store.load(file, 'stamps')
  const rows = found === undefined ? [] : parseLines<StampRow>(found)
  return new Map(rows.map(([path, hash, size, mtimeMs]): [string, Stamp] => [path, { hash, size, mtimeMs }]))
}

/** Whether all that was published stands as it was. Without its files no site does: an empty list is a damaged one. */
export function standsWhole(stamps: Stamps, output: Pick<Outlet, 'keepAll'>): boolean {
  return stamps.size > 0 && output.keepAll(stamps)
}

type StampRow = readonly [path: string, hash: string, size: number, mtimeMs: number]

export function stampBytes(stamps: Stamps): Uint8Array {
  return jsonLines(Array.from(stamps, stampRow))
}

function stampRow([path, { hash, size, mtimeMs }]: readonly [string, Stamp]): StampRow {
  return [path, hash, size, mtimeMs]
}

/** What makes of the saved list of published files one with the stamps that these have now. */
export function stampAmendments(
  { store, file }: { readonly store: Store; readonly file: string },
  paths: readonly string[],
  stamps: Stamps,
): readonly Amendment[] {
  const all = bufferOf(store.load(file, 'stamps') ?? new Uint8Array())
  const pieces = paths.flatMap((path): Amendment[] => {
    const stamp = stamps.get(path)
    const line = lineStarting(all, `[${JSON.stringify(path)},`)
    if (stamp === undefined || line === undefined) return []
    const [at, end] = line
    return [{ part: 'stamps', at, length: end - at, bytes: bytes(stampRow([path, stamp])) }]
  })
  return fromTheEnd(pieces)
}
