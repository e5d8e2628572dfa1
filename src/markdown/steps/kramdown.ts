import { kindLike } from '../../text/callouts.ts'
import { calloutNode } from '../callout.ts'
import { readGiven, setGiven } from '../dialects/kramdown.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type List,
  type Paragraph,
  type Parents,
  type Root,
  type RootContent,
  type Table,
  type Text,
} from '../tree.ts'

/** A block, and what stands around it, the innermost last. */
interface Spot {
  readonly parent: Parents
  readonly index: number
  readonly around: readonly Spot[]
}

const LIST = String.raw`\{:[^{}\n]{1,300}\}`
const WHOLE = new RegExp(`^${LIST}$`)
const FIRST = new RegExp(`^${LIST}(?=[ \\t]*\\n|$)`)
const LEADING = new RegExp(`^${LIST}`)
const LAST = new RegExp(`(?:^|[ \\t]*\\n)[ \\t]*(${LIST})[ \\t]*$`)
const BEHIND = new RegExp(`[ \\t]+(${LIST})[ \\t]*$`)

/**
 * Attribute lists of kramdown, `{: #id .class}`: ids and classes of headings, of the block above or below, and of what stands right
 * before them in a sentence. One that says more than its element takes stays text, and is told with what is left of other generators.
 */
export function attributeLists(tree: Root, context: StepContext): void {
  const { text } = context
  if (text.includes('{:') && /\{:[ \t]*[.#a-z]/i.test(text)) visit(tree, [], context)
}

function visit(parent: Parents, around: readonly Spot[], context: StepContext): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index] as RootContent
    const spot: Spot = { parent, index, around }
    if (node.type === 'heading') behindHeading(node, context)
    if (node.type === 'table') lastRow(node, context)
    if ('children' in node) {
      spans(node as Parents, context)
      visit(node as Parents, [...around, spot], context)
    }
    // What is below a line that was one takes its place.
    if (node.type === 'paragraph' && block(node, spot, context) && parent.children[index] !== node) index--
  }
}

/** Read a list at an offset and give it to a node; whether it took all of it. */
function give(written: string, offset: number, node: RootContent, context: StepContext): boolean {
  const { text, result } = context
  if (!text.startsWith(written, offset) || text.charAt(offset - 1) === '\\') return false
  const given = readGiven(written)
  if (given === undefined || !setGiven(node, given)) return false
  result.applied.add(offset)
  return true
}

/** Where a list stands that ends a node; before its start, -1: it is written otherwise, by the number of a sign. */
function lastIn(node: RootContent, written: string, text: string): number {
  const at = text.lastIndexOf(written, endOf(node))
  return at < (node.position?.start.offset ?? 0) ? -1 : at
}

function endOf({ position }: RootContent): number {
  return position?.end.offset ?? -1
}

/** `## Words {: #id}`, as MkDocs has it too. */
function behindHeading(node: Extract<RootContent, { type: 'heading' }>, context: StepContext): void {
  const last = node.children.at(-1)
  const written = last?.type === 'text' ? BEHIND.exec(last.value)?.[1] : undefined
  if (last?.type !== 'text' || written === undefined) return
  if (give(written, lastIn(node, written, context.text), node, context))
    last.value = last.value.replace(BEHIND, '')
}

/** What stands right behind a link, a picture, code or emphasis; several may. */
function spans({ children }: Parents, context: StepContext): void {
  for (let index = 1; index < children.length; index++) {
    const [before, node] = [children[index - 1] as RootContent, children[index] as RootContent]
    if (node.type !== 'text' || !SPANS.has(before.type)) continue
    let offset = endOf(before)
    for (let written = LEADING.exec(node.value)?.[0]; written !== undefined; ) {
      if (!give(written, offset, before, context)) break
      offset += written.length
      node.value = node.value.slice(written.length)
      written = LEADING.exec(node.value)?.[0]
    }
    if (node.value === '') children.splice(index, 1)
  }
}

const SPANS: ReadonlySet<string> = new Set(
  'emphasis strong delete inlineCode link linkReference image imageReference'.split(' '),
)

/** A list below a table is a row of it to markdown. */
function lastRow(table: Table, context: StepContext): void {
  const row = table.children.at(-1)
  const [first, ...others] = row?.children ?? []
  const words = first?.children[0]
  if (row === undefined || words?.type !== 'text' || first?.children.length !== 1) return
  if (!WHOLE.test(words.value) || others.some(({ children }) => children.length > 0)) return
  if (table.children.length > 1 && give(words.value, row.position?.start.offset ?? -1, table, context))
    table.children.pop()
}

/** Lines of a paragraph that are a list; whether one of them was taken. */
function block(node: Paragraph, spot: Spot, context: StepContext): boolean {
  const [first] = node.children
  const written = first?.type === 'text' ? FIRST.exec(first.value)?.[0] : undefined
  if (first?.type === 'text' && written !== undefined) return firstLine(node, first, written, spot, context)
  const last = node.children.at(-1)
  const ending = last?.type === 'text' ? LAST.exec(last.value)?.[1] : undefined
  if (last?.type !== 'text' || ending === undefined) return false
  const before = node.children.at(-2)
  if (!/\n/.test(last.value) && before?.type !== 'break') return false
  const offset = lastIn(node, ending, context.text)
  const target = aimOf(node, offset, spot, context.text)
  if (target === undefined || !giveBlock(ending, offset, target, context)) return false
  last.value = last.value.replace(LAST, '')
  if (last.value === '') node.children.pop()
  if (before?.type === 'break' && last.value === '') node.children.pop()
  return true
}

/** It belongs to the block right above it, or else to the one that it begins, or that begins right below. */
function firstLine(node: Paragraph, first: Text, written: string, spot: Spot, context: StepContext): boolean {
  const { parent, index } = spot
  const siblings = childrenOf(parent)
  const isAlone = node.children.length === 1 && first.value.trim() === written
  const [above, below] = [siblings[index - 1], siblings[index + 1]]
  const line = node.position?.start.line ?? 0
  const target = [
    above?.position?.end.line === line - 1 ? { ...spot, index: index - 1 } : undefined,
    isAlone ? undefined : spot,
    below?.position?.start.line === line + 1 ? { ...spot, index: index + 1 } : undefined,
  ].find((one) => one !== undefined)
  if (target === undefined || !giveBlock(written, node.position?.start.offset ?? -1, target, context))
    return false
  if (isAlone) siblings.splice(index, 1)
  else first.value = first.value.slice(written.length).replace(/^[ \t]*\n/, '')
  return true
}

/** In a quote or a list a line without its marks goes on with its last paragraph, and speaks of the whole. */
function aimOf(node: Paragraph, offset: number, spot: Spot, text: string): Spot | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  const isOutside = ({ parent, index }: Spot): boolean => {
    const block = parent.children[index]
    // What stands around a snippet is written elsewhere.
    if (offset > (block?.position?.end.offset ?? offset)) return false
    if (block?.type === 'blockquote') return !before.includes('>')
    const isList = block?.type === 'list' || block?.type === 'defList'
    return isList && (block.position?.start.column ?? 0) > before.length
  }
  const outer = spot.around.find(isOutside)
  if (outer !== undefined) return outer
  const list = spot.around.at(-2)
  const item = list?.parent.children[list.index]
  // Of an item of a tight list, and of a term, no paragraph is printed.
  const isSpread = 'spread' in spot.parent && spot.parent.spread === true
  const isBare = item?.type === 'list' ? isTight(item) : item?.type === 'defList' && !isSpread
  return isBare && node.type === 'paragraph' ? undefined : spot
}

function isTight({ spread, children }: List): boolean {
  return !(spread ?? false) && children.every((item) => !(item.spread ?? false))
}

/** The classes that themes make callouts by: Chirpy, Minimal Mistakes, Just the Docs. */
const CALLOUT =
  /^\{:[ \t]*\.(?:prompt-(tip|info|warning|danger)|notice--(info|warning|danger|success)|(notice)|(note|tip|important|warning|caution))[ \t]*\}$/

function giveBlock(written: string, offset: number, { parent, index }: Spot, context: StepContext): boolean {
  const node = childrenOf(parent)[index]
  if (node === undefined) return false
  const name = CALLOUT.exec(written)
    ?.slice(1)
    .find((part) => part !== undefined)
  if (name === undefined || !(node.type === 'blockquote' || node.type === 'paragraph'))
    return give(written, offset, node, context)
  if (!give(written, offset, node, context)) return false
  const children = node.type === 'paragraph' ? [{ ...node, data: {} }] : node.children
  childrenOf(parent)[index] = calloutNode(
    { kind: kindLike(name) ?? name, title: [], position: node.position },
    children,
  )
  return true
}
