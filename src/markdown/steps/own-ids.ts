import { foreignSyntax } from '../../report/foreign.ts'
import { reservedId } from '../../report/html.ts'
import { readAttributes } from '../attributes.ts'
import type { ElementNode } from '../element.ts'
import { escapedIn } from '../escapes.ts'
import type { StepContext } from '../step.ts'
import { type HeadingNode, type Root, type Text, walk } from '../tree.ts'

const MAY_HOLD = /\{[ \t]*(?:[#.]|[\w-]+=|-\})/

/** A number in brackets is rather that of an issue, and `.NET` no class. */
const OWN = /(?<![ \t])[ \t]*(?:\{[ \t]*(#[^{}]+|\.[a-z_][^{}]*)\}|\[(#[A-Za-z][\w-]*)\])[ \t]*$/

/**
 * `{#own-id}` at the end of a heading is its id, `{.class}` its class; both may stand there. `[#own-id]`, as Nextra and Fumadocs
 * have it, is an id.
 * Braces that hold anything else, or are escaped, are text. Runs before the headings get theirs.
 */
export function ownIds(tree: Root, context: StepContext): void {
  const { text } = context
  if (!text.includes('[#') && (!text.includes('{') || !MAY_HOLD.test(text))) return
  walk(tree, (node) => {
    if (node.type === 'heading' || (node.type === 'element' && node.data.wasHeading)) take(node, context)
    return node.type === 'heading' || node.type === 'paragraph' ? false : undefined
  })
}

function take(node: HeadingNode | ElementNode, context: StepContext): void {
  const last = node.children.at(-1)
  if (last?.type !== 'text') return
  const match = OWN.exec(last.value)
  const { ids = [], classes = [] } = readAttributes(match?.[1] ?? match?.[2] ?? '') ?? {}
  const [id] = ids
  if (match === null || ids.length + classes.length === 0 || ids.length > 1) {
    nameForeign(node, last, context)
    return
  }
  // Brackets alone are the words, and so are classes.
  const mayBeWords = id === undefined || match[2] !== undefined
  if (mayBeWords && match.index === 0 && node.children.length === 1) return
  const brace = match.index + match[0].search(/[{[]/)
  if (escapedIn(last, context.text).has(brace)) return
  if (id?.startsWith('o-') === true) context.report(reservedId(context.place(node), id))
  last.value = last.value.slice(0, match.index)
  if (last.value === '') node.children.pop()
  const given = node.data?.hProperties ?? {}
  const others = Array.isArray(given.className) ? given.className.map(String) : []
  const className = [...others, ...classes]
  const hProperties = {
    ...(id !== undefined && { id }),
    ...given,
    ...(className.length > 0 && { className }),
  }
  node.data = { ...node.data, hProperties }
}

/** One attribute as Pandoc, kramdown, MkDocs and Goldmark read it; in braces at the end of a heading, nobody means a text. */
const FOREIGN =
  /\{:?[ \t]*(?:-|(?:[#.][A-Za-z_][\w:.-]*|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))(?:[ \t]+(?:[#.][A-Za-z_][\w:.-]*|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))*)[ \t]*\}[ \t]*$/

/** Braces that other tools read as attributes, and that are printed here. */
function nameForeign(node: HeadingNode | ElementNode, last: Text, context: StepContext): void {
  const found = FOREIGN.exec(last.value)
  // kramdown's own form is named wherever it stands.
  if (found === null || found[0].startsWith('{:') || escapedIn(last, context.text).has(found.index)) return
  const written = found[0].trimEnd()
  const end = node.position?.end.offset ?? 0
  const at = context.text.lastIndexOf(written, end) - (node.position?.start.offset ?? 0)
  const hint = 'write {#id}, {.class} or both; nothing else may stand in the braces'
  const place = at < 0 ? context.place(node) : context.place(node, written.length, at)
  context.report(foreignSyntax(place, written, 'an attribute list of another tool', hint))
}
