import type { Diagnostic } from '../types.ts'
import type { ThreadResult } from './second-thread.ts'
import type { WrittenPost } from './written-post.ts'

/** A few posts, parsed: rows, and the bytes of all of them one after the other. */
export interface Share {
  readonly rows: readonly {
    readonly nth: number
    readonly findings: readonly Diagnostic[]
    readonly row: WrittenPost['row'] | undefined
  }[]
  readonly bytes: Uint8Array
}

/** The results in a share, each with its own bytes. */
export function unpackShare({ rows, bytes }: Share): readonly ThreadResult[] {
  let at = 0
  const take = (length: number) => {
    at += length
    return bytes.subarray(at - length, at)
  }
  return rows.map(({ nth, findings, row }) => {
    const written = row && { row, rest: take(row.rest), text: take(row.text) }
    return { nth, findings, written }
  })
}
