import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hash } from '../text/hash.ts'
import { makeBase, replaceFile } from './disk.ts'
import { resolveInside } from './paths.ts'
import { currentRelease, type OutputPlace, releasesFolder, stateFolder } from './place.ts'

/** What Octavo owns in an output folder. Nothing else there is ever touched. */
export interface Manifest {
  /** Hash by path. */
  readonly files: { readonly [path: string]: string }
  /** How the build differs from a plain one (`drafts`, `future`, `expired`). */
  readonly flags?: readonly string[]
  /** Sub-path of the address that the site was built for, without a trailing slash; absent at a root. */
  readonly base?: string
}

/** What is published now: the folder that holds the files, and the manifest that is true of it. */
export interface Published {
  readonly folder: string
  /** Hash of the manifest; empty when there is none. */
  readonly seal: string
  readonly files: ReadonlyMap<string, string>
  readonly flags: readonly string[]
  readonly base: string
}

/**
 * What the output holds; undefined when nothing of ours is there. In swap mode the link alone decides, so
 * what is served and what is known of it change in the same instant.
 */
export function published(place: OutputPlace): Published | undefined {
  const release = currentRelease(place)
  const sealed = openSealed(manifestPath(place))
  if (sealed === undefined) return undefined
  const folder = release === undefined ? place.out : join(releasesFolder(place), release)
  return new PublishedSite(folder, sealed)
}

/** Reads the manifest when it is asked for what stands in it: a run that changes nothing needs its seal alone. */
class PublishedSite implements Published {
  readonly folder: string
  readonly #sealed: Sealed
  #manifest: Manifest | undefined
  #files: ReadonlyMap<string, string> | undefined

  constructor(folder: string, sealed: Sealed) {
    this.folder = folder
    this.#sealed = sealed
  }

  get seal(): string {
    return this.#sealed.seal
  }

  get files(): ReadonlyMap<string, string> {
    this.#files ??= new Map(Object.entries(this.#read().files))
    return this.#files
  }

  get flags(): readonly string[] {
    return this.#read().flags ?? []
  }

  get base(): string {
    return this.#read().base ?? ''
  }

  #read(): Manifest {
    this.#manifest ??= parsed(this.#sealed) as Manifest
    return this.#manifest
  }
}

/** Where the manifest of what is published lies. */
export function manifestPath(place: OutputPlace): string {
  const release = currentRelease(place)
  return release === undefined
    ? join(stateFolder(place.root), 'manifest', `${place.key}.json`)
    : join(releasesFolder(place), `${release}.json`)
}

/** A manifest; undefined when it is absent or damaged. */
export function readManifest(path: string): Manifest | undefined {
  return readSealed(path) as Manifest | undefined
}

/** Remember what an ordinary output folder holds. */
export function writeManifest(root: string, key: string, manifest: Manifest): string {
  return writeSealed(root, `manifest/${key}.json`, manifest)
}

/** Write a value with its own hash, whole and synced: half a file is never taken for one. Returns the hash, its seal. */
export function writeSealed(root: string, name: string, value: unknown): string {
  const path = resolveInside(stateFolder(root), name)
  makeBase(dirname(path))
  const text = JSON.stringify(value)
  const seal = hash(text)
  replaceFile(path, `${seal}\n${text}`)
  return seal
}

/** Read what `writeSealed` wrote; undefined when it is absent or damaged. */
export function readSealed(path: string): unknown {
  const sealed = openSealed(path)
  return sealed && parsed(sealed)
}

/** What `writeSealed` wrote, not yet read as JSON. */
interface Sealed {
  readonly seal: string
  readonly text: Buffer
}

function openSealed(path: string): Sealed | undefined {
  let content: Buffer
  try {
    content = readFileSync(path)
  } catch {
    return undefined
  }
  const end = content.indexOf('\n')
  const text = content.subarray(end + 1)
  const seal = content.toString('latin1', 0, Math.max(0, end))
  return hash(text) === seal ? { seal, text } : undefined
}

function parsed({ text }: Sealed): unknown {
  return JSON.parse(text.toString())
}
