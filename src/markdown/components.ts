import { brokenTag, openTag } from '../report/markdown.ts'
import type { Workshop } from './component.ts'
import { cutHtml } from './cut.ts'
import { type Mask, masksOf, maskText, tooDeepTag } from './mask.ts'
import { pairTags } from './pair.ts'
import { type Region, relocate, sourceOffset, wholeRegion } from './region.ts'
import { codeRanges, isWithin, mayHoldCode, mayHoldTags, type Range, type Scan, scanTags } from './scan.ts'
import type { Tag } from './tags.ts'
import { type Root, type RootContent, walk } from './tree.ts'

/** A parser's one function, on whatever part of a post. */
export type Parse = (text: string) => Root

/** How deep components may be nested, and who is told the offset of one that lies deeper. */
export interface Nesting {
  readonly limit: number
  readonly onDeeper: (offset: number) => void
}

interface Reading extends Workshop {
  readonly parse: Parse
  readonly nesting: Nesting
  /** Offsets of the faults that were reported: a stretch may be scanned twice. */
  readonly reported: Set<number>
  /** Definitions of the whole post, so that references work in the parts that are parsed alone. */
  stubs: string | undefined
}

/** Parse a text with components in it (SPEC 4): mask, parse, cut, pair. */
export function readComponents(text: string, parse: Parse, workshop: Workshop, nesting: Nesting): Root {
  if (!mayHoldTags(text)) return parse(text)
  const reading: Reading = { ...workshop, parse, nesting, reported: new Set(), stubs: undefined }
  return readRegion(wholeRegion(text), reading, 0)
}

function readRegion(region: Region, reading: Reading, depth: number): Root {
  const stubs = depth > 0 && region.text.includes('[') ? (reading.stubs ?? '') : ''
  const parse = stubs === '' ? reading.parse : (text: string) => parseWithStubs(text, stubs, reading.parse)
  const { tree, tags, scan, hasMasks } = parseMasked(region.text, parse, reading.nesting)
  reading.stubs ??= stubsOf(tree)
  reportFaults(tree, region, scan, reading)
  const cuts = cutHtml(tree, region, tags, reading.pointAt)
  if (depth > 0 || hasMasks) relocate(tree, region, reading.pointAt)
  const parseInner = (inner: Region): readonly RootContent[] =>
    // Deeper than the limit nothing is parsed: the tree is refused by its depth all the same.
    depth > reading.nesting.limit ? [] : readRegion(inner, reading, depth + 1).children
  pairTags(tree, { ...reading, cuts, parse: parseInner })
  return tree
}

interface Parsed {
  readonly tree: Root
  readonly tags: readonly Tag[]
  readonly scan: Scan
  readonly hasMasks: boolean
}

/**
 * Parse with masks on. A mask that does not come out inside an html node hid text that is no tag (it stands in
 * code, say): it is withdrawn and the text parsed again, so that such text comes back byte for byte.
 */
function parseMasked(text: string, parse: Parse, { limit, onDeeper }: Nesting): Parsed {
  const plain = mayHoldCode(text) ? parse(text) : undefined
  const scan = scanTags(text, plain === undefined ? [] : codeRanges(plain, text))
  const deep = tooDeepTag(scan.tags, limit)
  if (deep !== undefined) {
    onDeeper(deep.start)
    return { tree: { type: 'root', children: [] }, tags: [], scan: { tags: [], faults: [] }, hasMasks: false }
  }
  let tags = scan.tags
  for (let round = 0; round < 10; round++) {
    const masks = masksOf(text, tags)
    if (masks.length === 0) break
    const tree = parse(maskText(text, masks))
    const wrong = misplaced(tree, masks)
    if (wrong.size === 0) return { tree, tags, scan, hasMasks: true }
    tags = tags.filter((tag) => !wrong.has(tag))
  }
  return { tree: plain ?? parse(text), tags, scan, hasMasks: false }
}

function misplaced(tree: Root, masks: readonly Mask[]): ReadonlySet<Tag> {
  const html: Range[] = []
  walk(tree, (node) => {
    const { start, end } = node.position ?? {}
    if (node.type === 'html' && start?.offset !== undefined && end?.offset !== undefined)
      html.push([start.offset, end.offset])
  })
  const wrong = new Set<Tag>()
  let next = 0
  for (const { start, tag } of masks) {
    while (next < html.length && (html[next]?.[1] ?? 0) <= start) next++
    const range = html[next]
    if (range === undefined || range[0] > start) wrong.add(tag)
  }
  return wrong
}

function reportFaults(tree: Root, region: Region, { faults }: Scan, reading: Reading): void {
  if (faults.length === 0) return
  const code = codeRanges(tree, region.text)
  for (const { name, start, reason, isSevere } of faults) {
    const offset = sourceOffset(region, start)
    if (isWithin(code, start) || reading.reported.has(offset)) continue
    reading.reported.add(offset)
    const place = reading.placeAt(offset, name.length + 1)
    reading.report(isSevere ? brokenTag(place, name, reason) : openTag(place, name))
  }
}

/** `[label]: x` for every definition of the post, and the like for notes: enough for the parser to see references. */
function stubsOf(tree: Root): string {
  const stubs: string[] = []
  walk(tree, (node) => {
    if (node.type === 'definition') stubs.push(`[${node.label ?? node.identifier}]: <x>\n`)
    else if (node.type === 'footnoteDefinition') stubs.push(`[^${node.label ?? node.identifier}]: x\n\n`)
  })
  return stubs.length === 0 ? '' : `${stubs.join('')}\n`
}

function parseWithStubs(text: string, stubs: string, parse: Parse): Root {
  const tree = parse(stubs + text)
  const { length } = stubs
  tree.children = tree.children.filter((node) => (node.position?.start.offset ?? length) >= length)
  walk(tree, ({ position }) => {
    if (position === undefined) return
    position.start.offset = (position.start.offset ?? 0) - length
    position.end.offset = (position.end.offset ?? 0) - length
  })
  return tree
}
