import type { Config, PostKind, Snapshot, Source } from '../types.ts'

/** Where other generators keep their posts; used when `content/posts` is absent (SPEC 2). */
const FOREIGN_FOLDERS = ['_posts', '_drafts', 'content/blog', 'src/content/blog', 'blog', 'contents/blog']

export interface Item {
  readonly kind: PostKind
  readonly source: Source
}

/** Every folder that may hold posts, so that the snapshot reads it. */
export function possibleFolders(config: Config): readonly string[] {
  return config.paths.posts === undefined ? ['content/posts', ...FOREIGN_FOLDERS] : [config.paths.posts]
}

/** The folders that posts are read from: the configured one, else `content/posts`, else those of other generators. */
function postFolders(config: Config, has: (folder: string) => boolean): readonly string[] {
  if (config.paths.posts !== undefined) return [config.paths.posts]
  if (has('content/posts')) return ['content/posts']
  const found = FOREIGN_FOLDERS.filter(has)
  return found.length > 0 ? found : ['content/posts']
}

/** Every post and page of the source, in the order of their paths. */
export function inventory(files: Snapshot, config: Config): readonly Item[] {
  const names = [...files.keys()]
  const folders = postFolders(config, (folder) => names.some((name) => name.startsWith(`${folder}/`)))
  const items: Item[] = []
  for (const [path, source] of files) {
    if (!/\.mdx?$/.test(path)) continue
    const folder = folders.find((one) => path.startsWith(`${one}/`))
    const home = folder ?? (path.startsWith(`${config.paths.pages}/`) ? config.paths.pages : undefined)
    if (home === undefined || isPrivate(path.slice(home.length + 1))) continue
    items.push({ kind: folder === undefined ? 'page' : 'post', source })
  }
  return items
}

/** A name that starts with `_` is never a page; `_drafts` is a folder of drafts. */
function isPrivate(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('_') && name !== '_drafts' && name !== '_posts')
}
