import { controlCharacter } from '../../report/markdown.ts'
import { mojibake, placeholder } from '../../report/prose.ts'
import { isAscii } from '../../text/ascii.ts'
import { PLACEHOLDER } from '../../text/placeholder.ts'
import { isWithin, type Range } from '../../text/ranges.ts'
import type { Diagnostic, Place } from '../../types.ts'
import { quietRanges } from '../code-ranges.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'
import { lostCharacters } from './lost-characters.ts'
import { tellStars } from './stray-stars.ts'

// Each row is UTF-8 read as Latin-1 or Windows-1252, with what keeps it apart from capitals of Portuguese,
// French and Icelandic: a small letter directly before, or a sign that no word holds.
const MOJIBAKE = new RegExp(
  [
    '(?<=\\p{Ll})Ã[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]',
    'Ã[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf](?=\\p{Ll})',
    'â€[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]?',
    'â\u0080[\u0080-\u00bf]',
    '(?<![\\p{Lu}\\s«#-])Â\u00a0',
    'Â[\u00a1-\u00ac\u00ae-\u00ba\u00bc-\u00bf]',
    'ðŸ[^\\s\\w]{0,2}',
    'ï»¿|ï¿½',
    '(?:[ÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]){3,}',
  ].join('|'),
  'gu',
)
const MAY_BE_MOJIBAKE = /[ÃÂâðïÐÑ][^\u0000-\u007f]/

/** Report what looks like a slip in prose: wrong encodings, placeholders, asterisks without effect, characters that nobody sees. */
export function suspicions(tree: Root, context: StepContext): void {
  const { text } = context
  if (text.includes('&#'))
    for (const [start, end] of lostCharacters(tree, text)) tell(context, start, end - start, controlCharacter)
  const letters = !isAscii(text) && MAY_BE_MOJIBAKE.test(text) ? [...text.matchAll(MOJIBAKE)] : []
  const notes = text.includes('<') ? [...text.matchAll(PLACEHOLDER)] : []
  const hasStars = text.includes('**')
  if (letters.length === 0 && notes.length === 0 && !hasStars) return
  let ranges: readonly Range[] | undefined
  const isProse = (offset: number): boolean => {
    ranges ??= quietRanges(tree, text)
    return !isWithin(ranges, offset)
  }
  const found = letters.filter((match) => isProse(match.index))
  const first = found[0]
  if (first !== undefined)
    tell(context, first.index, first[0].length, (place) => mojibake(place, first[0], found.length))
  for (const match of notes) {
    if (isProse(match.index))
      tell(context, match.index, match[0].length, (place) => placeholder(place, match[0]))
  }
  if (hasStars) tellStars(tree, context, isProse)
}

function tell(
  context: StepContext,
  offset: number,
  length: number,
  finding: (place: Place) => Diagnostic,
): void {
  context.report(finding(context.place({}, length, offset)))
}
