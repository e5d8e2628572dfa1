import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { hash } from '../text/hash.ts'
import {
  isThere,
  linkFile,
  makeBase,
  makeFolder,
  moveFile,
  moveFileIfThere,
  moveFileIntoPlace,
  removeFile,
  removeFolderIfEmpty,
  removeTree,
} from './disk.ts'
import { EnvironmentError, hasCode, reasonOf } from './errors.ts'
import { blockers, type Move } from './moves.ts'
import { foldersAbove, resolveInside, type SafePath, staysInside } from './paths.ts'
import { stateFolder } from './place.ts'
import { jsonOf, openSealed, readSealed, type Sealed, sealed, writeSealedText } from './sealed.ts'
import type { Manifest } from './state.ts'

/** What a commit will do with files and folders. */
interface Order {
  /** Output folder and stage, as names within the project. */
  readonly out: string
  readonly stage: string
  /** In the order assets, pages, feeds. */
  readonly moves: readonly Move[]
  readonly removals: readonly string[]
  /** Folders that did not exist before. */
  readonly folders: readonly string[]
}

/**
 * An order, written and synced before any of it is done, and the manifest that is true then. Each step may be done twice
 * and undone twice: a commit that was cut short is finished, one that the system refused is taken back.
 */
export interface Journal extends Order {
  readonly manifest: Manifest
}

/** Publish by a journal: all of it, or (when the system refuses a step) nothing. */
export function carryOut(root: string, key: string, order: Order, manifest: Sealed): void {
  try {
    writeSealedText(root, `journal/${key}.json`, sealed(withManifest(order, manifest.text)))
  } catch (cause) {
    removeFile(journalPath(root, key))
    throw cause
  }
  finish(root, key, order, manifest)
}

/** The text of a journal, whose manifest is one already. */
function withManifest(order: Order, manifest: Buffer): Buffer {
  const open = jsonOf(order).subarray(0, -1)
  return Buffer.concat([open, Buffer.from(',"manifest":'), manifest, Buffer.from('}')])
}

/** Whether a journal still waits to be finished or taken back: its stage is needed then. */
export function isJournalOpen(root: string, key: string): boolean {
  return existsSync(journalPath(root, key)) || existsSync(undoPath(root, key))
}

/** Go on with a journal that an earlier process left. One whose stage is damaged, or whose paths cannot be, is taken back. */
export function carryOn(root: string, key: string, journal: Journal): void {
  if (isPossible(journal) && isWhole(root, journal))
    finish(root, key, journal, sealed(jsonOf(journal.manifest)))
  else takeBack(root, key, journal)
}

/** A journal by the name of its file; undefined when it is absent or damaged. */
export function readJournal(root: string, name: string): Journal | undefined {
  return readSealed(join(stateFolder(root), 'journal', name)) as Journal | undefined
}

function finish(root: string, key: string, order: Order, manifest: Sealed): void {
  let isPublished = false
  try {
    publish(root, order)
    isPublished = true
    writeSealedText(root, `manifest/${key}.json`, manifest)
  } catch (cause) {
    // What its manifest names already is published: taken back, other files would be nobody's. The next command goes on.
    if (!isPublished || !isManifest(root, key, manifest)) tryTakingBack({ root, key, order, cause })
    throw cause
  }
  removeFile(journalPath(root, key))
  removeFolderIfEmpty(resolveInside(stateFolder(root), 'journal'))
  removeStage(resolve(root, order.stage))
}

/** @throws {EnvironmentError} when the system refuses that too: then old and new files stand side by side */
function tryTakingBack({
  root,
  key,
  order,
  cause,
}: Readonly<{ root: string; key: string; order: Order; cause: unknown }>): void {
  try {
    takeBack(root, key, order)
  } catch (second) {
    throw new EnvironmentError(
      `cannot publish the site: ${reasonOf(cause)}. What was done of it could not be undone either: ${reasonOf(second)}. Old and new files may stand side by side in ${order.out} until the next octavo command, which ends it when the system lets it.`,
      { cause },
    )
  }
}

function isManifest(root: string, key: string, { seal }: Sealed): boolean {
  return openSealed(join(stateFolder(root), `manifest/${key}.json`))?.seal === seal
}

function publish(root: string, journal: Order): void {
  const out = resolve(root, journal.out)
  const stage = resolve(root, journal.stage)
  makeBase(out)
  const early = blockers(journal)
  for (const [at, path] of journal.removals.entries()) if (early.has(path)) remove(out, stage, path, at)
  for (const folder of journal.folders) makeFolder(resolveInside(out, folder))
  for (const [staged, path, replaces] of journal.moves) {
    const from = resolveInside(stage, staged)
    const to = resolveInside(out, path)
    if (replaces) keep(to, resolveInside(stage, `${staged}.old`))
    moveFileIntoPlace(from, to)
  }
  for (const [at, path] of journal.removals.entries()) if (!early.has(path)) remove(out, stage, path, at)
}

/** A second name for what is about to be replaced, so that it can come back. Kept from the first attempt. */
function keep(path: SafePath, backup: SafePath): void {
  try {
    linkFile(path, backup)
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST', 'ENOENT')) throw cause
  }
}

/** What was moved away already may have another thing in its place by now: that stays. */
function remove(out: string, stage: string, path: string, at: number): void {
  const kept = resolveInside(stage, `removed-${at}`)
  const target = resolveInside(out, path)
  if (!isThere(kept) && isThere(target) && !lstatSync(target).isDirectory()) moveFile(target, kept)
  for (const folder of foldersAbove(path)) if (!removeFolderIfEmpty(resolveInside(out, folder))) return
}

/**
 * Undo a journal from wherever it stopped. It is renamed first, so that a process that is killed now
 * leaves word to go on undoing.
 */
export function takeBack(root: string, key: string, journal: Order): void {
  const undo = undoPath(root, key)
  moveFileIfThere(journalPath(root, key), undo)
  const out = resolve(root, journal.out)
  const stage = resolve(root, journal.stage)
  const { moves, folders, removals } = possiblePart(journal)
  for (const [staged, path, replaces] of [...moves].reverse()) {
    const to = resolveInside(out, path)
    const from = resolveInside(stage, staged)
    // What waits in the stage has taken no place: there is nothing to undo, which a folder that refuses us would refuse too.
    if (isThere(from)) continue
    if (replaces) moveFileIfThere(resolveInside(stage, `${staged}.old`), to)
    else moveFileIfThere(to, from)
  }
  for (const folder of [...folders].reverse().map((path) => resolveInside(out, path)))
    if (isThere(folder) && lstatSync(folder).isDirectory()) removeFolderIfEmpty(folder)
  for (const [at, path] of removals) {
    const kept = resolveInside(stage, `removed-${at}`)
    if (!isThere(kept)) continue
    for (const folder of foldersAbove(path).reverse()) makeFolder(resolveInside(out, folder))
    moveFile(kept, resolveInside(out, path))
  }
  removeFile(undo)
  removeFolderIfEmpty(resolveInside(stateFolder(root), 'journal'))
  removeStage(stage)
}

/** What of a journal can have been done: a step with a path that cannot be was refused, and is never the reason to stop. */
function possiblePart({ moves, folders, removals }: Order) {
  return {
    moves: moves.filter(([staged, path]) => staysInside(staged) && staysInside(path)),
    folders: folders.filter(staysInside),
    removals: [...removals.entries()].filter(([, path]) => staysInside(path)),
  }
}

function isPossible(journal: Order): boolean {
  const { moves, folders, removals } = possiblePart(journal)
  return (
    moves.length === journal.moves.length &&
    folders.length === journal.folders.length &&
    removals.length === journal.removals.length
  )
}

/** Whether each staged file has the bytes that it should: after a loss of power it may not. */
function isWhole(root: string, { stage, moves, manifest }: Journal): boolean {
  return moves.every(([staged, path]) => {
    const bytes = bytesOf(join(resolve(root, stage), staged))
    return bytes === undefined || hash(bytes) === manifest.files[path]
  })
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined
    throw cause
  }
}

function journalPath(root: string, key: string): SafePath {
  return resolveInside(stateFolder(root), `journal/${key}.json`)
}

function undoPath(root: string, key: string): SafePath {
  return resolveInside(stateFolder(root), `journal/${key}.undo.json`)
}

function removeStage(stage: string): void {
  removeTree(resolveInside(dirname(stage), basename(stage)))
}
