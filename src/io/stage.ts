import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { createFile, makeBase, makeFolder, removeTree } from './disk.ts'
import { areMountedTogether } from './mounts.ts'
import { resolveInside } from './paths.ts'
import { type OutputPlace, stateFolder } from './place.ts'

/** Name of the stage in an output folder that lies on another file system than the project. */
const ELSEWHERE = '.octavo-stage'

/**
 * Make the empty folder that a build's files wait in: beside the state, or inside the output when that is an ordinary folder
 * on another file system, since only within one can a file be moved in one step. Releases lie beside the state too. `.octavo/stage/` names it
 * before it exists, so that whatever stops this process, the next command finds it.
 */
export function openStage(place: OutputPlace, mode: 'folder' | 'swap'): string {
  const state = stateFolder(place.root)
  makeBase(state)
  makeFolder(resolveInside(state, 'stage'))
  dropStage(place.root, place.key)
  if (mode === 'swap' || areMountedTogether(place.out, state)) {
    const stage = resolveInside(state, `stage/${place.key}`)
    makeFolder(stage)
    return stage
  }
  const stage = join(place.out, ELSEWHERE)
  createFile(resolveInside(state, `stage/${place.key}`), stage)
  removeTree(resolveInside(place.out, ELSEWHERE))
  makeBase(stage)
  return stage
}

/** Drop what a build staged and did not publish. */
export function dropStage(root: string, key: string): void {
  const entry = resolveInside(stateFolder(root), `stage/${key}`)
  if (lstatSync(entry, { throwIfNoEntry: false })?.isFile()) {
    const stage = readFileSync(entry, 'utf8')
    if (isAbsolute(stage) && basename(stage) === ELSEWHERE)
      removeTree(resolveInside(dirname(stage), ELSEWHERE))
  }
  removeTree(entry)
}

/** Drop the stages of all output folders. */
export function dropStages(root: string): void {
  const folder = join(stateFolder(root), 'stage')
  if (!existsSync(folder)) return
  for (const key of readdirSync(folder)) dropStage(root, key)
  removeTree(resolveInside(stateFolder(root), 'stage'))
}
