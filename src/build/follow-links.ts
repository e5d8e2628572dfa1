import { type Checked, checkLinks, type NotedLinks } from '../check/links.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Routes } from '../site/route.ts'
import { matcher } from '../text/glob.ts'
import type { Config, ConfigPlaces, Page, Place, Report, Snapshot } from '../types.ts'
import { notesOf, type PageMemo } from './kept-pages.ts'
import { linkPlaces } from './link-places.ts'
import type { KeptTheme } from './theme.ts'

export interface Finished {
  readonly routes: Routes
  readonly theme: KeptTheme
  readonly addresses: Addresses
  readonly config: Config
  readonly places: ConfigPlaces
  readonly files: Snapshot
}

/** Check the links of all pages and stylesheets, made now or kept, against everything that is published. */
export function followLinks({ pages, addresses }: PageMemo, finished: Finished, report: Report): void {
  const { routes, theme, addresses: site, config } = finished
  const printed = pages.map((record): Checked => {
    const urls = [record.url, ...record.paths.map((path) => `/${path}`)]
    return {
      urls,
      addresses: record.addresses,
      hasKnownIds: true,
      subject: () => subjectOf(JSON.parse(record.spec) as Page),
      notes: () => notesOf(record),
    }
  })
  const copied = routes.pages.flatMap((page) => (page.kind === 'copy' ? [plainFile(page.url)] : []))
  const assets = theme.files.map(([path]) => plainFile(`/${path}`))
  const styles = stylesheets(theme, addresses.length)
  checkLinks(
    [...printed, ...copied, ...assets, styles],
    [...addresses, ...theme.links.map(({ url }) => url)],
    { base: site.base, isServed: matcher(config.links.served), placesOf: linkPlaces(finished) },
    report,
  )
}

function subjectOf(page: Page): Place {
  return topOf('id' in page ? page.id : CONFIG_FILE)
}

/** All stylesheets as one page that nothing leads to; their addresses are numbered from `first`. */
function stylesheets({ links }: KeptTheme, first: number): Checked {
  const noted = links.map(({ place }, at): NotedLinks => [place, [at]])
  return {
    urls: [],
    addresses: links.map((_, at) => first + at),
    hasKnownIds: true,
    subject: () => topOf(CONFIG_FILE),
    notes: () => ({ ids: [], links: noted }),
  }
}

function plainFile(url: string): Checked {
  return {
    // A host answers for a folder with its `index.html`.
    urls: url.endsWith('/index.html') ? [url, url.slice(0, -'index.html'.length)] : [url],
    addresses: [],
    hasKnownIds: false,
    subject: () => topOf(url),
    notes: () => ({ ids: [], links: [] }),
  }
}
