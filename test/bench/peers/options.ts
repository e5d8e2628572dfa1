import { parseArgs } from 'node:util'
import { CODES, type Code } from '../code-blocks.ts'

export const SCENARIOS = ['cold', 'noop', 'edit'] as const
export type Scenario = (typeof SCENARIOS)[number]
export const WHERES = ['tmpfs', 'disk'] as const
export type Where = (typeof WHERES)[number]
export const NAMES = ['octavo', 'baseline', 'bare', 'hugo', 'eleventy', 'astro', 'hexo'] as const
export type Name = (typeof NAMES)[number]

export interface Options {
  readonly posts: readonly number[]
  readonly rounds: number
  readonly only: readonly Name[]
  readonly where: readonly Where[]
  readonly scenarios: readonly Scenario[]
  /** What code the posts hold. */
  readonly code: Code
  /** The folder of another Octavo, compiled: `baseline` in `--only`. */
  readonly baseline: string | undefined
  /** Run every Node tool on the newer Node that Astro needs, not on the one that runs this script. */
  readonly newerNode: boolean
}

/** @throws for a flag or a value that does not exist */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      posts: { type: 'string', default: '1000,4000,10000' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: 'octavo,hugo,eleventy,astro,hexo' },
      where: { type: 'string', default: WHERES.join(',') },
      scenario: { type: 'string', default: SCENARIOS.join(',') },
      code: { type: 'string', default: 'one' },
      baseline: { type: 'string' },
      'newer-node': { type: 'boolean', default: false },
    },
  })
  return {
    posts: values.posts.split(',').map((text) => count('posts', text)),
    rounds: count('rounds', values.rounds),
    only: chosen('only', values.only, NAMES),
    where: chosen('where', values.where, WHERES),
    scenarios: chosen('scenario', values.scenario, SCENARIOS),
    code: chosen('code', values.code, CODES)[0] ?? 'one',
    baseline: values.baseline,
    newerNode: values['newer-node'],
  }
}

function count(flag: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${flag} takes whole numbers from 1, not ${text}`)
  return Number(text)
}

/** In the order of the table, whatever the order on the command line. */
function chosen<T extends string>(flag: string, text: string, known: readonly T[]): readonly T[] {
  const names = text.split(',')
  const unknown = names.find((name) => !known.some((one) => one === name))
  if (unknown !== undefined) throw new Error(`--${flag} takes ${known.join(', ')}, not ${unknown}`)
  return known.filter((one) => names.includes(one))
}
