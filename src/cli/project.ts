import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildInput, Outlet } from '../build/build.ts'
import type { Cache } from '../build/keys.ts'
import { pagesFile } from '../build/memory.ts'
import { unwatched, type Watch } from '../build/watch.ts'
import { readData } from '../config/data.ts'
import { normaliseUrl } from '../config/wants.ts'
import { EnvironmentError, UsageError } from '../io/errors.ts'
import { realPath } from '../io/paths.ts'
import { outputPlace } from '../io/place.ts'
import { takeSnapshot } from '../io/snapshot.ts'
import { hasCache, openStore } from '../io/store.ts'
import { moduleVersions, toolVersion } from '../io/versions.ts'
import { noUrl } from '../report/config.ts'
import { ASTRO, possibleFolders } from '../site/folders.ts'
import { createZone, momentOf, parseStamp } from '../text/dates.ts'
import { folderOf } from '../text/paths.ts'
import type { Config, Diagnostic, Instant, Json, Report, Snapshot, Visibility } from '../types.ts'
import type { Arguments } from './args.ts'
import { rootOf } from './root.ts'
import { hasFolders, readSettings, type Settings } from './settings.ts'

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

/** @throws {EnvironmentError} when it is for want of the binary that reads stylesheets */
function explainStyles(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'MODULE_NOT_FOUND' && cause.code !== 'ERR_DLOPEN_FAILED') throw cause
  throw new EnvironmentError(
    'the package lightningcss, which reads stylesheets, has no binary for this machine here. Install again without `--omit=optional` and without `--ignore-optional`, on the machine that builds.',
  )
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
  const isKnown = !args.has('fresh') && hasCache(root, pagesFile(outputPlace(root, out).key))
  const where = { root, theme: themeFolder(), paths: foldersOf(root, config) }
  const files = takeSnapshot({ ...where, isSparing: isSparing && isKnown }, report)
  const { values } = readData(files, config, report)
  return {
    ...settings,
    root,
    out,
    config,
    files,
    data: values,
    isReadable: settings.isReadable && isComplete,
    findings,
    now: clock(args, config),
  }
}

/** Where the configuration says that there is something to read. */
function foldersOf(root: string, config: Config): readonly string[] {
  const { paths, theme } = config
  const style =
    theme.css === undefined ? [] : folderOf(theme.css) === '' ? styleFiles(root) : [folderOf(theme.css)]
  const assets = existsSync(join(root, ASTRO.content)) ? [ASTRO.assets] : []
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

/** What each flag shows that is held back without it. */
const SHOWN: Readonly<Record<string, Visibility>> = {
  drafts: 'draft',
  future: 'scheduled',
  expired: 'expired',
}

/** Flags of this build that show what is held back. */
export function showingFlags(args: Arguments): readonly string[] {
  return Object.keys(SHOWN).filter((flag) => args.has(flag))
}

/** Where a build's files go, and who looks on. */
interface Ends {
  readonly output: Outlet
  readonly watch?: Watch
}

/** What a build needs; the heavy parts are loaded when the build asks for them. */
export function buildInput(
  project: Project,
  args: Arguments,
  { output, watch = unwatched }: Ends,
): BuildInput {
  const { root, config, files, data, places } = project
  const show = new Set(showingFlags(args).flatMap((flag) => SHOWN[flag] ?? []))
  const cache = args.has('fresh') ? undefined : cacheOf(project, args)
  return {
    files,
    config,
    places,
    data,
    openMarkdown: async (report, ahead) => {
      const [{ createMarkdown }, { loadPlugins }, { apartOpener }] = await Promise.all([
        import('../markdown/pipeline.ts'),
        import('../io/plugins.ts'),
        import('./open-apart.ts'),
      ])
      const plugins = await loadPlugins(root, config.markdown.plugins, places, report)
      const apart = apartOpener({ root, config: config.markdown, places }, packageFolder())
      const markdown = await createMarkdown({ config: config.markdown, plugins, apart, ahead }, report)
      if (plugins.length === 0) return markdown
      const { withEnd } = await import('./endless.ts')
      return withEnd(markdown, packageFolder(), config.markdown.limits.seconds)
    },
    makeAssets: async (addresses, report) => {
      const { makeAssets } = await import('../build/press.ts')
      return makeAssets({ files, config, places }, addresses, report).catch(explainStyles)
    },
    openPress: async (addresses, assets, report) => {
      const [press, { imageSize }, { loadFilters }] = await Promise.all([
        import('../build/press.ts'),
        import('../pages/images.ts'),
        import('../io/filters.ts'),
      ])
      const filters = await loadFilters(root, config.filters, places, report)
      const open = press.openPress({ files, config, filters, isPreview: show.size > 0 }, addresses, assets)
      return { press: open, sizeOf: imageSize, check: (found) => press.checkPress(open, files, found) }
    },
    now: project.now,
    show,
    command: args.command === 'check' ? 'check' : 'build',
    output,
    ...(cache !== undefined && { cache }),
    watch,
    openThread: async (missing) =>
      (await import('./open-thread.ts')).startThread(project, packageFolder(), missing),
    openCodeThread: async (texts) =>
      (await import('./open-highlight.ts')).startHighlighting(packageFolder(), texts),
  }
}

/** A cache that cannot be written is no fault of the site: the build is as good, the next one slower. */
export function tellCacheFault(reason: string): void {
  console.error(
    `octavo: the cache in .octavo/cache cannot be written: ${reason}. The next build starts from nothing.`,
  )
}

/** Results of earlier builds, unless a plugin asks that nothing of its work be kept. `check` looks at them and writes nothing. */
function cacheOf({ root, out, config }: Project, args: Arguments): Cache | undefined {
  const plugins = moduleVersions(
    root,
    config.markdown.plugins.map(([name]) => name),
  )
  const filters = moduleVersions(root, config.filters)
  if (plugins.isUntracked || filters.isUntracked) return undefined
  return {
    store: openStore(realPath(root), args.command === 'build', tellCacheFault),
    output: outputPlace(root, out).key,
    tool: toolVersion(packageFolder()),
    plugins: plugins.text,
    filters: filters.text,
  }
}
