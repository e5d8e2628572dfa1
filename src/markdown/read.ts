import { tooDeep } from '../report/limits.ts'
import { type Lines, linesOf, placeAt } from '../text/lines.ts'
import type { Diagnostic, Place, Report } from '../types.ts'
import { isBeyond, placeIn } from './beyond.ts'
import { mendCalloutTags } from './callout-tags.ts'
import { mendComments } from './comment-tags.ts'
import { readComponents } from './components.ts'
import { type Limits, tooDeepNode } from './guard.ts'
import { mendAligned } from './hashnode.ts'
import { withoutControls } from './holes.ts'
import { mendShortcodes } from './hugo.ts'
import { type Including, includeSnippets } from './include.ts'
import { mendJekyll } from './jekyll.ts'
import { mendAddresses } from './jekyll-addresses.ts'
import { mendBraces } from './jsx.ts'
import type { BodyInput } from './markdown.ts'
import { mayNeedMasks } from './masked.ts'
import { blankComments, blankModuleLines, mendHeadingIds, withoutCovers } from './mdx.ts'
import { openMdxFences } from './mdx-fences.ts'
import { unescapePipes } from './pipes.ts'
import { createSheet, type Sheet } from './sheet.ts'
import type { Dialect, Gathered, StepContext } from './step.ts'
import { joinTagEnds } from './tag-ends.ts'
import { SHORT_ID } from './tags.ts'
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
  readonly bound: (characters: number) => void
}

/** Text to tree, within the limits; undefined when it is out of them, which has been reported. */
export function readPost(
  input: BodyInput,
  { parse: parseText, limits, dialect, bound }: Reader,
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
    includeSnippets(tree, { input: cleaned, sheet, parse, report, ours, clean, limits, nesting, bound })
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
  const placed = mendAligned(mendJekyll(mendComments(plain, mending), mending), mending)
  const called = mendCalloutTags(placed, mending)
  const known = mendShortcodes(mendAddresses(called, mending), mending)
  const mended = mendBraces(known, mending)
  const joined = joinTagEnds(mended, parse)
  return /\.mdx$/i.test(path) ? blankComments(joined, parse) : joined
}
