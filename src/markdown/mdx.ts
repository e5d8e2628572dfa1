import { moduleLine } from '../report/markdown.ts'
import type { Place, Report } from '../types.ts'
import { groundOf } from './ground.ts'
import { CONTAINERS } from './scan.ts'
import { sticky } from './tags.ts'
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
  let mayGoOn = true
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
    const least = start + found[0].length
    const whole: number | undefined = mayGoOn ? statementEnd(text, start, least) : undefined
    // What is never closed is looked for once.
    mayGoOn = whole !== undefined
    const end = whole ?? blankLineAfter(text, least)
    report(moduleLine(placeAt(start, found[1]?.length ?? 0), found[1] ?? ''))
    blanked += text.slice(at, start) + blank(text.slice(start, end))
    at = end
  }
  return blanked + text.slice(at)
}

/** What holds no bracket that counts, whatever stands in it: comments and texts in quotes. */
const QUIET =
  /\/\/[^\n]*|\/\*[\s\S]{0,2000}?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/y

/** What shows that the post has begun, and some bracket has no end. */
const PROSE = /^(?:#{1,6}[ \t]|`{3}|~{3}|[-*>][ \t])/m

/** No statement in a post is longer. */
const LONGEST = 50_000

/**
 * A statement goes on to the end of the line on which all its brackets are closed, over blank lines too; undefined
 * when they never are.
 */
function statementEnd(text: string, start: number, least: number): number | undefined {
  const isCode = (end: number) => end <= blankLineAfter(text, least) || !PROSE.test(text.slice(start, end))
  let depth = 0
  for (let at = start; at < Math.min(text.length, start + LONGEST); at++) {
    const sign = text.charAt(at)
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    else if (sign === '\n' && at >= least && depth <= 0) return isCode(at) ? at : undefined
    else if ('/"\'`'.includes(sign)) at += (sticky(QUIET, text, at)?.[0].length ?? 1) - 1
  }
  return depth <= 0 && text.length - start < LONGEST && isCode(text.length) ? text.length : undefined
}

function blankLineAfter(text: string, least: number): number {
  const found = text.slice(least).search(/\n[ \t]*(?:\n|$)/)
  return found === -1 ? text.length : least + found
}

/**
 * Stands in the place of a comment that text follows on its line, where blanks could make code of the text. No sign of
 * the author's: those are removed before. `withoutCovers` takes it out of the tree.
 */
const COVER = '\x05'

/** Cover the comments of MDX, outside code. Only in `.mdx` files: elsewhere braces are text (SPEC 13.13). */
export function blankComments(text: string, parse: (text: string) => Root): string {
  if (!text.includes('{/*')) return text
  const code = groundOf(text, parse).code
  const parts: string[] = []
  let done = 0
  for (let start = text.indexOf('{/*'); start !== -1; start = text.indexOf('{/*', done)) {
    const range = code.find(([from, to]) => from <= start && start < to)
    const end = range === undefined ? text.indexOf('*/}', start + 3) + 3 : range[1]
    if (end === 2) break
    parts.push(
      text.slice(done, start),
      range === undefined
        ? (endOfExcerpt(text.slice(start, end)) ?? cover(text, start, end))
        : text.slice(start, end),
    )
    done = end
  }
  return parts.join('') + text.slice(done)
}

/** A comment that says `more` or `truncate` ends an excerpt, as one of HTML does, which takes a sign more: it needs a blank in it. */
function endOfExcerpt(comment: string): string | undefined {
  const word = /^\{\/\*\s*(more|truncate)\s*\*\/\}$/i.exec(comment)?.[1] ?? ''
  const marker = `<!--${word.padEnd(comment.length - 7)}-->`
  return word !== '' && marker.length === comment.length ? marker : undefined
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
