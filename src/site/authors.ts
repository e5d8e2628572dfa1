import { isMap } from '../text/json.ts'
import { isForeign, pictureTarget } from '../text/paths.ts'
import type { Config, Json, Post } from '../types.ts'
import type { Site } from './collate.ts'

type Registered = {
  readonly name?: string
  readonly bio?: string
  readonly url?: string
  readonly image?: string
  readonly image_url?: string
  readonly imageURL?: string
}

/** The entry of `content/data/authors.yaml` for a handle; its shape was checked when it was read. */
export function registered(registry: Json | undefined, handle: string): Registered | undefined {
  if (!isMap(registry)) return undefined
  const key = handleIn(Object.keys(registry), handle)
  return key === undefined ? undefined : ((registry as Record<string, Registered | null>)[key] ?? undefined)
}

/** The handle that a post means: as it is written, else in other cases. */
function handleIn(handles: readonly string[], written: string): string | undefined {
  if (handles.includes(written)) return written
  const lower = written.toLowerCase()
  return handles.find((handle) => handle.toLowerCase() === lower)
}

/** The picture of an author, by the names that registries have for it. */
export function portraitOf(entry: Registered | undefined): string | undefined {
  return entry?.image ?? entry?.image_url ?? entry?.imageURL
}

/**
 * The pictures that registries name for authors and categories of this build, as paths from the root. A relative one begins
 * at the registry. Who writes no open post stays as unpublished as the posts.
 */
export function registeredPictures(
  { posts, categories }: Pick<Site, 'posts' | 'categories'>,
  authors: Json | undefined,
  { paths }: Pick<Config, 'paths'>,
): readonly string[] {
  const targetOf = (src: string | null | undefined) =>
    !src || src.startsWith('/') || isForeign(src) ? undefined : pictureTarget(src, `${paths.data}/`).target
  const portraits = new Map(
    Object.keys(authors ?? {}).flatMap((handle): [string, string][] => {
      const target = targetOf(portraitOf(registered(authors, handle)))
      return target === undefined ? [] : [[handle, target]]
    }),
  )
  return [
    ...writersAmong(portraits, posts.values()),
    ...categories.map(({ image }) => targetOf(image)),
  ].filter((target) => target !== undefined)
}

/** The portraits of those who write. Posts are asked until all are found: most are read from the disk for it. */
function writersAmong(portraits: Map<string, string>, posts: Iterable<Post>): readonly string[] {
  const found: string[] = []
  if (portraits.size === 0) return found
  for (const { meta } of posts) {
    for (const { name } of meta.authors) {
      const handle = handleIn([...portraits.keys()], name)
      if (handle === undefined) continue
      found.push(portraits.get(handle) ?? '')
      portraits.delete(handle)
    }
    if (portraits.size === 0) return found
  }
  return found
}
