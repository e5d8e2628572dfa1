import { frameTitle, renamedId, reservedId } from '../report/html.ts'
import type { Place } from '../types.ts'
import { clobbers, PREFIX } from './clobber.ts'
import type { Compilation } from './compilation.ts'
import type { Hole } from './holes.ts'
import { attributeName } from './sanitize.ts'
import { attributeAt, tagAt, type WrittenAttribute } from './source.ts'
import type { Hast } from './tree.ts'

/** The place of an element's tag as the author wrote it, else of what the element came from. */
export function placeOfTag(node: Hast.Element, { written, at, place }: Compilation): Place {
  const start = tagAt(written, node)
  return start === undefined ? place(node) : at(start, node.tagName.length + 1)
}

/** The place of an attribute as the author wrote it, else of what the element came from. */
export function placeOfAttribute(node: Hast.Element, property: string, compilation: Compilation): Place {
  return attributeAsWritten(node, property, compilation).place
}

/** The same, and the attribute's name as the author wrote it. */
export function attributeAsWritten(
  node: Hast.Element,
  property: string,
  compilation: Compilation,
): { readonly name: string; readonly place: Place } {
  const written = attribute(node, property, compilation)
  if (written === undefined) return { name: attributeName(property), place: compilation.place(node) }
  return { name: written.name, place: compilation.at(written.offset, written.name.length) }
}

/** The attribute in the text; undefined: markdown or a plugin made it. */
function attribute(
  node: Hast.Element,
  property: string,
  { written }: Compilation,
): WrittenAttribute | undefined {
  const start = tagAt(written, node)
  return start === undefined ? undefined : attributeAt(written.text, start, property)
}

/** Attributes that name ids. */
export const MENTIONS: ReadonlySet<string> = new Set(
  'ariaControls ariaDescribedBy ariaDetails ariaFlowTo ariaLabelledBy ariaOwns headers itemRef'.split(' '),
)

/** Ids and names of raw HTML that belong to the layout, or that would hide what scripts ask a document for. */
export function settleNames(node: Hast.Element, properties: Hast.Properties, compilation: Compilation): void {
  for (const name of ['id', 'name'] as const) {
    const value = properties[name]
    if (typeof value !== 'string') continue
    const isReserved = name === 'id' && value.startsWith('o-')
    const written = isReserved || clobbers(value) ? attribute(node, name, compilation) : undefined
    if (written === undefined) continue
    const place = compilation.at(written.offset, name.length)
    if (isReserved) {
      compilation.reserved.push({ id: value, place })
      compilation.report(reservedId(place, value))
    } else {
      properties[name] = PREFIX + value
      compilation.renamed.set(value, PREFIX + value)
      compilation.report(renamedId(place, value, PREFIX + value))
    }
  }
}

/** Let attributes speak of ids by their new names. */
export function followRenamed({ mentions, renamed, ids }: Compilation): void {
  const follow = (id: unknown) => (ids.has(String(id)) ? String(id) : (renamed.get(String(id)) ?? String(id)))
  for (const { properties, name } of mentions) {
    const value = properties[name]
    const list = Array.isArray(value) ? value : String(value).split(/\s+/)
    properties[name] = list.map(follow)
  }
}

/** Let links within the page lead to ids by their new names, unless something else has the old one. */
export function leadToRenamed(
  holes: Hole[],
  renamed: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): void {
  for (const [at, hole] of holes.entries()) {
    if (hole.kind !== 'link' || !hole.url.startsWith('#')) continue
    const id = hole.url.slice(1)
    const to = ids.has(id) ? undefined : renamed.get(id)
    if (to !== undefined) holes[at] = { ...hole, url: `#${to}` }
  }
}

/** What another site's page may do inside ours: all that a player or a map needs, but not lead the reader away. */
const FRAME_MAY =
  'allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts'.split(
    ' ',
  )
const FRAME_MIGHT: ReadonlySet<unknown> = new Set([
  ...FRAME_MAY,
  ...'allow-downloads allow-modals allow-orientation-lock allow-pointer-lock'.split(' '),
])

/** A frame waits until it is near, says only our host to its own, and cannot lead the whole page away. */
export function settleFrame(node: Hast.Element, compilation: Compilation): void {
  const { properties } = node
  const given = properties.sandbox
  const tokens = Array.isArray(given) ? given : given === undefined ? FRAME_MAY : String(given).split(/\s+/)
  properties.loading ??= 'lazy'
  properties.referrerPolicy ??= 'strict-origin-when-cross-origin'
  properties.sandbox = tokens.filter((token) => FRAME_MIGHT.has(token))
  if (compilation.isExcerpt || /\S/.test(String(properties.title ?? ''))) return
  compilation.report(frameTitle(placeOfTag(node, compilation)))
}
