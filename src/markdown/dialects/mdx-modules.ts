import { moduleLine } from '../../report/markdown.ts'
import { blank } from '../../text/lines.ts'
import { sticky } from '../../text/sticky.ts'
import { namedData } from '../components/named-data.ts'
import type { Mending } from './mending.ts'

const STATEMENT =
  /(import|export)(?:(?<=import)\s+(?:['"][^'"\n]+['"]|[\w$*{][\w$*{},\s]*\sfrom\s*['"][^'"\n]+['"])|(?<=export)\s+(?:(?:const|let|var|async|function|class|default)\s|\{|\*\s))/y

const REST_OF_IMPORT = /[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\n|$)/y

/**
 * Blank out `import` and `export` lines before any other content (SPEC 13.12). Blanks of the same length: all
 * offsets stay true. "import taxes rose" is no JavaScript and stays. What gives a name to data is noted.
 */
export function blankModuleLines(
  text: string,
  { report, placeAt, names }: Pick<Mending, 'report' | 'placeAt' | 'names'>,
): string {
  let at = 0
  let blanked = ''
  let mayGoOn = true
  for (;;) {
    const start = at + (sticky(/\s*/y, text, at)?.[0].length ?? 0)
    if (start > 0 && text.charAt(start - 1) !== '\n') break
    const found = sticky(STATEMENT, text, start)
    if (found === null) break
    const least = start + found[0].length
    if (found[1] === 'import' && sticky(REST_OF_IMPORT, text, least) === null) break
    const whole: number | undefined = mayGoOn ? statementEnd(text, start, least) : undefined
    // What is never closed is looked for once.
    mayGoOn = whole !== undefined
    const end = whole ?? blankLineAfter(text, least)
    const word = found[1] ?? ''
    const named = namedData(text.slice(start, end), names)
    if (named !== undefined) names.data.set(...named)
    const isMeta = sticky(META, text, start) !== null
    report(moduleLine(placeAt(start, word.length), word, isMeta ? 'meta' : named && 'data'))
    blanked += text.slice(at, start) + blank(text.slice(start, end))
    at = end
  }
  return blanked + text.slice(at)
}

/** What posts of Next.js and others say of themselves instead of front matter. */
const META = /export\s{1,9}const\s{1,9}(?:meta|metadata|front_?matter|config)\b/iy

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
