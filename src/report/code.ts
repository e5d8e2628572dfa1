import { didYouMean, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * Nobody knows the language that a code block names, so its code has no colours. Correct the word, or write
 * `text` where there is nothing to colour.
 */
export function unknownLanguage(place: Place, word: string, near: string | undefined): Diagnostic {
  return warning(
    'code/unknown-language',
    place,
    `\`${word}\` is no language that can be highlighted`,
    didYouMean(near) ?? 'write `text` if there is nothing to highlight',
  )
}

/** What stands for lines of a code block is no range: lines count from 1, and the first comes first. */
export function brokenRange(place: Place, written: string): Diagnostic {
  return warning(
    'code/broken-range',
    place,
    `\`${written}\` is no range of lines`,
    'lines count from 1, as in `{1,3-5}`',
  )
}

/** Lines of a code block are to be marked that it does not have. Comments that mark lines are not counted. */
export function lineBeyond(place: Place, written: string, count: number): Diagnostic {
  return warning(
    'code/line-beyond',
    place,
    `\`${written}\` is beyond the end: the code has ${count} ${count === 1 ? 'line' : 'lines'}`,
    'lines that only hold a mark, as `// highlight-start`, do not count',
  )
}

/** The title of a code block begins with a quote that is never closed, so that it ends at the first blank. Close it. */
export function openQuote(place: Place, written: string): Diagnostic {
  const sign = written.charAt(0)
  const what = `the title \`${written}\` begins with a quote that is never closed`
  return warning('code/open-quote', place, what, `write \`${sign}\` where the title ends`)
}

/**
 * A code block is printed without colours, since highlighting it could take very long: it is larger than
 * 32 KB, has a line of more than 1,000 characters or many braces inside each other, or the post holds more
 * than about 150 KB of code, in which long lines count for more than short ones.
 */
export function codeTooLarge(place: Place, reason: string): Diagnostic {
  return warning(
    'code/too-large',
    place,
    `the code is not highlighted: ${reason}`,
    'show less of it, or write `text` as its language',
  )
}

/**
 * A block of code is never closed, so that all the rest of the text is code. Close it with a line of as many signs as
 * opened it, indented as far.
 */
export function codeUnclosed(place: Place, sign: string): Diagnostic {
  return warning(
    'code/unclosed',
    place,
    'this block of code is never closed, so all that follows is code',
    `write \`${sign}\` on a line of its own where the code ends`,
  )
}

/** The same, told at a line that opens a block of a language and stands in the code: it was to open the next block. */
export function codeHoldsFence(place: Place, sign: string): Diagnostic {
  return warning(
    'code/unclosed',
    place,
    'this block of code holds the opening line of another one, so it is not closed where it should be',
    `write \`${sign}\` on a line of its own where the code ends; if the line is to be read, open with one sign more`,
  )
}
