import { error, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * An `id` or `name` in raw HTML is a name that browsers give to something of their own (`location`, `cookie`), and
 * scripts would meet your element instead. It is printed with `user-` before it; links to it within the post
 * follow. Choose another name, so that links from other pages find it too.
 */
export function renamedId(place: Place, id: string, printed: string): Diagnostic {
  return warning(
    'html/renamed-id',
    place,
    `\`${id}\` hides a name of the browser's own and is printed as \`${printed}\``,
    'choose another name',
  )
}

/**
 * Ids that begin with `o-` belong to the theme (its contents and notes), and yours, of a heading or in raw HTML, may
 * stand twice on the page. Choose another one.
 */
export function reservedId(place: Place, id: string): Diagnostic {
  return warning(
    'html/reserved-id',
    place,
    `the id \`${id}\` begins with \`o-\`: such ids belong to the theme`,
    'choose another id',
  )
}

/** A frame without a `title` is announced as nothing but "frame" to readers who cannot see it. Say what it shows. */
export function frameTitle(place: Place): Diagnostic {
  return warning(
    'html/frame-title',
    place,
    'this iframe has no title for readers who cannot see it',
    'write title="…" with what it shows',
  )
}

/**
 * A tag is never closed whose inside no reader sees as prose (`<template>`, `<title>`, `<video>` and the like), so that
 * browsers would take the rest of the post, or of its paragraph, with it. Close it, or put it into backquotes if it is
 * text.
 */
export function unclosedTag(place: Place, name: string): Diagnostic {
  return error(
    'html/unclosed-tag',
    place,
    `\`<${name}>\` is never closed; what follows it would be lost`,
    `write \`</${name}>\` where it ends; if it is text, put it into backquotes`,
  )
}

/**
 * A tag in a sentence, or one like `<b>`, `<a>` or `<details>` in a block of HTML, is never closed, so browsers take all text behind it, often the rest of the post, for
 * part of it: as code after `<code>`, bold after `<b>`. Close it; if it is a blank to fill in or a type in angle brackets (`exit <code>`, `List<b>`),
 * put it into backquotes.
 */
export function leftOpen(place: Place, name: string): Diagnostic {
  return {
    ...warning(
      'html/left-open',
      place,
      `\`<${name}>\` is never closed, so the text after it becomes part of it`,
      `write \`</${name}>\` where it ends; if it is meant as text, write \`&lt;${name}>\` or put it into backquotes`,
    ),
    about: name,
  }
}

/** The components of the theme, but for those that share their name with a tag of HTML. */
const COMPONENTS = [
  'Callout',
  'CallToAction',
  'CodePen',
  'Gist',
  'Include',
  'NewsletterForm',
  'Quote',
  'Tab',
  'Tabs',
  'Vimeo',
  'YouTube',
]

/** What to write instead of a tag: of one that is nothing without many others, and of a component with a small letter. */
export const INSTEAD_OF_TAG: ReadonlyMap<string, string> = new Map([
  ...COMPONENTS.map((name): [string, string] => [
    name.toLowerCase(),
    `write \`<${name}>\`: the names of components begin with a capital; if it is meant as text, put it into backquotes`,
  ]),
  ['math', 'write the formula in TeX: `$x^2$`'],
  ['main', 'take it out: the page has one, around the post; if it is meant as text, put it into backquotes'],
  ['noscript', 'take the tag out: what it holds is shown, since no post runs a script'],
  ['svg', 'put the drawing into a file of its own and show that: `![what it shows](drawing.svg)`'],
])

/**
 * An iframe shows another site's page; only hosts that you name are let in. The frame was removed. If it showed a film, or a pen of
 * CodePen, the component of the hint is printed in its place: a link to it, which asks nobody for anything before the reader follows it.
 * Within a sentence nothing is printed.
 */
export function removedFrame(
  place: Place,
  src: string,
  film?: { readonly tag: string; readonly isPrinted: boolean },
): Diagnostic {
  const what = film?.isPrinted ? `is read as a link, ${film.tag}` : 'was removed'
  const why = /^http:/i.test(src) ? 'only https is let in' : 'its host is not allowed'
  return warning(
    'html/removed-frame',
    place,
    `the iframe of \`${src.slice(0, 60)}\` ${what}: ${why}`,
    film === undefined
      ? 'to allow it, write its address with https, and its host into markdown.allow.iframes'
      : `write ${film.tag} on a line of its own; or allow its host in markdown.allow.iframes`,
  )
}
