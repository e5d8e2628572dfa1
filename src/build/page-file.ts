import type { Fact } from '../site/facts.ts'
import type { Store } from '../types/store.ts'
import type { Diagnostic } from '../types.ts'
import type { PageMemo, PageRecord } from './kept-pages.ts'
import { jsonLines, parseLines } from './lines.ts'
import type { Ledger } from './recorder.ts'
import { bytes, json, loadTexts, numbers, texts } from './stored.ts'

/** How pages lie in the cache: a line for each, and what each has of three long lists, one behind the other. */

export type PageLine = readonly [
  spec: string,
  url: string,
  paths: readonly string[],
  findings: readonly Diagnostic[],
]

export interface PageHead {
  readonly key: string
  /** As in `PageMemo`. */
  readonly all: string
}

/** What pages have of long lists, and how much each has of them: reads, addresses, notes. */
export interface PageLists {
  readonly counts: Int32Array
  readonly reads: Int32Array
  readonly named: Int32Array
  readonly notes: Uint8Array
}

/** Load the pages that were kept under a key; undefined when the cache is empty, damaged or of another key. */
export function loadPageFile(store: Store, file: string, key: string): Omit<PageMemo, 'key'> | undefined {
  const head = json<PageHead>(store, file, 'head')
  if (head?.key !== key) return undefined
  const found = store.load(file, 'pages')
  const ledger = loadLedger(store, file)
  const addresses = loadTexts(store, file, 'addresses')
  const lists = loadLists(store, file)
  if (!found || !ledger || !addresses || !lists) return undefined
  const spansOf = spansIn(lists)
  const pages = parseLines<PageLine>(found).map((line, number) => recordOf(line, lists, spansOf(number)))
  return { all: head.all, ledger, addresses, pages }
}

/** The long lists; undefined when one is absent or damaged. */
export function loadLists(store: Store, file: string): PageLists | undefined {
  const counts = numbers(store, file, 'counts')
  const reads = numbers(store, file, 'reads')
  const named = numbers(store, file, 'named')
  const notes = store.load(file, 'notes')
  return counts && reads && named && notes && { counts, reads, named, notes }
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

/** Where what a page has of the long lists begins, and how much it is. */
interface Spans {
  readonly reads: Span
  readonly named: Span
  readonly notes: Span
}

type Span = readonly [at: number, length: number]

/** What each page has of the long lists, by number. */
export function spansIn({ counts }: PageLists): (number: number) => Spans {
  // Where the part of each page begins, three numbers for each as in `counts`.
  const starts = new Int32Array(counts.length)
  for (let at = 3; at < counts.length; at++) starts[at] = (starts[at - 3] ?? 0) + (counts[at - 3] ?? 0)
  const span = (at: number): Span => [starts[at] ?? 0, counts[at] ?? 0]
  return (number) => ({
    reads: span(3 * number),
    named: span(3 * number + 1),
    notes: span(3 * number + 2),
  })
}

export function recordOf(
  [spec, url, paths, findings]: PageLine,
  { reads, named, notes }: PageLists,
  at: Spans,
): PageRecord {
  return {
    spec,
    url,
    paths,
    findings,
    reads: part(reads, at.reads),
    addresses: part(named, at.named),
    notes: part(notes, at.notes),
  }
}

/** A part of a list, in the same memory. */
function part<List extends Int32Array | Uint8Array>(list: List, [at, length]: Span): List {
  return list.subarray(at, at + length) as List
}

/** The parts of the file that `loadPageFile` reads. Facts and addresses that no page has any more are left out. */
export function partsOf(memo: PageMemo): ReadonlyMap<string, Uint8Array> {
  const { names, prints } = memo.ledger
  const read = compactor(
    memo.pages.map(({ reads }) => reads),
    names.length,
  )
  const named = compactor(
    memo.pages.map(({ addresses }) => addresses),
    memo.addresses.length,
  )
  const facts = read.pick(memo.ledger.facts)
  const kinds = [...new Set(facts)]
  const codes = new Map(kinds.map((fact, code) => [fact, code]))
  const head: PageHead = { key: memo.key, all: memo.all }
  return new Map<string, Uint8Array>([
    ['head', bytes(head)],
    ['pages', jsonLines(memo.pages.map(lineOf))],
    ['counts', asBytes(Int32Array.from(memo.pages.flatMap(countsOf)))],
    ['kind-names', bytes(kinds)],
    ['names', texts(read.pick(names))],
    ['prints', texts(read.pick(prints))],
    ['kinds', Uint8Array.from(facts, (fact) => codes.get(fact) ?? 0)],
    ['addresses', texts(named.pick(memo.addresses))],
    ['reads', read.all],
    ['named', named.all],
    ['notes', Buffer.concat(memo.pages.map(({ notes }) => notes))],
  ])
}

export function lineOf({ spec, url, paths, findings }: PageRecord): PageLine {
  return [spec, url, paths, findings]
}

export function countsOf({ reads, addresses, notes }: PageRecord): readonly number[] {
  return [reads.length, addresses.length, notes.length]
}

export function asBytes({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
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
