import type { MessagePort } from 'node:worker_threads'

/** Writes files into a stage on another thread. */
export interface Scribe {
  /**
   * Take a copy of a file, to write it under this name; false when it is too long, or enough waits already: the caller
   * writes it then.
   */
  take(name: string, bytes: Uint8Array): boolean
  /** Wait until all that was taken is written, or will never be, and end the thread. */
  end(): Promise<Written>
  /** End the thread; from the return of this call on it writes nothing more, so that the stage can be dropped. */
  stop(): void
}

/** What became of the files that were taken, by their names in the stage. */
interface Written {
  /** When each was written, in milliseconds. */
  readonly times: ReadonlyMap<string, number>
  /** Those of which nothing was heard, whatever happened: half of one may stand there. */
  readonly unanswered: ReadonlyMap<string, Uint8Array>
}

/** All that the thread is told at its start. */
export interface ScribeOrder {
  /** The folder of the stage. */
  readonly folder: string
  readonly batches: MessagePort
  /** 1: it is to write nothing more. */
  readonly stopped: Int32Array
  /** 1: a file is in the making. */
  readonly writing: Int32Array
}

/** Files that lie one behind the other in memory that both threads see. */
export interface Batch {
  readonly bytes: Uint8Array
  readonly files: (readonly [name: string, start: number, end: number])[]
}

/** What the thread answers to a batch: when each of its files was written, in milliseconds. */
export type WrittenBatch = readonly number[]

/** Said in the place of a batch when none follows. */
export const DONE = 'done'

/** The files of a batch, by name. */
export function filesOf({ bytes, files }: Batch): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return files.map(([name, start, end]) => [name, bytes.subarray(start, end)])
}
