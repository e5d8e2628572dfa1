import { calloutTag } from '../../report/foreign.ts'
import { CALLOUTS, isCallout, kindLike } from '../../text/callouts.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { itemsOf } from './hexo-items.ts'
import { type Values, valuesOf } from './hugo.ts'
import { type Change, framed, type Mending, type Opening, withChanges } from './mending.ts'
import { sparedRanges } from './raw-tags.ts'

/** Kinds that are shortcodes themselves, in themes of Hugo and in its own documentation. */
const KINDS = [...CALLOUTS, 'attention', 'success', 'error']
/** What stands for the kind that is said behind it: of the themes Relearn, Book, Hextra, Docsy and LoveIt. */
const FORMS = ['notice', 'hint', 'callout', 'alert', 'admonition']
/** What folds, which Relearn calls `expand` and PaperMod `collapse`. */
const FOLDS = ['details', 'expand', 'collapse']
/** Of themes of Hexo; all but the first fold: those of Butterfly, of Volantis and those after it, and of Fluid. */
const HEXO = 'note|hideToggle|hideBlock|folding|fold|details|spoiler'
const NAME = `(?:${[...KINDS, ...FORMS, ...FOLDS].join('|')})`

/** Linear: each part is bounded, and holds no brace. */
const TAGS = new RegExp(
  [
    String.raw`\{\{[<%][ \t]{0,9}(?<close>\/)?[ \t]{0,9}(?<hugo>${NAME})(?=[ \t>%])(?<given>[^\n{}]{0,300}?)[ \t]{0,9}[>%]\}\}`,
    String.raw`\{%[ \t]{1,9}(?<end>end)?(?<hexo>${HEXO})(?=[ \t,%])(?<words>[^\n{}%]{0,200})%\}`,
  ].join('|'),
  'g',
)

const MAY_HOLD = new RegExp(
  String.raw`\{\{[<%][ \t]{0,9}\/[ \t]{0,9}${NAME}[ \t>%]|\{%[ \t]{1,9}end(?:${HEXO})[ \t%]`,
)

/** A tag that opens a callout, until its end is found. */
interface Callout extends Opening {
  /** The most colons of what stands in it, so far. */
  colons: number
}

/** What a tag says, as it is said here. */
interface Said {
  /** A kind of callout, or `details`. */
  readonly kind: string
  readonly title: string
}

/**
 * Callouts of Hugo's themes and of Hexo's are read as directives, at the same length: `{{% note "Title" %}}`, `{{< alert color="warning" >}}`
 * and `{% note info %}` with what ends them, and `{{< details title="More" >}}` and `{% hideToggle More %}`, which fold. Only where both stand at
 * the ends of lines, not in code, comments and raw HTML, and if nothing is said that could not be said here.
 */
export function mendCalloutTags(text: string, mending: Mending): string {
  if (!MAY_HOLD.test(text)) return text
  const { code, html, comments } = htmlGround(text, mending.parse)
  const spared = sparedRanges(text, mending.written, code)
  const isHidden = within([...code, ...html, ...comments, ...spared])
  const changes: Change[] = []
  const open: Callout[] = []
  for (const tag of text.matchAll(TAGS)) {
    if (isHidden(tag.index) || isEscaped(text, tag.index)) continue
    if (!isEnd(tag)) {
      const marks = marksBefore(text, tag.index)
      if (marks !== undefined) open.push({ tag, marks, colons: 2 })
      if (open.length > DEPTH) open.shift()
      continue
    }
    const at = open.findLastIndex((one) => nameOf(one.tag) === nameOf(tag))
    const [opening] = at === -1 ? [] : open.splice(at)
    const pair = opening && pairOf(text, opening, tag)
    if (opening === undefined || pair === undefined) continue
    for (const one of open) one.colons = Math.max(one.colons, pair.colons)
    changes.push(...pair.changes)
    const { index, 0: shown } = opening.tag
    mending.report(calloutTag(mending.placeAt(index, shown.length), shown, pair.as, pair.hint))
  }
  return withChanges(
    text,
    changes.sort((a, b) => a.start - b.start),
  )
}

/** So many callouts stand in each other at most. */
const DEPTH = 20

function isEnd({ groups: { close, end } = {} }: RegExpExecArray): boolean {
  return close !== undefined || end !== undefined
}

/** Hexo's have names that no shortcode has. */
function nameOf({ groups: { hugo, hexo } = {} }: RegExpExecArray): string {
  return hugo ?? `%${hexo}`
}

interface Pair {
  readonly changes: readonly Change[]
  readonly colons: number
  /** What it was read as, for the finding. */
  readonly as: string
  readonly hint: string
}

/** Undefined where it cannot be said here, or there is no room for it. */
function pairOf(text: string, opening: Callout, close: RegExpExecArray): Pair | undefined {
  const said = saidBy(opening.tag)
  if (said === undefined) return undefined
  const content = text.slice(opening.tag.index + opening.tag[0].length, close.index)
  const own = content.match(/:{3,}/g)?.reduce((most, one) => Math.max(most, one.length), 0) ?? 0
  const colons = Math.max(opening.colons, own) + 1
  const foot = ':'.repeat(colons)
  const head = `${foot}${said.kind}${said.title === '' ? '' : `[${said.title}]`}`
  const changes = framed(text, opening, close, [head, foot])
  if (changes === undefined) return undefined
  const hint = `write \`${head}\` on a line before its text and \`${foot}\` on one behind it`
  return { changes, colons, as: said.kind === 'details' ? 'what folds' : 'a callout', hint }
}

function saidBy({
  groups: { hugo, given = '', hexo = '', words = '' } = {},
}: RegExpExecArray): Said | undefined {
  if (hugo === undefined) return hexo === 'note' ? saidByWords(words) : saidByFold(hexo, words)
  const values = valuesOf(given.trim())
  if (given.trim() !== '' && values.size === 0) return undefined
  return FOLDS.includes(hugo) ? saidByDetails(values) : saidByValues(hugo, values)
}

/** What a title in brackets cannot hold. */
const UNTITLED = /[[\]\\<&]/

/** What says how it looks, which the theme knows; what folds stands open here. */
const LOOKS: ReadonlySet<string> = new Set([
  'open',
  'icon',
  'emoji',
  'cardcolor',
  'iconcolor',
  'textcolor',
  'bordercolor',
])
const TYPE = ['type', 'style', 'kind', 'color'] as const
const TITLE = ['title', 'heading', 'header'] as const

function saidByValues(name: string, values: Values): Said | undefined {
  const words = [0, 1, 2].flatMap((at) => values.get(String(at)) ?? [])
  const known = new Set<string>([...words.map((_, at) => String(at)), ...TYPE, ...TITLE])
  if ([...values.keys()].some((key) => !known.has(key) && !LOOKS.has(key))) return undefined
  const isForm = !KINDS.includes(name)
  const type = TYPE.map((key) => values.get(key)).find((value) => value !== undefined)
  // LoveIt's third says whether it is unfolded.
  if (name === 'admonition' && /^(?:true|false)$/.test(words[2] ?? '')) words.pop()
  // The only word of an `alert` of Blowfish and Congo may be the name of a picture.
  if (name === 'alert' && words.length === 1 && isPicture(words[0] ?? '')) words.pop()
  const [first, ...others] = words
  const isFirstKind = isForm && type === undefined && first !== undefined
  const kind = kindOf(type ?? (isFirstKind ? first : isForm ? 'note' : name))
  const [title = '', ...more] = [
    ...TITLE.flatMap((key) => values.get(key) ?? []),
    ...(isFirstKind ? others : words),
  ]
  if (kind === undefined || more.length > 0 || UNTITLED.test(title)) return undefined
  return { kind, title: title.trim() }
}

function isPicture(word: string): boolean {
  return /^[a-z\d-]+$/.test(word) && kindOf(word) === undefined
}

/** Closed, as details are here. */
function saidByDetails(values: Values): Said | undefined {
  const titles = ['summary', 'title', '0'].filter((key) => values.has(key))
  const isMore = [...values].some(
    ([key, value]) =>
      !titles.includes(key) &&
      !/^(?:(?:open|expanded|openbydefault|1)=false|closed=true)$/.test(`${key}=${value}`),
  )
  const title = values.get(titles[0] ?? '')?.trim() ?? ''
  return title === '' || titles.length > 1 || isMore || UNTITLED.test(title)
    ? undefined
    : { kind: 'details', title }
}

/** How a callout looks in NexT and Butterfly. */
const STYLE = /^(?:no-icon|simple|modern|flat|disabled)$/
/** Butterfly's colours, and pictures of Font Awesome. */
const PAINT = /^(?:blue|pink|red|purple|orange|green|fa[bdlrs]?(?: .*)?|fa-[\w-]+)$/

/** A kind, how it looks, and a title, which NexT folds the text behind: it stands open here. */
function saidByWords(words: string): Said | undefined {
  const items = itemsOf(words.trim())?.map(({ text }) => text)
  if (items === undefined || /^,|::/.test(words)) return undefined
  const at = items.findIndex((word) => !STYLE.test(word))
  const word = items[at] ?? ''
  // Any other is the first word of a title.
  const kind = word === word.toLowerCase() ? kindOf(word) : undefined
  const rest = items.slice(kind === undefined ? 0 : at + 1)
  const start = rest.findIndex((one) => !STYLE.test(one) && !PAINT.test(one))
  const title = start === -1 ? '' : rest.slice(start).join(' ')
  return UNTITLED.test(title) ? undefined : { kind: kind ?? 'note', title }
}

/**
 * The title stands before colours in Butterfly (`hideToggle Title, #fff, cyan`), and elsewhere behind a colour and how it
 * stands (`folding cyan open, Title`, `folding cyan::Title`, `fold info @Title`).
 */
function saidByFold(name: string, words: string): Said | undefined {
  const said = words.trim()
  const title = name.startsWith('hide')
    ? said.replace(/,.*/, '')
    : said.replace(/^[\w \t-]*(?:::|,|@)/, '').replace(/(?:[ \t]+(?:color|open|child):\w+)+$/, '')
  const plain = (itemsOf(title.trim()) ?? []).map(({ text }) => text).join(' ')
  return plain === '' || UNTITLED.test(plain) ? undefined : { kind: 'details', title: plain }
}

/** Colours of Bootstrap and NexT that say no more than that something is said. */
const PLAIN: ReadonlySet<string> = new Set(['default', 'primary', 'secondary', 'light', 'dark'])

function kindOf(word: string): string | undefined {
  const lower = word.toLowerCase()
  return PLAIN.has(lower) ? 'note' : isCallout(lower) ? lower : kindLike(lower)
}
