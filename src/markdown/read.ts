import { tooDeep, tooLarge, tooManyCells, tooManyItems } from '../report/limits.ts'
import { type Lines, linesOf, placeAt } from '../text/lines.ts'
import type { Place, Report } from '../types.ts'
import type { Workshop } from './component.ts'
import { type Parse, readComponents } from './components.ts'
import { excessOf } from './count.ts'
import { type Limits, tooDeepLine, tooDeepNode } from './guard.ts'
import { withoutControls } from './holes.ts'
import type { BodyInput } from './markdown.ts'
import { mayNeedMasks } from './masked.ts'
import { blankComments, blankModuleLines } from './mdx.ts'
import type { Dialect, Gathered, StepContext } from './step.ts'
import type { Located, Root } from './tree.ts'

/** A post's text as a tree, and what its steps need to know. */
export interface Reading {
  readonly tree: Root
  readonly context: StepContext
}

/** What reads one text: the parser, what it may read, and whose the extra syntax is. */
export interface Reader {
  readonly parse: Parse
  readonly limits: Limits
  readonly dialect: Dialect
}

/** Text to tree, within the limits; undefined when it is out of them, which has been reported. */
export function readPost(
  input: BodyInput,
  { parse: parseText, limits, dialect }: Reader,
  report: Report,
): Reading | undefined {
  if (isBeyond(input, limits, report)) return undefined
  let deep: Place | undefined
  const parse: Parse = (text) => {
    const tree = parseText(text)
    const node = tooDeepNode(tree, limits.nesting)
    if (node === undefined) return tree
    deep ??= placeIn(input, text, node.position?.start.offset ?? 0)
    return { type: 'root', children: [] }
  }
  const context = createContext(input, { dialect, report }, parse)
  const tree = readComponents(context.text, parse, createWorkshop(context), {
    limit: limits.nesting,
    onDeeper: (offset) => {
      deep ??= placeIn(input, context.text, offset)
    },
  })
  // Only components and directives make a tree deeper than it was parsed.
  const isDeeper = mayNeedMasks(context.text, dialect.isOurs)
  const node = deep === undefined && isDeeper ? tooDeepNode(tree, limits.nesting) : undefined
  const place = deep ?? (node && context.place(node))
  if (place === undefined) return { tree, context }
  report(tooDeep(place, limits.nesting))
  return undefined
}

/** Whether a text is out of bounds by its characters alone; then it has been reported. */
export function isBeyond(input: BodyInput, limits: Limits, report: Report): boolean {
  const { text } = input
  if (text.length > limits.characters) {
    report(tooLarge(placeIn(input, text, 0), text.length, limits.characters))
    return true
  }
  const deepLine = tooDeepLine(text, limits.nesting)
  if (deepLine !== undefined) report(tooDeep(placeIn(input, text, deepLine), limits.nesting))
  const excess = excessOf(text, limits)
  if (excess !== undefined) {
    const place = placeIn(input, text, excess.offset)
    report(excess.of === 'cells' ? tooManyCells(place, limits.cells) : tooManyItems(place, limits.items))
  }
  return deepLine !== undefined || excess !== undefined
}

/** The place in the file of an offset in the post's text. */
export function placeIn({ path, line }: BodyInput, text: string, offset: number): Place {
  return placeAt(linesOf(text, line), path, offset)
}

function createContext(
  given: BodyInput,
  { dialect, report }: Pick<StepContext, 'dialect' | 'report'>,
  parse: Parse,
): StepContext {
  const clean = withoutControls(given.text)
  let lines: Lines | undefined
  const placeOf = (offset: number, length = 0) => {
    lines ??= linesOf(clean, given.line)
    return placeAt(lines, given.path, offset, length)
  }
  const withoutModules = /^\s*(?:im|ex)port\b/.test(clean) ? blankModuleLines(clean, report, placeOf) : clean
  const text = /\.mdx$/i.test(given.path) ? blankComments(withoutModules, parse) : withoutModules
  const result: Gathered = { headings: [], words: 0, cjk: 0, description: '', excerpt: [], listings: [] }
  const place = (node: Located, length = 0, shift = 0) =>
    placeOf((node.position?.start.offset ?? 0) + shift, length)
  return { input: { ...given, text: clean }, text, report, dialect, result, place }
}

function createWorkshop({ text, report, dialect, place }: StepContext): Workshop {
  let lines: Lines | undefined
  const pointAt = (offset: number) => {
    lines ??= linesOf(text)
    const { line, column } = placeAt(lines, '', offset)
    return { line, column, offset }
  }
  const placeOf = (offset: number, length = 0) => place({}, length, offset)
  return { report, isOurs: dialect.isOurs, placeAt: placeOf, pointAt }
}
