import { type Root, walk } from '../tree.ts'

/** How many signs of a mark tell it from others: what opens it, and a word or its beginning. */
const ENOUGH = 8

/**
 * Whether what was written is still in the text of a tree that plugins of the user's have seen: a mark that one of them
 * reads is an element by now, or gone. Their new nodes have no places, so its first signs are looked for anywhere: among all
 * pieces of that length, since a text may hold a hundred thousand marks.
 */
export function remainsIn(tree: Root): (whole: string) => boolean {
  let words: string | undefined
  const pieces = new Map<number, ReadonlySet<string>>()
  return (whole) => {
    const start = plain(whole.slice(0, 10 * ENOUGH)).slice(0, ENOUGH)
    words ??= plain(textOf(tree))
    const known = pieces.get(start.length) ?? piecesOf(words, start.length)
    pieces.set(start.length, known)
    return known.has(start)
  }
}

function piecesOf(words: string, length: number): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (let at = 0; at + length <= words.length; at++) pieces.add(words.slice(at, at + length))
  return pieces
}

/** Without what markdown takes away, or typographers make something else of. */
function plain(text: string): string {
  return text.replace(/[\s*_~`\\"'“”„‘’«».…–—-]+/g, '')
}

/** All words that reach a page, and addresses; no code. */
function textOf(tree: Root): string {
  const parts: string[] = []
  walk(tree, (node) => {
    if (node.type === 'text' || node.type === 'html') parts.push(node.value)
    if ('url' in node) parts.push(String(node.url), node.title ?? '')
    if ('alt' in node) parts.push(`![${node.alt ?? ''}](`)
    if (node.type === 'component') parts.push(Object.values(node.props).join(' '))
  })
  return parts.join('')
}
