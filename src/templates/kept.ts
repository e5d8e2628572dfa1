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

/** A filter of LiquidJS, kept from what it would do without a word. */
export function watched(name: string, filter: KeptFilter): KeptFilter {
  return OF_TEXT.has(name) ? ofText(filter) : filter
}

function ofText(filter: KeptFilter): KeptFilter {
  return function (...values) {
    for (const value of values) textOf(value)
    // LiquidJS knows `nil` among lists, but not in one.
    const [input, ...args] = values.map((value) => (Array.isArray(value) ? value.map(plainOf) : value))
    return filter.call(this, input, ...args)
  }
}
