import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hash } from '../text/hash.ts'
import { createFile, makeBase, makeFolder, removeTree } from './disk.ts'
import { environmentFault, hasCode, UsageError } from './errors.ts'
import { carryOut, writeJournal } from './journal.ts'
import { lock } from './lock.ts'
import { refuseDangerous } from './output-folder.ts'
import { foldersAbove, nameWithin, resolveInside } from './paths.ts'
import { finishJournals } from './recover.ts'
import { publishRelease } from './release.ts'
import { outputKey, readManifest, stateFolder } from './state.ts'

export interface WriterOptions {
  readonly root: string
  readonly out: string
  readonly mode: 'folder' | 'swap'
}

/** Takes the files of a build one by one and publishes all of them or none. */
export interface Writer {
  /** Keep a finished file for the commit. Staging is not publishing. */
  stage(path: string, bytes: Uint8Array): void
  /** Publish what was staged and remove what is no longer made. */
  commit(): void
  /** Leave the output as it is. */
  abort(): void
}

/**
 * Open the output folder for one build, and lock the project.
 *
 * @throws {UsageError} when the folder is dangerous, or holds files of others that would be overwritten
 * @throws {EnvironmentError} when the disk refuses; the output is then as it was
 */
export function openWriter(options: WriterOptions): Writer {
  const { mode } = options
  const root = resolve(options.root)
  const out = resolve(options.out)
  refuseDangerous(root, out)
  refuseOtherMode(root, out, mode)
  const release = guard(() => lock(root), 'lock the project')
  const close = once(release)
  try {
    return guard(() => writer(root, out, mode, close), 'prepare the build')
  } catch (cause) {
    close()
    throw cause
  }
}

function writer(root: string, out: string, mode: WriterOptions['mode'], close: () => void): Writer {
  finishJournals(root)
  const key = outputKey(root, out)
  const stage = stageFolder(root, out, key)
  removeTree(resolveInside(dirname(stage), stage.slice(dirname(stage).length + 1)))
  makeBase(stage)
  const old = readManifest(root, key)?.files ?? {}
  const files: Record<string, string> = {}
  const moves: [string, string][] = []
  const foreign: string[] = []
  const drop = () => {
    removeTree(resolveInside(dirname(stage), stage.slice(dirname(stage).length + 1)))
    close()
  }
  return {
    stage(path, bytes) {
      const digest = hash(bytes)
      files[path] = digest
      const standing = stateOf(out, path, bytes, { old, digest })
      if (standing === 'same') return
      if (standing === 'foreign') foreign.push(path)
      const staged = String(moves.length)
      guard(() => createFile(resolveInside(stage, staged), bytes), 'stage the build')
      moves.push([staged, path])
    },
    commit() {
      try {
        if (foreign.length > 0) throw foreignFiles(root, out, foreign)
        const removals = Object.keys(old).filter((path) => !Object.hasOwn(files, path))
        const journal = {
          out: nameWithin(root, out),
          stage: nameWithin(root, stage),
          moves: moves.sort(inOrder),
          removals,
          manifest: { files },
        }
        guard(() => {
          if (mode === 'swap') publishRelease(root, out, key, journal)
          else {
            writeJournal(root, key, journal)
            carryOut(root, key, journal)
          }
        }, 'publish the site')
      } finally {
        drop()
      }
    },
    abort: drop,
  }
}

/** The stage lies beside the state, or in the output folder when that is on another file system. */
function stageFolder(root: string, out: string, key: string): string {
  makeBase(stateFolder(root))
  let existing = out
  while (!existsSync(existing)) existing = dirname(existing)
  const same = lstatSync(existing).dev === lstatSync(stateFolder(root)).dev
  if (same) {
    makeFolder(resolveInside(stateFolder(root), 'stage'))
    return join(stateFolder(root), 'stage', key)
  }
  return join(out, '.octavo-stage')
}

interface Known {
  readonly old: { readonly [path: string]: string }
  readonly digest: string
}

/** What stands at a path: the same bytes, something of ours to replace, nothing, or something of somebody else's. */
function stateOf(
  out: string,
  path: string,
  bytes: Uint8Array,
  { old, digest }: Known,
): 'same' | 'ours' | 'foreign' {
  const file = kindOf(join(out, path))
  if (file === undefined)
    return foldersAbove(path).some((folder) => isForeignFile(out, folder, old)) ? 'foreign' : 'ours'
  if (file.isDirectory()) return holdsForeign(out, path, old) ? 'foreign' : 'ours'
  const known = old[path]
  if (file.isFile() && file.size === bytes.length) {
    if (known === digest) return 'same'
    if (known === undefined && hash(readFileSync(join(out, path))) === digest) return 'same'
  }
  return known === undefined ? 'foreign' : 'ours'
}

function kindOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (cause) {
    if (hasCode(cause, 'ENOTDIR')) return undefined
    throw cause
  }
}

function isForeignFile(out: string, path: string, old: Known['old']): boolean {
  const kind = kindOf(join(out, path))
  return kind !== undefined && !kind.isDirectory() && !Object.hasOwn(old, path)
}

function holdsForeign(out: string, folder: string, old: Known['old']): boolean {
  const entries = readdirSync(join(out, folder), { withFileTypes: true })
  return entries.some((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? holdsForeign(out, path, old) : !Object.hasOwn(old, path)
  })
}

function foreignFiles(root: string, out: string, paths: readonly string[]): UsageError {
  const names = paths.slice(0, 5).join(', ')
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : ''
  return new UsageError(
    `refused to overwrite files in ${nameWithin(root, out)} that Octavo did not make: ${names}${more}. Move them away, or choose another folder with --out.`,
  )
}

/** Assets first and feeds last, so that no page names a style that is not there yet. */
function inOrder([, a]: readonly [string, string], [, b]: readonly [string, string]): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(path: string): number {
  if (/\.xml$/.test(path)) return 2
  return path.endsWith('.html') ? 1 : 0
}

function refuseOtherMode(root: string, out: string, mode: WriterOptions['mode']): void {
  const kind = lstatSync(out, { throwIfNoEntry: false })
  if (kind === undefined) return
  const name = nameWithin(root, out)
  if (mode === 'folder' && kind.isSymbolicLink()) {
    throw new UsageError(
      `${name} is a link, but output.mode is \`folder\`. Run \`octavo clean\`, or remove the link.`,
    )
  }
  if (mode === 'swap' && !kind.isSymbolicLink()) {
    throw new UsageError(`output.mode is \`swap\`, but ${name} is a folder. Run \`octavo clean\` first.`)
  }
}

/** Run a task; what the system refuses becomes an EnvironmentError that says what was being done. */
function guard<T>(task: () => T, doing: string): T {
  try {
    return task()
  } catch (cause) {
    throw environmentFault(cause, doing)
  }
}

function once(task: () => void): () => void {
  let done = false
  return () => {
    if (!done) task()
    done = true
  }
}
