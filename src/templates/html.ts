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

  toString(): string {
    return this.#text
  }

  toJSON(): string {
    return this.#text
  }
}
