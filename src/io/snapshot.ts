import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import fastGlob from 'fast-glob'
import {
  changing,
  folderLikePage,
  linkDangling,
  linkInside,
  linkLeaves,
  notAFile,
  oddName,
  secret,
  tooLarge,
  twinNames,
  unreadable,
} from '../report/io.ts'
import { hash } from '../text/hash.ts'
import type { Report, Snapshot, Source } from '../types.ts'
import { isWithin } from './paths.ts'
import { readRegularFile } from './read.ts'

export interface SnapshotOptions {
  readonly root: string
  /** Absolute folder of the default theme: its files stand in for templates that the site does not have. */
  readonly theme: string
  /** Folders of posts and pages, from the root. */
  readonly paths: readonly string[]
}

const TEXT_LIMIT = 5_000_000
const FILE_LIMIT = 100_000_000
const CONFIG = 'octavo.config.yaml'
/** What a `public/` folder may hold although its name begins with a dot. */
const PUBLIC_DOTFILES: ReadonlySet<string> = new Set(['.well-known', '.nojekyll', '.htaccess', '.domains'])

/** The configuration, which decides what else is read; undefined when there is none. */
export function readConfig(root: string): Source | undefined {
  const read = readRegularFile(join(root, CONFIG), TEXT_LIMIT)
  return 'bytes' in read ? { path: CONFIG, hash: hash(read.bytes), bytes: read.bytes } : undefined
}

/**
 * Read the project once: one consistent view, sorted by path, each file hashed. Links are never followed,
 * pipes never waited for; what cannot be read or must not be published is reported.
 */
export async function takeSnapshot(options: SnapshotOptions, report: Report): Promise<{ files: Snapshot }> {
  const { root, theme, paths } = options
  const folders = new Set([
    'content',
    'templates',
    'public',
    'plugins',
    ...paths.map((path) => path.split('/')[0] ?? path),
  ])
  const own = await list(
    root,
    [...folders].map((folder) => `${fastGlob.escapePath(folder)}/**`),
    report,
  )
  const files = new Map<string, Source>()
  for (const path of own) add(files, root, path, report)
  if (resolve(theme) !== resolve(root, 'templates')) await addTheme(files, theme, report)
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  return { files: new Map(sorted) }
}

async function addTheme(files: Map<string, Source>, theme: string, report: Report): Promise<void> {
  for (const path of await list(theme, ['**'], report)) {
    const name = `templates/${path}`
    if (files.has(name)) continue
    const read = readRegularFile(join(theme, path), FILE_LIMIT)
    if ('bytes' in read)
      files.set(name, { path: `octavo/${name}`, hash: hash(read.bytes), bytes: read.bytes })
  }
}

/** Paths of the regular files below `cwd`, in the order of their names. */
async function list(cwd: string, patterns: string[], report: Report): Promise<readonly string[]> {
  const entries = await fastGlob(patterns, {
    cwd,
    dot: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  })
  const found: string[] = []
  for (const { path, dirent } of entries.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!isWanted(path, report)) continue
    if (dirent.isFile()) found.push(path)
    else if (dirent.isSymbolicLink()) reportLink(cwd, path, report)
    else if (!dirent.isDirectory()) report(notAFile(path, kindOf(dirent)))
    else if (/\.mdx?$/.test(path)) report(folderLikePage(path))
  }
  return found
}

function kindOf(dirent: { isFIFO(): boolean; isSocket(): boolean }): string {
  if (dirent.isFIFO()) return 'a pipe'
  return dirent.isSocket() ? 'a socket' : 'a device'
}

/** Leaves out what only a desktop put there, and refuses what a site must never publish. */
function isWanted(path: string, report: Report): boolean {
  const names = path.split('/')
  const name = names.at(-1) ?? ''
  if (/[\u0000-\u001f\u007f\\\ufffd]/.test(path)) {
    report(oddName(path))
    return false
  }
  if (names[0] !== 'public') return !names.some((part) => part.startsWith('.'))
  if (name === '.DS_Store' || name === 'Thumbs.db') return false
  const what = secretName(name)
  if (what !== undefined) report(secret(path, what))
  return what === undefined && !names.some((part) => part.startsWith('.') && !PUBLIC_DOTFILES.has(part))
}

function secretName(name: string): string | undefined {
  if (name === '.git') return 'a repository'
  if (/^\.env(\.|$)/.test(name)) return 'a file of secrets'
  if (/\.(pem|key|p12|pfx|kdbx)$/i.test(name) || /^id_(rsa|ed25519|ecdsa)$/.test(name)) return 'a key'
  if (name === 'node_modules') return 'a folder of packages'
  return name === '.npmrc' || name === '.netrc' || name === '.htpasswd' ? 'a file of passwords' : undefined
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
  report(isWithin(realpathSync(cwd), real) ? linkInside(path, target) : linkLeaves(path, target))
}

function add(files: Map<string, Source>, root: string, found: string, report: Report): void {
  const path = found.normalize('NFC')
  if (files.has(path)) return report(twinNames(path))
  const limit =
    /\.(mdx?|ya?ml|json|html|css)$/.test(path) && !path.startsWith('public/') ? TEXT_LIMIT : FILE_LIMIT
  const read = readRegularFile(join(root, found), limit)
  if ('bytes' in read) {
    files.set(path, { path, hash: hash(read.bytes), bytes: read.bytes })
    return
  }
  if (read.fault === 'size') report(tooLarge(path, read.size, limit))
  else if (read.fault === 'changing') report(changing(path))
  else if (read.fault === 'unreadable') report(unreadable(path, read.reason))
  else if (lstatSync(join(root, found), { throwIfNoEntry: false }) !== undefined)
    report(notAFile(path, 'a special file'))
}
