import type { Range } from '../../text/ranges.ts'
import { childrenOf, type Parents, type Root, type RootContent, sourceOf } from '../tree.ts'

/** A line that says what the line above it means, for kramdown, Pandoc and Hugo; no smiley. */
const DEFINITION = /^[ \t>]*:[ \t]+(?=[^\s:()[\]|])/

/** Longer lines are rather prose that was broken before a colon than the term of a list. */
const LONGEST = 60

/** Where definition lists are written (`Term`, and below it `: what it means`); the first line of each paragraph. */
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

/** The term is a line of the paragraph itself, or a paragraph above it. */
function definitionIn(node: RootContent, above: RootContent | undefined, text: string): Range | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return undefined
  let term = above?.type === 'paragraph' ? sourceOf(above, text) : ''
  let from = start
  for (const line of text.slice(start, end).split('\n')) {
    const sign = DEFINITION.exec(line)?.[0]
    if (sign !== undefined && isTerm(term)) return [from + sign.trimEnd().length - 1, from + line.length]
    term = line
    from += line.length + 1
  }
  return undefined
}

function isTerm(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line) && line.replace(/\]\([^()]*\)/g, '').length <= LONGEST
}
