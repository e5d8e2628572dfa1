import { cpus, loadavg } from 'node:os'
import type { Run } from './measure.ts'
import type { Name } from './options.ts'
import type { Made } from './verify.ts'

/** The runs of one scenario, size and place, by peer; runs at the same position belong to one round. */
export type Runs = ReadonlyMap<Name, readonly Run[]>

/** What is not the same for all, and cannot be made so within the usual set-ups. Printed with every result. */
const DIFFERENCES: readonly (readonly [string, string])[] = [
  ['all', 'no minifying; the files of the theme are copied'],
  ['all but Octavo and Hugo', 'no syntax highlighting; these two print classes'],
  ['all but Hugo', 'run on Node: Astro 7 on Node 24, which it needs, the others on the Node of this script'],
  [
    'octavo',
    'also makes a home page, a list of categories and a 404 page; sanitises, checks all links and front matter, ' +
      'estimates reading times, numbers the pages at the foot of lists, bundles the stylesheets, fingerprints the files',
  ],
  ['bare', 'only the pages of the posts: no lists, feed or sitemap, no ids, links as they stand'],
  [
    'hugo',
    'also makes a home page, a list of categories and a redirect for page 1 of each list; resolves `post-3.md` by a render hook',
  ],
  [
    'eleventy',
    'links are written as addresses in its posts; builds everything every time, there is nothing to keep',
  ],
  [
    'astro',
    'links are written as addresses; posts stand in /posts/ and page 2 of a list in /blog/2/, as `paginate` has it',
  ],
  ['hexo', 'links are written as addresses; keeps rendered posts in db.json'],
]

export function printHead(newerNode: boolean): void {
  const others = newerNode ? 'the Node of Astro' : process.version
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}; Node tools on ${others}, Astro on its own\n`,
  )
  const load = loadavg()[0] ?? 0
  // Wall time does not survive a busy machine; CPU and the paired ratios do better.
  const warning = load > 0.5 ? ': others work here too, do not trust wall' : ''
  console.log(`Load at the start: ${load.toFixed(1)}${warning}\n`)
  console.log(
    table(
      ['who', 'differs in'],
      DIFFERENCES.map((row) => [...row]),
    ),
  )
}

export function printMade(posts: number, made: ReadonlyMap<Name, Made>): void {
  const rows = [...made].map(([name, one]) => [
    name,
    ...[one.posts, one.index, one.categories, one.feed, one.sitemap, one.others].map(String),
    (one.postBytes / 1000).toFixed(1),
  ])
  console.log(`\n## What ${posts} posts became\n`)
  const head = [
    '',
    'post pages',
    'index pages',
    'category pages',
    'feed entries',
    'posts in sitemap',
    'other pages',
    'kB a post page',
  ]
  console.log(table(head, rows))
}

/** Medians for each peer, and the median of Octavo's runs divided by the peer's of the same round. */
export function printRuns(title: string, runs: Runs, label: (name: Name) => string): void {
  const own = runs.get('octavo') ?? []
  const rows = [...runs].map(([name, all]) => [
    label(name),
    median(all.map((run) => run.wall)).toFixed(3),
    median(all.map((run) => run.cpu)).toFixed(3),
    median(all.map((run) => run.mb)).toFixed(0),
    ...(['wall', 'cpu', 'mb'] as const).map((key) =>
      name === 'octavo' || own.length === 0
        ? ''
        : median(all.map((run, at) => (own[at]?.[key] ?? 0) / run[key])).toPrecision(3),
    ),
  ])
  console.log(`\n## ${title}\n`)
  console.log(table(['', 'wall s', 'CPU s', 'peak MB', 'Octavo ÷ it: wall', 'CPU', 'peak'], rows))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? 0) + upper) / 2
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(
      head.map((_, at) => (at === 0 || rows.some((row) => /[a-z]{3}/.test(row[at] ?? '')) ? '---' : '--:')),
    ),
    ...rows.map(line),
  ].join('\n')
}
