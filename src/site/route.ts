import { sameAddress } from '../report/config.ts'
import {
  badPath,
  fileAndFolder,
  reservedPath,
  tagInAddress,
  twins,
  unknownPlaceholder,
} from '../report/site.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import { finishPath, folderOf, outputPath, PLACEHOLDERS, pathFault } from '../text/paths.ts'
import { foldPath } from '../text/slug.ts'
import type { Config, ConfigPlaces, Diagnostic, Page, Place, Post, Report } from '../types.ts'
import type { Site } from './collate.ts'
import { copyPages, publicFiles, type Sources } from './copies.ts'
import { emptyPlaceholder, NOT_FOUND, withoutPlaceholders } from './permalink.ts'
import { listOfCategory, slugOfList } from './taxonomy.ts'

export interface Routes {
  readonly pages: readonly Page[]
  /** Site path of every source file that is published as it is, by its path from the root. */
  readonly copies: ReadonlyMap<string, string>
  /** False when a page was refused its address, so that links to it lead nowhere. */
  readonly isWhole: boolean
}

/** Every page of the site, each address once; two pages for one address are an error that names both. */
export function route(site: Site, sources: Sources, report: Report): Routes {
  const { config, places } = sources
  let isWhole = true
  const refuse: Report = (finding) => {
    isWhole = false
    report(finding)
  }
  const copies = publicFiles(site, sources)
  const pages = [...postPages(site, config, refuse), ...listPages(site, config), ...copyPages(copies, refuse)]
  const placed = distinct(pages, site, places, refuse)
  return { pages: placed, copies, isWhole }
}

function postPages(site: Site, config: Config, report: Report): Page[] {
  const pages: Page[] = []
  for (const post of site.posts.values()) {
    const url = site.urls.get(post.id) ?? '/'
    const written = post.meta.permalink?.text
    const empty = emptyPlaceholder(post)
    const fault =
      (written === undefined ? undefined : pathFault(withoutPlaceholders(written))) ?? pathFault(url)
    const keeper = reservedFor(post, url, config)
    const tag = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/.exec(written ?? '')?.[0]
    if (tag !== undefined) report(tagInAddress(addressPlace(post), tag))
    else if (empty !== undefined) report(unknownPlaceholder(addressPlace(post), empty, PLACEHOLDERS))
    else if (fault !== undefined) report(badPath(addressPlace(post), written ?? url, fault))
    else if (keeper !== undefined) report(reservedPath(addressPlace(post), url, keeper))
    else pages.push({ kind: post.kind, url, path: outputPath(url), id: post.id })
  }
  return pages
}

/** What an address is kept for, if it is. A page of the site's own may stand in for the one for missing pages. */
function reservedFor({ kind }: Post, url: string, { paths }: Config): string | undefined {
  if (kind === 'post' && url === NOT_FOUND) return 'the page for missing pages'
  if (kind === 'post' && url === '/') return paths.index === '/' ? 'the list of all posts' : 'the home page'
  const below = url.startsWith(paths.index) ? url.slice(paths.index.length) : ''
  return /^page(\/|$)/.test(below) ? 'the numbered pages of a list' : undefined
}

function listPages(site: Site, config: Config): Page[] {
  const { paths, taxonomies } = config
  const pages: Page[] = numbered('index', 'index', paths.index, site.index.length, config)
  const taken = new Set(site.urls.values())
  if (paths.index !== '/' && !taken.has('/')) pages.push({ kind: 'home', url: '/', path: 'index.html' })
  if (!taken.has(NOT_FOUND)) pages.push({ kind: 'notFound', url: NOT_FOUND, path: '404.html' })
  if (site.categories.length > 0) {
    const url = finishPath(taxonomies.categories.path, config.trailingSlash)
    pages.push({ kind: 'categories', url, path: outputPath(url) })
  }
  for (const { slug, url, posts } of site.categories) {
    pages.push(...numbered('category', listOfCategory(slug), url, posts.length, config))
  }
  if (config.url !== undefined) {
    pages.push({ kind: 'feed', url: '/feed.xml', path: 'feed.xml' })
    pages.push({ kind: 'sitemap', url: '/sitemap.xml', path: 'sitemap.xml' })
  }
  return pages
}

function numbered(
  kind: 'index' | 'category',
  list: string,
  first: string,
  count: number,
  config: Config,
): Page[] {
  return Array.from({ length: pagesOfList(count, config) }, (_, at) => {
    const url = listUrl(first, at + 1, config)
    return { kind, list, url, path: outputPath(url), number: at + 1 }
  })
}

/** How many pages a list of so many posts has; an empty one has a page too. */
export function pagesOfList(count: number, { pageSize }: Config): number {
  return Math.max(1, Math.ceil(count / pageSize))
}

/** Address of page `number` of the list whose first page is at `first`; page 1 is `first` alone (SPEC 13.10). */
export function listUrl(first: string, number: number, config: Config): string {
  const base = first.endsWith('/') ? first : `${first}/`
  return finishPath(number === 1 ? base : `${base}page/${number}/`, config.trailingSlash)
}

function distinct(pages: readonly Page[], site: Site, places: ConfigPlaces, report: Report): readonly Page[] {
  const taken = new Map<string, Page>()
  for (const page of pages) {
    const key = foldPath(page.path)
    const other = taken.get(key)
    if (other === undefined) taken.set(key, page)
    else report(clash(page, other, site, places))
  }
  // A file in the way of a folder is told once, however many pages lie below.
  const told = new Set<Page>()
  for (const page of taken.values()) {
    for (let folder = folderOf(page.path); folder !== ''; folder = folderOf(folder)) {
      const file = taken.get(foldPath(folder))
      if (file === undefined || told.has(file)) continue
      told.add(file)
      const place = placeOf(isOurs(file) && !isOurs(page) ? page : file, site, places)
      report(fileAndFolder(place, file.path, nameOf(page), wayOut(file, page)))
    }
  }
  return [...taken.values()]
}

/** Where a file and a page that Octavo makes by itself clash, the file is what its author can give another address. */
function clash(page: Page, other: Page, site: Site, places: ConfigPlaces): Diagnostic {
  if (isOurs(page) && isOurs(other)) {
    const place = settingOf(page, places) ?? settingOf(other, places) ?? topOf(CONFIG_FILE)
    return sameAddress(place, page.url, nameOf(page), nameOf(other))
  }
  const [first, second] = isOurs(page) ? [page, other] : [other, page]
  return twins(
    placeOf(second, site, places),
    second.url,
    nameOf(first),
    placeOf(first, site, places),
    wayOut(first, second),
  )
}

/** What can be done when two pages are in each other's way: a file that is published as it is has no front matter. */
function wayOut(...pages: readonly Page[]): string {
  const areFiles = pages.filter((page) => !isOurs(page)).map(({ kind }) => kind === 'copy')
  if (!areFiles.includes(true)) return 'give one of them another `slug` or `permalink`'
  return areFiles.includes(false) ? 'rename the file, or write another `permalink`' : 'rename the file'
}

/** Made of the posts or the configuration, not of one file. */
function isOurs({ kind }: Page): boolean {
  return kind !== 'post' && kind !== 'page' && kind !== 'copy'
}

function nameOf(page: Page): string {
  if (page.kind === 'post' || page.kind === 'page') return page.id
  if (page.kind === 'copy') return page.source
  if (page.kind === 'index') return `the list of all posts, page ${page.number}`
  if (page.kind === 'category')
    return `the list of the category \`${slugOfList(page.list)}\`, page ${page.number}`
  return {
    home: 'the home page',
    notFound: 'the page for missing pages',
    categories: 'the list of categories',
    feed: 'the feed',
    sitemap: 'the sitemap',
  }[page.kind]
}

function placeOf(page: Page, site: Site, places: ConfigPlaces): Place {
  if (page.kind === 'copy') return topOf(page.source)
  const post = page.kind === 'post' || page.kind === 'page' ? site.posts.get(page.id) : undefined
  return post === undefined ? (settingOf(page, places) ?? topOf(CONFIG_FILE)) : addressPlace(post)
}

/** Where the configuration sets the address of a list, if it does. */
function settingOf({ kind }: Page, places: ConfigPlaces): Place | undefined {
  if (kind === 'index') return places.get('paths.index')
  const isOfCategories = kind === 'category' || kind === 'categories'
  return isOfCategories ? places.get('taxonomies.categories.path') : undefined
}

function addressPlace(post: Post): Place {
  return post.meta.permalink?.place ?? post.meta.slugPlace
}
