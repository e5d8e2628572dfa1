import { definitionsIn } from '../definitions.ts'
import {
  childrenOf,
  type Definition,
  labelKey,
  type Point,
  type Root,
  type RootContent,
  walk,
} from '../tree.ts'

interface Adoption {
  /** Where the snippet's text begins in the sheet. */
  readonly start: number
  readonly pointAt: (offset: number) => Point
  /** Number of the inclusion in the post: the same snippet may stand there twice. */
  readonly nth: number
  /** Told of every address that is repeated; false: there is no room for more. */
  readonly spend: (length: number) => boolean
}

/**
 * Make the tree of a snippet part of a post's: its places count in the whole, its references are resolved by its
 * own definitions, and its notes are its own, whatever names they share with the post's.
 */
export function adopt(root: Root, { start, pointAt, nth, spend }: Adoption): void {
  const definitions = definitionsIn(root)
  const end = start + (root.position?.end.offset ?? Number.POSITIVE_INFINITY)
  const move = ({ offset = 0 }: Point) => pointAt(Math.min(start + offset, end))
  walk(root, (node) => {
    if (node.position !== undefined)
      node.position = { start: move(node.position.start), end: move(node.position.end) }
    if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') {
      node.label ??= node.identifier
      node.identifier = `${node.identifier} ${nth}`
    }
  })
  if (definitions.size > 0) resolve(root, definitions, spend)
}

function resolve(root: Root, definitions: ReadonlyMap<string, Definition>, spend: Adoption['spend']): void {
  walk(root, (node, index, parent) => {
    if (node.type === 'definition') {
      parent.children.splice(index, 1)
      return index
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const found = definitions.get(labelKey(node.identifier))
    if (found === undefined || !spend(found.url.length + (found.title?.length ?? 0))) return
    const { url, title } = found
    const { position } = node
    const rest = { url, title: title ?? null, ...(position !== undefined && { position }) }
    const resolved: RootContent =
      node.type === 'linkReference'
        ? { type: 'link', children: node.children, ...rest }
        : { type: 'image', alt: node.alt ?? '', ...rest }
    childrenOf(parent)[index] = resolved
    if (node.type === 'linkReference') return index
  })
}
