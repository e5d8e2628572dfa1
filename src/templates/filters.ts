import { missingProp } from '../report/links.ts'
import { filterFailed, notADate, unknownAsset, unsafeAddress } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import { formatDay } from '../text/format-day.ts'
import type { Filter, Place } from '../types.ts'
import { TemplateFault } from './fault.ts'
import { comparable, Html } from './html.ts'
import { bearable } from './output.ts'
import { plainOf, textOf } from './plain.ts'
import { stripTags } from './strip.ts'

/** A filter of ours may look at the variables around it; one of the user's is a function of its values. */
type OwnFilter = (
  this: { readonly context: { getAll(): object } },
  input: unknown,
  ...args: readonly unknown[]
) => unknown

/** What filters may ask of the site. */
export interface TemplateServices {
  /** Published address of a file below `templates/assets/`, or undefined. */
  asset(name: string): string | undefined
  /** A site path as it stands in `href`, with the site's sub-path. */
  url(path: string): string
  absoluteUrl(path: string): string
  /** Names that `asset` knows, for suggestions. */
  readonly assets?: () => Iterable<string>
}

/** Octavo's own filters: those that know HTML by type, dates that never shift, and addresses. */
export function ownFilters(services: TemplateServices): Readonly<Record<string, OwnFilter>> {
  return { ...PLAIN_FILTERS, ...DATE_FILTERS, ...addressFilters(services) }
}

/** Do the same to HTML and to text, and keep the type. */
function keepType(change: (text: string, argument: unknown) => string): Filter {
  return (input, argument) =>
    input instanceof Html
      ? new Html(change(String(input), argument), input.isCaptured)
      : change(textOf(input), argument)
}

/** Take signs away from the ends of a text: blanks, or those that are given. */
function trim(ends: 'both' | 'start' | 'end'): Filter {
  return keepType((text, given) => {
    const signs = textOf(given)
    const isOff = (sign = '') => (signs === '' ? sign.trim() === '' : signs.includes(sign))
    let [from, to] = [0, text.length]
    while (ends !== 'end' && from < to && isOff(text[from])) from++
    while (ends !== 'start' && to > from && isOff(text[to - 1])) to--
    return text.slice(from, to)
  })
}

/** Join two values; when one of them is HTML, the other is escaped. */
function join(first: unknown, second: unknown): unknown {
  if (!(first instanceof Html) && !(second instanceof Html)) return bearable(textOf(first) + textOf(second))
  const isCaptured = [first, second].every((value) => !(value instanceof Html) || value.isCaptured)
  return new Html(bearable(asHtml(first) + asHtml(second)), isCaptured)
}

/** What `escape` takes for text: a captured one has been escaped already, and markup is shown as it is written. */
function source(value: unknown): string {
  return value instanceof Html && value.isCaptured ? value.said : textOf(value)
}

function asHtml(value: unknown): string {
  return value instanceof Html ? String(value) : escapeHtml(textOf(value))
}

/** Whether an attribute that a component cannot do without holds anything: an address, a name, a number. */
export function isGivenValue(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}

const PLAIN_FILTERS: Readonly<Record<string, OwnFilter>> = {
  append: (input, end) => join(input, end),
  prepend: (input, start) => join(start, input),
  strip: trim('both'),
  lstrip: trim('start'),
  rstrip: trim('end'),
  strip_newlines: keepType((text) => text.replace(/\r?\n/g, '')),
  raw: (input) => new Html(textOf(input)),
  escape: (input) => new Html(escapeHtml(source(input))),
  xml_escape: (input) => new Html(escapeHtml(source(input))),
  escape_once: (input) => new Html(escapeHtml(textOf(input)).replace(/&amp;(#?\w+;)/g, '&$1')),
  required(input, name, instead) {
    if (isGivenValue(input)) return input
    const prop = textOf(name)
    const { given } = this.context.getAll() as { readonly given?: readonly string[] }
    const isRefused = given?.includes(prop) ?? false
    const missing = (place: Place) => missingProp(place, prop, { isRefused, instead: textOf(instead) })
    throw new TemplateFault(missing, 'required', 'subject')
  },
  newline_to_br: (input) => new Html(asHtml(input).replace(/\r?\n/g, '<br>\n')),
  strip_html: (input) => stripTags(textOf(input), input instanceof Html),
  json: (input, indent) => new Html(jsonText(input, indent)),
  jsonify: (input, indent) => new Html(jsonText(input, indent)),
}

/** JSON that is safe inside `<script>`: no sign in it can end the element, a line of JavaScript, or a text in single or slanted quotes. */
function jsonText(input: unknown, indent: unknown): string {
  const text = JSON.stringify(
    plainOf(input) ?? null,
    undefined,
    typeof indent === 'number' ? indent : undefined,
  )
  return text.replace(
    /[<>&'`\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const DATE_FILTERS: Readonly<Record<string, Filter>> = {
  date: (input, pattern) => format(input, textOf(pattern ?? '%-d %B %Y'), 'date'),
  date_to_string: (input) => format(input, '%d %b %Y', 'date_to_string'),
  date_to_long_string: (input) => format(input, '%d %B %Y', 'date_to_long_string'),
  date_to_rfc822: (input) => {
    const text = dateText(input, 'date_to_rfc822')
    if (text === undefined) return ''
    return formatDay(text.length === 10 ? `${text}T00:00:00Z` : text, '%a, %d %b %Y %H:%M:%S %z')
  },
  date_to_xmlschema: (input) => dateText(input, 'date_to_xmlschema') ?? '',
}

function format(input: unknown, pattern: string, filter: string): string {
  const text = dateText(input, filter)
  const refuse = (directive: string) => {
    throw new TemplateFault(
      (place) => filterFailed(place, filter, `it does not know \`${directive}\``),
      filter,
    )
  }
  return text === undefined ? '' : formatDay(text, pattern, refuse)
}

/** The ISO text of a date value: a text or a post's date. Absent dates print as nothing. */
function dateText(input: unknown, filter: string): string | undefined {
  const plain = plainOf(input)
  if (plain === null || plain === undefined || plain === '') return undefined
  const value = typeof plain === 'object' && 'iso' in plain ? plain.iso : plain
  const text = textOf(value)
  if (!isDateText(text)) throw new TemplateFault((place) => notADate(place, text), filter)
  return text
}

function isDateText(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d\S*)?$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function addressFilters(services: TemplateServices): Readonly<Record<string, Filter>> {
  const known = () => services.assets?.() ?? []
  return {
    asset: (input) => {
      const name = textOf(comparable(input))
      const address = services.asset(name)
      if (address === undefined)
        throw new TemplateFault((place) => unknownAsset(place, name, known()), 'asset')
      return address
    },
    url: (input) => address(input, 'url', services.url),
    absolute_url: (input) => address(input, 'absolute_url', services.absoluteUrl),
  }
}

/** Site paths get the site's sub-path; fragments, relative and foreign addresses stay as they are. */
function address(input: unknown, filter: string, finish: (path: string) => string): string {
  const text = textOf(comparable(input))
  if (isUnsafeAddress(text)) throw new TemplateFault((place) => unsafeAddress(place, text), filter)
  return text.startsWith('/') && !text.startsWith('//') ? finish(text) : text
}

/** Does an address run code or stand for a document of its own? Browsers skip control signs and blanks in schemes. */
export function isUnsafeAddress(address: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020\u007f-\u009f]/g, ''))?.[1]
  return scheme !== undefined && ['javascript', 'vbscript', 'data'].includes(scheme.toLowerCase())
}
