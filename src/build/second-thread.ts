import type { ParsedItem } from './parser-for.ts'

/** Another thread that parses posts of the same list. Whatever becomes of it, the first thread does what it did not bring back. */
export interface SecondThread {
  /** The next numbers of the list for this thread; undefined when all are taken. */
  claim(): readonly number[] | undefined
  /** What the other thread has made since the last call. */
  results(): readonly ThreadResult[]
  /** Settles when the other thread will make nothing more. */
  readonly ended: Promise<void>
  /** End it, whatever it does. */
  close(): Promise<void>
}

export interface ThreadResult extends ParsedItem {
  readonly nth: number
}
