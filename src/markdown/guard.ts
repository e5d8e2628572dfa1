import type { Root, RootContent } from './tree.ts'

/** Bounds that no post reaches by writing: the deepest of thousands of real ones nests 14 levels. */
export const LIMITS = { characters: 5_000_000, depth: 100 } as const

/**
 * Offset of the first line that opens more containers at once than the limit, or undefined.
 * Parsers take time that grows with the square of such a line, so it is refused before they see it.
 */
export function tooDeepLine(text: string): number | undefined {
  const marker = '[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])'
  return new RegExp(`^(?:${marker}){${LIMITS.depth + 1}}`, 'm').exec(text)?.index
}

/** Nodes that are no level of their own to a reader: a list is seen through its items, a paragraph is text. */
const TRANSPARENT: ReadonlySet<string> = new Set(['list', 'paragraph', 'table', 'tableRow', 'text'])

/** The first node that lies deeper than the limit. Not recursive: a deep tree must not overflow the stack here. */
export function tooDeepNode(root: Root): RootContent | undefined {
  const waiting: { readonly node: RootContent; readonly depth: number }[] = []
  const add = (nodes: readonly RootContent[], depth: number) => {
    for (const node of nodes) waiting.push({ node, depth: TRANSPARENT.has(node.type) ? depth : depth + 1 })
  }
  add(root.children, 0)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > LIMITS.depth) return next.node
    if ('children' in next.node) add(next.node.children, next.depth)
  }
  return undefined
}
