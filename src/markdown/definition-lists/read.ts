import { withChanges } from '../dialects/mending.ts'
import {
  append,
  childrenOf,
  type DefinitionListNode,
  type DefinitionNode,
  type ListItem,
  type Paragraph,
  type Parents,
  type Parse,
  type PhrasingContent,
  type RootContent,
  type TermNode,
  type Text,
} from '../tree.ts'
import { definitionSigns, mayHoldDefinitions } from './signs.ts'

/**
 * A parser that reads definition lists too: terms, each a line of a paragraph, and below them `: what they mean`. What may
 * stand in a definition, and where it ends, is what a bullet in the place of its colon would hold: the text is parsed
 * once more with bullets there, and the lists that come of them are made definition lists. What then is text holds more, maybe.
 */
export function withDefinitionLists(parse: Parse): Parse {
  return (text) => {
    let tree = parse(text)
    if (!mayHoldDefinitions(text)) return tree
    let signs: readonly number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const more = definitionSigns(tree, text)
      if (more.length === 0) break
      signs = [...signs, ...more].sort((one, other) => one - other)
      const bullets = signs.map((start) => ({ start, end: start + 1, text: '+' }))
      const marked = parse(withChanges(text, bullets))
      // What did not become one stays text, and is told.
      if (define(marked, { text, signs: new Set(signs) }) !== signs.length) break
      tree = marked
    }
    return tree
  }
}

/** What is indented for a definition was code, and what stands below its fence was in it, until that is one. */
const ROUNDS = 4

interface Marked {
  readonly text: string
  readonly signs: ReadonlySet<number>
}

/** Make definition lists of the lists whose bullets are signs; of how many signs. */
function define(parent: Parents, marked: Marked): number {
  let count = 0
  const blocks: RootContent[] = []
  for (const node of childrenOf(parent)) {
    if ('children' in node && node.type !== 'paragraph') count += define(node, marked)
    const terms = blocks.at(-1)
    const items = node.type === 'list' && terms?.type === 'paragraph' ? node.children : []
    const end = items.findIndex((item) => !isMarked(item, marked))
    const own = end === -1 ? items : items.slice(0, end)
    if (own.length === 0 || terms?.type !== 'paragraph') {
      blocks.push(node)
      continue
    }
    count += own.length
    blocks.pop()
    addTo(blocks, [...termsOf(terms, marked.text), ...own.map((item) => definitionOf(item, marked.text))])
    // Bullets of the author's own.
    const rest = items.slice(own.length)
    const spread = rest.slice(1).some((item) => isParted(marked.text, item.position?.start.offset ?? 0))
    if (rest.length > 0) blocks.push({ ...node, spread, children: rest } as RootContent)
  }
  if (count > 0) parent.children = blocks as typeof parent.children
  return count
}

function isMarked({ position }: ListItem, { text, signs }: Marked): boolean {
  const start = position?.start.offset ?? 0
  return signs.has(start + text.slice(start, start + 4).search(/\S/))
}

/** Lists with nothing between them are one. */
function addTo(blocks: RootContent[], entries: DefinitionListNode['children']): void {
  const before = blocks.at(-1)
  const [first, last] = [entries[0]?.position, entries.at(-1)?.position]
  if (before?.type === 'defList') {
    append(before.children, entries)
    if (before.position && last) before.position = { start: before.position.start, end: last.end }
  } else {
    const position = first && last && { start: first.start, end: last.end }
    blocks.push({ type: 'defList', children: entries, ...(position && { position }) })
  }
}

function definitionOf({ children, spread, position }: ListItem, text: string): DefinitionNode {
  const isSpread = spread === true || isParted(text, position?.start.offset ?? 0)
  return { type: 'defListDescription', spread: isSpread, children, ...(position && { position }) }
}

/** Whether a blank line stands before the line of an offset. */
function isParted(text: string, offset: number): boolean {
  const end = text.lastIndexOf('\n', offset - 1)
  return /^[ \t>]*$/.test(text.slice(text.lastIndexOf('\n', end - 1) + 1, end))
}

/** Each line of a paragraph, as a term. */
function termsOf({ children }: Paragraph, text: string): TermNode[] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    const parts =
      child.type === 'text' ? linesOf(child, text) : child.type === 'break' ? [undefined, undefined] : [child]
    for (const [at, part] of parts.entries()) {
      if (at > 0) lines.push([])
      if (part !== undefined) lines.at(-1)?.push(part)
    }
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line) => {
      const [start, end] = [line[0]?.position?.start, line.at(-1)?.position?.end]
      const position = start && end && { start, end }
      const paragraph: Paragraph = { type: 'paragraph', children: line, ...(position && { position }) }
      return { type: 'defListTerm', children: [paragraph], ...(position && { position }) }
    })
}

/** A text in its lines, each in its place. */
function linesOf(node: Text, text: string): readonly Text[] {
  const values = node.value.split('\n')
  const { start, end } = node.position ?? {}
  const lines = text.slice(start?.offset, end?.offset).split('\n')
  // A line end that is a character reference parts nothing.
  if (start === undefined || end === undefined || lines.length !== values.length) return [node]
  let offset = start.offset ?? 0
  return values.map((value, at) => {
    const line = lines[at] ?? ''
    const shift = at === 0 ? 0 : line.search(/[^ \t>]|$/)
    const column = at === 0 ? start.column : 1
    const own = { line: start.line + at, column: column + shift, offset: offset + shift }
    const last = { line: start.line + at, column: column + line.length, offset: offset + line.length }
    offset += line.length + 1
    return { type: 'text', value, position: { start: own, end: last } }
  })
}
