import { type Lines, linesOf } from '../../text/lines.ts'
import type { Place } from '../../types.ts'
import type { Hast } from '../tree.ts'
import type { Compilation } from './compilation.ts'
import { attributeName } from './sanitize.ts'

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

/** The attribute in the text; undefined: markdown or a plugin made it, or an excerpt asks, which has nothing to tell. */
export function attributeIn(
  node: Hast.Element,
  property: string,
  { written, isExcerpt }: Compilation,
): WrittenAttribute | undefined {
  const start = isExcerpt ? undefined : tagAt(written, node)
  return start === undefined ? undefined : attributeAt(written.text, start, property)
}

/** A text, and its lines once somebody has asked for them. */
export interface Written {
  readonly text: string
  lines?: Lines
}

/**
 * Where raw HTML stands in the author's text. The HTML parser counts in what a block holds, without quote marks
 * and indentation, so its offsets are looked at before they are believed.
 */
function tagAt(written: Written, { tagName, position }: Hast.Element): number | undefined {
  const { text } = written
  const offset = position?.start.offset
  if (offset === undefined || position === undefined) return undefined
  if (begins(text, offset, tagName)) return offset
  const { line, column } = position.start
  // Column and offset agree, and not before a line's marks: the place is right, and what stands there is markdown.
  const isSound = text.lastIndexOf('\n', offset - 1) + column === offset
  if (isSound && !/[\s>]/.test(text.charAt(offset))) return undefined
  written.lines ??= linesOf(text)
  const { starts } = written.lines
  const start = starts[line - 1]
  if (start === undefined) return undefined
  const wanted = start + column - 1
  const end = starts[line] ?? text.length
  let found: number | undefined
  for (let at = text.indexOf('<', start); at !== -1 && at < end; at = text.indexOf('<', at + 1)) {
    const isNearer = found === undefined || Math.abs(at - wanted) < Math.abs(found - wanted)
    if (isNearer && begins(text, at, tagName)) found = at
  }
  return found
}

function begins(text: string, offset: number, tag: string): boolean {
  const end = offset + 1 + tag.length
  return (
    text.charAt(offset) === '<' &&
    text.slice(offset + 1, end).toLowerCase() === tag &&
    !/[a-z0-9-]/i.test(text.charAt(end))
  )
}

/** An attribute as the author wrote it, and where. */
interface WrittenAttribute {
  readonly name: string
  readonly offset: number
}

/** The attribute of the tag at `start` that became this property; undefined when the tag, as it is written, has none. */
function attributeAt(text: string, start: number, property: string): WrittenAttribute | undefined {
  const attribute = /([\s/>]*)([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y
  attribute.lastIndex = start + (/^<[^\s/>]*/.exec(text.slice(start, start + 100))?.[0].length ?? 1)
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    const [, gap = '', given = ''] = found
    if (gap.includes('>') && !/\n[ \t>]*$/.test(gap)) return undefined
    const plain = given.toLowerCase().replace(/[:-]/g, '')
    if (plain === property.toLowerCase() || plain === MEANT.get(property))
      return { name: given, offset: found.index + gap.length }
  }
  return undefined
}

/** Properties whose attributes have another name than theirs. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
])
