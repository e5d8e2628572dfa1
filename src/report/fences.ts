import { error } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What is wrong with the lines around front matter. */

export const TOML_FENCE = 'TOML stands between two lines that are just `+++`'

/**
 * Front matter names a language that is code or that Octavo does not read (`---js`). Front matter is
 * data and nothing in it ever runs: write YAML between `---` lines, TOML between `+++` lines, or JSON after `---json`.
 */
export function notData(place: Place, language: string): Diagnostic {
  return error(
    'matter/language',
    place,
    `front matter is data: YAML, TOML or JSON, not \`${language}\``,
    language.toLowerCase() === 'toml' ? TOML_FENCE : 'write YAML between two lines that are just `---`',
  )
}

/** Front matter begins and never ends, so that the whole post would be read as its head. Close it with a line of its own. */
export function unclosed(place: Place, fence: string): Diagnostic {
  return error(
    'matter/unclosed',
    place,
    `front matter opened at ${place.line}:${place.column} is never closed`,
    `close it with a line that is just \`${fence}\``,
  )
}

/**
 * Something stands above the front matter, if only a comment or a character that nobody sees, so that it would be printed as
 * text. Front matter begins in the first line that is not blank.
 */
export function notFirst(place: Place): Diagnostic {
  return error(
    'matter/not-first',
    place,
    'front matter begins in the first line of a file',
    'remove what stands above it',
  )
}

/**
 * Behind the front matter stands another block of it, as when a file was exported twice. It would be printed as text, and
 * what it says of the post, `draft: true` perhaps, would not count. Keep one of them.
 */
export function secondMatter(place: Place, end: number): Diagnostic {
  const isEnd = place.line === end
  return error(
    'matter/second-block',
    place,
    isEnd
      ? 'front matter ends here and is empty, and there are keys below this line'
      : `front matter ended in line ${end}, and this is another block of it`,
    isEnd ? 'remove this line, or the one above it' : 'make one block of both',
  )
}

/**
 * The file begins with keys and values and then has a line of dashes, as Hexo reads it, or an empty one, as Pelican does,
 * so that they would be printed as text. Octavo wants a line of dashes above and below them.
 */
export function unopened(place: Place, end: number, isClosed: boolean): Diagnostic {
  return error(
    'matter/unopened',
    place,
    `front matter ends in line ${end}, and no line opens it`,
    isClosed ? 'add `---` as the first line' : `add \`---\` as the first line, and in line ${end}`,
  )
}

/**
 * The file begins with front matter as Octavo does not read it: between other signs than `---`, or as Nikola, Pandoc, or
 * Hugo with its JSON have it. It would be printed as text, or what it says would not count.
 */
export function foreignMatter(place: Place): Diagnostic {
  return error(
    'matter/foreign',
    place,
    'front matter stands between two lines that are just `---`, and this is something else',
    'write its keys as YAML between two lines that are just `---`',
  )
}
