import type { Amendment } from '../types/store.ts'

/** Pieces that were replaced since a file of the cache was saved, as they are kept beside it. */
interface Amendments {
  /** The seal of the file that they belong to; with any other they mean nothing. */
  readonly base: string
  readonly pieces: readonly Amendment[]
}

/** From so many pieces or bytes on, a file is better saved anew. */
const MANY = 400
const MUCH = 1_000_000

/** Whether the file that these belong to is better saved anew. */
export function isWorn(pieces: readonly Amendment[]): boolean {
  return pieces.length > MANY || pieces.reduce((sum, { bytes }) => sum + bytes.length, 0) > MUCH
}

export function packAmendments({ base, pieces }: Amendments): Uint8Array {
  const rows = pieces.map(({ part, at, length, bytes }) => [
    part,
    at,
    length,
    Buffer.from(bytes).toString('base64'),
  ])
  return Buffer.from(JSON.stringify([base, rows]))
}

type Packed = readonly [base: string, rows: readonly (readonly [string, number, number, string])[]]

export function unpackAmendments(found: Uint8Array): Amendments {
  const [base, rows] = JSON.parse(Buffer.from(found).toString()) as Packed
  return {
    base,
    pieces: rows.map(([part, at, length, text]) => ({
      part,
      at,
      length,
      bytes: Buffer.from(text, 'base64'),
    })),
  }
}

/** A part with pieces of it replaced, one after the other; copied once, however many there are. */
export function applied(part: Uint8Array, pieces: readonly Amendment[]): Uint8Array {
  if (pieces.length === 0) return part
  let segments: Uint8Array[] = [part]
  for (const { at, length, bytes } of pieces)
    segments = [...cut(segments, 0, at), bytes, ...cut(segments, at + length, Number.POSITIVE_INFINITY)]
  return Buffer.concat(segments)
}

/** What lies from `from` to before `to`. */
function cut(segments: readonly Uint8Array[], from: number, to: number): readonly Uint8Array[] {
  let at = 0
  return segments.flatMap((segment) => {
    const piece = segment.subarray(Math.max(0, from - at), Math.max(0, to - at))
    at += segment.length
    return piece.length > 0 ? [piece] : []
  })
}
