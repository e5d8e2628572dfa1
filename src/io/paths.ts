import { lstatSync, realpathSync, type Stats } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { hasCode } from './errors.ts'

declare const checked: unique symbol

/** An absolute path that went through `resolveInside`. The writing functions of `disk.ts` take no other. */
export type SafePath = string & { readonly [checked]: true }

/**
 * The one door to every write: the absolute path of `relative` (with `/`) below `base`.
 *
 * @throws when the path could leave `base`: stages report such paths long before, so one that comes
 *   this far is a fault of ours and nothing may be written
 */
export function resolveInside(base: string, relative: string): SafePath {
  if (!staysInside(relative))
    throw new Error(`refused to write ${JSON.stringify(relative)}: not a path below ${base}`)
  return join(base, relative) as SafePath
}

/** Whether a relative path with `/` names something below its folder, on Windows too. */
export function staysInside(relative: string): boolean {
  if (relative === '' || /[\u0000-\u001f\u007f\\]|^[A-Za-z]:/.test(relative)) return false
  return relative.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** Whether `path` is `folder` or lies below it. Both absolute. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** The path with every link in it followed, also when its last parts do not exist yet. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT') || dirname(path) === path) throw cause
    return join(realPath(dirname(path)), basename(path))
  }
}

/** The nearest folder that is meant, from `from` upwards. */
export function nearestFolder(from: string, isMeant: (folder: string) => boolean): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isMeant(folder)) return folder
    if (folder === dirname(folder)) return undefined
  }
}

/** What stands at this path, be it a link to nothing; undefined also where nothing can. */
export function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (cause) {
    if (hasCode(cause, 'ENOTDIR', 'ENAMETOOLONG')) return undefined
    throw cause
  }
}

/** `path` relative to `root` with `/` when it lies inside, else as it is: a name that survives a move of the project. */
export function nameWithin(root: string, path: string): string {
  return isWithin(root, path) ? relative(root, path).split(sep).join('/') : path
}

/** The folders above a relative path, nearest first: `a/b/c.html` gives `a/b`, `a`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    folders.push(path.slice(0, at))
  return folders
}
