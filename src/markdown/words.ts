/** How much there is to read. Words of spaced scripts and characters of unspaced ones are counted apart. */
export interface Length {
  readonly words: number
  readonly cjk: number
}

// The prolonged sound mark is shared by two kana scripts and so belongs to none by name.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー]/gu
const MAY_BE_CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f\ud840-\ud888]/
// A joint needs a letter or digit after it, so no two parts of the pattern can fight for a character: linear.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*(?:['’.,:@‐‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*/gu

/**
 * Count words and CJK characters. A word is a run of letters and digits, joined by single hyphens,
 * apostrophes or points (`self-hosted`, `don't`, `3.5` are one each); signs alone count nothing.
 * Korean writes spaces and counts as words. Time is linear in the text.
 */
export function countWords(text: string): Length {
  if (!MAY_BE_CJK.test(text)) return { words: text.match(WORD)?.length ?? 0, cjk: 0 }
  const cjk = text.match(CJK)?.length ?? 0
  const spaced = text.replace(CJK, ' ')
  return { words: spaced.match(WORD)?.length ?? 0, cjk }
}

/**
 * At most `limit` characters (UTF-16 units, the `…` included) from the start of a text, cut between
 * words; a script without spaces is cut between characters, and so is a single endless word.
 */
export function cutBetweenWords(text: string, limit: number): string {
  if (text.length <= limit) return text
  let end = limit - 1
  while (end > 0 && !isBoundary(text, end)) end--
  if (end === 0) end = wholeCharacter(text, limit - 1)
  return text.slice(0, end).replace(/[\s,;:–—-]+$/, '') + '…'
}

// Letters, signs and full-width forms of scripts without spaces.
const UNSPACED = /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]/
// Neither half of a pair, nor a mark, nor a joiner may begin what follows a cut.
const CONTINUES = /^(?:[\udc00-\udfff]|\u200d|\p{M})/u

function isBoundary(text: string, end: number): boolean {
  const after = text.charAt(end)
  if (/\s/.test(after)) return true
  return UNSPACED.test(text.charAt(end - 1)) && !CONTINUES.test(after) && !/\p{P}/u.test(after)
}

/** The nearest end that parts no letter from its marks and no joined signs; where there is none, no surrogate pair. */
function wholeCharacter(text: string, end: number): number {
  let at = end
  while (at > 0 && (CONTINUES.test(text.charAt(at)) || text.charAt(at - 1) === '\u200d')) at--
  if (at > 0) return at
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end - 1 : end
}
