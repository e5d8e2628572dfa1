import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildInput } from '../build/build.ts'
import { possibleFolders } from '../build/inventory.ts'
import { readData } from '../config/data.ts'
import { loadConfig } from '../config/load.ts'
import { UsageError } from '../io/errors.ts'
import { readConfig, takeSnapshot } from '../io/snapshot.ts'
import { createZone, momentOf, parseStamp } from '../text/dates.ts'
import type {
  Config,
  ConfigPlaces,
  Diagnostic,
  Instant,
  Json,
  Report,
  Snapshot,
  Source,
  Visibility,
} from '../types.ts'
import type { Arguments } from './args.ts'

/** A site's folder, read: the same for every command that builds. */
export interface Project {
  readonly root: string
  readonly out: string
  readonly config: Config
  readonly files: Snapshot
  readonly data: ReadonlyMap<string, Json>
  /** The configuration as it stands in the file, for findings that show its lines. */
  readonly configFile: Source | undefined
  readonly places: ConfigPlaces
  /** False when the configuration could not be read, so that there is nothing to build. */
  readonly isReadable: boolean
  readonly findings: readonly Diagnostic[]
}

/** The folder of the default theme: inside the package, beside `dist/`. */
export function themeFolder(): string {
  return join(packageFolder(), 'templates')
}

function packageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  // The bundle lies in dist/ or dist/chunks/, the source in src/cli/.
  return here.endsWith('dist') ? dirname(here) : resolve(here, '../..')
}

/**
 * Absolute path of the site's folder.
 *
 * @throws {UsageError} when it does not exist
 */
export function rootOf(args: Arguments): string {
  const root = resolve(args.value('root') ?? '.')
  if (!existsSync(root)) throw new UsageError(`There is no folder ${root}.`)
  return root
}

/** The output folder: the flag, seen from where one stands, else the configured one below the root. */
export function outOf(args: Arguments, root: string, config: Config): string {
  const flag = args.value('out')
  return flag === undefined ? resolve(root, config.output.dir) : resolve(flag)
}

/**
 * Read the configuration alone, for commands that need no content.
 *
 * @throws {UsageError} for the first error of it: a command must not act on another folder than the user meant
 */
export function openConfig(args: Arguments): { root: string; out: string; config: Config } {
  const root = rootOf(args)
  const { config } = loadConfig(readConfig(root), ({ severity, place, message }) => {
    if (severity === 'error') throw new UsageError(`${place.path}:${place.line}:${place.column}: ${message}`)
  })
  return { root, out: outOf(args, root, config), config }
}

/** Read the whole project once. What is wrong with it is in `findings`. */
export async function openProject(args: Arguments): Promise<Project> {
  const findings: Diagnostic[] = []
  const report: Report = (finding) => findings.push(finding)
  const root = rootOf(args)
  const configFile = readConfig(root)
  const loaded = loadConfig(configFile, report)
  const url = args.value('url')
  const config = url === undefined ? loaded.config : { ...loaded.config, url: siteUrl(url) }
  const { files } = await takeSnapshot(
    { root, theme: themeFolder(), paths: [...possibleFolders(config), config.paths.pages] },
    report,
  )
  const { values } = readData(files, config, report)
  return {
    root,
    out: outOf(args, root, config),
    config,
    files,
    data: values,
    configFile,
    places: loaded.places,
    isReadable: loaded.isReadable,
    findings,
  }
}

function siteUrl(text: string): string {
  if (!/^https?:\/\/[^/\s]/.test(text) || !URL.canParse(text)) {
    throw new UsageError(`\`--url ${text}\` is no address. Write it as \`https://example.org\`.`)
  }
  return text.replace(/\/+$/, '')
}

/**
 * The clock of this build, read once: `--now`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else
 * the machine's.
 */
export function clock(args: Arguments, config: Config): Instant {
  const given = args.value('now')
  if (given !== undefined) {
    const stamp = parseStamp(given)
    if (typeof stamp === 'string')
      throw new UsageError(`\`--now ${given}\` is no day or date-time, as \`2026-11-23\`.`)
    return momentOf(stamp, createZone(config.timezone)).at
  }
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch === undefined || epoch === '') return Date.now()
  if (!/^\d{1,12}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is \`${epoch}\`; it must be a number of seconds.`)
  return Number(epoch) * 1000
}

export function shown(args: Arguments): ReadonlySet<Visibility> {
  const states: [string, Visibility][] = [
    ['drafts', 'draft'],
    ['future', 'scheduled'],
    ['expired', 'expired'],
  ]
  return new Set(states.flatMap(([flag, state]) => (args.has(flag) ? [state] : [])))
}

/** What a build needs, the heavy parts loaded only now. */
export async function buildInput(
  project: Project,
  args: Arguments,
  stage: BuildInput['stage'],
  report: Report,
): Promise<BuildInput> {
  const { root, config, files, data } = project
  const [{ createMarkdown }, { openPress }, { imageSize }, plugins, { loadFilters }] = await Promise.all([
    import('../markdown/pipeline.ts'),
    import('../build/press.ts'),
    import('../pages/images.ts'),
    import('../io/plugins.ts'),
    import('../io/filters.ts'),
  ])
  const loaded = await plugins.loadPlugins(root, config.markdown.plugins, project.places, report)
  const filters = await loadFilters(root, config.filters, project.places, report)
  return {
    files,
    config,
    places: project.places,
    data,
    markdown: await createMarkdown({ config: config.markdown, plugins: loaded }, report),
    openPress: (addresses, reportOfPress) =>
      openPress({ files, config, filters, isPreview: shown(args).size > 0 }, addresses, reportOfPress),
    sizeOf: imageSize,
    now: clock(args, config),
    show: shown(args),
    command: args.command === 'check' ? 'check' : 'build',
    stage,
  }
}
