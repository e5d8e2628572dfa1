import { sourceOf, type Text } from '../tree.ts'

/** A `[^label]` that the parser left as text. */
interface Bracketed {
  readonly label: string
  /** Where it begins in the node's value, and in its source, counted from the node's start. */
  readonly index: number
  readonly shift: number
  /** False for what is rather a regular expression, such as `[^a-z]` or `[^x]+`. */
  readonly isNoteLike: boolean
}

/**
 * The references that a text node still holds, without those that are escaped. Escapes are gone from
 * the value, so it is laid beside its source; where the two do not agree, or there is no source
 * (a plugin made the node), nothing is found.
 */
export function bracketed(node: Text, text: string): readonly Bracketed[] {
  const written = [...sourceOf(node, text).matchAll(/(\\*)\[(\\?)\^([^\s[\]\\]+)(\\?)\]/g)]
  const all = [...node.value.matchAll(/\[\^([^\s[\]\\]+)\]/g)]
  if (written.length !== all.length) return []
  return all.flatMap((match, at): Bracketed[] => {
    const source = written[at]
    const label = match[1] ?? ''
    const slashes = source?.[1]?.length ?? 0
    const isEscaped = slashes % 2 === 1 || source?.[2] !== '' || source[4] !== ''
    if (source === undefined || source[3] !== label || isEscaped) return []
    const { index } = match
    const isNoteLike = !/[+*?{]/.test(node.value.charAt(index + match[0].length)) && isLabel(label)
    return [{ label, index, shift: source.index + slashes, isNoteLike }]
  })
}

function isLabel(label: string): boolean {
  return /^[\p{L}\p{N}_.:-]+$/u.test(label) && !/^(?:[\p{L}\p{N}]-[\p{L}\p{N}])+$/u.test(label)
}
