import { restOfLine, startOfLine } from '../text/lines.ts'

/** Where the parser stopped, and why. */
interface YamlFault {
  readonly text: string
  readonly at: number
  readonly reason: string
  /** The line of an offset, as the author counts. */
  readonly lineOf: (offset: number) => number
}

/** Signs that mean something at the start of a value, and that a title may well begin with. */
const LEADING = /^[ \t-]*[\w.-]+[ \t]*:[ \t]+(\{\{|[*!>|]|[[{](?=(?:(?!\s#)[^\n])*[\]}][ \t]*$))/

/** What to do about a fault of YAML, where its words do not say; undefined: the usual advice. */
export function yamlHint(fault: YamlFault): string | undefined {
  const { text, at, reason } = fault
  const start = startOfLine(text, at)
  const [before, sign] = [text.slice(start, at), text.charAt(at)]
  const line = restOfLine(text, start)
  if (/[@`]/.test(sign) || (/[%?!-]/.test(sign) && /:[ \t]+$/.test(before))) return beginsWith(sign)
  if (/^deficient indentation|^unexpected end of the stream within/.test(reason)) return openHint(fault)
  if (reason.startsWith('unknown escape'))
    return 'write `\\\\` for a backslash, or put apostrophes around the text'
  const leading = LEADING.exec(line.startsWith('{{', before.length - 1) ? line : before)?.[1]
  if (leading !== undefined) return beginsWith(leading)
  const above = startOfLine(text, Math.max(0, start - 1))
  return (
    quotesHint(before, sign) ??
    columnHint(reason, before) ??
    blankHint(line) ??
    blankHint(text.slice(above, Math.max(above, start - 1))) ??
    colonHint(fault, start)
  )
}

function beginsWith(sign: string): string {
  return `a text that begins with ${sign === '`' ? 'a backquote' : `\`${sign}\``} wants quotes`
}

/** A key and the sign that begins its value. */
const OPENED = /^[ \t-]*(?:[\w.-]+[ \t]*:[ \t]+)?(["'[{])/

/** What was opened last and never closed, from the start of a value. */
function openHint({ text, at, lineOf }: YamlFault): string | undefined {
  for (let end = at; end > 0; ) {
    const start = startOfLine(text, end - 1)
    const [, sign] = OPENED.exec(text.slice(start, end)) ?? []
    if (sign === undefined) {
      end = start
      continue
    }
    const line = lineOf(start)
    const isQuote = !/[[{]/.test(sign)
    if (isQuote || (text.slice(start, at).split('"').length & 1) === 0)
      return `a quote in line ${line} is never closed: write ${isQuote ? `\`${sign}\`` : '`"`'} where its text ends`
    // What closes it may stand in a comment.
    if (/\s#/.test(text.slice(start, at))) return undefined
    return `write \`${sign === '[' ? ']' : '}'}\` where the ${sign === '[' ? 'list' : 'map'} of line ${line} ends`
  }
  return undefined
}

/** What is wrong with quotes, from the line up to where the parser stopped. */
function quotesHint(before: string, sign: string): string | undefined {
  const quote = /^[ \t-]*(?:[\w.-]+[ \t]*:[ \t]+)?(?:"[^"]*(")|'[^']*('))[ \t]*$/.exec(before)
  if (quote === null) return undefined
  if (sign === ',') return 'a list stands in brackets: `[a, b]`'
  return quote[1]
    ? 'write `\\"` for each quote inside of the text'
    : "write `''` for each apostrophe inside of the text"
}

/** A blank that is missing behind the sign of a key or of an element. */
function blankHint(line: string): string | undefined {
  const key = /^[ \t]*([\w-]+):(?=[^\s:/])(?!.*:[ \t])/.exec(line)?.[1]
  if (key !== undefined) return `write a blank behind the colon: \`${key}: …\``
  return /^[ \t]*-[^\s-]/.test(line) ? 'write a blank behind the hyphen: `- …`' : undefined
}

/** A line that stands in a wrong column. */
function columnHint(reason: string, before: string): string | undefined {
  if (reason.startsWith('bad indentation of a sequence'))
    return 'begin every `-` of a list in the same column, and a key in the column of the key above'
  return /^[ \t]+[\w.-]*[ \t]*$/.test(before) && reason.startsWith('bad indentation of a mapping')
    ? 'begin the line in the column of the key above; a text that goes on here wants quotes'
    : undefined
}

/** A line that lacks its colon. */
function colonHint({ text, reason }: YamlFault, start: number): string | undefined {
  if (reason.startsWith("expected ':'")) return 'write `key: value`'
  const above = text.slice(startOfLine(text, start - 1), start).trim()
  const isPlain = above !== '' && !/:(?:\s|$)|^[-#]/.test(above)
  return isPlain && /multiline key|^end of the stream/.test(reason)
    ? 'the line above wants a colon and a blank behind its key: `key: value`'
    : undefined
}
