import type { Fact } from '../site/facts.ts'
import type { Store } from '../types/store.ts'
import type { Diagnostic } from '../types.ts'
import type { PageMemo, PageRecord } from './kept-pages.ts'
import type { Ledger } from './recorder.ts'
import { bytes, json, loadTexts, numbers, texts } from './stored.ts'

/** How pages lie in the cache: a row for each, and what each has of four long lists, one behind the other. */
export interface PageFile {
  /** As in `PageMemo`. */
  readonly all: string
  readonly ledger: Ledger
  readonly addresses: readonly string[]
  readonly rows: readonly PageRow[]
  readonly reads: Int32Array
  readonly named: Int32Array
  readonly notes: Uint8Array
}

export type PageRow = readonly [
  spec: string,
  url: string,
  paths: readonly string[],
  findings: readonly Diagnostic[],
  reads: number,
  addresses: number,
  notes: number,
]

interface Head {
  readonly key: string
  readonly all: string
  readonly rows: readonly PageRow[]
}

/** Load the pages that were kept under a key; undefined when the cache is empty, damaged or of another key. */
export function loadPageFile(store: Store, file: string, key: string): PageFile | undefined {
  const head = json<Head>(store, file, 'pages')
  if (head?.key !== key) return undefined
  const ledger = loadLedger(store, file)
  const addresses = loadTexts(store, file, 'addresses')
  const reads = numbers(store, file, 'reads')
  const named = numbers(store, file, 'named')
  const notes = store.load(file, 'notes')
  if (!ledger || !addresses || !reads || !named || !notes) return undefined
  return { all: head.all, rows: head.rows, ledger, addresses, reads, named, notes }
}

function loadLedger(store: Store, file: string): Ledger | undefined {
  const kinds = json<readonly Fact[]>(store, file, 'kind-names')
  const codes = store.load(file, 'kinds')
  const names = loadTexts(store, file, 'names')
  const prints = loadTexts(store, file, 'prints')
  if (!kinds || !codes || !names || !prints) return undefined
  if (names.length !== codes.length || prints.length !== codes.length) return undefined
  return { facts: Array.from(codes, (code) => kinds[code] as Fact), names, prints }
}

/** Where what a page has of the long lists begins. */
export interface Offsets {
  readonly reads: number
  readonly named: number
  readonly notes: number
}

/** Go through all rows, and where each one's part of the lists begins. */
export function eachRow(
  { rows }: PageFile,
  visit: (row: PageRow, number: number, at: Offsets) => void,
): void {
  let [reads, named, notes] = [0, 0, 0]
  for (const [number, row] of rows.entries()) {
    visit(row, number, { reads, named, notes })
    reads += row[4]
    named += row[5]
    notes += row[6]
  }
}

export function recordOf({ reads, named, notes }: PageFile, row: PageRow, at: Offsets): PageRecord {
  const [spec, url, paths, findings, readCount, nameCount, noteLength] = row
  return {
    spec,
    url,
    paths,
    findings,
    reads: reads.subarray(at.reads, at.reads + readCount),
    addresses: named.subarray(at.named, at.named + nameCount),
    notes: notes.subarray(at.notes, at.notes + noteLength),
  }
}

/** The parts of the file that `loadPageFile` reads. Facts and addresses that no page has any more are left out. */
export function partsOf(memo: PageMemo): ReadonlyMap<string, Uint8Array> {
  const { facts, names, prints } = memo.ledger
  const read = compactor(
    memo.pages.map(({ reads }) => reads),
    facts.length,
  )
  const named = compactor(
    memo.pages.map(({ addresses }) => addresses),
    memo.addresses.length,
  )
  return assembled({
    head: { key: memo.key, all: memo.all, rows: memo.pages.map(rowOf) },
    ledger: { facts: read.pick(facts), names: read.pick(names), prints: read.pick(prints) },
    addresses: named.pick(memo.addresses),
    reads: read.all,
    named: named.all,
    notes: Buffer.concat(memo.pages.map(({ notes }) => notes)),
  })
}

/** The same file with other records in the place of some, by number of the row. No fact and no address of them is new. */
export function patchedParts(
  file: PageFile,
  { key, all, ledger }: Pick<PageMemo, 'key' | 'all' | 'ledger'>,
  records: ReadonlyMap<number, PageRecord>,
): ReadonlyMap<string, Uint8Array> {
  const reads = new Patch(file.reads)
  const named = new Patch(file.named)
  const notes = new Patch(file.notes)
  eachRow(file, (row, number, at) => {
    const record = records.get(number)
    if (record === undefined) return
    reads.replace(at.reads, row[4], Int32Array.from(record.reads))
    named.replace(at.named, row[5], Int32Array.from(record.addresses))
    notes.replace(at.notes, row[6], record.notes)
  })
  const rows = file.rows.map((row, number) => {
    const record = records.get(number)
    return record === undefined ? row : rowOf(record)
  })
  return assembled({
    head: { key, all, rows },
    ledger,
    addresses: file.addresses,
    reads: reads.bytes(),
    named: named.bytes(),
    notes: notes.bytes(),
  })
}

function rowOf({ spec, url, paths, findings, reads, addresses, notes }: PageRecord): PageRow {
  return [spec, url, paths, findings, reads.length, addresses.length, notes.length]
}

interface Assembled {
  readonly head: Head
  readonly ledger: Ledger
  readonly addresses: readonly string[]
  readonly reads: Uint8Array
  readonly named: Uint8Array
  readonly notes: Uint8Array
}

function assembled({ head, ledger, addresses, reads, named, notes }: Assembled) {
  const kinds = [...new Set(ledger.facts)]
  const codes = new Map(kinds.map((fact, code) => [fact, code]))
  return new Map<string, Uint8Array>([
    ['pages', bytes(head)],
    ['kind-names', bytes(kinds)],
    ['names', texts(ledger.names)],
    ['prints', texts(ledger.prints)],
    ['kinds', Uint8Array.from(ledger.facts, (fact) => codes.get(fact) ?? 0)],
    ['addresses', texts(addresses)],
    ['reads', reads],
    ['named', named],
    ['notes', notes],
  ])
}

/** A list with pieces of it replaced, from its beginning on. */
class Patch {
  readonly #list: Int32Array | Uint8Array
  readonly #pieces: Uint8Array[] = []
  #done = 0

  constructor(list: Int32Array | Uint8Array) {
    this.#list = list
  }

  replace(at: number, length: number, by: Int32Array | Uint8Array): void {
    this.#pieces.push(asBytes(this.#list.subarray(this.#done, at)), asBytes(by))
    this.#done = at + length
  }

  bytes(): Uint8Array {
    return Buffer.concat([...this.#pieces, asBytes(this.#list.subarray(this.#done))])
  }
}

function asBytes({ buffer, byteOffset, byteLength }: Int32Array | Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Number anew what is still in use of `count` texts, so that tables do not grow for ever. */
function compactor(lists: readonly ArrayLike<number>[], count: number) {
  /** By old number, the new one plus one. */
  const renumbered = new Int32Array(count)
  const used: number[] = []
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const old = list[index] ?? 0
      if (renumbered[old] === 0) renumbered[old] = used.push(old)
      all[at++] = (renumbered[old] ?? 0) - 1
    }
  }
  return {
    all: new Uint8Array(all.buffer),
    pick: <T>(texts: readonly T[]) => used.map((old) => texts[old] as T),
  }
}
