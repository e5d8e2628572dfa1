import { factsOf, type World } from '../site/facts.ts'
import { type PostPrints, printsOf } from '../site/prints.ts'
import type { Page, Report } from '../types.ts'
import type { BuildInput, OpenPress } from './build.ts'
import { compare, firstChanged, type PageMemo, type PageRecord, type Stamps } from './kept-pages.ts'
import { Numbers } from './numbers.ts'
import { printPage } from './print-page.ts'
import { keyOf, Recorder } from './recorder.ts'
import { scratchEncoder } from './scratch.ts'
import { stands } from './theme.ts'

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
  /** Opens the press, when a page must be made. */
  readonly open: () => Promise<OpenPress>
}

/**
 * Every page: as it was, when all that it read is as it was and its files stand; else rendered. Findings of
 * both kinds are reported.
 */
export async function printAll(
  { input, world, pages: memo, stamps, ofPost, open }: Order,
  report: Report,
): Promise<Printed> {
  const { watch } = input
  const print = printsOf(world, ofPost)
  const { today, changed } = compare(memo.ledger, print)
  const before = new Map(memo.pages.map((record) => [record.spec, record]))
  /** Why a page must be made; undefined when it need not. */
  const reason = (record: PageRecord | undefined): string | undefined => {
    if (record === undefined) return 'new'
    const fact = firstChanged(record, changed)
    if (fact !== undefined) return keyOf(memo.ledger, fact)
    return record.paths.every((path) => stands(path, stamps, input)) ? undefined : 'output'
  }
  const addresses = new Numbers(memo.addresses)
  const redone = new Map<string, string>()
  const pages: PageRecord[] = []
  let made = 0
  let make: ((page: Page, because: string) => PageRecord) | undefined
  let recorder: Recorder | undefined
  for (const page of world.pages) {
    if (copy(page, world, input, stamps)) continue
    const record = before.get(JSON.stringify(page))
    const because = reason(record)
    if (because === undefined && record !== undefined) {
      for (const finding of record.findings) report(finding)
      pages.push(record)
      continue
    }
    if (make === undefined) {
      const { press, sizeOf } = await open()
      const read = factsOf({ ...world, sizeOf })
      recorder = new Recorder(read, print, today)
      const printing = { input, press, recorder, addresses, encode: scratchEncoder(), report }
      make = (one, why) => watch.item('render', one.url, () => printPage(one, why, printing))
    }
    const printed = make(page, because ?? 'new')
    made++
    pages.push(printed)
    for (const path of printed.paths) redone.set(path, because ?? 'new')
  }
  watch.count('render', pages.length - made, made)
  const ledger = recorder ?? today
  return { memo: { ...memo, ledger, addresses: addresses.texts, pages }, redone }
}

/** A file that is published as it is; true when the page is one. */
function copy(page: Page, { files }: Pick<World, 'files'>, { output }: BuildInput, stamps: Stamps): boolean {
  if (page.kind !== 'copy') return false
  const source = files.get(page.source)
  const bytes = source?.bytes ?? new Uint8Array()
  const hash = source?.hash ?? ''
  const stamp = stamps.get(page.path)
  if (stamp?.hash !== hash || !output.keep(page.path, stamp)) output.stage(page.path, bytes, hash)
  return true
}
