import { lstatSync, readdirSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../text/paths.ts'

/** What stands at a path of an output folder, without following a single link. */
export interface Standing {
  /** Undefined when nothing is there, or when what is above it is no folder. */
  stat(path: string): Stats | undefined
  /** Whether a folder has this very name; a disk that does not tell cases apart may find one of another by it. */
  isFolder(path: string): boolean
  /** The nearest thing above `path` that is no folder: a file or a link in the way. */
  obstacle(path: string): string | undefined
  /** Paths of everything below a folder that is no folder itself. */
  filesBelow(folder: string): readonly string[]
}

/** True: a folder; false: nothing there; a text: the path of what is in the way. */
type Kind = string | boolean

/**
 * Look into an output folder. Folders are looked at once, so one look is good for one build only. What a
 * folder holds is listed at once: most sites have a folder for every page.
 */
export function lookInto(base: string): Standing {
  const kinds = new Map<string, Kind>([['', lstatOf(base)?.isDirectory() ?? false]])
  const listed = new Set<string>()
  const list = (folder: string) => {
    listed.add(folder)
    for (const entry of readdirSync(`${base}/${folder}`, { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      kinds.set(path, entry.isDirectory() ? true : path)
    }
  }
  const kindOf = (folder: string): Kind => {
    const known = kinds.get(folder)
    if (known !== undefined) return known
    const parent = folderOf(folder)
    const above = kindOf(parent)
    if (above === true && !listed.has(parent)) list(parent)
    const kind = above === true ? (kinds.get(folder) ?? false) : above
    kinds.set(folder, kind)
    return kind
  }
  return {
    stat: (path) => (kindOf(folderOf(path)) === true ? lstatOf(`${base}/${path}`) : undefined),
    isFolder: (path) => kindOf(path) === true,
    obstacle: (path) => {
      const kind = kindOf(folderOf(path))
      return typeof kind === 'string' ? kind : undefined
    },
    filesBelow: (folder) => filesBelow(base, folder),
  }
}

function filesBelow(base: string, folder: string): readonly string[] {
  return readdirSync(join(base, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(base, path) : [path]
  })
}

function lstatOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}
