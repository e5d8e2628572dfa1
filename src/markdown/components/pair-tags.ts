import { reservedId } from '../../report/html.ts'
import { strayClose } from '../../report/markdown.ts'
import { isCallout, isFold } from '../../text/callouts.ts'
import { calloutNode, foldNode, noKind, strayDirective } from '../callout.ts'
import {
  append,
  childrenOf,
  holdsPhrasing,
  isBlank,
  type Paragraph,
  type Parents,
  type PhrasingContent,
  type Root,
  type RootContent,
} from '../tree.ts'
import { componentNode, type RegionTag, type Workshop } from './component-node.ts'
import type { Cuts, Piece } from './cut-html.ts'
import { isDirective } from './directives.ts'
import { OpenTags } from './open-tags.ts'
import { innerRegion, type Region, sourceOffset } from './region.ts'

interface Pairing extends Workshop {
  readonly cuts: Cuts
  /** Parse the children of a component that the parser took for HTML. */
  readonly parse: (region: Region) => readonly RootContent[]
}

/** A tag among the nodes, until its partner is found. */
interface Marker extends RegionTag {
  readonly type: 'marker'
  /** The paragraph that it was lifted from: its partner stands in another one. */
  readonly home?: Opened
}

type Item = RootContent | Marker

/** A paragraph whose children are not final yet. */
interface Opened {
  readonly paragraph: Paragraph
  /** Tags that come back to its start. */
  readonly lead: Marker[]
  readonly items: Item[]
}

interface Setting {
  readonly inline: boolean
  readonly inCell: boolean
}

const OF_WORDS: Setting = { inline: true, inCell: false }

/**
 * Join opening and closing tags that have the same parent into component nodes.
 *
 * A tag at the very start or end of a paragraph may find its partner beside the paragraph: that is how
 * `<A>text`, blank line, `more</A>` reads. What finds none becomes text again, with a finding.
 */
export function pairTags(root: Root, pairing: Pairing): void {
  if (pairing.cuts.size > 0) settle(root, pairing)
}

function settle(parent: Parents, pairing: Pairing): void {
  const setting = { inline: holdsPhrasing(parent), inCell: parent.type === 'tableCell' }
  const opened: Opened[] = []
  const items: Item[] = []
  for (const child of childrenOf(parent)) {
    const pieces = pairing.cuts.get(child)
    if (pieces !== undefined) append(items, expand(pieces, pairing))
    else if (child.type === 'paragraph') append(items, settleParagraph(child, opened, pairing))
    else {
      if ('children' in child) settle(child, pairing)
      items.push(child)
    }
  }
  const final = close(pair(items, setting, pairing), setting, pairing)
  for (const { paragraph, lead, items: rest } of opened)
    paragraph.children = close([...lead, ...rest], OF_WORDS, pairing) as PhrasingContent[]
  parent.children = final as typeof parent.children
}

function expand(pieces: readonly Piece[], pairing: Pairing): Item[] {
  return pieces.flatMap((piece): readonly Item[] => {
    if (piece.kind === 'tag') return [{ type: 'marker', tag: piece.tag, region: piece.region }]
    return piece.kind === 'raw' ? [piece.node] : pairing.parse(piece.region)
  })
}

/** A paragraph of nothing but components is none; tags at its ends are offered to its parent. */
function settleParagraph(paragraph: Paragraph, opened: Opened[], pairing: Pairing): Item[] {
  const inside = childrenOf(paragraph).flatMap((child): Item[] => {
    const pieces = pairing.cuts.get(child)
    if (pieces !== undefined) return expand(pieces, pairing)
    if ('children' in child) settle(child, pairing)
    return [child]
  })
  if (!inside.some(isMarker)) return [paragraph]
  const paired = pair(inside, OF_WORDS, pairing)
  const { taken: lead, rest } = takeEdge(paired, 'open')
  const { taken: trail, rest: backwards } = takeEdge(rest.reverse(), 'close')
  const items = backwards.reverse()
  trail.reverse()
  trimEdges(items)
  if (items.every((item) => item.type === 'component' || (!isMarker(item) && isBlank(item)))) {
    const components = items.filter((item) => item.type === 'component')
    for (const component of components) if (component.unclosed === undefined) component.inline = false
    return [...lead, ...components, ...trail]
  }
  const home: Opened = { paragraph, lead: [], items }
  opened.push(home)
  const lift = (marker: Marker): Marker => ({ ...marker, home })
  return [...lead.map(lift), paragraph, ...trail.map(lift)]
}

/** Take the markers of one kind off the start of the list. */
function takeEdge(
  items: readonly Item[],
  kind: 'open' | 'close',
): { readonly taken: Marker[]; readonly rest: Item[] } {
  const taken: Marker[] = []
  const rest: Item[] = []
  let at = 0
  for (; at < items.length; at++) {
    const item = items[at] as Item
    if (isMarker(item) ? item.tag.kind !== kind : !isBlank(item)) break
    if (isMarker(item)) taken.push(item)
    else rest.push(item)
  }
  append(rest, items.slice(at))
  return { taken, rest }
}

function isMarker(item: Item): item is Marker {
  return item.type === 'marker'
}

/** Pair what can be paired in one list of siblings; the rest stays as markers. */
function pair(items: readonly Item[], setting: Setting, pairing: Pairing): Item[] {
  const done: Item[] = []
  const open: number[] = []
  const tags = new OpenTags()
  for (const item of items) {
    if (!isMarker(item)) done.push(item)
    else if (item.tag.kind === 'self')
      done.push(componentNode(item, sourceOffset(item.region, item.tag.end), [], setting, pairing))
    else if (item.tag.kind === 'open') {
      open.push(done.push(item) - 1)
      tags.add(item.tag)
    } else {
      const at = tags.close(item.tag)
      const start = open[at]
      if (start === undefined) {
        done.push(item)
        continue
      }
      open.length = at
      const [opening, ...between] = done.splice(start)
      const children = close(between, setting, pairing)
      trimEdges(children)
      const end = sourceOffset(item.region, item.tag.end)
      append(done, joined(opening as Marker, end, children, setting, pairing))
    }
  }
  return done
}

function joined(
  opening: Marker,
  end: number,
  children: RootContent[],
  setting: Setting,
  pairing: Pairing,
): RootContent[] {
  const { tag, region } = opening
  if (!isDirective(tag)) return [componentNode(opening, end, children, setting, pairing)]
  const { name, as: kind = name, title, id, classes } = tag.directive
  const start = sourceOffset(region, tag.start)
  const words = title[0] === title[1] ? [] : titleNodes(innerRegion(region, title[0], title[1], 0), pairing)
  const position = { start: pairing.pointAt(start), end: pairing.pointAt(end) }
  if (id?.startsWith('o-') === true)
    pairing.report(reservedId(pairing.placeAt(start, tag.directive.colons + name.length), id))
  const takesHeading = name === `callout-${kind}`
  if (isCallout(kind))
    return [calloutNode({ kind, title: words, takesHeading, id, classes, position }, children)]
  if (isFold(kind)) return [foldNode({ title: words, id, classes, position }, children)]
  pairing.report(noKind(pairing.placeAt(start, tag.directive.colons + name.length), name, `:::${name}`))
  const lead: RootContent[] =
    words.length === 0 ? [] : [{ type: 'paragraph', children: words as PhrasingContent[], position }]
  return [...lead, ...children]
}

/** A title as markdown of one line; where it looks like a block (`1. First`), it is text. */
function titleNodes(region: Region, { parse, pointAt }: Pairing): RootContent[] {
  const [first, ...more] = parse(region)
  if (first?.type === 'paragraph' && more.length === 0) return first.children
  const start = pointAt(sourceOffset(region, 0))
  const end = pointAt(sourceOffset(region, region.text.length))
  return [{ type: 'text', value: region.text, position: { start, end } }]
}

/** Give up on the markers that are left: each goes back to its paragraph, or becomes text where it stands. */
function close(items: readonly Item[], setting: Setting, pairing: Pairing): RootContent[] {
  const result: RootContent[] = []
  for (const item of items) {
    if (!isMarker(item)) result.push(item)
    else if (item.home === undefined) result.push(...giveUp(item, setting, pairing))
    else {
      const { home, ...marker } = item
      if (marker.tag.kind === 'open') home.lead.push(marker)
      else home.items.push(marker)
    }
  }
  return result
}

function giveUp({ tag, region }: Marker, setting: Setting, pairing: Pairing): RootContent[] {
  const source = region.text.slice(tag.start, tag.end)
  const start = sourceOffset(region, tag.start)
  const end = sourceOffset(region, tag.end)
  let node: PhrasingContent
  if (tag.kind === 'close' || isDirective(tag)) {
    const place = pairing.placeAt(start, source.length)
    pairing.report(isDirective(tag) ? strayDirective(place, tag.directive) : strayClose(place, tag.name))
    node = {
      type: 'text',
      value: source,
      position: { start: pairing.pointAt(start), end: pairing.pointAt(end) },
    }
  } else {
    const silent = { ...pairing, report: () => undefined }
    const bare = componentNode({ tag, region }, end, [], { ...setting, inline: true }, silent)
    node = { ...bare, unclosed: source }
  }
  return setting.inline ? [node] : [{ type: 'paragraph', children: [node] }]
}

/** White space at the two ends, left over from tags that stood on lines of their own. */
function trimEdges(items: Item[]): void {
  const first = items[0]
  if (first?.type === 'text') first.value = first.value.replace(/^[ \t]*\n\s*/, '')
  const last = items.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/\n\s*$/, '')
  for (const end of [0, items.length - 1]) {
    const item = items[end]
    if (item?.type === 'break' || (item?.type === 'text' && item.value === '')) items.splice(end, 1)
  }
}
