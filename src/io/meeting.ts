import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../text/hash.ts'
import type { Stamp } from '../types/store.ts'
import { FILE_MODE } from './disk.ts'
import { lookInto, type Standing } from './standing.ts'
import type { Published } from './state.ts'

/** What a new file meets at its path: nothing, itself, an older file of ours, or something of others'. */
export interface Meeting {
  readonly kind: 'nothing' | 'same' | 'ours' | 'foreign'
  /** When what is the same was written. */
  readonly mtimeMs: number
}

/** The output as the last build left it, and as it stands. */
export type MetOutput = Pick<Published, 'files' | 'folder'> & { readonly standing: Standing }

/** A path of up to this many characters is short enough for every file system. */
const LONG = 200

/** @throws when the path is too long for the file system: the folders above it may not be there yet to refuse it */
export function meet(path: string, file: Omit<Stamp, 'mtimeMs'>, output: MetOutput): Meeting {
  const { files, standing } = output
  const met = (kind: Meeting['kind'], mtimeMs = 0): Meeting => ({ kind, mtimeMs })
  const obstacle = standing.obstacle(path)
  if (obstacle !== undefined)
    return met(files.has(obstacle) && standing.stat(obstacle)?.isFile() ? 'nothing' : 'foreign')
  if (path.length > LONG) lstatSync(join(output.folder, path), { throwIfNoEntry: false })
  const stat = standing.stat(path)
  if (stat === undefined) return met('nothing')
  if (stat.isDirectory())
    return met(standing.filesBelow(path).every((one) => files.has(one)) ? 'nothing' : 'foreign')
  const known = files.get(path)
  const mayBeSame = stat.isFile() && stat.size === file.size && (known ?? file.hash) === file.hash
  if (mayBeSame && holds(path, file.hash, output))
    return met(isReadable(stat) ? 'same' : 'ours', stat.mtimeMs)
  return met(known === undefined ? 'foreign' : 'ours')
}

/** How a file of the last build stands, when it is what `stamp` says; its content decides where its time does not. */
export function stands(path: string, stamp: Stamp, output: MetOutput): Stamp | undefined {
  if (output.files.get(path) !== stamp.hash) return undefined
  const stat = output.standing.stat(path)
  if (!stat?.isFile() || stat.size !== stamp.size || !isReadable(stat)) return undefined
  if (stat.mtimeMs !== stamp.mtimeMs && !holds(path, stamp.hash, output)) return undefined
  return { ...stamp, mtimeMs: stat.mtimeMs }
}

/** Files of a published site whose bytes are not those that were written. */
export function changedByHand(site: Published): readonly string[] {
  const output = { ...site, standing: lookInto(site.folder) }
  return [...site.files].flatMap(([path, digest]) =>
    output.standing.stat(path)?.isFile() && holds(path, digest, output) ? [] : [path],
  )
}

function holds(path: string, digest: string, { folder }: MetOutput): boolean {
  return hash(readFileSync(join(folder, path))) === digest
}

/** Whether all may read a file, as they may every file of ours. */
function isReadable({ mode }: Stats): boolean {
  return process.platform === 'win32' || (mode & 0o7777) === FILE_MODE
}
