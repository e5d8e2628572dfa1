import type { ParsedItem } from './parser-for.ts'
import type { PrintedShare, PrintOrder } from './print-share.ts'

/**
 * Another thread at work on the same build: first it parses posts of the same list, then it prints pages of the
 * same site. Whatever becomes of it, the first thread does what it did not bring back.
 */
export interface SecondThread {
  readonly parsing: Turns<ThreadResult>
  /** Absent where it could not read the posts or write the pages: without a cache, or where nothing is published. */
  readonly printing?: {
    /** Tell it all posts, so that it knows the site when pages are to be printed. */
    prepare(posts: HandedPosts): void
    begin(order: PrintOrder): Turns<PrintedShare>
  }
  /** End it, whatever it does. */
  close(): Promise<void>
}

/** Work on one list that two threads take turns at. */
export interface Turns<Result> {
  /** The next numbers of the list for this thread; undefined when all are taken. */
  claim(): readonly number[] | undefined
  /** What the other thread has made since the last call. */
  results(): readonly Result[]
  /** Settles when the other thread will make nothing more. */
  readonly ended: Promise<void>
}

export interface ThreadResult extends ParsedItem {
  readonly nth: number
}

/** All posts of a build, as they are kept: rows, a line of JSON each, and the pack that their texts lie in. */
export interface HandedPosts {
  readonly rows: Uint8Array
  readonly pack: string
  readonly size: number
}
