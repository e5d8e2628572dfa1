import { controlCharacter, removedAttribute } from '../../report/markdown.ts'
import { isWithin, type Range } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import type { Json } from '../../types.ts'
import { groundOf } from '../components/ground.ts'
import { type Literal, literalEnd, readLiteral } from '../components/literal.ts'
import { decodeAttribute } from '../html/raw.ts'
import { type Change, type Mending, withChanges } from './mending.ts'
import { signOf } from './stand-ins.ts'

interface Braced {
  readonly name: string
  readonly start: number
  /** From its brace on; the same as `start` for `{...props}`. */
  readonly brace: number
  readonly end: number
}

/**
 * Attributes of HTML tags as JSX writes them, `width={100}` and `style={{…}}`, at the same length: data become a
 * text in quotes, what says that there is no attribute (`hidden={false}`) goes, and so does all else, with a finding. A name is
 * the data that it was given at the top of the text.
 * CommonMark takes a tag with braces for text. Lines are counted in the text as it was given.
 */
export function mendBraces(text: string, { report, parse, placeAt, names, kept }: Mending): string {
  if (!text.includes('{') || !/<[a-z][a-z0-9-]*\s[^<>]*\{/.test(text)) return text
  let code: readonly Range[] | undefined
  const changes: Change[] = []
  for (const { index, 1: tag = '' } of text.matchAll(/(?<!\\)<([a-z][a-z0-9-]*)(?=\s)/g)) {
    const braced = index < (changes.at(-1)?.end ?? 0) ? [] : bracesOf(text, index + 1 + tag.length)
    if (braced.length === 0) continue
    code ??= groundOf(text, parse).code
    if (isWithin(code, index)) continue
    for (const { name, start, brace, end } of braced) {
      const source = text.slice(brace + 1, end - 1)
      const literal =
        brace === start || source.trim() === 'undefined' ? undefined : readLiteral(source, names)
      const isNone = brace !== start && (literal === undefined || saysNone(name, literal))
      const said = literal === undefined || isNone ? undefined : textOf(name, literal)
      const given =
        said === undefined ? undefined : (quoted(said, end - brace) ?? signed(said, end - brace, kept))
      const blank = FILLER.padEnd(end - start)
      if (given === undefined && !isNone)
        report(removedAttribute(placeAt(start, name.length), tag, name, EXPRESSION))
      if (literal !== undefined && 'value' in literal && literal.isLossy && given !== undefined)
        report(controlCharacter(placeAt(brace, end - brace)))
      changes.push({ start: given === undefined ? start : brace, end, text: given ?? blank })
    }
  }
  return withChanges(text, changes)
}

/** Stands where an attribute was taken out: a line of nothing but blanks would end the tag's block. Printed never. */
export const FILLER = '_'

const EXPRESSION = 'posts hold no code: write a text in quotes, or a class'

/** No attribute is longer: what is never closed must not be looked for through a whole text, again and again. */
const LONGEST = 800

/** The attributes with braces of the tag whose attributes begin at `at`; none, if it is no whole tag. */
function bracesOf(text: string, at: number): readonly Braced[] {
  const found: Braced[] = []
  const attribute =
    /\s+(?:([^\s"'<>/={}]+)(\s*=\s*(?:"[^"]*"|'[^']*'|(?=\{)|[^\s"'=<>`{}]+))?|(?=\{))|\s*\/?>/y
  for (;;) {
    const match = sticky(attribute, text, at)
    if (match === null || /\n[ \t]*\n/.test(match[0])) return []
    at += match[0].length
    if (match[0].endsWith('>') && match[1] === undefined) return found
    if (text.charAt(at) !== '{' || (match[1] !== undefined && match[2]?.trim() !== '=')) continue
    const length = literalEnd(text.slice(at, at + LONGEST), 0)
    if (length === undefined) return []
    const end = at + length
    const start = match[1] === undefined ? at : at - match[0].trimStart().length
    found.push({ name: match[1] ?? '{…}', start, brace: at, end })
    at = end
  }
}

/** Attributes that say `true` or `false` in words; of all others the mere presence is `true`. */
const IN_WORDS = /^(?:aria|data)-|^(?:draggable|contenteditable|spellcheck)$/i

function saysNone(name: string, literal: Literal): boolean {
  if ('fault' in literal) return false
  return literal.value === null || (literal.value === false && !IN_WORDS.test(name))
}

/** A text, a number or a boolean as the value of an attribute; undefined when it is none. */
function textOf(name: string, literal: Literal): string | undefined {
  if ('fault' in literal) return undefined
  const given: Json = literal.value
  const value = given === true && !IN_WORDS.test(name) ? '' : given
  return value === null || typeof value === 'object' ? undefined : String(value)
}

/** In quotes, filled up to the length. */
function quoted(value: string, length: number): string | undefined {
  const shown = inQuotes(value)
  return shown.includes('\n') || shown.length > length ? undefined : shown.padEnd(length)
}

/** A sign for a text that is longer than its name; undefined where there is no room for that either. */
function signed(value: string, length: number, kept: string[]): string | undefined {
  const known = kept.indexOf(value)
  const number = known === -1 ? kept.length : known
  const sign = signOf(number)
  // Without quotes a blank must follow: a slash may.
  if (sign.length >= length) return undefined
  kept[number] = value
  return sign.padEnd(length)
}

/** A text as the value of an attribute, in those quotes that make it shorter. `&` stays where HTML takes it for itself. */
function inQuotes(value: string): string {
  const safe = decodeAttribute(value) === value ? value : value.replaceAll('&', '&amp;')
  const double = `"${safe.replaceAll('"', '&#34;')}"`
  const single = `'${safe.replaceAll("'", '&#39;')}'`
  return single.length < double.length ? single : double
}
