import {
  type Html,
  holdsPhrasing,
  offsetOfHtml,
  type Point,
  type Root,
  type RootContent,
  walk,
} from '../tree.ts'
import { isDirective } from './directives.ts'
import { isLone, partnersOf } from './mask.ts'
import { innerRegion, type Region, sourceOffset } from './region.ts'
import type { Tag } from './tags.ts'

/** What an html node turns out to be made of: component tags, raw HTML, and text that is markdown after all. */
export type Piece =
  | { readonly kind: 'tag'; readonly tag: Tag; readonly region: Region }
  | { readonly kind: 'raw'; readonly node: Html }
  | { readonly kind: 'markdown'; readonly region: Region }

export type Cuts = ReadonlyMap<RootContent, readonly Piece[]>

/** Cut the html nodes of a region's tree at the component tags in them. Positions must still be the region's own. */
export function cutHtml(
  root: Root,
  region: Region,
  tags: readonly Tag[],
  pointAt: (offset: number) => Point,
): Map<RootContent, readonly Piece[]> {
  const cuts = new Map<RootContent, readonly Piece[]>()
  let next = 0
  walk(root, (node, _, parent) => {
    if (node.type !== 'html') return
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? 0
    while (next < tags.length && (tags[next]?.start ?? 0) < start) next++
    const first = next
    while (next < tags.length && (tags[next]?.start ?? 0) < end) next++
    const inside = ownOf(tags.slice(first, next), offsetOfHtml(node))
    if (inside.length === 0) return
    const isBlock = !holdsPhrasing(parent)
    if (isBlock) cuts.set(node, cutBlock(region, inside, start, end, pointAt))
    else if (inside[0]?.start === start)
      cuts.set(
        node,
        inside.map((tag) => ({ kind: 'tag', tag, region })),
      )
  })
  return cuts
}

/** The line of a directive is a node by itself; one that stands inside a component is seen when its children are parsed. */
function ownOf(inside: readonly Tag[], start: number): readonly Tag[] {
  const isLine = inside[0]?.start === start && isDirective(inside[0])
  return isLine ? inside.slice(0, 1) : inside.filter((tag) => !isDirective(tag))
}

/**
 * Text between components is markdown; outside of any, it is raw HTML if that is how the block began. What the outermost
 * pair of tags holds is one stretch: a list, a sentence or a callout in it may hold components too. But a pair that holds
 * nothing of its own is a frame, and its parts need not be parsed twice.
 */
function cutBlock(
  region: Region,
  tags: readonly Tag[],
  start: number,
  end: number,
  pointAt: (offset: number) => Point,
): Piece[] {
  const pieces: Piece[] = []
  const partners = partnersOf(tags)
  const frames = framesIn(region.text, tags, partners)
  let isRaw = region.text.slice(start, tags[0]?.start).trim() !== ''
  let at = start
  const addText = (to: number, quotes: number, isMarkdown: boolean) => {
    const text = region.text.slice(at, to)
    if (text.replace(/[\s>]/g, '') === '') return
    const inner = innerRegion(region, at, to, quotes)
    if (isMarkdown) {
      pieces.push({ kind: 'markdown', region: inner })
      return
    }
    const position = { start: pointAt(sourceOffset(region, at)), end: pointAt(sourceOffset(region, to)) }
    pieces.push({ kind: 'raw', node: { type: 'html', value: inner.text, position } })
  }
  const addTag = (tag: Tag) => {
    pieces.push({ kind: 'tag', tag, region })
    at = tag.end
  }
  for (const tag of tags) {
    if (tag.start < at) continue
    addText(tag.start, tag.quotes, !isRaw)
    addTag(tag)
    const partner = tag.kind === 'open' ? partners.get(tag) : undefined
    if (partner !== undefined && !frames.has(tag)) {
      addText(partner.start, partner.quotes, true)
      addTag(partner)
    } else if (tag.kind === 'open' && partner === undefined) isRaw = false
  }
  addText(Math.max(at, end), tags.at(-1)?.quotes ?? 0, !isRaw)
  return pieces
}

/** The opening tags of pairs in which there are nothing but components on lines of their own. */
function framesIn(text: string, tags: readonly Tag[], partners: ReadonlyMap<Tag, Tag>): ReadonlySet<Tag> {
  const frames = new Set<Tag>()
  /** Pairs that are open: where the part before ended, and whether all so far is that of a frame. */
  const open: { readonly tag: Tag; end: number; isFrame: boolean }[] = []
  for (const tag of tags) {
    const isPaired = partners.has(tag)
    const closed = tag.kind === 'close' && isPaired ? open.pop() : undefined
    const around = closed ?? open.at(-1)
    if (around !== undefined) {
      const isSameQuote = tag.quotes === around.tag.quotes
      const isPart = (isPaired || tag.kind === 'self') && isSameQuote && isLone(text, tag)
      around.isFrame &&= isPart && /^[\s>]*$/.test(text.slice(around.end, tag.start))
      around.end = tag.end
    }
    if (closed !== undefined) {
      if (closed.isFrame) frames.add(closed.tag)
      const outer = open.at(-1)
      if (outer !== undefined) outer.end = tag.end
    } else if (isPaired) open.push({ tag, end: tag.end, isFrame: isLone(text, tag) })
  }
  return frames
}
