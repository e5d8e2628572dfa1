import { depthBehind } from '../html/html.ts'
import {
  childrenOf,
  offsetOfHtml,
  type Paragraph,
  type Parents,
  type Root,
  type RootContent,
} from '../tree.ts'

/** The sign of a line that says what the one above it means, for kramdown, Pandoc and Hugo; no smiley. */
export const DEFINITION = /^[ \t>]*:[ \t]+(?=[^\s:|]|\|.*\|[ \t]*$)(?![()[\]]+(?:[ \t]|$))/

/**
 * One that a bullet may stand for: what is further from its colon would be code behind it, and a box that of a task; where tabs
 * lead, the column is not known.
 */
const READABLE = /^[ >]*:(?: {1,4}|\t)(?![ \t]|\[[ xX]\][ \t])/

/** Longer lines are rather prose that was broken before a colon than a term. */
const LONGEST = 60

/** Marks of callouts and lists of attributes. */
const NO_TERM = /^[ \t>]*(?:\[!(?!\[)|\{:)/

/** A letter, a number, a mask of a formula (`formulas/`), code or an emoji. */
const WORDS = /[\p{L}\p{N}\x03\p{Extended_Pictographic}]|`[^`]/u

/** Whether a text can hold a definition: most hold none. */
export function mayHoldDefinitions(text: string): boolean {
  return /\n[ \t>]*:[ \t]/.test(text)
}

/** Whether a line may be a term: it says something, and without the addresses of its links it is short. */
export function isTerm(line: string): boolean {
  if (NO_TERM.test(line)) return false
  return WORDS.test(line) && line.replace(/\]\([^()]*\)/g, '').length <= LONGEST
}

/**
 * Offsets of the colons that begin definitions below terms or other definitions, in order; of a text as it was parsed without them,
 * or with the definition lists that are known.
 */
export function definitionSigns(tree: Root, text: string): readonly number[] {
  const signs: number[] = []
  findBelow(tree, { text, signs, outer: [] })
  return signs
}

/** What a definition may belong to: terms, or a list of which one stands above. */
interface Above {
  readonly isList: boolean
  /** Where the terms begin. */
  readonly base: number
  /** Where the last definition begins; where there is none yet, as far right as one may. */
  readonly column: number
}

/** What is looked for: signs are put behind `signs`. */
interface Search {
  readonly text: string
  readonly signs: number[]
  /** The lists that all of this stands in a definition of, the innermost last. */
  readonly outer: readonly Above[]
}

function findBelow(parent: Parents, search: Search): void {
  const outer = [...search.outer]
  let above: Above | undefined
  for (const [index, node] of childrenOf(parent).entries()) {
    const column = columnOf(node)
    // What is indented below a definition belongs to it.
    const isWithin = (list: Above) => column >= list.column + 2 || isIndented(node, search.text)
    if (above?.isList === true && isWithin(above)) {
      outer.push(above)
      above = undefined
    }
    const isPast = (list: Above | undefined) => list !== undefined && !isWithin(list)
    while (outer.length > search.outer.length && isPast(outer.at(-1))) above = outer.pop()
    if (node.type !== 'paragraph') {
      above = listOf(node, search.text)
      if (CONTAINERS.has(node.type)) findBelow(node as Parents, { ...search, outer })
      if (above === undefined) continue
      const inner: Search = { ...search, outer: [...outer, above] }
      for (const one of childrenOf(node as Parents)) findBelow(one as Parents, inner)
      continue
    }
    const isNote = index === 0 && parent.type === 'footnoteDefinition'
    const base = isNote ? (parent.position?.start.column ?? 1) + NOTE : column
    above = findIn(node, { ...search, outer, above, base })
  }
}

const CONTAINERS: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

/** A definition list that is known. */
function listOf(node: RootContent, text: string): Above | undefined {
  if (node.type !== 'defList') return undefined
  const columns = node.children.map(({ type, position }) => {
    const { column = 1, offset = 0 } = position?.start ?? {}
    return type === 'defListTerm' ? column : column + text.slice(offset, offset + INDENT).search(/\S|$/)
  })
  return {
    isList: true,
    base: columns.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
    column: columns.at(-1) ?? 1,
  }
}

/** What indents HTML is part of it, and so it is of what is masked as that. */
function columnOf(node: RootContent): number {
  const { column = 0, offset = 0 } = node.position?.start ?? {}
  return node.type === 'html' ? column + offsetOfHtml(node) - offset : column
}

/** What the blocks of a note are indented by. */
const NOTE = 4

function isIndented({ type, position }: RootContent, text: string): boolean {
  return type === 'code' && /^(?: {4}|\t)/.test(text.slice(position?.start.offset).slice(0, NOTE))
}

interface Within extends Search {
  readonly above: Above | undefined
  /** The column where further lines of the paragraph begin. */
  readonly base: number
}

/** Find the signs of a paragraph; what one below it may belong to. */
function findIn(node: Paragraph, { text, signs, outer, above, base }: Within): Above | undefined {
  const start = node.position?.start.offset ?? 0
  const isWords = wordsOf(node, text)
  let open = above
  let at = start
  for (const line of text.slice(start, node.position?.end.offset).split('\n')) {
    const isFirst = at === start
    const sign = DEFINITION.exec(line)?.[0]
    const offset = at + (sign?.indexOf(':') ?? 0)
    const column = isFirst ? base : 1 + offset - at
    const isOwn = open !== undefined && fits(column, open)
    const isRead = isOwn || outer.some((list) => fits(column, list))
    if (sign !== undefined && isRead && READABLE.test(line) && isWords(offset)) {
      signs.push(offset)
      open = isOwn && open !== undefined ? { isList: true, base: open.base, column } : undefined
    } else if (open?.isList !== true || isFirst) {
      const isTermToo = sign === undefined && isTerm(line) && (isFirst || open !== undefined)
      open = isTermToo ? { isList: false, base, column: base + INDENT } : undefined
    }
    at += line.length + 1
  }
  return open
}

/** More would be code. */
const INDENT = 3

/** Further definitions stand below the first one. */
function fits(column: number, above: Above): boolean {
  return column >= above.base && column <= above.column + (above.isList ? 1 : 0)
}

/** Whether words of the paragraph itself stand at an offset: no code, link, element or formula. To be asked in order. */
function wordsOf({ children, position }: Paragraph, text: string): (offset: number) => boolean {
  let lastDollar: number | undefined
  let [next, dollars, depth, from] = [0, 0, 0, position?.start.offset ?? 0]
  return (offset) => {
    for (let end = 0; next < children.length; next++) {
      const child = children[next]
      end = child?.position?.end.offset ?? 0
      const start = Math.max(from, child?.position?.start.offset ?? 0)
      if (child?.type === 'text')
        dollars += text.slice(start, Math.min(end, offset)).match(DOLLARS)?.length ?? 0
      if (end > offset) break
      if (child?.type === 'html') depth = depthBehind(child.value, depth)
    }
    from = offset
    if (children[next]?.type !== 'text' || depth > 0) return false
    if (dollars % 2 === 0) return true
    // There is one, so the search stays within the paragraph.
    lastDollar ??= text.lastIndexOf('$', position?.end.offset)
    return lastDollar < offset
  }
}

/** One or two begin a formula, and end it. */
const DOLLARS = /(?<!\\)\$+/g
