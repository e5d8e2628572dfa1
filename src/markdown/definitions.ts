import { type Definition, labelKey, type Root, walk } from './tree.ts'

/** What references refer to, by the keys of their labels; of several the first counts. */
export function definitionsIn(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  walk(tree, (node) => {
    if (node.type !== 'definition') return
    const key = labelKey(node.identifier)
    if (!found.has(key)) found.set(key, node)
  })
  return found
}
