import { lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { changing, notAFile, notAFolder, secret, tooLarge, twinNames, unreadable } from '../report/io.ts'
import { CONFIG_FILE } from '../report.ts'
import { hash } from '../text/hash.ts'
import { isMarkdown, THEME_FOLDER } from '../text/paths.ts'
import type { Report, Snapshot, Source } from '../types.ts'
import { UsageError } from './errors.ts'
import { realPath } from './paths.ts'
import { createReader, type Read, type Reader, readRegularFile } from './read.ts'
import { scan } from './scan.ts'
import { isPrivateKey } from './secrets.ts'
import { UnreadSource } from './unread.ts'

interface SnapshotOptions {
  readonly root: string
  /** Absolute folder of the default theme: its files stand in for templates that the site does not have. */
  readonly theme: string
  /** Further folders and files of the site, from the root. */
  readonly paths: readonly string[]
  /** Largest size of texts (sources and templates) and of other files, in bytes. */
  readonly limits?: Limits
  /** Whether texts are read again when somebody needs them, and memory is not kept for all. */
  readonly isSparing?: boolean
}

interface Limits {
  readonly text: number
  readonly other: number
}

const LIMITS: Limits = { text: 5_000_000, other: 100_000_000 }
const FOLDERS = ['content', 'templates', 'public', 'plugins']

/**
 * The configuration, which decides what else is read; undefined when there is none.
 *
 * @throws {UsageError} when there is one that cannot be read: building without it would be another site
 */
export function readConfig(root: string): Source | undefined {
  const path = join(root, CONFIG_FILE)
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  if (stat.isSymbolicLink())
    throw new UsageError(`${CONFIG_FILE} is a link; links are not followed. Put the file itself there.`)
  const read = readRegularFile(path, LIMITS.text)
  if ('bytes' in read) return { path: CONFIG_FILE, hash: hash(read.bytes), bytes: read.bytes }
  const why =
    read.fault === 'unreadable'
      ? read.reason
      : read.fault === 'size'
        ? 'it is too large'
        : 'it is no ordinary file'
  throw new UsageError(`${CONFIG_FILE} cannot be read: ${why}`)
}

/**
 * Read the project once: one consistent view, sorted by path, each file hashed. Links are never followed,
 * pipes never waited for; what cannot be read or must not be published is reported.
 */
export function takeSnapshot(options: SnapshotOptions, report: Report): Snapshot {
  const root = realPath(resolve(options.root))
  const theme = realPath(resolve(options.theme))
  const limits = options.limits ?? LIMITS
  const files = new Map<string, Source>()
  const posts = createReader(true)
  const again = options.isSparing ? (name: string) => posts.read(`${root}/${name}`, limits.text) : undefined
  const whole: Reading = { limits, readers: { post: posts, other: createReader() } }
  const sparing: Reading = again === undefined ? whole : { ...whole, again }
  for (const path of scan(root, foldersOf(options.paths), report)) {
    const name = path.normalize('NFC')
    if (FOLDERS.includes(name)) report(notAFolder(name))
    else if (files.has(name)) report(twinNames(name))
    else {
      const place = { name, path: name, disk: `${root}/${path}` }
      addFile(files, place, name === path ? sparing : whole, report)
    }
  }
  if (theme !== join(root, 'templates')) {
    for (const path of scan(theme, [''], report)) {
      const name = `templates/${path}`
      const place = { name, path: THEME_FOLDER + name, disk: `${theme}/${path}` }
      if (!files.has(name)) addFile(files, place, whole, report)
    }
  }
  return inOrder(files)
}

/** By path. Most are in order already, but for what stands in for templates. */
function inOrder(files: Map<string, Source>): Snapshot {
  let before = ''
  for (const path of files.keys()) {
    if (path < before) return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    before = path
  }
  return files
}

/** Every folder once, none inside another. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const all = [...FOLDERS, ...paths.map((path) => path.replace(/^\.\/|\/+$/g, ''))]
  const named = [...new Set(all)].filter(
    (path) => !path.split('/').includes('..') && path !== '' && path !== CONFIG_FILE,
  )
  return named.filter((path) => !named.some((other) => path.startsWith(`${other}/`)))
}

/** What is read as text beside markdown. */
const TEXT = /\.(?:ya?ml|json|html|css|m?js|txt|xml|svg)$/i

interface Reading {
  readonly limits: Limits
  readonly readers: { readonly post: Reader; readonly other: Reader }
  /** Reads a text again by its name. */
  readonly again?: (name: string) => Read
}

interface FilePlace {
  readonly name: string
  readonly path: string
  readonly disk: string
}

function addFile(
  files: Map<string, Source>,
  { name, path, disk }: FilePlace,
  { limits, readers, again }: Reading,
  report: Report,
): void {
  const isPublic = name.startsWith('public/')
  const isPost = isMarkdown(name)
  const isText = !isPublic && (isPost || TEXT.test(name))
  const limit = isText ? limits.text : limits.other
  const reader = isPost ? readers.post : readers.other
  const read = reader.read(disk, limit)
  if (!('bytes' in read)) return reportFault(read, path, limit, report)
  if (isPublic && isPrivateKey(read.bytes)) return report(secret(path, 'a private key'))
  const digest = hash(read.bytes)
  if (again === undefined || !isPost || isPublic) files.set(name, { path, hash: digest, bytes: read.bytes })
  else {
    files.set(name, new UnreadSource(path, digest, again))
    reader.takeBack(read.bytes)
  }
}

function reportFault(
  read: Exclude<Read, { bytes: Uint8Array }>,
  path: string,
  limit: number,
  report: Report,
): void {
  if (read.fault === 'size') report(tooLarge(path, read.size, limit))
  else if (read.fault === 'changing') report(changing(path))
  else if (read.fault === 'unreadable') report(unreadable(path, read.reason))
  else report(notAFile(path, 'a special file'))
}
