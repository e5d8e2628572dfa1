import { endOfLine, startOfLine } from '../../text/lines.ts'
import type { Range } from '../../text/ranges.ts'
import { CONTAINERS, quotePrefix, quotesIn } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import type { Root } from '../tree.ts'
import { judge } from './dollars.ts'
import { type Edge, type Leaf, type Surroundings, surroundingsOf } from './surroundings.ts'

/** A formula in the text, its dollars included; offsets count in the text that was scanned. */
export interface Formula {
  readonly start: number
  readonly end: number
  readonly tex: string
  /** A block of its own lines, set apart; else it stands in a sentence. */
  readonly isBlock: boolean
  readonly dollars: number
}

export interface FormulaScan {
  readonly formulas: readonly Formula[]
  /** Offsets of `$$` lines that nothing closes before a blank line. */
  readonly unclosed: readonly number[]
  /** Where dollars are text because a letter or digit stands beside them, though TeX stands between. */
  readonly beside: readonly Range[]
}

/** Whether a text can hold formulas at all. */
export function mayHoldFormulas(text: string): boolean {
  return text.includes('$')
}

/**
 * Find the formulas of a text, whose tree without any masks is `plain`: `$…$` with no blank directly inside
 * either dollar and no letter or digit outside, `$$…$$` in a sentence or as lines of their own, and GitHub's dollars around code.
 * All other dollars are text. Linear: the search for an end never goes past the next dollar.
 */
export function scanFormulas(text: string, plain: Root, closed: readonly Range[]): FormulaScan {
  const around = surroundingsOf(text, plain, closed)
  const formulas: Formula[] = []
  const unclosed: number[] = []
  const beside: Range[] = []
  let isEnd = false
  const cursor = { leaf: 0, closed: 0, inner: 0, edge: 0, done: 0, lastMarks: new Map() }
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    const dollars = runLength(text, at)
    const barrier = moveTo(at, around, cursor)
    if (barrier.isInside || isEscaped(text, at) || dollars > 2) {
      at = barrier.isInside ? Math.max(at + 1, barrier.end) : at + (dollars > 2 ? dollars : 1)
      continue
    }
    const block = dollars === 2 ? blockAt(text, at, barrier.next) : undefined
    const found = block === 'unclosed' ? undefined : (block ?? inlineAt(around, at, dollars, cursor, barrier))
    // Of two in a row the second was to be the end of the first.
    if (block === 'unclosed' && !isEnd) unclosed.push(at)
    isEnd = block === 'unclosed' && !isEnd
    const formula = isFormula(found) ? found : undefined
    if (formula !== undefined) {
      formulas.push(formula)
      cursor.done = formula.end
    } else if (found !== undefined) beside.push([at, found.end])
    at = formula?.end ?? at + dollars
  }
  return { formulas, unclosed, beside }
}

function isFormula(found: Formula | { readonly end: number } | undefined): found is Formula {
  return found !== undefined && 'tex' in found
}

interface Cursor {
  leaf: number
  closed: number
  inner: number
  edge: number
  /** Where the last formula ended: what begins in it is none of markdown's. */
  done: number
  /** Where such a sign stands last in a leaf. */
  readonly lastMarks: Map<string, number>
}

interface Barrier {
  readonly isInside: boolean
  readonly end: number
  /** Where the next closed range begins, and that range. */
  readonly next: number
  readonly range: Range | undefined
}

/** Go on in the sorted ranges; tell whether `at` lies in one that it may not begin in, and which comes next. */
function moveTo(at: number, { leaves, closed, inner, edges }: Surroundings, cursor: Cursor): Barrier {
  while (cursor.leaf < leaves.length && (leaves[cursor.leaf]?.end ?? 0) <= at) cursor.leaf++
  while (cursor.closed < closed.length && (closed[cursor.closed]?.[1] ?? 0) <= at) cursor.closed++
  while (cursor.inner < inner.length && (inner[cursor.inner]?.[1] ?? 0) <= at) cursor.inner++
  while (cursor.edge < edges.length && (edges[cursor.edge]?.at ?? 0) <= at) cursor.edge++
  const range = closed[cursor.closed]
  const hit = [range, inner[cursor.inner]].find((candidate) => candidate !== undefined && candidate[0] <= at)
  return {
    isInside: hit !== undefined,
    end: hit?.[1] ?? at,
    next: range?.[0] ?? Number.POSITIVE_INFINITY,
    range,
  }
}

/** `$$` from the start of a line to the end of a line, with no blank line between. */
function blockAt(text: string, at: number, barrier: number): Formula | 'unclosed' | undefined {
  const before = text.slice(startOfLine(text, at), at)
  if (CONTAINERS.exec(before)?.[0] !== before) return undefined
  const quotes = quotesIn(before)
  const lines: string[] = []
  for (let from = at + 2; from <= text.length; ) {
    const lineEnd = endOfLine(text, from)
    const line = text.slice(from, lineEnd)
    const close = closeIn(line)
    if (close !== undefined) {
      const end = from + close + 2
      const tex = [...lines, line.slice(0, close)].join('\n').trim()
      if (line.slice(close + 2).trim() !== '' || tex === '' || barrier < end) return undefined
      return { start: at, end, tex, isBlock: true, dollars: 2 }
    }
    if (lineEnd === text.length || (lines.length > 0 && line.trim() === '')) break
    lines.push(line)
    from = lineEnd + 1
    const prefix = quotePrefix(text, from, quotes)
    if (prefix === 0 && quotes > 0) break
    from += prefix
  }
  return lines[0]?.trim() === '' ? 'unclosed' : undefined
}

/** Where the first `$$` of a line stands that is not escaped. */
function closeIn(line: string): number | undefined {
  for (let at = line.indexOf('$$'); at !== -1; at = line.indexOf('$$', at + 1))
    if (!isEscaped(line, at)) return at
  return undefined
}

/** WordPress writes `$latex x^2$`, and may have its size and colours behind it. */
function withoutName(tex: string): string {
  const bare = tex.replace(/^latex(?=[\s\\])\s*/, '')
  return bare === tex ? tex : bare.replace(/(?:&(?:s|bg|fg)=-?\w{1,8}){1,4}$/, '')
}

function inlineAt(
  around: Surroundings,
  at: number,
  dollars: number,
  cursor: Cursor,
  { next, range }: Barrier,
): Formula | { readonly end: number } | undefined {
  const { text, leaves, inner } = around
  const leaf = leaves[cursor.leaf]
  if (leaf === undefined || leaf.start > at) return undefined
  if (dollars === 1 && next === at + 1 && range !== undefined) return aroundCode(text, at, range)
  const from = at + dollars
  const close = nextDollar(text, from, Math.min(leaf.end, next))
  if (close === undefined || runLength(text, close) !== dollars || close === from) return undefined
  if (isBlank(text, from) || isBlank(text, close - 1)) {
    if (dollars === 1 || holdsWords(text.slice(from, close).trim())) return undefined
  }
  const end = close + dollars
  if (endsInside(close, inner, cursor.inner) || takesApart(around, [at, end], cursor, leaf)) return undefined
  const tex = withoutName(
    text
      .slice(from, close)
      .trim()
      .replace(/\n[ \t>]*/g, '\n'),
  )
  const verdict = judge({ text, start: at, end, tex, dollars })
  if (verdict !== 'formula') return verdict === 'beside' ? { end } : undefined
  const written = leaf.isCell ? tex.replaceAll('\\|', '|') : tex
  return { start: at, end, tex: written, isBlock: false, dollars }
}

/** Whether a formula would swallow a link or a tag, or the end of emphasis that begins before it. */
function takesApart({ text, edges }: Surroundings, [start, end]: Range, cursor: Cursor, leaf: Leaf): boolean {
  const breaks = (edge: Edge): boolean => {
    if (edge.kind === 'whole') return true
    if (edge.start > start) return edge.kind === 'link' && edge.end > end
    // What begins in a formula is none, and emphasis may end behind this one.
    return edge.start >= cursor.done && (edge.kind === 'link' || !isMarkedBehind(edge.kind))
  }
  const isMarkedBehind = (sign: string): boolean => {
    const key = `${leaf.start}${sign}`
    const last = cursor.lastMarks.get(key) ?? text.lastIndexOf(sign, leaf.end - 1)
    cursor.lastMarks.set(key, last)
    return last >= end
  }
  for (let at = cursor.edge; (edges[at]?.at ?? end) < end; at++) {
    const edge = edges[at]
    if (edge !== undefined && breaks(edge)) return true
  }
  return false
}

/** Nothing, or words of a sentence between two signs of money: `it costs $$ or even $$`. */
function holdsWords(tex: string): boolean {
  return tex === '' || (/\p{L}{2}/u.test(tex) && !/[\\^_=+*/<>|&{}\d]/.test(tex))
}

function endsInside(end: number, ranges: readonly Range[], first: number): boolean {
  for (let at = first; (ranges[at]?.[0] ?? end) < end; at++) if (end < (ranges[at]?.[1] ?? 0)) return true
  return false
}

/** GitHub's other form: a dollar on each side of inline code, so that nothing in it is markdown's. */
function aroundCode(text: string, at: number, [start, end]: Range): Formula | undefined {
  const code = /^(`+)([\s\S]*[^`])\1$/.exec(text.slice(start, end))?.[2]?.trim()
  const isAround = text.charAt(end) === '$' && !/[\d$]/.test(text.charAt(end + 1))
  if (!isAround || code === undefined || code === '') return undefined
  return { start: at, end: end + 1, tex: code, isBlock: false, dollars: 1 }
}

function nextDollar(text: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at)
    if (sign === '\\') at++
    else if (sign === '$') return at
  }
  return undefined
}

function runLength(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === '$') end++
  return end - at
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
