import { blank, startOfLine } from '../../text/lines.ts'
import { type Range, within } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { groundOf } from '../components/ground.ts'
import { CONTAINERS, quotePrefix, quotesIn } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { type Parents, type Root, type RootContent, type Text, walk } from '../tree.ts'
import { type Change, type Mending, withChanges } from './mending.ts'

/**
 * Stands in the place of a comment that text follows on its line, where blanks could make code of the text. No sign of
 * the author's: those are removed before. `withoutCovers` takes it out of the tree.
 */
const COVER = '\x05'

/** Cover the comments of MDX, outside code. Only in `.mdx` files: elsewhere braces are text (SPEC 13.13). */
export function blankComments(text: string, { parse }: Mending): string {
  if (!text.includes('{/*')) return text
  const changes = mdxComments(text, groundOf(text, parse).code).map(([start, end]): Change => {
    return { start, end, text: endOfExcerpt(text.slice(start, end)) ?? cover(text, start, end) }
  })
  return withChanges(text, changes)
}

/** What stands before it is looked at once its first signs are found: a pattern that begins with looking back is tried at every sign. */
const HEADING_ID =
  /\{\/\*(?<=^ {0,3}(?:> ?){0,9}#{1,6}[ \t][^\n]{1,1000}\{\/\*)(?:([a-z\d][\w-]{0,200})|[ \t]{0,9}#([\w-]{1,200})[ \t]{0,9})\*\/\}(?=[ \t]*$)/gm

/** Where the id of a heading is written as a comment of MDX, as Docusaurus and the pages of React have it, it is one. */
export function mendHeadingIds(text: string, { parse }: Mending): string {
  if (!text.includes('{/*')) return text
  const found = [...text.matchAll(HEADING_ID)]
  if (found.length === 0) return text
  const isCode = within(groundOf(text, parse).code)
  const changes = found
    .filter(({ index }) => !isCode(index) && !isEscaped(text, index))
    .map(({ index, 0: whole, 1: plain, 2: signed }): Change => {
      const id = `{#${plain ?? signed ?? ''}}`
      return { start: index, end: index + whole.length, text: id.padEnd(whole.length) }
    })
  return withChanges(text, changes)
}

/** The comments of MDX that do not begin in code, and are not escaped. */
export function mdxComments(text: string, code: readonly Range[]): readonly Range[] {
  const comments: Range[] = []
  let next = 0
  let end = 0
  for (let start = text.indexOf('{/*'); start !== -1; start = text.indexOf('{/*', end)) {
    while ((code[next]?.[1] ?? text.length) <= start) next++
    const [from, to] = code[next] ?? [text.length, 0]
    end = start < from ? text.indexOf('*/}', start + 3) + 3 : to
    if (end === 2) break
    if (start < from && isEscaped(text, start)) end = start + 3
    else if (start < from) comments.push([start, end])
  }
  return comments
}

/** A comment that says `more` or `truncate` ends an excerpt, as one of HTML does, which takes a sign more: it needs a blank in it. */
function endOfExcerpt(comment: string): string | undefined {
  const word = /^\{\/\*\s*(more|truncate)\s*\*\/\}$/i.exec(comment)?.[1] ?? ''
  const marker = `<!--${word.padEnd(comment.length - 7)}-->`
  return word !== '' && marker.length === comment.length ? marker : undefined
}

/**
 * A comment that stands alone, as blanks; one among text, covered, for blanks at a line's end would break it and a blank
 * line ends a paragraph. One with a blank line in it ends that anyway: only the last of its lines is covered.
 */
function cover(text: string, start: number, end: number): string {
  const lineStart = startOfLine(text, start)
  const before = text.slice(lineStart, start)
  const isFollowed = /\S/.test(sticky(/[^\n]*/y, text, end)?.[0] ?? '')
  const comment = text.slice(start, end)
  const last = comment.lastIndexOf('\n') + 1
  if (/\n[ \t>]*\n/.test(comment))
    return blank(comment.slice(0, last)) + (isFollowed ? covered : blank)(comment.slice(last))
  const lineBefore = text.slice(startOfLine(text, lineStart - 1), Math.max(0, lineStart - 1))
  const isBehindText = /^[ \t>]*$/.test(before) && /[^ \t>]/.test(lineBefore)
  if (CONTAINERS.exec(before)?.[0] === before && !isFollowed && !isBehindText) return blank(comment)
  const quotes = quotesIn(before)
  return comment
    .split('\n')
    .map((line, nth) => {
      const marks = nth === 0 ? 0 : quotePrefix(line, 0, quotes)
      return line.slice(0, marks) + covered(line.slice(marks))
    })
    .join('\n')
}

/** White space at the start of a line may be that of a list item. */
function covered(line: string): string {
  return line.replace(
    /^([ \t]*)(.*)$/s,
    (_, space: string, rest: string) => space + COVER.repeat(rest.length),
  )
}

/** Take the covers out again, and paragraphs that hold nothing else. */
export function withoutCovers(tree: Root, text: string): void {
  if (!text.includes(COVER)) return
  walk(tree, (node, index, parent) => {
    if (node.type === 'paragraph' && node.children.every(isCover)) {
      parent.children.splice(index, 1)
      return index
    }
    if (node.type === 'text') uncover(node, parent)
    else if (node.type === 'html') node.value = node.value.replaceAll(COVER, ' ')
    else if ('url' in node) node.url = node.url.replaceAll(COVER, '')
  })
}

function isCover(node: RootContent): boolean {
  return node.type === 'text' && /^[\x05\s]*$/.test(node.value)
}

function uncover(node: Text, { type, children }: Parents): void {
  if (!node.value.includes(COVER)) return
  const isBlock = type === 'paragraph' || type === 'heading'
  node.value = node.value.replace(/\s*\x05[\x05\s]*/g, (found, at: number, whole: string) => {
    const isStart = at === 0 && isBlock && children[0] === node
    const isEnd = at + found.length === whole.length && isBlock && children.at(-1) === node
    if (isStart || isEnd) return ''
    return found.includes('\n') ? '\n' : /^\s|\s$/.test(found) ? ' ' : ''
  })
}
