import { didYouMean, error, warning } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import type { Diagnostic, Place } from '../types.ts'
import { type LoadFault, loadHint } from './modules.ts'
import { hintForTag } from './template-hints.ts'

/**
 * A template prints or asks for a variable that does not exist where it stands. Mend the spelling; what
 * a template may read stands in the reference of templates, and a partial sees only what `{% render %}`
 * hands to it, beside `site`, `page` and `data`.
 */
export function unknownVariable(
  place: Place,
  name: string,
  known: Iterable<string>,
  partial?: string,
): Diagnostic {
  const dot = name.lastIndexOf('.') + 1
  const near = nearest(name.slice(dot), known)
  const handed =
    partial === undefined ? undefined : `hand it over: \`{% render '${partial}', ${name}: ${name} %}\``
  return error(
    'template/unknown-variable',
    place,
    `there is no variable \`${name}\` here`,
    /^(post\.|page\.)?content$/.test(name)
      ? 'the text of a post is `post.body`'
      : (didYouMean(near === undefined ? undefined : name.slice(0, dot) + near) ?? handed),
  )
}

/** A template uses a filter that does not exist. Mend the spelling, or name its module under `filters` in the configuration. */
export function unknownFilter(place: Place, name: string, known: Iterable<string>): Diagnostic {
  return error(
    'template/unknown-filter',
    place,
    `there is no filter \`${name}\``,
    didYouMean(nearest(name, known)),
  )
}

/** A template uses a tag that does not exist. Mend the spelling; for `{% include %}` write `{% render %}` and hand over what the partial needs. */
export function unknownTag(place: Place, name: string, known: Iterable<string>): Diagnostic {
  const hint = hintForTag(name) ?? didYouMean(nearest(name, known))
  return error('template/unknown-tag', place, `there is no tag \`${name}\``, hint)
}

/** A template is not well-formed Liquid: a tag or an output is not closed, or its arguments cannot be read, or hold what nothing reads (`{% for x in list | reverse %}`). Mend it where the finding points. */
export function templateSyntax(place: Place, problem: string, hint?: string): Diagnostic {
  return error('template/syntax', place, problem, hint)
}

/** A layout or partial that a template names does not exist below `templates/`. Mend the name or add the file. */
export function missingTemplate(place: Place, name: string, known: Iterable<string>): Diagnostic {
  return error(
    'template/missing',
    place,
    `there is no template \`${name}\``,
    didYouMean(nearest(name, known)) ?? `names begin below \`templates/\`: \`partials/card.html\``,
  )
}

/** Templates render each other in a circle, which would never end. Take one of the links of the printed chain out. */
export function templateCycle(place: Place, chain: readonly string[]): Diagnostic {
  return error('template/cycle', place, `templates that render each other: ${chain.join(' → ')}`)
}

/** Templates are nested so deeply that a circle is likely. Render less inside each other. */
export function nestedTooDeep(place: Place, depth: number): Diagnostic {
  return error('template/too-deep', place, `more than ${depth} templates inside each other`)
}

/**
 * The loops and partials of one page take more turns than any page needs, so that it would hardly come to an end: a
 * range up to a large number, loops in loops, or partials that call each other many times. Make the list shorter
 * (`limit: 100`), or pick from it with `where`.
 */
export function tooManyTurns(place: Place, most: number): Diagnostic {
  return error(
    'template/too-many-turns',
    place,
    `the loops and partials of this page take more than ${most} turns`,
    'shorten the list (`limit: 100`), or pick from it with `where` before the loop',
  )
}

/**
 * A page makes a text, a list or a range that is too large to be held: a text that is doubled in every turn of a loop, or a
 * range up to a large number. Make less of it.
 */
export function tooLarge(place: Place): Diagnostic {
  return error(
    'template/too-large',
    place,
    'the texts and lists that this page makes are too large',
    'shorten the range, or what grows in a loop',
  )
}

/** A file below `templates/` has the ending of another language of templates, and is read by nobody: Octavo's end with `.html`. Rename it. */
export function unreadTemplate(place: Place, wanted: string): Diagnostic {
  return warning(
    'template/unread',
    place,
    'no page reads this file: a template ends with `.html`',
    `name it \`${wanted}\``,
  )
}

/** A filter failed on the value that a template handed to it. The message is the filter's own; guard the value, or mend the filter. */
export function filterFailed(place: Place, name: string, problem: string): Diagnostic {
  return error('template/filter-failed', place, `the filter \`${name}\` failed: ${problem}`)
}

/** A date filter was given something that is no date. Hand it a day (`2026-11-23`), an ISO date-time or a date of a post; the clock (`now`, `today`) is refused, since a page would change without its source. */
export function notADate(place: Place, text: string): Diagnostic {
  const isClock = text === 'now' || text === 'today'
  return error(
    'template/not-a-date',
    place,
    isClock ? `\`${text}\` reads the clock, which no page may depend on` : `\`${text}\` is not a date`,
    isClock ? 'use a date of the post or of the site' : 'write YYYY-MM-DD',
  )
}

/** A template prints a whole record or a list of records, which would show as `[object Object]`. Name the field that you want to print. */
export function printsRecord(place: Place, keys: readonly string[]): Diagnostic {
  return error(
    'template/prints-record',
    place,
    'this prints a record, not a text',
    keys.length > 0 ? `name a field of it: ${keys.slice(0, 8).join(', ')}` : 'name a field of it',
  )
}

/** The `asset` filter was given the name of a file that is not below `templates/assets/`. Mend the name or add the file. */
export function unknownAsset(place: Place, name: string, known: Iterable<string>): Diagnostic {
  return error(
    'template/unknown-asset',
    place,
    `there is no asset \`${name}\``,
    didYouMean(nearest(name, known)) ?? 'names begin below `templates/assets/`: `styles/site.css`',
  )
}

/** An output that begins an attribute like `href` or `src`, or the filter `url`, was given an address that runs code (`javascript:`, `data:`). Such an address is never printed; link to a page. */
export function unsafeAddress(place: Place, address: string): Diagnostic {
  return error('template/unsafe-address', place, `\`${address}\` is not an address that a page may link to`)
}

/** Something went wrong while a template was rendered. The message is the template language's own; mend the template where the finding points. */
export function renderFailed(place: Place, problem: string): Diagnostic {
  return error('template/failed', place, problem)
}

/** A template is not UTF-8 text. Save it again in UTF-8. */
export function templateNotText(place: Place): Diagnostic {
  return error('template/not-utf8', place, 'the template is not UTF-8 text', 'save it as UTF-8')
}

/** A template holds a control character, a noncharacter or half of a sign, as it is or as an escape in a text (`"\u0001"`). No page may hold it and nothing can show it; remove it. */
export function controlInTemplate(place: Place, code: string): Diagnostic {
  return error(
    'template/control',
    place,
    `a control character (${code}) stands in this template`,
    'remove it',
  )
}

/** An attribute without quotes holds an output. A value with a blank or a `>` would end it early; put quotes around it. */
export function unquotedOutput(place: Place, attribute: string): Diagnostic {
  const isNamed = attribute !== ''
  return error(
    'template/unquoted',
    place,
    isNamed
      ? `the attribute \`${attribute}\` holds an output and has no quotes`
      : 'an output stands inside a tag and not in a quoted attribute',
    isNamed ? `write ${attribute}="…"` : undefined,
  )
}

/**
 * An output stands inside `<script>` or `<style>`, or in an attribute that holds code (`onclick`, `style`, `srcdoc`), where
 * escaping for HTML does not protect: the browser takes it back before it reads the code. End it with `| json` in a
 * script, and put no quotes around it, since it brings its own; a handler reads `data-…` attributes, and for styles there are classes. In an attribute no filter makes it safe,
 * since nobody can tell whether quotes of the code stand around it.
 */
export function outputInCode(place: Place, where: string): Diagnostic {
  const hint = where.startsWith('on')
    ? 'write `data-value="{{ … }}"` and let a script read `element.dataset.value`'
    : (CODE_HINTS[where] ?? 'choose a class in the markup instead')
  return error(
    'template/output-in-code',
    place,
    `an output inside \`${where}\` is not protected by escaping`,
    hint,
  )
}

const CODE_HINTS: Readonly<Record<string, string>> = {
  '<script>': 'end it with `| json`, and put no quotes around it',
  srcdoc: 'publish a page for it and name that in `src`',
}

/** The result of `| json` stands inside a tag, where its quotes would end the attribute. Write `| json | escape` there. */
export function jsonInAttribute(place: Place): Diagnostic {
  return error(
    'template/json-in-attribute',
    place,
    'the quotes of `| json` would end this attribute',
    'write `| json | escape`',
  )
}

/**
 * What a template prints into an attribute or a `<title>` is HTML with tags, as an excerpt (`content="{{ post.excerpt }}"`). An
 * attribute holds words, and would show the tags among them. Write `| strip_html`; attributes as `data-…` may hold HTML.
 */
export function htmlInAttribute(place: Place, attribute: string): Diagnostic {
  return error(
    'template/html-in-attribute',
    place,
    `this prints HTML, and ${attribute.startsWith('<') ? '' : 'the attribute '}\`${attribute}\` would show its tags`,
    'write `| strip_html` at the end of what is printed',
  )
}

/**
 * A module of `filters` cannot be found or loaded. With a leading `./` it is a file, relative to the
 * configuration; without, a package: install it beside the blog. One that is there may lack something that it imports, or
 * fail by itself: the finding says which.
 */
export function filterMissing(place: Place, name: string, fault: LoadFault): Diagnostic {
  const message = `the filters \`${name}\` cannot be loaded: ${fault.reason}`
  return error('template/filters', place, message, loadHint(name, fault))
}

/** A module of `filters` exports no function, so that it brings no filter. */
export function filterShape(place: Place, name: string): Diagnostic {
  return error(
    'template/filters-shape',
    place,
    `\`${name}\` brings no filter: it exports no function by a name`,
    'write `export function shout(text) { return String(text).toUpperCase() }`',
  )
}
