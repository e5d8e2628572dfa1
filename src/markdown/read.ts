import { tooDeep } from '../report/limits.ts'
import { withoutControls } from '../text/controls.ts'
import type { Place, Report } from '../types.ts'
import { type Names, REPEATED } from './components/named-data.ts'
import { mayNeedMasks } from './components/parse-masked.ts'
import { readComponents } from './components/read-components.ts'
import { inWords } from './components/words.ts'
import { withDefinitionLists } from './definition-lists/read.ts'
import { withoutCovers } from './dialects/mdx-comments.ts'
import { mendDialects } from './dialects/mend-dialects.ts'
import { settleSigns } from './dialects/stand-ins.ts'
import { type Including, includeSnippets } from './include/include.ts'
import { createSheet, type Sheet } from './include/sheet.ts'
import { tooDeepNode } from './limits/nesting.ts'
import { reportExcess } from './limits/report-excess.ts'
import { type BodyInput, type Limits, placeIn } from './markdown.ts'
import { unescapePipes } from './parser/pipes.ts'
import type { Dialect, Gathered, StepContext } from './step.ts'
import type { Parse, Root } from './tree.ts'

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
  /** Throws where so many characters are to be read in a process that can be ended. */
  readonly checkLength: (characters: number) => void
}

/** Text to tree, within the limits; undefined when it is out of them, which has been reported. */
export function readPost(
  input: BodyInput,
  { parse: parseText, limits, dialect, checkLength }: Reader,
  report: Report,
): Reading | undefined {
  if (reportExcess(input, limits, report)) return undefined
  let deep: Place | undefined
  // Who brings syntax with the sign may bring this.
  const parseAll = dialect.ours.directives ? withDefinitionLists(parseText) : parseText
  const parse: Parse = (text) => {
    const tree = parseAll(text)
    const node = tooDeepNode(tree, limits.nesting)
    if (node === undefined) return tree
    deep ??= placeIn({ ...input, text }, node.position?.start.offset ?? 0)
    return { type: 'root', children: [] }
  }
  const { context, sheet, names, mend } = createContext(input, { dialect, report }, parse)
  const nesting = {
    limit: limits.nesting,
    onDeeper: (offset: number) => {
      deep ??= sheet.placeAt(offset)
    },
  }
  const { placeAt, pointAt } = sheet
  const { ours } = dialect
  const tell = context.report
  const tree = readComponents(context.text, parse, { report: tell, ours, placeAt, pointAt, names }, nesting)
  if (context.text.includes('<Include')) {
    const reading = { sheet, parse, report: tell, ours, mend, limits, nesting, checkLength }
    includeSnippets(tree, { ...reading, input: context.input })
  }
  // Only components and directives make a tree deeper than it was parsed.
  const isDeeper = mayNeedMasks(context.text, ours)
  const node = deep === undefined && isDeeper ? tooDeepNode(tree, limits.nesting) : undefined
  const place = deep ?? (node && context.place(node))
  if (place !== undefined) {
    report(tooDeep(place, limits.nesting))
    return undefined
  }
  withoutCovers(tree, context.text)
  settleSigns(tree, context)
  unescapePipes(tree, context.text)
  return { tree, context }
}

interface Prepared {
  readonly context: StepContext
  readonly sheet: Sheet
  readonly names: Names
  readonly mend: Including['mend']
}

function createContext(
  given: BodyInput,
  { dialect, report: tell }: Pick<StepContext, 'dialect' | 'report'>,
  parse: Parse,
): Prepared {
  const report: Report = (finding) => tell(inWords(finding))
  const { path, line } = given
  const input = { ...given, text: withoutControls(given.text) }
  const kept: string[] = []
  const room = { left: REPEATED }
  const mend: Including['mend'] = (text, file) =>
    mendDialects(text, { path: file, line: file === path ? line : 1, report, parse, kept, room })
  const mended = mend(input.text, path)
  const sheet = createSheet(path, mended, line)
  const lists = { headings: [], excerpt: [], listings: [], applied: new Set<number>() }
  const result: Gathered = { ...lists, words: 0, cjk: 0, description: '' }
  const context: StepContext = {
    input,
    get text() {
      return sheet.text
    },
    report,
    dialect,
    result,
    kept,
    place: (node, length = 0, shift = 0) => sheet.placeAt((node.position?.start.offset ?? 0) + shift, length),
  }
  return { context, sheet, names: mended.names, mend }
}
