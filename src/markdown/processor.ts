import { remark } from 'remark'
import remarkHtml, { type Options } from 'remark-html'
import { type PluggableList, type Processor as UnifiedProcessor, unified } from 'unified'
import type { VFile } from 'vfile'
import type { PluginData } from '../types/plugins.ts'
import type { LoadedPlugin } from '../types.ts'
import type { Parser } from './parser/parser.ts'
import type { Ours, Step, StepContext } from './step.ts'
import type { Root } from './tree.ts'
import { pluginList } from './users.ts'

declare module 'vfile' {
  interface DataMap {
    octavo: StepContext
    read?: PluginData['read']
    /** The file itself: a plugin that throws takes it out of our reach otherwise. */
    self?: VFile
  }
}

export type Processor = UnifiedProcessor<Root, Root, Root, Root, string>

/** What a processor is put together from; `html` are the options of remark-html. */
export interface Line {
  readonly parser: Parser
  readonly before: readonly Step[]
  readonly users: PluggableList
  readonly after: readonly Step[]
  readonly html: Options
}

/** `remark()` with our parser and steps, the user's plugins in the middle, and remark-html to compile and sanitise. */
export function createProcessor({ parser, before, users, after, html }: Line): Processor {
  // What stands in `file.data` is gone once a plugin puts something else there.
  const known: Known = new WeakMap()
  const remember: Stage = (_tree, context, file) => {
    file.data.self = file
    known.set(file, context)
  }
  const processor = remark()
    .use(parser.plugins)
    .use([asPlugin([remember, ...before], known), ...users, asPlugin(after, known)])
    .use(remarkHtml, html)
    .freeze()
  return processor as unknown as Processor
}

type Stage = (tree: Root, context: StepContext, file: VFile) => void | Promise<void>

type Known = WeakMap<VFile, StepContext>

/** Steps in a row as one plugin: unified makes several functions and lists for each that it runs. */
function asPlugin(stages: readonly Stage[], known: Known): PluggableList[number] {
  return () => (tree: Root, file: VFile) => {
    const context = known.get(file) ?? file.data.octavo
    if (context === undefined) return undefined
    return runFrom(0, stages, (stage) => stage(tree, context, file))
  }
}

/** At once, up to a stage that has to wait for something; the rest follows it. */
function runFrom(
  first: number,
  stages: readonly Stage[],
  run: (stage: Stage) => void | Promise<void>,
): undefined | Promise<undefined> {
  for (let at = first; at < stages.length; at++) {
    const stage = stages[at]
    const waiting = stage && run(stage)
    if (waiting instanceof Promise) return waiting.then(() => runFrom(at + 1, stages, run))
  }
}

/** What a plugin teaches the parser: constructs, by where they stand and the code of the sign that they begin with. */
interface Syntax {
  readonly [where: string]: { readonly [code: string]: unknown } | undefined
}

const CONTENTS = ['document', 'contentInitial', 'flowInitial', 'flow', 'string', 'text'] as const

function syntaxOf(plugins: readonly LoadedPlugin[]): readonly Syntax[] {
  const data = unified().use(pluginList(plugins)).freeze().data() as {
    readonly micromarkExtensions?: readonly unknown[]
  }
  return (data.micromarkExtensions ?? []).flat() as Syntax[]
}

/** Whether plugins teach the parser syntax: then only the reference parser understands the posts. */
export function bringsSyntax(plugins: readonly LoadedPlugin[]): boolean {
  return syntaxOf(plugins).length > 0
}

/**
 * What is left to us of `:::` and `$`: no plugin reads anything that begins with the sign. What is looked for at every
 * sign (`null`) begins with none of its own, as tables do.
 */
export function oursBeside(plugins: readonly LoadedPlugin[]): Ours {
  const signs = new Set(
    syntaxOf(plugins).flatMap((syntax) => CONTENTS.flatMap((content) => Object.keys(syntax[content] ?? {}))),
  )
  const isFree = (sign: string) => !signs.has(String(sign.charCodeAt(0)))
  return { directives: isFree(':'), formulas: isFree('$') }
}
