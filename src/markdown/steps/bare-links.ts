import type { StepContext } from '../step.ts'
import { childrenOf, type Link, type Parents, type Root, walk } from '../tree.ts'

const OPENING = /^<a\s[^>]*\bhref[\s=]/i
const CLOSING = /^<\/a[\s>]/i

const MAY_BE_MAIL = /[\w.+-]@\w/

/**
 * Undo links that nobody wrote. An address that is the words of a link in HTML, `<a href="…">https://e.org</a>`, is no link of
 * its own: browsers would end the author's one before it, and where that leads would be lost. And GFM takes `node@20.x`,
 * `git@github.com:a/b.git`, the end of `@me@social.example` and the password and host in `redis://me:secret@db.example.org`
 * for addresses of mail.
 */
export function bareLinks(tree: Root, { text }: StepContext): void {
  if (!/<a[\s>]/i.test(text) && !(text.includes('@') && MAY_BE_MAIL.test(text))) return
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
    else if (child?.type === 'link' && isBare(child, text) && (isOpen || isNoMail(child, text)))
      children.splice(at, 1, ...child.children)
    else if (child !== undefined && 'children' in child) isOpen = withoutLinks(child as Parents, text, isOpen)
  }
  return isOpen
}

/** Whether no bracket made it a link. */
function isBare({ position }: Link, text: string): boolean {
  const start = position?.start.offset
  return start !== undefined && !/[[<]/.test(text.charAt(start))
}

/** The host ends as none of the web does, a path or a port is right behind it, or `@` or a scheme stands before the name. */
function isNoMail({ url, position }: Link, text: string): boolean {
  const start = position?.start.offset
  const end = position?.end.offset
  if (!url.startsWith('mailto:') || start === undefined || end === undefined) return false
  const last = url.slice(url.lastIndexOf('.') + 1)
  const isDomain = /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/i.test(last)
  return (
    !isDomain ||
    text.charAt(start - 1) === '@' ||
    /^:[\w~/.]/.test(text.slice(end, end + 2)) ||
    /:\/\/[\w.~%!&'*+,;=:-]*$/.test(text.slice(Math.max(0, start - 80), start))
  )
}
