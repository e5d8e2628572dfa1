import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { linkFile, makeBase, makeFolder, moveFile, pointLink, removeFile, removeTree } from './disk.ts'
import { UsageError } from './errors.ts'
import { foldersAbove, resolveInside, type SafePath } from './paths.ts'
import { currentRelease, type OutputPlace, releasesFolder, stateFolder } from './place.ts'
import { openSealed, readSealed, type Sealed, writeSealed, writeSealedText } from './sealed.ts'

/** Where the files of a new release are: its own in the stage, all others in the release that is served now. */
interface Parts {
  readonly stage: string
  /** Name in the stage by output path. */
  readonly staged: ReadonlyMap<string, string>
  /** Files that others put into the current release: they come along. */
  readonly foreign: readonly string[]
  /** All paths of the release. */
  readonly paths: readonly string[]
  readonly manifest: Sealed
}

/**
 * Swap mode: the output is a link to a release, and changes from one to the next in a single rename.
 * A release is whole, with its manifest, before the link leads to it; unchanged files are hard links to the
 * one before, which is kept for `rollback`.
 */
export function publishRelease(place: OutputPlace, parts: Parts): void {
  const current = currentRelease(place)
  const id = nextId(place)
  const { root, key } = place
  begin(place, { id, before: current })
  fill(place, parts, id, current)
  writeSealedText(root, `releases/${key}/${id}.json`, parts.manifest)
  switchTo(place, id)
  end(place, { id, before: current })
}

/** A switch that was begun, written down before the first of its steps. */
interface Pending {
  /** The release that is made for it; absent when both are there already. */
  readonly id?: string | undefined
  /** The one that is served until then. */
  readonly before?: string | undefined
}

function begin({ root, key, name }: OutputPlace, pending: Pending): void {
  writeSealed(root, `releases/${key}/pending.json`, { out: name, ...pending })
}

/** Drop what is of no use once the link has another target, or was left as it was. Can be done again. */
function end(place: OutputPlace, { id, before }: Pending): void {
  const releases = releasesFolder(place)
  if (id !== undefined) {
    const isServed = currentRelease(place) === id
    for (const one of releaseIds(place)) {
      if (isServed ? one === id || one === before : one !== id) continue
      // Without its manifest it is no release to go back to, however much of it is left.
      removeFile(resolveInside(releases, `${one}.json`))
      removeTree(resolveInside(releases, one))
    }
    if (!isServed) removeFile(resolveInside(releases, `${id}.json`))
  }
  removeFile(draftLink(place))
  removeFile(resolveInside(releases, 'pending.json'))
}

function fill(
  place: OutputPlace,
  { stage, staged, foreign, paths }: Parts,
  id: string,
  current?: string,
): void {
  const target = join(releasesFolder(place), id)
  const before = join(releasesFolder(place), current ?? '')
  makeBase(target)
  const made = new Set<string>()
  for (const path of [...paths, ...foreign]) {
    for (const folder of foldersAbove(path).reverse()) {
      if (made.has(folder)) continue
      makeFolder(resolveInside(target, folder))
      made.add(folder)
    }
    const name = staged.get(path)
    const to = resolveInside(target, path)
    if (name !== undefined) moveFile(resolveInside(stage, name), to)
    else linkFile(resolveInside(before, path), to)
  }
}

/** Give files of a folder to another one too, in the place of what an earlier attempt left there. */
export function linkForeign(from: string, paths: readonly string[], to: string): void {
  for (const path of paths) {
    for (const folder of foldersAbove(path).reverse()) makeFolder(resolveInside(to, folder))
    removeFile(resolveInside(to, path))
    linkFile(resolveInside(from, path), resolveInside(to, path))
  }
}

/** Whether a release was being made when its process ended. */
export function hasUnpublished(state: string): boolean {
  const folder = join(state, 'releases')
  return (
    existsSync(folder) && readdirSync(folder).some((key) => existsSync(join(folder, key, 'pending.json')))
  )
}

/** End switches whose process has ended: a release that the link does not lead to goes, and so does one that is too old. */
export function dropUnpublished(root: string): void {
  const folder = join(stateFolder(root), 'releases')
  if (!existsSync(folder)) return
  for (const { name: key } of readdirSync(folder, { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )) {
    dropDrafts(resolveInside(folder, key))
    const pending = readSealed(join(folder, key, 'pending.json')) as (Pending & { out: string }) | undefined
    if (pending !== undefined) end({ root, out: resolve(root, pending.out), name: pending.out, key }, pending)
  }
}

/** A record that was half written when its process ended. */
function dropDrafts(releases: SafePath): void {
  for (const name of readdirSync(releases))
    if (name.endsWith('.new')) removeFile(resolveInside(releases, name))
}

/**
 * Id of the release before the last one; after a rollback, of the newer one.
 *
 * @throws {UsageError} when there is none, or the output is no link to a release
 */
export function otherRelease(place: OutputPlace): string {
  const current = currentRelease(place)
  if (current === undefined) {
    throw new UsageError(
      `${place.name} is no release; rollback needs \`output: {mode: swap}\` and two builds.`,
    )
  }
  const other = releaseIds(place).find((id) => id !== current)
  if (other === undefined || openSealed(join(releasesFolder(place), `${other}.json`)) === undefined)
    throw new UsageError('There is no other release to go back to.')
  return other
}

/** Let the output lead to a release that is whole. */
export function serveAgain(place: OutputPlace, id: string): void {
  begin(place, {})
  switchTo(place, id)
  end(place, {})
}

function switchTo(place: OutputPlace, id: string): void {
  const folder = dirname(place.out)
  makeBase(folder)
  const target = relative(folder, join(releasesFolder(place), id))
  pointLink(resolveInside(folder, basename(place.out)), target, draftLink(place))
}

function draftLink({ out }: OutputPlace) {
  return resolveInside(dirname(out), `.${basename(out)}.octavo-new`)
}

/** Whether the output is a link that Octavo made, also when its release is gone. */
export function isReleaseLink(place: OutputPlace): boolean {
  return dirname(resolve(dirname(place.out), readlinkSync(place.out))) === releasesFolder(place)
}

function releaseIds(place: OutputPlace): readonly string[] {
  const folder = releasesFolder(place)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
}

function nextId(place: OutputPlace): string {
  return String(Number(releaseIds(place).at(-1) ?? 0) + 1)
}
