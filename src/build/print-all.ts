import { factsOf, type World } from '../site/facts.ts'
import { type PostPrints, printOfAll, printsOf } from '../site/prints.ts'
import type { Stamps } from '../types/store.ts'
import type { Page, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import { claimer } from './claim.ts'
import { compare, firstChanged, type PageMemo, type PageRecord } from './kept-pages.ts'
import { mergerInto } from './merge-shares.ts'
import { Numbers } from './numbers.ts'
import { printPage } from './print-page.ts'
import type { PrintOrder } from './print-share.ts'
import { keyOf, type Ledger, Recorder } from './recorder.ts'
import { scratchEncoder } from './scratch.ts'
import type { SecondThread } from './second-thread.ts'
import { keepStanding, type Theme } from './theme.ts'

export interface Printed {
  readonly memo: PageMemo
  /** Output paths of the pages that were made anew, and why each was. */
  readonly redone: ReadonlyMap<string, string>
}

interface Order {
  readonly input: BuildInput
  readonly world: Omit<World, 'sizeOf'>
  /** Pages of the last build. */
  readonly pages: PageMemo
  readonly stamps: Stamps
  readonly ofPost: (id: string) => PostPrints | undefined
  readonly theme: Theme
  readonly second: SecondThread | undefined
}

/**
 * Every page: as it was, when all that it read is as it was and its files stand; else rendered. Findings of
 * both kinds are reported.
 */
export async function printAll(order: Order, report: Report): Promise<Printed> {
  const { input, world, pages: memo, stamps, ofPost } = order
  const print = printsOf(world, ofPost)
  const all = printOfAll(world, ofPost)
  const { today, changed } = compare(memo, { print, all })
  const before = new Map(memo.pages.map((record) => [record.spec, record]))
  /** Why a page must be made; undefined when it need not. */
  const reason = (record: PageRecord | undefined): string | undefined => {
    if (record === undefined) return 'new'
    const fact = firstChanged(record, changed)
    if (fact !== undefined) return keyOf(memo.ledger, fact)
    return record.paths.every((path) => keepStanding(path, stamps, input)) ? undefined : 'output'
  }
  const records: (PageRecord | undefined)[] = []
  const todo: [number, string][] = []
  for (const [at, page] of world.pages.entries()) {
    if (publishCopy(page, world, input, stamps)) continue
    const record = before.get(JSON.stringify(page))
    const because = reason(record)
    if (because !== undefined || record === undefined) todo.push([at, because ?? 'new'])
    else {
      for (const finding of record.findings) report(finding)
      records[at] = record
    }
  }
  const tables = { addresses: new Numbers(memo.addresses), today, print }
  const ledger = todo.length === 0 ? today : await printTodo({ ...order, todo, records, ...tables }, report)
  const pages = records.filter((record) => record !== undefined)
  input.watch.count('render', pages.length - todo.length, todo.length)
  const redone = new Map(
    todo.flatMap(([at, because]) => records[at]?.paths.map((path) => [path, because]) ?? []),
  )
  return { memo: { ...memo, all, ledger, addresses: tables.addresses.texts, pages }, redone }
}

interface Todo extends Order {
  readonly todo: PrintOrder['todo']
  /** By number of the page; what is printed is put here. */
  readonly records: (PageRecord | undefined)[]
  readonly addresses: Numbers
  readonly today: Ledger
  readonly print: ReturnType<typeof printsOf>
}

/** So many pages are worth telling a second thread about the site. */
const MANY = 1000

/** Print what must be made, in turns with the second thread when there is one. Comes back with all facts. */
async function printTodo({ todo, records, ...order }: Todo, report: Report): Promise<Ledger> {
  const { input, world, theme, second, addresses, today, print } = order
  const { press, sizeOf } = await theme.open()
  const recorder = new Recorder(factsOf({ ...world, sizeOf }), print, today)
  const { stage, take = () => {} } = input.output
  const printing = { stage, press, recorder, addresses, encode: scratchEncoder(), report }
  const other =
    todo.length < MANY
      ? undefined
      : second?.printing?.begin({ theme: theme.kept, todo, sizes: sizesOf(world, sizeOf) })
  if (other === undefined) await input.output.expect?.(todo.length)
  const done = (at: number, record: PageRecord): void => {
    records[at] = record
  }
  const merge = mergerInto({ recorder, addresses, take, done }, report)
  const printNth = (nth: number): void => {
    const [at, because] = todo[nth] ?? [-1, '']
    const page = world.pages[at]
    if (page === undefined) return
    done(
      at,
      input.watch.item('render', page.url, () => printPage(page, because, printing)),
    )
  }
  const next = other?.claim ?? claimer(new Int32Array(1), todo.length)
  for (let claimed = next(); claimed !== undefined; claimed = next()) {
    for (const nth of claimed) printNth(nth)
    other?.results().forEach(merge)
  }
  await other?.ended
  other?.results().forEach(merge)
  // What the other thread took and did not bring back, whatever became of it.
  for (const [nth, [at]] of todo.entries()) if (records[at] === undefined) printNth(nth)
  return recorder
}

/** Sizes of all pictures that pages may show. */
function sizesOf(world: Omit<World, 'sizeOf'>, sizeOf: World['sizeOf']): PrintOrder['sizes'] {
  const pictures = [...world.copies.keys()].flatMap((path) => world.files.get(path) ?? [])
  return new Map(pictures.map((source) => [source.path, sizeOf(source)]))
}

/** Publish a file as it is; false when the page is none. */
function publishCopy(
  page: Page,
  { files }: Pick<World, 'files'>,
  { output }: BuildInput,
  stamps: Stamps,
): boolean {
  if (page.kind !== 'copy') return false
  const source = files.get(page.source)
  const bytes = source?.bytes ?? new Uint8Array()
  const hash = source?.hash ?? ''
  const stamp = stamps.get(page.path)
  if (stamp?.hash !== hash || !output.keep(page.path, stamp)) output.stage(page.path, bytes, hash)
  return true
}
