import { childrenOf, type Parents, type Root, type RootContent } from '../tree.ts'

const CONTAINERS: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

/**
 * Say anew which lists in quotes and notes are set apart. The reference parser counts blank lines behind such a list
 * for some between its items, and misses some that are; CommonMark, and the other parser, do not.
 */
export function settleLists(parent: Root | RootContent, isInside = false): void {
  const isList = parent.type === 'list' || parent.type === 'listItem'
  if (isInside && isList) parent.spread = childrenOf(parent).some(isParted)
  const isHolder = parent.type === 'blockquote' || parent.type === 'footnoteDefinition'
  for (const child of childrenOf(parent as Parents))
    if (CONTAINERS.has(child.type)) settleLists(child, isInside || isHolder)
}

/** Whether a blank line stands between a node and the next one. */
function isParted(node: RootContent, index: number, siblings: readonly RootContent[]): boolean {
  const next = siblings[index + 1]?.position?.start.line
  return next !== undefined && next - lastLine(node) > 1
}

/** The line on which a block's text ends: the block itself may go on over blank ones. */
export function lastLine(block: RootContent): number {
  const last = childrenOf(block).at(-1)
  if (last === undefined || !CONTAINERS.has(block.type))
    return (block.type === 'listItem' ? block.position?.start.line : block.position?.end.line) ?? 0
  return lastLine(last)
}
