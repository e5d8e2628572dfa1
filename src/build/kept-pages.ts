import type { NotedLinks } from '../check/links.ts'
import type { Fact } from '../site/facts.ts'
import type { Print } from '../site/prints.ts'
import type { Stamp, Store } from '../types/store.ts'
import type { Diagnostic } from '../types.ts'
import type { Ledger } from './recorder.ts'
import { bytes, json, loadTexts, numbers, textOf, texts } from './stored.ts'

/** A page as it was made last: the files that came of it, what it read, and what the checks need of it. */
export interface PageRecord {
  /** The page itself, as JSON: what it is and where it stands. */
  readonly spec: string
  readonly url: string
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
  /** Of all facts but `post`, when they had the prints of the ledger (`printOfAll`). */
  readonly all: string
  readonly ledger: Ledger
  /** All addresses that pages name, by number. */
  readonly addresses: readonly string[]
  readonly pages: readonly PageRecord[]
}

/** Everything that is published, by output path. */
export type Stamps = ReadonlyMap<string, Stamp>

type Row = readonly [
  spec: string,
  url: string,
  paths: readonly string[],
  findings: readonly Diagnostic[],
  reads: number,
  addresses: number,
  notes: number,
]

/** Load the pages that were kept under a key; none when the cache is empty, damaged or of another key. */
export function loadPages(store: Store, file: string, key: string): PageMemo {
  const empty: PageMemo = {
    key,
    all: '',
    ledger: { facts: [], names: [], prints: [] },
    addresses: [],
    pages: [],
  }
  const head = json<{ key: string; all: string; rows: readonly Row[] }>(store, file, 'pages')
  if (head?.key !== key) return empty
  const ledger = loadLedger(store, file)
  const addresses = loadTexts(store, file, 'addresses')
  const reads = numbers(store, file, 'reads')
  const named = numbers(store, file, 'named')
  const notes = store.load(file, 'notes')
  if (!ledger || !addresses || !reads || !named || !notes) return empty
  let [readsAt, namedAt, notesAt] = [0, 0, 0]
  const pages = head.rows.map(
    ([spec, url, paths, findings, readCount, nameCount, noteLength]): PageRecord => {
      const page = {
        spec,
        url,
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
    },
  )
  return { key, all: head.all, ledger, addresses, pages }
}

/** The parts of the file that `loadPages` reads. Facts and addresses that no page has any more are left out. */
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
  const rows = memo.pages.map(({ spec, url, paths, findings, reads, addresses, notes }): Row => {
    return [spec, url, paths, findings, reads.length, addresses.length, notes.length]
  })
  const kinds = [...new Set(facts)]
  const codes = new Map(kinds.map((fact, code) => [fact, code]))
  return new Map<string, Uint8Array>([
    ['pages', bytes({ key: memo.key, all: memo.all, rows })],
    ['kind-names', bytes(kinds)],
    ['names', texts(read.pick(names))],
    ['prints', texts(read.pick(prints))],
    ['kinds', Uint8Array.from(read.pick(facts), (fact) => codes.get(fact) ?? 0)],
    ['addresses', texts(named.pick(memo.addresses))],
    ['reads', read.all],
    ['named', named.all],
    ['notes', Buffer.concat(memo.pages.map(({ notes }) => notes))],
  ])
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

function loadLedger(store: Store, file: string): Ledger | undefined {
  const kinds = json<readonly Fact[]>(store, file, 'kind-names')
  const codes = store.load(file, 'kinds')
  const names = loadTexts(store, file, 'names')
  const prints = loadTexts(store, file, 'prints')
  if (!kinds || !codes || !names || !prints) return undefined
  if (names.length !== codes.length || prints.length !== codes.length) return undefined
  return { facts: Array.from(codes, (code) => kinds[code] as Fact), names, prints }
}

/** The prints of today, `all` being that of all facts but `post`, and which differ from those that were noted. */
export function compare(
  memo: Pick<PageMemo, 'all' | 'ledger'>,
  { print, all }: { readonly print: Print; readonly all: string },
): { today: Ledger; changed: Uint8Array } {
  const { facts, names } = memo.ledger
  const changed = new Uint8Array(facts.length)
  const onlyTexts = all === memo.all
  const prints = facts.map((fact, at) => {
    const before = memo.ledger.prints[at] ?? ''
    if (onlyTexts && fact !== 'post') return before
    const now = print(fact, names[at] ?? '')
    if (now !== before) changed[at] = 1
    return now
  })
  return { today: { facts, names, prints }, changed }
}

/** The first fact of a page that changed, by number; undefined when the page is as it was. */
export function firstChanged({ reads }: PageRecord, changed: Uint8Array): number | undefined {
  for (let at = 0; at < reads.length; at++) if (changed[reads[at] ?? 0] === 1) return reads[at]
  return undefined
}

export function notesOf({ notes }: PageRecord): Notes {
  return JSON.parse(textOf(notes)) as Notes
}
