import type { Amendment, PublishedStamps, StampTable, Store } from '../types/store.ts'
import type { Instant } from '../types.ts'
import { whole } from './amendments.ts'
import type { BuildInput } from './build.ts'
import { inputAmendments, inputPart, inputsOf } from './inputs.ts'
import { loadPages, type PageMemo } from './kept-pages.ts'
import { type KeptPosts, openPosts } from './kept-posts.ts'
import { buildKey, frameKey, pagesKey, parseKey, pressKey } from './keys.ts'
import type { LastPosts } from './new-texts.ts'
import { noCache } from './no-cache.ts'
import { type OpenPages, openPages } from './open-pages.ts'
import { areRowsWorn, loadRowHead, loadRows, rowFile } from './row-file.ts'
import { loadStamps, stampAmendments, stampParts } from './stamps.ts'
import { bytes, json } from './stored.ts'
import { type LastBuild, lastBuild, type Summary, type Told } from './summary.ts'
import type { KeptTheme } from './theme.ts'

/** What is known of earlier builds, opened piece by piece as it is asked for. */
export interface Memory {
  /** The last build, if nothing but the contents of a few files has changed since. */
  lastBuild(): LastBuild | undefined
  /** The posts that it published. */
  lastPosts(build: Summary): LastPosts | undefined
  /** Its pages as they lie in the cache. */
  openPages(): OpenPages | undefined
  readonly posts: KeptPosts
  readonly pages: PageMemo
  readonly stamps: StampTable
  readonly themeKey: string
  readonly theme: KeptTheme | undefined
  /** Of this build. */
  readonly key: string
  readonly store: Store
  /** Keep this build for the next one. What was not published has no pages to go on with. */
  save(result: Result, published: PublishedStamps | undefined): void
  /** The same for one of which only a few texts are others, by what makes of the pages of the last one its own. */
  amend(pages: readonly Amendment[], build: Retold): void
}

interface Result {
  readonly told: Told
  /** The pages, as parts of a file of the cache. */
  readonly parts: () => ReadonlyMap<string, Uint8Array>
  readonly theme: KeptTheme
  /** When the next post appears or expires. */
  readonly until: Instant | undefined
}

interface Retold extends LastBuild {
  /** Output paths of files that were made anew, and how everything stands now. */
  readonly stamped: readonly [paths: readonly string[], published: PublishedStamps]
}

/** The file of the cache that holds the pages of an output folder, and what the build was made of. */
export function pagesFile(output: string): string {
  return `pages-${output}`
}

/** Open what is known of earlier builds; without a cache, that is nothing. */
export function openMemory(input: BuildInput): Memory {
  const cache = input.cache ?? noCache()
  const keyed = { ...input, cache }
  const { store } = cache
  const file = pagesFile(cache.output)
  const frame = frameKey(keyed)
  const inputs = inputsOf(input.files)
  const key = buildKey(frame, inputs)
  return {
    key,
    store,
    lastBuild: () => lastBuild(input.now, { store, file, key, frame, inputs }),
    lastPosts: (build) => {
      if (areRowsWorn(store) || store.isWorn(file)) return undefined
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
    openPages: () => openPages(store, file, pagesKey(keyed)),
    get stamps() {
      return loadStamps(store, file)
    },
    get themeKey() {
      return pressKey(keyed)
    },
    get theme() {
      return json<KeptTheme>(store, file, 'theme')
    },
    amend: (pages, { summary, changed, stamped }) => {
      const kept = { store, file }
      const outputs = stampAmendments(kept, ...stamped)
      const now = whole('summary', bytes({ ...summary, key, from: input.now }))
      store.amend(file, [now, ...inputAmendments(kept, changed, input.files), ...outputs, ...pages])
    },
    save: ({ told, parts, theme, until }, published) => {
      if (published === undefined) return
      const when = { key, frame, from: input.now, ...(until !== undefined && { until }) }
      const summary: Summary = { ...told, ...when }
      store.save(
        file,
        new Map([
          ['summary', bytes(summary)],
          inputPart(inputs),
          ...stampParts(published),
          ['theme', bytes(theme)],
          ...parts(),
        ]),
      )
    },
  }
}
