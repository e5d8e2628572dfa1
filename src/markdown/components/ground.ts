import { endOfLine } from '../../text/lines.ts'
import type { Range } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { codeRanges, rangesOfType } from '../code-ranges.ts'
import { quotePrefix } from '../containers.ts'
import { type Parse, type Root, walk } from '../tree.ts'
import { type DirectiveTag, scanDirectives } from './directives.ts'
import { type Cover, indentOf, indentWidth, isLone, maskText, partnersOf, tooDeepTag } from './mask.ts'
import { joinLines, type Region, sourceOffset, wholeRegion } from './region.ts'
import { mayHoldTags, scanTags } from './scan-tags.ts'
import type { Tag } from './tags.ts'

/** Where code stands in a text, in order; and the tree of the text as it is, if that was needed to tell. */
interface Ground {
  readonly code: readonly Range[]
  readonly plain?: Root
}

/**
 * Where code stands. To CommonMark a component's tag begins HTML that ends at the next blank line, and children that
 * are indented as JSX is are code. So for this look every tag and every `:::` that stands alone is masked, whether
 * it finds a partner or not, and the lines between two tags lose what indents them.
 */
export function groundOf(text: string, parse: Parse): Ground {
  if (!mayHoldCode(text)) return { code: [] }
  const look = lookAt(text, parse)
  const code = codeIn(look)
  return look.isPlain ? { code, plain: look.tree } : { code }
}

/** Whether a text can hold places where tags are text: code, raw `<pre>` and the like. */
function mayHoldCode(text: string): boolean {
  return /[`~]|^[ \t>]*(?: {4}|\t)|<(?:pre|script|style|textarea)\b|<[?!](?!--)/im.test(text)
}

/** Where code stands in a text, and raw HTML, all of it and what is in it; each in order. */
interface HtmlGround {
  readonly code: readonly Range[]
  readonly html: readonly Range[]
  readonly comments: readonly Range[]
  readonly tags: readonly Range[]
}

/** Linear: what is quoted may hold all but its quote, and nothing else a `<`. */
const COMMENT_OR_TAG = /<!--[\s\S]*?(?:-->|$)|<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi

/** Where code and raw HTML stand, looked at as `groundOf` does. */
export function htmlGround(text: string, parse: Parse): HtmlGround {
  if (!/<\/?[a-z!]/i.test(text)) return { code: groundOf(text, parse).code, html: [], comments: [], tags: [] }
  const look = lookAt(text, parse)
  const html = inSource(rangesOfType(look.tree, 'html'), look)
  const found = html.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(COMMENT_OR_TAG)].map(
      ({ index, 0: whole }): Range => [start + index, start + index + whole.length],
    ),
  )
  const isComment = ([start]: Range) => text.startsWith('<!--', start)
  const tags = found.filter((range) => !isComment(range))
  return { code: codeIn(look), html, comments: found.filter(isComment), tags }
}

interface Look {
  readonly tree: Root
  readonly region: Region
  readonly isMask: (start: number) => boolean
  /** Whether nothing is masked. */
  readonly isPlain: boolean
}

function codeIn(look: Look): readonly Range[] {
  return inSource(codeRanges(look.tree, look.region.text), look)
}

/** Ranges that are no masks, as they stand in the text that was looked at. */
function inSource(ranges: readonly Range[], { region, isMask, isPlain }: Look): readonly Range[] {
  if (isPlain) return ranges
  return ranges
    .filter(([start]) => !isMask(start))
    .map(([start, end]) => [sourceOffset(region, start), sourceOffset(region, end)])
}

function lookAt(text: string, parse: Parse): Look {
  const { tags, covers } = aloneIn(text)
  if (covers.length === 0) {
    return { tree: parse(text), region: wholeRegion(text), isMask: () => false, isPlain: true }
  }
  const region = dedented(maskText(text, covers), cutsOf(text, tags))
  const tree = parse(region.text)
  const masked = masksIn(tree)
  return { tree, region, isMask: (start) => masked.has(start), isPlain: false }
}

interface Alone {
  readonly tags: readonly Tag[]
  /** Lines of directives, without those that find no partner. */
  readonly lines: readonly DirectiveTag[]
  /** What hides all of them, in order. */
  readonly covers: readonly Cover[]
}

/** The tags of components and the `:::` lines that stand alone, in code too. */
export function aloneIn(text: string): Alone {
  const tags = mayHoldTags(text) ? scanTags(text, []).tags.filter((tag) => isLone(text, tag)) : []
  const { tags: lines, strays } = scanDirectives(text, [], tags)
  const covers = [...tags, ...lines, ...strays]
    .map(({ start, end }): Cover => ({ start, end, kind: 'tag' }))
    .sort((one, other) => one.start - other.start)
  return { tags, lines, covers }
}

/** Where masks begin: they look like processing instructions, whose inside is no markdown. */
function masksIn(tree: Root): ReadonlySet<number | undefined> {
  const starts = new Set<number | undefined>()
  walk(tree, (node) => {
    if (node.type === 'html' && /^\s*<\?[\x03?>]/.test(node.value)) starts.add(node.position?.start.offset)
  })
  return starts
}

/** So much indentation goes from each of the lines that begin in the range, behind so many marks of quotes. */
interface Cut {
  readonly range: Range
  readonly indent: number
  readonly quotes: number
}

/** No tags nest deeper that a person has written; what lies between them is looked at once for each level. */
const DEEP = 100

/** What `maskOfLone` will take from the children of components, which are then parsed apart. */
function cutsOf(text: string, tags: readonly Tag[]): readonly Cut[] {
  if (tooDeepTag(tags, DEEP) !== undefined) return []
  const partners = partnersOf(tags)
  return tags.flatMap((tag): Cut[] => {
    const partner = tag.kind === 'open' ? partners.get(tag) : undefined
    const indent = partner === undefined ? 0 : indentOf(text, tag, partner)
    const { quotes } = tag
    return partner === undefined || indent < 2 ? [] : [{ range: [tag.end, partner.start], indent, quotes }]
  })
}

function dedented(text: string, cuts: readonly Cut[]): Region {
  if (cuts.length === 0) return wholeRegion(text)
  const lines: { text: string; source: number }[] = []
  const open: Cut[] = []
  let next = 0
  for (let at = 0; at <= text.length; ) {
    const end = endOfLine(text, at)
    for (let cut = cuts[next]; cut !== undefined && cut.range[0] < at; cut = cuts[++next]) open.push(cut)
    // The line of the closing tag is not one of those between.
    while ((open.at(-1)?.range[1] ?? end) < end) open.pop()
    lines.push(lineWithout(open, text.slice(at, end), at))
    at = end + 1
  }
  return joinLines(lines)
}

/** A line without what its components, from the outermost on, indent it by; behind marks of quotes all offsets are true. */
function lineWithout(cuts: readonly Cut[], line: string, source: number): { text: string; source: number } {
  let text = line
  let gone = 0
  for (let from = 0; from < cuts.length; ) {
    const quotes = cuts[from]?.quotes ?? 0
    let indent = 0
    for (; cuts[from]?.quotes === quotes; from++) indent += cuts[from]?.indent ?? 0
    const marks = quotePrefix(text, 0, quotes)
    const blanks = sticky(/[ \t]*/y, text, marks)?.[0] ?? ''
    const length = lengthOf(blanks, indent)
    text = text.slice(0, marks) + text.slice(marks + length)
    gone += length
  }
  return { text, source: source + gone }
}

/** How many of the blanks indent by so many columns. */
function lengthOf(blanks: string, columns: number): number {
  let length = 0
  for (let left = columns; left > 0 && length < blanks.length; length++)
    left -= indentWidth(blanks.charAt(length))
  return length
}
