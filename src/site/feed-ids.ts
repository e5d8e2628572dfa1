import { sameId } from '../report/site.ts'
import { escapePattern } from '../text/escape.ts'
import type { Config, Post, Report } from '../types.ts'

/**
 * The id of a post in feeds: what its author wrote, else a tag URI (RFC 4151) of authority, day and slug, which does not
 * change with title, domain path or address. Of a renamed post the slug of its first alias counts, so feed readers do
 * not take it for new (SPEC 13.15).
 */
export function feedIdsOf({ feeds, url, permalink }: Config): (post: Post) => string {
  const host = feeds.authority ?? new URL(url ?? 'https://localhost').hostname
  return ({ meta }) =>
    meta.id?.text ??
    `tag:${host},${meta.date?.day ?? '1970-01-01'}:${encodeURIComponent(firstSlug(meta, permalink))}`
}

/**
 * Readers of feeds take two entries with one id for one, and show one of them. The older post keeps the id, since
 * readers may know it.
 *
 * @param order the posts of the feed, newest first
 */
export function checkFeedIds(order: readonly Post[], config: Config, report: Report): void {
  const idOf = feedIdsOf(config)
  const owners = new Map<string, Post>()
  const oldestFirst = [...order].sort((a, b) => (a.meta.date?.at ?? 0) - (b.meta.date?.at ?? 0))
  for (const post of oldestFirst) {
    const id = idOf(post)
    const owner = owners.get(id)
    if (owner === undefined) owners.set(id, post)
    else report(sameId(placeOfId(post), id, owner.id, placeOfId(owner)))
  }
}

function placeOfId({ meta }: Post) {
  return meta.id?.place ?? meta.slugPlace
}

function firstSlug({ aliases, slug }: Post['meta'], pattern: string): string {
  if (aliases.length === 0 || !/:slug|:title/.test(pattern)) return slug
  const parts = pattern.split(/(:[a-z]+)/)
  const first = parts.findIndex((part) => part === ':slug' || part === ':title')
  const source = parts
    .map((part, at) =>
      at === first ? '(?<slug>[^/]+)' : part.startsWith(':') ? '[^/]+' : escapePattern(part),
    )
    .join('')
  const fits = new RegExp(`^${source.replace(/\/$/, '')}/?$`)
  for (const alias of aliases) {
    const old = fits.exec(alias.text)?.groups?.slug
    if (old !== undefined) return old
  }
  return slug
}
