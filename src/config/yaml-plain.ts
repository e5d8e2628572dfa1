import type { Json } from '../types.ts'
import { type Located, type Origin, type Recorder, recorder } from './located.ts'

/**
 * The few forms of YAML that most front matter is made of, each on a line of its own: `key: words`, a day, a text in
 * double quotes without escapes, a list in brackets. Everything else, and whatever is doubtful, is left to the
 * parser, which a test says gives the same.
 */

/** Signs that mean nothing in the middle of a text, and none that looks like another. No colon, hash or line end. */
const SIGN = '[ !-"$-9;-~\\u00a1-\\u024f\\u2010-\\u2027]'
/** The same without a blank. */
const NO_BLANK = SIGN.replace(' !', '!')
/** The same without quotes, brackets, braces and commas. */
const IN_LIST = '[ !$%()*+./0-9;<=>?@A-Z^_a-z|~\\u00a1-\\u024f\\u2010-\\u2027-]'
const LETTER = '[A-Za-z\\u00c0-\\u024f]'

const LINE = new RegExp(
  `([A-Za-z][\\w-]*): (?:(${LETTER}(?:${SIGN}*${NO_BLANK})?)|(\\d{4}-\\d\\d-\\d\\d)|"((?:(?!["\\\\])${SIGN}|[:#])*)"|\\[([^\\]\\n]*)\\])(?:\\n|$)`,
  'y',
)
const ITEM = new RegExp(`(${LETTER}(?:${IN_LIST}*${IN_LIST.replace('[ ', '[')})?)(?:, ?(?!$)|$)`, 'y')
/** Words that are no texts (YAML 1.2, core schema). */
const NO_TEXT = /^(?:null|true|false)$/i

/** A map of such lines with all its places; undefined when there is anything else. */
export function readPlainYaml(text: string, origin: Origin): Located | undefined {
  const notes = recorder(text, origin)
  const value: { [key: string]: Json } = {}
  let at = 0
  do {
    LINE.lastIndex = at
    const found = LINE.exec(text)
    const key = found?.[1]
    if (found === null || key === undefined || NO_TEXT.test(key) || notes.keys.has(key)) return undefined
    if (at === 0) notes.places.set('', notes.at(0))
    notes.keys.set(key, notes.at(at, at + key.length))
    const read = readValue(found, { key, start: at + key.length + 2 }, notes)
    if (read === undefined) return undefined
    value[key] = read
    at = LINE.lastIndex
  } while (at < text.length)
  return { ...notes, value }
}

function readValue(
  [, , words, day, quoted, list]: RegExpExecArray,
  { key, start }: { readonly key: string; readonly start: number },
  notes: Recorder,
): Json | undefined {
  const note = (length: number) => void notes.places.set(key, notes.at(start, start + length))
  if (words !== undefined) {
    note(words.length)
    if (words === 'true' || words === 'false') return words === 'true'
    return NO_TEXT.test(words) ? undefined : words
  }
  if (day !== undefined) {
    note(day.length)
    // What begins like a number is noted as it is written.
    notes.numbers.set(key, day)
    return day
  }
  if (quoted !== undefined) {
    note(quoted.length + 2)
    return quoted
  }
  note(0)
  return readList(list ?? '', { key, start: start + 1 }, notes)
}

function readList(
  list: string,
  { key, start }: { readonly key: string; readonly start: number },
  notes: Recorder,
): readonly string[] | undefined {
  const items: string[] = []
  for (let at = 0; at < list.length; at = ITEM.lastIndex) {
    ITEM.lastIndex = at
    const item = ITEM.exec(list)?.[1]
    if (item === undefined || NO_TEXT.test(item)) return undefined
    notes.places.set(`${key}.${items.length}`, notes.at(start + at, start + at + item.length))
    items.push(item)
  }
  return items
}
