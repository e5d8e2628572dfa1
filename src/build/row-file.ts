import type { Store } from '../types/store.ts'
import { bytes, json, linesOf, textOf } from './stored.ts'
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

export function loadRowHead(store: Store): RowHead | undefined {
  return json<RowHead>(store, FILE, 'head')
}

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

/** Single rows, found and replaced without reading the others. */
export interface RowFile {
  find(id: string): Row | undefined
  /** All rows as they are, but for these. */
  replaced(rows: readonly Row[]): Uint8Array
}

export function rowFile(rows: Uint8Array): RowFile {
  const all = Buffer.from(rows.buffer, rows.byteOffset, rows.length)
  const lineOf = (id: string): readonly [from: number, to: number] | undefined => {
    const start = beginningOf(id)
    for (let at = all.indexOf(start); at >= 0; at = all.indexOf(start, at + 1)) {
      if (at > 0 && all[at - 1] !== NEWLINE) continue
      const end = all.indexOf(NEWLINE, at)
      return [at, end < 0 ? all.length : end]
    }
    return undefined
  }
  return {
    find: (id) => {
      const line = lineOf(id)
      return line && (JSON.parse(textOf(all.subarray(...line))) as Row)
    },
    replaced: (changed) => {
      const lines = changed.map((row) => ({ row, line: lineOf(row.id) ?? [all.length, all.length] }))
      lines.sort((a, b) => a.line[0] - b.line[0])
      const pieces: Buffer[] = []
      let from = 0
      for (const { row, line } of lines) {
        pieces.push(all.subarray(from, line[0]), Buffer.from(JSON.stringify(row)))
        from = line[1]
      }
      return Buffer.concat([...pieces, all.subarray(from)])
    },
  }
}

/** `writePost` begins each row with its id. */
function beginningOf(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},`)
}

const NEWLINE = 10
