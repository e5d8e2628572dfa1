import { hash } from '../text/hash.ts'
import { ChangedSource } from '../types/store.ts'
import type { Source } from '../types.ts'
import type { Read } from './read.ts'

/**
 * A text of which only the hash is kept: after a build nearly all are as they were, and nobody asks what they say.
 * Memory for all of them would take longer than reading the few again.
 */
export class UnreadSource implements Source {
  readonly path: string
  readonly hash: string
  readonly #read: (path: string) => Read
  #bytes: Uint8Array | undefined

  constructor(path: string, digest: string, read: (path: string) => Read) {
    this.path = path
    this.hash = digest
    this.#read = read
  }

  /** @throws {ChangedSource} when the file is not any more what it was */
  get bytes(): Uint8Array {
    this.#bytes ??= this.#readAgain()
    return this.#bytes
  }

  #readAgain(): Uint8Array {
    const read = this.#read(this.path)
    if (!('bytes' in read) || hash(read.bytes) !== this.hash) throw new ChangedSource(this.path)
    return read.bytes
  }
}
