import { MARKS } from '../containers.ts'
import { ENDLESS, VOID } from '../html/html.ts'
import { type Html, type Parents, type Root, type RootContent, walk } from '../tree.ts'
import { holdsMore } from './excess.ts'

/**
 * Offset of the first line that opens more containers at once than the limit, or undefined.
 * Parsers take time that grows with the square of such a line, so it is refused before they see it.
 */
export function tooDeepLine(text: string, limit: number): number | undefined {
  if (!mayBeDeep(text, limit)) return undefined
  const marker = '[ \\t]*(?:>|[-*+:][ \\t]|\\d{1,9}[.)][ \\t])'
  return new RegExp(`^(?:${marker}){${limit + 1}}`, 'm').exec(text)?.index
}

/** Whether so many signs of markers stand in a row: one in as many characters is looked at. */
function mayBeDeep(text: string, limit: number): boolean {
  for (let at = limit; at < text.length; at += limit + 1) {
    if (!MARKS.has(text.charAt(at))) continue
    let start = at
    while (start > 0 && MARKS.has(text.charAt(start - 1))) start--
    let end = at
    while (end < text.length && MARKS.has(text.charAt(end))) end++
    if (end - start > limit) return true
    at = Math.max(at, end)
  }
  return false
}

/** Nodes that are no level of their own to a reader: a list is seen through its items, a paragraph is text. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'list',
  'defList',
  'paragraph',
  'table',
  'tableRow',
  'text',
])

/** The first node that lies deeper than the limit. Not recursive: a deep tree must not overflow the stack here. */
export function tooDeepNode(root: Root, limit: number): RootContent | undefined {
  if (!goesBelow(root, limit)) return undefined
  const waiting: { readonly node: RootContent; readonly depth: number }[] = []
  const add = (nodes: readonly RootContent[], depth: number) => {
    for (const node of nodes) waiting.push({ node, depth: TRANSPARENT.has(node.type) ? depth : depth + 1 })
  }
  add(root.children, 0)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > limit) return next.node
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

/** Whether elements end where the next of their kind begins, or hold nothing: they do not nest by being left open. */
function isShallow(name: string): boolean {
  return VOID.test(name) || ENDLESS.test(name) || /^(?:a|button|nobr)$/i.test(name)
}

/** The node of raw HTML at which more tags are open than the limit allows: a parser would nest all that follows in them. */
export function tooDeepHtml(tree: Root, text: string, limit: number): Html | undefined {
  if (!holdsMore(text, '<', limit)) return undefined
  let depth = 0
  let found: Html | undefined
  walk(tree, (node) => {
    if (found !== undefined) return false
    if (node.type !== 'html') return
    for (const [tag, slash, name = ''] of node.value.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi)) {
      if (isShallow(name) || tag.endsWith('/>')) continue
      depth = slash === '' ? depth + 1 : Math.max(0, depth - 1)
      if (depth <= limit) continue
      found = node
      break
    }
  })
  return found
}
