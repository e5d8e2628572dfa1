import { controlCharacter, notData, twiceGiven, unsafeAddress } from '../../report/markdown.ts'
import { withoutControls } from '../../text/controls.ts'
import type { Diagnostic, Json, Place, Report } from '../../types.ts'
import { withFolder } from '../dialects/stand-ins.ts'
import { decodeAttribute } from '../html/raw.ts'
import { SCHEMES, schemeOf } from '../html/sanitize.ts'
import type { Ours } from '../step.ts'
import type { ComponentNode, Point, RootContent } from '../tree.ts'
import { type Literal, readLiteral } from './literal.ts'
import type { Names } from './named-data.ts'
import { type Region, sourceOffset } from './region.ts'
import { type Attribute, type Tag, withNames } from './tags.ts'
import { inWords } from './words.ts'

/** What the reading of components needs of the post around them. */
export interface Workshop {
  readonly report: Report
  /** Whether directives and formulas are read. */
  readonly ours: Ours
  /** The place of an offset in the post. */
  readonly placeAt: (offset: number, length?: number) => Place
  /** The same as a point of the tree, which counts its lines from the start of the text. */
  readonly pointAt: (offset: number) => Point
  /** What names mean in the text. */
  readonly names: Names
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
  { report, placeAt, pointAt, names }: Workshop,
): ComponentNode {
  const props = new Map<string, Json>()
  const places = new Map<string, Place>()
  const faults: Diagnostic[] = []
  let isShortcode = false
  for (const written of tag.attributes) {
    const name = withNames(written.name)
    const attribute = name === written.name ? written : { ...written, name }
    isShortcode ||= attribute !== written
    const place = placeAt(sourceOffset(region, attribute.start), attribute.name.length)
    if (attribute.kind === 'spread') {
      faults.push(notData(place, attribute.name, 'a spread is code'))
      continue
    }
    if (places.has(attribute.name)) report(twiceGiven(place, attribute.name))
    else places.set(attribute.name, place)
    const value = readValue(attribute, inCell, { file: () => place.path, names })
    const { valueStart, valueEnd } = attribute
    const placeOfValue = () => placeAt(sourceOffset(region, valueStart), valueEnd - valueStart)
    if ('fault' in value) {
      faults.push(inWords(notData(placeOfValue(), attribute.name, value.fault)))
      continue
    }
    if (value.isLossy) report(controlCharacter(placeOfValue()))
    const unsafe = unsafeAddressIn(attribute.name, value.value)
    if (unsafe !== undefined) {
      report(unsafeAddress(place, tag.name, unsafe))
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
    ...(isShortcode && { isShortcode }),
    ...(faults.length > 0 && { faults }),
    place: placeAt(start, tag.name.length + 1),
    children,
    position: { start: pointAt(start), end: pointAt(end) },
  }
}

const ADDRESS_NAME = /(?:href|src|url|link|poster|(?:image|video)(?:light|dark)?|action)$/i

/**
 * What a template may print as an address and must not: content is not trusted with every scheme. A list is
 * printed as its parts, and objects have names of their own.
 */
function unsafeAddressIn(name: string, value: Json): string | undefined {
  if (typeof value === 'string') {
    // Browsers leave white space out of schemes.
    const scheme = ADDRESS_NAME.test(name) ? schemeOf(value.replace(/\s/g, '')) : undefined
    return scheme === undefined || SCHEMES.includes(scheme.toLowerCase()) ? undefined : value
  }
  if (value === null || typeof value !== 'object') return undefined
  const parts = Array.isArray(value) ? value.map((part) => [name, part] as const) : Object.entries(value)
  for (const [key, part] of parts) {
    const found = unsafeAddressIn(ADDRESS_NAME.test(name) ? name : key, part as Json)
    if (found !== undefined) return found
  }
  return undefined
}

/** Where an attribute stands: its file, and what names mean there. */
interface Where {
  readonly file: () => string
  readonly names: Names
}

function readValue({ kind, value }: Attribute, inCell: boolean, { file, names }: Where): Literal {
  if (kind === 'bare') return { value: true, isLossy: false }
  const text = inCell ? value.replaceAll('\\|', '|') : value
  // What a reference in a text stands for is looked at with all others.
  return kind === 'literal'
    ? readLiteral(text, names)
    : { value: withoutControls(withFolder(decodeAttribute(text), file)), isLossy: false }
}
