import type { Range } from '../../text/ranges.ts'
import { DEFINITION, isTerm, mayHoldDefinitions } from '../definition-lists/signs.ts'
import { childrenOf, type Parents, type Root, type RootContent, sourceOf } from '../tree.ts'

/** Where definition lists are written (`Term`, and below it `: what it means`) and were not read; the first line of each paragraph. */
export function definitionLists(tree: Root, text: string): readonly Range[] {
  const found: Range[] = []
  if (mayHoldDefinitions(text)) look(tree, text, found)
  return found
}

function look(parent: Parents, text: string, found: Range[]): void {
  let above: RootContent | undefined
  for (const node of childrenOf(parent)) {
    // A line of hyphens below a definition makes a heading of all of it.
    const isText = node.type === 'paragraph' || node.type === 'heading'
    const hit = isText ? definitionIn(node, above, text) : undefined
    if (hit !== undefined) found.push(hit)
    else if ('children' in node && !isText) look(node as Parents, text, found)
    if (!isUnseen(node)) above = node
  }
}

/** What nobody sees ends a list too. */
function isUnseen(node: RootContent): boolean {
  return node.type === 'definition' || (node.type === 'html' && /^\s*<!--/.test(node.value))
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
