import { languageFor } from './languages.ts'
import { type Piece, pairsOf, piecesOf } from './meta.ts'
import { type LineKind, type Range, readRanges } from './ranges.ts'

/** What the words behind a fence's marks say, in any of the dialects that blogs are written in. */
export interface Fence {
  /** The language as it is written; empty: none. */
  readonly word: string
  /** The language inside a diff, where one is named: `diff-js`, `diff lang="js"`, the second word of `diff js`. */
  readonly inner?: string
  readonly title?: string
  readonly link?: { readonly url: string; readonly text: string }
  /** The number of the first line; absent: lines have no numbers. */
  readonly from?: number
  /** Whether `+` and `-` at the start of lines mean what was added and taken away. */
  readonly isDiff: boolean
  readonly ranges: readonly Range[]
  /** Ranges that are none, as they are written. */
  readonly broken: readonly string[]
  /** Titles that begin with a quote which is never closed, as they are read. */
  readonly open: readonly string[]
}

/** A fence while it is read. */
interface Draft {
  word: string
  inner?: string
  title?: string
  link?: { url: string; text: string }
  isNumbered?: boolean
  start?: number
  isDiff: boolean
  readonly words: string[]
  readonly ranges: Range[]
  readonly broken: string[]
  readonly open: string[]
}

/** Nobody writes more than this many characters behind a fence. */
const LONGEST = 1000

/** Read an info string: the language and all that follows it. What nobody understands is left out without a word. */
export function readFence(info: string): Fence {
  const { word, rest, isList = false } = cutWord(info.slice(0, LONGEST).trim())
  const [outer = '', inner] = /^(diff)-(.+)$/i.exec(word)?.slice(1) ?? [word]
  const draft: Draft = {
    word: outer,
    isDiff: /^diff$/i.test(outer),
    words: [],
    ranges: [],
    broken: [],
    open: [],
  }
  if (inner !== undefined) draft.inner = inner
  const parts = isList ? (rest.match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g) ?? []) : [rest]
  for (const part of parts) for (const piece of piecesOf(part.trim(), isList)) take(piece, draft)
  settleWords(draft)
  const { words: _, isNumbered, start, ...fence } = draft
  return { ...fence, ...(isNumbered === true && { from: start ?? 1 }) }
}

interface Cut {
  readonly word: string
  readonly rest: string
  /** Zola's way: options with commas between them. */
  readonly isList?: boolean
}

/**
 * The language, and what follows. It may be parted by a blank, `,`, `{` or `:`, or stand in braces itself. Options
 * behind `?` are for Rouge.
 */
function cutWord(info: string): Cut {
  const braces = /^\{([^{}]*)\}\s*(.*)$/.exec(info)
  if (braces !== null) return cutBraces(braces[1] ?? '', braces[2] ?? '')
  const [whole = '', word = ''] = /^([^\s,{:=[?]*)(?:\?[^\s{]*)?/.exec(info) ?? []
  const rest = info.slice(whole.length)
  const sign = rest.charAt(0)
  // `js=` and `js=12` of HackMD: the lines have numbers.
  const numbered = sign === '=' && languageFor(word) ? /^=(\d{0,7})\+?(?=\s|$)(.*)$/.exec(rest) : null
  if (numbered !== null) return { word, rest: `showLineNumbers{${numbered[1] || 1}}${numbered[2]}` }
  if (sign === '=' || sign === '[') return { word: '', rest: info }
  if (sign === ',') return { word, rest: rest.slice(1), isList: true }
  if (sign !== ':' || /^:(?:no-)?line-numbers/.test(rest)) return { word, rest }
  const named = rest.slice(1)
  // `js:src/a.js`: the name of a file, unless it says so itself.
  return { word, rest: /^[\w-]+=/.test(named) ? named : named.replace(/^[^\s{]+/, 'title="$&"') }
}

/** `{.js #id .numberLines startFrom="5"}` of Pandoc, `{r, echo=FALSE}` of knitr, `{code-block} js` of MyST. */
function cutBraces(inner: string, after: string): Cut {
  if (/^(?:code-block|code|sourcecode)$/.test(inner.trim())) return cutWord(after)
  const first = /^\.?([^\s,=]+)(?![^\s,]*=)/.exec(inner.trim())
  // Lines to mark, and no language before them.
  if (first === null || /^\d[\d\s,.–-]*$/.test(inner.trim())) return { word: '', rest: `{${inner}} ${after}` }
  return { word: first[1] ?? '', rest: `${withoutAttributes(inner.trim().slice(first[0].length))} ${after}` }
}

/** Classes and ids in braces are for the style sheets of other tools. */
function withoutAttributes(inner: string): string {
  return inner.replace(/(?<=^|\s)[.#](?!numberLines\b)[\w-]+(?=\s|$)/gi, '')
}

function take(piece: Piece, draft: Draft): void {
  if (piece.kind === 'word') draft.words.push(piece.text)
  else if (piece.kind === 'title') draft.title ??= piece.text
  else if (piece.kind === 'braces') takeBraces(piece.text, draft)
  else if (piece.kind === 'option') takeOption(piece.key, piece.value, draft)
}

function takeBraces(text: string, draft: Draft): void {
  const pairs = pairsOf(text)
  const unlabelled = withoutLabels(text)
  if (/^[\d\s,.–-]+$/.test(unlabelled) && !pairs.some(isOption)) lines('mark', unlabelled, draft)
  else if (pairs.length > 0) for (const pair of pairs) take(pair, draft)
  else if (text.includes('=') || text.includes('.'))
    for (const piece of piecesOf(withoutAttributes(text), false)) take(piece, draft)
}

const TITLES: ReadonlySet<string> = new Set(['title', 'file', 'filename', 'name', 'caption', 'path'])
const NUMBERS: ReadonlySet<string> = new Set(
  'linenos linenumbers linenumber showlinenumbers numberlines numbers'.split(' '),
)
const STARTS: ReadonlySet<string> = new Set(
  'linenostart startfrom firstline startlinenumber firstlinenumber start linestart'.split(' '),
)
const KINDS: ReadonlyMap<string, LineKind> = new Map([
  ...'hllines mark highlight hl emphasizelines highlightlines'
    .split(' ')
    .map((key) => [key, 'mark'] as const),
  ...'ins insert add added'.split(' ').map((key) => [key, 'ins'] as const),
  ...'del delete remove removed'.split(' ').map((key) => [key, 'del'] as const),
])

/** Expressive Code's labels, `{"what is new":3-4}`: the lines are marked all the same. */
function withoutLabels(text: string): string {
  return text.includes('":') ? text.replace(/"[^"]*":\s*(?=\d)/g, '') : text
}

function isOption(piece: Piece): boolean {
  if (piece.kind !== 'option') return false
  const name = nameOf(piece.key)
  return TITLES.has(name) || NUMBERS.has(name) || STARTS.has(name) || KINDS.has(name)
}

function nameOf(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '')
}

function takeOption(key: string, written: string, draft: Draft): void {
  const name = nameOf(key)
  const kind = KINDS.get(name)
  const value = kind === undefined ? written : withoutLabels(written)
  if (TITLES.has(name)) title(value, draft)
  else if (NUMBERS.has(name)) number(value, draft)
  else if (STARTS.has(name) && /^\d{1,7}$/.test(value)) draft.start = Number(value)
  else if (name === 'lang' && draft.isDiff) draft.inner ??= value
  else if (kind !== undefined && (name.endsWith('lines') || /^[\s["']*\d/.test(value)))
    lines(kind, value, draft)
}

function title(value: string, draft: Draft): void {
  draft.title ??= value
  if (/^["']/.test(value)) draft.open.push(value)
}

/** `true`, `table`, `inline` and the like number from 1, a number from itself. */
function number(value: string, draft: Draft): void {
  draft.isNumbered = !/^(?:false|no|off|none|0)$/i.test(value)
  if (/^[1-9]\d{0,6}$/.test(value)) draft.start = Number(value)
}

function lines(kind: LineKind, text: string, draft: Draft): void {
  const { ranges, broken } = readRanges(kind, text)
  draft.ranges.push(...ranges)
  draft.broken.push(...broken)
}

const FLAG_OF_NUMBERS = /^[.:]?(?:showLineNumbers|numberLines|linenos|line-?numbers)$/i
/** Words of other tools that switch something on; two of them make no title. */
const FLAGS: ReadonlySet<string> = new Set(
  (
    'live noinline twoslash editable playground noplayground eval preview render static copy nocopy wrap nowrap ' +
    'collapse collapsed expand expanded ignore no_run should_panic compile_fail norun test error fold focus'
  ).split(' '),
)

/** What is left: flags, the language of a diff, or a title as Hexo has it, with an address and its text. */
function settleWords(draft: Draft): void {
  const rest = draft.words.filter((word) => {
    if (FLAG_OF_NUMBERS.test(word)) draft.isNumbered = true
    else if (word === 'diff') draft.isDiff = true
    else return true
    return false
  })
  // `diff js`, and with the name of a file `diff js:src/a.js`.
  const [, inner = '', file] = /^([^:]+)(?::(\S+))?$/.exec(rest[0] ?? '') ?? []
  if (/^diff$/i.test(draft.word) && rest.length === 1 && languageFor(inner) !== undefined) {
    draft.inner ??= inner
    if (file !== undefined) draft.title ??= file
    return
  }
  // A path alone is rather the name of a file.
  const at = rest.findIndex(
    (word, index) => /^https?:\/\/\S/.test(word) || (index > 0 && /^\/[^/\s]/.test(word)),
  )
  const words = at === -1 ? rest : rest.slice(0, at)
  if (draft.title === undefined && isTitle(words)) draft.title = words.join(' ')
  const url = rest[at]
  if (url !== undefined && draft.title !== undefined)
    draft.link = { url, text: rest.slice(at + 1).join(' ') || 'link' }
}

/** One word only when it looks like a file or begins large; more unless one of them is another tool's flag. */
function isTitle(words: readonly string[]): boolean {
  const [first = ''] = words
  if (words.length === 0 || !/[\p{L}\p{N}]/u.test(first)) return false
  if (/^[^\w\s]*[\p{Lu}\p{Lo}]|[./\\]\w/u.test(first)) return true
  return words.length > 1 && !words.some((word) => FLAGS.has(word.toLowerCase()))
}
