import type { DataMap, VFile } from 'vfile'
import { crash, nativeMissing, pluginMissing } from '../report/markdown.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Body, Config, LoadedPlugin, Report } from '../types.ts'
import type { Ahead } from './code/ahead.ts'
import { createWriter, type ListingWriter } from './code/writer.ts'
import { createHandlers } from './html/compile.ts'
import { type BodyTools, compileBody } from './html/compile-body.ts'
import { createSchema, rulesOf, withFormulas } from './html/sanitize.ts'
import { bounded, checkLength, divided, TooRisky } from './limits/apart.ts'
import { capped } from './limits/capped.ts'
import { type Apart, type BodyInput, type Markdown, placeIn } from './markdown.ts'
import { offsetIn, reportMessages } from './messages.ts'
import { nativeParser, type Parser, referenceParser } from './parser/parser.ts'
import { bringsSyntax, createProcessor, oursBeside } from './processor.ts'
import { type Reader, readPost } from './read.ts'
import type { Step, StepContext } from './step.ts'
import { alerts } from './steps/alerts.ts'
import { bareLinks } from './steps/bare-links.ts'
import { breaks } from './steps/breaks.ts'
import { code } from './steps/code.ts'
import { figures, loneReferences } from './steps/figures.ts'
import { footnotes } from './steps/footnotes.ts'
import { formulas } from './steps/formulas.ts'
import { headings } from './steps/headings.ts'
import { attributeLists } from './steps/kramdown.ts'
import { leftovers } from './steps/leftovers.ts'
import { lostBackslashes } from './steps/lost-backslashes.ts'
import { lostLinks } from './steps/lost-links.ts'
import { lostLists } from './steps/lost-lists.ts'
import { lostSigns } from './steps/lost-signs.ts'
import { missingReferences } from './steps/missing-references.ts'
import { ownIds } from './steps/own-ids.ts'
import { repairHeadings } from './steps/repair-headings.ts'
import { shortcodesAsText } from './steps/shortcodes.ts'
import { spoiltBlocks } from './steps/spoilt-blocks.ts'
import { strayTicks } from './steps/stray-ticks.ts'
import { summary } from './steps/summary.ts'
import { suspicions } from './steps/suspicions.ts'
import { tables, tasks } from './steps/tables.ts'
import { title } from './steps/title.ts'
import { typography } from './steps/typography.ts'
import { unclosedTags } from './steps/unclosed-tags.ts'
import { unfinishedHtml } from './steps/unfinished-html.ts'
import { unread } from './steps/unread.ts'
import { wordlessLinks } from './steps/wordless-links.ts'
import { zennEmbeds } from './steps/zenn.ts'
import type { Root } from './tree.ts'
import { PluginFault, pluginList } from './users.ts'

/** Our steps, in order; the user's plugins run between the two rows (DESIGN 2.7). */
const BEFORE: readonly Step[] = [repairHeadings, shortcodesAsText, zennEmbeds]
const AFTER: readonly Step[] = [
  wordlessLinks,
  attributeLists,
  ownIds,
  title,
  alerts,
  suspicions,
  lostSigns,
  lostBackslashes,
  lostLists,
  strayTicks,
  spoiltBlocks,
  unread,
  leftovers,
  missingReferences,
  bareLinks,
  lostLinks,
  loneReferences,
  typography,
  formulas,
  breaks,
  summary,
  headings,
  footnotes,
  figures,
  tables,
  tasks,
  code,
  unfinishedHtml,
  unclosedTags,
]

interface MarkdownOptions {
  readonly config: Config['markdown']
  readonly plugins: readonly LoadedPlugin[]
  /** Where bodies of risky texts are made; absent: here, for as long as it takes. */
  readonly apart?: Apart
  /** Code blocks that are highlighted elsewhere meanwhile. */
  readonly ahead?: Ahead | undefined
}

/**
 * Make the markdown line of a build: the native parser, unless the configuration, a plugin that brings syntax
 * of its own or the machine asks for the reference. Both give the same bodies.
 */
export async function createMarkdown(
  options: MarkdownOptions,
  report: Report,
  loadNative: () => Promise<Parser> = nativeParser,
): Promise<Markdown> {
  const plugins = options.plugins.filter((plugin) => !isHere(plugin) && isUsable(plugin, report))
  const parser = await chooseParser(options.config, plugins, { report, loadNative })
  const { apart, config } = options
  const { limits, breaks: hasBreaks, typography, emoji } = config
  const schema = createSchema(config.allow)
  const html = { sanitize: withFormulas(schema), handlers: createHandlers() }
  const lineOf = (chosen: Parser, check: Tools['checkLength'] = () => undefined): Markdown['body'] => {
    const line = { parser: chosen, before: BEFORE, users: pluginList(plugins), after: AFTER, html }
    const hasPlugins = plugins.length > 0
    const processor = createProcessor(line)
    const tools: Tools = {
      processor,
      parse: (text) => processor.parse(text),
      rules: rulesOf(schema),
      limits,
      dialect: { ours: oursBeside(plugins), hasPlugins, breaks: hasBreaks, typography, emoji },
      writeListings: createWriter(options.ahead),
      checkLength: check,
    }
    return capped((input, reportOfPost) => render(tools, input, reportOfPost))
  }
  const unbounded = lineOf(parser)
  const body =
    apart === undefined
      ? unbounded
      : divided({ apart, limits, unbounded, bounded: lineOf(bounded(parser), checkLength) })
  return { parser: parser.name, body }
}

type Awaitable = Body | undefined | Promise<Body | undefined>

interface Tools extends BodyTools, Reader {
  readonly writeListings: ListingWriter
}

/** Syntax that is read here anyway: who names it without options need not do with the slower parser. */
const HERE: ReadonlySet<string> = new Set(['remark-frontmatter', 'remark-gfm'])

function isHere({ name, options }: LoadedPlugin): boolean {
  return HERE.has(name) && options === null
}

function isUsable(plugin: LoadedPlugin, report: Report): boolean {
  try {
    bringsSyntax([plugin])
    return true
  } catch (thrown) {
    report(pluginMissing(plugin.place, plugin.name, { reason: reasonOf(thrown), kind: 'setup' }))
    return false
  }
}

async function chooseParser(
  config: Config['markdown'],
  plugins: readonly LoadedPlugin[],
  { report, loadNative }: { readonly report: Report; readonly loadNative: () => Promise<Parser> },
): Promise<Parser> {
  // The user's own may have options, and what ours reads no option takes back.
  const isOwnGfm = plugins.some(({ name }) => name === 'remark-gfm')
  if (config.parser === 'remark' || bringsSyntax(plugins)) return referenceParser(!isOwnGfm)
  try {
    return await loadNative()
  } catch (thrown) {
    report(nativeMissing(topOf(CONFIG_FILE), reasonOf(thrown)))
    return referenceParser()
  }
}

/** A throw anywhere in the line is this post's error, never an empty page (FAULTS MD09). */
function render(tools: Tools, input: BodyInput, report: Report): Awaitable {
  const fail = (thrown: unknown): undefined => {
    const { plugin, thrown: cause } = thrown instanceof PluginFault ? thrown : { thrown }
    report(crash(placeIn(input, offsetOf(cause, input.text)), reasonOf(cause), plugin))
  }
  try {
    const read = readPost(input, tools, report)
    return read && transform(tools, read.tree, read.context, fail)
  } catch (thrown) {
    if (thrown instanceof TooRisky) throw thrown
    return fail(thrown)
  }
}

/** Run the steps and the user's plugins: at once, unless a plugin is asynchronous or a grammar must be loaded. */
function transform(
  tools: Tools,
  tree: Root,
  context: StepContext,
  fail: (thrown: unknown) => undefined,
): Awaitable {
  const { input, text } = context
  let settled: { readonly body: Awaitable } | undefined
  let announce: ((body: Awaitable) => void) | undefined
  const data: DataMap = { octavo: context }
  const { read } = input
  if (read !== undefined) data.read = (path) => read(path.replace(/^\.\//, ''))
  const done = (thrown: Error | undefined, changed: Root | undefined): undefined => {
    let body: Awaitable
    try {
      const file = data.self
      const isFatal = file !== undefined && reportMessages(file, context)
      if (thrown) body = isFatal ? undefined : fail(thrown)
      else if (changed !== undefined && file !== undefined) {
        const made = finishBody(tools, changed, file, context)
        body = made instanceof Promise ? made.catch(fail) : made
      }
    } catch (late) {
      body = fail(late)
    }
    settled = { body }
    announce?.(body)
  }
  tools.processor.run(tree, { path: input.path, value: text, data } as unknown as VFile, done)
  if (settled !== undefined) return (settled as { readonly body: Awaitable }).body
  return new Promise((resolve) => {
    announce = resolve
  })
}

/** Write the code blocks, and then the whole. */
function finishBody(tools: Tools, tree: Root, file: VFile, context: StepContext): Awaitable {
  const writing = tools.writeListings(context.result.listings)
  const compile = () => compileBody(tools, tree, file, context)
  return writing === undefined ? compile() : writing.then(compile)
}

/** Where a message speaks of, which syntax of a plugin's throws at what it cannot read; a plugin's may speak of another text. */
function offsetOf(thrown: unknown, text: string): number {
  const { place } = (thrown ?? {}) as { readonly place?: Parameters<typeof offsetIn>[0] }
  const offset = offsetIn(place) ?? 0
  return offset <= text.length ? offset : 0
}

/** In one line, whatever was thrown. */
function reasonOf(thrown: unknown): string {
  const said = (thrown as { readonly message?: unknown } | null | undefined)?.message ?? thrown
  if (typeof said === 'string' && said !== '') return said.split('\n')[0] ?? ''
  if (thrown instanceof Error) return thrown.name
  return `${typeof thrown === 'object' && thrown !== null ? 'an object' : String(thrown) || 'an empty text'} was thrown`
}
