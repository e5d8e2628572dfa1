import type { Amendment } from '../types/store.ts'
import type { TextList } from './text-list.ts'

/** Numbers for texts, each the same for ever: texts that many pages share are kept once. */
export class Numbers {
  readonly texts: string[]
  readonly #numbers: Map<string, number>

  constructor(texts: readonly string[]) {
    this.texts = [...texts]
    this.#numbers = new Map(texts.map((text, at) => [text, at]))
  }

  of(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    // A piece cut from a page would hold the whole page in memory as long as it lives; a copy does not.
    const copy = Buffer.from(text).toString()
    this.#numbers.set(copy, this.texts.length)
    return this.texts.push(copy) - 1
  }
}

/** The same for a list as it lies in the cache, of which few numbers are asked for. */
export class OpenNumbers {
  readonly #list: TextList
  readonly #added: string[] = []

  constructor(list: TextList) {
    this.#list = list
  }

  of(text: string): number {
    const known = this.#list.numbersOf(text)[0]
    if (known !== undefined) return known
    const at = this.#added.indexOf(text)
    return this.#list.length + (at < 0 ? this.#added.push(text) - 1 : at)
  }

  /** Whether a text was asked for that the list did not have. */
  get isGrown(): boolean {
    return this.#added.length > 0
  }

  /** Whether the list can hold what was added. */
  get isPlain(): boolean {
    return !this.#added.some((text) => text.includes('\0'))
  }

  texts(): readonly string[] {
    return [...this.#list.all(), ...this.#added]
  }

  /** What makes the saved list this one. */
  amendments(part: string): readonly Amendment[] {
    return this.isGrown ? [this.#list.appending(part, this.#added)] : []
  }
}
