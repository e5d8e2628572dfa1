import { sticky } from '../../text/sticky.ts'
import type { Hast, Html, Position } from '../tree.ts'
import { VOID } from './html.ts'
import type { State } from './to-hast.ts'

/** More pieces than that are handed on in one node: a list is passed as arguments, of which there is no room for all. */
const MANY_PIECES = 1000

/** Raw HTML as the compiler is to get it: without comments, and with what JSX closes by itself closed. */
export function handleHtml(state: State, node: Html): Hast.RootContent[] | Hast.Root | undefined {
  if (isComment(node.value)) return undefined
  const pieces = closeSelfClosed(node.value).map(({ value, at }) => {
    const result: Hast.Nodes = { type: 'raw', value }
    if (at === 0) state.patch(node, result)
    else if (node.position !== undefined) result.position = behind(node.position, node.value, at)
    return result as Hast.RootContent
  })
  return pieces.length > MANY_PIECES ? { type: 'root', children: pieces } : pieces
}

/** Whether an html node is nothing but a comment (or a declaration), which never reaches a page. */
function isComment(html: string): boolean {
  for (let at = afterSpace(html, 0); at < html.length; at = afterSpace(html, at)) {
    const end = html.startsWith('<!--', at)
      ? endOf(html, '-->', at + 4)
      : html.startsWith('<?', at)
        ? endOf(html, '?>', at + 2)
        : sticky(/<![a-z]/iy, html, at) === null
          ? -1
          : endOf(html, '>', at + 3)
    if (end === -1) return false
    at = end
  }
  return true
}

function afterSpace(html: string, at: number): number {
  return at + (sticky(/\s*/y, html, at)?.[0].length ?? 0)
}

function endOf(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at === -1 ? -1 : at + end.length
}

/** A piece of raw HTML, and where it begins in the whole. */
interface HtmlPiece {
  readonly value: string
  readonly at: number
}

/**
 * Close what JSX closes by itself: HTML ignores the slash of `<div/>`, and the rest of the page lands inside. In
 * pieces, so that each keeps its place.
 */
function closeSelfClosed(html: string): readonly HtmlPiece[] {
  if (!html.includes('/>')) return [{ value: html, at: 0 }]
  const pieces: HtmlPiece[] = []
  let done = 0
  const tags =
    /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*(\/?)>/gi
  for (const { index, 0: whole, 1: name, 2: slash } of html.matchAll(tags)) {
    if (name === undefined || slash === '' || VOID.test(name)) continue
    const end = index + whole.length
    pieces.push({ value: `${html.slice(done, end - 2)}></${name}>`, at: done })
    done = end
  }
  if (done < html.length) pieces.push({ value: html.slice(done), at: done })
  return pieces
}

/** The position of what follows in a raw node. */
function behind({ start, end }: Position, value: string, at: number): Position {
  const before = value.slice(0, at)
  const lines = before.split('\n')
  const last = lines.at(-1)?.length ?? 0
  const line = start.line + lines.length - 1
  const column = lines.length === 1 ? start.column + last : last + 1
  return { start: { line, column, offset: (start.offset ?? 0) + at }, end }
}
