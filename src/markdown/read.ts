import { tooDeep, tooLarge } from '../report/markdown.ts'
import { type Lines, linesOf, placeAt } from '../text/lines.ts'
import type { Place, Report } from '../types.ts'
import type { Workshop } from './component.ts'
import { type Parse, readComponents } from './components.ts'
import { LIMITS, tooDeepLine, tooDeepNode } from './guard.ts'
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

/** Text to tree, within the bounds of `LIMITS`; undefined when it is out of them, which has been reported. */
export function readPost(
  input: BodyInput,
  parseText: Parse,
  dialect: Dialect,
  report: Report,
): Reading | undefined {
  const { path, line: firstLine } = input
  const inFile = ({ line, column }: Pick<Place, 'line' | 'column'>) => ({
    path,
    line: line + firstLine - 1,
    column,
  })
  if (input.text.length > LIMITS.characters) {
    report(tooLarge(inFile({ line: 1, column: 1 }), input.text.length, LIMITS.characters))
    return undefined
  }
  const deepLine = tooDeepLine(input.text)
  if (deepLine !== undefined) {
    report(tooDeep(inFile(placeAt(linesOf(input.text), path, deepLine)), LIMITS.depth))
    return undefined
  }
  let deep: Place | undefined
  const parse: Parse = (text) => {
    const tree = parseText(text)
    const node = tooDeepNode(tree)
    if (node === undefined) return tree
    deep ??= inFile(placeAt(linesOf(text), path, node.position?.start.offset ?? 0))
    return { type: 'root', children: [] }
  }
  const context = createContext(input, { dialect, report }, parse)
  const tree = readComponents(context.text, parse, createWorkshop(context))
  // Only components and directives make a tree deeper than it was parsed.
  const isDeeper = mayNeedMasks(context.text, dialect.isOurs)
  const node = deep === undefined && isDeeper ? tooDeepNode(tree) : undefined
  const place = deep ?? (node && context.place(node))
  if (place === undefined) return { tree, context }
  report(tooDeep(place, LIMITS.depth))
  return undefined
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
