import type { Parents, Root, RootContent } from './tree.ts'

/** Bounds that no post reaches by writing: the deepest of thousands of real ones nests 14 levels. */
export const LIMITS = { characters: 5_000_000, depth: 100 } as const

/**
 * Offset of the first line that opens more containers at once than the limit, or undefined.
 * Parsers take time that grows with the square of such a line, so it is refused before they see it.
 */
export function tooDeepLine(text: string): number | undefined {
  if (!mayBeDeep(text)) return undefined
  const marker = '[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])'
  return new RegExp(`^(?:${marker}){${LIMITS.depth + 1}}`, 'm').exec(text)?.index
}

const MARKERS: ReadonlySet<string> = new Set(' \t>*+-.)0123456789')

/** Whether so many signs of markers stand in a row: one in as many characters is looked at. */
function mayBeDeep(text: string): boolean {
  for (let at = LIMITS.depth; at < text.length; at += LIMITS.depth + 1) {
    if (!MARKERS.has(text.charAt(at))) continue
    let start = at
    while (start > 0 && MARKERS.has(text.charAt(start - 1))) start--
    let end = at
    while (end < text.length && MARKERS.has(text.charAt(end))) end++
    if (end - start > LIMITS.depth) return true
  }
  return false
}

/** Nodes that are no level of their own to a reader: a list is seen through its items, a paragraph is text. */
const TRANSPARENT: ReadonlySet<string> = new Set(['list', 'paragraph', 'table', 'tableRow', 'text'])

/** The first node that lies deeper than the limit. Not recursive: a deep tree must not overflow the stack here. */
export function tooDeepNode(root: Root): RootContent | undefined {
  if (!goesBelow(root, LIMITS.depth)) return undefined
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

/** Whether nodes of any kind lie deeper than that: most trees do not, and need no closer look. */
function goesBelow({ children }: Parents, levels: number): boolean {
  if (levels === 0) return children.length > 0
  for (const child of children) {
    if ((child as Partial<Parents>).children !== undefined && goesBelow(child as Parents, levels - 1))
      return true
  }
  return false
}
