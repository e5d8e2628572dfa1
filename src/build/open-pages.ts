import type { Amendment, Store } from '../types/store.ts'
import { fromTheEnd, whole } from './amendments.ts'
import type { PageRecord } from './kept-pages.ts'
import { type LineSpan, lineAround, nthLine, parseLines } from './lines.ts'
import { OpenNumbers } from './numbers.ts'
import { OpenLedger } from './open-ledger.ts'
import {
  asBytes,
  countsOf,
  lineOf,
  loadLists,
  type PageHead,
  type PageLine,
  type PageLists,
  recordOf,
  spansIn,
} from './page-file.ts'
import { bufferOf, bytes, json, textOf } from './stored.ts'
import { TextList } from './text-list.ts'

/** The pages of the last build as they lie in the cache: few of them are looked at, and few are replaced. */
export interface OpenPages {
  readonly head: PageHead
  readonly ledger: OpenLedger
  /** How many there are. */
  readonly length: number
  /** Those that read one of these facts: by the number of the page, that of the first such fact. */
  readersOf(facts: ReadonlySet<number>): ReadonlyMap<number, number>
  recordOf(number: number): PageRecord
  records(): readonly PageRecord[]
  /** Site path of the page of a post, by the post's id. */
  urlOf(id: string): string | undefined
  readonly addresses: OpenNumbers
  /** What makes of the saved file one with these records, by number, in the place of the old ones. */
  amendments(all: string, records: ReadonlyMap<number, PageRecord>): readonly Amendment[]
}

/** Open the pages that were kept under a key; undefined when they are absent, damaged, of another key, or hold lists that are not plain. */
export function openPages(store: Store, file: string, key: string): OpenPages | undefined {
  const head = json<PageHead>(store, file, 'head')
  if (head?.key !== key) return undefined
  const found = store.load(file, 'pages')
  const named = store.load(file, 'addresses')
  const lists = loadLists(store, file)
  const ledger = OpenLedger.load(store, file)
  const texts = named && TextList.of(named)
  const addresses = texts && new OpenNumbers(texts)
  return found && lists && ledger && addresses && opened({ head, found, lists, ledger, addresses })
}

interface Parts {
  readonly head: PageHead
  readonly found: Uint8Array
  readonly lists: PageLists
  readonly ledger: OpenLedger
  readonly addresses: OpenNumbers
}

function opened({ head, found, lists, ledger, addresses }: Parts): OpenPages {
  const lines = bufferOf(found)
  const spansOf = spansIn(lists)
  const read = (line: LineSpan) => JSON.parse(textOf(lines.subarray(...line))) as PageLine
  return {
    head,
    ledger,
    length: lists.counts.length / 3,
    readersOf: (facts) => {
      const readers = new Map<number, number>()
      const isMeant = new Uint8Array(ledger.length)
      for (const fact of facts) isMeant[fact] = 1
      const { counts, reads } = lists
      let [at, end] = [0, 0]
      for (let number = 0; 3 * number < counts.length; number++) {
        end += counts[3 * number] ?? 0
        // Without an iterator: there may be a million of them.
        for (; at < end; at++) {
          const fact = reads[at] ?? 0
          if (isMeant[fact] === 1 && !readers.has(number)) readers.set(number, fact)
        }
      }
      return readers
    },
    recordOf: (number) => recordOf(read(nthLine(lines, number)), lists, spansOf(number)),
    records: () => parseLines<PageLine>(found).map((line, number) => recordOf(line, lists, spansOf(number))),
    urlOf: (id) => {
      // The page of a post says last which post it is (`Page`); here that is JSON within JSON.
      const end = JSON.stringify(`,"id":${JSON.stringify(id)}}`).slice(1)
      const at = lines.indexOf(end)
      return at < 0 ? undefined : read(lineAround(lines, at))[1]
    },
    addresses,
    amendments: (all, records) => {
      const pieces = [...records].flatMap(([number, record]) => {
        const { reads, named, notes } = spansOf(number)
        const [at, end] = nthLine(lines, number)
        const list = (part: string, [from, length]: readonly [number, number], by: ArrayLike<number>) => ({
          part,
          at: from * 4,
          length: length * 4,
          bytes: asBytes(Int32Array.from(by)),
        })
        return [
          list('reads', reads, record.reads),
          list('named', named, record.addresses),
          list('counts', [number * 3, 3], countsOf(record)),
          { part: 'notes', at: notes[0], length: notes[1], bytes: record.notes },
          { part: 'pages', at, length: end - at, bytes: bytes(lineOf(record)) },
        ]
      })
      const parts = [...fromTheEnd(pieces), ...addresses.amendments('addresses'), ...ledger.amendments()]
      return [whole('head', bytes({ ...head, all })), ...parts]
    },
  }
}
