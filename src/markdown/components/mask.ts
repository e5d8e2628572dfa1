import { startOfLine } from '../../text/lines.ts'
import { sticky } from '../../text/sticky.ts'
import { marksBefore, quotePrefix, quotesIn } from '../containers.ts'
import type { Formula } from '../formulas/scan-formulas.ts'
import { isDirective } from './directives.ts'
import { OpenNames } from './open-names.ts'
import type { Tag } from './tags.ts'

/**
 * CommonMark breaks JSX before any plugin runs: `<A a={["x"]}/>` is text to it, and a lone `</A>` after a list
 * belongs to the last item. So tags are masked in the text, at the same length, and all offsets stay true:
 * a tag alone on its lines becomes `<?…?>`, which is HTML that interrupts paragraphs and ends lazy lines; of
 * another tag the attributes become one, with a value of control characters, where CommonMark cannot read them or a
 * line begins with the tag's end.
 * Lines of directives and formulas of their own lines are masked like tags that stand alone; of a formula in
 * a line nothing is left but control characters, which markdown takes for letters.
 */
export interface Mask {
  readonly start: number
  readonly end: number
  readonly kind: 'tag' | 'attributes' | 'blanks' | 'formula'
  /** What the mask was made for. */
  readonly tag: Tag | Formula
}

/** All that is seen of a mask. */
export type Cover = Pick<Mask, 'start' | 'end' | 'kind'>

/** The masks that these tags and formulas need, in order and apart. */
export function masksOf(text: string, tags: readonly Tag[], formulas: readonly Formula[]): Mask[] {
  const masks = masksOfTags(text, tags)
  if (formulas.length === 0) return masks
  const all: Mask[] = []
  let next = 0
  for (const formula of formulas) {
    const { start, end, isBlock } = formula
    for (let mask = masks[next]; mask !== undefined && mask.start < start; mask = masks[++next])
      all.push(mask)
    // What lies in a component that is parsed apart is seen there.
    if ((all.at(-1)?.end ?? 0) <= start)
      all.push({ start, end, kind: isBlock ? 'tag' : 'formula', tag: formula })
  }
  return [...all, ...masks.slice(next)]
}

function masksOfTags(text: string, tags: readonly Tag[]): Mask[] {
  const masks: Mask[] = []
  const partners = partnersOf(tags)
  const lone = new Set(tags.filter((tag) => isLone(text, tag)))
  let done = 0
  for (const tag of tags) {
    if (tag.start < done) continue
    if (isDirective(tag)) {
      masks.push({ start: tag.start, end: tag.end, kind: 'tag', tag })
      // What stands in its title is parsed with that.
      done = tag.end
      continue
    }
    const mask = maskOfLone(text, tag, partners.get(tag), lone, masks.at(-1))
    if (mask !== undefined) {
      masks.push(mask)
      done = mask.end
      continue
    }
    const start = tag.start + (tag.kind === 'close' ? 2 : 1) + tag.name.length
    const end = tag.end - (tag.kind === 'self' ? 2 : 1)
    const kind = coverFor(text, tag, start, end)
    if (kind !== undefined) masks.push({ start, end, kind, tag })
  }
  return masks
}

/** The text with its masks on. */
export function maskText(text: string, masks: readonly Cover[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, kind } of masks) {
    const length = end - start
    parts.push(text.slice(at, start))
    parts.push(coverOf(kind, length))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** The first sign of a formula and the others, so that two in a row are two. */
export const FORMULA_COVER = /\x03\x04+/g

function coverOf(kind: Mask['kind'], length: number): string {
  if (kind === 'formula') return `\x03${'\x04'.repeat(length - 1)}`
  if (kind === 'blanks') return ' '.repeat(length)
  if (kind === 'attributes') return ` a=${'\x03'.repeat(length - 3)}`
  return length === 3 ? '<?>' : `<?${'\x03'.repeat(length - 4)}?>`
}

/** How to hide what CommonMark does not see as a tag: braces, attributes without a space between them, a line that begins with `>`. */
function coverFor(text: string, tag: Tag, start: number, end: number): Mask['kind'] | undefined {
  const hasLoneEnd = tag.kind !== 'self' && /\n[ \t>]*$/.test(text.slice(start, end)) && !isQuote(text, tag)
  if (tag.kind === 'close' || end - start < 4) return hasLoneEnd ? 'blanks' : undefined
  if (hasLoneEnd || tag.attributes.some(({ kind }) => kind === 'literal' || kind === 'spread'))
    return 'attributes'
  const readable = /^(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*$/
  return readable.test(text.slice(start, end)) ? undefined : 'attributes'
}

/** Whether it is rather prose that ends with `<` and some words, and a block quote below it. */
function isQuote(text: string, { kind, attributes, start, end }: Tag): boolean {
  const isOneLine = !text.slice(start, attributes.at(-1)?.valueEnd ?? start).includes('\n')
  const isBare = attributes.every((attribute) => attribute.kind === 'bare')
  return kind === 'open' && isOneLine && isBare && !/\S/.test(text.charAt(end))
}

function maskOfLone(
  text: string,
  tag: Tag,
  partner: Tag | undefined,
  lone: ReadonlySet<Tag>,
  before: Mask | undefined,
): Mask | undefined {
  if (!lone.has(tag)) return undefined
  const whole: Mask = { start: tag.start, end: tag.end, kind: 'tag', tag }
  if (tag.kind === 'self') return startsBlock(text, tag, before) ? whole : undefined
  if (partner === undefined || !lone.has(partner)) return undefined
  // Indented as JSX is written, the children would be code or another list level: they are parsed apart, without it.
  if (tag.kind === 'open' && indentOf(text, tag, partner) >= 2)
    return { start: tag.start, end: partner.end, kind: 'tag', tag }
  return whole
}

/** A self-closed tag in the middle of a paragraph's lines is part of a sentence, as CommonMark has it. */
function startsBlock(text: string, tag: Tag, before: Mask | undefined): boolean {
  const lineStart = startOfLine(text, tag.start)
  if (lineStart === 0 || /[^ \t>]/.test(text.slice(lineStart, tag.start))) return true
  const lineBefore = text.slice(startOfLine(text, lineStart - 1), lineStart - 1)
  // Parsers disagree whether such a tag ends a table; for us it does.
  if (/^[ \t>]*(?:\||$)/.test(lineBefore)) return true
  return before !== undefined && before.kind === 'tag' && text.slice(before.end, lineStart).trim() === ''
}

/** The least indentation of the lines between two tags of one block quote or none, over that of the first tag. */
export function indentOf(text: string, open: Tag, close: Tag): number {
  const { quotes } = open
  if (close.quotes !== quotes) return 0
  const before = text.slice(startOfLine(text, open.start), open.start)
  const column = indentWidth(quotes === 0 ? before : before.replace(/^.*> ?/, ''))
  let least = Number.POSITIVE_INFINITY
  for (const line of text.slice(open.end, close.start).split('\n').slice(1, -1)) {
    const marks = quotePrefix(line, 0, quotes)
    // A line without its marks ends the quote.
    if (quotes > 0 && quotesIn(line.slice(0, marks)) < quotes) return 0
    const blanks = sticky(/[ \t]*/y, line, marks)?.[0] ?? ''
    if (marks + blanks.length < line.length) least = Math.min(least, indentWidth(blanks))
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least - column
}

/** How far a text indents what stands behind it. */
export function indentWidth(text: string): number {
  return text.replaceAll('\t', '    ').length
}

/** Whether nothing but the marks of its containers stands before the tag on its line, and nothing after it. */
export function isLone(text: string, tag: Tag): boolean {
  if (sticky(/[^\S\n]*(?:\n|$)/y, text, tag.end) === null) return false
  const before = marksBefore(text, tag.start)
  return before !== undefined && (tag.kind !== 'close' || /^[ \t>]*$/.test(before))
}

/** The first tag that stands inside more pairs of tags than the limit, by name alone. */
export function tooDeepTag(tags: readonly Tag[], limit: number): Tag | undefined {
  if (tags.length <= limit) return undefined
  const partners = partnersOf(tags)
  let depth = 0
  for (const tag of tags) {
    if (!partners.has(tag)) continue
    depth += tag.kind === 'open' ? 1 : -1
    if (depth > limit) return tag
  }
  return undefined
}

/** Opening and closing tags that belong together by name alone; the tree has the last word later. */
export function partnersOf(tags: readonly Tag[]): ReadonlyMap<Tag, Tag> {
  const partners = new Map<Tag, Tag>()
  const open: Tag[] = []
  const names = new OpenNames()
  for (const tag of tags) {
    if (tag.kind === 'open') {
      open.push(tag)
      names.add(tag.name)
    }
    if (tag.kind !== 'close') continue
    const at = names.close(tag.name)
    const partner = open[at]
    if (partner === undefined) continue
    partners.set(partner, tag)
    partners.set(tag, partner)
    open.length = at
  }
  return partners
}
