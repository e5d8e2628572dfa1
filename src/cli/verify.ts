import { spawn } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import type { Built } from '../build/build.ts'
import { changedByHand } from '../io/meeting.ts'
import { outputPlace } from '../io/place.ts'
import { published } from '../io/state.ts'
import { CONFIG_FILE } from '../report.ts'
import type { Config, Diagnostic } from '../types.ts'
import type { Arguments } from './args.ts'
import type { Difference } from './diff.ts'
import { showingFlags } from './input.ts'
import { openProject, type Project } from './project.ts'

/**
 * Build again from nothing, in a process of its own, and compare: every byte of what was published, and every
 * finding. A value that this process still holds cannot hide there.
 *
 * @returns what differs, a line each; empty when all is equal
 */
export async function verify(project: Project, args: Arguments, built: Built): Promise<readonly string[]> {
  const told = await fresh([
    ...['diff', '--fresh', '--json', '--root', project.root, '--out', project.out],
    ...['--now', new Date(project.now).toISOString()],
    ...showingFlags(args).map((flag) => `--${flag}`),
    ...(args.value('url') === undefined ? [] : ['--url', args.value('url') ?? '']),
  ])
  const { added, removed, changed, findings } = told
  const differences = [
    ...added.map((url) => `${url} is missing`),
    ...removed.map((url) => `${url} should not be there`),
    ...changed.map((url) => `${url} has other bytes than a clean build gives`),
  ]
  const site = published(outputPlace(project.root, project.out))
  if (site !== undefined)
    differences.push(...changedByHand(site).map((path) => `${path} is not as it was written`))
  if (!isDeepStrictEqual(findings, JSON.parse(JSON.stringify(built.findings))))
    differences.push('the findings are not those of a clean build')
  return differences
}

/** A source that is not any more what the build has read: then a second build cannot be the same. */
export function savedSince(project: Project, args: Arguments): string | undefined {
  const { files, configFile } = openProject(args)
  if (configFile?.hash !== project.configFile?.hash) return CONFIG_FILE
  const paths = [...project.files.keys(), ...files.keys()]
  return paths.find((path) => files.get(path)?.hash !== project.files.get(path)?.hash)
}

/** What to do about differences: code of the site's own may make them, and nobody here can tell that from a fault of ours. */
export function adviceFor(config: Config): readonly string[] {
  const head = 'octavo: what was published is not what a clean build gives.'
  if (config.markdown.plugins.length + config.filters.length === 0)
    return [
      `${head} This is a fault of Octavo;`,
      '`octavo clean` and a new build mend the site. Please report the lines above.',
    ]
  return [
    `${head} A plugin or a filter that keeps something`,
    'from one text for the next, or reads a file, the clock or the network by itself, does that: have it ask for',
    'files by `file.data.read(path)`, or say `octavo: {cache: false}` in its package.json, and every build is made',
    'from nothing. If it is none of yours, this is a fault of Octavo: please report the lines above.',
  ]
}

/** What `octavo diff --json` prints. */
interface Told extends Difference {
  readonly findings: readonly Diagnostic[]
}

function fresh(argv: readonly string[]): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...argv], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(text))
      } catch {
        reject(new Error(`the second build said nothing that can be compared: ${text.slice(0, 200)}`))
      }
    })
  })
}
