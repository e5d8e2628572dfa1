import { hexoLineEnds, unmatchedDefault } from '../report/config.ts'
import { passedOver, strayTexts } from '../report/site.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import { FOREIGN_FOLDERS, HEXO_POSTS, isForDrafts } from '../site/folders.ts'
import { folderMatcher } from '../text/glob.ts'
import { isMarkdown, POSTS_FOLDER } from '../text/paths.ts'
import type { Config, ConfigPlaces, PostKind, Report, Snapshot, Source } from '../types.ts'

export interface Item {
  readonly kind: PostKind
  readonly source: Source
}

/** The folders that posts are read from: the configured one, else `content/posts`, else those of other generators. */
function postFolders(config: Config, has: (folder: string) => boolean): readonly string[] {
  if (config.paths.posts !== undefined) return [config.paths.posts]
  if (has(POSTS_FOLDER)) return [POSTS_FOLDER]
  const found = FOREIGN_FOLDERS.filter(has)
  return found.length > 0 ? found : [POSTS_FOLDER]
}

/** The folder that a new post belongs in: one that posts are read from, so that it hides none of them. */
export function folderOfNewPost(config: Config, names: readonly string[]): string {
  const folders = postFolders(config, holder(names))
  const [first = POSTS_FOLDER] = folders
  return folders.find((folder) => !isForDrafts(folder)) ?? first.replace(/_drafts$/, '_posts')
}

function holder(names: readonly string[]): (folder: string) => boolean {
  return (folder) => names.some((name) => name.startsWith(`${folder}/`))
}

/** Every post and page of the source, in the order of their paths. */
export function inventory(files: Snapshot, config: Config): readonly Item[] {
  const folders = postFolders(config, holder([...files.keys()]))
  const items: Item[] = []
  for (const [path, source] of files) {
    if (!isMarkdown(path)) continue
    const folder = folders.find((one) => path.startsWith(`${one}/`))
    const home = folder ?? (path.startsWith(`${config.paths.pages}/`) ? config.paths.pages : undefined)
    if (home === undefined || isPrivate(path.slice(home.length + 1))) continue
    items.push({ kind: folder === undefined ? 'page' : 'post', source })
  }
  return items
}

interface Sorted {
  readonly files: Snapshot
  readonly config: Config
  readonly places: ConfigPlaces
}

/** What looks like a post and is read as none, and folder defaults that speak of no file: both publish what was not meant. */
export function checkFolders(
  items: readonly Item[],
  { files, config, places }: Sorted,
  report: Report,
): void {
  for (const [at, { match }] of config.defaults.entries()) {
    const matches = folderMatcher(match)
    const place = places.get(`defaults.${at}.match`) ?? topOf(CONFIG_FILE)
    if (!items.some(({ source }) => matches(source.path))) report(unmatchedDefault(place, match))
  }
  checkStrays(files, config, report)
  if (!places.has('markdown.breaks') && items.some(({ source }) => source.path.startsWith(`${HEXO_POSTS}/`)))
    report(hexoLineEnds(HEXO_POSTS))
  if (config.paths.posts !== undefined || !holder([...files.keys()])(POSTS_FOLDER)) return
  const read = new Set(items.map(({ source }) => source.path))
  for (const folder of FOREIGN_FOLDERS) {
    const posts = [...files.values()].filter(
      (source) =>
        source.path.startsWith(`${folder}/`) &&
        isMarkdown(source.path) &&
        !isPrivate(source.path.slice(folder.length + 1)) &&
        !read.has(source.path) &&
        beginsWithMatter(source.bytes),
    )
    if (posts.length > 0) report(passedOver(folder, posts.length))
  }
}

/** Texts in `content/` that lie in no folder that is read, told once of each file or folder there. */
function checkStrays(files: Snapshot, { paths }: Config, report: Report): void {
  const known = [POSTS_FOLDER, ...FOREIGN_FOLDERS, paths.posts ?? '', paths.pages, paths.data]
  const homes = known.map((folder) => `${folder}/`)
  const strays = new Map<string, number>()
  for (const source of files.values()) {
    const { path } = source
    if (!path.startsWith('content/') || !isMarkdown(path) || homes.some((home) => path.startsWith(home)))
      continue
    if (isPrivate(path) || !beginsWithMatter(source.bytes)) continue
    const [top = path] = /^content\/[^/]+/.exec(path) ?? []
    strays.set(top, (strays.get(top) ?? 0) + 1)
  }
  for (const [top, count] of strays) report(strayTexts(top, count, paths.pages))
}

/** Three signs of a fence, below blank lines at most: what is no post (a README) seldom has them. */
function beginsWithMatter(bytes: Uint8Array): boolean {
  return /^\ufeff?\s*(?:---|\+\+\+)/.test(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 32)),
  )
}

/** A name that starts with `_` is never a page; `_drafts` is a folder of drafts. */
function isPrivate(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('_') && name !== '_drafts' && name !== '_posts')
}
