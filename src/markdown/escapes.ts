import { type Node, sourceOf } from './tree.ts'

/**
 * Where in the value of a text stand signs that the author has escaped (`\"`). Escapes are gone from the value,
 * so it is laid beside its source; where the two do not agree any more, nothing further is found.
 */
export function escapedIn(node: Node & { readonly value: string }, text: string): ReadonlySet<number> {
  const found = new Set<number>()
  const source = sourceOf(node, text)
  if (!source.includes('\\') && !source.includes('&')) return found
  const { value } = node
  let at = 0
  for (let index = 0; index < source.length && at < value.length; index++) {
    const sign = source.charAt(index)
    const wanted = value.charAt(at)
    if (sign === '\\' && PUNCTUATION.test(source.charAt(index + 1)) && source.charAt(index + 1) === wanted) {
      found.add(at++)
      index++
    } else if (sign === '&' && REFERENCE.test(source.slice(index, index + 40))) {
      const reference = REFERENCE.exec(source.slice(index, index + 40))?.[0] ?? ''
      // It may stand for two units, and then the next sign of the source tells.
      const after = source.charAt(index + reference.length)
      if (value.charAt(at + 1) !== after && value.charAt(at + 2) === after) found.add(at++)
      found.add(at++)
      index += reference.length - 1
    } else if (sign === wanted) at++
    // Indentation and marks at the start of a line are no part of the value.
    else if (!/[ \t>]/.test(sign)) break
  }
  return found
}

const PUNCTUATION = /[!-/:-@[-`{-~]/
const REFERENCE = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** Whether an odd number of backslashes stands before an offset. */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charAt(at - 1 - slashes) === '\\') slashes++
  return slashes % 2 === 1
}
