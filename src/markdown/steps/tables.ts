import { noTable, partedRow, rowOfText, unruledTable } from '../../report/blocks.ts'
import { foreignSyntax } from '../../report/foreign.ts'
import { lostCell } from '../../report/lost.ts'
import { endOfLine } from '../../text/lines.ts'
import { element } from '../element.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type ListItem,
  type Located,
  type Root,
  type RootContent,
  sourceOf,
  type Table,
  walk,
} from '../tree.ts'

/** Let wide tables scroll in a frame of their own that the keyboard reaches (THEME 5), and name their head cells. */
export function tables(tree: Root, context: StepContext): void {
  if (!context.text.includes('|')) return
  let count = 0
  walk(tree, (node, index, parent) => {
    if (node.type === 'paragraph') spoiltHead(node, childrenOf(parent)[index - 1], context)
    if (node.type !== 'table') return
    count++
    for (const cell of node.children[0]?.children ?? []) {
      cell.data = { ...cell.data, hProperties: { scope: 'col', ...cell.data?.hProperties } }
    }
    cutTable(node, context)
    ruledRow(node, context)
    textBelow(node, context)
    const frame = { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: `Table ${count}` }
    childrenOf(parent)[index] = element('div', frame, [node], node.position)
    return index + 1
  })
}

/** A line of `---` or `===` between rows, which to kramdown begins another body, or a foot. */
function ruledRow({ children: [, ...rows] }: Table, context: StepContext): void {
  for (const { children, position } of rows) {
    const [first] = children[0]?.children ?? []
    const start = position?.start.offset
    // With typographic signs its dashes are others by now.
    if (start === undefined || first?.type !== 'text' || !/^[:=—–-]/.test(first.value)) continue
    const line = context.text.slice(start, position?.end.offset).trimEnd()
    const [head = '', ...others] = cellsOf(line)
    if (!RULE.test(head) || !others.every((cell) => cell === '' || RULE.test(cell))) continue
    context.report(foreignSyntax(context.place({}, line.length, start), line, RULED, RULED_HINT))
    return
  }
}

const RULE = /^(?::?-{3,}[-+]*:?|={3,}[=+]*)$/
const RULED = 'a rule between the rows of a table of kramdown'
const RULED_HINT = 'take the line out: a table has one line of `---`, below its head'

/** Lines of a paragraph that were to be a table: there are not as many `---` as cells above them, or none at all. */
function spoiltHead(paragraph: Located, before: RootContent | undefined, context: StepContext): void {
  const { text, place, report } = context
  const source = sourceOf(paragraph, text)
  const start = paragraph.position?.start.offset
  const end = paragraph.position?.end.offset
  if (start === undefined || end === undefined || !source.includes('|')) return
  if (before !== undefined && isFrame(before) && !source.includes('\n') && isRow(source)) {
    report(partedRow(place({}, 1, start)))
    return
  }
  let at = start
  let above = ''
  let row: number | undefined
  for (const line of text.slice(start, endOfLine(text, end)).split('\n')) {
    if (isRule(line) && above.includes('|')) {
      const [rule, head] = [cellsOf(line).length, cellsOf(above).length]
      if (rule !== head) {
        report(noTable(place({}, line.trim().length, at + indentOf(line)), rule, head))
        return
      }
    }
    if (row === undefined && isRow(above) && isRow(line)) row = at - 1 - above.length + indentOf(above)
    at += line.length + 1
    above = line
  }
  if (row !== undefined) report(unruledTable(place({}, 1, row)))
}

/** A line of `---` and bars. */
function isRule(line: string): boolean {
  return (
    line.includes('|') &&
    /^[ \t>]*[-|:][-|: \t]*$/.test(line) &&
    cellsOf(line).every((cell) => /^:?-+:?$/.test(cell))
  )
}

function indentOf(line: string): number {
  return line.length - line.replace(/^[ \t>]*/, '').length
}

/** A table, as this step has left it. */
function isFrame({ data }: RootContent): boolean {
  const { className } = data?.hProperties ?? {}
  return Array.isArray(className) && className[0] === 'table'
}

/** Captions and rules, attributes and tags of other generators, definitions of references. */
const TOLD_ELSEWHERE = /^(?:[:={-]|\[[^\]\n]+\]:)/

/** A line without a bar right below rows that begin with one: it is the last row. */
function textBelow({ children, position }: Table, context: StepContext): void {
  const start = position?.start.offset
  const row = children[children.length - 1]?.position
  if (start === undefined || row === undefined || context.text.charAt(start) !== '|') return
  if ((children[0]?.children.length ?? 0) < 2) return
  const line = context.text.slice(row.start.offset, row.end.offset).trimEnd()
  if (line.includes('|') || TOLD_ELSEWHERE.test(line)) return
  context.report(rowOfText(context.place({}, line.length, row.start.offset), line))
}

/** A line that can be nothing but cells. */
function isRow(line: string): boolean {
  return /^[ \t>]*\|.*[^\\]\|[ \t]*$/.test(line) && cellsOf(line).length > 1
}

function cellsOf(line: string): readonly string[] {
  const row = line.replace(/^[ \t>]*\|?/, '').replace(/(?<!\\)\|[ \t]*$/, '')
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim())
}

/** Cells beyond those of the head are never printed (GFM 4.10). */
export function cutRows(tree: Root, context: StepContext): void {
  walk(tree, (node) => {
    if (node.type === 'table') cutTable(node, context)
  })
}

function cutTable(table: Table, context: StepContext): void {
  const width = table.children[0]?.children.length ?? 0
  for (const row of table.children) {
    const lost = row.children.splice(width).find((cell) => cell.children.length > 0)
    if (lost !== undefined) context.report(lostCell(context.place(lost), width))
  }
}

/** Boxes of task lists, with a name that a screen reader can say. */
export function tasks(tree: Root, { text }: StepContext): void {
  if (!text.includes('[ ]') && !text.includes('[x]') && !text.includes('[X]')) return
  walk(tree, (node) => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') box(node, node.checked)
  })
}

/** Put a task's box before its text. */
export function box(item: ListItem, isDone: boolean): void {
  const label = isDone ? 'Done' : 'Open'
  const input = element('input', { type: 'checkbox', disabled: true, checked: isDone, ariaLabel: label }, [])
  const first = item.children[0]
  const space: RootContent = { type: 'text', value: ' ' }
  const target = first?.type === 'paragraph' ? first : item
  childrenOf(target).unshift(input, space)
  delete item.checked
}
