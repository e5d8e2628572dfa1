import type { Alias } from '../report/path-aliases.ts'
import type { Address, Picture, Read } from '../site/facts.ts'
import { aliasedPath, BASES } from '../text/path-aliases.ts'
import {
  decodePath,
  folderOf,
  isMarkdown,
  joinPath,
  pictureTarget,
  splitAddress,
  withoutEnding,
} from '../text/paths.ts'

/** So many folders of a path may be the project's own. */
const DEPTH = 8

/** What a path that leads nowhere means to another tool, and which file of this site that may be; undefined when nobody can say. */
export function aliasOf(written: string, from: string, read: Read): Alias | undefined {
  const { path } = splitAddress(written)
  const { name = '', rest: meant = decodePath(path), files: exact = [] } = aliasedPath(path) ?? {}
  // Hexo keeps what belongs to `trip.md` in the folder `trip`, and reads paths from there.
  const folders = name === '' ? [withoutEnding(from)] : BASES
  const files = [...folders.map((base) => joinPath(base, meant)), ...textsLike(meant, from)]
  const file = fileAt(exact, read)
  const found =
    file === undefined ? (published(meant, read) ?? firstFit(files, from, read)) : asWritten(file, from)
  const fits = found?.replace(/[ %#?]/g, encodeURIComponent)
  return name === '' && fits === undefined ? undefined : { name, fits, file }
}

/** A picture where its path leads, here or, if nothing lies there, for another tool, as which alias tells. */
export function pictureAt(src: string, from: string, read: Read) {
  const { target, rest } = pictureTarget(src, from)
  const picture = target === undefined ? undefined : read('image', target)
  const alias = picture === undefined ? aliasOf(src, from, read) : undefined
  const meant: Picture | undefined = alias?.file === undefined ? picture : read('image', alias.file)
  return { target, rest, picture: meant, alias }
}

/** Where a link leads that begins with an alias, if a file lies there that may be linked. */
export function addressMeant({ file }: Alias, read: Read): Address | undefined {
  if (file === undefined) return undefined
  return file.startsWith('/') ? { kind: 'open', url: file } : read('address', file)
}

/** The first of these files that is there: of `public/` by its address. */
function fileAt(paths: readonly string[], read: Read): string | undefined {
  return paths
    .map((path) => path.replace(/^public(?=\/)/, ''))
    .find((path) => (path.startsWith('/') ? read('image', path) !== undefined : isFit(path, read)))
}

/** How the file of a page ends that is named without it. */
const ENDS = ['', '.md', '/index.md', '.mdx']

/** Hugo finds a page by its path from any folder above, without the end of its name. */
function textsLike(path: string, from: string): readonly (string | undefined)[] {
  const parts = folderOf(from).split('/')
  const folders = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
  return folders
    .slice(0, DEPTH)
    .flatMap((folder) => ENDS.map((end) => joinPath(folder, path.replace(/\/+$/, '') + end)))
    .filter((one) => one !== undefined && /\.mdx?$/.test(one))
}

/** The address of a file in `public/` with the end of a path, the longest first. */
function published(path: string, read: Read): string | undefined {
  const parts = path.split('/')
  return parts
    .slice(0, DEPTH)
    .map((_, at) => `/${parts.slice(at).join('/')}`)
    .find((address) => joinPath('public', address) !== undefined && read('image', address) !== undefined)
}

/** The first of these files that is there, as it is written in `from`. */
function firstFit(targets: readonly (string | undefined)[], from: string, read: Read): string | undefined {
  const target = targets.find((one) => one !== undefined && isFit(one, read))
  return target === undefined ? undefined : asWritten(target, from)
}

/** A file as a path in `from`. */
function asWritten(target: string, from: string): string {
  return target.startsWith('/') ? target : relativeTo(from, target)
}

/** Whether a link may lead to a file that is there. A text that makes no page, as a section's `_index.md`, is nothing to lead to. */
function isFit(path: string, read: Read): boolean {
  return isMarkdown(path) ? read('address', path) !== undefined : read('source', path)
}

function relativeTo(from: string, target: string): string {
  const own = folderOf(from).split('/')
  const parts = target.split('/')
  const same = own.findIndex((part, at) => part !== parts[at])
  const shared = same === -1 ? own.length : same
  return '../'.repeat(own.length - shared) + parts.slice(shared).join('/')
}
