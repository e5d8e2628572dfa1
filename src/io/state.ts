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
  const manifest = readManifest(manifestPath(place))
  if (manifest === undefined) return undefined
  return {
    folder: release === undefined ? place.out : join(releasesFolder(place), release),
    files: new Map(Object.entries(manifest.files)),
    flags: manifest.flags ?? [],
    base: manifest.base ?? '',
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
export function writeManifest(root: string, key: string, manifest: Manifest): void {
  writeSealed(root, `manifest/${key}.json`, manifest)
}

/** Write a value with its own hash, whole and synced: half a file is never taken for one. */
export function writeSealed(root: string, name: string, value: unknown): void {
  const path = resolveInside(stateFolder(root), name)
  makeBase(dirname(path))
  const text = JSON.stringify(value)
  replaceFile(path, `${hash(text)}\n${text}`)
}

/** Read what `writeSealed` wrote; undefined when it is absent or damaged. */
export function readSealed(path: string): unknown {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const end = content.indexOf('\n')
  const text = content.slice(end + 1)
  return end > 0 && hash(text) === content.slice(0, end) ? JSON.parse(text) : undefined
}
