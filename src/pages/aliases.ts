import type { Alias } from '../report/links.ts'
import type { Read } from '../site/facts.ts'
import { decodePath, folderOf, joinPath, splitAddress } from '../text/paths.ts'

/** `@site/x` of Docusaurus, `@/x`, `~/x`, `~@/x`, `@assets/x`, `$lib/x`, and folders of the project as if they were published. */
const ALIAS = /^(~?@([\w-]*)\/|~{1,2}\/|\$lib\/|\/(?:src|static|public|app)\/)(.+)$/

/** So many folders of a path may be the project's own. */
const DEPTH = 8

/** What a path that leads nowhere means to a bundler, and which file of this site that may be; undefined for another path. */
export function aliasOf(written: string, from: string, read: Read): Alias | undefined {
  const match = ALIAS.exec(splitAddress(written).path)
  if (match === null) return undefined
  const [, name = '', folder = '', rest = ''] = match
  const path = decodePath(folder === '' || folder === 'site' ? rest : `${folder}/${rest}`)
  const fits = published(path, read) ?? beside(path, from, read)
  return { name, fits: fits?.replaceAll(' ', '%20') }
}

/** The address of a file in `public/` with the end of a path, the longest first. */
function published(path: string, read: Read): string | undefined {
  const parts = path.split('/')
  return parts
    .slice(0, DEPTH)
    .map((_, at) => `/${parts.slice(at).join('/')}`)
    .find((address) => joinPath('public', address) !== undefined && read('image', address) !== undefined)
}

/** The path of a file beside posts, as it is written in `from`. */
function beside(path: string, from: string, read: Read): string | undefined {
  const target = joinPath('', path)
  if (target === undefined || !read('source', target)) return undefined
  const own = folderOf(from).split('/')
  const parts = target.split('/')
  const same = own.findIndex((part, at) => part !== parts[at])
  const shared = same === -1 ? own.length : same
  return '../'.repeat(own.length - shared) + parts.slice(shared).join('/')
}
