/** The names of the tags that are open, outermost first. Tags that close nothing cost no search. */
export class OpenNames {
  readonly #open: string[] = []
  readonly #counts = new Map<string, number>()

  add(name: string): void {
    this.#open.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Close the innermost tag of that name, and all inside it: how many tags are open around it, or -1 when there is none. */
  close(name: string): number {
    if ((this.#counts.get(name) ?? 0) === 0) return -1
    for (;;) {
      const last = this.#open.pop()
      if (last === undefined) return -1
      this.#counts.set(last, (this.#counts.get(last) ?? 0) - 1)
      if (last === name) return this.#open.length
    }
  }
}
