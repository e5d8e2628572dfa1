import type { Place } from '../types.ts'

/** Where lines begin, so that an offset becomes a line and a column. Made once per text. */
export interface Lines {
  readonly starts: readonly number[]
}

export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { starts }
}

/**
 * The place of an offset (UTF-16 units from 0) in the text that `lines` was made from. Carets stand under one
 * line: a `length` that goes on over its end is cut there.
 */
export function placeAt(lines: Lines, path: string, offset: number, length = 0): Place {
  let low = 0
  let high = lines.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines.starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const column = offset - (lines.starts[low] ?? 0) + 1
  const room = (lines.starts[low + 1] ?? Number.POSITIVE_INFINITY) - 1 - offset
  const shown = Math.min(length, room)
  return shown > 0 ? { path, line: low + 1, column, length: shown } : { path, line: low + 1, column }
}
