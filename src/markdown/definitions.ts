import { type Definition, type Root, walk } from './tree.ts'

/** Under which a definition is known: `[A]` refers to `[a]: b.md`. */
export function definitionKey(identifier: string): string {
  return identifier.toUpperCase()
}

/** What references refer to, by their keys; of several the first counts. */
export function definitionsIn(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  walk(tree, (node) => {
    if (node.type !== 'definition') return
    const key = definitionKey(node.identifier)
    if (!found.has(key)) found.set(key, node)
  })
  return found
}
