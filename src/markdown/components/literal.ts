import { fitted } from '../../text/controls.ts'
import { sticky } from '../../text/sticky.ts'
import type { Json } from '../../types.ts'
import { addressOf, type Named, type Names, REPEATED } from './named-data.ts'

/**
 * What `{…}` in an attribute says, or why it is no data. Nothing is ever evaluated: a name stands for the data that the text
 * gives it at its top, and `require('a.png')` for an address. `isLossy`: an escape stands for what no page may hold, and has become U+FFFD.
 */
export type Literal = { readonly value: Json; readonly isLossy: boolean } | { readonly fault: string }

const DEPTH = 50
/** So far an apostrophe is forgiven: behind each of them the end of the braces is looked for. */
const NEAR = 2000
const CLOSER: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' }

/**
 * Offset after the `}` that closes the `{` at `start`, or undefined. Quotes and nested brackets are seen; a quote without
 * another one on its line is an apostrophe, as in the text of an element of JSX.
 */
export function literalEnd(text: string, start: number): number | undefined {
  const open: string[] = []
  const lone = { '"': start, "'": start }
  let stop = text.length
  for (let at = start; at < stop; at++) {
    const sign = text.charAt(at)
    const closer = CLOSER[sign]
    if (closer !== undefined && open.push(closer) > DEEPEST) return undefined
    if (closer !== undefined) continue
    if (sign === '"' || sign === "'") {
      // Up to where nothing closed a quote, nothing closes another: that is looked for once.
      if (at < lone[sign]) continue
      const { end, isClosed } = stringAt(text, at)
      if (isClosed) at = end - 1
      else {
        lone[sign] = end
        stop = Math.min(stop, start + NEAR)
      }
    } else if (sign === '`') {
      const { end, isClosed } = stringAt(text, at)
      if (!isClosed) return undefined
      at = end - 1
    } else if (sign === '}' || sign === ']' || sign === ')') {
      if (open.pop() !== sign) return undefined
      if (open.length === 0) return at + 1
    }
  }
  return undefined
}

/** No value is nested deeper; without a bound, a thousand braces that nothing closes are each looked behind to the end. */
const DEEPEST = 200

/** Where the text in quotes that begins at `start` ends, or where it must have ended. */
function stringAt(text: string, start: number): { readonly end: number; readonly isClosed: boolean } {
  const quote = text.charAt(start)
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\\') at++
    else if (sign === quote) return { end: at + 1, isClosed: true }
    else if (sign === '\n' && quote !== '`') return { end: at, isClosed: false }
  }
  return { end: text.length, isClosed: false }
}

/** Read `source`, the text between the braces, as a data literal of JavaScript, with what is to be known of data that gets a name. */
export function readLiteral(
  source: string,
  names: Names,
): (Named & { readonly isLossy: boolean }) | { readonly fault: string } {
  const reader: Reader = { source, names, at: 0, depth: 0, deepest: 0, size: source.length, isLossy: false }
  try {
    const value = readValue(reader)
    skipSpace(reader)
    if (reader.at < source.length)
      fail(`\`${source.slice(reader.at, reader.at + 12).trim()}\` comes after the value`)
    return { value, isLossy: reader.isLossy, size: reader.size, depth: reader.deepest }
  } catch (thrown) {
    if (thrown instanceof NotData) return { fault: thrown.message }
    throw thrown
  }
}

/** Leaves the recursive reader at the first fault; never leaves this file. */
class NotData extends Error {}

interface Reader {
  readonly source: string
  readonly names: Names
  at: number
  depth: number
  deepest: number
  size: number
  isLossy: boolean
}

function fail(reason: string): never {
  throw new NotData(reason)
}

function skipSpace(reader: Reader): void {
  const space = /\s|\/\*[\s\S]*?\*\//y
  for (space.lastIndex = reader.at; space.test(reader.source); reader.at = space.lastIndex);
}

function readValue(reader: Reader): Json {
  skipSpace(reader)
  deepen(reader, 0)
  const sign = reader.source.charAt(reader.at)
  if (sign === '') return fail('the braces are empty')
  if (sign === '[') return readArray(reader)
  if (sign === '{') return readObject(reader)
  if (sign === '"' || sign === "'" || sign === '`') return readString(reader)
  return readNumber(reader) ?? readWord(reader)
}

function readArray(reader: Reader): Json {
  const values: Json[] = []
  readList(reader, ']', () => values.push(readValue(reader)))
  return values
}

function readObject(reader: Reader): Json {
  const entries: [string, Json][] = []
  readList(reader, '}', () => {
    const key = readKey(reader)
    skipSpace(reader)
    if (reader.source.charAt(reader.at) !== ':') fail(`\`${key}\` has no value: names are not looked up`)
    reader.at++
    entries.push([key, readValue(reader)])
  })
  return Object.fromEntries(entries)
}

/** The parts between brackets, parted by commas; one comma too many at the end is fine. */
function readList(reader: Reader, closer: string, readPart: () => void): void {
  reader.at++
  reader.depth++
  for (;;) {
    skipSpace(reader)
    if (reader.source.charAt(reader.at) === closer) break
    readPart()
    skipSpace(reader)
    const sign = reader.source.charAt(reader.at)
    if (sign === ',') reader.at++
    else if (sign !== closer)
      fail(sign === '' ? `\`${closer}\` is missing` : `\`${sign}\` where \`,\` is wanted`)
  }
  reader.at++
  reader.depth--
}

function readKey(reader: Reader): string {
  const sign = reader.source.charAt(reader.at)
  if (sign === '"' || sign === "'") return readString(reader)
  const name = match(reader, /[\p{L}_$][\p{L}\p{N}_$-]*|\d+/uy)
  return name ?? fail(sign === '.' ? 'a spread is code' : `\`${sign}\` is no key`)
}

function readNumber(reader: Reader): number | undefined {
  const digits = match(reader, /[-+]?(?:0x[\da-f]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(?![\w$])/iy)
  if (digits === undefined) return undefined
  const value = Number(digits.replaceAll('_', '').replace(/^\+/, '').replace(/^-0x/i, '0x'))
  if (!Number.isFinite(value)) fail(`\`${digits}\` is no number`)
  return /^-0x/i.test(digits) ? -value : value
}

function readWord(reader: Reader): Json {
  const word = match(reader, /[\p{L}_$][\p{L}\p{N}_$]*/uy)
  if (word === 'true') return true
  if (word === 'false') return false
  if (word === 'null') return null
  if (word !== undefined) return readAddress(reader, word) ?? readName(reader, word)
  return fail(`\`${reader.source.slice(reader.at, reader.at + 12)}\` is an expression`)
}

/** What bundlers make an address of, with what they call it: `a.default`, `a.src`. */
const AS_ADDRESS = /(?:\s*\.(?:default|src)(?![\w$]))+/y

function readName(reader: Reader, word: string): Json {
  const { data, room } = reader.names
  const named = data.get(word)
  if (named === undefined)
    return fail(`\`${word}\` is a name, and this text says nowhere at its top what it stands for`)
  deepen(reader, named.depth)
  if (named.size > room.left) return fail(`names repeat more than ${REPEATED} characters in this text`)
  room.left -= named.size
  reader.size += named.size
  if (typeof named.value === 'string') match(reader, AS_ADDRESS)
  return named.value
}

function deepen(reader: Reader, more: number): void {
  reader.deepest = Math.max(reader.deepest, reader.depth + more)
  if (reader.deepest > DEPTH) fail(`it is nested more than ${DEPTH} levels deep`)
}

/** `require('./a.png').default` and `useBaseUrl('img/a.png')`, which starts at the root of the site. */
function readAddress(reader: Reader, word: string): string | undefined {
  if (word !== 'require' && word !== 'useBaseUrl') return undefined
  if (match(reader, /\s*\(\s*(?=["'`])/y) === undefined) return undefined
  const path = readString(reader)
  if (match(reader, /\s*,?\s*\)/y) === undefined) return fail(`\`${word}(…)\` is code`)
  match(reader, AS_ADDRESS)
  const isRelative = word === 'useBaseUrl' && !/^(?:\/|#|[a-z][a-z\d+.-]*:)/i.test(path)
  return isRelative ? `/${path.replace(/^\.\//, '')}` : addressOf(path)
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  const found = sticky(pattern, reader.source, reader.at)?.[0]
  if (found !== undefined) reader.at += found.length
  return found
}

function readString(reader: Reader): string {
  const { end, isClosed } = stringAt(reader.source, reader.at)
  if (!isClosed) return fail('a quote is never closed')
  const quote = reader.source.charAt(reader.at)
  const inner = reader.source.slice(reader.at + 1, end - 1)
  if (quote === '`' && /(?:^|[^\\])(?:\\\\)*\$\{/.test(inner)) fail('`${…}` is an expression')
  reader.at = end
  const said = inner.replace(ESCAPE, unescapeSign)
  const value = fitted(said)
  if (value !== said) reader.isLossy = true
  return value
}

const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi
const SIGNS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
}

function unescapeSign(_: string, long?: string, four?: string, two?: string, sign?: string): string {
  if (sign !== undefined) return Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] ?? '') : sign
  const code = Number.parseInt(long ?? four ?? two ?? '', 16)
  return code > 0x10ffff ? '\uffff' : String.fromCodePoint(code)
}
