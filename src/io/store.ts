import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { checksum } from '../text/hash.ts'
import { type Amendment, DamagedCache, type Pack, type Store } from '../types/store.ts'
import { applied, isWorn, packAmendments, unpackAmendments } from './amended.ts'
import { appendAt, makeBase, removeFile, removeTree, replaceQuietly } from './disk.ts'
import { reasonOf } from './errors.ts'
import { realPath, resolveInside } from './paths.ts'
import { stateFolder } from './place.ts'

/** First bytes of a file: length of the table that follows, in sixteen digits. */
const LEAD = 16
/** What is put behind a file's name for that of its amendments, and the part that holds them. */
const AMENDED = '.amended'
const PIECES = 'pieces'
/** Bytes that a pack gathers before it writes them. */
const BATCH = 4_000_000

type Table = { readonly [part: string]: readonly [at: number, length: number, checksum: string] }

/**
 * The cache's files, in `.octavo/cache/`. Each part of a file is sealed with its own checksum, so that damage is
 * an absence; nothing is synced, because nothing is lost with it. Without `isWritable` nothing is written.
 *
 * @param onFault told why the system refuses to write: the build goes on, and the next one has less to go on with
 */
export function openStore(
  root: string,
  isWritable: boolean,
  onFault: (reason: string) => void = () => {},
): Store {
  const folder = join(stateFolder(root), 'cache')
  const pathOf = (file: string) => resolveInside(folder, file)
  const known: Known = new Map()
  return {
    load: (file, part) => loadPart(join(folder, file), part, known),
    save: (file, parts) => {
      if (!isWritable) return
      trying(onFault, () => {
        makeBase(folder)
        // First, so that they never meet a file that only looks like theirs.
        removeFile(pathOf(file + AMENDED))
        // Of a process that was killed.
        removeFile(pathOf(`${file}${AMENDED}.new`))
        known.clear()
        replaceQuietly(pathOf(file), assemble(parts))
      })
    },
    amend: (file, added) => {
      const seal = sealOf(join(folder, file))
      if (!isWritable || seal === undefined) return
      const pieces = [...amendmentsOf(join(folder, file), seal, known), ...added]
      known.set(seal, pieces)
      const parts = new Map([[PIECES, packAmendments({ base: seal, pieces })]])
      trying(onFault, () => replaceQuietly(pathOf(file + AMENDED), assemble(parts)))
    },
    isWorn: (file) => {
      const seal = sealOf(join(folder, file))
      return seal !== undefined && isWorn(amendmentsOf(join(folder, file), seal, known))
    },
    pack: (file, size) => new FilePack(folder, file, size, isWritable),
  }
}

/** Whether there is such a file of the cache, in whatever state. */
export function hasCache(root: string, file: string): boolean {
  return existsSync(join(stateFolder(realPath(root)), 'cache', file))
}

/** Forget all results of earlier builds, as far as the system lets us. */
export function dropCache(root: string): void {
  trying(
    () => {},
    () => removeTree(resolveInside(stateFolder(realPath(root)), 'cache')),
  )
}

/** Run a task that may be left undone. */
function trying(onFault: (reason: string) => void, task: () => void): void {
  try {
    task()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    onFault(reasonOf(cause))
  }
}

function assemble(parts: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const table: Record<string, readonly [number, number, string]> = {}
  let at = 0
  for (const [name, bytes] of parts) {
    table[name] = [at, bytes.length, checksum(bytes)]
    at += bytes.length
  }
  const text = JSON.stringify(table)
  const sealed = Buffer.from(`${checksum(text)}\n${text}`)
  return [Buffer.from(String(sealed.length).padStart(LEAD, '0')), sealed, ...parts.values()]
}

/** A part as it was saved, with what has been replaced since. */
function loadPart(path: string, part: string, known: Known): Uint8Array | undefined {
  const found = savedPart(path, part)
  if (found === undefined) return undefined
  const pieces = amendmentsOf(path, found.seal, known).filter((piece) => piece.part === part)
  return applied(found.bytes, pieces)
}

function savedPart(path: string, part: string) {
  return withTable(path, (file, { seal, text, end }) => {
    const entry = (JSON.parse(text) as Table)[part]
    if (entry === undefined) return undefined
    const bytes = readAt(file, end + entry[0], entry[1])
    return checksum(bytes) === entry[2] ? { bytes, seal } : undefined
  })
}

function sealOf(path: string): string | undefined {
  return withTable(path, (_, { seal }) => seal)
}

/** What was replaced in the file with this seal: none when what lies beside it belongs to another, or is damaged. */
function amendmentsOf(path: string, seal: string, known: Known): readonly Amendment[] {
  const before = known.get(seal)
  if (before !== undefined) return before
  const found = savedPart(path + AMENDED, PIECES)
  const { base, pieces } = found === undefined ? { base: seal, pieces: [] } : unpackAmendments(found.bytes)
  const own = base === seal ? pieces : []
  known.set(seal, own)
  return own
}

/** Amendments by the seal of their file: read once, however many parts are. */
type Known = Map<string, readonly Amendment[]>

interface OpenTable {
  /** The checksum of the table, which holds those of all parts. */
  readonly seal: string
  readonly text: string
  /** Where the parts begin. */
  readonly end: number
}

function withTable<T>(path: string, task: (file: number, table: OpenTable) => T | undefined): T | undefined {
  const file = openForReading(path)
  if (file === undefined) return undefined
  try {
    const length = Number(Buffer.from(readAt(file, 0, LEAD)).toString('latin1'))
    if (!Number.isInteger(length) || length > 1e6) return undefined
    const sealed = Buffer.from(readAt(file, LEAD, length)).toString()
    const end = sealed.indexOf('\n')
    const [seal, text] = [sealed.slice(0, end), sealed.slice(end + 1)]
    return end < 0 || checksum(text) !== seal ? undefined : task(file, { seal, text, end: LEAD + length })
  } catch {
    // Whatever cannot be read is not there: the cache is only ever a shorter way.
    return undefined
  } finally {
    closeSync(file)
  }
}

function openForReading(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}

function readAt(file: number, at: number, length: number): Uint8Array {
  return fill(file, Buffer.allocUnsafeSlow(length), at)
}

/** Read from a place of a file on; what comes back is shorter where the file is. */
function fill(file: number, bytes: Uint8Array, at: number): Uint8Array {
  let done = 0
  while (done < bytes.length) {
    const count = readSync(file, bytes, done, bytes.length - done, at + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}

class FilePack implements Pack {
  readonly #folder: string
  readonly #file: string
  readonly #isWritable: boolean
  /** What is added and not yet written. */
  #waiting = Buffer.alloc(0)
  /** Without a right to write, all that was added, by where it begins. */
  readonly #held = new Map<number, Uint8Array>()
  #written: number
  #reader: number | undefined
  /** Memory that reads share. */
  #read = Buffer.alloc(0)
  size: number

  constructor(folder: string, file: string, size: number, isWritable: boolean) {
    this.#folder = folder
    this.#file = file
    this.#isWritable = isWritable
    this.#written = size
    this.size = size
  }

  append(bytes: Uint8Array): number {
    const at = this.size
    this.size += bytes.length
    if (this.#isWritable) this.#add(bytes, at)
    else this.#held.set(at, new Uint8Array(bytes))
    return at
  }

  /** Copied, so that thousands of pieces of memory need not wait for the next batch to be written. */
  #add(bytes: Uint8Array, at: number): void {
    if (at + bytes.length - this.#written > this.#waiting.length) {
      this.#write(at)
      if (bytes.length > this.#waiting.length)
        this.#waiting = Buffer.allocUnsafeSlow(Math.max(BATCH, bytes.length))
    }
    this.#waiting.set(bytes, at - this.#written)
  }

  read(at: number, length: number): Uint8Array {
    const held = this.#held.get(at)
    if (held !== undefined) return held
    if (at >= this.#written) this.flush()
    this.#reader ??= openForReading(join(this.#folder, this.#file))
    if (this.#reader === undefined) return new Uint8Array()
    if (this.#read.length < length) this.#read = Buffer.allocUnsafeSlow(2 * length)
    return fill(this.#reader, this.#read.subarray(0, length), at)
  }

  flush(): void {
    this.#write(this.size)
  }

  #write(end: number): void {
    const length = end - this.#written
    if (length === 0 || !this.#isWritable) return
    try {
      makeBase(this.#folder)
      appendAt(resolveInside(this.#folder, this.#file), this.#written, [this.#waiting.subarray(0, length)])
    } catch (cause) {
      // What waits cannot be read back either: the build begins again without a cache.
      throw new DamagedCache(reasonOf(cause))
    }
    this.#written = end
  }
}
