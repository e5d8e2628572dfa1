import { escapedAddress, lostLink, runOn } from '../../report/lost.ts'
import { isAscii } from '../../text/ascii.ts'
import { endOfLine, restOfLine, startOfLine } from '../../text/lines.ts'
import { within } from '../../text/ranges.ts'
import { UNPARTED } from '../../text/words.ts'
import { quietRanges, rangesOfType } from '../code-ranges.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/** An image or a link on one line, as it was to be. Linear: what repeats is bounded, and begins with different signs. */
const WRITTEN =
  /(?<!\\)(?<words>!?\[(?:\\.|[^[\]\\\n]|\[[^[\]\n]{0,200}\](?!\()){0,400}\])\((?<inside>(?:\\.|[^()\\\n]|\([^()\n]{0,200}\)){1,1000})\)/g

/** An address with more than itself before the next `)`, or none behind it. */
const MAY_BE_OPEN = /\]\(http[^\s()\\]*(?:[\s(\\]|$)/

const MAY_BE_LOST = /\]\([^()\n]*(?:[ \t]|\([^()\n]*[ \t])/

/** An image or a link with a blank between its words and its address; what is no word is often no more than brackets. */
const SPACED =
  /(?:(?<!\\)!|(?<![\w\\)\]!])(?=\[[^[\]\n]*\p{L}{2}))\[(?!\^)[^[\]\\\n]{0,400}\][ \t]{1,3}\((?<inside>[^()\s]{1,1000})\)/gu
/** A link with its brackets and parentheses exchanged. */
const TURNED = /(?<![\\\]])\([^()[\]\n]{1,200}\)\[(?:https?:\/\/|www\.|mailto:)[^\s[\]()]{1,1000}\](?![(:[])/g

/** What CommonMark takes behind the address: a title. */
const TITLE = /(?<![ \t])[ \t]+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))$/
/** What other generators read as a size. */
const SIZE =
  /(?<![ \t])[ \t]+(?:=\d+%?(?:x(?:\d+%?)?)?|=x\d+%?|(?:width|height)=\S+(?:[ \t]+(?:width|height)=\S+)?)$/
/** What was to be a title. */
const QUOTED = /(?<![ \t])[ \t]+["“'‘].*$/

/** What nobody would write in parentheses but an address. */
const ADDRESS = /^(?:\.{0,2}\/[^\s/]|[a-z][a-z\d+.-]{1,20}:\/\/|mailto:|#[a-z])/i
const FILE = /^[^:;,!?]*\.(?:mdx?|html?|png|jpe?g|gif|svg|webp|avif|pdf|zip|mp4)(?:[?#]\S*)?$/i

/** A bare address, and right behind it a sign that ends words, but no address to markdown. */
const RUN_ON = /(?<!\w)(?:https?:\/\/|www\.)[\w.~:/?#@!$&'*+,;=%-]{1,300}(?=[，。；：！？、）】》」』”’])/g

/** A bare address with a backslash: documents that were exported have `a\_b` there, and nothing is escaped in it. */
const ESCAPED = /(?:https?:\/\/|www\.)[\w./~:?#=%+-]{1,300}?\\[_*~#&.=-]/g

/** What gives a reference its address. */
const DEFINITION =
  /^[ \t>]{0,40}(?<whole>\[(?!\^)(?:\\.|[^[\]\\\n]){1,100}\]:[ \t]{0,8}<?(?:https?:\/\/|\.{1,2}\/|\/[\w.-]|#\w|mailto:)[^\s<>]{1,400}>?)/gm

/** Behind it a title may stand. */
const NOTHING_MORE = /^(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/

/** Name the images and links that markdown prints as text, for a blank parts their address, and the links that do not end. */
export function lostLinks(tree: Root, context: StepContext): void {
  const { text } = context
  if (!isAscii(text)) runOns(tree, context)
  if (text.includes('\\')) escapedAddresses(tree, context)
  if (text.includes(']:')) tell(definitionsAsText(text), tree, context)
  if (text.includes(')[') || /\][ \t]+\(/.test(text)) tell(misplacedIn(text), tree, context)
  const spoilt = MAY_BE_LOST.test(text) ? spoiltIn(text) : []
  const open = MAY_BE_OPEN.test(text) ? openIn(text) : []
  const told = new Set(spoilt.map(({ index }) => index))
  tell([...spoilt, ...open.filter(({ index }) => !told.has(index))].sort(byIndex), tree, context)
}

interface Lost {
  readonly index: number
  readonly whole: string
  /** Where its words end. Code that begins in them takes their end with it. */
  readonly end: number
  readonly fault: Parameters<typeof lostLink>[2]
}

function tell(found: readonly Lost[], tree: Root, { text, place, report }: StepContext): void {
  if (found.length === 0) return
  const isText = within(rangesOfType(tree, 'text'))
  const isQuiet = within(quietRanges(tree, text))
  let lineEnd = -1
  for (const { index, whole, end, fault } of found) {
    if (!isText(index) || isQuiet(end)) continue
    // Of definitions one below the other the first is told.
    const isNext = lineEnd > 0 && startOfLine(text, index) === lineEnd + 1
    lineEnd = fault === 'below' || fault === 'behind' ? endOfLine(text, index) : -1
    if (!isNext) report(lostLink(place({}, whole.length, index), whole, fault))
  }
}

function spoiltIn(text: string): readonly Lost[] {
  return [...text.matchAll(WRITTEN)].flatMap(({ index, 0: whole, groups }) => {
    const { words = '', inside = '' } = groups ?? {}
    const fault = faultIn(inside.trim())
    const isMeant = fault !== undefined && isLink(words, inside.trim(), text.charAt(index - 1))
    return isMeant ? [{ index, whole, end: index + words.length - 1, fault }] : []
  })
}

function misplacedIn(text: string): readonly Lost[] {
  const lost = (fault: Lost['fault']) => (match: RegExpExecArray) => {
    return { index: match.index, whole: match[0], end: match.index, fault }
  }
  const spaced = [...text.matchAll(SPACED)].filter(({ groups }) => isAddress(groups?.inside ?? ''))
  return [...spaced.map(lost('spaced')), ...[...text.matchAll(TURNED)].map(lost('turned'))].sort(byIndex)
}

function byIndex(one: Lost, other: Lost): number {
  return one.index - other.index
}

/** An address whose parentheses are not closed before the next blank, and no title or end is behind that. */
function openIn(text: string): readonly Lost[] {
  const found: Lost[] = []
  for (let at = text.indexOf('](http'); at !== -1; at = text.indexOf('](http', at + 6)) {
    const inside = /^(?:\\.|[^\s\\]){1,500}/.exec(text.slice(at + 2, at + 502))?.[0] ?? ''
    if (isClosed(inside) || /^\s*["'()]/.test(text.slice(at + 2 + inside.length, at + 50 + inside.length)))
      continue
    const words = /(?<![\\!])\[(?:\\.|[^[\]\\\n]){1,200}$/.exec(text.slice(Math.max(0, at - 202), at))?.[0]
    if (words === undefined) continue
    const index = at - words.length
    const whole = text.slice(index, at + 2 + inside.length)
    found.push({ index, whole, end: at, fault: 'open' })
  }
  return found
}

function isClosed(inside: string): boolean {
  let depth = 1
  for (const sign of inside.replace(/\\./g, '')) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (depth === 0) return true
  }
  return false
}

function definitionsAsText(text: string): readonly Lost[] {
  return [...text.matchAll(DEFINITION)].map(({ index, 0: line, groups: { whole = '' } = {} }) => {
    const at = index + line.length - whole.length
    const fault = NOTHING_MORE.test(restOfLine(text, at + whole.length)) ? 'below' : 'behind'
    return { index: at, whole, end: at, fault }
  })
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text) || FILE.test(text)
}

function runOns(tree: Root, { text, place, report }: StepContext): void {
  eachLink(RUN_ON, tree, text, (address, start, end) => {
    const at = start + address.length
    if (end > at) report(runOn(place({}, end - at, at), address))
  })
}

function escapedAddresses(tree: Root, { text, place, report }: StepContext): void {
  eachLink(ESCAPED, tree, text, (address, start) => {
    report(escapedAddress(place({}, 2, start + address.length - 2), address.slice(-2)))
  })
}

/** Call `visit` with what the pattern finds at the start of a link, and with where that link begins and ends. */
function eachLink(
  pattern: RegExp,
  tree: Root,
  text: string,
  visit: (found: string, start: number, end: number) => void,
): void {
  const all = new Map([...text.matchAll(pattern)].map(({ index, 0: found }) => [index, found]))
  if (all.size === 0) return
  walk(tree, ({ type, position }) => {
    const start = type === 'link' ? position?.start.offset : undefined
    const found = start === undefined ? undefined : all.get(start)
    if (start === undefined || found === undefined) return
    // A bare address right behind `](` is that of a link which is told as printed.
    if (!text.startsWith('](', start - 2)) visit(found, start, position?.end.offset ?? start)
  })
}

/** Why these are no address and title. */
function faultIn(inside: string): 'blank' | 'size' | 'title' | undefined {
  const address = inside.replace(TITLE, '')
  if (!/[ \t]/.test(address) || /^<[^<>]*>$/.test(address)) return undefined
  if (SIZE.test(address)) return 'size'
  return /^[^\s"]+[ \t]+["“'‘]/.test(address) ? 'title' : 'blank'
}

const IS_UNPARTED = new RegExp(`[${UNPARTED}]`)

function isLink(words: string, inside: string, before: string): boolean {
  const address = inside.replace(TITLE, '').replace(SIZE, '').replace(QUOTED, '')
  const isBehindWord = /[\p{L}\p{N})\]]/u.test(before) && !IS_UNPARTED.test(before)
  return words.startsWith('!') ? isAddress(address) || !isBehindWord : isAddress(address) && !isBehindWord
}
