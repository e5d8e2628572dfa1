import type { Options } from 'remark-html'
import type { Data, Hast, Located, Point, Position, Text } from '../tree.ts'

export type Handlers = NonNullable<Options['handlers']>
export type Handler = NonNullable<Handlers['html']>
export type State = Parameters<Handler>[0]

/** Parts of remark-html's way to HTML that are taken at each node, done in less time. */

/** Instead of remark-html's own, which copies every place: ours are never changed. */
export function patch(from: Located, to: { position?: Position | undefined }): undefined {
  const { position } = from
  if (position && isSound(position.start) && isSound(position.end)) to.position = position
}

/** A plugin may have made the point, and made it wrong. */
function isSound(point: Point | null | undefined): boolean {
  return (point?.line ?? 0) > 0 && (point?.column ?? 0) > 0
}

/** Instead of remark-html's own, which makes a structured clone of all properties; texts, numbers and lists of them need none. */
export function applyData(original: State['applyData']): State['applyData'] {
  return (from, to) => {
    const data: Data | undefined = from.data
    if (!data) return to as never
    const { hName, hProperties, hChildren } = data
    const isPlain = to.type === 'element' && (hChildren ?? null) === null && holdsPlain(hProperties)
    if (!isPlain) return withOwnChildren(original(from, to), hChildren) as never
    if (typeof hName === 'string') to.tagName = hName
    Object.assign(to.properties, hProperties)
    return to as never
  }
}

/** Children that a plugin has put in `data` belong to its node, of which body and excerpt may each have a copy. */
function withOwnChildren(result: Hast.Nodes, given: unknown): Hast.Nodes {
  if (Array.isArray(given) && 'children' in result) result.children = given.map(copyOf)
  return result
}

function copyOf<Content extends Hast.Nodes>(node: Content): Content {
  const copy = { ...node }
  if ('properties' in copy) copy.properties = { ...copy.properties }
  if ('children' in copy) copy.children = copy.children.map(copyOf) as typeof copy.children
  return copy
}

/** Whether nothing in these properties could be changed later on: no objects but lists of texts. */
function holdsPlain(properties: Data['hProperties']): boolean {
  if (properties === undefined || properties === null) return true
  if (typeof properties !== 'object' || Array.isArray(properties)) return false
  for (const name of Object.keys(properties)) {
    const value: unknown = properties[name]
    const isPlain = Array.isArray(value)
      ? value.every((part) => typeof part === 'string')
      : value === null || SCALARS.has(typeof value)
    if (!isPlain) return false
  }
  return true
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'undefined'])

/** remark-html takes blanks away around the line ends of a text, and looks for them in every text: few hold any. */
export function textHandler(original: Handler): Handler {
  return (state, node: Text, parent) => {
    const value = String(node.value)
    if (value.includes('\n') || value.includes('\r')) return original(state, node, parent)
    return done(state, node, { type: 'text', value })
  }
}

/** What a handler made of a node, with the place of the node and what its `data` says. */
export function done(state: State, node: Located, made: Hast.ElementContent): Hast.ElementContent {
  state.patch(node as never, made)
  return state.applyData(node as never, made) as Hast.ElementContent
}
