/** How much there is to read. Words of spaced scripts and characters of unspaced ones are counted apart. */
interface Length {
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
  const quickly = countLatin(text)
  if (quickly !== undefined) return { words: quickly, cjk: 0 }
  if (!MAY_BE_CJK.test(text)) return { words: text.match(WORD)?.length ?? 0, cjk: 0 }
  const cjk = text.match(CJK)?.length ?? 0
  const spaced = text.replace(CJK, ' ')
  return { words: spaced.match(WORD)?.length ?? 0, cjk }
}

// A joint counts only when a letter comes next, so what follows it is a state of its own.
const OTHER = 0
const LETTER = 1
const LINE = 2
const JOINT = 3
const KINDS: Readonly<Uint8Array> = Uint8Array.from({ length: 128 }, (_, code) =>
  kindOf(String.fromCharCode(code)),
)
/** What comes after outside, inside and behind a joint, each by the kind of the character. */
const NEXT: Readonly<Uint8Array> = Uint8Array.of(0, 1, 0, 0, 0, 1, 1, 2, 0, 1, 0, 0)

function kindOf(sign: string): number {
  if (/[A-Za-z0-9]/.test(sign)) return LETTER
  if (sign === '_') return LINE
  return /['.,:@-]/.test(sign) ? JOINT : OTHER
}

/**
 * The words of a text in Latin letters, with no string made for each; undefined when other signs stand in it.
 * It looks each character up instead of asking what it is: a processor guesses wrong at the end of every word.
 */
function countLatin(text: string): number | undefined {
  let words = 0
  let state = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = code < 128 ? KINDS[code] : kindOfSign(code)
    if (kind === undefined) return undefined
    const next = NEXT[state * 4 + kind] ?? 0
    // Of all steps only the one from outside to inside begins a word.
    words += next & 1 & ~(state | (state >> 1))
    state = next
  }
  return words
}

/** Letters of Europe's other Latin alphabets; dashes, quotes, points, the no-break space, `€`; else undefined. */
function kindOfSign(code: number): number | undefined {
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return LETTER
  if (code === 0x2019 || code === 0x2010 || code === 0x2011) return JOINT
  const isSign = (code > 0x2011 && code <= 0x2027) || [0xa0, 0xab, 0xbb, 0x20ac].includes(code)
  return isSign ? OTHER : undefined
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

/** Signs of Chinese and Japanese, for a class of a pattern: no blanks part their words. */
export const UNPARTED = String.raw`\u3000-\u30ff\u3400-\u9fff\uff00-\uffef`
