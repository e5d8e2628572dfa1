import { oddSpace, repairedHeading, setextBullet } from '../../report/prose.ts'
import { isAscii } from '../../text/ascii.ts'
import { startOfLine } from '../../text/lines.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type HeadingNode,
  type Paragraph,
  type PhrasingContent,
  type Position,
  type Root,
  type RootContent,
  replaceAt,
  sourceOf,
  walk,
} from '../tree.ts'

const NO_BREAK = 'Â?\u00a0'
const ODD = '[\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]'
const ANYWHERE = new RegExp(`(?:[#*+-]|\\d[.)])(?:${NO_BREAK}|${ODD})`)
const HEADING = new RegExp(`^(#{1,6})(${NO_BREAK})\\s*`)
// A number of four digits and a full stop is a year at the end of a sentence.
const SUSPECT = new RegExp(`^(#{1,6}|[*+-]|\\d{1,3}[.)])(${NO_BREAK}|${ODD})`)

/**
 * Mend what was surely meant, and say what looks wrong (SPEC 4). The first step: later ones see a tree
 * in which `##` with a no-break space is a heading. Code is never looked into.
 */
export function repairHeadings(tree: Root, context: StepContext): void {
  const mayHoldSpace = !isAscii(context.text) && ANYWHERE.test(context.text)
  if (!mayHoldSpace && !mayHoldBullet(context.text)) return
  walk(tree, (node, index, parent) => {
    if (node.type === 'heading') bullet(node, context)
    if (node.type !== 'paragraph' && node.type !== 'heading') return
    if (!mayHoldSpace || (node.type === 'heading' && !isUnderlined(node))) return
    const blocks = repaired(node, parent.type === 'listItem', context)
    if (blocks === undefined) return
    replaceAt(childrenOf(parent), index, blocks)
    return index + blocks.length
  })
}

/** Whether a line ends with a hyphen, as a bullet without a text does, and blanks. */
function mayHoldBullet(text: string): boolean {
  for (let end = text.indexOf('\n'); ; end = text.indexOf('\n', end + 1)) {
    const sign = text.charAt((end === -1 ? text.length : end) - 1)
    if (sign === '-' || sign === ' ' || sign === '\t') return true
    if (end === -1) return false
  }
}

function isUnderlined(node: HeadingNode): boolean {
  return node.children[0]?.position?.start.offset === node.position?.start.offset
}

/** `-` alone under a paragraph underlines it, by CommonMark; by the writer's mind it is a list item to come. */
function bullet(node: HeadingNode, context: StepContext): void {
  if (node.depth !== 2 || !isUnderlined(node)) return
  const source = sourceOf(node, context.text)
  if (/\n[\s>]*-[ \t]*$/.test(source))
    context.report(setextBullet(context.place(node, 1, source.lastIndexOf('-'))))
}

/** One line of a paragraph: its nodes, and where it begins in the text. */
interface Line {
  readonly nodes: PhrasingContent[]
  readonly offset: number
}

/** The blocks that take the paragraph's place, if one of its lines is a heading after all. */
function repaired(
  node: Paragraph | HeadingNode,
  isInItem: boolean,
  context: StepContext,
): RootContent[] | undefined {
  const rows = rowsOf(node, context.text)
  const isListed = isInItem || /^\d/.test(suspectIn(rows[0])?.[1] ?? '')
  const blocks: RootContent[] = []
  let open: Paragraph | undefined
  let isRepaired = false
  for (const [number, row] of rows.entries()) {
    const isFirst = number === 0
    const mayCount = node.type === 'paragraph' && (isFirst || isListed)
    const heading = inspect(row, { isFirst, mayCount }, context)
    if (heading !== undefined) {
      isRepaired = true
      open = undefined
      blocks.push(heading)
    } else if (open === undefined) {
      open = { type: 'paragraph', children: row.nodes, ...span(row.nodes) }
      blocks.push(open)
    } else {
      open.children.push({ type: 'text', value: '\n' }, ...row.nodes)
      Object.assign(open, span(open.children))
    }
  }
  return isRepaired ? blocks : undefined
}

interface Where {
  readonly isFirst: boolean
  /** A number here may be that of a list item: on the first line, or in what is a list or begins as one. */
  readonly mayCount: boolean
}

/** The sign and the odd space that a line begins with. */
function suspectIn(row: Line | undefined): RegExpExecArray | null {
  const first = row?.nodes[0]
  return first?.type === 'text' ? SUSPECT.exec(first.value) : null
}

/** Look at the start of a line: report an odd space, and give the heading if it is a no-break space. */
function inspect(row: Line, where: Where, context: StepContext): HeadingNode | undefined {
  const first = row.nodes[0]
  const match = suspectIn(row)
  if (first?.type !== 'text' || match === null) return undefined
  const [sign = '', space = ''] = match.slice(1)
  const place = context.place({}, sign.length + space.length, row.offset)
  const heading = HEADING.exec(first.value)
  const isEmpty = heading?.[0].length === first.value.length
  if (isEmpty && row.nodes.length === 1) return undefined
  // One `#` with a no-break space is as often a number in a sentence (`# 1 in sales`).
  const isMeant = heading !== null && (sign.length > 1 || (where.isFirst && !/^#\S*\s*\d/.test(first.value)))
  if (isMeant) context.report(repairedHeading(place, sign))
  // What is escaped or written as an entity was meant to be no sign.
  else if (mayBeSign(first.value, sign, where) && context.text.startsWith(match[0], row.offset))
    context.report(oddSpace(place, sign, space.charAt(space.length - 1)))
  if (!isMeant || heading === null) return undefined
  const words = isEmpty ? [] : [shortened(first, heading[0].length)]
  const rest: PhrasingContent[] = [...words, ...row.nodes.slice(1)]
  const last = rest.at(-1)
  if (last?.type === 'text') last.value = last.value.replace(/[ \t]#+[ \t]*$/, '').trimEnd()
  return { type: 'heading', depth: sign.length as HeadingNode['depth'], children: rest, ...span(row.nodes) }
}

/** Within a paragraph a single `#` and a number are more likely words of a sentence. */
function mayBeSign(value: string, sign: string, { isFirst, mayCount }: Where): boolean {
  if (sign === '#') return isFirst && /^#\s(?!\s*\d)/.test(value)
  return mayCount || !/^\d/.test(sign)
}

function shortened<T extends { value: string; position?: Position | undefined }>(node: T, length: number): T {
  const { start, end } = node.position as Position
  const moved = { ...start, column: start.column + length, offset: (start.offset ?? 0) + length }
  return { ...node, value: node.value.slice(length), position: { start: moved, end } }
}

/** The paragraph's lines. Only line ends between its own children part it: a span over two lines stays whole. */
function rowsOf(node: Paragraph | HeadingNode, text: string): Line[] {
  const rows: Line[] = [{ nodes: [], offset: node.position?.start.offset ?? 0 }]
  for (const child of node.children) {
    if (child.type !== 'text' || child.position === undefined) rows.at(-1)?.nodes.push(child)
    else
      pieces(child.value, child.position, text).forEach(({ value, position }, index) => {
        if (index > 0) rows.push({ nodes: [], offset: position.start.offset ?? 0 })
        if (value !== '') rows.at(-1)?.nodes.push({ ...child, value, position })
      })
  }
  return rows.filter((row) => row.nodes.length > 0)
}

interface Piece {
  readonly value: string
  readonly position: Position
}

/** A text cut at its line ends, each piece with its own position: quotes and lists indent their lines. */
function pieces(value: string, { start, end }: Position, text: string): Piece[] {
  const values = value.split('\n')
  let offset = start.offset ?? 0
  return values.map((piece, index) => {
    const lineEnd = text.indexOf('\n', offset)
    const stop = index === values.length - 1 || lineEnd === -1 ? (end.offset ?? offset) : lineEnd
    const lineStart = startOfLine(text, offset)
    const indent = index === 0 ? 0 : Math.max(0, text.slice(offset, stop).indexOf(piece.slice(0, 8)))
    const from = {
      line: start.line + index,
      column: offset - lineStart + indent + 1,
      offset: offset + indent,
    }
    const to = { line: from.line, column: from.column + stop - from.offset, offset: stop }
    offset = stop + 1
    return { value: piece, position: { start: from, end: to } }
  })
}

function span(nodes: readonly PhrasingContent[]): { position?: Position } {
  const start = nodes[0]?.position?.start
  const end = nodes.findLast((node) => node.position !== undefined)?.position?.end
  return start === undefined || end === undefined ? {} : { position: { start, end } }
}
