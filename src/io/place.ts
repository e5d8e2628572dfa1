import { existsSync, lstatSync, readlinkSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { hash } from '../text/hash.ts'
import { guard, UsageError } from './errors.ts'
import { nameWithin, realPath } from './paths.ts'

/** A project and one of its output folders, seen without the links above them. */
export interface OutputPlace {
  readonly root: string
  /** The output folder, or the link that stands for it. */
  readonly out: string
  /** `out` below the root, else absolute: the same wherever the project is moved to. */
  readonly name: string
  /** Short name for what is kept about this folder. */
  readonly key: string
}

/**
 * The place of an output folder, whatever way its path was written.
 *
 * @throws {UsageError} when a file stands where a folder above it would be
 * @throws {EnvironmentError} when the system refuses to look
 */
export function outputPlace(root: string, out: string): OutputPlace {
  const target = resolve(out)
  refuseFileAbove(target)
  return guard(() => {
    const project = realPath(resolve(root))
    const folder = join(realPath(dirname(target)), basename(target))
    const name = nameWithin(project, folder)
    return { root: project, out: folder, name, key: hash(name).slice(0, 16) }
  }, 'find the output folder')
}

function refuseFileAbove(target: string): void {
  let above = dirname(target)
  while (!existsSync(above)) above = dirname(above)
  if (!statSync(above).isDirectory())
    throw new UsageError(`${target} can be no output folder: ${above} is a file.`)
}

/** The folder of Octavo's working state. */
export function stateFolder(root: string): string {
  return join(root, '.octavo')
}

/** The releases of an output folder, in swap mode. */
export function releasesFolder({ root, key }: OutputPlace): string {
  return join(stateFolder(root), 'releases', key)
}

/** Id of the release that the output leads to; undefined when it is no link of ours. */
export function currentRelease(place: OutputPlace): string | undefined {
  if (lstatSync(place.out, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return undefined
  const target = resolve(dirname(place.out), readlinkSync(place.out))
  const isOurs = dirname(target) === releasesFolder(place)
  return isOurs && lstatSync(target, { throwIfNoEntry: false })?.isDirectory() ? basename(target) : undefined
}
