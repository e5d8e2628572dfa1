import { plainText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Parents, type Root, type RootContent } from '../tree.ts'
import { countWords, cutBetweenWords } from '../words.ts'

const DESCRIPTION = 160
const MARKER = /^<!--\s*(?:more|truncate)\s*-->$/i
/** What a description is made of; headings, code and tables do not read on. */
const RUNNING: ReadonlySet<string> = new Set(['paragraph', 'blockquote', 'list'])

/**
 * Gather what lists, feeds and search engines say of the post: its length, a description and an excerpt.
 * Code blocks, notes and pictures count no words. Runs on the text before notes and anchors are set.
 */
export function summary(tree: Root, { result }: StepContext): void {
  const { words, cjk } = countWords(plainText(tree))
  result.words = words
  result.cjk = cjk
  let start = ''
  for (const node of tree.children) {
    if (start.length > DESCRIPTION) break
    if (RUNNING.has(node.type)) start = `${start} ${plainText(node)}`.trim()
  }
  result.description = cutBetweenWords(start, DESCRIPTION)
  result.excerpt = excerptOf(tree).map((node) => withoutNotes(structuredClone(node)))
}

/** Up to the marker; one inside a list or quote ends the excerpt after that block (SPEC 13.22). Else the first paragraph. */
function excerptOf(tree: Root): readonly RootContent[] {
  const at = tree.children.findIndex(holdsMarker)
  const marked = tree.children[at]
  if (marked !== undefined) return tree.children.slice(0, marked.type === 'html' ? at : at + 1)
  const first = tree.children.find((node) => node.type === 'paragraph' && plainText(node) !== '')
  return first === undefined ? [] : [first]
}

function holdsMarker(node: RootContent): boolean {
  return (node.type === 'html' && MARKER.test(node.value.trim())) || childrenOf(node).some(holdsMarker)
}

function withoutNotes(node: RootContent): RootContent {
  if ('children' in node) {
    const kept = childrenOf(node as Parents).filter((child) => child.type !== 'footnoteReference')
    node.children = kept.map(withoutNotes) as typeof node.children
  }
  return node
}
