import { renamedId, reservedId } from '../../report/html.ts'
import type { Hast } from '../tree.ts'
import { clobbers, PREFIX } from './clobber.ts'
import type { Compilation } from './compilation.ts'
import type { Hole } from './holes.ts'
import { attributeIn } from './written.ts'

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
    const isHiding = !isReserved && clobbers(value)
    const isTitles = name === 'id' && value === compilation.titleId
    const written = isReserved || isHiding || isTitles ? attributeIn(node, name, compilation) : undefined
    if (written === undefined) continue
    const place = compilation.at(written.offset, name.length)
    if (!isHiding) compilation.reserved.push({ id: value, place })
    if (isReserved) compilation.report(reservedId(place, value))
    if (isHiding) {
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
