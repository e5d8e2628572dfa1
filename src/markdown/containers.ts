import { sticky } from '../text/sticky.ts'

/** What opens containers at the start of a line: quote marks, bullets, numbers, labels of notes. */
export const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s>]{1,999}\]:))*[ \t]*/

/** The signs of all but the labels of notes, and what may stand between them. */
export const MARKS: ReadonlySet<string> = new Set(' \t>-*+.)0123456789')

/**
 * What opens containers before an offset: the start of its line, when nothing else stands there, else undefined.
 * It looks back only as far as such signs go, for a line may hold thousands of tags.
 */
export function marksBefore(text: string, at: number): string | undefined {
  let start = at
  for (let label = 1; label > 0; start -= label) {
    while (start > 0 && MARKS.has(text.charAt(start - 1))) start--
    label = noteLabel(text, start)
  }
  if (start > 0 && text.charAt(start - 1) !== '\n') return undefined
  const line = text.slice(start, at)
  return CONTAINERS.exec(line)?.[0] === line ? line : undefined
}

/** How many quote marks stand among the signs that open containers. */
export function quotesIn(marks: string): number {
  return marks.split('>').length - 1
}

/** No line begins with more signs of containers. */
const MOST_MARKS = 300

/** How many quote marks the line opens with that begins at `lineStart`, as far as an offset on it. */
export function quotesBefore(text: string, lineStart: number, at: number): number {
  const start = text.slice(lineStart, Math.min(at, lineStart + MOST_MARKS))
  return quotesIn(CONTAINERS.exec(start)?.[0] ?? '')
}

/** The length of a note's label that ends at an offset. */
function noteLabel(text: string, end: number): number {
  if (!text.endsWith(']:', end)) return 0
  const start = text.lastIndexOf('[^', end)
  return start !== -1 && end - start < 1000 && !/[\]\s>]/.test(text.slice(start, end - 2)) ? end - start : 0
}

/** Length of up to `quotes` block quote marks at `at`. A list item that holds them may indent them by any number of blanks. */
export function quotePrefix(text: string, at: number, quotes: number): number {
  let length = 0
  for (let count = 0; count < quotes; count++) {
    const mark = sticky(/[ \t]*> ?/y, text, at + length)
    if (mark === null) break
    length += mark[0].length
  }
  return length
}
