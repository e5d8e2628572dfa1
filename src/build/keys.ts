import { print } from '../text/hash.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Store } from '../types/store.ts'
import type { BuildInput } from './build.ts'

/** Where results are kept from one build to the next, and what they depend on beside files and configuration. */
export interface Cache {
  readonly store: Store
  /** Name of the output folder: its pages are kept by themselves. */
  readonly output: string
  /** Version of the tool, down to its code. */
  readonly tool: string
  /** Versions of plugins and of the native parser. */
  readonly plugins: string
  /** Versions of template filters. */
  readonly filters: string
}

type Keyed = Pick<BuildInput, 'config' | 'places' | 'show' | 'files'> & { readonly cache: Cache }

/** What every parse depends on beside its file. Folder defaults count with their places: posts repeat them in findings. */
export function parseKey({ config, places, files, cache }: Keyed): string {
  const { markdown, timezone, defaults, paths } = config
  // Typographic quotes are those of the language.
  const lang = markdown.typography ? config.lang : ''
  const where = [...places].filter(([key]) => key.startsWith('defaults'))
  const plugins = [cache.plugins, ...(markdown.plugins.length > 0 ? modulesOf(files) : [])]
  return print(JSON.stringify([cache.tool, plugins, markdown, lang, timezone, defaults, paths, where]))
}

/** Modules of the site's own: plugins and filters may import each other. */
function modulesOf(files: Keyed['files']): readonly string[] {
  return hashesOf(files, (path) => path.startsWith('plugins/'))
}

/** Paths and hashes in turns, and where a file of the theme stands in. In a loop: there may be tens of thousands of files. */
export function hashesOf(files: Keyed['files'], isMeant: (path: string) => boolean): readonly string[] {
  const seen: string[] = []
  for (const [path, { hash, path: own }] of files) {
    if (!isMeant(path)) continue
    seen.push(path, hash)
    if (own !== path) seen.push(own)
  }
  return seen
}

/** What every page depends on beside what it reads. */
export function pagesKey({ config, show, files, cache }: Keyed): string {
  const filters = [cache.filters, ...(config.filters.length > 0 ? modulesOf(files) : [])]
  return print(JSON.stringify([cache.tool, filters, config.url, show.size > 0]))
}

/** What styles and checked templates depend on: everything but texts. */
export function pressKey({ config, files, cache }: Keyed): string {
  const seen = hashesOf(files, (path) => !isMarkdown(path) || path.startsWith('templates/'))
  return print(JSON.stringify([cache.tool, cache.filters, config.url, config.theme.css, seen]))
}

/** What a whole build depends on beside its files and the clock: its findings name places of the configuration too. */
export function frameKey(input: Keyed): string {
  const { config, places, show } = input
  const settings = JSON.stringify([config, [...places], [...show].sort()])
  return print([parseKey(input), pagesKey(input), settings].join('\n'))
}

/** What a whole build depends on, but for the clock. */
export function buildKey(frame: string, inputs: string): string {
  return print(frame + inputs)
}
