import type { Amendment } from '../types/store.ts'

/** A part that is replaced from its first byte to its last. */
export function whole(part: string, by: Uint8Array): Amendment {
  return { part, at: 0, length: Number.MAX_SAFE_INTEGER, bytes: by }
}

/**
 * So that none moves the place of another. Of two at the same place the first one replaces nothing, and what comes last
 * is put there first.
 *
 * @param pieces of each part in the order of their places
 */
export function fromTheEnd(pieces: readonly Amendment[]): readonly Amendment[] {
  return pieces.toReversed().sort((a, b) => b.at - a.at)
}
