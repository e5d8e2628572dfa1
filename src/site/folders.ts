import { POSTS_FOLDER } from '../text/paths.ts'
import type { Config } from '../types.ts'

/** Where Jekyll and others keep posts that are not finished. */
const DRAFTS = '_drafts'
/** Where Hexo keeps its posts, and nobody else. */
export const HEXO_POSTS = 'source/_posts'
/** Where other generators keep their posts; used when `content/posts` is absent (SPEC 2). */
export const FOREIGN_FOLDERS = [
  ...['_posts', DRAFTS],
  ...[HEXO_POSTS, `source/${DRAFTS}`],
  ...['content/blog', 'content/post'],
  ...['src/content/blog', 'src/content/posts', 'src/data/blog', 'src/data/post'],
  ...['blog', 'contents/blog'],
]

/** Whether a folder is one for posts that are not finished. */
export function isForDrafts(folder: string): boolean {
  return folder === DRAFTS || folder.endsWith(`/${DRAFTS}`)
}

/** Every folder that may hold posts, so that the snapshot reads it. */
export function possibleFolders({ paths }: Config): readonly string[] {
  return paths.posts === undefined ? [POSTS_FOLDER, ...FOREIGN_FOLDERS] : [paths.posts]
}

/** Where Astro and its themes keep their posts, and the pictures that they name. */
export const ASTRO = { posts: ['src/content', 'src/data'], assets: 'src/assets' } as const

/** Every folder whose files a post or a page may publish by naming them. */
export function mediaFolders(config: Config): readonly string[] {
  return ['content', config.paths.pages, ...possibleFolders(config), ASTRO.assets]
}
