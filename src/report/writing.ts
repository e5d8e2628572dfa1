import { didYouMean, error, warning } from '../report.ts'
import { CALLOUTS } from '../text/callouts.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What can be wrong with callouts and formulas. */

/**
 * `:::name`, `> [!NAME]` or the `type` of `<Callout>` names a kind of callout that there is not. What stands in the directive
 * is printed without a frame, a quote stays a quote, and the component is a note. The kinds are note, tip, info, important, warning, caution and danger.
 */
export function unknownCallout(place: Place, written: string, near: string | undefined): Diagnostic {
  const word = written.replace(/^:+/, '')
  const hint =
    near === 'details'
      ? 'write <Details summary="…"> and </Details>'
      : (OTHER_BLOCKS.find(([name]) => name.test(word))?.[1] ?? didYouMean(near))
  return warning(
    'callout/unknown',
    place,
    `\`${written}\` is no kind of callout`,
    hint ?? `the kinds are ${CALLOUTS.join(', ')}`,
  )
}

/** Blocks of VitePress and VuePress that are no callouts. */
const OTHER_BLOCKS: readonly (readonly [name: RegExp, hint: string])[] = [
  [/^(?:code-group|(?:code-)?tabs)$/i, 'write <Tabs>, and a <Tab label="…"> for each part'],
  [/^(?:raw|v-pre)$/i, 'take it out together with its end: nothing in a post is run'],
]

/**
 * A `:::` line opens a callout that is never closed: without an end the rest of the post would stand in it. Write
 * `:::` on a line of its own where it ends, in the same list item or quote, with as many colons.
 */
export function unclosedCallout(place: Place, written: string): Diagnostic {
  const colons = /^:+/.exec(written)?.[0] ?? ':::'
  return error(
    'callout/unclosed',
    place,
    `\`${written}\` is never closed here`,
    `write \`${colons}\` on a line of its own where it ends, in the same list item or quote, below a blank line if HTML stands there`,
  )
}

/** A line of colons closes nothing, so it is printed as it is. Its opening line may stand in another list item or quote. */
export function strayColons(place: Place, written: string): Diagnostic {
  const what = `\`${written}\` closes nothing here and is printed`
  const hint = 'take it out, or write `:::note` where the callout begins'
  return { ...warning('callout/stray-close', place, what, hint), about: 'stray' }
}

/**
 * `> [!NOTE]` makes a callout, as at GitHub, when text follows and the quote stands neither in a list nor in
 * another quote; here it stays a quote and the mark is printed. A directive (`:::note`) may stand everywhere.
 */
export function alertIsQuote(place: Place, name: string, reason: string): Diagnostic {
  return warning(
    'callout/only-quote',
    place,
    `\`[!${name}]\` makes no callout here: ${reason}`,
    `write \`:::${name.toLowerCase()}\`, the text and \`:::\`, which may stand everywhere`,
  )
}

/**
 * A formula is not TeX as it should be, so its source is printed as code. The message says what the reader of
 * formulas stumbled over. A dollar that is none of a formula's is written `\$`.
 */
export function faultyFormula(place: Place, reason: string): Diagnostic {
  return warning(
    'math/faulty',
    place,
    `the formula cannot be read: ${reason}`,
    'mend it, or write `\\$` if the dollars are no formula',
  )
}

/**
 * A letter or digit stands right before the first dollar or right behind the second, as in `5$` and `$HOME`, so they are
 * no formula's and are printed, though TeX stands between them. Put a blank or a sign of punctuation beside them, or take
 * the word into the formula. Write `\$` for a plain dollar.
 */
export function lettersBeside(place: Place, source: string): Diagnostic {
  return warning(
    'math/beside-letter',
    place,
    `\`${source}\` is printed as it stands, for a letter or digit is right beside it`,
    'put a blank between them, or take the word into the formula: `$3 \\times 4$`',
  )
}

/**
 * `$$` begins a formula and no other `$$` ends it before the next blank line, so it is printed as it is. A formula
 * holds no blank line.
 */
export function unclosedFormula(place: Place): Diagnostic {
  return warning(
    'math/unclosed',
    place,
    'the formula after `$$` has no end',
    'write `$$` where it ends; no blank line may stand in it',
  )
}

/**
 * remark-math finds formulas and sets none, so that they are printed as code. Octavo sets them without it: take it out of
 * `markdown.plugins`. If a script of your own sets them, say `check: {rules: {math/as-code: 'off'}}`. Told once in a file.
 */
export function formulaAsCode(place: Place): Diagnostic {
  const what = 'a plugin reads this formula, and none sets it: it is printed as code'
  const hint = 'take `remark-math` out of `markdown.plugins`: formulas are set without it'
  return { ...warning('math/as-code', place, what, hint), about: 'formula' }
}
