import type { LineKind } from './ranges.ts'

/** Lines of code, and why some of them stand out: the kinds of the lines with the same index. */
export interface Lines {
  readonly texts: string[]
  readonly kinds: (LineKind | undefined)[]
}

/** Whether a text may hold comments that mark lines: most hold none. */
export function mayHoldMarks(code: string): boolean {
  return code.includes('[!code') || code.includes('highlight-')
}

// What begins and ends a comment, in the languages that posts are about. JSX wraps its comments in braces.
const OPEN = '(?:\\{\\s*)?(?:\\/\\/|\\/\\*+|#|<!--|--|%|;+|"|\\(\\*|\'|REM\\b)'
const CLOSE = '(?:\\*+\\/|-->|\\*\\))?(?:\\s*\\})?'
const COMMENT_LINE = new RegExp(`^\\s*${OPEN}\\s*(highlight-(?:next-line|start|end))\\s*${CLOSE}\\s*$`)
const COMMENT_END = new RegExp(`\\s*${OPEN}\\s*highlight-line\\s*${CLOSE}\\s*$`)
const SHIKI = new RegExp(`\\s*${OPEN}\\s*\\[!code ([a-z]+|\\+\\+|--)(?::(\\d{1,4}))?\\]\\s*${CLOSE}\\s*$`)

const SHIKI_KINDS: ReadonlyMap<string, LineKind> = new Map([
  ['++', 'ins'],
  ['--', 'del'],
  ...['highlight', 'hl', 'focus', 'warning', 'error', 'info'].map((word) => [word, 'mark'] as const),
])

/**
 * Take the comments out that mark lines: `highlight-next-line`, `-start`, `-end` and `-line` (Docusaurus, Gatsby),
 * `[!code ++]`, `--`, `highlight`, `focus`, `error`, `warning`, each for as many lines as it says (Shiki).
 */
export function takeMarks(given: readonly string[]): Lines {
  const texts: string[] = []
  const kinds: (LineKind | undefined)[] = []
  let isInside = false
  const mark = (from: number, kind: LineKind, count = 1) => {
    for (let at = from; at < from + count && at < given.length; at++) kinds[at] = kind
  }
  for (const line of given) {
    const word = line.length < LONGEST ? COMMENT_LINE.exec(line)?.[1] : undefined
    if (word === 'highlight-next-line') mark(texts.length, 'mark')
    if (word !== undefined) {
      isInside = word === 'highlight-start' || (isInside && word !== 'highlight-end')
      continue
    }
    if (isInside) mark(texts.length, 'mark')
    const { text, kind, count } = ending(line)
    if (kind !== undefined) mark(texts.length, kind, count)
    // A comment alone on its line speaks of those that follow it.
    if (kind === undefined || text.trim() !== '') texts.push(text)
  }
  return { texts, kinds: texts.map((_, at) => kinds[at]) }
}

const LONGEST = 1000

/** A comment at the end of a line, and the line without it. */
function ending(line: string): { text: string; kind?: LineKind; count?: number } {
  if (line.length > LONGEST || !/\[!code|highlight-line/.test(line)) return { text: line }
  const shiki = SHIKI.exec(line)
  const kind = SHIKI_KINDS.get(shiki?.[1] ?? '')
  if (shiki !== null && kind !== undefined)
    return { text: line.slice(0, shiki.index), kind, count: Number(shiki[2] ?? 1) }
  const gatsby = COMMENT_END.exec(line)
  return gatsby === null ? { text: line } : { text: line.slice(0, gatsby.index), kind: 'mark' }
}
