import type { Checked } from '../check/links.ts'
import { atom } from '../pages/atom.ts'
import { feedOf } from '../pages/feed.ts'
import { htmlPage } from '../pages/html.ts'
import type { Press } from '../pages/kit.ts'
import { type SitemapUrl, sitemaps } from '../pages/sitemap.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Read } from '../site/facts.ts'
import type { Routes } from '../site/route.ts'
import { interner } from '../text/intern.ts'
import { isForeign } from '../text/paths.ts'
import type { LinkUse, Page, Place, Report } from '../types.ts'
import type { Assets, BuildInput } from './build.ts'

interface Run {
  readonly input: BuildInput
  readonly press: Press & Assets
  readonly read: Read
  readonly routes: Routes
  readonly report: Report
}

/** Render every page and hand its bytes to the stage; what the checks need of it comes back. */
export async function renderAll(run: Run): Promise<Checked[]> {
  const { input, press, routes } = run
  const encoder = new TextEncoder()
  const checked: Checked[] = []
  const keep = interner()
  for (const page of routes.pages) {
    for (const made of render(page, run)) {
      input.stage(made.path, typeof made.content === 'string' ? encoder.encode(made.content) : made.content)
      const links = inside(made.links ?? []).map((link) => ({ ...link, url: keep(link.url) }))
      checked.push({ url: made.url, ids: (made.ids ?? []).map(keep), links, place: placeOf(page) })
    }
  }
  for (const { path, bytes } of press.assetOutputs()) {
    input.stage(path, bytes)
    checked.push({ url: `/${path}`, ids: [], links: [], place: topOf(`templates/${path}`) })
  }
  return checked
}

/** The links that the checks follow, each once from each place. */
function inside(links: readonly LinkUse[]): readonly LinkUse[] {
  const seen = new Map<Place, Set<string>>()
  return links.filter(({ url, place }) => {
    if (url === '' || isForeign(url)) return false
    const urls = seen.get(place) ?? new Set()
    seen.set(place, urls)
    return !urls.has(url) && urls.add(url)
  })
}

interface Made {
  readonly path: string
  readonly url: string
  readonly content: string | Uint8Array
  readonly ids?: readonly string[]
  readonly links?: readonly LinkUse[]
}

function render(page: Page, run: Run): readonly Made[] {
  const { input, press, read, report } = run
  const { path, url } = page
  if (page.kind === 'copy' || page.kind === 'asset') {
    return [{ path, url, content: input.files.get(page.source)?.bytes ?? new Uint8Array() }]
  }
  if (page.kind === 'feed') {
    const { feed, links } = feedOf(press, read, report)
    return [
      {
        path,
        url,
        content: atom(feed),
        links: links.map((link) => ({ ...link, url: sitePath(link.url, press.addresses) })),
      },
    ]
  }
  if (page.kind === 'sitemap') {
    const files = sitemaps(sitemapUrls(run), press.addresses.absolute)
    return files.map((file) => ({ path: file.path, url: `/${file.path}`, content: file.text }))
  }
  const { text, ids, links } = htmlPage(page, press, read, report)
  return [{ path, url, content: text, ids, links }]
}

/** A feed's links are absolute; the checks follow those that lead to this site. */
function sitePath(url: string, { absolute, href }: Press['addresses']): string {
  return url.startsWith(absolute('/')) ? href('/') + url.slice(absolute('/').length) : url
}

/** What a search engine may list: every page but hidden ones, the page for missing pages and later pages of lists. */
function sitemapUrls({ routes, read, press, input }: Run): readonly SitemapUrl[] {
  return routes.pages.flatMap((page): SitemapUrl[] => {
    const url = press.addresses.absolute(page.url)
    if (page.kind === 'post' || page.kind === 'page') {
      const meta = read('post', page.id)?.meta
      if (meta === undefined || meta.noindex || meta.unlisted) return []
      const lastmod = (meta.updated ?? meta.date)?.day
      return [{ url, ...(lastmod !== undefined && { lastmod }) }]
    }
    if (
      page.kind !== 'home' &&
      page.kind !== 'index' &&
      page.kind !== 'category' &&
      page.kind !== 'categories'
    )
      return []
    const list = page.kind === 'category' || page.kind === 'index' ? page.list : 'order'
    const newest = latestDay(read('list', list), read)
    return 'number' in page && page.number > 1
      ? []
      : [{ url, ...(newest !== undefined && input.config.url && { lastmod: newest }) }]
  })
}

function latestDay(ids: readonly string[], read: Read): string | undefined {
  let latest: string | undefined
  for (const id of ids) {
    const meta = read('post', id)?.meta
    const day = (meta?.updated ?? meta?.date)?.day
    if (day !== undefined && (latest === undefined || day > latest)) latest = day
  }
  return latest
}

function placeOf(page: Page) {
  return topOf(page.kind === 'post' || page.kind === 'page' ? page.id : CONFIG_FILE)
}
