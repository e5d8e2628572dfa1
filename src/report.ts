import type { Diagnostic, Place } from './types.ts'

/**
 * Findings are values. Each is made by one named function in `report/<area>.ts`, where its wording,
 * severity and hint live and nowhere else; the comment above it becomes its entry in docs/findings.md.
 */

export function error(code: string, place: Place, message: string, hint?: string): Diagnostic {
  return { code, severity: 'error', message, place, ...(hint !== undefined && { hint }) }
}

export function warning(code: string, place: Place, message: string, hint?: string): Diagnostic {
  return { code, severity: 'warning', message, place, ...(hint !== undefined && { hint }) }
}

/** The file that every project's settings stand in. */
export const CONFIG_FILE = 'octavo.config.yaml'

/** Where a finding stands that speaks of a file as a whole. */
export function topOf(path: string): Place {
  return { path, line: 1, column: 1 }
}

/** The beginning of a text of the author's, for a message: no sign is cut in two. */
export function shortened(text: string, length = 40): string {
  return text.length > length ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : text
}

/** The hint of a misspelt name: empty when nothing is near. */
export function didYouMean(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `did you mean \`${near}\`?`
}
