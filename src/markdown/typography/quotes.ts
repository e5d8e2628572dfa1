import { type Marks, marksOf, NARROW } from './marks.ts'

/** What stands in a text for code, pictures, formulas and everything else that is no letter of it. */
export const OTHER = '\ufffc'

/** Put `to` in the place of `length` signs. */
export interface Change {
  readonly at: number
  readonly length: number
  readonly to: string
}

/**
 * The changes that turn what a keyboard has into what a printer has: quotes, apostrophes, dashes, an ellipsis, and in
 * French the spaces before high signs. Letters and digits are never touched. Linear in the text, and the same for
 * the same text. `--force` is an option, `27"` are inches, and four points are four points.
 */
export function typographic(text: string, language: string): readonly Change[] {
  const known = marksOf(language)
  return [...quotes(text, known, language), ...dashes(text), ...dots(text), ...spaces(text, known)].sort(
    (one, other) => one.at - other.at,
  )
}

const SPACE = /^\s?$/
const WORD = /[\p{L}\p{N}\p{M}]/u
const DIGIT = /\d/
const HEBREW = /\p{sc=Hebr}/u
/** Behind these a word begins. */
const LEADS = /[\s([{<\u2013\u2014/=«„“‚‘‹¡¿-]/
/** Signs of lists: behind them a quote opens where none is open, though there is no blank (`"a","b"`). */
const LISTS = /[,;:|]/
const DASH = /[\u2013\u2014]/
/** Before these, and at the end, a word has ended. */
const ENDS = /^$|[\s)\]}.,;:!?、。，；：！？）］」』】》〉]/
/** Letters and signs of Chinese, Japanese and Korean: a quote beside them may have no blank on its outer side. */
const WIDE = /[\u3001-\u31ff\uff01-\uffee\p{sc=Han}\p{sc=Hang}]/u

interface Spot {
  readonly text: string
  readonly at: number
  readonly before: string
  readonly after: string
  /** It stands directly behind a quote of the other kind that opens, or might. */
  readonly isInner: boolean
  /** It stands beside a wide letter, where only the quotes before tell whether one is open. */
  readonly isWide: boolean
}

function spotAt(text: string, at: number, isInner = false): Spot {
  const before = signBefore(text, at)
  const after = signAt(text, at + 1)
  return { text, at, before, after, isInner, isWide: WIDE.test(before) || WIDE.test(after) }
}

function signAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function signBefore(text: string, at: number): string {
  const length = /[\udc00-\udfff]/.test(text.charAt(at - 1)) ? 2 : 1
  return text.slice(Math.max(0, at - length), at)
}

function quotes(text: string, { double, single }: Marks, language: string): Change[] {
  const changes: Change[] = []
  if (!text.includes('"') && !text.includes("'")) return changes
  const lastClosing = lastClosingQuote(text)
  let doubles = 0
  let singles = 0
  let opened = -1
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign !== '"' && sign !== "'") continue
    const spot = spotAt(text, at, opened === at - 1 && text.charAt(opened) !== sign)
    if (sign === '"') {
      const side = sideOf(spot, doubles > 0)
      doubles = Math.max(0, doubles + (side === 0 ? 1 : side === 1 ? -1 : 0))
      if (side === 0) opened = at
      if (side !== undefined) changes.push({ at, length: 1, to: double[side] })
      continue
    }
    const to = apostropheOr(spot, {
      isOpen: singles > 0,
      lastClosing,
      isEnglish: /^en\b/i.test(language),
    })
    singles = Math.max(0, singles + (to === 0 ? 1 : to === 1 ? -1 : 0))
    if (to === 0 || (to === 'apostrophe' && beginsWord(spot))) opened = at
    if (to !== undefined) changes.push({ at, length: 1, to: to === 'apostrophe' ? '’' : single[to] })
  }
  return changes
}

/** 0: it opens, 1: it closes; undefined: it is none, as in `27"` and `צה"ל`, or nobody can tell. */
function sideOf(spot: Spot, isOpen: boolean): 0 | 1 | undefined {
  const { before, after, isWide } = spot
  if (begins(spot, isOpen) && !SPACE.test(after) && !(isOpen && ENDS.test(after))) return 0
  if (HEBREW.test(before) && (HEBREW.test(after) || !isOpen)) return undefined
  if (SPACE.test(before) || (DIGIT.test(before) && !isOpen)) return undefined
  return isWide && !isOpen && !ENDS.test(after) ? 0 : 1
}

/** A dash before a wide letter may as well be the end of what is quoted. */
function beginsWord({ before, after, isInner }: Spot): boolean {
  return isInner || before === '' || (LEADS.test(before) && !(DASH.test(before) && WIDE.test(after)))
}

/** The same where quotes are listed without blanks. */
function begins(spot: Spot, isOpen: boolean): boolean {
  return beginsWord(spot) || (!isOpen && LISTS.test(spot.before) && !ENDS.test(spot.after))
}

interface Setting {
  readonly isOpen: boolean
  /** Where the last quote stands that may close one. */
  readonly lastClosing: number
  readonly isEnglish: boolean
}

function apostropheOr(spot: Spot, setting: Setting): 0 | 1 | 'apostrophe' | undefined {
  const { at, before, after, isWide } = spot
  const { isOpen, lastClosing } = setting
  if (DIGIT.test(before) && (DIGIT.test(after) || !(isOpen || WORD.test(after)))) return undefined
  if (WORD.test(before) && WORD.test(after) && !isWide) return 'apostrophe'
  const mayOpen = lastClosing > at
  if (begins(spot, isOpen) && !SPACE.test(after)) {
    if (isShortened(spot, setting)) return 'apostrophe'
    return mayOpen && !(isOpen && (ENDS.test(after) || after === '"')) ? 0 : isOpen ? 1 : 'apostrophe'
  }
  if (SPACE.test(before)) return undefined
  if (isOpen) return WORD.test(after) && !isWide ? 'apostrophe' : 1
  return isWide && mayOpen && !ENDS.test(after) ? 0 : 'apostrophe'
}

const YEAR = /^\d\d(?:s|er|\b)/
const SHORTENED = /^(?:tis|twas|twere|tain|em|cause|til|bout|round|n)\b/i
const DECADE = /^\d0s$/
const BEFORE_N =
  /\b(?:rock|drum|fish|salt|mac|pick|guns|cut|show|shake|sweet|bread|cheese|drag|mix|surf|rhythm|hit|park|stop|r)\s$/i
/** Behind these a `'` before another word is as likely an apostrophe (`dogs' tails`, `goin' home`) or a foot (`6' high`). */
const UNSURE = /(?:[s\d]|in)'\s[\p{L}\p{N}]/u

/** Whether a year or a word has lost its beginning (`'90s`, `'tis`), rather than being quoted (`'cause of death'`). */
function isShortened({ text, at }: Spot, { isOpen, lastClosing, isEnglish }: Setting): boolean {
  const rest = text.slice(at + 1, at + 9)
  const [word] = YEAR.exec(rest) ?? (isEnglish ? SHORTENED.exec(rest) : null) ?? []
  if (word === undefined) return false
  const end = closingBehind(text, at)
  if (end === -1 || (isOpen && end === lastClosing)) return true
  if (end === at + 1 + word.length) {
    // `the '90s' best` speaks of what the decade had.
    if (isEnglish && DECADE.test(word)) return true
    return word.toLowerCase() === 'n' && BEFORE_N.test(text.slice(Math.max(0, at - 7), at))
  }
  return UNSURE.test(text.slice(end - 2, end + 3))
}

/** The next `'` outside of words, if it may close a quote; else -1. */
function closingBehind(text: string, at: number): number {
  for (let next = text.indexOf("'", at + 1); next !== -1; next = text.indexOf("'", next + 1)) {
    const { before, after } = spotAt(text, next)
    if (WORD.test(before) && WORD.test(after)) continue
    return SPACE.test(before) || WORD.test(after) ? -1 : next
  }
  return -1
}

/** The last `'` that stands behind a word and before none, or beside a wide letter. */
function lastClosingQuote(text: string): number {
  for (let at = text.lastIndexOf("'"); at > 0; at = text.lastIndexOf("'", at - 1)) {
    const { before, after, isWide } = spotAt(text, at)
    if (!SPACE.test(before) && (isWide || !WORD.test(after))) return at
  }
  return -1
}

/** Up to three quotes may open before an option. */
const LEADS_OPTION = new RegExp(`(?:^|[\\s([{/=|,]|${WIDE.source}(?=["']))["'“‘„‚«‹]{0,3}$`, 'u')

function dashes(text: string): Change[] {
  if (!text.includes('--')) return []
  return [...text.matchAll(/-{2,}/g)].flatMap(({ 0: run, index: at }): Change[] => {
    const isOption =
      LEADS_OPTION.test(text.slice(Math.max(0, at - 4), at)) && WORD.test(text.charAt(at + run.length))
    if (run.length === 2) return isOption ? [] : [{ at, length: 2, to: '–' }]
    return run.length === 3 ? [{ at, length: 3, to: '—' }] : []
  })
}

function dots(text: string): Change[] {
  if (!text.includes('...')) return []
  return [...text.matchAll(/(?<![./])\.{3}(?![./])/g)].map(({ index: at }) => ({ at, length: 3, to: '…' }))
}

/** What besides a word may stand directly before a high sign. A `$` may as well begin a name (`$?`). */
const BARE = /[)\]}"'»”’%‰…\p{So}\p{Emoji_Modifier}]|(?!\$)\p{Sc}/u

/** French: the high signs and the quotes have a narrow space on their inner side. */
function spaces(text: string, { spaces: rule }: Marks): Change[] {
  if (rule === undefined) return []
  const high = [...text.matchAll(/(?<![;:!?])[;:!?]+(?=[\s)\]}"'»”’.,…\ufffc]|$)/g)].flatMap(
    ({ 0: signs, index: at }): Change[] => {
      const before = signBefore(text, at)
      const earlier = text.charAt(at - 2)
      if (signs === ':' && /:[\w+-]+$/.test(text.slice(Math.max(0, at - 40), at))) return []
      if (/[ \u00a0]/.test(before)) return SPACE.test(earlier) ? [] : [{ at: at - 1, length: 1, to: NARROW }]
      const isBare = WORD.test(before) || BARE.test(before)
      return isBare && (rule === 'always' || signs.startsWith(':')) ? [{ at, length: 0, to: NARROW }] : []
    },
  )
  const quoted = [...text.matchAll(/(?<=«)[ \u00a0]|[ \u00a0](?=»)/g)].map(({ index: at }) => {
    return { at, length: 1, to: NARROW }
  })
  return [...high, ...quoted]
}
