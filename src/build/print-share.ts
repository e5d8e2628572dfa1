import { addressesOf } from '../site/addresses.ts'
import { factsOf, type World } from '../site/facts.ts'
import { printsOf } from '../site/prints.ts'
import type { Staged, Store } from '../types/store.ts'
import { arrange, worldOf } from './arrange.ts'
import type { Item } from './inventory.ts'
import type { PageRecord } from './kept-pages.ts'
import { openHanded } from './kept-posts.ts'
import { Numbers } from './numbers.ts'
import { openPress } from './press.ts'
import { printPage } from './print-page.ts'
import { Recorder } from './recorder.ts'
import { scratchEncoder } from './scratch.ts'
import type { HandedPosts } from './second-thread.ts'
import type { ShareOrder } from './share.ts'
import type { KeptTheme } from './theme.ts'
import { unwatched } from './watch.ts'

/** What a second thread is told when pages are to be printed. */
export interface PrintOrder {
  readonly theme: Pick<KeptTheme, 'assets' | 'files'>
  /** Numbers of the pages that must be made, and why each must. */
  readonly todo: readonly (readonly [page: number, because: string])[]
  /** Sizes of pictures by path: the thread has not their bytes. */
  readonly sizes: ReadonlyMap<string, ReturnType<World['sizeOf']>>
}

/** A few pages, printed. Facts and addresses are numbered by this thread, and told when they are met first. */
export interface PrintedShare {
  readonly pages: readonly (readonly [page: number, record: PageRecord])[]
  readonly facts: readonly Recorder['facts'][number][]
  readonly names: readonly string[]
  readonly prints: readonly string[]
  readonly addresses: readonly string[]
  readonly staged: readonly Staged[]
}

export interface PrintTools {
  readonly store: Store
  readonly stage: (path: string, bytes: Uint8Array, hash: string) => Staged
}

/**
 * Make ready to print pages of a site whose posts were handed over: it is arranged again, and comes out the same.
 * What is wrong with it is said by the first thread.
 */
export function preparePrinting(
  order: ShareOrder,
  items: readonly Item[],
  handed: HandedPosts,
  { store, stage }: PrintTools,
) {
  const silent = () => {}
  const { files, config, show } = order
  const kept = openHanded(store, handed)
  const found = items.map(({ source }) => [source.path, kept.get(source.path)?.post] as const)
  const parsed = {
    posts: found.flatMap(([, post]) => post ?? []),
    broken: found.flatMap(([path, post]) => (post === undefined ? path : [])),
  }
  const arranged = arrange(parsed, { ...order, watch: unwatched }, silent)
  const addresses = addressesOf(config)
  return function* (
    { theme, todo, sizes }: PrintOrder,
    claim: () => readonly number[] | undefined,
  ): Generator<PrintedShare> {
    const world = worldOf(arranged, order, { theme, addresses }, silent)
    const read = factsOf({ ...world, sizeOf: ({ path }) => sizes.get(path) })
    const print = printsOf(world, (id) => kept.get(id)?.prints)
    const recorder = new Recorder(read, print, { facts: [], names: [], prints: [] })
    const named = new Numbers([])
    const press = openPress({ files, config, filters: {}, isPreview: show.size > 0 }, addresses, theme.assets)
    let staged: Staged[] = []
    const printing = {
      press,
      recorder,
      addresses: named,
      encode: scratchEncoder(),
      stage: (path: string, bytes: Uint8Array, hash: string) => void staged.push(stage(path, bytes, hash)),
      report: silent,
    }
    for (let numbers = claim(); numbers !== undefined; numbers = claim()) {
      const [factsTold, addressesTold] = [recorder.facts.length, named.texts.length]
      staged = []
      const pages = numbers.flatMap((nth): PrintedShare['pages'] => {
        const [at, because] = todo[nth] ?? [-1, '']
        const page = world.pages[at]
        return page === undefined ? [] : [[at, printPage(page, because, printing)]]
      })
      yield {
        pages,
        facts: recorder.facts.slice(factsTold),
        names: recorder.names.slice(factsTold),
        prints: recorder.prints.slice(factsTold),
        addresses: named.texts.slice(addressesTold),
        staged,
      }
    }
  }
}
