import type { BuildInput, Outlet } from '../build/build.ts'
import type { Cache } from '../build/keys.ts'
import { unwatched, type Watch } from '../build/watch.ts'
import { EnvironmentError } from '../io/errors.ts'
import { realPath } from '../io/paths.ts'
import { outputPlace } from '../io/place.ts'
import { openStore } from '../io/store.ts'
import { toolVersion } from '../io/versions.ts'
import type { LoadedPlugin, Report, Visibility } from '../types.ts'
import type { Arguments } from './args.ts'
import { type LoadedModules, modulesFor } from './loaded.ts'
import { type Project, packageFolder } from './project.ts'

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
  readonly modules?: LoadedModules
}

/** What a build needs; the heavy parts are loaded when the build asks for them. */
export function buildInput(
  project: Project,
  args: Arguments,
  { output, watch = unwatched, modules = modulesFor(project) }: Ends,
): BuildInput {
  const { root, config, files, data, places } = project
  const show = new Set(showingFlags(args).flatMap((flag) => SHOWN[flag] ?? []))
  const cache = args.has('fresh') ? undefined : cacheOf(project, args, modules)
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
      const apart = apartOpener({ root, config: config.markdown, places }, packageFolder())
      const open = async (plugins: readonly LoadedPlugin[]) =>
        createMarkdown({ config: config.markdown, plugins, apart, ahead }, report)
      if (config.markdown.plugins.length === 0) return open([])
      modules.load()
      const { overseer, withEnd } = await import('./endless.ts')
      const watcher = overseer(packageFolder(), config.markdown.limits.seconds)
      const load = () => loadPlugins(root, config.markdown.plugins, places, report)
      const markdown = await open(
        await watcher.wait('a module of `markdown.plugins` has worked, while it was loaded,', load),
      )
      return withEnd(markdown, watcher)
    },
    makeAssets: async (addresses, report) => {
      const { makeAssets } = await import('../build/press.ts')
      return makeAssets({ files, config, places }, addresses, report).catch(explainStyles)
    },
    openPress: async (addresses, assets, report) => {
      const [press, { imageSize }] = await Promise.all([
        import('../build/press.ts'),
        import('../pages/images.ts'),
      ])
      if (config.filters.length > 0) modules.load()
      const filters = await openFilters(project, report)
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

/** @throws {EnvironmentError} when it is for want of the binary that reads stylesheets */
function explainStyles(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'MODULE_NOT_FOUND' && cause.code !== 'ERR_DLOPEN_FAILED') throw cause
  throw new EnvironmentError(
    'the package lightningcss, which reads stylesheets, has no binary for this machine here. Install again without `--omit=optional` and without `--ignore-optional`, on the machine that builds.',
  )
}

/** The filters that the configuration names, watched. */
async function openFilters({ root, config, places }: Project, report: Report) {
  if (config.filters.length === 0) return {}
  const [{ loadFilters }, { endingFilters, overseer }] = await Promise.all([
    import('../io/filters.ts'),
    import('./endless.ts'),
  ])
  const watcher = overseer(packageFolder(), config.markdown.limits.seconds)
  const load = () => loadFilters(root, config.filters, places, report)
  return endingFilters(
    await watcher.wait('a module of `filters` has worked, while it was loaded,', load),
    watcher,
  )
}

/** A cache that cannot be written is no fault of the site: the build is as good, the next one slower. */
export function tellCacheFault(reason: string): void {
  console.error(
    `octavo: the cache in .octavo/cache cannot be written: ${reason}. That changes nothing in the site; the next build may take longer.`,
  )
}

/** Results of earlier builds, unless a plugin asks that nothing of its work be kept. `check` looks at them and writes nothing. */
function cacheOf({ root, out }: Project, args: Arguments, { versions }: LoadedModules): Cache | undefined {
  const { plugins, filters } = versions
  if (plugins.isUntracked || filters.isUntracked) return undefined
  return {
    store: openStore(realPath(root), args.command === 'build', tellCacheFault),
    output: outputPlace(root, out).key,
    tool: toolVersion(packageFolder()),
    plugins: plugins.text,
    filters: filters.text,
  }
}
