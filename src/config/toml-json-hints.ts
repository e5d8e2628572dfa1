import { restOfLine, startOfLine } from '../text/lines.ts'

/** What to write instead in TOML, by what stands where its parser stopped: that says what it wanted, not what was meant. */
export function tomlHint(text: string, at: number): string | undefined {
  const before = text.slice(startOfLine(text, at), at)
  if (text.charAt(at) === ':' && /^[ \t]*[\w-]+[ \t]*$/.test(before))
    return 'TOML has `key = "text"`; `key: text` is YAML, which stands between two lines that are just `---`'
  if (/=[ \t]*(?:true|false)$/i.test(before + restOfLine(text, at).trimEnd()))
    return 'write true or false, in small letters'
  if (/=[ \t]*\d{4}-[\d-]*$/.test(before)) return 'a date is written 2026-01-02'
  return /[=,[][ \t]*$/.test(before) ? 'a text stands in straight quotes: "…"' : undefined
}

/** The same of JSON. */
export function jsonHint(text: string, at: number): string | undefined {
  const sign = text.charAt(at)
  if (/[}\]]/.test(sign) && text.slice(0, at).trimEnd().endsWith(',')) return 'take out the comma before it'
  if (sign === '/') return 'JSON has no comments: take it out'
  return sign === "'" ? 'a text stands in double quotes: "…"' : undefined
}
