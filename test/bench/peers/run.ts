import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, versionOf } from './install.ts'
import { build, type Run } from './measure.ts'
import { type Name, type Options, readOptions, type Scenario, type Where } from './options.ts'
import { PEERS, type Tools } from './peers.ts'
import { printHead, printMade, printRuns } from './print.ts'
import { clear, edit, makeSite, type Site } from './site.ts'
import { type Made, verify } from './verify.ts'

/**
 * The same blog by Octavo, Hugo, Eleventy, Astro and Hexo, in turns:
 *
 *     npm run -s compile
 *     rolldown test/bench/peers/run.ts --platform node --format esm --file .octavo/bench/peers.js
 *     node .octavo/bench/peers.js [--posts 1000,4000] [--rounds 5] [--only hugo,octavo] [--where tmpfs,disk]
 *                                 [--scenario cold,noop,edit] [--code one|blocks|none] [--baseline FOLDER] [--newer-node]
 *
 * `bare` may be named in `--only` too: the libraries of Octavo with nothing of ours; and `baseline`, another Octavo. Every site is built and
 * counted before anything is timed. The first round is not counted.
 */
const repository = process.cwd()
const options = readOptions(process.argv.slice(2))
const tools = install(repository, options)
const label = (name: Name) => `${name} ${versionOf(name, repository)}`
printHead(options.newerNode)
for (const posts of options.posts) compare(posts, options, tools)

function compare(posts: number, { only, where, scenarios, rounds, code }: Options, tools: Tools): void {
  const folders = where.map((place) => ({ place, folder: folderIn(place) }))
  const peers = PEERS.filter((peer) => only.includes(peer.name))
  const remove = () => {
    for (const { folder } of folders) rmSync(folder, { recursive: true, force: true })
  }
  const stop = () => process.exit(130)
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop)
  const sites = folders.flatMap(({ place, folder }) =>
    peers.map((peer) => ({
      place,
      site: makeSite(peer, join(folder, peer.name), { posts, code }, repository),
    })),
  )
  printMade(posts, new Map(sites.map(({ site }) => [site.peer.name, firstBuild(site, tools)])))
  const runs = new Map<string, Map<Name, Run[]>>()
  for (let round = 0; round <= rounds; round++) {
    console.error(`${posts} posts, round ${round} of ${rounds}`)
    for (const scenario of scenarios) {
      for (const { place, site } of turned(sites, round)) {
        const run = runOf(scenario, site, round, tools)
        // The first round only warms the system's caches.
        if (round > 0) keep(runs, `${scenario}, ${posts} posts, ${place}`, site.peer.name, run)
      }
    }
  }
  for (const [title, byPeer] of runs)
    printRuns(title, new Map(only.map((name) => [name, byPeer.get(name) ?? []])), label)
  remove()
  process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop)
}

function folderIn(place: Where): string {
  const disk = join(repository, '.octavo/bench')
  mkdirSync(disk, { recursive: true })
  if (place === 'disk') return mkdtempSync(join(disk, 'peers-'))
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'octavo-peers-'))
}

function firstBuild(site: Site, tools: Tools): Made {
  clear(site)
  build(site, tools)
  return verify(site)
}

/** Nobody is always first, nor always after the same one's writes. */
function turned<T>(list: readonly T[], by: number): readonly T[] {
  const start = by % list.length
  return [...list.slice(start), ...list.slice(0, start)]
}

function runOf(scenario: Scenario, site: Site, round: number, tools: Tools): Run {
  if (scenario === 'cold') clear(site)
  if (scenario !== 'edit') return build(site, tools)
  const { page, sentence } = edit(site, round)
  const run = build(site, tools)
  if (!readFileSync(page, 'utf8').includes(sentence))
    throw new Error(`${site.peer.name} did not publish the edited text in ${page}`)
  return run
}

function keep(runs: Map<string, Map<Name, Run[]>>, title: string, name: Name, run: Run): void {
  const byPeer = runs.get(title) ?? new Map<Name, Run[]>()
  runs.set(title, byPeer.set(name, [...(byPeer.get(name) ?? []), run]))
}
