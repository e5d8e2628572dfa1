import { FORMULA_COVER, type Mask } from '../components/mask.ts'
import {
  childrenOf,
  type FormulaNode,
  isPhrasing,
  offsetOfHtml,
  type Point,
  type Position,
  type Root,
  type RootContent,
  replaceAt,
  type Text,
  walk,
} from '../tree.ts'
import type { Formula } from './scan-formulas.ts'

/** The texts that hold covered formulas, each with its masks in order. */
export type Covered = ReadonlyMap<RootContent, readonly Mask[]>

/** Find the texts in which the covers of formulas came out: a text with other covers than its masks has none. */
export function coveredTexts(tree: Root, masks: readonly Mask[]): Covered {
  const covered = new Map<RootContent, readonly Mask[]>()
  const formulas = masks.filter(({ kind }) => kind === 'formula')
  if (formulas.length === 0) return covered
  let next = 0
  walk(tree, (node) => {
    if (node.type !== 'text' || !node.value.includes('\x03')) return
    const start = node.position?.start.offset ?? Number.POSITIVE_INFINITY
    const end = node.position?.end.offset ?? 0
    while ((formulas[next]?.start ?? start) < start) next++
    const first = next
    while ((formulas[next]?.end ?? end + 1) <= end) next++
    const inside = formulas.slice(first, next)
    const covers = node.value.match(FORMULA_COVER) ?? []
    const isSame =
      covers.length === inside.length &&
      inside.every((mask, at) => mask.end - mask.start === covers[at]?.length)
    if (isSame) covered.set(node, inside)
  })
  return covered
}

/** Put formulas where their covers are. Positions of the new nodes have true offsets; lines are set later. */
export function placeFormulas(tree: Root, formulas: readonly Formula[], covered: Covered): void {
  const blocks = new Map(formulas.flatMap((formula) => (formula.isBlock ? [[formula.start, formula]] : [])))
  if (formulas.length === 0) return
  walk(tree, (node, index, parent) => {
    const block = node.type === 'html' ? blocks.get(offsetOfHtml(node)) : undefined
    const masks = node.type === 'text' ? covered.get(node) : undefined
    if (block !== undefined) childrenOf(parent)[index] = formulaNode(block, isPhrasing(parent))
    if (node.type !== 'text' || masks === undefined) return
    const parts = split(node, masks)
    replaceAt(childrenOf(parent), index, parts)
    return index + parts.length
  })
}

function split(node: Text, masks: readonly Mask[]): RootContent[] {
  const parts: RootContent[] = []
  const texts = node.value.split(FORMULA_COVER)
  let from = node.position?.start.offset ?? 0
  for (const [at, value] of texts.entries()) {
    const mask = masks[at]
    const to = mask?.start ?? node.position?.end.offset ?? from
    if (value !== '') parts.push({ ...node, value, position: span(from, to) })
    if (mask !== undefined) parts.push(formulaNode(mask.tag as Formula))
    from = mask?.end ?? to
  }
  return parts
}

/** A block that goes on with the lines of a paragraph, being indented so far, stands in it, but set apart. */
function formulaNode({ tex, isBlock, dollars, start, end }: Formula, isInLine = false): FormulaNode {
  const type = isBlock && !isInLine ? 'math' : 'inlineMath'
  return { type, value: tex, display: isBlock, dollars, position: span(start, end) }
}

function span(start: number, end: number): Position {
  const point = (offset: number): Point => ({ line: 1, column: 1, offset })
  return { start: point(start), end: point(end) }
}
