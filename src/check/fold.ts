import type { Diagnostic } from '../types.ts'

/** Of findings that are about one thing, the first in each file: it says how many more there are, and where. */
export function folded(sorted: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups: Diagnostic[][] = []
  const begun = new Map<string, Diagnostic[]>()
  for (const finding of sorted) {
    const { code, severity, place, about } = finding
    const key = `${code}\0${severity}\0${place.path}\0${about}`
    const group = about === undefined ? undefined : begun.get(key)
    if (group !== undefined) group.push(finding)
    else {
      const started = [finding]
      groups.push(started)
      if (about !== undefined) begun.set(key, started)
    }
  }
  return groups.flatMap(([first, ...others]) => (first === undefined ? [] : [joined(first, others)]))
}

function joined({ about, ...first }: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  if (others.length === 0) return first
  return {
    ...first,
    message: `${first.message} (and ${others.length} more in this file)`,
    related: [...(first.related ?? []), ...others.map(({ place }) => place)],
  }
}
