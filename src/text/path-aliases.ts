import { decodePath, joinPath } from './paths.ts'

/** `@site/x` of Docusaurus, `@/x`, `~/x`, `~@/x`, `@assets/x`, `$lib/x`, and folders of the project as if they were published. */
const ALIAS = /^(~?@([\w-]*)\/|~{1,2}\/|\$lib\/|\/(?:src|static|public|app)\/)(.+)$/

/** What an alias may stand for: the project, Zola's content, the sources of Astro and others. */
export const BASES: readonly string[] = ['', 'content', 'src']

/** A path that begins with what bundlers take for a folder of the project, and what follows. */
interface Aliased {
  readonly name: string
  readonly rest: string
  /** Files that it may mean, as paths from the root. */
  readonly files: readonly string[]
}

/** Such a path; undefined where it is any other. */
export function aliasedPath(path: string): Aliased | undefined {
  const [, name, folder = '', after = ''] = ALIAS.exec(path) ?? []
  if (name === undefined) return undefined
  const rest = decodePath(folder === '' || folder === 'site' ? after : `${folder}/${after}`)
  // What other tools publish from `static/` lies in `public/` here.
  const shared = /^\/(?:static|public)\/$/.test(name) ? rest : /^(?:static|public)\/(.+)$/.exec(rest)?.[1]
  const files = [
    ...(shared === undefined ? [] : [joinPath('public', shared)]),
    ...BASES.map((base) => joinPath(base, rest)),
  ]
  return { name, rest, files: files.filter((file) => file !== undefined) }
}
