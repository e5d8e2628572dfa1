import { withoutStrays } from '../../text/controls.ts'
import { countWords, cutBetweenWords } from '../../text/words.ts'
import { collapse, htmlText, plainText, speak } from '../plain.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, isPhrasing, type Node, type Parents, type Root, walk } from '../tree.ts'
import { excerptOf, walkRunning } from './excerpt.ts'

const DESCRIPTION = 160

/**
 * Learn what lists and the head of the page say about a post: length, description, excerpt.
 *
 * Counted is prose: text, headings, tables, inline code, notes and raw HTML, but no code blocks
 * and no alternative texts. Runs after the plugins and before headings and notes get their links.
 */
export function summary(tree: Root, context: StepContext): void {
  const { text, holdsHtml } = prose(tree)
  const { words, cjk } = countWords(text)
  context.result.words = words
  context.result.cjk = cjk
  // A plugin may have brought what no page may hold.
  context.result.description = withoutStrays(describe(tree))
  // The author's marker is a comment.
  context.result.excerpt = excerptOf(tree, holdsHtml)
}

/** All that is read. Notes are out of hearing where they stand, so each is heard by itself. */
function prose(tree: Root): { readonly text: string; readonly holdsHtml: boolean } {
  const parts: string[] = []
  const apart: string[] = []
  let holdsHtml = false
  const onSilent = (node: Node, parent: Node = tree) => {
    if (node.type === 'footnoteDefinition') {
      for (const child of childrenOf(node)) {
        apart.push(' ')
        speak(child, apart, { onSilent })
      }
    } else if (node.type === 'html' && 'value' in node) {
      holdsHtml = true
      if (!isPhrasing(parent)) apart.push(' ', htmlText(String(node.value)))
    }
  }
  speak(tree, parts, { onSilent })
  return { text: parts.join('') + apart.join(''), holdsHtml }
}

/**
 * The paragraphs of the text from its start; only where there are none, those beside it (callouts, what is folded away)
 * and lists of contents, else raw HTML.
 */
function describe(tree: Root): string {
  const text = gatherRunning(tree) || gather(tree, 'paragraph') || gather(tree, 'html')
  return cutBetweenWords(text, DESCRIPTION)
}

function gatherRunning(tree: Root): string {
  const parts: string[] = []
  walkRunning(tree, (paragraph) => addTo(parts, plainText(paragraph)))
  return collapse(parts.join(' '))
}

function gather(tree: Parents, type: 'paragraph' | 'html'): string {
  const parts: string[] = []
  let isEnough = false
  walk(tree, (node) => {
    if (isEnough || node.type === 'footnoteDefinition') return false
    if (node.type !== type) return
    isEnough = addTo(parts, node.type === 'html' ? htmlText(node.value) : plainText(node))
    return false
  })
  return collapse(parts.join(' '))
}

/** Put a text behind others; whether they are enough for a description. */
function addTo(parts: string[], text: string): boolean {
  if (text !== '') parts.push(text)
  return parts.join(' ').length >= DESCRIPTION
}
