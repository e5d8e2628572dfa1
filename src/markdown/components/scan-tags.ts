import { endOfLine, startOfLine } from '../../text/lines.ts'
import type { Range } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { CONTAINERS, marksBefore, quotesIn } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { type Fault, readTag, type Tag } from './tags.ts'

/** The component tags of a text, and what only looks like one. */
export interface Scan {
  readonly tags: readonly Tag[]
  readonly faults: readonly Fault[]
}

/** Whether a text can hold component tags at all: most do not, and take no further step. */
export function mayHoldTags(text: string): boolean {
  return text.includes('<') && /<\/?[A-Z]/.test(text)
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
