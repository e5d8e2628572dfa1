import { endOfLine } from '../../text/lines.ts'
import { type Range, within } from '../../text/ranges.ts'
import { quietRanges, rangesOfType } from '../code-ranges.ts'
import { isEscaped } from '../escapes.ts'
import { type Root, walk } from '../tree.ts'

const REFERENCE = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi

/** Where the text writes references to characters that no page may hold; markdown prints U+FFFD for them. */
export function lostCharacters(tree: Root, text: string): readonly Range[] {
  const found: Range[] = []
  let isQuiet: ReturnType<typeof within> | undefined
  let isHtml: ReturnType<typeof within> | undefined
  let isInfo: ReturnType<typeof within> | undefined
  for (const { 0: written, 1: hex, 2: digits, index } of text.matchAll(REFERENCE)) {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    if (!isLost(code) || isEscaped(text, index)) continue
    isQuiet ??= within(quietRanges(tree, text))
    isHtml ??= within(rangesOfType(tree, 'html'))
    isInfo ??= within(infoRanges(tree, text))
    // In raw HTML the last pass finds them, but for those that its parser replaces.
    if ((!isQuiet(index) || isInfo(index)) && (!isHtml(index) || isReplaced(code)))
      found.push([index, index + written.length])
  }
  return found
}

function isLost(code: number): boolean {
  const isControl = code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160)
  const isNone = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)
  return isControl || isNone || isReplaced(code)
}

/** What HTML too has no character for (HTML, "numeric character reference end state"). */
function isReplaced(code: number): boolean {
  return code === 0 || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff
}

/** What stands behind the marks of fences: titles may hold references. */
function infoRanges(tree: Root, text: string): readonly Range[] {
  const ranges: Range[] = []
  walk(tree, (node) => {
    const start = node.type === 'code' && node.lang ? node.position?.start.offset : undefined
    if (start !== undefined) ranges.push([start, endOfLine(text, start)])
  })
  return ranges
}
