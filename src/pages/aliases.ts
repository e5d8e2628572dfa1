import type { Alias } from '../report/links.ts'
import type { Read } from '../site/facts.ts'
import { decodePath, folderOf, isMarkdown, joinPath, splitAddress, withoutEnding } from '../text/paths.ts'

/** `@site/x` of Docusaurus, `@/x`, `~/x`, `~@/x`, `@assets/x`, `$lib/x`, and folders of the project as if they were published. */
const ALIAS = /^(~?@([\w-]*)\/|~{1,2}\/|\$lib\/|\/(?:src|static|public|app)\/)(.+)$/

/** So many folders of a path may be the project's own. */
const DEPTH = 8

/** What a path that leads nowhere means to another tool, and which file of this site that may be; undefined when nobody can say. */
export function aliasOf(written: string, from: string, read: Read): Alias | undefined {
  const { path } = splitAddress(written)
  const [, name = '', folder = '', rest = ''] = ALIAS.exec(path) ?? []
  const meant = decodePath(
    name === '' ? path : folder === '' || folder === 'site' ? rest : `${folder}/${rest}`,
  )
  const found =
    published(meant, read) ??
    (name === '' ? inFolderOf(from, meant, read) : beside(meant, from, read)) ??
    textLike(meant, from, read)
  const fits = found?.replaceAll(' ', '%20')
  return name === '' && fits === undefined ? undefined : { name, fits }
}

/** Hexo keeps what belongs to `trip.md` in the folder `trip`, and reads paths from there. */
function inFolderOf(from: string, path: string, read: Read): string | undefined {
  const target = joinPath(withoutEnding(from), path)
  if (target === undefined || !isFit(target, read)) return undefined
  return relativeTo(from, target)
}

/** How the file of a page ends that is named without it. */
const ENDS = ['', '.md', '/index.md', '.mdx']

/** Hugo finds a page by its path from any folder above, without the end of its name. */
function textLike(path: string, from: string, read: Read): string | undefined {
  const parts = folderOf(from).split('/')
  const folders = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
  const targets = folders
    .slice(0, DEPTH)
    .flatMap((folder) => ENDS.map((end) => joinPath(folder, path.replace(/\/+$/, '') + end)))
  const target = targets.find((one) => one !== undefined && /\.mdx?$/.test(one) && isFit(one, read))
  return target === undefined ? undefined : relativeTo(from, target)
}

/** The address of a file in `public/` with the end of a path, the longest first. */
function published(path: string, read: Read): string | undefined {
  const parts = path.split('/')
  return parts
    .slice(0, DEPTH)
    .map((_, at) => `/${parts.slice(at).join('/')}`)
    .find((address) => joinPath('public', address) !== undefined && read('image', address) !== undefined)
}

/** What an alias may stand for: the project, Zola's content, the sources of Astro and others. */
const BASES = ['', 'content', 'src']

/** The path of a file beside posts, as it is written in `from`. */
function beside(path: string, from: string, read: Read): string | undefined {
  const targets = BASES.map((base) => joinPath(base, path))
  const target = targets.find((one) => one !== undefined && isFit(one, read))
  return target === undefined ? undefined : relativeTo(from, target)
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
