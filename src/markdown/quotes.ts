/** Quotation marks of a language: those for `"` and those for `'`. */
interface Marks {
  readonly double: readonly [open: string, close: string]
  readonly single: readonly [open: string, close: string]
  /** A narrow no-break space before `; : ! ?`: everywhere, or only where a blank stands already. */
  readonly spaces?: 'always' | 'replaced'
}

const NARROW = '\u202f'

function marks(double: string, single: string, spaces?: Marks['spaces']): Marks {
  const pair = (both: string): [string, string] => {
    const [open = '', close = ''] = both.split('|')
    return [open, close]
  }
  return { double: pair(double), single: pair(single), ...(spaces !== undefined && { spaces }) }
}

const ENGLISH = marks('“|”', '‘|’')
const GERMAN = marks('„|“', '‚|‘')
const NORDIC = marks('”|”', '’|’')
const ANGULAR = marks('«|»', '“|”')

/** By language tag, the longer tag first. */
const LANGUAGES: ReadonlyMap<string, Marks> = new Map([
  ['cs', GERMAN],
  ['da', ENGLISH],
  ['de', GERMAN],
  ['de-ch', marks('«|»', '‹|›')],
  ['de-li', marks('«|»', '‹|›')],
  ['el', ANGULAR],
  ['en', ENGLISH],
  ['es', ANGULAR],
  ['fi', NORDIC],
  ['fr', marks(`«${NARROW}|${NARROW}»`, '“|”', 'always')],
  ['fr-ca', marks(`«${NARROW}|${NARROW}»`, '“|”', 'replaced')],
  ['hu', marks('„|”', '»|«')],
  ['it', ANGULAR],
  ['it-ch', marks('«|»', '‹|›')],
  ['nb', marks('«|»', '‘|’')],
  ['nl', ENGLISH],
  ['nn', marks('«|»', '‘|’')],
  ['no', marks('«|»', '‘|’')],
  ['pl', marks('„|”', '‚|’')],
  ['pt', ENGLISH],
  ['pt-pt', ANGULAR],
  ['ro', marks('„|”', '«|»')],
  ['ru', marks('«|»', '„|“')],
  ['sk', GERMAN],
  ['sl', GERMAN],
  ['sv', NORDIC],
  ['uk', marks('«|»', '„|“')],
])

/** The marks of a language tag; of one without marks of its own, the English ones. */
export function marksOf(tag: string): Marks {
  const [language = '', ...rest] = tag.toLowerCase().split('-')
  const region = rest.find((part) => part.length === 2)
  return LANGUAGES.get(`${language}-${region}`) ?? LANGUAGES.get(language) ?? ENGLISH
}

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
/** Behind these a word begins. */
const LEADS = /[\s([{<\u2013\u2014/=«„“‚‘‹¡¿-]/

const HEBREW = /\p{Script=Hebrew}/u
/** Words of these stand without blanks between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、：；！？]/u

interface Spot {
  readonly text: string
  readonly at: number
  readonly before: string
  readonly after: string
}

function quotes(text: string, { double, single }: Marks, language: string): Change[] {
  const changes: Change[] = []
  if (!text.includes('"') && !text.includes("'")) return changes
  const lastClosing = lastClosingQuote(text)
  let doubles = 0
  let singles = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign !== '"' && sign !== "'") continue
    const spot = { text, at, before: text.charAt(at - 1), after: text.charAt(at + 1) }
    if (sign === '"') {
      const side = sideOf(spot, doubles > 0)
      doubles = Math.max(0, doubles + (side === 0 ? 1 : side === 1 ? -1 : 0))
      if (side !== undefined) changes.push({ at, length: 1, to: double[side] })
      continue
    }
    const to = apostropheOr(spot, {
      isOpen: singles > 0,
      mayOpen: lastClosing > at,
      isEnglish: /^en\b/i.test(language),
    })
    if (to === 0) singles++
    if (to === 1) singles = Math.max(0, singles - 1)
    if (to !== undefined) changes.push({ at, length: 1, to: to === 'apostrophe' ? '’' : single[to] })
  }
  return changes
}

/** 0: it opens, 1: it closes; undefined: it is none, as in `27"`, or nobody can tell. */
function sideOf({ before, after }: Spot, isOpen: boolean): 0 | 1 | undefined {
  // Between two letters of Hebrew it is the gershayim of an abbreviation.
  if (HEBREW.test(before) && HEBREW.test(after)) return undefined
  const beginsWord =
    before === '' || LEADS.test(before) || before === "'" || (!isOpen && UNSPACED.test(before))
  if (beginsWord && !SPACE.test(after) && !(isOpen && /[)\]}.,;:!?]/.test(after))) return 0
  if (SPACE.test(before)) return undefined
  return DIGIT.test(before) && !isOpen ? undefined : 1
}

interface Setting {
  readonly isOpen: boolean
  /** A quote that may close one stands further on. */
  readonly mayOpen: boolean
  readonly isEnglish: boolean
}

/** Words that have lost their beginning, unless a quote ends right behind: `'cause'` is the word itself. */
const SHORTENED = /^(?:(?:tis|twas|twere|tain|em|cause|til|bout|round)\b(?!')|n\b)/i

function apostropheOr(spot: Spot, { isOpen, mayOpen, isEnglish }: Setting): 0 | 1 | 'apostrophe' | undefined {
  const { text, at, before, after } = spot
  if (DIGIT.test(before) && (DIGIT.test(after) || !(isOpen || WORD.test(after)))) return undefined
  if (WORD.test(before) && WORD.test(after)) return 'apostrophe'
  const earlier = text.charAt(at - 2)
  const isBehindOpening = before === '"' && (earlier === '' || LEADS.test(earlier))
  const beginsWord = before === '' || LEADS.test(before) || isBehindOpening
  if (beginsWord && !SPACE.test(after)) {
    const rest = text.slice(at + 1, at + 9)
    if (/^\d\d(?:s|er|\b)/.test(rest) || (isEnglish && SHORTENED.test(rest))) return 'apostrophe'
    return mayOpen && !(isOpen && /[)\]}.,;:!?"]/.test(after)) ? 0 : isOpen ? 1 : 'apostrophe'
  }
  if (SPACE.test(before)) return undefined
  return isOpen ? 1 : 'apostrophe'
}

/** The last `'` that stands behind a word and before none. */
function lastClosingQuote(text: string): number {
  for (let at = text.lastIndexOf("'"); at > 0; at = text.lastIndexOf("'", at - 1))
    if (!SPACE.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + 1))) return at
  return -1
}

/** What stands before an option: a blank, an opening quote or bracket, or what parts options. */
const OPTION = /(?:^|[\s([{])["'“‘„«]?$|[/=|]$/

function dashes(text: string): Change[] {
  if (!text.includes('--')) return []
  return [...text.matchAll(/-{2,}/g)].flatMap(({ 0: run, index: at }): Change[] => {
    const isOption =
      OPTION.test(text.slice(Math.max(0, at - 2), at)) && WORD.test(text.charAt(at + run.length))
    if (run.length === 2) return isOption ? [] : [{ at, length: 2, to: '–' }]
    return run.length === 3 ? [{ at, length: 3, to: '—' }] : []
  })
}

function dots(text: string): Change[] {
  if (!text.includes('...')) return []
  return [...text.matchAll(/(?<![./])\.{3}(?![./])/g)].map(({ index: at }) => ({ at, length: 3, to: '…' }))
}

/** French: the high signs and the quotes have a narrow space on their inner side. */
function spaces(text: string, { spaces: rule }: Marks): Change[] {
  if (rule === undefined) return []
  const high = [...text.matchAll(/(?<![;:!?])[;:!?]+(?=[\s)\]}"'»”’.,…\ufffc]|$)/g)].flatMap(
    ({ 0: signs, index: at }): Change[] => {
      const before = text.charAt(at - 1)
      const earlier = text.charAt(at - 2)
      if (signs === ':' && /:[\w+-]+$/.test(text.slice(Math.max(0, at - 40), at))) return []
      if (/[ \u00a0]/.test(before)) return SPACE.test(earlier) ? [] : [{ at: at - 1, length: 1, to: NARROW }]
      const isBare = WORD.test(before) || /[)\]}"'»”’%…€$£°\ufffc]|\ufe0f|[\udc00-\udfff]/.test(before)
      return isBare && (rule === 'always' || signs.startsWith(':')) ? [{ at, length: 0, to: NARROW }] : []
    },
  )
  const quoted = [...text.matchAll(/(?<=«)[ \u00a0]|[ \u00a0](?=»)/g)].map(({ index: at }) => {
    return { at, length: 1, to: NARROW }
  })
  return [...high, ...quoted]
}
