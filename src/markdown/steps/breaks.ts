import type { StepContext } from '../step.ts'
import { childrenOf, type PhrasingContent, type Root, walk } from '../tree.ts'

/**
 * Line ends in paragraphs are line breaks, where the configuration asks for it: Hexo prints them so, and texts that were written
 * for it have a line for each thought.
 */
export function breaks(tree: Root, { dialect, text }: StepContext): void {
  if (!dialect.breaks || !text.includes('\n')) return
  walk(tree, (node, index, parent) => {
    if (node.type !== 'text' || !node.value.includes('\n')) return
    const parts = node.value.split('\n').flatMap(lineOf)
    childrenOf(parent).splice(index, 1, ...parts)
    return index + parts.length
  })
}

function lineOf(value: string, index: number): PhrasingContent[] {
  const line: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }]
  return index === 0 ? line : [{ type: 'break' }, ...line]
}
