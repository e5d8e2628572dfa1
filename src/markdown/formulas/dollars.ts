/** Two dollars that may be those of a formula, and what stands between and beside them. */
export interface Pair {
  readonly text: string
  readonly start: number
  /** Behind the second dollar, or the second two. */
  readonly end: number
  readonly tex: string
  readonly dollars: number
}

/**
 * Whether two dollars belong to a formula: as for GitHub and Pandoc not where a letter or digit stands right before or right
 * behind them, nor where what is between them rather speaks of prices or is a line of a shell. `beside`: only a letter
 * or digit is in the way, and TeX is between them.
 */
export function judge(pair: Pair): 'formula' | 'text' | 'beside' {
  const { text, start, end, tex, dollars } = pair
  const before = text.charAt(start - 1)
  const after = text.slice(end, end + 4)
  if (after.startsWith('{')) return 'text'
  if (dollars === 1 && isSpoken(tex, before, after)) return 'text'
  const isApart = !WORD.test(before) && !/^_\w/.test(after)
  if (isApart && (!WORD.test(after) || (SUFFIX.test(after) && COUNTED.test(tex)))) return 'formula'
  if (INDEX.test(tex) && !/^\d/.test(after)) return 'formula'
  return TEX.test(tex) ? 'beside' : 'text'
}

/** A digit, or a letter of a script that parts words by blanks. */
const WORD =
  /^(?![ー\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}]/u

/** The $n$th, all $x$s. */
const SUFFIX = /^(?:th|st|nd|rd|s)(?![\p{L}\p{N}_])/u
const COUNTED = /^[^\s"',;:/]*[\w)}]$/

/** Nothing but what is set lower or higher belongs to the word before it: CO$_2$, 90$^\circ$C. */
const INDEX = /^[_^](?:\d{1,3}|[a-z]|\\[A-Za-z]+|\{[^{}]*\})$/

/** What only TeX holds. */
const TEX = /\\[A-Za-z]|[_^]\{|\^\d/

/** An amount, and then a word: no formula begins so. */
const PRICES =
  /^[\d.,]+[kKmMbB]?(?:[-+,;:)”’']*\s+[(“‘–—'-]*(?:\p{L}{3}|\p{L}{2}\s+[\d\p{L}])|\s*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])/u

/** Quotes on both sides of a blank, substitutions of a shell, calls of jQuery, the ends of patterns. */
function isSpoken(tex: string, before: string, after: string): boolean {
  if (PRICES.test(tex) || /^\.[A-Za-z]|^\|\^/.test(tex)) return true
  if (/["“”]/.test(tex) && !tex.includes('\\')) return true
  if (/^['‘’]/.test(before) && tex.includes(before)) return true
  return after.startsWith('(') && /^\(|[^\w)}\]|']$/.test(tex)
}
