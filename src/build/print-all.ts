import { factsOf, type World } from '../site/facts.ts'
import { type PostPrints, printOfAll, printsOf } from '../site/prints.ts'
import type { Stamps } from '../types/store.ts'
import type { Page, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import { compare, firstChanged, type PageMemo, type PageRecord } from './kept-pages.ts'
import { Numbers } from './numbers.ts'
import { printPage } from './print-page.ts'
import { keyOf, type Ledger, Recorder } from './recorder.ts'
import { scratchEncoder } from './scratch.ts'
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
  const todo: (readonly [page: number, because: string])[] = []
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
  /** Numbers of the pages that must be made, and why each must. */
  readonly todo: readonly (readonly [page: number, because: string])[]
  /** By number of the page; what is printed is put here. */
  readonly records: (PageRecord | undefined)[]
  readonly addresses: Numbers
  readonly today: Ledger
  readonly print: ReturnType<typeof printsOf>
}

/** Print what must be made. Comes back with all facts. */
async function printTodo({ todo, records, ...order }: Todo, report: Report): Promise<Ledger> {
  const { input, world, theme, addresses, today, print } = order
  const { press, sizeOf } = await theme.open()
  const recorder = new Recorder(factsOf({ ...world, sizeOf }), print, today)
  const { stage, expect } = input.output
  const printing = { stage, press, recorder, addresses, encode: scratchEncoder(), report }
  await expect?.(todo.length)
  for (const [at, because] of todo) {
    const page = world.pages[at]
    if (page === undefined) continue
    records[at] = input.watch.item('render', page.url, () => printPage(page, because, printing))
  }
  return recorder
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
