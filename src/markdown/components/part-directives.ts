import { startOfLine } from '../../text/lines.ts'
import { OPAQUE } from '../code-ranges.ts'
import { depthBehind } from '../html/html.ts'
import { type Parse, walk } from '../tree.ts'
import { type DirectiveTag, mayHoldDirectives } from './directives.ts'
import { aloneIn } from './ground.ts'
import { maskText } from './mask.ts'
import { joinLines, type Region, sourceOffset } from './region.ts'

/** So often the text is looked at again, because behind a line that was parted there is more HTML. */
const ROUNDS = 10

/**
 * Put a blank line before the lines of directives that stand right below raw HTML. To CommonMark a tag begins a block that only
 * a blank line ends, and a `:::` in it would be HTML too; Docusaurus has no such rule. Where an element is still open,
 * the line is part of it.
 */
export function partDirectives(region: Region, parse: Parse): Region {
  let parted = region
  for (let round = 0; round < ROUNDS && mayBeTight(parted.text); round++) {
    const { starts, isAll } = tightLines(parted.text, parse)
    if (starts.size > 0) parted = withBlankLines(parted, starts)
    if (isAll) break
  }
  return parted
}

function mayBeTight(text: string): boolean {
  return mayHoldDirectives(text) && /\S[ \t]*\n[ \t>]*:::/.test(text) && /^[^\n\w<]*<\/?[a-z]/m.test(text)
}

interface Tight {
  /** Where the lines begin that need a blank one above them. */
  readonly starts: ReadonlySet<number>
  /** Whether these are all of them; else the parser must say what the others stand in. */
  readonly isAll: boolean
}

function tightLines(text: string, parse: Parse): Tight {
  const { lines, covers } = aloneIn(text)
  const masked = maskText(text, covers)
  const starts = new Set<number>()
  let isAll = true
  let next = 0
  walk(parse(masked), ({ type, position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (type !== 'html' || start === undefined || end === undefined) return
    while ((lines[next]?.start ?? start) < start) next++
    const first = next
    while ((lines[next]?.start ?? end) < end) next++
    const html = masked.slice(start, end)
    if (first === next || !/^\s*<\/?[a-z]/.test(html) || OPAQUE.test(html)) return
    const found = linesToPart(masked, start, lines.slice(first, next))
    for (const at of found.starts) starts.add(at)
    isAll &&= found.isAll
  })
  return { starts, isAll }
}

/** Blocks that end in ways of their own, in which a blank line may be one of the text. */
const OTHER_BLOCK = /^[ \t>]*(?:`{3}|~{3}| {4}|\t|<(?:(?:pre|script|style|textarea)\b|!))/im

function linesToPart(text: string, start: number, lines: readonly DirectiveTag[]): Tight {
  const starts = new Set<number>()
  let depth = 0
  let at = start
  for (const line of lines) {
    const lineStart = startOfLine(text, line.start)
    const before = text.slice(at, lineStart)
    if (starts.size > 0 && OTHER_BLOCK.test(before)) return { starts, isAll: false }
    depth = depthBehind(before, depth)
    at = line.end
    if (depth === 0 && /^[ \t>]*$/.test(text.slice(lineStart, line.start))) starts.add(lineStart)
  }
  return { starts, isAll: true }
}

/** An empty line of the same block quote before each of these. */
function withBlankLines(region: Region, starts: ReadonlySet<number>): Region {
  const lines: { text: string; source: number }[] = []
  let at = 0
  for (const text of region.text.split('\n')) {
    const source = sourceOffset(region, at)
    if (starts.has(at)) lines.push({ text: (/^[ \t>]*/.exec(text)?.[0] ?? '').trimEnd(), source })
    lines.push({ text, source })
    at += text.length + 1
  }
  return joinLines(lines)
}
