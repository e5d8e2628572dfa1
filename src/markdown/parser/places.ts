import {
  childrenOf,
  type Link,
  type Parents,
  type Point,
  type Position,
  type Root,
  type RootContent,
  type Text,
  walk,
} from '../tree.ts'

/**
 * Give nodes of the reference parser the places that they lack: a bare address that only its second search finds
 * comes without one, and so do the texts around it. A task that begins with a tag takes its box for a part of its
 * first paragraph. Findings would stand at the top of the post.
 */
export function givePlaces(tree: Root, text: string): void {
  walk(tree, (node) => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') skipBox(node.children[0])
    if (node.position === undefined || !('children' in node)) return
    const children = childrenOf(node)
    for (let at = 0; at < children.length; at++) {
      if (!isUnplaced(children[at])) continue
      const first = at
      while (isUnplaced(children[at])) at++
      const run = children.slice(first, at) as (Text | Link)[]
      if (!run.some(({ type }) => type === 'link')) continue
      const start = children[first - 1]?.position?.end ?? startOfContent(node as Parents, run[0], text)
      const end = children[at]?.position?.start ?? node.position.end
      if (start !== undefined) placeRun(run, { start, end }, text)
    }
  })
}

function skipBox(paragraph: RootContent | undefined): void {
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0]?.position?.start : undefined
  if (first !== undefined && paragraph?.position !== undefined) paragraph.position.start = { ...first }
}

function isUnplaced(node: RootContent | undefined): boolean {
  if (node === undefined || node.position !== undefined) return false
  return node.type === 'text' || (node.type === 'link' && node.children.every(({ type }) => type === 'text'))
}

/** Behind the signs that a heading or emphasis begins with. */
function startOfContent(parent: Parents, first: Text | Link | undefined, text: string): Point | undefined {
  const start = parent.position?.start
  if (start?.offset === undefined || first === undefined) return start
  const found = text.indexOf(wordsOf(first).slice(0, 1), start.offset)
  return found === -1 ? start : pointAt(start, found, text)
}

function placeRun(run: readonly (Text | Link)[], { start, end }: Position, text: string): void {
  let last = start
  for (const [index, node] of run.entries()) {
    const next = run[index + 1]
    const isLink = node.type === 'link'
    const from = isLink ? pointAt(last, find(node, last, end, text), text) : last
    const to =
      next === undefined
        ? end
        : next.type === 'link'
          ? pointAt(from, find(next, from, end, text), text)
          : pointAt(from, Math.min((from.offset ?? 0) + wordsOf(node).length, end.offset ?? 0), text)
    node.position = { start: from, end: to }
    if (isLink) for (const child of node.children) child.position = { start: from, end: to }
    last = to
  }
}

/** Where a link's words stand: as they are, or, with escapes or character references in them, where they begin. */
function find(node: Link, from: Point, to: Point, text: string): number {
  const start = from.offset ?? 0
  const value = wordsOf(node)
  for (const part of [value, /^(?:https?:\/\/|www\.)/i.exec(value)?.[0], /^\w+/.exec(value)?.[0]]) {
    const found = part === undefined ? -1 : text.indexOf(part, start)
    if (found !== -1 && found <= (to.offset ?? 0)) return found
  }
  return start
}

function wordsOf(node: Text | Link): string {
  return node.type === 'text'
    ? node.value
    : node.children.map((child) => ('value' in child ? child.value : '')).join('')
}

function pointAt(known: Point, offset: number, text: string): Point {
  let { line } = known
  let lineStart = (known.offset ?? 0) - known.column + 1
  for (let at = text.indexOf('\n', known.offset); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1, offset }
}
