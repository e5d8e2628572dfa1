import type { Stamp, StampTable } from '../types/store.ts'
import { allStand, type MetOutput, stands } from './meeting.ts'

/** The files that a build publishes, and how each stands. */
export class Outputs {
  readonly #old: MetOutput
  #files = new Map<string, Stamp>()
  #whole: StampTable | undefined

  constructor(old: MetOutput) {
    this.#old = old
  }

  /** All that was published before, if that is all there is: then no list of it need be made. */
  get whole(): StampTable | undefined {
    return this.#whole
  }

  get files(): Map<string, Stamp> {
    if (this.#whole !== undefined) this.#files = new Map(this.#whole)
    this.#whole = undefined
    return this.#files
  }

  /** All files in the order of their paths. What is remembered in order is sorted in no time the next time. */
  sort(): ReadonlyMap<string, Stamp> {
    this.#files = new Map([...this.files].sort(byPath))
    return this.#files
  }

  keep(path: string, stamp: Stamp): boolean {
    const known = this.files.get(path)
    if (known !== undefined) return known.hash === stamp.hash
    const standing = stands(path, stamp, this.#old)
    if (standing !== undefined) this.files.set(path, standing)
    return standing !== undefined
  }

  keepAll(stamps: StampTable): boolean {
    const touched = allStand(stamps, this.#old)
    if (touched === undefined) return false
    if (this.#files.size === 0) this.#whole = stamps
    if (this.#whole !== undefined && touched.size === 0) return true
    for (const [path, stamp] of [...stamps, ...touched]) this.files.set(path, stamp)
    return true
  }
}

function byPath([a]: readonly [string, Stamp], [b]: readonly [string, Stamp]): number {
  return a < b ? -1 : 1
}
