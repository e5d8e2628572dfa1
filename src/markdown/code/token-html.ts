import { END, type Scope, type Token } from './emitter.ts'

const CLOSE = '</span>'

/** Tokens as HTML. All text is escaped; the only tags are spans that the tokens name. */
export function writeTokens(tokens: readonly Token[]): string {
  const writer = new Writer()
  for (const token of tokens) writer.take(token)
  return writer.html
}

/** The same, cut at line ends: scopes that go on are closed there and opened again. The line ends are left out. */
export function writeLines(tokens: readonly Token[]): string[] {
  const lines: string[] = []
  const writer = new Writer()
  for (const token of tokens) {
    if (typeof token !== 'string') {
      writer.take(token)
      continue
    }
    const [first = '', ...rest] = token.split('\n')
    writer.take(first)
    for (const text of rest) {
      lines.push(writer.cut())
      writer.take(text)
    }
  }
  return [...lines, writer.cut()]
}

/** Opens a scope only when there is text in it, so that none is empty. */
class Writer {
  html = ''
  readonly #scopes: Scope[] = []
  #opened = 0

  take(token: Token): void {
    if (token === END) {
      if (this.#opened === this.#scopes.length && this.#opened > 0) {
        this.html += CLOSE
        this.#opened--
      }
      this.#scopes.pop()
    } else if (typeof token === 'object') this.#scopes.push(token)
    else if (token !== '') {
      for (; this.#opened < this.#scopes.length; this.#opened++) this.html += this.#scopes[this.#opened]?.tag
      this.html += escapeText(token)
    }
  }

  /** What has been written since the last cut, with all scopes closed. */
  cut(): string {
    const line = this.html + CLOSE.repeat(this.#opened)
    this.html = ''
    this.#opened = 0
    return line
  }
}

const SPECIAL = /[&<]/

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text
}
