import { endOfLine } from '../../text/lines.ts'
import { quotePrefix } from '../containers.ts'
import { type Point, type Root, walk } from '../tree.ts'

/**
 * A stretch of the post that is parsed apart (a component's children), without the marks and indentation of
 * what it stands in. Knows for each of its lines where that line begins in the post.
 */
export interface Region {
  readonly text: string
  readonly starts: readonly number[]
  readonly sources: readonly number[]
}

export function wholeRegion(text: string): Region {
  return { text, starts: [0], sources: [0] }
}

/** Offset in the post of an offset in the region. */
export function sourceOffset({ starts, sources }: Region, offset: number): number {
  let line = starts.length - 1
  for (let low = 0; low < line; ) {
    const middle = (low + line + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else line = middle - 1
  }
  return (sources[line] ?? 0) + offset - (starts[line] ?? 0)
}

/** Cut a region out of another: quote marks go from all lines but the first, and then their common indentation. */
export function innerRegion(outer: Region, start: number, end: number, quotes: number): Region {
  const lines: { readonly text: string; readonly source: number }[] = []
  for (let at = start; at <= end; ) {
    const skipped = at === start ? 0 : Math.min(quotePrefix(outer.text, at, quotes), end - at)
    const stop = Math.min(end, endOfLine(outer.text, at + skipped))
    lines.push({ text: outer.text.slice(at + skipped, stop), source: sourceOffset(outer, at + skipped) })
    at = stop + 1
  }
  const full = lines.slice(1).filter(({ text }) => text.trim() !== '')
  const indent =
    full.length === 0 ? 0 : Math.min(...full.map(({ text }) => text.length - text.trimStart().length))
  return joinLines(
    lines.map((line, index) => {
      const cut = index === 0 ? 0 : Math.min(indent, line.text.length)
      return { text: line.text.slice(cut), source: line.source + cut }
    }),
  )
}

/** A region of these lines, each with the offset in the post where it begins. */
export function joinLines(lines: readonly { readonly text: string; readonly source: number }[]): Region {
  const starts: number[] = []
  let length = 0
  for (const { text } of lines) {
    starts.push(length)
    length += text.length + 1
  }
  return {
    text: lines.map(({ text }) => text).join('\n'),
    starts,
    sources: lines.map(({ source }) => source),
  }
}

/** Turn positions in the region into positions in the post. */
export function relocate(root: Root, region: Region, pointAt: (offset: number) => Point): void {
  const move = (offset = 0) => pointAt(sourceOffset(region, Math.max(0, offset)))
  walk(root, (node) => {
    if (node.position === undefined) return
    node.position = { start: move(node.position.start.offset), end: move(node.position.end.offset) }
  })
}
