import type { NotedLinks } from '../check/links.ts'
import type { Print } from '../site/prints.ts'
import type { Stamp, Store } from '../types/store.ts'
import type { Diagnostic } from '../types.ts'
import { factOf, type Ledger } from './recorder.ts'

/** A page as it was made last: the files that came of it, what it read, and what the checks need of it. */
export interface PageRecord {
  /** The page itself, as JSON: what it is and where it stands. */
  readonly spec: string
  /** Output paths of its files. */
  readonly paths: readonly string[]
  /** Facts that it read, by number, in the order of reading. */
  readonly reads: ArrayLike<number>
  /** Addresses of the site that it names, by number. */
  readonly addresses: ArrayLike<number>
  readonly findings: readonly Diagnostic[]
  /** `Notes` in JSON. Most are never looked at again. */
  readonly notes: Uint8Array
}

/** What is kept of a page for findings. */
export interface Notes {
  readonly ids: readonly string[]
  readonly links: readonly NotedLinks[]
  /** Why the page was made: the fact that had changed, or `new`. */
  readonly because: string
}

/** Memo 2, as it is loaded and saved. */
export interface PageMemo {
  readonly key: string
  readonly ledger: Ledger
  /** All addresses that pages name, by number. */
  readonly addresses: readonly string[]
  readonly pages: readonly PageRecord[]
}

/** Everything that is published, by output path. */
export type Stamps = ReadonlyMap<string, Stamp>

type Row = readonly [
  spec: string,
  paths: readonly string[],
  findings: readonly Diagnostic[],
  reads: number,
  addresses: number,
  notes: number,
]

/** Load the pages that were kept under a key; none when the cache is empty, damaged or of another key. */
export function loadPages(store: Store, file: string, key: string): PageMemo {
  const empty: PageMemo = { key, ledger: { keys: [], prints: [] }, addresses: [], pages: [] }
  const head = json<{ key: string; rows: readonly Row[] }>(store, file, 'pages')
  if (head?.key !== key) return empty
  const ledger = json<Ledger>(store, file, 'ledger')
  const addresses = json<readonly string[]>(store, file, 'addresses')
  const reads = numbers(store, file, 'reads')
  const named = numbers(store, file, 'named')
  const notes = store.load(file, 'notes')
  if (!ledger || !addresses || !reads || !named || !notes) return empty
  let [readsAt, namedAt, notesAt] = [0, 0, 0]
  const pages = head.rows.map(([spec, paths, findings, readCount, nameCount, noteLength]): PageRecord => {
    const page = {
      spec,
      paths,
      findings,
      reads: reads.subarray(readsAt, readsAt + readCount),
      addresses: named.subarray(namedAt, namedAt + nameCount),
      notes: notes.subarray(notesAt, notesAt + noteLength),
    }
    readsAt += readCount
    namedAt += nameCount
    notesAt += noteLength
    return page
  })
  return { key, ledger, addresses, pages }
}

/** The parts of the file that `loadPages` reads. Facts and addresses that no page has any more are left out. */
export function partsOf(memo: PageMemo): ReadonlyMap<string, Uint8Array> {
  const facts = compactor(memo.pages.map(({ reads }) => reads))
  const names = compactor(memo.pages.map(({ addresses }) => addresses))
  const rows = memo.pages.map(({ spec, paths, findings, reads, addresses, notes }): Row => {
    return [spec, paths, findings, reads.length, addresses.length, notes.length]
  })
  const ledger: Ledger = { keys: facts.pick(memo.ledger.keys), prints: facts.pick(memo.ledger.prints) }
  return new Map<string, Uint8Array>([
    ['pages', bytes({ key: memo.key, rows })],
    ['ledger', bytes(ledger)],
    ['addresses', bytes(names.pick(memo.addresses))],
    ['reads', facts.all],
    ['named', names.all],
    ['notes', Buffer.concat(memo.pages.map(({ notes }) => notes))],
  ])
}

/** Number anew what is still in use, so that tables do not grow for ever. */
function compactor(lists: readonly ArrayLike<number>[]) {
  const used = new Map<number, number>()
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const old = list[index] ?? 0
      let number = used.get(old)
      if (number === undefined) {
        number = used.size
        used.set(old, number)
      }
      all[at++] = number
    }
  }
  return {
    all: new Uint8Array(all.buffer),
    pick: (texts: readonly string[]) => [...used.keys()].map((old) => texts[old] ?? ''),
  }
}

/** The prints of today, and which of them differ from those that were noted. */
export function compare(
  { keys, prints }: Ledger,
  print: Print,
): { today: readonly string[]; changed: Uint8Array } {
  const changed = new Uint8Array(keys.length)
  const today = keys.map((key, at) => {
    const now = print(...factOf(key))
    if (now !== prints[at]) changed[at] = 1
    return now
  })
  return { today, changed }
}

/** The first fact of a page that changed, by number; undefined when the page is as it was. */
export function firstChanged({ reads }: PageRecord, changed: Uint8Array): number | undefined {
  for (let at = 0; at < reads.length; at++) if (changed[reads[at] ?? 0] === 1) return reads[at]
  return undefined
}

export function notesOf({ notes }: PageRecord): Notes {
  return JSON.parse(textOf(notes)) as Notes
}

function numbers(store: Store, file: string, part: string): Int32Array | undefined {
  const found = store.load(file, part)
  if (found === undefined) return undefined
  // Numbers begin at a multiple of four; what was read begins anywhere.
  const copy = found.slice()
  return new Int32Array(copy.buffer, copy.byteOffset, copy.length >> 2)
}

export function json<T>(store: Store, file: string, part: string): T | undefined {
  const found = store.load(file, part)
  return found === undefined ? undefined : (JSON.parse(textOf(found)) as T)
}

/** Bytes as text, without a copy in between. */
export function textOf(found: Uint8Array): string {
  return Buffer.from(found.buffer, found.byteOffset, found.length).toString()
}

export function bytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}
