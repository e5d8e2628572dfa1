import { definitionsIn } from '../definitions.ts'
import { type Definition, type Located, labelKey, type Root, walk } from '../tree.ts'

/** How long the HTML of a text may become. */
export function roomOf(text: string, growth: number): number {
  return growth * text.length + 1_000_000
}

/**
 * The definition whose address and title, repeated by each reference to it, make the page longer than `room`
 * (with all others before it). To be asked before the tree becomes HTML, where each repetition is a text of its own.
 */
export function amplified(tree: Root, text: string, room: number): Located | undefined {
  // At worst half of the text is referred to by the other half; three characters are the shortest reference.
  if (text.length ** 2 / 12 <= room || !text.includes(']:')) return undefined
  const definitions = definitionsIn(tree)
  let longest = 0
  for (const definition of definitions.values()) longest = Math.max(longest, lengthOf(definition))
  if (longest * (text.length / 3) <= room) return undefined
  let length = 0
  let found: Located | undefined
  walk(tree, (node) => {
    if (found !== undefined) return false
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const definition = definitions.get(labelKey(node.identifier))
    length += definition === undefined ? 0 : lengthOf(definition)
    if (length > room) found = definition
  })
  return found
}

function lengthOf({ url, title }: Definition): number {
  return url.length + (title?.length ?? 0)
}
