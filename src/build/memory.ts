import type { Store } from '../types/store.ts'
import type { Instant } from '../types.ts'
import type { BuildInput } from './build.ts'
import { loadPages, type PageMemo, type Stamps } from './kept-pages.ts'
import { type KeptPosts, openPosts } from './kept-posts.ts'
import { buildKey, frameKey, inputsOf, pagesKey, parseKey, pressKey } from './keys.ts'
import type { LastPosts } from './new-texts.ts'
import { noCache } from './no-cache.ts'
import { loadPageFile, type PageFile } from './page-file.ts'
import { loadRowHead, loadRows, rowFile } from './row-file.ts'
import { bytes, json, texts } from './stored.ts'
import {
  type LastBuild,
  lastBuild,
  loadStamps,
  type Summary,
  stampBytes,
  type Told,
  unchanged,
} from './summary.ts'
import type { KeptTheme } from './theme.ts'

/** What is known of earlier builds, opened piece by piece as it is asked for. */
export interface Memory {
  /** What the last build told, if its inputs and its output are the same as now. */
  unchanged(): Summary | undefined
  /** The last build, if nothing but the contents of a few files has changed since. */
  lastBuild(): LastBuild | undefined
  /** The posts that it published. */
  lastPosts(build: Summary): LastPosts | undefined
  /** Its pages as they lie in the cache. */
  readonly pageFile: PageFile | undefined
  readonly posts: KeptPosts
  readonly pages: PageMemo
  readonly stamps: Stamps
  readonly themeKey: string
  readonly theme: KeptTheme | undefined
  readonly pagesKey: string
  /** Of this build. */
  readonly key: string
  readonly store: Store
  /** Keep this build for the next one. What was not published has no pages to go on with. */
  save(result: Result, published: Stamps | undefined): void
}

export interface Result {
  readonly told: Told
  /** The pages, as parts of a file of the cache. */
  readonly parts: () => ReadonlyMap<string, Uint8Array>
  readonly theme: KeptTheme
  /** When the next post appears or expires. */
  readonly until: Instant | undefined
}

export function openMemory(input: BuildInput): Memory {
  const cache = input.cache ?? noCache()
  const keyed = { ...input, cache }
  const { store } = cache
  const file = `pages-${cache.output}`
  const frame = frameKey(keyed)
  const inputs = inputsOf(input.files)
  const key = buildKey(frame, inputs)
  return {
    key,
    store,
    unchanged: () => unchanged(input, { store, file, key }),
    lastBuild: () => lastBuild(input.now, { store, file, frame, inputs }),
    lastPosts: (build) => {
      const head = loadRowHead(store)
      if (head?.key !== parseKey(keyed) || head.build !== build.key) return undefined
      const rows = loadRows(store)
      return rows && { head, rows: rowFile(rows), pack: store.pack(head.pack, head.size) }
    },
    get posts() {
      return openPosts(store, parseKey(keyed), input.files)
    },
    get pages() {
      return loadPages(store, file, pagesKey(keyed))
    },
    get pageFile() {
      return loadPageFile(store, file, pagesKey(keyed))
    },
    get pagesKey() {
      return pagesKey(keyed)
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
    save: ({ told, parts, theme, until }, published) => {
      if (published === undefined) return
      const { held, pages, posts, findings } = told
      const when = { key, frame, from: input.now, ...(until !== undefined && { until }) }
      const summary: Summary = { held, pages, posts, findings, ...when }
      store.save(
        file,
        new Map([
          ['summary', bytes(summary)],
          ['inputs', texts(inputs)],
          ['outputs', stampBytes(published)],
          ['theme', bytes(theme)],
          ...parts(),
        ]),
      )
    },
  }
}
