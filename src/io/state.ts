import { join } from 'node:path'
import type { Stamp, Stamps, StampTable } from '../types/store.ts'
import { currentRelease, type OutputPlace, releasesFolder, stateFolder } from './place.ts'
import { jsonOf, openSealed, parsed, type Sealed, sealed } from './sealed.ts'

/** What Octavo owns in an output folder. Nothing else there is ever touched. */
export interface Manifest {
  /** Hash by path. */
  readonly files: { readonly [path: string]: string }
  /** How the build differs from a plain one (`drafts`, `future`, `expired`). */
  readonly flags?: readonly string[]
  /** Sub-path of the address that the site was built for, without a trailing slash; absent at a root. */
  readonly base?: string
}

/** Hash by path. */
export type Hashes = Pick<ReadonlyMap<string, string>, 'get' | 'has' | 'keys' | 'size'> &
  Iterable<readonly [path: string, hash: string]>

/**
 * What the output holds; undefined when nothing of ours is there. In swap mode the link alone decides, so
 * what is served and what is known of it change in the same instant.
 */
export function published(place: OutputPlace): Published | undefined {
  const release = currentRelease(place)
  const manifest = openSealed(manifestPath(place))
  if (manifest === undefined) return undefined
  const folder = release === undefined ? place.out : join(releasesFolder(place), release)
  return new Published(folder, manifest)
}

/** Nothing of ours yet. */
export function unpublished(folder: string): Published {
  return new Published(folder, sealed(jsonOf({ files: {} } satisfies Manifest)))
}

/**
 * What is published now: the folder that holds the files, and the manifest that is true of it. That is parsed when
 * somebody asks for what stands in it: a run that changes nothing needs its seal alone.
 */
export class Published {
  readonly folder: string
  readonly manifest: Sealed
  #read: Manifest | undefined
  #files: Hashes | undefined

  constructor(folder: string, manifest: Sealed) {
    this.folder = folder
    this.manifest = manifest
  }

  get files(): Hashes {
    this.#files ??= new Map(Object.entries(this.#parsed().files))
    return this.#files
  }

  get flags(): readonly string[] {
    return this.#parsed().flags ?? []
  }

  get base(): string {
    return this.#parsed().base ?? ''
  }

  /** Take the files from stamps that were kept with this very manifest. */
  know(stamps: StampTable): void {
    this.#files ??= hashesOf(stamps)
  }

  #parsed(): Manifest {
    this.#read ??= parsed(this.manifest) as Manifest
    return this.#read
  }
}

function hashesOf(stamps: StampTable): Hashes {
  return {
    get: (path) => stamps.get(path)?.hash,
    has: (path) => stamps.get(path) !== undefined,
    keys: () => stamps.paths.values(),
    size: stamps.size,
    *[Symbol.iterator]() {
      for (const [path, { hash }] of stamps) yield [path, hash]
    },
  }
}

/** The manifest of a site. */
export function manifestOf(stamps: Stamps, { flags = [], base = '' }: Omit<Manifest, 'files'>): Sealed {
  const manifest: Manifest = {
    files: Object.fromEntries(Array.from(stamps, ([path, { hash }]) => [path, hash])),
    ...(flags.length > 0 && { flags }),
    ...(base !== '' && { base }),
  }
  return sealed(jsonOf(manifest))
}

/** A manifest in which these files, which it names, have other hashes; undefined when it does not name one of them. */
export function withHashes(manifest: Sealed, stamps: ReadonlyMap<string, Stamp>): Sealed | undefined {
  const text = Buffer.from(manifest.text)
  for (const [path, { hash }] of stamps) {
    const at = hashPlace(text, path)
    if (at === undefined) return undefined
    text.write(hash, at, 'latin1')
  }
  return sealed(text)
}

/** Where the hash of a file stands. A quote within a name has a backslash before it. */
function hashPlace(text: Buffer, path: string): number | undefined {
  const key = Buffer.from(`${JSON.stringify(path)}:"`)
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
    if (text[at - 1] === BRACE || text[at - 1] === COMMA) return at + key.length
  return undefined
}

const BRACE = '{'.charCodeAt(0)
const COMMA = ','.charCodeAt(0)

/** Where the manifest of what is published lies. */
export function manifestPath(place: OutputPlace): string {
  const release = currentRelease(place)
  return release === undefined
    ? join(stateFolder(place.root), 'manifest', `${place.key}.json`)
    : join(releasesFolder(place), `${release}.json`)
}
