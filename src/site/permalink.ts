import { finishPath, PLACEHOLDERS, withoutEnding } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Config, Meta, Post } from '../types.ts'
import type { Taxonomy } from './taxonomy.ts'

/** Where every host looks for the page for missing pages; a page `404.md` stands there. */
export const NOT_FOUND = '/404.html'

/**
 * The site path of a post or page, decoded, without the sub-path of `url`: `/blog/hello/` (SPEC 3).
 * A page's path is that of its file below the pages folder, its last segment the slug.
 *
 * @param slugs what names of categories mean
 */
export function permalink(post: Post, config: Config, slugs: Taxonomy['slugs']): string {
  const own = post.meta.permalink?.text
  if (own !== undefined) {
    const path = placeholders(own).length === 0 ? own : fill(own, post, slugs)
    return finishPath(`/${path.replace(/^\/+/, '')}`, config.trailingSlash)
  }
  return finishPath(
    post.kind === 'post' ? fill(config.permalink, post, slugs) : pagePath(post, config),
    config.trailingSlash,
  )
}

/** Names of the placeholders in an address that an author wrote; a colon within a part begins none. */
function placeholders(path: string): readonly string[] {
  return /(?:^|\/):[a-z]/.test(path) ? [...path.matchAll(/:([a-z_]+)/g)].map((match) => match[1] ?? '') : []
}

/** An address as it would be with a plain word for each placeholder. */
export function withoutPlaceholders(path: string): string {
  return placeholders(path).reduce((text, name) => text.replace(`:${name}`, 'x'), path)
}

/** The first placeholder of a post's own address that says nothing about it. */
export function emptyPlaceholder({ meta }: Post): string | undefined {
  const names = placeholders(meta.permalink?.text ?? '')
  const known = meta.date === undefined ? PLACEHOLDERS.slice(3) : PLACEHOLDERS
  return names.find((name) => !known.includes(name))
}

function fill(pattern: string, post: Post, slugs: Taxonomy['slugs']): string {
  return pattern.replace(/:([a-z]+)/g, (token, name: string) => parts(name, post, slugs) ?? token)
}

function parts(name: string, { meta, title }: Post, slugs: Taxonomy['slugs']): string | undefined {
  const day = meta.date?.day ?? '0000-00-00'
  if (name === 'year') return day.slice(0, 4)
  if (name === 'month') return day.slice(5, 7)
  if (name === 'day') return day.slice(8, 10)
  if (name === 'slug') return meta.slug
  if (name === 'title') return slugOf(title) || meta.slug
  return name === 'category' ? categorySlug(meta, slugs) : undefined
}

function categorySlug(meta: Meta, slugs: Taxonomy['slugs']): string {
  const first = meta.categories[0]
  return first === undefined ? 'uncategorised' : (slugs.get(first.text) ?? slugOf(first.text))
}

function pagePath(post: Post, config: Config): string {
  const below = post.id.slice(config.paths.pages.length + 1)
  const folders = below.split('/').slice(0, -1)
  const isIndex = withoutEnding(below.split('/').at(-1) ?? '') === 'index'
  if (isIndex)
    return `/${folders.map((folder) => folder.normalize('NFC')).join('/')}${folders.length > 0 ? '/' : ''}`
  const path = `/${[...folders, post.meta.slug].join('/')}/`
  return path === '/404/' ? NOT_FOUND : path
}
