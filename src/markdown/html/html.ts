import { sticky } from '../../text/sticky.ts'
import type { Hast, Position } from '../tree.ts'

/** HTML that stands in markdown, looked at as text. */

/** Elements that hold nothing. */
export const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Elements that need no end: they end where another begins. */
export const ENDLESS = /^(?:colgroup|d[dt]|li|optgroup|option|p|r[pt]|t(?:body|d|foot|h|head|r))$/i

/** Whether an html node is nothing but a comment (or a declaration), which never reaches a page. */
export function isComment(html: string): boolean {
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
export interface HtmlPiece {
  readonly value: string
  readonly at: number
}

/**
 * Close what JSX closes by itself: HTML ignores the slash of `<div/>`, and the rest of the page lands inside. In
 * pieces, so that each keeps its place.
 */
export function closeSelfClosed(html: string): readonly HtmlPiece[] {
  if (!html.includes('/>')) return [{ value: html, at: 0 }]
  const pieces: HtmlPiece[] = []
  let done = 0
  const tags =
    /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(\/?)>/gi
  for (const { index, 0: whole, 1: name, 3: slash } of html.matchAll(tags)) {
    if (name === undefined || slash === '' || VOID.test(name)) continue
    const end = index + whole.length
    pieces.push({ value: `${html.slice(done, end - 2)}></${name}>`, at: done })
    done = end
  }
  if (done < html.length) pieces.push({ value: html.slice(done), at: done })
  return pieces
}

/** The position of what follows in a raw node. */
export function behind({ start, end }: Position, value: string, at: number): Position {
  const before = value.slice(0, at)
  const lines = before.split('\n')
  const last = lines.at(-1)?.length ?? 0
  const line = start.line + lines.length - 1
  const column = lines.length === 1 ? start.column + last : last + 1
  return { start: { line, column, offset: (start.offset ?? 0) + at }, end }
}

/** Whether raw HTML is left in an HTML tree: only then it is parsed. */
export function holdsRaw(node: Hast.Parent): boolean {
  for (const child of node.children) {
    if ((child.type as string) === 'raw') return true
    const { children } = child as Partial<Hast.Parent>
    if (children !== undefined && children.length > 0 && holdsRaw(child as Hast.Parent)) return true
  }
  return false
}
