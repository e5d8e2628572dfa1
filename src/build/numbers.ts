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
