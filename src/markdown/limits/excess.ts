import { endOfLine } from '../../text/lines.ts'
import type { Limits } from '../markdown.ts'

/** Something of which a text holds more than it may: counted, and where the limit is passed. */
interface Excess {
  readonly of: 'cells' | 'items'
  readonly offset: number
}

/**
 * What a text has too much of, seen from its characters alone: trees of such texts are large before anybody
 * can look at them. Linear; a text that is too short to hold so much is not looked at.
 */
export function excessOf(text: string, { cells, items }: Limits): Excess | undefined {
  // A column takes two pipes, in the head and below it, and a row two characters.
  if (holdsMore(text, '|', (4 * cells) / text.length)) {
    const offset = tooManyCells(text, cells)
    if (offset !== undefined) return { of: 'cells', offset }
  }
  const offset = text.length >= 2 * items ? tooManyItems(text, items) : undefined
  return offset === undefined ? undefined : { of: 'items', offset }
}

const TAB = 9
const LINE_END = 10
const BLANK = 32
const PARENTHESIS = 41
const STAR = 42
const PLUS = 43
const HYPHEN = 45
const POINT = 46
const COLON = 58
const QUOTE = 62
const PIPE = 124

/** Where the table begins whose rows, filled up to the width of its head, pass the limit for all of the text. */
function tooManyCells(text: string, limit: number): number | undefined {
  let cells = 0
  let columns = 0
  let table = 0
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start)
    const found = columnsOf(text, start, end)
    if (found > columns) table = start
    columns = found === 0 ? 0 : Math.max(columns, found)
    cells += columns
    if (cells > limit) return table
    start = end + 1
  }
  return undefined
}

/** Columns of a delimiter row; 0 for an empty line, -1 for any other one. */
function columnsOf(text: string, start: number, end: number): number {
  let columns = 0
  let sawPipe = false
  let isFresh = true
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === HYPHEN) {
      if (isFresh) columns++
      isFresh = false
    } else if (code === PIPE) {
      sawPipe = true
      isFresh = true
    } else if (code !== COLON && code !== BLANK && code !== TAB && code !== QUOTE) return -1
  }
  if (columns > 0 && sawPipe) return columns
  return columns > 0 || sawPipe ? -1 : 0
}

function tooManyItems(text: string, limit: number): number | undefined {
  let items = 0
  for (let start = 0; start < text.length; start = endOfLine(text, start) + 1) {
    for (let at = nextItem(text, start); at !== undefined; at = nextItem(text, at)) {
      items++
      if (items > limit) return start
    }
  }
  return undefined
}

/** The end of the item's marker that stands at `at`, behind blanks and marks of quotes; undefined where there is none. */
function nextItem(text: string, at: number): number | undefined {
  let start = at
  while (isBlank(text.charCodeAt(start)) || text.charCodeAt(start) === QUOTE) start++
  let end = start
  while (end - start < 9 && isDigit(text.charCodeAt(end))) end++
  const sign = text.charCodeAt(end)
  const isMarker = end > start ? sign === POINT || sign === PARENTHESIS : BULLETS.has(sign)
  if (!isMarker) return undefined
  const after = text.charCodeAt(end + 1)
  return isBlank(after) || after === LINE_END || Number.isNaN(after) ? end + 1 : undefined
}

/** Those of lists, and the sign of definitions. */
const BULLETS: ReadonlySet<number> = new Set([HYPHEN, STAR, PLUS, COLON])

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Whether a sign stands in a text more often than so many times. */
export function holdsMore(text: string, sign: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    count++
    if (count > limit) return true
  }
  return false
}
