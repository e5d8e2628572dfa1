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
  // Hexo keeps what belongs to `trip.md` in the folder `trip`, and reads paths from there.
  const folders = name === '' ? [withoutEnding(from)] : BASES
  const files = [...folders.map((base) => joinPath(base, meant)), ...textsLike(meant, from)]
  const found = published(meant, read) ?? firstFit(files, from, read)
  const fits = found?.replaceAll(' ', '%20')
  return name === '' && fits === undefined ? undefined : { name, fits }
}

/** What an alias may stand for: the project, Zola's content, the sources of Astro and others. */
const BASES = ['', 'content', 'src']

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
