import { hash } from '../text/hash.ts'
import type { PublishedStamps, Stamp, StampTable } from '../types/store.ts'
import { endRemoval } from './clean.ts'
import { removeFolderIfEmpty } from './disk.ts'
import { EnvironmentError, guard } from './errors.ts'
import { interruptible } from './interrupt.ts'
import { carryOut, isJournalOpen } from './journal.ts'
import { holdsLock, lock } from './lock.ts'
import type { MetOutput } from './meeting.ts'
import { inOrder, type Move } from './moves.ts'
import { refuseDangerous, refuseForeign, refuseOtherMode } from './output-folder.ts'
import { Outputs } from './outputs.ts'
import { foldersAbove, nameWithin, resolveInside } from './paths.ts'
import { type OutputPlace, outputPlace, stateFolder } from './place.ts'
import { settle } from './recover.ts'
import { publishRelease } from './release.ts'
import type { Scribe } from './scribe.ts'
import type { Sealed } from './sealed.ts'
import { dropStage, openStage } from './stage.ts'
import { metOutput, Stager } from './stager.ts'
import { manifestOf, withHashes } from './state.ts'

interface WriterOptions {
  readonly root: string
  readonly out: string
  readonly mode: 'folder' | 'swap'
  /** Folders that the configuration names, and that are read. */
  readonly sources?: readonly string[]
  /** How this build differs from a plain one; kept in the manifest. */
  readonly flags?: readonly string[]
  /** Sub-path of the site's address; kept in the manifest. */
  readonly base?: string
  /** Called when another build must be waited for. */
  readonly onWait?: () => void
}

/** Takes the files of a build one by one and publishes all of them or none. */
export interface Writer {
  /** Keep a finished file for the commit. Staging is not publishing. `digest` is the hash of the bytes. */
  stage(path: string, bytes: Uint8Array, digest?: string): void
  /** Where another thread is to write what is staged. */
  readonly stageFolder: string
  /** Have another thread write what is staged from now on; before the end, `settle` must be waited for. */
  employ(scribe: Scribe): void
  /** Wait until all that was staged stands in the stage. */
  settle(): Promise<void>
  /**
   * Publish again what stands at a path, without its bytes at hand; false when that is not what `stamp` says.
   * Size and time tell an untouched file; where the time differs, its content decides.
   */
  keep(path: string, stamp: Stamp): boolean
  /** The same for a whole site: all of it, or nothing is kept. */
  keepAll(stamps: StampTable): boolean
  /** Publish what was staged and remove what is no longer made; `after` runs before another build may begin. */
  commit(after?: (release: Release) => void): Release
  /** Leave the output as it is. Does nothing after a commit. */
  abort(): void
}

/** What a commit did, and how each published file stands now. */
export interface Release extends PublishedStamps {
  readonly written: number
  readonly unchanged: number
  readonly removed: readonly string[]
}

/**
 * Open the output folder for one build, and lock the project.
 *
 * @throws {UsageError} when the folder is dangerous, or holds files of others that would be overwritten
 * @throws {EnvironmentError} when the disk refuses; the output is then as it was
 */
export function openWriter(options: WriterOptions): Writer {
  const place = outputPlace(options.root, options.out)
  refuseDangerous(place, options.sources ?? [])
  refuseOtherMode(place, options.mode)
  const unlock = guard(() => lock(place.root, undefined, options.onWait), 'lock the project')
  return interruptible(unlock, (release) =>
    guard(() => new StagedWriter(place, options, release), 'prepare the build'),
  )
}

class StagedWriter implements Writer {
  readonly #place: OutputPlace
  readonly #options: WriterOptions
  readonly #release: () => void
  /** What the last build published, as it stands. */
  readonly #old: MetOutput
  readonly stageFolder: string
  readonly #stager: Stager
  readonly #outputs: Outputs
  readonly #moves: Move[] = []
  readonly #foreign: string[] = []
  readonly #staged = new Set<string>()
  #isOpen = true

  constructor(place: OutputPlace, options: WriterOptions, release: () => void) {
    this.#place = place
    this.#options = options
    this.#release = release
    settle(place.root)
    endRemoval(place)
    refuseOtherMode(place, options.mode)
    this.#old = metOutput(place)
    this.#outputs = new Outputs(this.#old)
    this.stageFolder = openStage(place, options.mode)
    this.#stager = new Stager({ place, folder: this.stageFolder }, this.#old)
  }

  stage(path: string, bytes: Uint8Array, digest = hash(bytes)): void {
    const { stamp, name, meets } = this.#stager.stage(path, bytes, digest)
    if (this.#staged.has(path)) throw new Error(`${path} was staged twice`)
    this.#staged.add(path)
    this.#outputs.set(path, stamp)
    if (meets === 'foreign') this.#foreign.push(path)
    if (name !== undefined) this.#moves.push([name, path, meets === 'ours'])
  }

  employ(scribe: Scribe): void {
    this.#stager.employ(scribe)
  }

  async settle(): Promise<void> {
    const times = await this.#stager.settle()
    for (const [name, path] of this.#moves) {
      const mtimeMs = times.get(name)
      const stamp = this.#outputs.get(path)
      if (mtimeMs !== undefined && stamp !== undefined) this.#outputs.set(path, { ...stamp, mtimeMs })
    }
  }

  keep(path: string, stamp: Stamp): boolean {
    return this.#outputs.keep(path, stamp)
  }

  keepAll(stamps: StampTable): boolean {
    return this.#outputs.keepAll(stamps)
  }

  commit(after?: (release: Release) => void): Release {
    if (this.#stager.isWriting) throw new Error('a commit before all is written')
    try {
      const release = this.#commit()
      after?.(release)
      return release
    } finally {
      this.abort()
    }
  }

  abort(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#stager.stop()
    const { root, key } = this.#place
    guard(() => {
      try {
        if (!isJournalOpen(root, key)) dropStage(root, key)
        removeFolderIfEmpty(resolveInside(stateFolder(root), 'stage'))
      } finally {
        this.#release()
      }
    }, 'clean up after the build')
  }

  #commit(): Release {
    refuseForeign(this.#place, this.#foreign)
    const stamps = this.#outputs
    const removed = stamps.amended ? [] : this.#noLongerMade()
    const isChanged = this.#isChanged(removed)
    const manifest = isChanged ? this.#newManifest() : this.#old.site.manifest
    if (isChanged) guard(() => this.#publish(removed, manifest), 'publish the site')
    const written = this.#moves.length
    return { written, unchanged: stamps.size - written, removed, stamps, seal: manifest.seal }
  }

  #noLongerMade(): readonly string[] {
    return [...this.#old.site.files.keys()].filter(
      (path) => this.#outputs.get(path) === undefined && this.#isThere(path),
    )
  }

  #newManifest(): Sealed {
    const stamps = this.#outputs
    const amended = stamps.amended && withHashes(this.#old.site.manifest, stamps.amended)
    if (amended !== undefined) return amended
    stamps.sort()
    return manifestOf(stamps, this.#options)
  }

  #publish(removals: readonly string[], manifest: Sealed): void {
    const { root, key, name } = this.#place
    if (!holdsLock(root))
      throw new EnvironmentError('another octavo took the lock while this one was stopped')
    if (this.#options.mode === 'swap') return this.#publishRelease(manifest)
    const moves = [...this.#moves].sort(inOrder)
    const order = {
      out: name,
      stage: nameWithin(root, this.stageFolder),
      moves,
      removals,
      folders: this.#newFolders(moves),
    }
    carryOut(root, key, order, manifest)
  }

  #publishRelease(manifest: Sealed): void {
    const isRelease = this.#old.site.folder !== this.#place.out
    const all = isRelease ? this.#old.standing.filesBelow('') : []
    publishRelease(this.#place, {
      stage: this.stageFolder,
      staged: new Map(this.#moves.map(([staged, path]) => [path, staged])),
      foreign: all.filter((path) => !this.#old.site.files.has(path) && !this.#outputs.get(path)),
      paths: [...this.#outputs.keys()],
      manifest,
    })
  }

  /** Folders that the moves need and that are not there, those above first. */
  #newFolders(moves: readonly Move[]): readonly string[] {
    const folders = new Set(moves.flatMap(([, path]) => foldersAbove(path).reverse()))
    return [...folders].filter((folder) => !this.#old.standing.isFolder(folder))
  }

  #isChanged(removed: readonly string[]): boolean {
    if (this.#moves.length > 0 || removed.length > 0) return true
    // A whole site is kept by a build like that of its manifest alone: no sub-path and no flag is another.
    if (this.#outputs.amended !== undefined) return false
    const { files, flags, base } = this.#old.site
    if (files.size !== this.#outputs.size) return true
    if ([...this.#outputs.keys()].some((path) => !files.has(path))) return true
    return base !== (this.#options.base ?? '') || flags.join() !== (this.#options.flags ?? []).join()
  }

  /** A file of ours, or a link in its place; what became a folder or lies behind a link is not ours any more. */
  #isThere(path: string): boolean {
    const stat = this.#old.standing.stat(path)
    return stat !== undefined && !stat.isDirectory()
  }
}
