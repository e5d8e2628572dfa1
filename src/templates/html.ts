import { decodeEntities } from '../text/entities.ts'
import { escapeHtml } from '../text/escape.ts'

const TAG = /<[a-z/!?]/i
const ENTITY = /&(?:#\w+|[a-z]\w*);/i

/**
 * Text that is HTML by type: templates print it as it stands, everything else is escaped.
 *
 * Only code that made the HTML itself (the markdown line, a template, a filter) may wrap it.
 */
export class Html {
  readonly #text: string
  /** Whether a template made it of texts by `{% capture %}`: without tags it is no more than a text. */
  readonly isCaptured: boolean

  constructor(text: string, isCaptured = false) {
    this.#text = text
    this.isCaptured = isCaptured
  }

  /** What `.size` says of any text. */
  get size(): number {
    return this.said.length
  }

  get hasTags(): boolean {
    return TAG.test(this.#text)
  }

  /** What a reader sees, of HTML without tags: it is text that was escaped. Else the HTML itself. */
  get said(): string {
    return this.hasTags ? this.#text : decodeEntities(this.#text)
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
  if (Array.isArray(value)) return value.some((one) => one instanceof Html) ? value.map(comparable) : value
  return value instanceof Html ? value.said : value
}

/** Whether a text is written as HTML: with a tag or an entity. */
export function isMarkup(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text)
}

/** Texts, or a list of them, as HTML that says them; what is no text stays. */
export function escaped(value: unknown, isCaptured: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => escaped(one, isCaptured))
  return typeof value === 'string' ? new Html(escapeHtml(value), isCaptured) : value
}
