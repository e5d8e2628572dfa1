import type { Element } from 'hast'
import type {
  Data,
  Html,
  ListItem,
  Literal,
  Node,
  Paragraph,
  Parent,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type { Position } from 'unist'
import type { Diagnostic, Json, Place } from '../types.ts'

/**
 * The markdown tree: mdast with nodes of ours for components, formulas, code blocks and plain elements. All of
 * `markdown/` takes its tree types from here.
 */

export type * as Hast from 'hast'
export type {
  Blockquote,
  Code,
  Data,
  Definition,
  FootnoteDefinition,
  Heading as HeadingNode,
  Html,
  Image,
  Link,
  LinkReference,
  List,
  ListItem,
  Literal,
  Node,
  Paragraph,
  Parent,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  Text,
} from 'mdast'
export type { Point, Position } from 'unist'

/** Any node of either tree, as far as a finding needs it. */
export interface Located {
  readonly position?: Position | undefined
}

/** A parser's one function, on whatever part of a post. */
export type Parse = (text: string) => Root

/** A component tag with its children (SPEC 4). `inline`: it stands inside a sentence. */
export interface ComponentNode extends Parent {
  type: 'component'
  name: string
  props: { readonly [name: string]: Json }
  places: { readonly [name: string]: Place }
  inline: boolean
  /** A shortcode of another generator was read as it, in which blocks may stand in a sentence. */
  isShortcode?: boolean
  /** The tag as written, when it is never closed. */
  unclosed?: string
  /** Told where it is printed, if it is known there. */
  faults?: readonly Diagnostic[]
  place: Place
  children: (RootContent | PhrasingContent)[]
  data?: Data
}

/** A formula in TeX (SPEC 4); its names are those of remark-math. `display`: set apart, also inside a sentence. */
export interface FormulaNode extends Literal {
  type: 'math' | 'inlineMath'
  value: string
  display: boolean
  /** How many stand on each side; absent: it was not written between dollars. */
  dollars?: number
  data?: Data
}

/** The title of another post as the words of a link to it, which only the site knows. `value`: the name of its file. */
export interface PostTitleNode extends Literal {
  type: 'postTitle'
  /** The address of the link. */
  target: string
}

/** Terms and what they mean; the names are those of remark-definition-list. `spread`: blank lines set its blocks apart. */
export interface DefinitionListNode extends Parent {
  type: 'defList'
  children: (TermNode | DefinitionNode)[]
}

export interface TermNode extends Parent {
  type: 'defListTerm'
  children: Paragraph[]
}

export interface DefinitionNode extends Parent {
  type: 'defListDescription'
  spread: boolean
  children: ListItem['children']
}

declare module 'mdast' {
  interface Data {
    /** A formula, typeset. */
    formula?: Element
    /** Of a heading, what it said before quotes and emoji were changed: ids stay those of GitHub. */
    words?: string
    /** Of the title of a callout: it was a heading, and may say its id as one. */
    wasHeading?: boolean
  }
  interface RootContentMap {
    component: ComponentNode
    defList: DefinitionListNode
    defListTerm: TermNode
    defListDescription: DefinitionNode
    math: FormulaNode
    postTitle: PostTitleNode
  }
  interface BlockContentMap {
    component: ComponentNode
    defList: DefinitionListNode
    math: FormulaNode
  }
  interface PhrasingContentMap {
    component: ComponentNode
    math: FormulaNode
    postTitle: PostTitleNode
  }
}

/** Where the first tag of an html node stands: its indentation may be part of it. */
export function offsetOfHtml({ position, value }: Html): number {
  return (position?.start.offset ?? 0) + value.length - value.trimStart().length
}

/** What a node was made of, as it stands in the text; empty where that is not known. */
export function sourceOf({ position }: Located, text: string): string {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? '' : text.slice(start, end)
}

/** What a visit wants next: `false` leaves the children out, a number goes on at that index of the parent. */
// biome-ignore lint/suspicious/noConfusingVoidType: a visit that returns nothing just goes on.
export type Next = false | number | void

/**
 * Call `visit` for every node below `parent`, each before its own children.
 * The tree may be changed on the way: a visit that inserts or removes siblings returns the index to go on at.
 */
export function walk(
  parent: Parents,
  visit: (node: RootContent, index: number, parent: Parents) => Next,
): void {
  for (let index = 0; index < parent.children.length; index++) {
    const node = parent.children[index]
    if (node === undefined) continue
    const next = visit(node, index, parent)
    if (typeof next === 'number') index = next - 1
    else if (next !== false && (node as Partial<Parents>).children !== undefined) walk(node as Parents, visit)
  }
}

/** The children as a list that may take any node; the tree is ours to change, mdast's types are stricter than we are. */
export function childrenOf(parent: Parents | Node): RootContent[] {
  return ((parent as Partial<Parents>).children as RootContent[] | undefined) ?? []
}

/** Markdown compares labels without case; both foldings, as `ß` and its kind need. */
export function labelKey(label: string): string {
  return label.toLowerCase().toUpperCase()
}

/** Not by spreading: a call takes only so many arguments. */
export function append<Part>(parts: Part[], more: readonly Part[]): void {
  for (const part of more) parts.push(part)
}

/** So many arguments every call takes. */
const FEW = 1000

/** Put nodes in the place of the one at `index`. */
export function replaceAt(nodes: RootContent[], index: number, others: readonly RootContent[]): void {
  if (others.length < FEW) {
    nodes.splice(index, 1, ...others)
    return
  }
  const rest = nodes.splice(index).slice(1)
  append(nodes, others)
  append(nodes, rest)
}

const PHRASING: ReadonlySet<string> = new Set(
  'paragraph heading tableCell emphasis strong delete link linkReference'.split(' '),
)

/** Whether the children of this node are the parts of a sentence. */
export function holdsPhrasing({ type }: { readonly type: string }): boolean {
  return PHRASING.has(type)
}

/** Whether what this node holds is part of a line, not a block. */
export function isPhrasing(node: Node): boolean {
  return holdsPhrasing(node) || (node.type === 'component' && 'inline' in node && node.inline === true)
}

/** Whether a node is white space alone. */
export function isBlank(node: RootContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}
