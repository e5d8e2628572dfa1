/** What a grammar makes of a text: pieces of it, and the begin and end of scopes (`keyword`, `title.function`). */
export type Token = string | Scope | typeof END

export interface Scope {
  /** The tag that begins it. */
  readonly tag: string
}

/** The end of the innermost scope. */
export const END = null

/** What the emitters of one text share. */
export interface Work {
  /** Whether constructs were nested deeper than the limit: what has been made is worth nothing then. */
  isTooDeep: boolean
  readonly depth: number
  /** By name: a text has thousands, of a dozen kinds. */
  readonly scopes: Map<string, Scope>
}

/** Receives what highlight.js finds: a list of tokens, with no tree and no HTML made on the way. */
export class TokenEmitter {
  readonly tokens: Token[] = []
  readonly #work: Work
  #open = 0

  constructor(work: Work) {
    this.#work = work
  }

  startScope(name: string): void {
    this.#open++
    if (this.#open > this.#work.depth) {
      this.#work.isTooDeep = true
      throw new Error('nested too deep')
    }
    const known = this.#work.scopes.get(name)
    const scope = known ?? { tag: tagOf(name) }
    if (known === undefined) this.#work.scopes.set(name, scope)
    this.tokens.push(scope)
  }

  endScope(): void {
    if (this.#open === 0) return
    this.#open--
    this.tokens.push(END)
  }

  openNode(name: string): void {
    this.startScope(name)
  }

  closeNode(): void {
    this.endScope()
  }

  closeAllNodes(): void {
    while (this.#open > 0) this.endScope()
  }

  addText(text: string): void {
    if (text !== '') this.tokens.push(text)
  }

  /** What another grammar made of a part of the text. */
  __addSublanguage(emitter: unknown): void {
    if (emitter instanceof TokenEmitter) for (const token of emitter.tokens) this.tokens.push(token)
  }

  finalize(): void {
    this.closeAllNodes()
  }

  toHTML(): string {
    return ''
  }
}

/** `title.function` is `hljs-title function_`, as highlight.js itself names it and every style sheet for it. */
function tagOf(scope: string): string {
  const [first = '', ...rest] = scope.split('.')
  const names = [`hljs-${first}`, ...rest.map((part, at) => part + '_'.repeat(at + 1))]
  return `<span class="${names.join(' ').replace(/[^\w -]/g, '')}">`
}
