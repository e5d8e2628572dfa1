import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../text/hash.ts'
import { createFile, FILE_MODE, removeFolderIfEmpty } from './disk.ts'
import { EnvironmentError, environmentFault } from './errors.ts'
import { carryOut, isJournalOpen, type Move } from './journal.ts'
import { holdsLock, lock } from './lock.ts'
import { refuseDangerous, refuseForeign, refuseOtherMode } from './output-folder.ts'
import { foldersAbove, nameWithin, resolveInside } from './paths.ts'
import { type OutputPlace, outputPlace, stateFolder } from './place.ts'
import { settle } from './recover.ts'
import { publishRelease } from './release.ts'
import { dropStage, openStage } from './stage.ts'
import { lookInto, type Standing } from './standing.ts'
import { type Manifest, type Published, published } from './state.ts'

export interface WriterOptions {
  readonly root: string
  readonly out: string
  readonly mode: 'folder' | 'swap'
  /** How this build differs from a plain one; kept in the manifest. */
  readonly flags?: readonly string[]
  /** Sub-path of the site's address; kept in the manifest. */
  readonly base?: string
}

/** Takes the files of a build one by one and publishes all of them or none. */
export interface Writer {
  /** Keep a finished file for the commit. Staging is not publishing. `digest` is the hash of the bytes. */
  stage(path: string, bytes: Uint8Array, digest?: string): void
  /** Publish what was staged and remove what is no longer made. */
  commit(): Release
  /** Leave the output as it is. Does nothing after a commit. */
  abort(): void
}

/** What a commit did. */
export interface Release {
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
  const place = guard(() => outputPlace(options.root, options.out), 'find the output folder')
  refuseDangerous(place)
  refuseOtherMode(place, options.mode)
  const release = guard(() => lock(place.root), 'lock the project')
  try {
    return guard(() => new StagedWriter(place, options, release), 'prepare the build')
  } catch (cause) {
    release()
    throw cause
  }
}

/** What a path of a new build meets in the output. */
type Meeting = 'nothing' | 'same' | 'ours' | 'foreign'

class StagedWriter implements Writer {
  readonly #place: OutputPlace
  readonly #options: WriterOptions
  readonly #release: () => void
  readonly #old: Published
  readonly #standing: Standing
  readonly #stage: string
  readonly #files = new Map<string, string>()
  readonly #moves: Move[] = []
  readonly #foreign: string[] = []
  #bytes = 0
  #isOpen = true

  constructor(place: OutputPlace, options: WriterOptions, release: () => void) {
    this.#place = place
    this.#options = options
    this.#release = release
    settle(place.root)
    this.#old = published(place) ?? { folder: place.out, files: new Map(), flags: [], base: '' }
    this.#standing = lookInto(this.#old.folder)
    this.#stage = openStage(place)
  }

  stage(path: string, bytes: Uint8Array, digest = hash(bytes)): void {
    if (this.#files.has(path)) throw new Error(`${path} was staged twice`)
    this.#files.set(path, digest)
    const meeting = this.#meet(path, bytes, digest)
    if (meeting === 'same') return
    if (meeting === 'foreign') this.#foreign.push(path)
    const staged = String(this.#moves.length)
    const megabytes = (this.#bytes / 1e6).toFixed(1)
    guard(
      () => createFile(resolveInside(this.#stage, staged), bytes),
      'stage the build',
      `${megabytes} MB were staged`,
    )
    this.#bytes += bytes.length
    this.#moves.push([staged, path, meeting === 'ours'])
  }

  commit(): Release {
    try {
      refuseForeign(this.#place, this.#foreign)
      const removed = [...this.#old.files.keys()].filter(
        (path) => !this.#files.has(path) && this.#isThere(path),
      )
      const written = this.#moves.length
      if (this.#isChanged(removed)) guard(() => this.#publish(removed), 'publish the site')
      return { written, unchanged: this.#files.size - written, removed }
    } finally {
      this.abort()
    }
  }

  abort(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
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

  #publish(removals: readonly string[]): void {
    const { root, key, name } = this.#place
    if (!holdsLock(root))
      throw new EnvironmentError('another octavo took the lock while this one was stopped')
    const { flags = [], base = '' } = this.#options
    const files = Object.fromEntries([...this.#files].sort(byPath))
    const manifest: Manifest = {
      files,
      ...(flags.length > 0 && { flags }),
      ...(base !== '' && { base }),
    }
    if (this.#options.mode === 'swap') return this.#publishRelease(manifest)
    const moves = [...this.#moves].sort(inOrder)
    const folders = this.#newFolders(moves)
    carryOut(root, key, {
      out: name,
      stage: nameWithin(root, this.#stage),
      moves,
      removals,
      folders,
      manifest,
    })
  }

  #publishRelease(manifest: Manifest): void {
    const isRelease = this.#old.folder !== this.#place.out
    const all = isRelease ? this.#standing.filesBelow('') : []
    publishRelease(this.#place, {
      stage: this.#stage,
      staged: new Map(this.#moves.map(([staged, path]) => [path, staged])),
      foreign: all.filter((path) => !this.#old.files.has(path) && !this.#files.has(path)),
      manifest,
    })
  }

  /** Folders that the moves need and that are not there, those above first. */
  #newFolders(moves: readonly Move[]): readonly string[] {
    const folders = new Set(moves.flatMap(([, path]) => foldersAbove(path).reverse()))
    return [...folders].filter((folder) => !this.#standing.stat(folder)?.isDirectory())
  }

  #isChanged(removed: readonly string[]): boolean {
    const { files, flags, base } = this.#old
    if (this.#moves.length > 0 || removed.length > 0 || files.size !== this.#files.size) return true
    const hasOther = [...this.#files.keys()].some((path) => !files.has(path))
    if (hasOther || base !== (this.#options.base ?? '')) return true
    return flags.join() !== (this.#options.flags ?? []).join()
  }

  /** A file of ours, or a link in its place; what became a folder or lies behind a link is not ours any more. */
  #isThere(path: string): boolean {
    const stat = this.#standing.stat(path)
    return stat !== undefined && !stat.isDirectory()
  }

  #meet(path: string, bytes: Uint8Array, digest: string): Meeting {
    const { files, folder } = this.#old
    const obstacle = this.#standing.obstacle(path)
    if (obstacle !== undefined)
      return files.has(obstacle) && this.#standing.stat(obstacle)?.isFile() ? 'nothing' : 'foreign'
    const stat = this.#standing.stat(path)
    if (stat === undefined) return 'nothing'
    if (stat.isDirectory())
      return this.#standing.filesBelow(path).every((one) => files.has(one)) ? 'nothing' : 'foreign'
    const known = files.get(path)
    if (stat.isFile() && stat.size === bytes.length) {
      const isReadable = process.platform === 'win32' || (stat.mode & 0o7777) === FILE_MODE
      if (known === digest && isReadable) return 'same'
      if (known === undefined && hash(readFileSync(join(folder, path))) === digest)
        return isReadable ? 'same' : 'ours'
    }
    return known === undefined ? 'foreign' : 'ours'
  }
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1
}

/** Assets first and feeds last, so that no page names a style that is not there yet. */
function inOrder([, a]: Move, [, b]: Move): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(path: string): number {
  if (/\.xml$/.test(path)) return 2
  return path.endsWith('.html') ? 1 : 0
}

/** Run a task; what the system refuses becomes an EnvironmentError that says what was being done. */
function guard<T>(task: () => T, doing: string, more?: string): T {
  try {
    return task()
  } catch (cause) {
    throw environmentFault(cause, doing, more)
  }
}
