import type { Liquid, Template } from 'liquidjs'
import { templateNotText } from '../report/template.ts'
import { topOf } from '../report.ts'
import { unifyLineEnds } from '../text/lines.ts'
import type { Report, Source } from '../types.ts'
import { guardAddresses } from './addresses.ts'
import { guardAttributes } from './attributes.ts'
import { checkBlocks } from './blocks.ts'
import { explain } from './explain.ts'
import { TemplateFault } from './fault.ts'
import { GLOBALS } from './globals.ts'
import { checkLeftovers } from './leftovers.ts'
import { createLiquid, type LiquidOptions, Scope, type State } from './liquid.ts'
import { type Parsed, Rendering, type RenderRequest, type TemplateRead } from './rendering.ts'
import { quicken } from './steps.ts'

export interface EngineOptions extends LiquidOptions {
  /** Names of all templates, for suggestions. */
  readonly names?: () => Iterable<string>
}

/** Plain values. Every documented key exists, absent is null: an unknown one is an error. */
interface Views {
  /** What every template sees, partials too: `site`, `page` and `data`. */
  readonly globals: { readonly [name: string]: unknown }
  readonly locals: { readonly [name: string]: unknown }
}

/** Renders Liquid templates: strict, escaped by type, and a pure function of what it reads and is given. */
export interface Engine {
  /**
   * Render a template by its name below `templates/`. Blanks around the result go.
   *
   * @returns the HTML, or an empty text after errors have been reported
   */
  render(name: string, views: Views, request: RenderRequest): string
  /**
   * The variables that a template reads and does not make itself, without `site`, `page` and `data`: a component's props.
   *
   * @returns undefined when it cannot be parsed
   */
  propsOf(name: string, read: TemplateRead): readonly string[] | undefined
  /** Report what is wrong with a template's syntax, and with its blocks, without rendering it. */
  check(name: string, read: TemplateRead, report: Report): void
  /** Every filter that a template may use, sorted. */
  readonly filters: readonly string[]
}

/**
 * Make the template engine, once per build.
 *
 * @param prepare how LiquidJS is made to run templates: tests compare ours with its own
 */
export function createEngine(options: EngineOptions, prepare: (liquid: Liquid) => void = quicken): Engine {
  const state: State = { rendering: undefined }
  const names = options.names ?? (() => [])
  const liquid = createLiquid(options, state)
  prepare(liquid)
  const words = { filters: Object.keys(liquid.filters).sort(), tags: Object.keys(liquid.tags).sort() }
  const parse = parser(liquid)
  const props = new WeakMap<Parsed, readonly string[]>()

  /** Run a task with its own rendering; a view may render another template while this one runs. */
  function within<T>(name: string, request: RenderRequest, task: (rendering: Rendering) => T): T | undefined {
    const outer = state.rendering
    const rendering = new Rendering(name, request, { parse, names })
    state.rendering = rendering
    try {
      return task(rendering)
    } catch (thrown) {
      for (const finding of explain(thrown, rendering, words)) request.report(finding)
      return undefined
    } finally {
      state.rendering = outer
    }
  }

  return {
    filters: words.filters,
    render: (name, { globals, locals }, request) =>
      within(name, request, (rendering) => {
        const { templates } = rendering.load(name)
        const context = new Scope(rendering, locals, liquid.options, { sync: true, globals }, { liquid })
        return (liquid.renderSync(templates, context) as string).trim()
      }) ?? '',
    propsOf: (name, read) =>
      within(name, quiet(name, read), (rendering) => {
        const parsed = rendering.load(name)
        const known = props.get(parsed) ?? variablesOf(liquid, parsed.templates)
        props.set(parsed, known)
        return known
      }),
    check: (name, read, report) => {
      within(name, { ...quiet(name, read), report }, (rendering) => {
        const parsed = rendering.load(name)
        checkLeftovers(parsed, report)
        checkBlocks(parsed, rendering, names)
      })
    },
  }
}

function quiet(name: string, read: TemplateRead): RenderRequest {
  return { read, report: () => {}, subject: topOf(`templates/${name}`) }
}

function variablesOf(liquid: Liquid, templates: Template[]): readonly string[] {
  const names = liquid.globalVariablesSync(templates, { partials: false })
  return names.filter((name) => !GLOBALS.has(name))
}

/** Parse each content of each template once. */
function parser(liquid: Liquid): (source: Source, name: string) => Parsed {
  const parsed = new Map<string, Parsed>()
  return (source, name) => {
    const { path, hash } = source
    const known = parsed.get(name)
    if (known !== undefined && known.hash === hash && known.path === path) return known
    const text = decode(source)
    const made = {
      path,
      hash,
      text,
      templates: guardAddresses(guardAttributes(liquid.parse(text, path), text), text, name),
    }
    parsed.set(name, made)
    return made
  }
}

function decode({ path, bytes }: Source): string {
  try {
    return unifyLineEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new TemplateFault(() => templateNotText(topOf(path)))
  }
}
