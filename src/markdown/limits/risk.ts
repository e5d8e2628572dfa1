import type { Limits } from '../markdown.ts'

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
function isProse(text: string): boolean {
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
