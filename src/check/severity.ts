import { MOVABLE } from '../report/movable.ts'
import type { Config, Diagnostic } from '../types.ts'
import { folded } from './fold.ts'

/** How a run judges: `octavo check` and `--strict` are stricter than a build. */
interface Judgement {
  readonly rules: Config['check']['rules']
  readonly command: 'build' | 'check'
}

/** Dead links are warnings while one writes, errors for `check` (SPEC 13.2). */
const STRICTER_IN_CHECK: ReadonlySet<string> = new Set(['links/missing-page', 'links/missing-fragment'])

/**
 * The findings as the site's owner wants them: each once by code and place, severities by `check.rules`
 * as far as they are movable, and of those that are about one thing the first of each file.
 */
export function judge(findings: readonly Diagnostic[], { rules, command }: Judgement): readonly Diagnostic[] {
  const seen = new Set<string>()
  const movable: ReadonlySet<string> = new Set(MOVABLE)
  const judged: Diagnostic[] = []
  for (const finding of findings) {
    const key = `${finding.code}:${finding.place.path}:${finding.place.line}:${finding.place.column}:${finding.message}`
    if (seen.has(key)) continue
    seen.add(key)
    const usual = command === 'check' && STRICTER_IN_CHECK.has(finding.code) ? 'error' : finding.severity
    const severity = movable.has(finding.code) ? (rules[finding.code] ?? usual) : usual
    if (severity !== 'off') judged.push({ ...finding, severity })
  }
  return folded(judged.sort(byPlace))
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1
  const apart = a.place.line - b.place.line || a.place.column - b.place.column
  if (apart !== 0) return apart
  return textOf(a) < textOf(b) ? -1 : 1
}

/** Of one place no two findings have the same: their order does not hang on which was found first. */
function textOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`
}
