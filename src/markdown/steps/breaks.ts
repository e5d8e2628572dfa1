import type { StepContext } from '../step.ts'
import { childrenOf, type Parents, type Root, type RootContent, walk } from '../tree.ts'

/**
 * Line ends in paragraphs are line breaks, where the configuration asks for it: Hexo prints them so, and texts that were written
 * for it have a line for each thought.
 */
export function breaks(tree: Root, { dialect, text }: StepContext): void {
  if (!dialect.breaks || !text.includes('\n')) return
  breakLines(tree)
  walk(tree, breakLines)
}

/** All at once: children that move up one by one take time with the square of their number. */
function breakLines(parent: Parents | RootContent): void {
  const children = childrenOf(parent)
  if (!children.some(holdsLines)) return
  ;(parent as { children: RootContent[] }).children = children.flatMap((node) =>
    holdsLines(node) ? node.value.split('\n').flatMap(lineOf) : [node],
  )
}

function holdsLines(node: RootContent): node is Extract<RootContent, { type: 'text' }> {
  return node.type === 'text' && node.value.includes('\n')
}

function lineOf(value: string, index: number): RootContent[] {
  const line: RootContent[] = value === '' ? [] : [{ type: 'text', value }]
  return index === 0 ? line : [{ type: 'break' }, ...line]
}
