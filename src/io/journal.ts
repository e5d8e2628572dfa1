import { existsSync, lstatSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { makeBase, makeFolder, moveFileIfThere, removeFile, removeFolderIfEmpty, removeTree } from './disk.ts'
import { foldersAbove, resolveInside } from './paths.ts'
import { type Manifest, readSealed, stateFolder, writeManifest, writeSealed } from './state.ts'

/**
 * What a commit will do, written and synced before it does any of it: a redo journal. Each step may be
 * done twice, so a commit that was cut short is finished by doing all of it again.
 */
export interface Journal {
  /** Output folder and stage, as names within the project. */
  readonly out: string
  readonly stage: string
  /** Staged name and output path, in the order assets, pages, feeds. */
  readonly moves: readonly (readonly [staged: string, path: string])[]
  readonly removals: readonly string[]
  readonly manifest: Manifest
}

export function writeJournal(root: string, key: string, journal: Journal): void {
  writeSealed(root, `journal/${key}.json`, journal)
}

export function readJournal(root: string, key: string): Journal | undefined {
  return readSealed(join(stateFolder(root), 'journal', `${key}.json`)) as Journal | undefined
}

/** Carry out a journal, from wherever it was left. */
export function carryOut(root: string, key: string, journal: Journal): void {
  const out = resolve(root, journal.out)
  const stage = resolve(root, journal.stage)
  makeBase(out)
  const blocking = blockers(journal)
  for (const path of blocking) remove(out, path)
  const made = new Set<string>()
  for (const [staged, path] of journal.moves) {
    for (const folder of foldersAbove(path).reverse()) {
      if (made.has(folder)) continue
      makeFolder(resolveInside(out, folder))
      made.add(folder)
    }
    moveFileIfThere(resolveInside(stage, staged), resolveInside(out, path))
  }
  for (const path of journal.removals) if (!blocking.has(path)) remove(out, path)
  writeManifest(root, key, journal.manifest)
  removeFile(resolveInside(stateFolder(root), `journal/${key}.json`))
  removeTree(resolveInside(dirname(stage), basename(stage)))
}

/** Removals that must come first: a file where a folder is needed, and the other way round. */
function blockers({ moves, removals }: Journal): ReadonlySet<string> {
  const files = new Set(moves.map(([, path]) => path))
  const folders = new Set(moves.flatMap(([, path]) => foldersAbove(path)))
  return new Set(
    removals.filter((path) => folders.has(path) || foldersAbove(path).some((folder) => files.has(folder))),
  )
}

function remove(out: string, path: string): void {
  const target = resolveInside(out, path)
  if (!existsSync(dirname(target))) return
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory()) return
  removeFile(target)
  for (const folder of foldersAbove(path)) if (!removeFolderIfEmpty(resolveInside(out, folder))) return
}
