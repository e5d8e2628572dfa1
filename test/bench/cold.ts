import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCorpus } from './corpus.ts'

/**
 * Time builds with nothing kept from before: `npm run bench -- POSTS [ROUNDS]`, on tmpfs and on disk,
 * in turns. Prints medians of wall and CPU seconds, and peak memory where the system tells it.
 */
const [posts = 1000, rounds = 5] = process.argv.slice(2).map(Number)
const places = [
  ['tmpfs', existsSync('/dev/shm') ? '/dev/shm' : tmpdir()],
  ['disk', process.cwd()],
] as const
const main = join(process.cwd(), 'dist/main.js')
const runs = new Map<string, { wall: number; cpu: number; mb: number }[]>()
const roots = new Map(places.map(([name, folder]) => [name, mkdtempSync(join(folder, '.octavo-bench-'))]))
for (const root of roots.values()) writeCorpus(root, posts)
for (let round = 0; round <= rounds; round++) {
  for (const [name, root] of roots) {
    rmSync(join(root, '_site'), { recursive: true, force: true })
    rmSync(join(root, '.octavo'), { recursive: true, force: true })
    const run = time(root)
    // The first round only warms the system's caches.
    if (round > 0) runs.set(name, [...(runs.get(name) ?? []), run])
  }
}
for (const [name, all] of runs) {
  const median = (key: 'wall' | 'cpu' | 'mb') =>
    [...all].sort((a, b) => a[key] - b[key])[Math.floor(all.length / 2)]?.[key] ?? 0
  console.log(
    `${name}: ${posts} posts, wall ${median('wall').toFixed(2)} s, CPU ${median('cpu').toFixed(2)} s, peak ${median('mb').toFixed(0)} MB (medians of ${all.length})`,
  )
}
for (const root of roots.values()) rmSync(root, { recursive: true, force: true })

function time(root: string): { wall: number; cpu: number; mb: number } {
  const measure = `const s = performance.now(); process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('\\nmeasured ' + JSON.stringify({ wall: (performance.now() - s) / 1000, cpu: (u.userCPUTime + u.systemCPUTime) / 1e6, mb: u.maxRSS / 1024 })) })`
  const script = `data:text/javascript,${encodeURIComponent(measure)}`
  const made = spawnSync(process.execPath, ['--import', script, main, 'build', '--root', root, '--quiet'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  })
  const line = /measured (\{.*\})/.exec(made.stderr)?.[1]
  if (made.status !== 0 || line === undefined)
    throw new Error(made.stderr || readFileSync(join(root, 'octavo.config.yaml'), 'utf8'))
  return JSON.parse(line)
}
