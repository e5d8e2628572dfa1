import { faultyFormula, formulaAsCode } from '../../report/writing.ts'
import { loadTypesetter, type Typeset, type Typesetter } from '../formulas/mathml.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type FormulaNode, type Hast, type Root, sourceOf, walk } from '../tree.ts'

/**
 * Typeset the formulas of a post (SPEC 4), also those in ```` ```math ```` blocks as GitHub has them. One that cannot
 * be read is printed as its source. Runs after the steps that look at the author's words, and before those that make
 * headings, lists and notes of them.
 */
export function formulas(tree: Root, context: StepContext): undefined | Promise<undefined> {
  if (!context.dialect.ours.formulas) tellAsCode(tree, context)
  if (!mayHold(context)) return undefined
  const found: FormulaNode[] = []
  walk(tree, (node, index, parent) => {
    if (node.type === 'code' && node.lang === 'math' && node.value.trim() !== '') {
      const formula: FormulaNode = { type: 'math', value: node.value, display: true }
      if (node.position !== undefined) formula.position = node.position
      childrenOf(parent)[index] = formula
      found.push(formula)
    }
    // Those of a user's plugin say themselves how they are printed.
    if ((node.type === 'math' || isInline(node)) && node.data?.hName === undefined) found.push(node)
  })
  if (found.length === 0) return undefined
  return loadTypesetter().then((typesetter) => typesetAll(found, typesetter(), context))
}

/** remark-math alone only finds formulas: what it gives is printed as code, unless another plugin made something of it. */
function tellAsCode(tree: Root, context: StepContext): void {
  walk(tree, (node) => {
    if (node.type !== 'math' && !isInline(node)) return
    if (/"math-(?:inline|display)"/.test(JSON.stringify(node.data ?? {})))
      context.report(formulaAsCode(context.place(node)))
  })
}

function isInline(node: { readonly type: string }): node is FormulaNode {
  return node.type === 'inlineMath'
}

function mayHold({ text, dialect }: StepContext): boolean {
  return (
    (dialect.ours.formulas && text.includes('$')) || (text.includes('math') && /[`~][ \t]*math/.test(text))
  )
}

function typesetAll(found: readonly FormulaNode[], typeset: Typesetter, context: StepContext): undefined {
  for (const node of found) {
    const made = inLineOrApart(node, typeset)
    if ('element' in made) node.data = { ...node.data, formula: framed(made.element, node) }
    else context.report(faultyFormula(placeOf(node, made.at ?? 0, context), made.fault))
    if ('fault' in made && made.isFull === true) return
  }
}

/** Two dollars in a sentence hold a formula of the sentence; only what cannot be set there (`align`) is set apart. */
function inLineOrApart(node: FormulaNode, typeset: Typesetter): Typeset {
  const made = typeset(node.value, node.display)
  if ('element' in made || node.display || node.dollars !== 2) return made
  const apart = typeset(node.value, true)
  if ('fault' in apart) return made
  node.display = true
  return apart
}

/** So many signs may be wider than a small screen, and formulas are not broken into lines. */
const LONG = 40

/** What is set apart gets a frame that scrolls sideways, and that the keyboard reaches; in a line only what is long. */
function framed(math: Hast.Element, { type, display, value }: FormulaNode): Hast.Element {
  if (!display) {
    if (value.length > LONG) Object.assign(math.properties, { className: ['tml-long'], tabIndex: 0 })
    return math
  }
  const properties = { className: ['math'], tabIndex: 0 }
  return { type: 'element', tagName: type === 'math' ? 'div' : 'span', properties, children: [math] }
}

/**
 * The place of a sign of the TeX in the author's file: on the line that holds it, behind what opens the formula. What
 * is missing at a line's end is told at the last sign of that line.
 */
function placeOf(node: FormulaNode, at: number, context: StepContext) {
  const source = sourceOf(node, context.text)
  const lines = node.value.split('\n')
  const before = node.value.slice(0, at).split('\n')
  // The line of a fence holds words too.
  let from = node.display && /^[`~]/.test(source) ? source.indexOf('\n') : 0
  for (const line of lines.slice(0, before.length - 1)) {
    const found = source.indexOf(line, from)
    if (found !== -1) from = found + line.length
  }
  const line = lines[before.length - 1] ?? ''
  const lineAt = line.trim() === '' ? -1 : source.indexOf(line, from)
  const column = Math.min(before.at(-1)?.length ?? 0, line.length - 1)
  return context.place(node, 1, lineAt === -1 ? 0 : lineAt + column)
}
