import type { NotedLinks } from '../check/links.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Print } from '../site/prints.ts'
import type { Store } from '../types/store.ts'
import type { Diagnostic, Page, Place } from '../types.ts'
import type { Explanation } from './build.ts'
import { loadPageFile } from './page-file.ts'
import { keyOf, type Ledger } from './recorder.ts'
import { textOf } from './stored.ts'

/** A page as it was made last: the files that came of it, what it read, and what the checks need of it. */
export interface PageRecord {
  /** The page itself, as JSON: what it is and where it stands. */
  readonly spec: string
  readonly url: string
  /** Output paths of its files. */
  readonly paths: readonly string[]
  /** Facts that it read, by number, in the order of reading. */
  readonly reads: ArrayLike<number>
  /** Addresses of the site that it names, by number. */
  readonly addresses: ArrayLike<number>
  readonly findings: readonly Diagnostic[]
  /** `Notes` in JSON. Most are never looked at again. */
  readonly notes: Uint8Array
}

/** What is kept of a page for findings. */
interface Notes {
  readonly ids: readonly string[]
  readonly links: readonly NotedLinks[]
  /** Why the page was made: the fact that had changed, or `new`. */
  readonly because: string
}

/** Memo 2, as it is loaded and saved. */
export interface PageMemo {
  readonly key: string
  /** Of all facts but `post`, when they had the prints of the ledger (`printOfAll`). */
  readonly all: string
  readonly ledger: Ledger
  /** All addresses that pages name, by number. */
  readonly addresses: readonly string[]
  readonly pages: readonly PageRecord[]
}

/** Load the pages that were kept under a key; none when the cache is empty, damaged or of another key. */
export function loadPages(store: Store, file: string, key: string): PageMemo {
  const empty = { all: '', ledger: { facts: [], names: [], prints: [] }, addresses: [], pages: [] }
  return { key, ...(loadPageFile(store, file, key) ?? empty) }
}

/** The prints of today, `all` being that of all facts but `post`, and which differ from those that were noted. */
export function compare(
  memo: Pick<PageMemo, 'all' | 'ledger'>,
  { print, all }: { readonly print: Print; readonly all: string },
): { today: Ledger; changed: Uint8Array } {
  const { facts, names } = memo.ledger
  const changed = new Uint8Array(facts.length)
  const onlyTexts = all === memo.all
  const prints = facts.map((fact, at) => {
    const before = memo.ledger.prints[at] ?? ''
    if (onlyTexts && fact !== 'post') return before
    const now = print(fact, names[at] ?? '')
    if (now !== before) changed[at] = 1
    return now
  })
  return { today: { facts, names, prints }, changed }
}

/** The first fact of a page that changed, by number; undefined when the page is as it was. */
export function firstChanged({ reads }: Pick<PageRecord, 'reads'>, changed: Uint8Array): number | undefined {
  for (let at = 0; at < reads.length; at++) if (changed[reads[at] ?? 0] === 1) return reads[at]
  return undefined
}

export function notesOf({ notes }: PageRecord): Notes {
  return JSON.parse(textOf(notes)) as Notes
}

/** Where a finding stands that speaks of a page as a whole. */
export function subjectOf(page: Page): Place {
  return topOf('id' in page ? page.id : CONFIG_FILE)
}

/** What is known of the page behind an output path. */
export function explain({ pages, ledger }: PageMemo, path: string): Explanation | undefined {
  const page = pages.find(({ paths }) => paths.includes(path))
  if (page === undefined) return undefined
  const reads = Array.from(page.reads, (number) => keyOf(ledger, number))
  return { reads, because: notesOf(page).because }
}
