import { type Lines, linesOf, placeAt } from '../../text/lines.ts'
import type { Place } from '../../types.ts'
import type { Names } from '../components/named-data.ts'
import type { Point } from '../tree.ts'

/**
 * The texts that a post is made of, one behind the other: its own, then those of its snippets. Offsets of the
 * tree count in all of them, so that every node knows the file that it was written in.
 */
export interface Sheet {
  readonly text: string
  /** The place of an offset in the file that it belongs to. */
  placeAt(offset: number, length?: number): Place
  /** The same as a point of the tree, which counts its lines through all texts. */
  pointAt(offset: number): Point
  /** Put another file's text behind, once; where it begins. */
  add(path: string, text: Mended): number
}

/** A text as it is read, and as its author wrote it: of the same length, but lines may end elsewhere. */
export interface Mended {
  readonly text: string
  readonly written: string
  readonly names: Names
}

interface Part {
  readonly path: string
  readonly start: number
  readonly written: string
  /** Number of its first line in its file. */
  readonly first: number
  lines?: Lines
}

export function createSheet(path: string, { text, written }: Mended, first: number): Sheet {
  const parts: Part[] = [{ path, start: 0, written, first }]
  let all = text
  let lines: Lines | undefined
  return {
    get text() {
      return all
    },
    placeAt: (offset, length = 0) => {
      // A plugin may bring nodes whose offsets count in a text of its own.
      const at = offset > all.length ? 0 : offset
      const part = parts.findLast(({ start }) => start <= at) ?? (parts[0] as Part)
      part.lines ??= linesOf(part.written, part.first)
      return placeAt(part.lines, part.path, at - part.start, length)
    },
    pointAt: (offset) => {
      lines ??= linesOf(all)
      const { line, column } = placeAt(lines, '', offset)
      return { line, column, offset }
    },
    add: (added, more) => {
      const found = parts.slice(1).find((part) => part.path === added)
      if (found !== undefined) return found.start
      const start = all.length + 1
      parts.push({ path: added, start, written: more.written, first: 1 })
      all += `\n${more.text}`
      lines = undefined
      return start
    },
  }
}
