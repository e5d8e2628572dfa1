import { childrenOf, type HeadingNode, isBlank, type Parents, type RootContent } from '../tree.ts'

/** An anchor that is no link, as it is written where headings have no ids; its end tag may be a node of its own. */
const ANCHOR =
  /^<a((?:\s+(?:id|name)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`/]+))+)\s*(?:(\/>)(?:\s*<\/a\s*>)?|>(\s*<\/a\s*>)?)\s*$/i

const VALUE = /=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/g

/**
 * Take out the empty anchors in a heading, right before it or right behind it, that have the very id which the heading
 * has by itself: they lead where it leads, and an id may stand once.
 *
 * @returns whether a block before the heading is gone, and the heading one place further up
 */
export function dropAnchors(heading: HeadingNode, index: number, parent: Parents, id: string): boolean {
  heading.children = without(heading.children, id) as HeadingNode['children']
  const siblings = childrenOf(parent)
  const isGone = (at: number) => {
    const node = siblings[at]
    if (node === undefined || !dropFrom(node, at < index, id)) return false
    siblings.splice(at, 1)
    return true
  }
  isGone(index + 1)
  return isGone(index - 1)
}

/** Whether an empty anchor with this id stands at the end of a block, or at its start. */
export function hasAnchor(block: RootContent | undefined, isEnd: boolean, id: string): boolean {
  if (block?.type === 'html') return anchorAt([block], 0, id) > 0
  if (block?.type !== 'paragraph') return false
  const edge = edgeOf(block.children, isEnd)
  return edge.some((_, at) => anchorAt(edge, at, id) > 0)
}

/** Take the anchors from the edge of a block; true when nothing else was in it. */
function dropFrom(block: RootContent, isEnd: boolean, id: string): boolean {
  if (!hasAnchor(block, isEnd, id)) return false
  if (block.type !== 'paragraph') return true
  const edge = edgeOf(block.children, isEnd)
  const count = block.children.length - edge.length
  const rest = isEnd ? block.children.slice(0, count) : block.children.slice(edge.length)
  const kept = without(edge, id) as typeof rest
  block.children = isEnd ? [...rest, ...kept] : [...kept, ...rest]
  return block.children.every(isBlank)
}

/** The tags of anchors, and the blanks between them, with which a paragraph begins or ends. */
function edgeOf(nodes: readonly RootContent[], isEnd: boolean): readonly RootContent[] {
  const isEdge = (node: RootContent) =>
    isBlank(node) || (node.type === 'html' && /^<\/?a\b/i.test(node.value))
  const stop = isEnd ? nodes.findLastIndex((node) => !isEdge(node)) : nodes.findIndex((node) => !isEdge(node))
  if (stop === -1) return nodes
  return isEnd ? nodes.slice(stop + 1) : nodes.slice(0, stop)
}

function without(nodes: readonly RootContent[], id: string): RootContent[] {
  const kept: RootContent[] = []
  for (let at = 0; at < nodes.length; at++) {
    const length = anchorAt(nodes, at, id)
    const node = nodes[at]
    if (length > 0) at += length - 1
    else if (node !== undefined) kept.push(node)
  }
  return kept.length === nodes.length ? (nodes as RootContent[]) : kept
}

/** How many nodes from `at` on are one empty anchor that has this id, and no other name; 0 for none. */
function anchorAt(nodes: readonly RootContent[], at: number, id: string): number {
  const node = nodes[at]
  if (node?.type !== 'html' || !node.value.startsWith('<')) return 0
  const found = ANCHOR.exec(node.value)
  if (found === null) return 0
  const values = [...(found[1] ?? '').matchAll(VALUE)].map(([, a, b, c]) => a ?? b ?? c)
  if (!values.every((value) => value === id)) return 0
  if (found[2] !== undefined || found[3] !== undefined) return 1
  const next = nodes[at + 1]
  return next?.type === 'html' && /^<\/a\s*>$/i.test(next.value) ? 2 : 0
}
