import { styleText } from 'node:util'
import type { Diagnostic, Place } from '../types.ts'

/** How findings are printed. */
export interface Style {
  readonly color: boolean
  /** One line of a file of the project, for the caret; undefined when it is not at hand. */
  readonly lineOf: (path: string, line: number) => string | undefined
}

/** Findings of a run that are printed in full; the rest is counted (SPEC 8). */
const CAP = 100
/** Columns of a long source line that are kept for what is at fault and behind it. */
const AHEAD = 30
/** Lines of the same file that are named beside a finding's own. */
const LINES = 8
/** Of a narrow terminal. */
const COLUMNS = 80

/** `path:line:col  error  code  message`, the source line with a caret, and the hint. */
export function format(finding: Diagnostic, style: Style): string {
  const { place, severity, code, message, hint, related } = finding
  const paint = painter(style.color)
  const head = `${paint('bold', `${clean(place.path)}:${place.line}:${place.column}`)}  ${paint(severity === 'error' ? 'red' : 'yellow', severity)}  ${paint('dim', code)}  ${clean(message)}`
  const lines = [head, ...frame(finding, style)]
  for (const other of alsoAt(place, related ?? [])) lines.push(`    also: ${clean(other)}`)
  if (hint !== undefined) lines.push(`    hint: ${clean(hint)}`)
  return lines.join('\n')
}

/** Several places of the finding's own file are told by their lines, the first few of them. */
function alsoAt(place: Place, related: readonly Place[]): readonly string[] {
  const own = related.filter(({ path }) => path === place.path)
  const apart = own.length > 1 ? related.filter(({ path }) => path !== place.path) : related
  const lines = new Set(own.length > 1 ? own.map(({ line }) => line) : [])
  lines.delete(place.line)
  const shown = [...lines].slice(0, LINES).join(', ') + (lines.size > LINES ? ' …' : '')
  const spelt = apart.map(({ path, line, column }) => `${path}:${line}:${column}`)
  return lines.size === 0 ? spelt : [...spelt, `${lines.size === 1 ? 'line' : 'lines'} ${shown}`]
}

/** All findings in the order of files, at most a hundred, errors before warnings; of more, what they are in all. */
export function formatAll(findings: readonly Diagnostic[], style: Style): string {
  const shown = first(findings).map((finding) => format(finding, style))
  if (findings.length > CAP)
    shown.push(`and ${findings.length - CAP} more. All ${findings.length} by code:`, ...byCode(findings))
  return shown.join('\n')
}

/** Those that there is room for: no error stays unseen behind warnings. */
function first(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (findings.length <= CAP) return findings
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const room = { error: CAP, warning: Math.max(0, CAP - errors) }
  return findings.filter(({ severity }) => room[severity]-- > 0)
}

/** How many there are of each code, the most first, in lines that fit a terminal. */
function byCode(findings: readonly Diagnostic[]): readonly string[] {
  return (['error', 'warning'] as const).flatMap((severity) => {
    const counts = new Map<string, number>()
    for (const finding of findings)
      if (finding.severity === severity) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1)
    const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    return sorted.length === 0
      ? []
      : wrapped(
          `${severity}s:`,
          sorted.map(([code, count]) => `${count} ${code}`),
        )
  })
}

function wrapped(head: string, parts: readonly string[]): readonly string[] {
  const lines: string[] = []
  let line = `    ${head}`
  for (const [at, part] of parts.entries()) {
    const word = at === parts.length - 1 ? part : `${part},`
    if (line.length + 1 + word.length > COLUMNS) {
      lines.push(line)
      line = '       '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/**
 * Annotations for GitHub Actions (workflow commands `::error` and `::warning`).
 *
 * @param folder the site's folder in the repository, with a slash at the end, or nothing
 */
export function annotations(findings: readonly Diagnostic[], folder: string): string {
  return first(findings)
    .map(({ severity, place, code, message }) => {
      const at = `file=${property(folder + place.path)},line=${place.line},col=${place.column},title=${property(code)}`
      return `::${severity} ${at}::${data(clean(message))}`
    })
    .join('\n')
}

function frame({ place }: Diagnostic, { lineOf, color }: Style): readonly string[] {
  const line = lineOf(place.path, place.line)
  if (line === undefined || line.trim() === '') return []
  const number = String(place.line)
  const room = COLUMNS - number.length - 7
  const at = place.column - 1
  const length = Math.min(place.length ?? 1, 4 * room)
  const isNear = startBefore(line, at + length, room) === 0
  const from = isNear ? 0 : startBefore(line, at, room - AHEAD)
  const before = line.slice(from, at)
  const shown = clean(fitting(line.slice(from, from + 4 * room), room)).replaceAll('\t', ' ')
  const gap = ' '.repeat(width(before))
  const marked = width(line.slice(at, at + length))
  const caret = '^'.repeat(Math.max(1, Math.min(marked, room - gap.length)))
  const paint = painter(color)
  return [`    ${number} | ${shown}`, `    ${' '.repeat(number.length)} | ${gap}${paint('red', caret)}`]
}

/** Where the piece of a line begins that ends at an offset and takes so many columns: no sign is cut in half. */
function startBefore(line: string, end: number, room: number): number {
  let from = end
  for (let columns = 0; from > 0; ) {
    const size = from > 1 && (line.codePointAt(from - 2) ?? 0) > 0xffff ? 2 : 1
    columns += width(line.slice(from - size, from))
    if (columns > room) break
    from -= size
  }
  return from
}

/** The start of a text that fits into so many columns. */
function fitting(text: string, room: number): string {
  let columns = 0
  let end = 0
  for (const sign of text) {
    columns += width(sign)
    if (columns > room) break
    end += sign.length
  }
  return text.slice(0, end)
}

/** Columns that a terminal gives a text: two for East Asian letters and emoji, none for marks. */
export function width(text: string): number {
  let columns = 0
  for (const sign of text) {
    if (/\p{M}|\u200b|\u200d|\ufe0f/u.test(sign)) continue
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u.test(
        sign,
      )
        ? 2
        : 1
  }
  return columns
}

/** Control characters of a user's file must not reach the terminal. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

function painter(color: boolean) {
  return (style: 'bold' | 'red' | 'yellow' | 'dim', text: string) => (color ? styleText(style, text) : text)
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(clean(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
