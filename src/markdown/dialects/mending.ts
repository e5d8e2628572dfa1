import { startOfLine } from '../../text/lines.ts'
import { sticky } from '../../text/sticky.ts'
import type { Place, Report } from '../../types.ts'
import type { Names } from '../components/named-data.ts'
import type { Parse } from '../tree.ts'

/** What the mends of a text at the same length work with. */
export interface Mending {
  readonly report: Report
  readonly parse: Parse
  readonly placeAt: (offset: number, length: number) => Place
  /** The text before its first mend. */
  readonly written: string
  /** Names that the text gives to data: noted where their statements are taken out, and asked for further down. */
  readonly names: Names
  /** Values of attributes that there is no room for. */
  readonly kept: string[]
}

/** A piece of the text, and what stands in its place, of the same length. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with its changes, which are in order. */
export function withChanges(text: string, changes: readonly Change[]): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end, text: instead } of changes) {
    parts.push(text.slice(done, start), instead)
    done = end
  }
  return parts.join('') + text.slice(done)
}

/** An address in place of a piece, behind blanks; and those before the quote of an attribute: a component would keep them. */
export function addressFor(text: string, start: number, end: number, address: string): Change {
  const quote = /["']/.exec(text.charAt(start - 1))?.[0] ?? ''
  const head = quote.padStart(end - start - address.length + quote.length)
  return { start: start - quote.length, end, text: head + address }
}

/** Whether nothing but blanks follows on the line. */
export function endsLine(text: string, at: number): boolean {
  return sticky(/[ \t]*(?:\n|$)/y, text, at) !== null
}

/** What stands in place of a tag that begins a block: what is in the block begins a line, where none ends there by itself. */
export function filled(text: string, length: number, endsThere: boolean): string {
  return endsThere ? text.padEnd(length) : `${text.padEnd(length - 1)}\n`
}

/** A tag that opens a block, and what opens containers before it. */
export interface Opening {
  readonly tag: RegExpExecArray
  readonly marks: string
}

/**
 * What stands in place of the two tags of a block that ends with its line and is not empty, each on a line of its own; undefined where there
 * is no room for it. In a list or a quote, the tags must have such lines already.
 */
export function framed(
  text: string,
  { tag, marks }: Opening,
  close: RegExpExecArray,
  [head, foot]: readonly [head: string, foot: string],
): readonly [Change, Change] | undefined {
  const [from, to] = [tag.index + tag[0].length, close.index + close[0].length]
  const isAfter = endsLine(text, from)
  const before = text.slice(startOfLine(text, close.index), close.index)
  const isBefore = /^[ \t>]*$/.test(before)
  if (!endsLine(text, to) || text.slice(from, close.index).trim() === '') return undefined
  if (isBefore && before !== marks.replace(/[^\s>]/g, ' ')) return undefined
  if (!(isAfter && isBefore) && marks !== '') return undefined
  const opening = filled(head, tag[0].length, isAfter)
  const closing = (isBefore ? foot : `\n${foot}`).padEnd(close[0].length)
  if (opening.length > tag[0].length || closing.length > close[0].length) return undefined
  return [
    { start: tag.index, end: from, text: opening },
    { start: close.index, end: to, text: closing },
  ]
}
