import { collapse, htmlText, isPhrasing, plainText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import type { Parents, Root } from '../tree.ts'
import { walk } from '../tree.ts'
import { countWords, cutBetweenWords } from '../words.ts'
import { excerptOf } from './excerpt.ts'

const DESCRIPTION = 160

/**
 * Learn what lists and the head of the page say about a post: length, description, excerpt.
 *
 * Counted is prose: text, headings, tables, inline code, notes and raw HTML, but no code blocks
 * and no alternative texts. Runs after the plugins and before headings and notes get their links.
 */
export function summary(tree: Root, context: StepContext): void {
  const { words, cjk } = countWords(prose(tree))
  context.result.words = words
  context.result.cjk = cjk
  context.result.description = describe(tree)
  context.result.excerpt = excerptOf(tree)
}

/** All that is read. Notes are out of `plainText`'s hearing where they stand, so each is heard by itself. */
function prose(tree: Root): string {
  const parts: string[] = [plainText(tree)]
  walk(tree, (node, _, parent) => {
    if (node.type === 'footnoteDefinition') parts.push(...node.children.map((child) => plainText(child)))
    if (node.type === 'html' && !isPhrasing(parent)) parts.push(htmlText(node.value))
  })
  return parts.join(' ')
}

/** The paragraphs from the start of the text; raw HTML only where there are none. */
function describe(tree: Root): string {
  const paragraphs = gather(tree, 'paragraph')
  const text = paragraphs === '' ? gather(tree, 'html') : paragraphs
  return cutBetweenWords(text, DESCRIPTION)
}

function gather(tree: Parents, type: 'paragraph' | 'html'): string {
  const parts: string[] = []
  let length = 0
  walk(tree, (node) => {
    if (length > DESCRIPTION || node.type === 'footnoteDefinition') return false
    if (node.type !== type) return
    const text = node.type === 'html' ? htmlText(node.value) : plainText(node)
    if (text !== '') length += parts.push(text) && text.length + 1
    return false
  })
  return collapse(parts.join(' '))
}
