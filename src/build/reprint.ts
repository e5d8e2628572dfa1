import { siteView } from '../pages/globals.ts'
import { addressesOf } from '../site/addresses.ts'
import { keptFacts, NotKept } from '../site/kept-facts.ts'
import type { BuildInput } from './build.ts'
import { firstChanged, type PageRecord } from './kept-pages.ts'
import { type LastPosts, type NewText, postsBy } from './new-texts.ts'
import { Numbers } from './numbers.ts'
import { eachRow, type PageFile, recordOf } from './page-file.ts'
import { type Printing, printPage } from './print-page.ts'
import { keyOf, type Ledger, recordFew } from './recorder.ts'
import { scratchEncoder } from './scratch.ts'
import type { KeptTheme } from './theme.ts'

/** A page that was printed again. */
export interface Reprinted {
  /** Of its row. */
  readonly number: number
  readonly before: PageRecord
  readonly after: PageRecord
  /** The fact that had changed. */
  readonly because: string
}

export interface ReprintOrder {
  readonly input: BuildInput
  readonly theme: KeptTheme
  readonly pages: PageFile
  /** Facts with the prints of today, and which have another one than they had. */
  readonly ledger: Ledger
  readonly isChanged: Uint8Array
  readonly last: LastPosts
  readonly texts: readonly NewText[]
}

type Stage = BuildInput['output']['stage']

/**
 * Print the pages that read what has changed. Nothing is staged yet: undefined when one of them asks for what no print
 * tells, has something to tell, or names an address that none has named before.
 */
export async function reprint(order: ReprintOrder) {
  const { input, pages, ledger } = order
  const todo = readersOf(order)
  if (todo.some(({ before }) => before.findings.length > 0)) return undefined
  const files: Parameters<Stage>[] = []
  const addresses = new Numbers(pages.addresses)
  let isTold = false
  const printing: Printing = {
    ...(await pressFor(
      order,
      todo.flatMap(({ before }) => Array.from(before.reads)),
    )),
    addresses,
    stage: (path, bytes, hash) => void files.push([path, Uint8Array.from(bytes), hash]),
    encode: scratchEncoder(),
    report: () => {
      isTold = true
    },
  }
  const printed: Reprinted[] = []
  try {
    for (const { number, before, fact } of todo) {
      const because = keyOf(ledger, fact)
      const print = () => printPage(JSON.parse(before.spec), because, printing)
      printed.push({ number, before, because, after: input.watch.item('render', before.url, print) })
    }
  } catch (thrown) {
    if (!(thrown instanceof NotKept)) throw thrown
    return undefined
  }
  if (isTold || addresses.texts.length > pages.addresses.length) return undefined
  return { pages: printed, files }
}

/** The pages that read a fact that has changed, and the first such fact, by number. */
function readersOf({ pages, isChanged }: ReprintOrder) {
  const found: { number: number; before: PageRecord; fact: number }[] = []
  eachRow(pages, (row, number, at) => {
    const fact = firstChanged({ reads: pages.reads.subarray(at.reads, at.reads + row[4]) }, isChanged)
    if (fact !== undefined) found.push({ number, fact, before: recordOf(pages, row, at) })
  })
  return found
}

async function pressFor({ input, theme, ledger, last, texts }: ReprintOrder, likely: readonly number[]) {
  const { files, config, data } = input
  const { assets } = theme
  const addresses = addressesOf(config)
  const { press, sizeOf } = await input.openPress(addresses, assets, () => {})
  const view = siteView(config, addresses, (name) => assets[name])
  const known = { files, config, data, assets, siteView: view, sizeOf, postOf: postsBy(last, texts) }
  const recorder = recordFew(
    ledger,
    likely,
    (printOf) => keptFacts(printOf, known),
    () => {
      // A fact that no page has read has no print.
      throw new NotKept()
    },
  )
  return { press, recorder }
}
