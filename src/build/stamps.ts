import type { Amendment, PublishedStamps, Stamp, StampTable, Store } from '../types/store.ts'
import type { Outlet } from './build.ts'
import { bufferOf, type CacheFile, loadTexts, texts } from './stored.ts'
import { TextList } from './text-list.ts'

/** In which parts of a file of the cache they lie: paths, and behind the seal of the manifest a row of bytes for each. */
const PATHS = 'outputs'
const ROWS = 'stamps'
/** Bytes of a SHA-256, which a row begins with; size and time follow. */
const HASH = 32
const ROW = HASH + 16

/** Everything that is published, as the last build has saved it; empty when that is absent or damaged. */
export function loadStamps(store: Store, file: string): StampTable {
  const paths = loadTexts(store, file, PATHS) ?? []
  const rows = store.load(file, ROWS)
  return rows?.length === HASH + paths.length * ROW ? new SavedStamps(paths, rows) : new SavedStamps([], NONE)
}

/** Whether all that was published stands as it was. Without its files no site does: an empty list is a damaged one. */
export function standsWhole(stamps: StampTable, output: Pick<Outlet, 'keepAll'>): boolean {
  return stamps.size > 0 && output.keepAll(stamps)
}

/** As parts of a file of the cache. */
export function stampParts(published: PublishedStamps): readonly (readonly [string, Uint8Array])[] {
  return [
    [PATHS, texts([...published.stamps.keys()])],
    [ROWS, rowsOf(published)],
  ]
}

/** What makes of the saved rows those of a site of which only these files stand otherwise. */
export function stampAmendments(
  { store, file }: CacheFile,
  paths: readonly string[],
  { stamps, seal }: PublishedStamps,
): readonly Amendment[] {
  const found = store.load(file, PATHS)
  const list = found && TextList.of(found)
  const rows = paths.flatMap((path): Amendment[] => {
    const stamp = stamps.get(path)
    const [number] = list?.numbersOf(path) ?? []
    if (stamp === undefined || number === undefined) return []
    const row = Buffer.alloc(ROW)
    putRow(row, 0, stamp)
    return [{ part: ROWS, at: startOf(number), length: ROW, bytes: row }]
  })
  const sealBytes = Buffer.alloc(HASH)
  sealBytes.write(seal, 'hex')
  return [{ part: ROWS, at: 0, length: HASH, bytes: sealBytes }, ...rows]
}

class SavedStamps implements StampTable {
  readonly paths: readonly string[]
  readonly #rows: Buffer
  /** The same bytes: numbers are read out of it in half the time. */
  readonly #view: DataView
  #numbers: ReadonlyMap<string, number> | undefined

  constructor(paths: readonly string[], rows: Uint8Array) {
    this.paths = paths
    this.#rows = bufferOf(rows)
    this.#view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength)
  }

  get seal(): string {
    return this.#rows.toString('hex', 0, HASH)
  }

  get size(): number {
    return this.paths.length
  }

  keys(): Iterable<string> {
    return this.paths
  }

  get(path: string): Stamp | undefined {
    this.#numbers ??= new Map(this.paths.map((one, number) => [one, number]))
    const number = this.#numbers.get(path)
    return number === undefined ? undefined : this.#stampAt(number)
  }

  sizeAt(number: number): number {
    return this.#view.getFloat64(startOf(number) + HASH, true)
  }

  timeAt(number: number): number {
    return this.#view.getFloat64(startOf(number) + HASH + 8, true)
  }

  *[Symbol.iterator](): Generator<readonly [string, Stamp]> {
    for (const [number, path] of this.paths.entries()) yield [path, this.#stampAt(number)]
  }

  #stampAt(number: number): Stamp {
    const at = startOf(number)
    const hash = this.#rows.toString('hex', at, at + HASH)
    return { hash, size: this.sizeAt(number), mtimeMs: this.timeAt(number) }
  }
}

function startOf(number: number): number {
  return HASH + number * ROW
}

function rowsOf({ stamps, seal }: PublishedStamps): Uint8Array {
  const all = Buffer.alloc(startOf(stamps.size))
  all.write(seal, 'hex')
  let number = 0
  for (const [, stamp] of stamps) putRow(all, startOf(number++), stamp)
  return all
}

function putRow(rows: Buffer, at: number, { hash, size, mtimeMs }: Stamp): void {
  rows.write(hash, at, 'hex')
  rows.writeDoubleLE(size, at + HASH)
  rows.writeDoubleLE(mtimeMs, at + HASH + 8)
}

/** A seal of zeros, and no row. */
const NONE = new Uint8Array(HASH)
