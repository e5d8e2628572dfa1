import type { Watch } from '../build/watch.ts'
import { writeTrace } from '../io/user-files.ts'

interface Span {
  readonly name: string
  readonly depth: number
  readonly start: number
  end: number
}

interface Item {
  readonly stage: string
  readonly name: string
  readonly start: number
  readonly ms: number
}

/** How many of the slowest are named. */
const SLOWEST = 5

/** Measures a build: nested stages, what came from the memo, the slowest posts and pages. Times in milliseconds. */
export class Profile implements Watch {
  readonly #spans: Span[] = []
  readonly #items: Item[] = []
  readonly #counts: { readonly stage: string; readonly hits: number; readonly misses: number }[] = []
  readonly #start: number
  #depth = 0

  constructor(start: number) {
    this.#start = start
  }

  stage<T>(name: string, task: () => T): T {
    const span: Span = { name, depth: this.#depth++, start: performance.now(), end: 0 }
    this.#spans.push(span)
    const finish = () => {
      span.end = performance.now()
      this.#depth--
    }
    const result = task()
    if (result instanceof Promise) return result.finally(finish) as T
    finish()
    return result
  }

  item<T>(stage: string, name: string, task: () => T): T {
    const start = performance.now()
    const note = () => void this.#items.push({ stage, name, start, ms: performance.now() - start })
    const result = task()
    if (result instanceof Promise) return result.finally(note) as T
    note()
    return result
  }

  count(stage: string, hits: number, misses: number): void {
    this.#counts.push({ stage, hits, misses })
  }

  /** The table that `--profile` prints. */
  table(): string {
    const whole = performance.now() - this.#start
    const spans = [...this.#spans, { name: 'all, with start-up', depth: 0, start: 0, end: whole }]
    const rows = spans.map(({ name, depth, start, end }, at) => {
      // What was given up and gone through again is counted where it came to an end.
      const isLast = spans.findLastIndex((span) => span.name === name) === at
      return `${cell(end - start)}  ${'  '.repeat(depth)}${name}${isLast ? this.#memo(name) : ''}`
    })
    const slow = ['parse', 'render'].flatMap((stage) => {
      const items = this.#items.filter((item) => item.stage === stage).sort((a, b) => b.ms - a.ms)
      return items.slice(0, SLOWEST).map(({ name, ms }) => `${cell(ms)}  ${stage} ${name}`)
    })
    return [
      `${'ms'.padStart(9)}  stage`,
      ...rows,
      ...(slow.length > 0 ? ['', `${'ms'.padStart(9)}  slowest`] : []),
      ...slow,
    ].join('\n')
  }

  /** Trace events, as browsers' developer tools and Perfetto read them; times in microseconds. */
  trace(): string {
    const event = (name: string, cat: string, from: number, to: number) => ({
      name,
      cat,
      ph: 'X',
      pid: 1,
      tid: 1,
      ts: Math.round(from * 1000),
      dur: Math.round((to - from) * 1000),
    })
    return JSON.stringify({
      traceEvents: [
        ...this.#spans.map(({ name, start, end }) => event(name, 'stage', start, end)),
        ...this.#items.map(({ name, stage, start, ms }) => event(name, stage, start, start + ms)),
      ],
    })
  }

  #memo(name: string): string {
    const found = this.#counts.find(({ stage }) => stage === name)
    return found === undefined ? '' : ` (${found.hits} kept, ${found.misses} made)`
  }
}

/** Print the table, or write the trace where the user said. */
export function tellProfile(profile: Profile, file: string | undefined): void {
  if (file === undefined) console.error(profile.table())
  else writeTrace(file, profile.trace())
}

function cell(ms: number): string {
  return ms.toFixed(1).padStart(9)
}
