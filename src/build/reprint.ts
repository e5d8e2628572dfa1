import { siteView } from '../pages/globals.ts'
import { addressesOf } from '../site/addresses.ts'
import { type Known, keptFacts, newPrints } from '../site/kept-facts.ts'
import { NotKept } from '../types/store.ts'
import type { BuildInput, Outlet } from './build.ts'
import type { PageRecord } from './kept-pages.ts'
import { type LastPosts, type NewText, postsBy } from './new-texts.ts'
import { recordFew } from './open-ledger.ts'
import type { OpenPages } from './open-pages.ts'
import { type Printing, printPage } from './print-page.ts'
import { scratchEncoder } from './scratch.ts'
import type { KeptTheme } from './theme.ts'

/** A page that was printed again. */
export interface Reprinted {
  /** Its place among all pages. */
  readonly number: number
  readonly before: PageRecord
  readonly after: PageRecord
  /** The fact that had changed. */
  readonly because: string
}

interface ReprintOrder {
  readonly input: BuildInput
  readonly theme: KeptTheme
  /** Its ledger has the prints of today. */
  readonly pages: OpenPages
  /** Numbers of the facts that have another print than they had. */
  readonly changed: ReadonlySet<number>
  readonly last: LastPosts
  readonly held: Known['held']
  readonly texts: readonly NewText[]
}

/** Pages that were printed again, and their files. */
interface ReprintedAll {
  readonly made: readonly Reprinted[]
  readonly files: readonly Parameters<Outlet['stage']>[]
}

/**
 * Print the pages that read what has changed. Nothing is staged yet: undefined when one of them asks for what no print
 * tells, or has something to tell.
 */
export async function reprint(order: ReprintOrder): Promise<ReprintedAll | undefined> {
  const { input, pages, changed } = order
  const { ledger } = pages
  const readers = [...pages.readersOf(changed)]
  const todo = readers.map(([number, fact]) => ({ number, fact, before: pages.recordOf(number) }))
  if (todo.some(({ before }) => before.findings.length > 0)) return undefined
  const files: Parameters<Outlet['stage']>[] = []
  let isTold = false
  const { press, recorder } = await pressFor(
    order,
    todo.flatMap(({ before }) => Array.from(before.reads)),
  )
  const printing: Printing = {
    press,
    recorder,
    addresses: pages.addresses,
    stage: (path, bytes, hash) => void files.push([path, Uint8Array.from(bytes), hash]),
    encode: scratchEncoder(),
    report: () => {
      isTold = true
    },
  }
  const printed: Reprinted[] = []
  try {
    for (const { number, before, fact } of todo) {
      const because = ledger.keyOf(fact)
      const print = () => printPage(JSON.parse(before.spec), because, printing)
      printed.push({ number, before, because, after: input.watch.item('render', before.url, print) })
    }
  } catch (thrown) {
    if (!(thrown instanceof NotKept)) throw thrown
    return undefined
  }
  return isTold || !pages.addresses.isPlain ? undefined : { made: printed, files }
}

async function pressFor({ input, theme, pages, last, held, texts }: ReprintOrder, likely: readonly number[]) {
  const { files, config, data } = input
  const { assets } = theme
  const addresses = addressesOf(config)
  const { press, sizeOf } = await input.openPress(addresses, assets, () => {})
  const view = siteView(config, addresses, assets)
  const site = { postOf: postsBy(last, texts, input.now), urlOf: pages.urlOf, held }
  const known: Known = { files, config, data, assets, siteView: view, sizeOf, ...site }
  const recorder = recordFew(pages.ledger, likely, newPrints(known), (printOf) => keptFacts(printOf, known))
  return { press, recorder }
}
