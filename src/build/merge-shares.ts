import type { Staged } from '../types/store.ts'
import type { Report } from '../types.ts'
import type { PageRecord } from './kept-pages.ts'
import type { Numbers } from './numbers.ts'
import type { PrintedShare } from './print-share.ts'
import type { Recorder } from './recorder.ts'

interface Into {
  readonly recorder: Recorder
  readonly addresses: Numbers
  readonly take: (staged: readonly Staged[]) => void
  /** A page has been printed. */
  readonly done: (page: number, record: PageRecord) => void
}

/** Takes what another thread has printed, as if it had been printed here: its numbers become those of this thread. */
export function mergerInto({ recorder, addresses, take, done }: Into, report: Report) {
  const facts: number[] = []
  const named: number[] = []
  return (share: PrintedShare): void => {
    for (const [at, fact] of share.facts.entries())
      facts.push(recorder.numberOf(fact, share.names[at] ?? '', () => share.prints[at] ?? ''))
    for (const address of share.addresses) named.push(addresses.of(address))
    take(share.staged)
    for (const [page, record] of share.pages) {
      for (const finding of record.findings) report(finding)
      done(page, {
        ...record,
        reads: Array.from(record.reads, (number) => facts[number] ?? 0),
        addresses: Array.from(record.addresses, (number) => named[number] ?? 0),
      })
    }
  }
}
