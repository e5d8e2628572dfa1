import type { StepContext } from '../step.ts'
import { childrenOf, type Parents, type Root, walk } from '../tree.ts'

const OPENING = /^<a\s[^>]*\bhref[\s=]/i
const CLOSING = /^<\/a[\s>]/i

/**
 * An address that is the words of a link in HTML, `<a href="…">https://e.org</a>`, is no link of its own: browsers would
 * end the author's one before it, and where that leads would be lost.
 */
export function bareLinks(tree: Root, { text }: StepContext): void {
  if (!/<a[\s>]/i.test(text)) return
  walk(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    withoutLinks(node, text, false)
    return false
  })
}

/** @returns whether a link of HTML is open behind the children */
function withoutLinks(parent: Parents, text: string, before: boolean): boolean {
  let isOpen = before
  const children = childrenOf(parent)
  for (let at = 0; at < children.length; at++) {
    const child = children[at]
    if (child?.type === 'html') isOpen = OPENING.test(child.value) || (isOpen && !CLOSING.test(child.value))
    else if (child?.type === 'link' && isOpen && isBare(child.position?.start.offset, text))
      children.splice(at, 1, ...child.children)
    else if (child !== undefined && 'children' in child) isOpen = withoutLinks(child as Parents, text, isOpen)
  }
  return isOpen
}

/** Whether no bracket made it a link. */
function isBare(start: number | undefined, text: string): boolean {
  return start !== undefined && !/[[<]/.test(text.charAt(start))
}
