import type { Config } from '../../types.ts'
import type { Parents, Root, RootContent } from '../tree.ts'

/** Bounds that no post reaches by writing: the deepest of thousands of real ones nests 14 levels. */
export type Limits = Config['markdown']['limits']

/**
 * Offset of the first line that opens more containers at once than the limit, or undefined.
 * Parsers take time that grows with the square of such a line, so it is refused before they see it.
 */
export function tooDeepLine(text: string, limit: number): number | undefined {
  if (!mayBeDeep(text, limit)) return undefined
  const marker = '[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])'
  return new RegExp(`^(?:${marker}){${limit + 1}}`, 'm').exec(text)?.index
}

const MARKERS: ReadonlySet<string> = new Set(' \t>*+-.)0123456789')

/** Whether so many signs of markers stand in a row: one in as many characters is looked at. */
function mayBeDeep(text: string, limit: number): boolean {
  for (let at = limit; at < text.length; at += limit + 1) {
    if (!MARKERS.has(text.charAt(at))) continue
    let start = at
    while (start > 0 && MARKERS.has(text.charAt(start - 1))) start--
    let end = at
    while (end < text.length && MARKERS.has(text.charAt(end))) end++
    if (end - start > limit) return true
    at = Math.max(at, end)
  }
  return false
}

/** Nodes that are no level of their own to a reader: a list is seen through its items, a paragraph is text. */
const TRANSPARENT: ReadonlySet<string> = new Set(['list', 'paragraph', 'table', 'tableRow', 'text'])

/** The first node that lies deeper than the limit. Not recursive: a deep tree must not overflow the stack here. */
export function tooDeepNode(root: Root, limit: number): RootContent | undefined {
  if (!goesBelow(root, limit)) return undefined
  const waiting: { readonly node: RootContent; readonly depth: number }[] = []
  const add = (nodes: readonly RootContent[], depth: number) => {
    for (const node of nodes) waiting.push({ node, depth: TRANSPARENT.has(node.type) ? depth : depth + 1 })
  }
  add(root.children, 0)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > limit) return next.node
    if ('children' in next.node) add(next.node.children, next.depth)
  }
  return undefined
}

/** Whether nodes of any kind lie deeper than that: most trees do not, and need no closer look. */
function goesBelow({ children }: Parents, levels: number): boolean {
  if (levels === 0) return children.length > 0
  for (const child of children) {
    if ((child as Partial<Parents>).children !== undefined && goesBelow(child as Parents, levels - 1))
      return true
  }
  return false
}

/** A native parser reads so many characters of any kind in far less than the time that a post may take. */
const LONG = 32_768
/** The same, where many signs stand in one block: its time grows with their square. */
const LONG_FOR_SIGNS = 12_288
/** The reference takes time that grows with the square of what stands in one block. */
const LONG_FOR_REFERENCE = 8192
const SHORT = 4096
const MANY_SIGNS = 1000
const MANY_SIGNS_FOR_NATIVE = 3000

/** Whether so many characters of any kind are to be read where their reading can be ended: a real post is seldom so long. */
export function isLong(characters: number): boolean {
  return characters > LONG
}

/** Whether a text is to be read there, by any parser. */
export function isRisky(text: string): boolean {
  if (text.length <= LONG_FOR_SIGNS) return false
  return isLong(text.length) || busiestBlock(text).signs > MANY_SIGNS_FOR_NATIVE
}

/** The same for the reference parser. */
export function isRiskyForReference(text: string): boolean {
  if (text.length <= SHORT) return false
  return text.length > LONG_FOR_REFERENCE || busiestBlock(text).signs > MANY_SIGNS
}

/** How many seconds a text may take. Prose takes time in proportion to its length, and is no danger. */
export function secondsFor(text: string, { seconds }: Pick<Limits, 'seconds'>): number {
  return isProse(text) ? seconds * TIMES_FOR_PROSE : seconds
}

const TIMES_FOR_PROSE = 10
/** Of so many characters one may be something else than a part of a word, a comma or the blank behind one of them. */
const ONE_SIGN_IN = 8
const LONGEST_PARAGRAPH = 20_000

/** Whether a text is words in paragraphs for the most part: real posts have half as many signs, and no such long blocks. */
export function isProse(text: string): boolean {
  let signs = 0
  let paragraph = 0
  let line = 0
  let wasBlank = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_END) {
      if (at === line) paragraph = at
      line = at + 1
    }
    // The end of a line is a sign as well: a hundred short lines are no prose.
    const isBlank = code === 32
    if (isBlank ? wasBlank : !isOfWords(code)) signs++
    if (at - paragraph > LONGEST_PARAGRAPH) return false
    wasBlank = isBlank
  }
  // What is included is seen later than this is asked.
  return signs * ONE_SIGN_IN < text.length && !text.includes('<Include')
}

function isOfWords(code: number): boolean {
  return (
    code >= 0xc0 || code === 44 || (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
  )
}

const SIGNS: Readonly<Uint8Array> = Uint8Array.from({ length: 128 }, (_, code) =>
  '*_~[]()!`<>&@\\{}$:|'.includes(String.fromCharCode(code)) ? 1 : 0,
)

export interface Block {
  readonly offset: number
  readonly signs: number
}

/** The stretch without an empty line that holds the most signs of markdown: what is slow to read stands there. */
export function busiestBlock(text: string): Block {
  let most: Block = { offset: 0, signs: 0 }
  let offset = 0
  let signs = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 128) signs += SIGNS[code] ?? 0
    if (code !== LINE_END || text.charCodeAt(at + 1) !== LINE_END) continue
    if (signs > most.signs) most = { offset, signs }
    while (text.charCodeAt(at + 1) === LINE_END) at++
    offset = at + 1
    signs = 0
  }
  return signs > most.signs ? { offset, signs } : most
}

const LINE_END = 10

/** Whether a sign stands in a text more often than so many times. */
export function holdsMore(text: string, sign: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    count++
    if (count > limit) return true
  }
  return false
}
