import { describe } from '../config/fitting.ts'
import { isList, isMap, type JsonMap } from '../config/located.ts'
import { isLanguage } from '../config/wants.ts'
import { impossibleDay, impossibleTime, notADate, skippedTime } from '../report/dates.ts'
import { badId, markupInText, wrongType } from '../report/matter.ts'
import { dayOfEpoch, isSkipped, momentOf, parseStamp, type Zone } from '../text/dates.ts'
import type { Json, Moment, Placed, Report } from '../types.ts'
import { isEmptyList } from './foreign.ts'
import { codeOf } from './languages.ts'
import { placeOfSaid, type Said } from './said.ts'

/** Typed values out of front matter. Each reports what its key cannot hold, and is then undefined. */

export function wrong(said: Said, wanted: string, report: Report, hint?: string): undefined {
  report(wrongType(placeOfSaid(said), { key: said.name, wanted, found: describe(said.value), hint }))
}

/** A text on one line; an empty one counts as absent. A number is the text that the author wrote (SPEC 13.8). */
export function readText(said: Said, report: Report): string | undefined {
  const { value } = said
  if (value === null || isEmptyList(value)) return undefined
  if (typeof value === 'number') return numberText(said)
  if (typeof value !== 'string') return wrong(said, 'a text', report, quotes(value))
  const text = value.trim()
  return text === '' ? undefined : text.replace(/\s*\n\s*/g, ' ')
}

/** Marks that other generators print as more than text: a pair of tags, a sign of HTML, a link of markdown. */
const MARKUP =
  /<(em|strong|[abipsu]|code|span|small|mark|su[bp]|del)(?:\s[^<>\n]{0,200})?>(?=[^<]{1,400}<\/\1>)|&(?:amp|quot|apos|[mn]dash|hellip|[lr][sd]quo|#\d{2,5});|\[[^[\]\n]{1,200}\]\((?:https?:\/\/|\/)[^()\s]{1,400}\)/i

/** A formula, as surely as that can be told: a power, an index or a command of TeX between two dollars that enclose it. */
const FORMULA =
  /(?<![\w\\$`])\$(?![\s${])(?=[A-Za-z]_[A-Za-z\d]\$|[^$\n]{0,200}?(?:[\w)}\]]\^[\w{\\(+*-]|_\{|\\(?:frac|sqrt|sum|int|prod|l(?:og|n|im|eq?|ambda)|geq?|neq?|approx|in(?:fty)?|to|times|cdot|alpha|beta|gamma|delta|epsilon|mu|pi|sigma|theta|omega|[A-Z][a-z]+|(?:math|text)[a-z]*|vec|hat|bar|O)(?![A-Za-z])))[^$\n]{0,200}[^\s$\\]\$(?![\w$({`])/

/** A text on one line, which is printed sign by sign. */
export function readPlain(said: Said, report: Report): string | undefined {
  tellMarkup(said, report)
  return readText(said, report)
}

/** Tell what was to be more than the signs that readers will see. */
export function tellMarkup(said: Said, report: Report): void {
  const { value } = said
  if (typeof value !== 'string') return
  const found =
    (/[<&[]/.test(value) ? MARKUP.exec(value)?.[0] : undefined) ??
    (value.includes('$') ? FORMULA.exec(value)?.[0] : undefined)
  if (found !== undefined) report(markupInText(placeOfSaid(said), said.name, found))
}

const SEEN = 'a text that can be seen'

/** A title is a text that cannot be empty, if it is written at all: lists and feeds call the post by it. */
export function readTitle(said: Said, report: Report): string | undefined {
  if (typeof said.value === 'string' && !/[^\s\p{Cf}]/u.test(said.value))
    return wrong(said, SEEN, report, 'write one, or leave the key out and begin the text with `# …`')
  return isEmptyList(said.value) ? wrong(said, 'a text', report) : readPlain(said, report)
}

function quotes(value: Json): string | undefined {
  return typeof value === 'boolean' ? `for a text write "${value}"` : undefined
}

function numberText({ located, path, value }: Said): string {
  return located.numbers.get(path) ?? String(value)
}

export function readFlag(said: Said, report: Report): boolean | undefined {
  const { value } = said
  if (typeof value === 'boolean') return value
  const isWord = typeof value === 'string' && /^(yes|no|on|off|true|false)$/i.test(value)
  return wrong(said, 'true or false', report, isWord ? 'write true or false, without quotes' : undefined)
}

export function readNumber(said: Said, report: Report): number | undefined {
  if (said.value === null) return undefined
  return typeof said.value === 'number' ? said.value : wrong(said, 'a number', report)
}

export function readLanguage(said: Said, report: Report): string | undefined {
  // `en_US` is how operating systems write it.
  const text = readText(said, report)?.replaceAll('_', '-')
  const code = text === undefined ? undefined : (codeOf(text) ?? text)
  if (code === undefined || isLanguage(code)) return code
  const hint = 'for a language write its code; a key of your own goes below `extra`'
  return wrong(said, 'a language like en or pt-BR', report, hint)
}

/** An id of feeds is an absolute URI (RFC 4287); what is none is left out, and the usual id is made instead. */
export function readId(said: Said, report: Report): string | undefined {
  const text = readText(said, report)
  if (text === undefined || /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u001f]+$/i.test(text)) return text
  report(badId(placeOfSaid(said), text))
  return undefined
}

/** A web address, or a path of the site. */
export function readAddress(said: Said, report: Report): string | undefined {
  const text = readText(said, report)
  if (text === undefined || /^(https?:\/\/[^\s/]|\/)\S*$/i.test(text)) return text
  return wrong(said, 'an address that begins with https:// or /', report)
}

export function readOneOf<Name extends string>(
  said: Said,
  names: readonly Name[],
  report: Report,
): Name | undefined {
  if (said.value === null) return undefined
  const name = names.find((one) => one === said.value)
  return name ?? wrong(said, `one of ${names.join(', ')}`, report)
}

/** Texts of a list, or one text. Elements that are none are reported one by one. */
export function readList(said: Said, report: Report): readonly Placed[] {
  if (said.value === null) return []
  return elements(said).flatMap((one) => readItem(one, report))
}

/** What a list holds; anything else is the only element. */
export function elements(said: Said): readonly Said[] {
  if (!isList(said.value)) return [said]
  const { name, path, located } = said
  return said.value.map((value, at) => ({ name, path: `${path}.${at}`, value, located }))
}

/** An element of a list: none after a finding, else one. */
export function readItem(said: Said, report: Report): readonly Placed[] {
  const { value } = said
  const text = typeof value === 'number' ? numberText(said) : isMap(value) ? nameIn(value) : value
  if (typeof text === 'string' && text.trim() !== '') return [{ text: text.trim(), place: placeOfSaid(said) }]
  const wanted = said.name === 'tags' || said.path !== said.name ? 'texts' : 'a text or a list of texts'
  wrong(said, wanted, report, isMap(value) ? 'write its name alone, or as `name`' : undefined)
  return []
}

/** What a map calls a term: Docusaurus has `{label: Ink, permalink: /ink}`, Ghost and Hashnode `{name: Ink, slug: ink}`. */
function nameIn(map: JsonMap): Json {
  return map.label ?? map.name ?? map.title ?? map.slug ?? map
}

/** A day or a date-time, in the site's zone if it names none. */
export function readMoment(said: Said, zone: Zone, report: Report): Moment | undefined {
  const { value, name } = said
  const place = placeOfSaid(said)
  if (value === null) return undefined
  const stamp = typeof value === 'string' ? parseStamp(value) : 'form'
  if (stamp === 'form') report(notADate(place, name, describe(value), dayOfEpoch(value)))
  else if (stamp === 'day') report(impossibleDay(place, String(value)))
  else if (stamp === 'time') report(impossibleTime(place, String(value)))
  else {
    if (isSkipped(stamp, zone)) report(skippedTime(place, String(value), zone.name))
    return momentOf(stamp, zone)
  }
  return undefined
}

/** Levels of the table of contents where the author names none. */
export const LEVELS = { min: 2, max: 3 }

/** `true`, `false` or `{min, max}` with levels from 1 to 6. */
export function readToc(
  said: Said,
  report: Report,
): false | { readonly min: number; readonly max: number } | undefined {
  const { value } = said
  if (value === null) return undefined
  if (typeof value === 'boolean') return value ? LEVELS : false
  const {
    min = LEVELS.min,
    max = Math.max(LEVELS.max, Number(min)),
    ...rest
  } = isMap(value) ? value : { none: null }
  const isLevels = isLevel(min) && isLevel(max) && min <= max && Object.keys(rest).length === 0
  return isLevels
    ? { min, max }
    : wrong(said, 'true, false or {min: 2, max: 3} with levels from 1 to 6', report)
}

function isLevel(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 6
}
