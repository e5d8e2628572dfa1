import { reservedId } from '../../report/links.ts'
import { escapedIn } from '../escapes.ts'
import type { StepContext } from '../step.ts'
import { type HeadingNode, type Root, walk } from '../tree.ts'

const OWN = /[ \t]*\{(#[^\s{}]+(?:[ \t]+\.[^\s{}]+)*)[ \t]*\}[ \t]*$/
const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u

/**
 * `{#own-id}` at the end of a heading, also with classes (`{#id .class}`), is its id. Braces that hold anything else,
 * or are escaped, are text. Runs before the headings get theirs.
 */
export function ownIds(tree: Root, context: StepContext): void {
  if (!context.text.includes('{#')) return
  walk(tree, (node) => {
    if (node.type === 'heading') take(node, context)
    return node.type === 'heading' || node.type === 'paragraph' ? false : undefined
  })
}

function take(node: HeadingNode, context: StepContext): void {
  const last = node.children.at(-1)
  const match = last?.type === 'text' ? OWN.exec(last.value) : null
  if (last?.type !== 'text' || match === null) return
  const [id = '', ...classes] = (match[1] ?? '').split(/[ \t]+/).map((part) => part.slice(1))
  const brace = match.index + match[0].indexOf('{')
  if (![id, ...classes].every((name) => NAME.test(name)) || escapedIn(last, context.text).has(brace)) return
  if (id.startsWith('o-')) context.report(reservedId(context.place(node), id))
  last.value = last.value.slice(0, match.index)
  if (last.value === '') node.children.pop()
  const given = node.data?.hProperties
  const className = classes.length > 0 ? { className: classes } : {}
  node.data = { ...node.data, hProperties: { id, ...className, ...given } }
}
