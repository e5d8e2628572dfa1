import {
  CaptureTag,
  Context,
  defaultOperators,
  type Emitter,
  LayoutTag,
  Liquid,
  type Operators,
  RenderTag,
  type Tag,
  type TagToken,
  type Template,
} from 'liquidjs'
import { filterFailed, printsRecord, templateNotText } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import type { Report, Source } from '../types.ts'
import { explain } from './explain.ts'
import { TemplateFault } from './fault.ts'
import { type Filter, KEPT_FILTERS, ownFilters, type TemplateServices, textOf } from './filters.ts'
import { Html } from './html.ts'
import { type Parsed, Rendering, type RenderRequest, type TemplateRead } from './rendering.ts'

export type { Filter, TemplateServices } from './filters.ts'
export type { RenderRequest, TemplateRead } from './rendering.ts'

export interface EngineOptions {
  readonly services: TemplateServices
  /** The user's filters. They get text for HTML, and what they return is escaped. */
  readonly filters?: Readonly<Record<string, Filter>>
  /** Names of all templates, for suggestions. */
  readonly names?: () => Iterable<string>
}

/** Plain values. Every documented key exists, absent is null: an unknown one is an error. */
export interface Views {
  /** What every template sees, partials too: `site` and `page`. */
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
  /** The variables that a template reads and does not make itself, without `site` and `page`: a component's props. */
  propsOf(name: string, read: TemplateRead): readonly string[]
  /** Report what is wrong with a template's syntax, without rendering it. */
  check(name: string, read: TemplateRead, report: Report): void
  /** Every filter that a template may use, sorted. */
  readonly filters: readonly string[]
}

/** Make the template engine, once per build. */
export function createEngine(options: EngineOptions): Engine {
  const state: State = { rendering: undefined }
  const liquid = createLiquid(options, state)
  const words = { filters: Object.keys(liquid.filters).sort(), tags: Object.keys(liquid.tags).sort() }
  const parse = parser(liquid)
  const props = new WeakMap<Parsed, readonly string[]>()

  /** Run a task with its own rendering; a view may render another template while this one runs. */
  function within<T>(name: string, request: RenderRequest, task: (rendering: Rendering) => T): T | undefined {
    const outer = state.rendering
    const rendering = new Rendering(name, request, { parse, names: options.names ?? (() => []) })
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
      }) ?? [],
    check: (name, read, report) => {
      within(name, { ...quiet(name, read), report }, (rendering) => rendering.load(name))
    },
  }
}

function quiet(name: string, read: TemplateRead): RenderRequest {
  return { read, report: () => {}, subject: { path: `templates/${name}`, line: 1, column: 1 } }
}

function variablesOf(liquid: Liquid, templates: Template[]): readonly string[] {
  const names = liquid.globalVariablesSync(templates, { partials: false })
  return names.filter((name) => name !== 'site' && name !== 'page')
}

/** Parse each content of each template once. */
function parser(liquid: Liquid): (source: Source, name: string) => Parsed {
  const parsed = new Map<string, Parsed>()
  return (source, name) => {
    const { path, hash } = source
    const known = parsed.get(name)
    if (known !== undefined && known.hash === hash && known.path === path) return known
    const text = decode(source)
    const made = { path, hash, text, templates: liquid.parse(text, path) }
    parsed.set(name, made)
    return made
  }
}

function decode({ path, bytes }: Source): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    throw new TemplateFault(() => templateNotText({ path, line: 1, column: 1 }))
  }
}

interface State {
  rendering: Rendering | undefined
}

function createLiquid({ services, filters = {} }: EngineOptions, state: State): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    relativeReference: false,
    memoryLimit: 1e8,
    locale: 'en-US',
    timezoneOffset: 0,
    outputEscape: print,
    operators: operators(),
    // Every look-up ends in `read`: it answers or throws, so nothing is ever looked for elsewhere.
    cache: {
      read: (key) => loader(state).load(key.slice(key.indexOf(':') + 1)).templates,
      write: () => {},
      remove: () => {},
    },
  })
  for (const name of Object.keys(liquid.filters))
    if (!KEPT_FILTERS.includes(name)) delete liquid.filters[name]
  for (const [name, filter] of Object.entries(ownFilters(services))) liquid.registerFilter(name, filter)
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, guarded(name, filter))
  delete liquid.tags.include
  liquid.registerTag('capture', HtmlCapture)
  liquid.registerTag('render', tracked(RenderTag, state))
  liquid.registerTag('layout', tracked(LayoutTag, state))
  return liquid
}

function loader({ rendering }: State): Rendering {
  if (rendering === undefined) throw new Error('a template is loaded outside of a rendering')
  return rendering
}

/** What an output prints: HTML as it stands, all else escaped. */
function print(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Html) return String(value)
  if (Array.isArray(value)) return value.map(print).join('')
  if (isRecord(value)) throw new TemplateFault((place) => printsRecord(place, Object.keys(value)))
  return escapeHtml(textOf(value))
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A filter of the user's, kept from HTML values and from ending the build. */
function guarded(name: string, filter: Filter): Filter {
  const fail = (problem: string) => new TemplateFault((place) => filterFailed(place, name, problem), name)
  const plain = (value: unknown) => (value instanceof Html ? String(value) : value)
  return (input, ...args) => {
    let result: unknown
    try {
      result = filter(plain(input), ...args.map(plain))
    } catch (thrown) {
      throw fail(thrown instanceof Error ? thrown.message : String(thrown))
    }
    if (result === undefined) throw fail('it returned nothing')
    if (result instanceof Promise) {
      result.catch(() => {})
      throw fail('it returned a promise; a filter answers at once')
    }
    return result
  }
}

/** Comparisons see the text of HTML values. */
function operators(): Operators {
  const plain = (value: unknown) => (value instanceof Html ? String(value) : value)
  const compared = ['==', '!=', 'contains'].map((sign) => {
    const operator = defaultOperators[sign] as (left: unknown, right: unknown, context: Context) => boolean
    return [
      sign,
      (left: unknown, right: unknown, context: Context) => operator(plain(left), plain(right), context),
    ]
  })
  return { ...defaultOperators, ...(Object.fromEntries(compared) as Operators) }
}

/** `{% capture %}` makes HTML: what is inside has been escaped already. */
class HtmlCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context)
    context.bottom()[this.variable] = new Html(String(context.bottom()[this.variable]))
  }
}

type CallTag = typeof RenderTag | typeof LayoutTag

/** A tag that renders another template, and keeps account of which are under way. */
function tracked(Call: CallTag, state: State) {
  return class extends (Call as typeof RenderTag) {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const rendering = loader(state)
      rendering.frames.push({ token: (this as Tag & { token: TagToken }).token, name: '' })
      try {
        yield* super.render(context, emitter)
      } catch (error) {
        noteAll(error, rendering)
        throw error
      } finally {
        rendering.frames.pop()
      }
    }
  }
}

function noteAll(error: unknown, rendering: Rendering): void {
  rendering.note(error)
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors))
    for (const inner of error.errors) noteAll(inner, rendering)
}

/** A context that remembers what was not there, so that a finding can suggest what was. */
class Scope extends Context {
  readonly #rendering: Rendering

  constructor(rendering: Rendering, ...rest: ConstructorParameters<typeof Context>) {
    super(...rest)
    this.#rendering = rendering
  }

  override spawn(scope: object = {}): Context {
    const { sync, globals, strictVariables, ownPropertyOnly, renderLimit, memoryLimit, liquid } = this
    const render = { sync, globals, strictVariables, ownPropertyOnly }
    return new Scope(this.#rendering, scope, this.opts, render, { renderLimit, memoryLimit, liquid })
  }

  override readProperty(holder: object, key: string | number): unknown {
    const value: unknown = super.readProperty(holder, key)
    if (value === undefined) {
      const names = holder === this.globals ? this.getAll() : holder
      this.#rendering.misses.push({ key: String(key), known: Object.keys(Object(names)) })
    }
    return value
  }
}
