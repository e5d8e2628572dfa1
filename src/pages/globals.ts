import type { Addresses } from '../site/addresses.ts'
import type { Assets, View } from '../site/facts.ts'
import { isRightToLeft } from '../text/direction.ts'
import { finishPath, isForeign, splitAddress } from '../text/paths.ts'
import type { Config, NavLink, Page } from '../types.ts'
import type { Press } from './kit.ts'

/** `site`: the same on every page. */
export interface SiteView extends View {
  readonly nav: readonly NavLink[]
  readonly footer: readonly NavLink[]
  readonly social: readonly NavLink[]
}

export function siteView(config: Config, addresses: Addresses, assets: Assets): SiteView {
  const { title, description, lang, theme } = config
  const links = (list: readonly NavLink[]) =>
    list.map(({ label, url }) => ({ label, url: linkOf(url, addresses) }))
  return {
    title,
    description,
    lang,
    url: config.url ?? null,
    home: addresses.href('/'),
    index: addresses.href(finishPath(config.paths.index, config.trailingSlash)),
    categories_url: addresses.href(finishPath(config.taxonomies.categories.path, config.trailingSlash)),
    feed: config.url === undefined ? null : addresses.href('/feed.xml'),
    nav: links(config.nav),
    footer: links(config.footer),
    social: links(config.social),
    theme: { ...theme, css: theme.css === undefined ? null : (assets[theme.css] ?? null) },
  }
}

/** An address of the configuration as it stands in a page. */
export function linkOf(url: string, addresses: Addresses): string {
  if (isForeign(url) || !url.startsWith('/')) return url
  const { path, query, fragment } = splitAddress(url)
  return addresses.href(path) + query + fragment
}

/** What a page says of itself in its head. */
export interface Head {
  readonly title: string
  readonly description: string
  readonly canonical?: string | undefined
  readonly noindex?: boolean
  readonly lang?: string | undefined
  readonly image?: string | undefined
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly next?: string | undefined
  readonly previous?: string | undefined
}

/** `page`: what the layout's head prints. Every key exists, absent is null. */
export function pageView(page: Page, head: Head, { config, addresses, isPreview }: Press): View {
  const lang = head.lang ?? config.lang
  const isShort = head.title === config.title
  return {
    kind: page.kind,
    url: addresses.href(page.url),
    title: isShort ? config.title : `${head.title} · ${config.title}`,
    heading: head.title,
    description: head.description,
    canonical: head.canonical ?? (config.url === undefined ? null : addresses.absolute(page.url)),
    noindex: isPreview || (head.noindex ?? false),
    lang,
    dir: isRightToLeft(lang) ? 'rtl' : 'ltr',
    image: head.image ?? null,
    published: head.published ?? null,
    updated: head.updated ?? null,
    next: head.next ?? null,
    previous: head.previous ?? null,
  }
}
