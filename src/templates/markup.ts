/** Where in the markup of a template an output stands. */
type Context = 'text' | 'quoted' | 'bare' | 'script' | 'style' | 'comment'

interface Output {
  readonly begin: number
  readonly text: string
  readonly context: Context
  /** Name of the attribute, as far as one is being written. */
  readonly attribute: string
  /** Name of the element that has begun, as long as nothing has ended since. */
  readonly element: string
}

/** A piece of Liquid in a template; what stands in comments and `raw` is none. A tag that echoes is an output. */
export interface Piece {
  readonly kind: 'output' | 'tag'
  readonly begin: number
  readonly text: string
}

/** Signs that stand for Liquid while the markup around it is read. */
const OUTPUT = '\u0001'
const TAG = '\u0002'

/** Cut a template into its pieces of Liquid. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (;;) {
    const begin = firstOf(text.indexOf('{{', at), text.indexOf('{%', at))
    if (begin === -1) return pieces
    const close = text.indexOf(text[begin + 1] === '{' ? '}}' : '%}', begin + 2)
    if (close === -1) return pieces
    const piece = text.slice(begin, close + 2)
    const skipped = /^\{%-?\s*(raw|comment)\b/.exec(piece)?.[1]
    const isOutput = /^\{(?:\{|%-?\s*(?:echo|liquid\b[\s\S]*?\secho)\b)/.test(piece)
    if (skipped === undefined) pieces.push({ kind: isOutput ? 'output' : 'tag', begin, text: piece })
    at = skipped === undefined ? close + 2 : afterEnd(text, close + 2, skipped)
  }
}

function firstOf(one: number, other: number): number {
  if (one === -1 || other === -1) return Math.max(one, other)
  return Math.min(one, other)
}

function afterEnd(text: string, from: number, tag: string): number {
  const end = new RegExp(`\\{%-?\\s*end${tag}\\s*-?%\\}`).exec(text.slice(from))
  return end === null ? text.length : from + end.index + end[0].length
}

/** The template with each piece of Liquid covered by signs of the same length. */
function coverLiquid(text: string, pieces: readonly Piece[]): string {
  let covered = ''
  let at = 0
  for (const { kind, begin, text: piece } of pieces) {
    covered += text.slice(at, begin) + (kind === 'output' ? OUTPUT : TAG).repeat(piece.length)
    at = begin + piece.length
  }
  return covered + text.slice(at)
}

/**
 * Every output with the markup that it stands in. Branches are read one after the other, as they are written.
 *
 * @param isWanted which pieces count as such
 */
export function outputsOf(
  text: string,
  pieces: readonly Piece[],
  isWanted = (piece: Piece) => piece.kind === 'output',
): readonly Output[] {
  const markup = coverLiquid(text, pieces)
  const reader = new MarkupReader(markup)
  return pieces
    .filter(isWanted)
    .map(({ begin, text: output }) => ({ begin, text: output, ...reader.readTo(begin) }))
}

/** Reads markup from left to right and says in which context it has arrived. */
class MarkupReader {
  readonly #markup: string
  #at = 0
  #context: Context | 'tag' = 'text'
  #quote = ''
  #element = ''
  #attribute = ''

  constructor(markup: string) {
    this.#markup = markup
  }

  readTo(end: number): Pick<Output, 'context' | 'attribute' | 'element'> {
    while (this.#at < end) this.#step(end)
    const context = this.#context === 'tag' ? 'bare' : this.#context
    return { context, attribute: this.#attribute, element: this.#element }
  }

  #step(end: number): void {
    const sign = this.#markup[this.#at] ?? ''
    if (this.#context === 'text' && sign !== '<') this.#skipTo('<', end)
    else if (this.#context === 'text') this.#text()
    else if (this.#context === 'quoted' && sign !== this.#quote) this.#skipTo(this.#quote, end)
    else if (this.#context === 'comment') this.#leaveAt('-->')
    else if (this.#context === 'script' || this.#context === 'style') this.#leaveAt(`</${this.#context}`)
    else this.#tag(sign)
  }

  #skipTo(sign: string, end: number): void {
    const found = this.#markup.indexOf(sign, this.#at)
    this.#at = found === -1 ? end : Math.min(found, end)
  }

  #text(): void {
    const rest = this.#markup.slice(this.#at, this.#at + 40)
    const name = /^<\/?([a-zA-Z][^\s/>\u0001\u0002]*)/.exec(rest)
    if (rest.startsWith('<!--')) this.#go('comment', 4)
    else if (name === null) this.#at++
    else {
      this.#element = rest[1] === '/' ? '' : (name[1] ?? '').toLowerCase()
      this.#attribute = ''
      this.#go('tag', name[0].length)
    }
  }

  #tag(sign: string): void {
    if (this.#context === 'quoted') this.#go('tag', 1)
    else if (sign === '>')
      this.#go(this.#element === 'script' || this.#element === 'style' ? this.#element : 'text', 1)
    else if (sign === '"' || sign === "'") {
      this.#quote = sign
      this.#go('quoted', 1)
    } else {
      const name = /^[^\s"'=/>\u0001\u0002]+/.exec(this.#markup.slice(this.#at, this.#at + 80))?.[0]
      if (name !== undefined) this.#attribute = name
      this.#at += name?.length ?? 1
    }
  }

  #leaveAt(end: string): void {
    if (this.#markup.slice(this.#at, this.#at + end.length).toLowerCase() === end) {
      this.#context = 'text'
      if (end === '-->') this.#at += end.length
    } else this.#at++
  }

  #go(context: Context | 'tag', by: number): void {
    this.#context = context
    this.#at += by
  }
}
