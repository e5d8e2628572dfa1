import { siteView } from '../pages/globals.ts'
import { addressesOf } from '../site/addresses.ts'
import { type Known, keptFacts, NotKept, newPrints } from '../site/kept-facts.ts'
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
  readonly held: Known['held']
  readonly texts: readonly NewText[]
}

type Stage = BuildInput['output']['stage']

/** Pages that were printed again, and what has come to be known by it. */
export interface ReprintedAll {
  readonly pages: readonly Reprinted[]
  readonly files: readonly Parameters<Stage>[]
  readonly ledger: Ledger
  readonly addresses: readonly string[]
}

/**
 * Print the pages that read what has changed. Nothing is staged yet: undefined when one of them asks for what no print
 * tells, or has something to tell.
 */
export async function reprint(order: ReprintOrder): Promise<ReprintedAll | undefined> {
  const { input, pages, ledger } = order
  const todo = readersOf(order)
  if (todo.some(({ before }) => before.findings.length > 0)) return undefined
  const files: Parameters<Stage>[] = []
  const addresses = new Numbers(pages.addresses)
  let isTold = false
  const { press, recorder } = await pressFor(
    order,
    todo.flatMap(({ before }) => Array.from(before.reads)),
  )
  const printing: Printing = {
    press,
    recorder,
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
  return isTold ? undefined : { pages: printed, files, ledger: recorder.ledger, addresses: addresses.texts }
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

async function pressFor(
  { input, theme, pages, ledger, last, held, texts }: ReprintOrder,
  likely: readonly number[],
) {
  const { files, config, data } = input
  const { assets } = theme
  const addresses = addressesOf(config)
  const { press, sizeOf } = await input.openPress(addresses, assets, () => {})
  const view = siteView(config, addresses, (name) => assets[name])
  const site = { postOf: postsBy(last, texts), urlOf: (id: string) => urlOf(pages, id), held }
  const known: Known = { files, config, data, assets, siteView: view, sizeOf, ...site }
  const recorder = recordFew(ledger, likely, newPrints(known), (printOf) => keptFacts(printOf, known))
  return { press, recorder }
}

/** Site path of the page of a post, which ends with the post's id. */
function urlOf({ rows }: PageFile, id: string): string | undefined {
  const end = `,"id":${JSON.stringify(id)}}`
  return rows.find(([spec]) => spec.endsWith(end))?.[1]
}
