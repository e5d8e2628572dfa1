import { type Piece, piecesOf } from './markup.ts'

/** Tags that have an end. */
const PAIRED: ReadonlySet<string> = new Set(['block', 'capture', 'case', 'for', 'if', 'tablerow', 'unless'])

/**
 * The tag that an end met open inside of what it should have closed: `{% if %}` before `{% endblock %}`. Undefined
 * for an end of nothing.
 *
 * @param end name of the end
 * @param begin where it stands in the text
 */
export function unclosedBefore(text: string, end: string, begin: number): Piece | undefined {
  const open: { readonly name: string; readonly piece: Piece }[] = []
  for (const piece of piecesOf(text)) {
    if (piece.begin >= begin) break
    const name = /^\{%-?\s*(\w+)/.exec(piece.text)?.[1] ?? ''
    if (PAIRED.has(name)) open.push({ name, piece })
    else if (name === `end${open.at(-1)?.name}`) open.pop()
  }
  return open.some(({ name }) => `end${name}` === end) ? open.at(-1)?.piece : undefined
}
