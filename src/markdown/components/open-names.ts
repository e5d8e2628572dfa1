/** The names of the tags that are open, outermost first. Tags that close nothing cost no search. */
export class OpenNames {
  readonly #open: string[] = []
  readonly #counts = new Map<string, number>()

  get count(): number {
    return this.#open.length
  }

  add(name: string): void {
    this.#open.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Close the innermost tag of that name, and all inside it: how many tags are open around it, or -1 when there is none. */
  close(name: string): number {
    if ((this.#counts.get(name) ?? 0) === 0) return -1
    for (let last = this.#pop(); last !== undefined; last = this.#pop())
      if (last === name) return this.#open.length
    return -1
  }

  /** Close tags until so many are open. */
  closeDownTo(count: number): void {
    while (this.#open.length > count) this.#pop()
  }

  #pop(): string | undefined {
    const last = this.#open.pop()
    if (last !== undefined) this.#counts.set(last, (this.#counts.get(last) ?? 0) - 1)
    return last
  }
}
