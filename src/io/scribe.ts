/** Writes files into a stage on another thread. */
export interface Scribe {
  /**
   * Take a copy of a file, to write it under this name; false when it is too long, or enough waits already: the caller
   * writes it then.
   */
  take(name: string, bytes: Uint8Array): boolean
  /** Wait until all that was taken is written, or will never be, and end the thread. */
  end(): Promise<Written>
}

/** What became of the files that were taken, by their names in the stage. */
export interface Written {
  /** When each was written, in milliseconds. */
  readonly times: ReadonlyMap<string, number>
  /** Those of which nothing was heard, whatever happened: half of one may stand there. */
  readonly left: ReadonlyMap<string, Uint8Array>
}
