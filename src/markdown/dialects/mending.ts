import { sticky } from '../../text/sticky.ts'
import type { Place, Report } from '../../types.ts'
import type { Parse } from '../tree.ts'

/** What the mends of a text at the same length work with. */
export interface Mending {
  readonly report: Report
  readonly parse: Parse
  readonly placeAt: (offset: number, length: number) => Place
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
