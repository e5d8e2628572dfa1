import type { Stamp } from '../types/store.ts'
import { createFile, removeFile } from './disk.ts'
import { guard } from './errors.ts'
import { type Meeting, type MetOutput, meet } from './meeting.ts'
import { refuseUnknown } from './output-folder.ts'
import { resolveInside } from './paths.ts'
import type { OutputPlace } from './place.ts'
import type { Scribe } from './scribe.ts'
import { lookInto } from './standing.ts'
import { published, unpublished } from './state.ts'

/** A stage that is open, and the output that it is for. */
interface Stage {
  readonly place: OutputPlace
  readonly folder: string
}

/** What became of a finished file that waits to be published. */
interface Staged {
  readonly stamp: Stamp
  /** Its name in the stage; absent when it stands already as it is to be. */
  readonly name?: string
  /** What it will take the place of. */
  readonly meets: Meeting['kind']
}

/** Writes finished files into a stage, by number. */
export class Stager {
  readonly #stage: Stage
  readonly #output: MetOutput
  #count = 0
  #bytes = 0
  #scribe: Scribe | undefined

  constructor(stage: Stage, output: MetOutput) {
    this.#stage = stage
    this.#output = output
  }

  /** Have another thread write what comes, until all is settled. */
  employ(scribe: Scribe): void {
    this.#scribe = scribe
  }

  /** Whether files may still be on their way to the disk. */
  get isWriting(): boolean {
    return this.#scribe !== undefined
  }

  /** Write nothing more. */
  stop(): void {
    this.#scribe?.stop()
    this.#scribe = undefined
  }

  /** Wait until every file stands in the stage. Comes back with when those of the other thread were written, by name. */
  async settle(): Promise<ReadonlyMap<string, number>> {
    if (this.#scribe === undefined) return new Map()
    const { times, unanswered } = await this.#scribe.end()
    this.#scribe = undefined
    const all = new Map(times)
    for (const { length } of unanswered.values()) this.#bytes -= length
    for (const [name, bytes] of unanswered) all.set(name, this.#write(name, bytes, true))
    return all
  }

  /**
   * Write a file, unless it stands already as it is to be. `hash` is that of the bytes. When another thread writes, the
   * time of the stamp is told by `settle`.
   */
  stage(path: string, bytes: Uint8Array, hash: string): Staged {
    const { place } = this.#stage
    resolveInside(place.out, path)
    const file = { size: bytes.length, hash }
    const { kind: meets, mtimeMs } = guard(() => meet(path, file, this.#output), 'stage the build')
    if (meets === 'same') return { meets, stamp: { ...file, mtimeMs } }
    const name = String(this.#count++)
    if (this.#scribe?.take(name, bytes) !== true)
      return { meets, name, stamp: { ...file, mtimeMs: this.#write(name, bytes) } }
    this.#bytes += bytes.length
    return { meets, name, stamp: { ...file, mtimeMs: 0 } }
  }

  /** Write a file, in the place of half a one if `isTried`. Returns when it was written. */
  #write(name: string, bytes: Uint8Array, isTried = false): number {
    const path = resolveInside(this.#stage.folder, name)
    const write = () => {
      if (isTried) removeFile(path)
      return createFile(path, bytes)
    }
    const { mtimeMs } = guard(
      write,
      'stage the build',
      () => `${(this.#bytes / 1e6).toFixed(1)} MB were staged`,
    )
    this.#bytes += bytes.length
    return mtimeMs
  }
}

/**
 * What the last build published into an output folder, as it stands now.
 *
 * @throws {UsageError} when it is a release of which nobody knows any more what is ours
 */
export function metOutput(place: OutputPlace): MetOutput {
  const known = published(place)
  if (known === undefined) refuseUnknown(place)
  const site = known ?? unpublished(place.out)
  return { site, standing: lookInto(site.folder) }
}
