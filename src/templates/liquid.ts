import { Context, Drop, defaultOperators, Liquid, type Operators, type Template, toValueSync } from 'liquidjs'
import type { Filter as OwnFilter } from '../types.ts'
import { ownFilters, type TemplateServices } from './filters.ts'
import { guarded } from './guarded.ts'
import { comparable, Html } from './html.ts'
import { KEPT_FILTERS, watched } from './kept-filters.ts'
import { Open } from './open.ts'
import { print } from './output.ts'
import type { Rendering } from './rendering.ts'

export type {
  BlockTag,
  CaptureTag,
  CaseTag,
  Emitter,
  Expression,
  ForTag,
  IfTag,
  LayoutTag,
  LiquidTag,
  PropertyAccessToken,
  RangeToken,
  RenderTag,
  Template,
  Token,
  UnlessTag,
  Value,
} from 'liquidjs'
export {
  Drop,
  defaultOperators,
  evalToken,
  Filter,
  isTruthy,
  Liquid,
  LiquidError,
  Output,
  RenderError,
  Tag,
  TokenKind,
  toValue,
  toValueSync,
  UndefinedVariableError,
} from 'liquidjs'

/** What is being rendered now; a view may start another rendering while its own goes on. */
export interface State {
  rendering: Rendering | undefined
}

export interface LiquidOptions {
  readonly services: TemplateServices
  /** The user's filters. They get text for HTML, and what they return is escaped. */
  readonly filters?: Readonly<Record<string, OwnFilter>>
}

/** LiquidJS, set up strictly. The only module that imports its values. */
export function createLiquid({ services, filters = {} }: LiquidOptions, state: State): Liquid {
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
  const strict = liquid.filters.group_by as OwnFilter
  for (const [name, filter] of Object.entries(liquid.filters)) {
    if (KEPT_FILTERS.includes(name)) liquid.registerFilter(name, watched(name, filter as OwnFilter, strict))
    else delete liquid.filters[name]
  }
  for (const [name, filter] of Object.entries(ownFilters(services))) liquid.registerFilter(name, filter)
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, guarded(name, filter))
  delete liquid.tags.include
  return liquid
}

function loader({ rendering }: State): Rendering {
  if (rendering === undefined) throw new Error('a template is loaded outside of a rendering')
  return rendering
}

/** Comparisons see the text of HTML values. */
function operators(): Operators {
  const compared = ['==', '!=', 'contains'].map((sign) => {
    const operator = defaultOperators[sign] as (left: unknown, right: unknown, context: Context) => boolean
    return [
      sign,
      (left: unknown, right: unknown, context: Context) =>
        operator(comparable(left), comparable(right), context),
    ]
  })
  return { ...defaultOperators, ...(Object.fromEntries(compared) as Operators) }
}

/** `{{ block.super }}`: what the layout's block has printed is HTML already. */
function* asHtml(printed: unknown): Generator<unknown, Html> {
  return new Html(String(yield printed))
}

/** A context that remembers what was not there, so that a finding can suggest what was. */
export class Scope extends Context {
  readonly rendering: Rendering

  constructor(rendering: Rendering, ...rest: ConstructorParameters<typeof Context>) {
    super(...rest)
    this.rendering = rendering
  }

  /** The record that a name is looked up in: the innermost that has it, else the globals. */
  holderOf(name: string): object {
    const { scopes } = this as unknown as { readonly scopes: readonly object[] }
    for (let at = scopes.length - 1; at >= 0; at--) {
      const names = scopes[at]
      if (names !== undefined && name in names) return names
    }
    return name in this.environments ? this.environments : this.globals
  }

  override spawn(scope: object = {}): Scope {
    const { sync, globals, strictVariables, ownPropertyOnly, renderLimit, memoryLimit, liquid } = this
    const render = { sync, globals, strictVariables, ownPropertyOnly }
    return new Scope(this.rendering, scope, this.opts, render, { renderLimit, memoryLimit, liquid })
  }

  override readProperty(holder: object, key: string | number): unknown {
    const value: unknown = super.readProperty(holder, key)
    if (key === 'super' && holder instanceof Drop) return asHtml(value)
    if (value === undefined && (holder instanceof Open || this.#isOfOpen(holder))) return null
    if (value === undefined) {
      const names = holder === this.globals ? this.getAll() : holder
      this.rendering.misses.push({ key: String(key), known: keysOf(names) })
    }
    return value
  }

  /** Filters like `where` look a key up in a scope that is the record itself. */
  #isOfOpen(holder: object): boolean {
    return holder === this.globals && this.environments instanceof Open
  }
}

/** Names that a finding may suggest: not the numbers of a list or a text. */
function keysOf(holder: object): readonly string[] {
  return Object.keys(Object(holder)).filter((key) => !/^\d+$/.test(key))
}

/** What stands inside a tag, without the templates that it calls. */
export function childrenOf(template: Template): readonly Template[] {
  return template.children === undefined
    ? []
    : (toValueSync(template.children(false, true)) as readonly Template[])
}
