import type { Place } from '../../types.ts'
import type { Hast } from '../tree.ts'
import type { Compilation } from './compilation.ts'
import { attributeName } from './sanitize.ts'
import { attributeAt, tagAt, type WrittenAttribute } from './source.ts'

/** The place of an element's tag as the author wrote it, else of what the element came from. */
export function placeOfTag(node: Hast.Element, { written, at, place }: Compilation): Place {
  const start = tagAt(written, node)
  return start === undefined ? place(node) : at(start, node.tagName.length + 1)
}

/** The place of an attribute as the author wrote it, else of what the element came from. */
export function placeOfAttribute(node: Hast.Element, property: string, compilation: Compilation): Place {
  return attributeAsWritten(node, property, compilation).place
}

/** The same, and the attribute's name as the author wrote it. */
export function attributeAsWritten(
  node: Hast.Element,
  property: string,
  compilation: Compilation,
): { readonly name: string; readonly place: Place } {
  const written = attributeIn(node, property, compilation)
  if (written === undefined) return { name: attributeName(property), place: compilation.place(node) }
  return { name: written.name, place: compilation.at(written.offset, written.name.length) }
}

/** The attribute in the text; undefined: markdown or a plugin made it. */
export function attributeIn(
  node: Hast.Element,
  property: string,
  { written }: Compilation,
): WrittenAttribute | undefined {
  const start = tagAt(written, node)
  return start === undefined ? undefined : attributeAt(written.text, start, property)
}
