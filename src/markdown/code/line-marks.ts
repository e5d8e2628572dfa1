import type { LineKind } from './ranges.ts'

/** Lines of code, and why some of them stand out: the kinds of the lines with the same index. */
export interface Lines {
  readonly texts: string[]
  readonly kinds: (LineKind | undefined)[]
}

/** Whether a text may hold comments that mark lines: most hold none. */
export function mayHoldMarks(code: string): boolean {
  return code.includes('[!code') || code.includes('highlight-') || code.includes('hide-')
}

// What begins and ends a comment, in the languages that posts are about. JSX wraps its comments in braces.
const OPEN = '(?:\\{\\s*)?(?:\\/\\/|\\/\\*+|#|<!--|--|%|;+|"|\\(\\*|\'|REM\\b)'
const CLOSE = '(?:\\*+\\/|-->|\\*\\))?(?:\\s*\\})?'
const COMMENT_LINE = new RegExp(
  `^\\s*${OPEN}(?:\\s*(?=hig)|\\s+)((?:highlight|hide)-(?:next-line|start|end))\\s*${CLOSE}\\s*$`,
)
const COMMENT_END = new RegExp(`\\s*${OPEN}(?:\\s*(?=hig)|\\s+)(highlight|hide)-line\\s*${CLOSE}\\s*$`)
const SHIKI = new RegExp(`\\s*${OPEN}\\s*\\[!code ([a-z]+|\\+\\+|--)(?::(\\d{1,4}))?\\]\\s*${CLOSE}\\s*$`)

const SHIKI_KINDS: ReadonlyMap<string, LineKind> = new Map([
  ['++', 'ins'],
  ['--', 'del'],
  ...['highlight', 'hl', 'focus', 'warning', 'error', 'info'].map((word) => [word, 'mark'] as const),
])

/**
 * Take the comments out that mark lines: `highlight-next-line`, `-start`, `-end` and `-line` (Docusaurus, Gatsby),
 * `[!code ++]`, `--`, `highlight`, `focus`, `error`, `warning`, each for as many lines as it says (Shiki); and lines that
 * `hide-next-line` and its kind leave out (Gatsby), if there is an end to them.
 */
export function takeMarks(given: readonly string[]): Lines {
  const texts: string[] = []
  const kinds: (LineKind | undefined)[] = []
  let isInside = false
  let isHidden: boolean | 'once' = false
  const lastEnd = given.findLastIndex((line) => wordOf(line) === 'hide-end')
  const mark = (from: number, kind: LineKind, count = 1) => {
    for (let at = from; at < from + count && at < given.length; at++) kinds[at] = kind
  }
  for (const [at, line] of given.entries()) {
    const word = wordOf(line)
    if (word === 'highlight-next-line') mark(texts.length, 'mark')
    if (word?.startsWith('hide-') === true) {
      isHidden = word === 'hide-next-line' ? isHidden || 'once' : word === 'hide-start' && at < lastEnd
      continue
    }
    if (word !== undefined) {
      isInside = word === 'highlight-start' || (isInside && word !== 'highlight-end')
      continue
    }
    const { text, kind, count, isOut = isHidden !== false } = ending(line)
    if (isHidden === 'once') isHidden = false
    if (isOut) continue
    if (isInside) mark(texts.length, 'mark')
    if (kind !== undefined) mark(texts.length, kind, count)
    // A comment alone on its line speaks of those that follow it.
    if (kind === undefined || text.trim() !== '') texts.push(text)
  }
  return { texts, kinds: texts.map((_, at) => kinds[at]) }
}

const LONGEST = 1000

function wordOf(line: string): string | undefined {
  return line.length < LONGEST ? COMMENT_LINE.exec(line)?.[1] : undefined
}

/** A comment at the end of a line, and the line without it. */
function ending(line: string): { text: string; kind?: LineKind; count?: number; isOut?: true } {
  if (line.length > LONGEST || !/\[!code|hi(?:ghlight|de)-line/.test(line)) return { text: line }
  const shiki = SHIKI.exec(line)
  const kind = SHIKI_KINDS.get(shiki?.[1] ?? '')
  if (shiki !== null && kind !== undefined)
    return { text: line.slice(0, shiki.index), kind, count: Number(shiki[2] ?? 1) }
  const gatsby = COMMENT_END.exec(line)
  if (gatsby?.[1] === 'hide') return { text: '', isOut: true }
  return gatsby === null ? { text: line } : { text: line.slice(0, gatsby.index), kind: 'mark' }
}
