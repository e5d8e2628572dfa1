import { error, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** `<Include>` names a file that is not in `content/_snippets/`. */
export function includeMissing(place: Place, path: string, hint: string | undefined): Diagnostic {
  return error(
    'include/missing',
    place,
    `there is no file \`${path}\``,
    hint ?? 'names begin below content/_snippets/',
  )
}

/** Only markdown files in `content/_snippets/` can be included. Move the file there. */
export function includeOutside(place: Place, file: string): Diagnostic {
  return error(
    'include/outside',
    place,
    `\`${file}\` is no markdown file in content/_snippets/`,
    'only those are included: <Include file="name.md"/> is content/_snippets/name.md',
  )
}

/** Snippets include each other in a circle, which would never end. Take one of the tags out. */
export function includeCycle(place: Place, chain: readonly string[]): Diagnostic {
  return error(
    'include/cycle',
    place,
    `this snippet includes itself: ${chain.join(' → ')}`,
    'take one of the tags out',
  )
}

/** `<Include>` has one attribute, `file`, with a text, and no children. */
export function includeForm(place: Place): Diagnostic {
  return error(
    'include/form',
    place,
    '`<Include>` takes a `file` and nothing else',
    'write <Include file="name.md"/>',
  )
}

/** Within a sentence only a snippet of a single paragraph can stand. Put the tag on a line of its own, with a blank line before and after it. */
export function includeBlocks(place: Place, path: string): Diagnostic {
  return error(
    'include/blocks',
    place,
    `\`${path}\` is more than one paragraph and cannot stand in a sentence`,
    'put the tag on a line of its own, between blank lines',
  )
}

/** A post and the snippets in it grow beyond what a page can be: snippets that include others multiply. */
export function includeTooMuch(place: Place, limit: number): Diagnostic {
  return error(
    'include/too-much',
    place,
    `more than ${limit} snippets, or more text than a post may have, is included here`,
    'snippets that include others many times multiply',
  )
}

/** A snippet begins with front matter. It makes no page of its own, so nobody reads that; it is left out. */
export function snippetMatter(place: Place): Diagnostic {
  return warning('include/front-matter', place, 'a snippet has no use for front matter', 'take it out')
}

/**
 * A snippet is no UTF-8, or holds the sign that programs put in place of what they could not read (U+FFFD). Save the
 * file as UTF-8, and mend the sign.
 */
export function snippetEncoding(place: Place): Diagnostic {
  return error(
    'include/encoding',
    place,
    'the snippet is not UTF-8, or holds a sign that was lost before (U+FFFD)',
    'save the file as UTF-8',
  )
}
