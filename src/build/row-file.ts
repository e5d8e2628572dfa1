import type { Amendment, Store } from '../types/store.ts'
import { fromTheEnd, whole } from './amendments.ts'
import { lineStarting, linesOf } from './lines.ts'
import { bufferOf, bytes, json, textOf } from './stored.ts'
import type { Row } from './written-post.ts'

/** How the rows of posts lie in the cache: a head, and a line of JSON for each. */

/** What all rows have in common. */
export interface RowHead {
  readonly key: string
  /** The pack that their texts lie in, and how many of its bytes it holds in all and in use. */
  readonly pack: string
  readonly size: number
  readonly used: number
  /** How many rows there are. */
  readonly count: number
  /** Paths that posts have read beside their own files. */
  readonly reads: readonly string[]
  /** Of the build that published these very posts; absent when it did not publish. */
  readonly build?: string
  readonly isOpeningTold?: boolean
}

const FILE = 'posts'

/** The head as it was saved; undefined when it is absent or damaged. */
export function loadRowHead(store: Store): RowHead | undefined {
  return json<RowHead>(store, FILE, 'head')
}

/** The lines of all rows; undefined when they are absent or damaged. */
export function loadRows(store: Store): Uint8Array | undefined {
  return store.load(FILE, 'rows')
}

export function saveRows(store: Store, head: RowHead, rows: Uint8Array): void {
  const parts = [['head', bytes(head)] as const, ['rows', rows] as const]
  store.save(FILE, new Map(parts))
}

/** Rows with the lines that they were written as, which are written again as they are. */
export function* readRows(rows: Uint8Array | undefined): Generator<[Row, string]> {
  if (rows !== undefined) for (const line of linesOf(rows)) yield [JSON.parse(line) as Row, line]
}

/** Single rows, found without reading the others. */
export interface RowFile {
  find(id: string): Row | undefined
  /** What makes of the saved rows those in which these stand in the place of the old ones. */
  amendments(rows: readonly Row[]): readonly Amendment[]
}

export function rowFile(rows: Uint8Array): RowFile {
  const all = bufferOf(rows)
  // `writePost` begins each row with its id.
  const lineOf = (id: string) => lineStarting(all, `{"id":${JSON.stringify(id)},`)
  return {
    find: (id) => {
      const line = lineOf(id)
      return line && (JSON.parse(textOf(all.subarray(...line))) as Row)
    },
    amendments: (changed) => {
      const pieces = changed.map((row): Amendment => {
        const [at, end] = lineOf(row.id) ?? [all.length, all.length]
        return { part: 'rows', at, length: end - at, bytes: bytes(row) }
      })
      return fromTheEnd(pieces)
    },
  }
}

/** Put another head and these rows into the saved file, in one step. */
export function amendRows(store: Store, head: RowHead, rows: readonly Amendment[]): void {
  store.amend(FILE, [whole('head', bytes(head)), ...rows])
}

/** Whether so many rows were replaced that they are better saved anew. */
export function areRowsWorn(store: Store): boolean {
  return store.isWorn(FILE)
}
