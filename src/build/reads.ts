import { print } from '../text/hash.ts'
import type { Snapshot } from '../types.ts'

/** What a post has read beside its file is the same as long as this text is; empty: it was not there. A folder, whose path ends with `/`, is its names. */
export function stateOf(path: string, files: Snapshot): string {
  if (path.endsWith('/')) return print(namesBelow(path, files).join('\n'))
  return files.get(path)?.hash ?? ''
}

/** Paths of the files below a folder, without it. */
export function namesBelow(folder: string, files: Snapshot): readonly string[] {
  return [...files.keys()].flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : []))
}
