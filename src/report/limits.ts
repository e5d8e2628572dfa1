import { error } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** The bounds of a text, `markdown.limits` in the configuration. No hand writes as much as they allow. */

function toRaise(name: string): string {
  return `if it is meant so, raise \`markdown.limits.${name}\``
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/**
 * Quotes, lists, emphasis, components or HTML are nested deeper than any reader could follow. Such a text is
 * nearly always the work of a program gone wrong, or of tags that are never closed. Flatten it.
 */
export function tooDeep(place: Place, limit: number): Diagnostic {
  return error(
    'markdown/too-deep',
    place,
    `nested more than ${grouped(limit)} levels deep`,
    `flatten the text here, or close what is left open; ${toRaise('nesting')}`,
  )
}

/**
 * The text is larger than a post can sensibly be. Split it, or move data into a file that the post links to.
 */
export function tooLarge(place: Place, size: number, limit: number): Diagnostic {
  const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  return error(
    'markdown/too-large',
    place,
    `the text has ${inMegabytes(size)}, at most ${inMegabytes(limit)} are rendered`,
    `split the post, or link to the data as a file; ${toRaise('characters')}`,
  )
}

/**
 * The tables of the text have more cells than any reader could take in. Every row is filled up to the width of
 * its table's head, so a wide head over many short rows makes a huge page of a small text.
 */
export function tooManyCells(place: Place, limit: number): Diagnostic {
  return error(
    'markdown/too-many-cells',
    place,
    `with this table the text has more than ${grouped(limit)} cells`,
    `make the table smaller, or link to the data as a file; ${toRaise('cells')}`,
  )
}

/** The text has more list items than any reader could take in. */
export function tooManyItems(place: Place, limit: number): Diagnostic {
  return error(
    'markdown/too-many-items',
    place,
    `with this one the text has more than ${grouped(limit)} list items`,
    `split the list, or link to the data as a file; ${toRaise('items')}`,
  )
}

/**
 * The HTML of the text would be many times as long as the text itself: something long is repeated by something
 * short, such as the address of a reference definition by each `[name]`.
 */
export function tooMuchOutput(place: Place, limit: number): Diagnostic {
  const megabytes = (limit / 1_000_000).toFixed(1)
  return error(
    'markdown/too-much-output',
    place,
    `the text would become more than ${megabytes} MB of HTML`,
    `look for something long that is referred to often; ${toRaise('growth')}`,
  )
}

/**
 * A long text took more time than a text may take, and its rendering was ended. Processor time is counted, less what
 * is left for starting the process in which such texts are read; words in paragraphs may take ten times as long. The line is that of the block
 * with the most signs of markdown, which is the likely reason: thousands of brackets, asterisks, backticks or
 * tags in one block cost a parser time that grows with their square. Empty lines between them help.
 */
export function tooSlow(place: Place, seconds: number, signs: number): Diagnostic {
  return error(
    'markdown/too-slow',
    place,
    `the text is not rendered within ${seconds} s, most likely for the ${grouped(signs)} signs of markdown in the block here`,
    `part the block by empty lines, or split the post; ${toRaise('seconds')}`,
  )
}

/** A long text took more memory than a text may take, and its rendering was ended. See `markdown/too-slow`. */
export function tooHungry(place: Place, megabytes: number, signs: number): Diagnostic {
  return error(
    'markdown/too-hungry',
    place,
    `the text takes more than ${grouped(megabytes)} MB of memory to render, most likely for the ${grouped(signs)} signs of markdown in the block here`,
    `split the post, or link to the data as a file; ${toRaise('memory')}`,
  )
}
