import { filterFailed } from '../report/template.ts'
import { ExpressionFault, TemplateFault } from './fault.ts'
import { plainOf, textOf } from './plain.ts'

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

/** Filters that make text of what they are given. A record would become `[object Object]`. */
const OF_TEXT: ReadonlySet<string> = new Set(
  (
    'array_to_sentence_string base64_decode base64_encode capitalize cgi_escape downcase join normalize_whitespace ' +
    'number_of_words remove remove_first remove_last replace replace_first replace_last sha256 slugify split squish ' +
    'truncate truncatewords upcase uri_escape url_decode url_encode'
  ).split(' '),
)

const DIVISIONS: ReadonlySet<string> = new Set(['divided_by', 'modulo'])
const OF_NUMBERS: ReadonlySet<string> = new Set([
  ...DIVISIONS,
  ...'abs at_least at_most ceil floor minus plus round times to_integer'.split(' '),
])

/** Filters that read properties or an expression from a string of theirs. */
const OF_EXPRESSIONS: ReadonlySet<string> = new Set([
  'group_by',
  'group_by_exp',
  ...['find', 'find_index', 'has', 'reject', 'where'].flatMap((name) => [name, `${name}_exp`]),
])

/** A filter of LiquidJS, kept from what it would do without a word. */
export function watched(name: string, filter: KeptFilter): KeptFilter {
  if (OF_NUMBERS.has(name)) return finite(name, filter)
  if (OF_EXPRESSIONS.has(name)) return placed(name, filter as ExpressionFilter)
  return OF_TEXT.has(name) ? ofText(filter) : filter
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

function ofText(filter: KeptFilter): KeptFilter {
  return function (...values) {
    for (const value of values) textOf(value)
    // LiquidJS knows `nil` among lists, but not in one.
    const [input, ...args] = values.map((value) => (Array.isArray(value) ? value.map(plainOf) : value))
    return filter.call(this, input, ...args)
  }
}

type ExpressionFilter = (this: unknown, ...values: readonly unknown[]) => Generator<unknown, unknown, unknown>

/** A fault in the expression is one of the filter. */
function placed(name: string, filter: ExpressionFilter): KeptFilter {
  return function* (...values) {
    try {
      return yield* filter.apply(this, values)
    } catch (thrown) {
      throw thrown instanceof Error && 'token' in thrown ? new ExpressionFault(thrown, name) : thrown
    }
  }
}
