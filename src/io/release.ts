import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { linkFile, makeBase, makeFolder, moveFile, pointLink, removeTree } from './disk.ts'
import { UsageError } from './errors.ts'
import type { Journal } from './journal.ts'
import { foldersAbove, nameWithin, resolveInside, type SafePath } from './paths.ts'
import { type Manifest, readSealed, stateFolder, writeManifest, writeSealed } from './state.ts'

/**
 * Swap mode: the output is a link to a release, and changes from one to the next in a single rename.
 * A release is whole before the link leads to it; unchanged files are hard links to the one before.
 */
export function publishRelease(root: string, out: string, key: string, journal: Journal): void {
  const releases = join(stateFolder(root), 'releases', key)
  makeBase(releases)
  const current = currentRelease(out, releases)
  const id = nextId(releases)
  const target = join(releases, id)
  makeBase(target)
  const stage = resolve(root, journal.stage)
  const staged = new Map(journal.moves.map(([name, path]) => [path, name]))
  const made = new Set<string>()
  for (const path of Object.keys(journal.manifest.files)) {
    for (const folder of foldersAbove(path).reverse()) {
      if (made.has(folder)) continue
      makeFolder(resolveInside(target, folder))
      made.add(folder)
    }
    const name = staged.get(path)
    const place = resolveInside(target, path)
    if (name !== undefined) moveFile(resolveInside(stage, name), place)
    else linkFile(resolveInside(join(releases, current ?? ''), path), place)
  }
  writeSealed(root, `releases/${key}/${id}.json`, journal.manifest)
  switchTo(out, target)
  writeManifest(root, key, journal.manifest)
  for (const name of readdirSync(releases)) {
    const own = name.replace(/\.json$/, '')
    if (own !== id && own !== current) removeTree(resolveInside(releases, name))
  }
}

/**
 * Serve the release before the last one again.
 *
 * @throws {UsageError} when there is none, or the output is no link to a release
 */
export function switchBack(root: string, out: string, key: string): void {
  const releases = join(stateFolder(root), 'releases', key)
  const current = currentRelease(out, releases)
  if (current === undefined) {
    throw new UsageError(
      `${nameWithin(root, out)} is no release; rollback needs \`output: {mode: swap}\` and two builds.`,
    )
  }
  const other = releaseIds(releases).find((id) => id !== current)
  const manifest = other === undefined ? undefined : readSealed(join(releases, `${other}.json`))
  if (other === undefined || manifest === undefined)
    throw new UsageError('there is no other release to go back to')
  switchTo(out, join(releases, other))
  writeManifest(root, key, manifest as Manifest)
}

function switchTo(out: string, target: string): void {
  const folder = dirname(out)
  makeBase(folder)
  const link = join(folder, basename(out)) as SafePath
  pointLink(link, relative(folder, target), resolveInside(folder, `.${basename(out)}.octavo-new`))
}

/** Id of the release that the output leads to. */
export function currentRelease(out: string, releases: string): string | undefined {
  if (lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return undefined
  const target = resolve(dirname(out), readlinkSync(out))
  return dirname(target) === releases && existsSync(target) ? basename(target) : undefined
}

function releaseIds(releases: string): readonly string[] {
  if (!existsSync(releases)) return []
  return readdirSync(releases)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
}

function nextId(releases: string): string {
  return String(Number(releaseIds(releases).at(-1) ?? 0) + 1)
}
