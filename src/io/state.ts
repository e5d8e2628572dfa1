import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../text/hash.ts'
import { makeBase, replaceFile } from './disk.ts'
import { nameWithin, resolveInside } from './paths.ts'

/** Octavo's working state lies in `.octavo/` below the root; each output folder has its own key in it. */

/** What Octavo owns in an output folder: hash by path. Nothing else there is ever touched. */
export interface Manifest {
  readonly files: { readonly [path: string]: string }
}

export function stateFolder(root: string): string {
  return join(root, '.octavo')
}

/** Short name of an output folder, the same wherever the project is moved to. */
export function outputKey(root: string, out: string): string {
  return hash(nameWithin(root, out)).slice(0, 16)
}

export function readManifest(root: string, key: string): Manifest | undefined {
  return readSealed(join(stateFolder(root), 'manifest', `${key}.json`)) as Manifest | undefined
}

export function writeManifest(root: string, key: string, manifest: Manifest): void {
  writeSealed(root, `manifest/${key}.json`, manifest)
}

/** Write a value with its own hash, whole and synced: half a file is never taken for one. */
export function writeSealed(root: string, name: string, value: unknown): void {
  const folder = stateFolder(root)
  makeBase(join(folder, name.slice(0, name.lastIndexOf('/'))))
  const text = JSON.stringify(value)
  replaceFile(resolveInside(folder, name), `${hash(text)}\n${text}`)
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
