import { notData, twiceGiven, unsafeAddress } from '../report/markdown.ts'
import type { Json, Place, Report } from '../types.ts'
import { withoutControls } from './holes.ts'
import { readLiteral } from './literal.ts'
import { decodeEntities } from './raw.ts'
import { type Region, sourceOffset } from './region.ts'
import { SCHEMES, schemeOf } from './sanitize.ts'
import type { Attribute, Tag } from './tags.ts'
import type { ComponentNode, Point, RootContent } from './tree.ts'

export interface Workshop {
  readonly report: Report
  /** Whether directives and formulas are read. */
  readonly isOurs: boolean
  /** The place of an offset in the post. */
  readonly placeAt: (offset: number, length?: number) => Place
  /** The same as a point of the tree, which counts its lines from the start of the text. */
  readonly pointAt: (offset: number) => Point
}

/** A tag together with the region whose offsets it has. */
export interface RegionTag {
  readonly tag: Tag
  readonly region: Region
}

/** Make the node of a component: its tag, read, and its children. */
export function componentNode(
  { tag, region }: RegionTag,
  end: number,
  children: RootContent[],
  { inCell, inline }: { readonly inCell: boolean; readonly inline: boolean },
  { report, placeAt, pointAt }: Workshop,
): ComponentNode {
  const props = new Map<string, Json>()
  const places = new Map<string, Place>()
  for (const attribute of tag.attributes) {
    const place = placeAt(sourceOffset(region, attribute.start), attribute.name.length)
    if (props.has(attribute.name)) report(twiceGiven(place, attribute.name))
    const value = readValue(attribute, inCell)
    if ('fault' in value) {
      const at = sourceOffset(region, attribute.valueStart)
      report(notData(placeAt(at, attribute.valueEnd - attribute.valueStart), attribute.name, value.fault))
      continue
    }
    if (isUnsafe(attribute.name, value.value)) {
      report(unsafeAddress(place, tag.name, String(value.value)))
      continue
    }
    props.set(attribute.name, value.value)
    places.set(attribute.name, place)
  }
  const start = sourceOffset(region, tag.start)
  return {
    type: 'component',
    name: tag.name,
    props: Object.fromEntries(props),
    places: Object.fromEntries(places),
    inline,
    place: placeAt(start, tag.name.length + 1),
    children,
    position: { start: pointAt(start), end: pointAt(end) },
  }
}

/** A template may print such an attribute as an address, and content is not trusted with every scheme. */
function isUnsafe(name: string, value: Json): boolean {
  if (typeof value !== 'string' || !/(?:href|src|url|link|poster|image|action)$/i.test(name)) return false
  const scheme = schemeOf(withoutSpace(value))
  return scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase())
}

/** Browsers leave white space out of schemes. */
function withoutSpace(url: string): string {
  return url.replace(/\s/g, '')
}

function readValue({ kind, value }: Attribute, inCell: boolean): { value: Json } | { fault: string } {
  if (kind === 'bare') return { value: true }
  const text = inCell ? value.replaceAll('\\|', '|') : value
  return kind === 'literal' ? readLiteral(text) : { value: withoutControls(decodeEntities(text)) }
}
