import { restOfLine, startOfLine } from '../text/lines.ts'

/** What to write instead, by what stands where a parser stopped. The parsers say what they wanted, not what was meant. */

const QUOTES = (sign: string) =>
  `a text that begins with ${sign === '`' ? 'a backquote' : `\`${sign}\``} wants quotes`

/** Signs that mean something at the start of a value, and that a title may well begin with. */
const LEADING = /^[ \t-]*[\w.-]+[ \t]*:[ \t]+(\{\{|[*!>|]|[[{](?=(?:(?!\s#)[^\n])*[\]}][ \t]*$))/

export function yamlHint(text: string, at: number): string | undefined {
  const start = startOfLine(text, at)
  const before = text.slice(start, at)
  const line = restOfLine(text, start)
  const sign = text.charAt(at)
  if (/[@`]/.test(sign) || (/[%?!-]/.test(sign) && /:[ \t]+$/.test(before))) return QUOTES(sign)
  const leading = LEADING.exec(line.startsWith('{{', before.length - 1) ? line : before)?.[1]
  if (leading !== undefined) return QUOTES(leading)
  if (sign === ':' && /^[ \t]+[\w-]+$/.test(before)) return 'begin this key where the one above it begins'
  const above = startOfLine(text, Math.max(0, start - 1))
  return (
    quotesHint(before, sign) ?? blankHint(line) ?? blankHint(text.slice(above, Math.max(above, start - 1)))
  )
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

export function tomlHint(text: string, at: number): string | undefined {
  const before = text.slice(startOfLine(text, at), at)
  if (text.charAt(at) === ':' && /^[ \t]*[\w-]+[ \t]*$/.test(before))
    return 'TOML has `key = "text"`; `key: text` is YAML, which stands between two lines that are just `---`'
  if (/=[ \t]*(?:true|false)$/i.test(before + restOfLine(text, at).trimEnd()))
    return 'write true or false, in small letters'
  if (/=[ \t]*\d{4}-[\d-]*$/.test(before)) return 'a date is written 2026-01-02'
  return /[=,[][ \t]*$/.test(before) ? 'a text stands in straight quotes: "…"' : undefined
}

export function jsonHint(text: string, at: number): string | undefined {
  const sign = text.charAt(at)
  if (/[}\]]/.test(sign) && text.slice(0, at).trimEnd().endsWith(',')) return 'take out the comma before it'
  if (sign === '/') return 'JSON has no comments: take it out'
  return sign === "'" ? 'a text stands in double quotes: "…"' : undefined
}
