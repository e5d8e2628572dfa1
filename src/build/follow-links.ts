import { type Checked, checkLinks, type NotedLinks } from '../check/links.ts'
import { linkUse } from '../pages/fill.ts'
import { linkOf } from '../pages/globals.ts'
import { CONFIG_FILE } from '../report.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Routes } from '../site/route.ts'
import { matcher } from '../text/glob.ts'
import type { Config, ConfigPlaces, Place, Report } from '../types.ts'
import { notesOf, type PageMemo } from './kept-pages.ts'
import type { KeptTheme } from './theme.ts'

interface Finished {
  readonly routes: Routes
  readonly theme: KeptTheme
  readonly addresses: Addresses
  readonly config: Config
  readonly places: ConfigPlaces
}

/** Check the links of all pages and stylesheets, made now or kept, against everything that is published. */
export function followLinks(
  { pages, addresses }: PageMemo,
  { routes, theme, addresses: site, config, places }: Finished,
  report: Report,
): void {
  const printed = pages.map((record): Checked => {
    const urls = [record.url, ...record.paths.map((path) => `/${path}`)]
    return { urls, addresses: record.addresses, notes: () => notesOf(record) }
  })
  const copied = routes.pages.flatMap((page) => (page.kind === 'copy' ? [plainFile(page.url)] : []))
  const assets = theme.files.map(([path]) => plainFile(`/${path}`))
  const styles = stylesheets(theme, addresses.length)
  checkLinks(
    [...printed, ...copied, ...assets, styles],
    [...addresses, ...theme.links.map(({ url }) => url)],
    { base: site.base, isServed: matcher(config.links.served), placesOf: inConfig(config, places, site) },
    report,
  )
}

/** The entries of the configuration that name an address; every page shows them, so they are looked up only when one is wrong. */
function inConfig(config: Config, places: ConfigPlaces, site: Addresses) {
  return (place: Place, address: string): readonly Place[] => {
    if (place.path !== CONFIG_FILE) return [place]
    const found = (['nav', 'footer', 'social'] as const).flatMap((list) =>
      config[list].flatMap(({ url }, at) => {
        const entry = places.get(`${list}.${at}.url`)
        const isMeant = linkUse(linkOf(url, site), place, site).url === address
        return isMeant && entry !== undefined ? [entry] : []
      }),
    )
    return found.length > 0 ? found : [place]
  }
}

/** All stylesheets as one page that nothing leads to; their addresses are numbered from `first`. */
function stylesheets({ links }: KeptTheme, first: number): Checked {
  const noted = links.map(({ place }, at): NotedLinks => [place, [at]])
  return { urls: [], addresses: links.map((_, at) => first + at), notes: () => ({ ids: [], links: noted }) }
}

function plainFile(url: string): Checked {
  return { urls: [url], addresses: [], notes: () => ({ ids: [], links: [] }) }
}
