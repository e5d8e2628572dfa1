/**
 * Text that is HTML by type: templates print it as it stands, everything else is escaped.
 *
 * Only code that made the HTML itself (the markdown line, a template, a filter) may wrap it.
 */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** What `.size` says of any text. */
  get size(): number {
    return this.#text.length
  }

  toString(): string {
    return this.#text
  }

  toJSON(): string {
    return this.#text
  }
}

/** For what asks of the text and prints nothing: HTML compares, counts and is looked for as its text. */
export function comparable(value: unknown): unknown {
  return value instanceof Html ? String(value) : value
}
