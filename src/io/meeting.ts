import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../text/hash.ts'
import { foldPath } from '../text/slug.ts'
import type { Stamp, StampTable } from '../types/store.ts'
import { lookInto, type Standing } from './standing.ts'
import type { Published } from './state.ts'

/** What a new file meets at its path: nothing, itself, an older file of ours, or something of others'. */
export interface Meeting {
  readonly kind: 'nothing' | 'same' | 'ours' | 'foreign'
  /** When what is the same was written. */
  readonly mtimeMs: number
}

/** The output as the last build left it, and as it stands. */
export interface MetOutput {
  readonly site: Published
  readonly standing: Standing
}

const IS_WINDOWS = process.platform === 'win32'

/** A path of up to this many characters is short enough for every file system. */
const LONG = 200

/** @throws when the path is too long for the file system: the folders above it may not be there yet to refuse it */
export function meet(path: string, file: Omit<Stamp, 'mtimeMs'>, output: MetOutput): Meeting {
  const { standing, site } = output
  const { files } = site
  const met = (kind: Meeting['kind'], mtimeMs = 0): Meeting => ({ kind, mtimeMs })
  const obstacle = standing.obstacle(path)
  if (obstacle !== undefined)
    return met(files.has(obstacle) && standing.stat(obstacle)?.isFile() ? 'nothing' : 'foreign')
  if (path.length > LONG) lstatSync(join(site.folder, path), { throwIfNoEntry: false })
  const stat = standing.stat(path)
  if (stat === undefined) return met('nothing')
  if (stat.isDirectory())
    return met(standing.filesBelow(path).every((one) => files.has(one)) ? 'nothing' : 'foreign')
  const known = files.get(path)
  // It goes before this one comes, so that the name is the new one too.
  if (known === undefined && isOtherCase(path, stat, output)) return met('nothing')
  const mayBeSame = stat.isFile() && stat.size === file.size && (known ?? file.hash) === file.hash
  if (mayBeSame && holds(path, file.hash, output))
    return met(isReadable(stat) ? 'same' : 'ours', stat.mtimeMs)
  return met(known === undefined ? 'foreign' : 'ours')
}

/** Whether what a disk finds by this name is a file of ours that is written with other cases. */
function isOtherCase(path: string, { dev, ino }: Stats, { site, standing }: MetOutput): boolean {
  const name = foldPath(path)
  return [...site.files.keys()].some((other) => {
    if (other.length !== path.length || foldPath(other) !== name) return false
    const stat = standing.stat(other)
    return stat?.ino === ino && stat.dev === dev
  })
}

/** How a file of the last build stands, when it is what `stamp` says; its content decides where its time does not. */
export function stands(path: string, stamp: Stamp, output: MetOutput): Stamp | undefined {
  if (output.site.files.get(path) !== stamp.hash) return undefined
  const stat = statOf(path, stamp.size, output)
  if (stat === undefined) return undefined
  if (stat.mtimeMs !== stamp.mtimeMs && !holds(path, stamp.hash, output)) return undefined
  return { ...stamp, mtimeMs: stat.mtimeMs }
}

/**
 * Whether a whole site stands as it was published: which of its files have another time now; undefined when one of them
 * is not what it was, or the manifest is another.
 */
export function allStand(stamps: StampTable, output: MetOutput): ReadonlyMap<string, Stamp> | undefined {
  // With the same manifest all have the hashes that it names.
  if (stamps.seal !== output.site.manifest.seal) return undefined
  const touched = new Map<string, Stamp>()
  for (const [number, path] of stamps.paths.entries()) {
    const stat = statOf(path, stamps.sizeAt(number), output)
    if (stat === undefined) return undefined
    if (stat.mtimeMs === stamps.timeAt(number)) continue
    const stamp = stamps.get(path)
    if (stamp === undefined || !holds(path, stamp.hash, output)) return undefined
    touched.set(path, { ...stamp, mtimeMs: stat.mtimeMs })
  }
  return touched
}

/** Of a file of this size that all may read; undefined for anything else. */
function statOf(path: string, size: number, { standing }: MetOutput): Stats | undefined {
  const stat = standing.stat(path)
  return stat?.isFile() && stat.size === size && isReadable(stat) ? stat : undefined
}

/** Files of a published site, of all or of these, that do not stand as they were written. */
export function changedByHand(
  site: Published,
  paths: Iterable<string> = site.files.keys(),
): readonly string[] {
  const output = { site, standing: lookInto(site.folder) }
  return [...paths].filter((path) => {
    const digest = site.files.get(path)
    if (digest === undefined) return false
    const stat = output.standing.stat(path)
    return !stat?.isFile() || !isReadable(stat) || !holds(path, digest, output)
  })
}

function holds(path: string, digest: string, { site }: MetOutput): boolean {
  return hash(readFileSync(join(site.folder, path))) === digest
}

/**
 * Whether all may read a file, as they may every file of ours. Not whether its mode is the one that we gave it: disks that keep
 * none (FAT, a Windows disk seen from Linux) show the same one for all, and everything would be written anew in every build.
 */
function isReadable({ mode }: Stats): boolean {
  return IS_WINDOWS || (mode & READABLE) === READABLE
}

const READABLE = 0o444
