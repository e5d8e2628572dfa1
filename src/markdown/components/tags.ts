import { sticky } from '../../text/sticky.ts'
import { quotePrefix } from '../containers.ts'
import { literalEnd } from './literal.ts'

/** A component tag as it stands in the text; offsets count in the text that was scanned. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'self'
  readonly name: string
  readonly start: number
  readonly end: number
  readonly attributes: readonly Attribute[]
  /** How many `>` of block quotes stand before it on its line, and so before each of its further lines. */
  readonly quotes: number
}

export interface Attribute {
  readonly name: string
  readonly start: number
  /** `literal` values are what stands between the braces; a `spread` is braces alone, `{...props}`. */
  readonly kind: 'bare' | 'text' | 'literal' | 'spread'
  readonly value: string
  readonly valueStart: number
  readonly valueEnd: number
}

/** Something that begins like a component tag and is none. `isSevere`: it cannot be meant as text. */
export interface Fault {
  readonly name: string
  readonly start: number
  readonly reason: string
  readonly isSevere: boolean
}

interface Cursor {
  readonly text: string
  readonly quotes: number
  at: number
  sawBlankLine: boolean
}

/** The tag at the `<` at `start`; a fault when it is broken, undefined when it is text. */
export function readTag(text: string, start: number, quotes: number): Tag | Fault | undefined {
  const head = sticky(/<(\/?)([A-Z][A-Za-z0-9]*)(?=[\s/>{]|$)/y, text, start)
  if (head === null) return undefined
  const name = head[2] ?? ''
  const cursor: Cursor = { text, quotes, at: start + head[0].length, sawBlankLine: false }
  if (head[1] === '/') {
    skipSpace(cursor)
    const end = cursor.at + 1
    const isClosed = text.charAt(cursor.at) === '>' && !cursor.sawBlankLine
    return isClosed ? { kind: 'close', name, start, end, attributes: [], quotes } : undefined
  }
  return readAttributes(cursor, name, start)
}

function readAttributes(cursor: Cursor, name: string, start: number): Tag | Fault | undefined {
  const { text, quotes } = cursor
  const attributes: Attribute[] = []
  const fault = (reason: string, isSevere = true): Fault => ({ name, start, reason, isSevere })
  const hasValues = () => attributes.some(({ kind }) => kind !== 'bare')
  for (;;) {
    skipSpace(cursor)
    const sign = text.charAt(cursor.at)
    const isSelf = sign === '/' && text.charAt(cursor.at + 1) === '>'
    if (sign === '>' || isSelf) {
      if (cursor.sawBlankLine) return fault('a blank line stands in it')
      const kind = isSelf ? 'self' : 'open'
      return { kind, name, start, end: cursor.at + (isSelf ? 2 : 1), attributes, quotes }
    }
    if (sign === '' || sign === '<') return fault('it never ends', hasValues())
    const isSpread = sign === '{' && sticky(/\{\s*\.\.\./y, text, cursor.at) !== null
    if (sign === '{' && !isSpread) return fault('braces stand where an attribute is wanted')
    const attribute = isSpread ? readBraces(cursor, '{…}', cursor.at, 'spread') : readAttribute(cursor)
    if (attribute === undefined) return hasValues() ? fault(`\`${sign}\` is no attribute`) : undefined
    if (typeof attribute === 'string') return fault(attribute)
    attributes.push(attribute)
  }
}

/**
 * Names of attributes in a tag that a shortcode was read as: there is no room for more. No signs of the author's: those are
 * removed before.
 */
export const SHORT = {
  id: '\x06',
  cite: '\x07',
  href: '\x08',
  url: '\x0e',
  label: '\x0f',
  user: '\x10',
} as const

const LONG: ReadonlyMap<string, string> = new Map(Object.entries(SHORT).map(([name, sign]) => [sign, name]))

/** A text in which these have their names. */
export function withNames(text: string): string {
  return text.replace(/[\x06-\x08\x0e-\x10]/g, (sign) => LONG.get(sign) ?? sign)
}

/** One attribute, or why it is broken, or undefined when no name stands here. */
function readAttribute(cursor: Cursor): Attribute | string | undefined {
  const { text } = cursor
  const start = cursor.at
  const name = sticky(/[A-Za-z_:@$\x06-\x08\x0e-\x10][\w:$-]*/y, text, start)?.[0]
  if (name === undefined) return undefined
  cursor.at += name.length
  const afterName = cursor.at
  const sawBlankLine = cursor.sawBlankLine
  skipSpace(cursor)
  if (text.charAt(cursor.at) !== '=') {
    cursor.at = afterName
    cursor.sawBlankLine = sawBlankLine
    return { name, start, kind: 'bare', value: '', valueStart: afterName, valueEnd: afterName }
  }
  cursor.at++
  skipSpace(cursor)
  const valueStart = cursor.at
  const sign = text.charAt(valueStart)
  if (sign === '{') return readBraces(cursor, name, start)
  if (sign === '"' || sign === "'") {
    const close = text.indexOf(sign, valueStart + 1)
    if (close === -1) return `the quote of \`${name}\` is never closed`
    cursor.at = close + 1
    const value = withoutQuotes(text.slice(valueStart + 1, close), cursor.quotes)
    if (/\n[ \t]*\n/.test(value)) return `a blank line stands in \`${name}\``
    return { name, start, kind: 'text', value, valueStart, valueEnd: cursor.at }
  }
  const value = sticky(/[^\s"'=<>`{}/]+/y, text, valueStart)?.[0]
  if (value === undefined) return `\`${name}=\` has no value`
  cursor.at += value.length
  return { name, start, kind: 'text', value, valueStart, valueEnd: cursor.at }
}

function readBraces(
  cursor: Cursor,
  name: string,
  start: number,
  kind: 'literal' | 'spread' = 'literal',
): Attribute | string {
  const valueStart = cursor.at
  const valueEnd = literalEnd(cursor.text, valueStart)
  if (valueEnd === undefined) return `the brace of \`${name}\` is never closed`
  cursor.at = valueEnd
  const value = withoutQuotes(cursor.text.slice(valueStart + 1, valueEnd - 1), cursor.quotes)
  return { name, start, kind, value, valueStart, valueEnd }
}

/** Go over white space; in a block quote each further line begins with its marks, which are not the tag's. */
function skipSpace(cursor: Cursor): void {
  const { text, quotes } = cursor
  for (let lineEnds = 0; ; cursor.at++) {
    const sign = text.charAt(cursor.at)
    if (sign === '\n') {
      lineEnds++
      cursor.at += quotePrefix(text, cursor.at + 1, quotes)
      if (lineEnds > 1) cursor.sawBlankLine = true
    } else if (sign !== ' ' && sign !== '\t') return
  }
}

function withoutQuotes(text: string, quotes: number): string {
  if (quotes === 0) return text
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.slice(quotePrefix(line, 0, quotes))))
    .join('\n')
}
