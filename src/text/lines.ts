import type { Place } from '../types.ts'

/** Where lines begin, so that an offset becomes a line and a column. Made once per text. */
export interface Lines {
  readonly starts: readonly number[]
  /** Number of the first line, where the text is a piece of its file. */
  readonly first: number
}

/** CRLF and CR become LF. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Where the line of an offset begins. */
export function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

/** Where the line of an offset ends: at its line feed, or with the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** What stands on a line from an offset on. */
export function restOfLine(text: string, at: number): string {
  return text.slice(at, endOfLine(text, at))
}

/** The text as blanks; its lines stay. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

export function linesOf(text: string, first = 1): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { starts, first }
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
  const line = low + lines.first
  const column = offset - (lines.starts[low] ?? 0) + 1
  if (length <= 0) return { path, line, column }
  const room = (lines.starts[low + 1] ?? Number.POSITIVE_INFINITY) - 1 - offset
  const shown = Math.min(length, room)
  return shown > 0 ? { path, line, column, length: shown } : { path, line, column }
}
