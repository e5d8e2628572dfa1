import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Markdown } from '../markdown/markdown.ts'
import type { Filter } from '../types.ts'
import { frameWith } from './watched.ts'

/** So many times what a long text may take, code of the site's own may take for any: it may load much before its first one. */
const PATIENCE = 15
const LONGEST = 1024

/** Ends the process, with words of its own, when code of the site's does not come to an end: it would be deaf to Ctrl+C too. */
interface Overseer {
  /** What is done is said as the beginning of a sentence, before how long it took. Only work that is done at once is watched. */
  run<T>(what: string, work: () => T): T
  /** The same until what the work promises is there. */
  wait<T>(what: string, work: () => Promise<T>): Promise<T>
}

/**
 * @param folder the package's folder
 * @param limit seconds that a long text may take
 */
export function overseer(folder: string, limit: number): Overseer {
  const script = join(folder, 'dist/watchdog.js')
  if (!existsSync(script)) return { run: (_, work) => work(), wait: (_, work) => work() }
  const said = new Uint8Array(new SharedArrayBuffer(LONGEST))
  const seconds = limit * PATIENCE
  const farewell = { said, seconds, asJson: process.argv.includes('--json') }
  const frame = frameWith(script, { memory: Number.POSITIVE_INFINITY, farewell, isPolled: true })
  const encoder = new TextEncoder()
  let last = ''
  const start = (what: string) => {
    if (what !== last) said.fill(0).set(encoder.encode(what).subarray(0, LONGEST - 1))
    last = what
    frame.start(seconds * 1000)
  }
  return {
    run: (what, work) => {
      start(what)
      try {
        return work()
      } finally {
        frame.stop()
      }
    },
    wait: async (what, work) => {
      start(what)
      try {
        return await work()
      } finally {
        frame.stop()
      }
    },
  }
}

/** Plugins are watched while they work on a text. A short one is read in this process; what reads a long one is watched anyway. */
export function withEnd(markdown: Markdown, { run }: Overseer): Markdown {
  return {
    ...markdown,
    body: (input, report) => run(`a plugin has worked on ${input.path}`, () => markdown.body(input, report)),
  }
}

/** Filters are watched at each value. */
export function endingFilters(
  filters: Readonly<Record<string, Filter>>,
  { run }: Overseer,
): Readonly<Record<string, Filter>> {
  const ending = ([name, filter]: [string, Filter]): [string, Filter] => {
    const what = `the filter \`${name}\` has worked on one value`
    return [name, (...values) => run(what, () => filter(...values))]
  }
  return Object.fromEntries(Object.entries(filters).map(ending))
}
