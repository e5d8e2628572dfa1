import { endOfLine } from '../../text/lines.ts'
import type { Place } from '../../types.ts'
import type { StepContext } from '../step.ts'
import type { Html } from '../tree.ts'

/** Raw HTML that stands in markdown, looked at as text. */

/** Elements that hold nothing. */
export const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Elements that need no end: they end where another begins. */
export const ENDLESS = /^(?:colgroup|d[dt]|li|optgroup|option|p|r[pt]|t(?:body|d|foot|h|head|r))$/i

/** Elements whose text is no prose, as a part of a pattern: code, and what is run or drawn. */
export const CODE_TAGS = 'code|pre|kbd|samp|tt|var|script|style|textarea|svg|math'

/** How many elements are open behind some HTML; a comment or a tag that does not end in it stays open for good. */
export function depthBehind(html: string, before: number): number {
  const tags = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|<(?:!--|\/?[a-z])/gi
  let depth = before
  for (const { 0: tag, 1: slash, 2: name } of html.matchAll(tags)) {
    if (!tag.endsWith('>')) return Number.POSITIVE_INFINITY
    if (name === undefined || VOID.test(name) || ENDLESS.test(name) || tag.endsWith('/>')) continue
    depth = Math.max(0, depth + (slash === '' ? 1 : -1))
  }
  return depth
}

/** The place of a point in the value of a node. */
export function placeInHtml(
  { value, position }: Html,
  at: number,
  length: number,
  { text, place }: StepContext,
): Place {
  const start = position?.start.offset
  return start === undefined ? place({ position }) : place({}, length, offsetIn(text, start, value, at))
}

/** The value of a node that begins at `start` lacks what stands before its lines in the text. */
function offsetIn(text: string, start: number, value: string, at: number): number {
  if (text.startsWith(value, start)) return start + at
  const before = value.slice(0, at).split('\n')
  let line = start
  for (let nth = 1; nth < before.length; nth++) line = text.indexOf('\n', line) + 1
  const own = value.split('\n')[before.length - 1] ?? ''
  const lead = before.length === 1 ? 0 : Math.max(0, endOfLine(text, line) - line - own.length)
  return line + lead + (before.at(-1)?.length ?? 0)
}
