import { LANGUAGE_IN_NAME, POSTS_FOLDER, withoutEnding } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Config, PostKind } from '../types.ts'

/** What the name of a file says about its post. */
export interface Naming {
  /** Empty when the name holds no letter or digit. */
  readonly slug: string
  /** The name that the slug was made from. */
  readonly name: string
  /** `YYYY-MM-DD` in front of the name, as it stands there: the calendar may not have it. */
  readonly date?: string
  /** The file lies in a folder `_drafts`. */
  readonly draft: boolean
}

/** In one of several languages too, as Hugo names them. */
const INDEX = new RegExp(`^index(?:\\.${LANGUAGE_IN_NAME})?$`)

/** Read a path: `2026-11-23-hello.md`, `hello/index.md`, `_drafts/hello.md` (SPEC 2). */
export function namingOf(path: string, kind: PostKind, config: Config): Naming {
  const folders = path.split('/')
  // Middleman's files end with `.html.markdown`.
  const file = withoutEnding(folders.pop() ?? '').replace(/\.html$/, '')
  const isFolderPost = INDEX.test(file) && !isRoot(folders.join('/'), config)
  const full = isFolderPost ? (folders.at(-1) ?? file) : file
  const draft = folders.includes('_drafts')
  const dated = kind === 'post' ? /^(\d{4}-\d{2}-\d{2})(?:[-_](.+))?$/.exec(full) : null
  const date = dated?.[1]
  const name = dated?.[2] ?? full
  return { slug: slugOf(name), name, draft, ...(date !== undefined && { date }) }
}

function isRoot(folder: string, { paths }: Config): boolean {
  return folder === (paths.posts ?? POSTS_FOLDER) || folder === paths.pages
}
