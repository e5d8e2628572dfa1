import { moduleLine } from '../report/markdown.ts'
import type { Place, Report } from '../types.ts'
import { CONTAINERS, codeRanges, mayHoldCode } from './scan.ts'
import { type Root, walk } from './tree.ts'

const STATEMENT =
  /(import|export)(?:(?<=import)\s+(?:['"][^'"\n]+['"]|[\w$*{][\w$*{},\s]*\sfrom\s*['"][^'"\n]+['"])|(?<=export)\s+(?:(?:const|let|var|async|function|class|default)\s|\{|\*\s))/y

/**
 * Blank out `import` and `export` lines before any other content (SPEC 13.12). Blanks of the same length: all
 * offsets stay true. "import taxes rose" is no JavaScript and stays.
 */
export function blankModuleLines(
  text: string,
  report: Report,
  placeAt: (offset: number, length: number) => Place,
): string {
  let at = 0
  let blanked = ''
  for (;;) {
    const gap = /\s*/y
    gap.lastIndex = at
    const start = at + (gap.exec(text)?.[0].length ?? 0)
    if (start > 0 && text.charAt(start - 1) !== '\n') break
    const statement = new RegExp(STATEMENT)
    statement.lastIndex = start
    const found = statement.exec(text)
    const rest = /[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\n|$)/y
    rest.lastIndex = statement.lastIndex
    if (found === null || (found[1] === 'import' && !rest.test(text))) break
    const end = statementEnd(text, start, start + found[0].length)
    report(moduleLine(placeAt(start, found[1]?.length ?? 0), found[1] ?? ''))
    blanked += text.slice(at, start) + blank(text.slice(start, end))
    at = end
  }
  return blanked + text.slice(at)
}

/** A statement goes on to the end of the line on which all its brackets are closed, at most to a blank line. */
function statementEnd(text: string, start: number, least: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at)
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    else if (sign === '\n' && at >= least && (depth <= 0 || /\n[ \t]*\n/y.test(text.slice(at, at + 80))))
      return at
  }
  return text.length
}

/**
 * Stands in the place of a comment that text follows on its line, where blanks could make code of the text. No sign of
 * the author's: those are removed before. `withoutCovers` takes it out of the tree.
 */
const COVER = '\x05'

/** Cover the comments of MDX, outside code. Only in `.mdx` files: elsewhere braces are text (SPEC 13.13). */
export function blankComments(text: string, parse: (text: string) => Root): string {
  if (!text.includes('{/*')) return text
  const code = mayHoldCode(text) ? codeRanges(parse(text), text) : []
  const parts: string[] = []
  let done = 0
  for (let start = text.indexOf('{/*'); start !== -1; start = text.indexOf('{/*', done)) {
    const range = code.find(([from, to]) => from <= start && start < to)
    const end = range === undefined ? text.indexOf('*/}', start + 3) + 3 : range[1]
    if (end === 2) break
    parts.push(
      text.slice(done, start),
      range === undefined ? cover(text, start, end) : text.slice(start, end),
    )
    done = end
  }
  return parts.join('') + text.slice(done)
}

/** A comment as blanks; its last line is covered if text follows there. */
function cover(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', end - 1) + 1
  const from = Math.max(start, lineStart)
  const before = text.slice(lineStart, from)
  const lineEnd = text.indexOf('\n', end)
  const isFollowed = text.slice(end, lineEnd === -1 ? text.length : lineEnd).trim() !== ''
  if (!isFollowed || CONTAINERS.exec(before)?.[0] !== before) return blank(text.slice(start, end))
  return blank(text.slice(start, from)) + COVER.repeat(end - from)
}

export function withoutCovers(tree: Root, text: string): void {
  if (!text.includes(COVER)) return
  walk(tree, (node) => {
    if (node.type === 'text') node.value = node.value.replace(/\x05+[ \t]*/g, '')
  })
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
