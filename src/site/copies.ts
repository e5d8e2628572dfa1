import { badPath } from '../report/site.ts'
import { topOf } from '../report.ts'
import { runs } from '../text/active.ts'
import { copyFault, folderOf, isMarkdown, withoutEnding, withoutHtml } from '../text/paths.ts'
import type { Config, ConfigPlaces, Json, Page, Post, Report, Snapshot, Source } from '../types.ts'
import { registeredPictures } from './authors.ts'
import type { Site } from './collate.ts'
import { mediaFolders } from './folders.ts'

/** The files that are published as they are. */

export interface Sources {
  readonly files: Snapshot
  readonly config: Config
  readonly places: ConfigPlaces
  readonly data: ReadonlyMap<string, Json>
}

/** `public/**` keeps its paths; another file of the source when an open post refers to it, or a registry for one. */
export function publicFiles(site: Site, { files, config, data }: Sources): ReadonlyMap<string, string> {
  const copies = new Map<string, string>()
  const folders = mediaFolders(config)
  for (const path of files.keys())
    if (path.startsWith('public/')) copies.set(path, path.slice('public'.length))
  for (const post of site.posts.values()) {
    for (const path of post.references) {
      if (copies.has(path) || !isMedia(files.get(path), folders)) continue
      copies.set(path, mediaUrl(path, post, site))
    }
  }
  for (const path of registeredPictures(site, data.get('authors'), config)) {
    const isThere = isMedia(files.get(path), [...folders, config.paths.data])
    if (isThere && !copies.has(path)) copies.set(path, sourceUrl(path))
  }
  return copies
}

export function copyPages(copies: ReadonlyMap<string, string>, report: Report): readonly Page[] {
  return [...copies].flatMap(([source, url]): readonly Page[] => {
    const fault = copyFault(url)
    if (fault !== undefined) report(badPath(topOf(source), url, fault, 'rename the file'))
    return fault === undefined ? [{ kind: 'copy', url, path: url.slice(1), source }] : []
  })
}

/** Whether a file can be published as it is because a post refers to it. */
export function isCopied(source: Source | undefined): source is Source {
  return source !== undefined && !isMarkdown(source.path)
}

/** Nothing that runs in a browser: who writes posts may be read, and no more (SECURITY.md). */
function isMedia(source: Source | undefined, folders: readonly string[]): boolean {
  if (!isCopied(source)) return false
  return folders.some((folder) => source.path.startsWith(`${folder}/`)) && !runs(source.path, source.bytes)
}

/** Files in a post's own folder lie beside its page, the others keep their path below `content/`. */
function mediaUrl(path: string, post: Post, site: Site): string {
  const folder = folderOf(post.id)
  const isOwn = /(^|\/)index$/.test(withoutEnding(post.id)) && path.startsWith(`${folder}/`)
  if (!isOwn) return sourceUrl(path)
  const url = site.urls.get(post.id) ?? '/'
  // A page that is a file (`/trip.html`) leaves no room below it.
  const base = url.endsWith('/') ? url : `${withoutHtml(url)}/`
  return base + path.slice(folder.length + 1)
}

function sourceUrl(path: string): string {
  return `/${path.replace(/^content\//, '')}`
}
