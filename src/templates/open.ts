/**
 * A map whose keys are the author's own. One that is missing is null to a template, and no mistake of the
 * template: it was never promised.
 */
export class Open {
  readonly [key: string]: unknown
}

/** The maps in a value of front matter, at every depth, as open ones. */
export function open(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(open)
  const map = new Open()
  // Defined, not assigned: a key may be `__proto__`.
  for (const [key, inner] of Object.entries(value))
    Object.defineProperty(map, key, { value: open(inner), enumerable: true })
  return map
}
