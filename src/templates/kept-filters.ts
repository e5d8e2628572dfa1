import { filterFailed } from '../report/template.ts'
import { UNFIT } from '../text/controls.ts'
import { ExpressionFault, TemplateFault } from './fault.ts'
import { UNFIT_TEXT } from './guarded.ts'
import { comparable, escaped, Html, isMarkup } from './html.ts'
import { plainOf, textOf } from './plain.ts'
import { stripTags } from './strip.ts'

/**
 * Filters of LiquidJS that templates may use as they are: pure, without clock, chance and locale. What is
 * not listed is removed, so that a new version cannot add a filter that nobody has looked at.
 */
export const KEPT_FILTERS: readonly string[] = (
  'abs at_least at_most ceil divided_by floor minus plus modulo times round ' +
  'url_decode url_encode cgi_escape uri_escape slugify ' +
  'join last first reverse sort sort_natural size map sum compact concat push unshift pop shift slice ' +
  'where reject where_exp reject_exp group_by group_by_exp has has_exp find_index find_index_exp find ' +
  'find_exp uniq downcase upcase capitalize remove remove_first remove_last split squish ' +
  'replace replace_first replace_last truncate truncatewords normalize_whitespace number_of_words ' +
  'array_to_sentence_string base64_encode base64_decode sha256 default to_integer'
).split(' ')

/** A filter of LiquidJS: it looks at the scope through `this`. */
type KeptFilter = (this: unknown, input: unknown, ...args: readonly unknown[]) => unknown

/** One that reads properties. */
type ExpressionFilter = (this: unknown, ...values: unknown[]) => Generator<unknown, unknown, unknown>

/** Filters that make text of what they are given. A record would become `[object Object]`. */
const OF_TEXT: ReadonlySet<string> = new Set(
  (
    'array_to_sentence_string base64_decode base64_encode capitalize cgi_escape downcase join normalize_whitespace ' +
    'remove remove_first remove_last replace replace_first replace_last sha256 slugify split squish ' +
    'upcase uri_escape url_decode url_encode'
  ).split(' '),
)

/** And those to whom a tag is none of it. */
const OF_WORDS: ReadonlySet<string> = new Set(['number_of_words', 'truncate', 'truncatewords'])

const DIVISIONS: ReadonlySet<string> = new Set(['divided_by', 'modulo'])
const OF_NUMBERS: ReadonlySet<string> = new Set([
  ...DIVISIONS,
  ...'abs at_least at_most ceil floor minus plus round times to_integer'.split(' '),
])

/** Filters that can make a sign that no page may hold, out of good ones. */
const OF_SIGNS: ReadonlySet<string> = new Set(['base64_decode', 'first', 'last', 'split', 'url_decode'])

/** Filters that read properties or an expression from a string of theirs. */
const OF_EXPRESSIONS: ReadonlySet<string> = new Set([
  'group_by',
  'group_by_exp',
  ...['find', 'find_index', 'has', 'reject', 'where'].flatMap((name) => [name, `${name}_exp`]),
])

/** Filters that take a property for absent where nothing has it, and those that have no use for one. */
const OF_PROPERTIES: ReadonlySet<string> = new Set(['map', 'sort', 'sort_natural', 'sum'])
const OF_WHOLES: ReadonlySet<string> = new Set(['compact', 'uniq', 'reverse'])

/**
 * A filter of LiquidJS, kept from what it would do without a word.
 *
 * @param strict its filter `group_by`, which does not forgive a property that is not there
 */
export function watched(name: string, filter: KeptFilter, strict: KeptFilter): KeptFilter {
  if (OF_PROPERTIES.has(name))
    return known(filter as ExpressionFilter, placed(name, strict as ExpressionFilter))
  if (name === 'uniq') return alone(name, distinct(filter))
  if (OF_WHOLES.has(name)) return alone(name, filter)
  if (OF_NUMBERS.has(name)) return finite(name, filter)
  if (OF_EXPRESSIONS.has(name)) return placed(name, sought(filter as ExpressionFilter))
  if (name === 'size' || name === 'default') return measured(filter)
  if (name === 'slice') return sliced(filter)
  if (OF_WORDS.has(name)) return ofWords(name, ofText(filter))
  const textual = OF_TEXT.has(name) ? ofText(filter) : filter
  return OF_SIGNS.has(name) ? sound(name, textual) : textual
}

/** Decoded bytes may be control characters, and a text that is taken apart has halves of signs. */
function sound(name: string, filter: KeptFilter): KeptFilter {
  return function (...values) {
    const result = filter.apply(this, values)
    // What came in with such a sign is told where it was written.
    if (!holdsUnfit(result) || holdsUnfit(values[0])) return result
    throw new TemplateFault((place) => filterFailed(place, name, UNFIT_TEXT), name)
  }
}

/** A number that is none (`NaN`, `Infinity`) would be printed by its name. */
function finite(name: string, filter: KeptFilter): KeptFilter {
  return function (...values) {
    const result = filter.apply(this, values)
    if (typeof result !== 'number' || Number.isFinite(result)) return result
    const isDivision = DIVISIONS.has(name) && (Number(values[1]) || 0) === 0
    const problem = isDivision ? 'nothing can be divided by 0' : 'what comes out is not a number'
    throw new TemplateFault((place) => filterFailed(place, name, problem), name)
  }
}

/**
 * A filter of text. What is captured is text that was escaped: such a filter sees what it says, and what comes out is
 * escaped again. Of HTML with tags, or where markup is asked for, it sees the source.
 */
function ofText(filter: KeptFilter): KeptFilter {
  return function (...values) {
    for (const value of values) textOf(value)
    // LiquidJS knows `nil` among lists, but not in one.
    const [input, ...args] = values.map((value) => (Array.isArray(value) ? value.map(plainOf) : value))
    const isSource = tagged(input) || args.some((arg) => typeof arg === 'string' && isMarkup(arg))
    if (isSource) return filter.call(this, input, ...args)
    const result = filter.call(this, said(input), ...args.map(said))
    return isHtml(input) ? escaped(result, input instanceof Html && input.isCaptured) : result
  }
}

/** A filter of text that would cut through a tag, or count it among the words. */
function ofWords(name: string, filter: KeptFilter): KeptFilter {
  return function (input, ...args) {
    if (!(input instanceof Html && input.hasTags)) return filter.call(this, input, ...args)
    if (name === 'number_of_words') return filter.call(this, stripTags(String(input), true), ...args)
    throw new TemplateFault((place) => filterFailed(place, name, CUTS_TAGS), name)
  }
}

const CUTS_TAGS = 'it would cut through the tags of this HTML: write `| strip_html` before it'

/** `slice`: of lists as it is. */
function sliced(filter: KeptFilter): KeptFilter {
  const ofHtml = ofText(filter)
  return function (input, ...args) {
    return (input instanceof Html ? ofHtml : filter).call(this, input, ...args)
  }
}

function isHtml(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isHtml) : value instanceof Html
}

function tagged(value: unknown): boolean {
  return Array.isArray(value) ? value.some(tagged) : value instanceof Html && value.hasTags
}

function said(value: unknown): unknown {
  return Array.isArray(value) ? value.map(said) : comparable(value)
}

/** What is captured is HTML, and may be what is looked for. */
function sought(filter: ExpressionFilter): ExpressionFilter {
  return function* (input, ...args) {
    return yield* filter.call(this, input, ...args.map(comparable))
  }
}

/** HTML has a length, and may be empty. */
function measured(filter: KeptFilter): KeptFilter {
  return function (input, ...args) {
    const text = comparable(input)
    const result = filter.call(this, text, ...args)
    return result === text ? input : result
  }
}

/** `uniq`: HTML is the same where its text is. */
function distinct(filter: KeptFilter): KeptFilter {
  return function (...values) {
    const seen = new Set<unknown>()
    const elements = filter.apply(this, values) as readonly unknown[]
    return elements.filter((element) => seen.size !== seen.add(comparable(element)).size)
  }
}

function holdsUnfit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsUnfit)
  return (typeof value === 'string' || value instanceof Html) && UNFIT.test(String(value))
}

/** A property that no record of a list has is a slip; one that some lack, as records of data may, is not. */
function known(filter: ExpressionFilter, strict: ExpressionFilter): KeptFilter {
  return function* (...values) {
    const [list, property] = values
    if (typeof property === 'string' && Array.isArray(list) && list.every(isObject)) {
      const faults: unknown[] = []
      for (const record of list) {
        try {
          yield* strict.call(this, [record], property)
          break
        } catch (thrown) {
          faults.push(thrown)
        }
      }
      if (list.length > 0 && faults.length === list.length) throw faults[0]
    }
    return yield* filter.apply(this, values)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function alone(name: string, filter: KeptFilter): KeptFilter {
  return function (...values) {
    if (values.length < 2) return filter.call(this, ...values)
    const problem = 'it looks at whole elements and takes no property: write `map` before it'
    throw new TemplateFault((place) => filterFailed(place, name, problem), name)
  }
}

/** A fault in the expression is one of the filter. */
function placed(name: string, filter: ExpressionFilter): ExpressionFilter {
  return function* (...values) {
    try {
      return yield* filter.apply(this, values)
    } catch (thrown) {
      throw thrown instanceof Error && 'token' in thrown ? new ExpressionFault(thrown, name) : thrown
    }
  }
}
