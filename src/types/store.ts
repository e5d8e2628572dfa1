/** What a cache can do with bytes; where they lie is io's business. Names are of one segment. */
export interface Store {
  /**
   * A part of a file of the cache as it was saved; undefined when it is absent or not the same any more,
   * so that a damaged cache is an empty one.
   */
  load(file: string, part: string): Uint8Array | undefined
  /** Put a whole file in the place of an older one, in one step. */
  save(file: string, parts: ReadonlyMap<string, Uint8Array>): void
  /** Replace pieces of a file that was saved, in one step and without writing it anew. */
  amend(file: string, pieces: readonly Amendment[]): void
  /** Whether so much of a file was replaced that it is better saved anew. */
  isWorn(file: string): boolean
  /** A long file that grows at its end. `size`: how much of it is in use; what follows is left over and overwritten. */
  pack(file: string, size: number): Pack
}

/** A piece of a part that other bytes take the place of: `length` bytes from `at` on, as pieces before it have left them. */
export interface Amendment {
  readonly part: string
  readonly at: number
  readonly length: number
  readonly bytes: Uint8Array
}

export interface Pack {
  /** Add bytes and return where they begin. */
  append(bytes: Uint8Array): number
  /**
   * Bytes that were added, in this run or an earlier one; fewer than asked for when the file is cut. They are good
   * until the next call.
   */
  read(at: number, length: number): Uint8Array
  readonly size: number
  /** Write what was added, so that a file that speaks of it may be saved. */
  flush(): void
}

/**
 * The cache turned out to be of no use too late to do without it: a part of it is not what it was, or cannot be
 * written. Whoever began the build begins it again without a cache.
 */
export class DamagedCache extends Error {}

/** A source, named by the message, is not any more what it was when the build began. Whoever began it begins it again. */
export class ChangedSource extends Error {}

/** A fact whose value its print does not tell: the site has to be put in order to know it. */
export class NotKept extends Error {}

/** How a published file stands on the disk, so that a later look tells whether it was touched. */
export interface Stamp {
  readonly hash: string
  /** In bytes. */
  readonly size: number
  /** When it was written, in milliseconds. Only a sign: when it differs, the content decides. */
  readonly mtimeMs: number
}

/** How all files of a site stand, by output path. */
export interface Stamps extends Iterable<readonly [path: string, stamp: Stamp]> {
  readonly size: number
  get(path: string): Stamp | undefined
  keys(): Iterable<string>
}

/** What was published: how it stands, and the seal of the manifest that names it. */
export interface PublishedStamps {
  readonly stamps: Stamps
  readonly seal: string
}

/** What was published as it was kept, each file by its place in `paths`: tens of thousands of stamps need not be made only to be compared. */
export interface StampTable extends Stamps {
  readonly seal: string
  readonly paths: readonly string[]
  sizeAt(number: number): number
  timeAt(number: number): number
}
