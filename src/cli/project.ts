import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pagesFile } from '../build/memory.ts'
import { readData } from '../config/data.ts'
import { normaliseUrl } from '../config/wants.ts'
import { UsageError } from '../io/errors.ts'
import { outputPlace } from '../io/place.ts'
import { takeSnapshot } from '../io/snapshot.ts'
import { hasCache } from '../io/store.ts'
import { noUrl } from '../report/config.ts'
import { ASTRO, possibleFolders } from '../site/folders.ts'
import { createZone, momentOf, parseStamp } from '../text/dates.ts'
import { folderOf } from '../text/paths.ts'
import type { Config, Diagnostic, Instant, Json, Report, Snapshot } from '../types.ts'
import type { Arguments } from './args.ts'
import { rootOf } from './root.ts'
import { hasFolders, isOutput, readSettings, type Settings } from './settings.ts'

/** A site's folder, read: the same for every command that builds. */
export interface Project extends Settings {
  readonly root: string
  readonly out: string
  readonly files: Snapshot
  readonly data: ReadonlyMap<string, Json>
  readonly findings: readonly Diagnostic[]
  /** The clock of the build. */
  readonly now: Instant
}

/** The same command line with `--fresh`: results of earlier builds are not looked at. */
export function withoutCache(args: Arguments): Arguments {
  return { ...args, has: (flag) => flag === 'fresh' || args.has(flag) }
}

/** The folder of the default theme: inside the package, beside `dist/`. */
function themeFolder(): string {
  return join(packageFolder(), 'templates')
}

/** The folder of this package, which holds `dist/` and the default theme. */
export function packageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  // The bundle lies in dist/ or dist/chunks/, the source in src/cli/.
  return here.endsWith('dist') ? dirname(here) : resolve(here, '../..')
}

/** The output folder: the flag, seen from where one stands, else the configured one below the root. */
function outOf(args: Arguments, root: string, config: Config): string {
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
  const { config } = readSettings(root, ({ severity, place, message }) => {
    if (severity === 'error') throw new UsageError(`${place.path}:${place.line}:${place.column}: ${message}`)
  })
  return { root, out: outOf(args, root, config), config }
}

/**
 * Read the whole project once. What is wrong with it is in `findings`.
 *
 * @param isSparing whether it is built at once: what the last build has made of a text need not be made again, so that
 * texts are seldom looked at, and are kept as their hashes. One that is another by then is a {@link ChangedSource}.
 */
export function openProject(args: Arguments, isSparing = false): Project {
  const findings: Diagnostic[] = []
  const report: Report = (finding) => findings.push(finding)
  const root = rootOf(args)
  const settings = readSettings(root, report)
  const isComplete = hasFolders(root, settings, report)
  const url = args.value('url')
  const config = url === undefined ? settings.config : { ...settings.config, url: siteUrl(url) }
  if (config.url === undefined && settings.isReadable && !settings.refused.has('url')) report(noUrl())
  const out = outOf(args, root, config)
  const isFit = args.value('out') !== undefined || isOutput(root, settings, report)
  const isKnown = () => !args.has('fresh') && hasCache(root, pagesFile(outputPlace(root, out).key))
  const where = { root, theme: themeFolder(), paths: foldersOf(root, config) }
  const files = takeSnapshot({ ...where, isSparing: isSparing && isKnown() }, report)
  const { values } = readData(files, config, report)
  return {
    ...settings,
    root,
    out,
    config,
    files,
    data: values,
    isReadable: settings.isReadable && isComplete && isFit,
    findings,
    now: clock(args, config),
  }
}

/** Where the configuration says that there is something to read. */
function foldersOf(root: string, config: Config): readonly string[] {
  const { paths, theme } = config
  const style =
    theme.css === undefined ? [] : folderOf(theme.css) === '' ? styleFiles(root) : [folderOf(theme.css)]
  const assets = ASTRO.posts.some((folder) => existsSync(join(root, folder))) ? [ASTRO.assets] : []
  return [...possibleFolders(config), paths.pages, paths.data, ...assets, ...style]
}

/** What a stylesheet may name that lies in the site's folder itself. */
function styleFiles(root: string): readonly string[] {
  return readdirSync(root).filter((name) => STYLE_FILE.test(name))
}

const STYLE_FILE = /^[^.].*\.(?:css|woff2?|ttf|otf|svg|png|jpe?g|gif|webp|avif)$/i

function siteUrl(text: string): string {
  const address = normaliseUrl(text)
  if (address === undefined)
    throw new UsageError(`\`--url ${text}\` is no address of a site.\nWrite it as \`https://example.org\`.`)
  return address
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
