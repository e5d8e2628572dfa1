import { endOfLine, startOfLine } from '../../text/lines.ts'
import { type Fault, readTag, sticky, type Tag } from './tags.ts'

/** From and to, the end not included. */
export type Range = readonly [number, number]

export interface Scan {
  readonly tags: readonly Tag[]
  readonly faults: readonly Fault[]
}

/** Whether a text can hold component tags at all: most do not, and take no further step. */
export function mayHoldTags(text: string): boolean {
  return text.includes('<') && /<\/?[A-Z]/.test(text)
}

/** Whether a text can hold places where tags are text: code, raw `<pre>` and the like. */
export function mayHoldCode(text: string): boolean {
  return /[`~]|^[ \t>]*(?: {4}|\t)|<(?:pre|script|style|textarea)\b|<[?!](?!--)/im.test(text)
}

export function isWithin(ranges: readonly Range[], offset: number): boolean {
  return ranges.some(([start, end]) => start <= offset && offset < end)
}

/** Whether offsets stand in one of these ranges; they must come in order. */
export function within(ranges: readonly Range[]): (offset: number) => boolean {
  const sorted = [...ranges].sort(([a], [b]) => a - b)
  let next = 0
  let covered = 0
  return (offset) => {
    for (; (sorted[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset; next++)
      covered = Math.max(covered, sorted[next]?.[1] ?? 0)
    return offset < covered
  }
}

/** Find component tags from left to right, outside code, comments and the tags of raw HTML. */
export function scanTags(text: string, code: readonly Range[]): Scan {
  const tags: Tag[] = []
  const faults: Fault[] = []
  const quotesBefore = quoteCounter(text)
  let next = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    // A range that begins inside a tag was no code: the parser saw the backticks of an attribute.
    while (next < code.length && (code[next]?.[1] ?? 0) <= at) next++
    const [start, end] = code[next] ?? [Number.POSITIVE_INFINITY, 0]
    if (start <= at) {
      at = end
      continue
    }
    const found = isEscaped(text, at) ? undefined : readTag(text, at, quotesBefore(at, tags.at(-1)))
    if (found === undefined) at += otherLength(text, at)
    else if ('reason' in found) {
      faults.push(found)
      at++
    } else {
      tags.push(found)
      at = found.end
      while (next < code.length && (code[next]?.[0] ?? 0) < at) next++
    }
  }
  return { tags, faults }
}

/** Whether an odd number of backslashes stands before an offset. */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charAt(at - 1 - slashes) === '\\') slashes++
  return slashes % 2 === 1
}

/** What opens containers at the start of a line: quote marks, bullets, numbers, labels of notes. */
export const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s>]{1,999}\]:))*[ \t]*/

const MARKS: ReadonlySet<string> = new Set(' \t>-*+.)0123456789')

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

/**
 * Counts the quote marks at the start of the line of an offset; offsets must come in order. On the last line of the tag
 * before it there are as many as on that tag's first one: a `>` may be its end.
 */
function quoteCounter(text: string): (at: number, before: Tag | undefined) => number {
  let lineEnd = -1
  let marks = ''
  let lineStart = 0
  return (at, before) => {
    if (at > lineEnd) {
      lineStart = startOfLine(text, at)
      lineEnd = endOfLine(text, at)
      marks = CONTAINERS.exec(text.slice(lineStart, lineEnd))?.[0] ?? ''
    }
    if (before !== undefined && before.end > lineStart) return before.quotes
    return marks.includes('>') ? quotesIn(marks.slice(0, at - lineStart)) : 0
  }
}

/** How far to go on from a `<` that is no component tag: over comments and tags of raw HTML, else one character. */
function otherLength(text: string, at: number): number {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4)
    if (end === -1) return 1
    return marksBefore(text, at) !== undefined || !/\n[ \t]*\n/.test(text.slice(at, end)) ? end + 3 - at : 1
  }
  return (
    sticky(
      /<[a-z][a-z0-9-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>|</iy,
      text,
      at,
    )?.[0].length ?? 1
  )
}
