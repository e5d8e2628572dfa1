import { type Dirent, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import fastGlob from 'fast-glob'
import {
  folderLikePage,
  linkDangling,
  linkInside,
  linkLeaves,
  notAFile,
  oddName,
  secret,
  unreadable,
} from '../report/io.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Report } from '../types.ts'
import { hasCode, reasonOf } from './errors.ts'
import { isWithin, realPath } from './paths.ts'
import { secretName } from './secrets.ts'

/** Folders whose content is never looked at. */
const CLOSED: ReadonlySet<string> = new Set(['.git', '.hg', '.octavo', '.svn', 'node_modules'])
/** A path through a hidden folder or a closed one, or to a hidden file. */
const HIDDEN = /(?:^|\/)(?:\.|node_modules(?:\/|$))/
/** What a desktop leaves behind everywhere. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * Paths of the regular files in `folders` below `cwd`, in the order of their names. Links are not followed,
 * folders that cannot be read do not hide the others; what is left out and matters is reported.
 */
export function scan(cwd: string, folders: readonly string[], report: Report): readonly string[] {
  const real = folders.filter((folder) => isRealFolder(cwd, folder, report))
  const files = folders.filter((path) => lstatOf(join(cwd, path))?.isFile())
  const patterns = real.map((folder) => (folder === '' ? '**' : `${fastGlob.escapePath(folder)}/**`))
  const entries = fastGlob.sync(patterns, {
    cwd,
    dot: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    // No folder lies in another one of them.
    unique: false,
    fs: { readdirSync: tolerant(cwd, report) },
  })
  const found: string[] = []
  for (const entry of entries)
    if (isWanted(entry.path, report) && isFile(cwd, entry, report)) found.push(entry.path)
  return [...files, ...found.sort()]
}

/** A reader of folders that reports one that cannot be read as empty, and does not look into closed ones. */
function tolerant(cwd: string, report: Report): typeof readdirSync {
  const base = resolve(cwd)
  const read = (given: string, options: { withFileTypes: true }): readonly Dirent[] => {
    // fast-glob takes every backslash for a slash, also those of the folders above the site.
    const path = base + given.slice(base.length)
    if (CLOSED.has(path.slice(path.lastIndexOf('/') + 1))) return []
    try {
      return readdirSync(path, options).filter(({ name }) => isPossible(path, name, cwd, report))
    } catch (cause) {
      if (!hasCode(cause, 'ENOENT')) report(unreadable(relativeTo(cwd, path), reasonOf(cause)))
      return []
    }
  }
  return read as unknown as typeof readdirSync
}

/** Whether a name can be part of an address. Asked here because fast-glob passes over some others in silence. */
function isPossible(folder: string, name: string, cwd: string, report: Report): boolean {
  if (!/[\u0000-\u001f\u007f\\\ufffd]/.test(name)) return true
  report(oddName(relativeTo(cwd, `${folder}/${name}`)))
  return false
}

function relativeTo(cwd: string, path: string): string {
  return isWithin(cwd, path) ? path.slice(cwd.length + 1) : path
}

/** Whether a folder to be scanned is there and none of its parts is a link. */
function isRealFolder(cwd: string, folder: string, report: Report): boolean {
  const parts = folder === '' ? [] : folder.split('/')
  for (let count = 1; count <= parts.length; count++) {
    const path = parts.slice(0, count).join('/')
    const stat = lstatOf(join(cwd, path))
    if (stat?.isSymbolicLink()) reportLink(cwd, path, report)
    if (!stat?.isDirectory()) return false
  }
  return true
}

function lstatOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Leaves out what only a desktop put there, and refuses what a site must never publish. */
function isWanted(path: string, report: Report): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (LITTER.has(name)) return false
  if (!path.startsWith('public/') && path !== 'public') return !HIDDEN.test(path)
  const what = secretName(name)
  if (what !== undefined) report(secret(path, what))
  return what === undefined
}

type Entry = fastGlob.Entry

function isFile(cwd: string, { path, dirent }: Entry, report: Report): boolean {
  if (dirent.isFile()) return true
  if (dirent.isSymbolicLink()) reportLink(cwd, path, report)
  else if (!dirent.isDirectory()) report(notAFile(path, kindOf(dirent)))
  else if (isMarkdown(path) && !path.startsWith('public/')) report(folderLikePage(path))
  return false
}

function kindOf(dirent: Entry['dirent']): string {
  if (dirent.isFIFO()) return 'a pipe'
  return dirent.isSocket() ? 'a socket' : 'a device'
}

function reportLink(cwd: string, path: string, report: Report): void {
  const link = join(cwd, path)
  const target = readlinkSync(link)
  let real: string
  try {
    real = realpathSync(link)
  } catch {
    const meant = resolve(dirname(link), target)
    report(isWithin(cwd, meant) ? linkDangling(path, target) : linkLeaves(path, target))
    return
  }
  report(isWithin(realPath(cwd), real) ? linkInside(path, target) : linkLeaves(path, target))
}
