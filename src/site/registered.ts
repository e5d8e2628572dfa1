import { isForeign, pictureTarget } from '../text/paths.ts'
import type { Config, Json } from '../types.ts'
import type { Site } from './collate.ts'

type Registered = {
  readonly name?: string
  readonly bio?: string
  readonly url?: string
  readonly image?: string
}

/** The entry of `content/data/authors.yaml` for a handle; its shape was checked when it was read. */
export function registered(registry: Json | undefined, handle: string): Registered | undefined {
  if (typeof registry !== 'object' || registry === null || Array.isArray(registry)) return undefined
  return Object.hasOwn(registry, handle)
    ? ((registry as Record<string, Registered>)[handle] ?? undefined)
    : undefined
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
  const names = new Set([...posts.values()].flatMap(({ meta }) => meta.authors.map(({ name }) => name)))
  const portraits = [...names].map((name) => registered(authors, name)?.image)
  const named = [...portraits, ...categories.map(({ image }) => image)]
  return named.flatMap((src) => {
    if (!src || src.startsWith('/') || isForeign(src)) return []
    return pictureTarget(src, `${paths.data}/`).target ?? []
  })
}
