import type { Template, Token } from 'liquidjs'
import { missingTemplate, nestedTooDeep, templateCycle, tooManyTurns } from '../report/template.ts'
import type { Place, Report, Source } from '../types.ts'
import { TemplateFault } from './fault.ts'

/** How a page reads a template: the one door, so that every look-up of every page is recorded. */
export type TemplateRead = (fact: 'template', name: string) => Source | undefined

export interface RenderRequest {
  readonly read: TemplateRead
  readonly report: Report
  /** What is being rendered: findings name it beside the place in the template. */
  readonly subject: Place
}

/** A template, parsed once per content. */
export interface Parsed {
  readonly path: string
  readonly hash: string
  readonly text: string
  readonly templates: Template[]
}

/** A `{% render %}` or `{% layout %}` that is under way. */
interface Frame {
  readonly token: Token
  name: string
}

/** A variable that was not there, with the names that were. */
interface Miss {
  readonly key: string
  readonly known: readonly string[]
}

/** Deeper nests are no design, and each level takes room on the stack. */
const DEPTH = 50

/** Turns of loops, and calls, of one page. It is an endless one that comes to so many, within seconds. */
export const TURNS = 1_000_000

/** The name of a template as it is written in a call, where `.html` may be left out. */
export function nameOf(written: string): string {
  return /\.\w+$/.test(written) ? written : `${written}.html`
}

/** One call of `render`: what it has loaded, where it stands, and what was missing. */
export class Rendering {
  readonly request: RenderRequest
  readonly frames: Frame[] = []
  readonly misses: Miss[] = []
  readonly loaded: Map<string, Parsed> = new Map()
  readonly #chains = new WeakMap<object, readonly Frame[]>()
  readonly #parse: (source: Source, name: string) => Parsed
  readonly #names: () => Iterable<string>
  readonly #root: string
  #turns = 0

  constructor(
    root: string,
    request: RenderRequest,
    engine: { parse: (source: Source, name: string) => Parsed; names: () => Iterable<string> },
  ) {
    this.#root = root
    this.request = request
    this.#parse = engine.parse
    this.#names = engine.names
  }

  /**
   * A template by name. It is read through the request's door once in every call, also when it is parsed
   * already: a page that used a template without reading it would go stale when the template changes.
   */
  load(written: string, name: string = nameOf(written)): Parsed {
    this.#enter(name)
    const seen = this.loaded.get(name)
    if (seen !== undefined) return seen
    const source = this.request.read('template', name)
    if (source === undefined)
      throw new TemplateFault((place) => missingTemplate(place, written, this.#names()), written)
    const parsed = this.#parse(source, name)
    this.loaded.set(name, parsed)
    return parsed
  }

  #enter(name: string): void {
    const top = this.frames.at(-1)
    if (top === undefined) return
    const isOpen = this.#root === name || this.frames.some((frame) => frame !== top && frame.name === name)
    if (isOpen || this.frames.length > DEPTH) throw this.#tooDeep(name)
    top.name = name
  }

  #tooDeep(name: string): TemplateFault {
    const outer = [this.#root, ...this.frames.slice(0, -1).map((frame) => frame.name)]
    const from = outer.indexOf(name)
    if (from === -1) return new TemplateFault((place) => nestedTooDeep(place, DEPTH), name)
    return new TemplateFault((place) => templateCycle(place, [...outer.slice(from), name]), name)
  }

  /** Account for a turn: loops in loops, or partials that call two each, may have no end. */
  spend(): void {
    this.#turns++
    if (this.isSpent) throw new TemplateFault((place) => tooManyTurns(place, TURNS))
  }

  /** Whatever else is tried, it fails as well. */
  get isSpent(): boolean {
    return this.#turns > TURNS
  }

  /** Run a tag that calls another template, and keep account of which are under way. */
  under(token: Token, task: () => void): void {
    this.spend()
    this.frames.push({ token, name: '' })
    try {
      task()
    } catch (error) {
      this.#note(error)
      throw error
    } finally {
      this.frames.pop()
    }
  }

  /** Remember by which templates an error was reached; the innermost call knows best. */
  #note(error: unknown): void {
    if (typeof error !== 'object' || error === null) return
    if (!this.#chains.has(error)) this.#chains.set(error, [...this.frames])
    if ('errors' in error && Array.isArray(error.errors)) for (const inner of error.errors) this.#note(inner)
  }

  chainOf(...errors: readonly unknown[]): readonly Frame[] {
    for (const error of errors) {
      const chain = typeof error === 'object' && error !== null ? this.#chains.get(error) : undefined
      if (chain !== undefined) return chain
    }
    return []
  }

  /** Path of the file that a token stands in. LiquidJS leaves it out of some tokens; their text tells it. */
  fileOf(token: Token): string | undefined {
    if (token.file !== undefined) return token.file
    return [...this.loaded.values()].reverse().find((parsed) => parsed.text === token.input)?.path
  }
}
