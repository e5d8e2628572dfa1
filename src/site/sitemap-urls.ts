import type { Page } from '../types.ts'
import type { Site } from './collate.ts'
import type { SitemapUrl, Terms, World } from './facts.ts'
import { NOT_FOUND } from './permalink.ts'
import { slugOfList } from './taxonomy.ts'

/** What a search engine may list: every page but hidden ones, the page for missing pages and later pages of lists. */
export function sitemapUrls({ site, pages }: World, terms: Terms): readonly SitemapUrl[] {
  const known = new Map<readonly string[], string | undefined>()
  const latest = (ids: readonly string[]) => {
    if (!known.has(ids)) known.set(ids, latestDay(ids, site))
    return known.get(ids)
  }
  return pages.flatMap((page): SitemapUrl[] => {
    const { url } = page
    if (page.kind === 'post' || page.kind === 'page') {
      const meta = site.posts.get(page.id)?.meta
      return meta === undefined || meta.noindex || meta.unlisted || url === NOT_FOUND
        ? []
        : [entry(url, lastDay(page.id, site))]
    }
    const ids = listOf(page, site, terms)
    return ids === undefined || ('number' in page && page.number > 1) ? [] : [entry(url, latest(ids))]
  })
}

function entry(url: string, lastmod: string | undefined): SitemapUrl {
  return lastmod === undefined ? { url } : { url, lastmod }
}

/** The posts that a page of a list shows; undefined for a page that is none. */
function listOf(page: Page, { index, order }: Site, terms: Terms): readonly string[] | undefined {
  if (page.kind === 'index') return index
  if (page.kind === 'category') return terms.bySlug.get(slugOfList(page.list))?.posts
  return page.kind === 'home' || page.kind === 'categories' ? order : undefined
}

function latestDay(ids: readonly string[], site: Site): string | undefined {
  let latest: string | undefined
  for (const id of ids) {
    const day = lastDay(id, site)
    if (day !== undefined && (latest === undefined || day > latest)) latest = day
  }
  return latest
}

/** The day on which a post was last changed, as its author says. */
function lastDay(id: string, site: Site): string | undefined {
  const { updated, date } = site.posts.get(id)?.meta ?? {}
  return updated !== undefined && updated.at >= (date?.at ?? updated.at) ? updated.day : date?.day
}
