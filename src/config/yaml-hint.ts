import { startOfLine } from '../text/lines.ts'

/** Where the parser stopped, and why. */
export interface YamlFault {
  readonly text: string
  readonly at: number
  readonly reason: string
  /** The line of an offset, as the author counts. */
  readonly lineOf: (offset: number) => number
}

/** What to do about a fault of YAML, where its words do not say; undefined: the usual advice. */
export function yamlHint(fault: YamlFault): string | undefined {
  const { text, at, reason } = fault
  const start = startOfLine(text, at)
  const [before, sign] = [text.slice(start, at), text.charAt(at)]
  if (/[@`]/.test(sign)) return beginsWith(sign)
  if (/^deficient indentation|^unexpected end of the stream within/.test(reason)) return openHint(fault)
  if (reason.startsWith('unknown escape'))
    return 'write `\\\\` for a backslash, or put apostrophes around the text'
  return (
    quotesHint(before) ??
    columnHint(reason, before) ??
    signHint(text.slice(start), sign) ??
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
    return `write \`${sign === '[' ? ']' : '}'}\` where the ${sign === '[' ? 'list' : 'map'} of line ${line} ends`
  }
  return undefined
}

/** What is wrong with quotes, from the line up to where the parser stopped. */
function quotesHint(before: string): string | undefined {
  const quote = /^[ \t-]*(?:[\w.-]+[ \t]*:[ \t]+)?(?:"[^"]*(")|'[^']*('))[ \t]*$/.exec(before)
  if (quote === null) return undefined
  return quote[1]
    ? 'write `\\"` for each quote inside of the text'
    : "write `''` for each apostrophe inside of the text"
}

/** A text whose first sign means something to YAML. */
function signHint(line: string, stopped: string): string | undefined {
  const [, sign] = /^[ \t-]*[\w.-]+[ \t]*:[ \t]+([[{%*!&|>?-])/.exec(line) ?? []
  return sign === undefined || /[\]}]/.test(stopped) ? undefined : beginsWith(sign)
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
