import { textOf } from './stored.ts'

/** Lists of values in the cache, a line of JSON for each. */

/** One line for each value, in memory that threads share; never as one long text, which would be there once more. */
export function lines<T>(values: Iterable<T>, lineOf: (value: T) => string): Uint8Array {
  const pieces: Buffer[] = []
  let piece = ''
  let length = 0
  const flush = () => {
    const made = Buffer.from(piece)
    length += made.length
    pieces.push(made)
    piece = ''
  }
  for (const value of values) {
    piece += `${lineOf(value)}\n`
    if (piece.length > PIECE) flush()
  }
  flush()
  const all = new Uint8Array(new SharedArrayBuffer(length))
  let at = 0
  for (const made of pieces) {
    all.set(made, at)
    at += made.length
  }
  return all
}

const PIECE = 1_000_000

/** The lines that `lines` has made. */
export function* linesOf(found: Uint8Array): Generator<string> {
  for (let at = 0; at < found.length; ) {
    const end = found.indexOf(NEWLINE, at)
    const stop = end < 0 ? found.length : end
    yield textOf(found.subarray(at, stop))
    at = stop + 1
  }
}

const NEWLINE = 10

/** A list of values as JSON, each on a line of its own. */
export function jsonLines(values: Iterable<unknown>): Uint8Array {
  const all = Array.from(values, (value) => JSON.stringify(value))
  return Buffer.from(`[\n${all.join(',\n')}\n]`)
}

/** The values of `jsonLines`. */
export function parseLines<T>(found: Uint8Array): readonly T[] {
  return JSON.parse(textOf(found)) as readonly T[]
}

/** Where a value begins and ends, in bytes. */
export type LineSpan = readonly [from: number, to: number]

/** The value that begins with these characters, of `lines` or `jsonLines`. */
export function lineStarting(all: Buffer, text: string): LineSpan | undefined {
  const start = Buffer.from(text)
  for (let at = all.indexOf(start); at >= 0; at = all.indexOf(start, at + 1))
    if (at === 0 || all[at - 1] === NEWLINE) return [at, endOf(all, at)]
  return undefined
}

/** Value `number` of `jsonLines`, from 0. */
export function nthLine(all: Buffer, number: number): LineSpan {
  let from = all.indexOf(NEWLINE) + 1
  for (let at = 0; at < number; at++) from = all.indexOf(NEWLINE, from) + 1
  return [from, endOf(all, from)]
}

/** The value that holds this byte. */
export function lineAround(all: Buffer, at: number): LineSpan {
  const from = all.lastIndexOf(NEWLINE, at) + 1
  return [from, endOf(all, from)]
}

/** Without the comma behind it. */
function endOf(all: Buffer, from: number): number {
  const end = all.indexOf(NEWLINE, from)
  if (end < 0) return all.length
  return all[end - 1] === COMMA ? end - 1 : end
}

const COMMA = 44
