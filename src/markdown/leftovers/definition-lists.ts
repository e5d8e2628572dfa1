import type { Range } from '../../text/ranges.ts'
import { DEFINITION, isTerm } from '../definition-lists/signs.ts'
import { childrenOf, type Parents, type Root, type RootContent, sourceOf } from '../tree.ts'

/** Where definition lists are written (`Term`, and below it `: what it means`) and were not read; the first line of each paragraph. */
export function definitionLists(tree: Root, text: string): readonly Range[] {
  const found: Range[] = []
  if (/\n[ \t>]*:[ \t]/.test(text)) look(tree, text, found)
  return found
}

function look(parent: Parents, text: string, found: Range[]): void {
  let above: RootContent | undefined
  for (const node of childrenOf(parent)) {
    const hit = node.type === 'paragraph' ? definitionIn(node, above, text) : undefined
    if (hit !== undefined) found.push(hit)
    else if ('children' in node && node.type !== 'paragraph') look(node as Parents, text, found)
    above = node
  }
}

/** The term is a line of the paragraph itself or of one above it; or the definition goes on with a list. */
function definitionIn(node: RootContent, above: RootContent | undefined, text: string): Range | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return undefined
  let isBelow = above?.type === 'defList' || (above?.type === 'paragraph' && isTerm(sourceOf(above, text)))
  let from = start
  for (const line of text.slice(start, end).split('\n')) {
    const sign = DEFINITION.exec(line)?.[0]
    if (sign !== undefined && isBelow) return [from + sign.trimEnd().length - 1, from + line.length]
    isBelow = isTerm(line)
    from += line.length + 1
  }
  return undefined
}
