import { moduleLine } from '../report/markdown.ts'
import type { Place, Report } from '../types.ts'
import { codeRanges, isWithin, mayHoldCode } from './scan.ts'
import type { Root } from './tree.ts'

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

/** Blank out the comments of MDX, outside code. Only in `.mdx` files: elsewhere braces are text (SPEC 13.13). */
export function blankComments(text: string, parse: (text: string) => Root): string {
  if (!text.includes('{/*')) return text
  const code = mayHoldCode(text) ? codeRanges(parse(text), text) : []
  return text.replace(/\{\/\*[\s\S]*?\*\/\}/g, (comment, at: number) =>
    isWithin(code, at) ? comment : blank(comment),
  )
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
