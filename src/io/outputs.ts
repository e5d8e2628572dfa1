import type { Stamp, Stamps, StampTable } from '../types/store.ts'
import { allStand, type MetOutput, stands } from './meeting.ts'

/** The files that a build publishes, and how each stands: a list of its own, or what is others of what was published. */
export class Outputs implements Stamps {
  readonly #old: MetOutput
  /** All that was published, if it is kept; then every path below is one of its own. */
  #kept: StampTable | undefined
  #files = new Map<string, Stamp>()

  constructor(old: MetOutput) {
    this.#old = old
  }

  /** What is others of what was published, where nothing came and nothing went: then no list of all need be made. */
  get amended(): ReadonlyMap<string, Stamp> | undefined {
    return this.#kept && this.#files
  }

  get size(): number {
    return this.#kept?.size ?? this.#files.size
  }

  get(path: string): Stamp | undefined {
    return this.#files.get(path) ?? this.#kept?.get(path)
  }

  keys(): Iterable<string> {
    return this.#kept?.keys() ?? this.#files.keys()
  }

  *[Symbol.iterator](): Generator<readonly [string, Stamp]> {
    for (const [path, stamp] of this.#kept ?? this.#files) yield [path, this.#files.get(path) ?? stamp]
  }

  set(path: string, stamp: Stamp): void {
    if (this.#kept?.get(path) === undefined) this.#list()
    this.#files.set(path, stamp)
  }

  /** In the order of their paths. What is remembered in order is sorted in no time the next time. */
  sort(): void {
    if (this.#kept === undefined) this.#files = new Map([...this.#files].sort(byPath))
  }

  /** Keep a file of the last build; false when it is not what `stamp` says. */
  keep(path: string, stamp: Stamp): boolean {
    const known = this.get(path)
    if (known !== undefined) return known.hash === stamp.hash
    const standing = stands(path, stamp, this.#old)
    if (standing !== undefined) this.set(path, standing)
    return standing !== undefined
  }

  /** The same for a whole site: all of it, or nothing is kept. */
  keepAll(stamps: StampTable): boolean {
    const touched = allStand(stamps, this.#old)
    if (touched === undefined) return false
    this.#old.site.know(stamps)
    if (this.size === 0) this.#kept = stamps
    else for (const [path, stamp] of stamps) this.set(path, stamp)
    for (const [path, stamp] of touched) this.set(path, stamp)
    return true
  }

  /** From now on all files are listed, not those alone that are others. */
  #list(): void {
    if (this.#kept !== undefined) this.#files = new Map(this)
    this.#kept = undefined
  }
}

function byPath([a]: readonly [string, Stamp], [b]: readonly [string, Stamp]): number {
  return a < b ? -1 : 1
}
