import type { Instant } from '../types.ts'
import type { BuildInput } from './build.ts'
import { loadPages, type PageMemo, partsOf, type Stamps } from './kept-pages.ts'
import { type KeptPosts, openPosts } from './kept-posts.ts'
import { buildKey, pagesKey, parseKey, pressKey } from './keys.ts'
import { noCache } from './no-cache.ts'
import { bytes, json } from './stored.ts'
import { loadStamps, type Summary, stampBytes, type Told, unchanged } from './summary.ts'
import type { KeptTheme } from './theme.ts'

/** What is known of earlier builds, opened piece by piece as it is asked for. */
export interface Memory {
  /** What the last build told, if its inputs and its output are the same as now. */
  unchanged(): Summary | undefined
  readonly posts: KeptPosts
  readonly pages: PageMemo
  readonly stamps: Stamps
  readonly themeKey: string
  readonly theme: KeptTheme | undefined
  /** Keep this build for the next one. What was not published has no pages to go on with. */
  save(result: Result, published: Stamps | undefined): void
}

export interface Result {
  readonly told: Told
  readonly pages: PageMemo
  readonly theme: KeptTheme
  /** When the next post appears or expires. */
  readonly until: Instant | undefined
}

export function openMemory(input: BuildInput): Memory {
  const cache = input.cache ?? noCache()
  const keyed = { ...input, cache }
  const { store } = cache
  const file = `pages-${cache.output}`
  const key = buildKey(keyed)
  return {
    unchanged: () => unchanged(input, { store, file, key }),
    get posts() {
      return openPosts(store, parseKey(keyed), input.files)
    },
    get pages() {
      return loadPages(store, file, pagesKey(keyed))
    },
    get stamps() {
      return loadStamps(store, file)
    },
    get themeKey() {
      return pressKey(keyed)
    },
    get theme() {
      return json<KeptTheme>(store, file, 'theme')
    },
    save: ({ told, pages, theme, until }, published) => {
      if (published === undefined) return
      const summary: Summary = { ...told, key, from: input.now, ...(until !== undefined && { until }) }
      store.save(
        file,
        new Map([
          ['summary', bytes(summary)],
          ['outputs', stampBytes(published)],
          ['theme', bytes(theme)],
          ...partsOf(pages),
        ]),
      )
    },
  }
}
