import { tooDeep } from '../report/limits.ts'
import { type Lines, linesOf, placeAt } from '../text/lines.ts'
import type { Diagnostic, Place, Report } from '../types.ts'
import { mayNeedMasks } from './components/parse-masked.ts'
import { readComponents } from './components/read-components.ts'
import { SHORT_ID } from './components/tags.ts'
import { mendAligned } from './dialects/hashnode.ts'
import { mendJekyll } from './dialects/highlight-tags.ts'
import { mendAddresses } from './dialects/jekyll-addresses.ts'
import { mendBraces } from './dialects/jsx.ts'
import { blankComments, blankModuleLines, mendHeadingIds, withoutCovers } from './dialects/mdx-comments.ts'
import { openMdxFences } from './dialects/mdx-fences.ts'
import { joinTagEnds } from './dialects/tag-ends.ts'
import { withoutControls } from './html/holes.ts'
import { mendShortcodes } from './hugo.ts'
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
  const parse: Parse = (text) => {
    const tree = parseText(text)
    const node = tooDeepNode(tree, limits.nesting)
    if (node === undefined) return tree
    deep ??= placeIn({ ...input, text }, node.position?.start.offset ?? 0)
    return { type: 'root', children: [] }
  }
  const { context, sheet, clean } = createContext(input, { dialect, report }, parse)
  const nesting = {
    limit: limits.nesting,
    onDeeper: (offset: number) => {
      deep ??= sheet.placeAt(offset)
    },
  }
  const { placeAt: placeOf, pointAt } = sheet
  const { ours } = dialect
  const tree = readComponents(context.text, parse, { report, ours, placeAt: placeOf, pointAt }, nesting)
  if (context.text.includes('<Include')) {
    const { input: cleaned } = context
    includeSnippets(tree, { input: cleaned, sheet, parse, report, ours, clean, limits, nesting, checkLength })
  }
  // Only components and directives make a tree deeper than it was parsed.
  const isDeeper = mayNeedMasks(context.text, ours)
  const node = deep === undefined && isDeeper ? tooDeepNode(tree, limits.nesting) : undefined
  const place = deep ?? (node && context.place(node))
  withoutCovers(tree, context.text)
  unescapePipes(tree, context.text)
  if (place === undefined) return { tree, context }
  report(tooDeep(place, limits.nesting))
  return undefined
}

interface Prepared {
  readonly context: StepContext
  readonly sheet: Sheet
  readonly clean: Including['clean']
}

function createContext(
  given: BodyInput,
  { dialect, report: tell }: Pick<StepContext, 'dialect' | 'report'>,
  parse: Parse,
): Prepared {
  // What a shortcode was read as may stand in the words of another finding.
  const report: Report = (finding) =>
    tell(finding.message.includes(SHORT_ID) ? withoutShortId(finding) : finding)
  const { path, line } = given
  const input = { ...given, text: withoutControls(given.text) }
  const clean: Including['clean'] = (text, file) =>
    withoutModules(text, file, { report, parse, line: file === path ? line : 1 })
  const sheet = createSheet(path, { text: clean(input.text, path), written: input.text }, line)
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
    place: (node, length = 0, shift = 0) => sheet.placeAt((node.position?.start.offset ?? 0) + shift, length),
  }
  return { context, sheet, clean }
}

function withoutShortId(finding: Diagnostic): Diagnostic {
  return { ...finding, message: finding.message.replaceAll(SHORT_ID, 'id') }
}

interface Cleaning {
  readonly report: Report
  readonly parse: Parse
  /** Number of the text's first line. */
  readonly line: number
}

/** A text without the parts of it that are no markdown in MDX either, at the same length. */
function withoutModules(text: string, path: string, { report, parse, line }: Cleaning): string {
  let lines: Lines | undefined
  const placeOf = (offset: number, length: number) => {
    lines ??= linesOf(text, line)
    return placeAt(lines, path, offset, length)
  }
  const mending = { report, parse, placeAt: placeOf }
  const opened = openMdxFences(mendHeadingIds(text, parse), mending)
  const plain = /^\s*(?:im|ex)port\b/.test(opened) ? blankModuleLines(opened, report, placeOf) : opened
  const placed = mendAligned(mendJekyll(plain, mending), mending)
  const known = mendShortcodes(mendAddresses(placed, mending), mending)
  const mended = mendBraces(known, mending)
  const joined = joinTagEnds(mended, parse)
  return /\.mdx$/i.test(path) ? blankComments(joined, parse) : joined
}
