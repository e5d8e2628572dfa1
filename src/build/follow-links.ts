import { type Checked, checkLinks, type NotedLinks } from '../check/links.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import { type Addresses, addressesOf } from '../site/addresses.ts'
import type { Routes } from '../site/route.ts'
import { matcher } from '../text/glob.ts'
import type { Config, ConfigPlaces, Page, Report, Snapshot } from '../types.ts'
import { notesOf, type PageMemo, type PageRecord, subjectOf } from './kept-pages.ts'
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
  const printed = pages.map(checked)
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

interface Known {
  readonly targets: readonly PageRecord[]
  /** All addresses, by number. */
  readonly addresses: readonly string[]
  /** Output paths of all that is published. */
  readonly outputs: Iterable<string>
  readonly config: Config
}

/** Whether one of these pages names an address that nothing stands at. */
export function isAnyDead(
  pages: readonly PageRecord[],
  { targets, addresses, outputs, config }: Known,
): boolean {
  let isDead = false
  const files = Array.from(outputs, (path) => plainFile(`/${path}`))
  const reached = targets.map((record): Checked => ({ ...checked(record), addresses: [] }))
  const naming = pages.map((record): Checked => ({ ...checked(record), urls: [] }))
  checkLinks(
    // A page stands for its own file.
    [...files, ...reached, ...naming],
    addresses,
    {
      base: addressesOf(config).base,
      isServed: matcher(config.links.served),
      placesOf: ({ place }) => [place],
    },
    () => {
      isDead = true
    },
  )
  return isDead
}

function checked(record: PageRecord): Checked {
  return {
    urls: [record.url, ...record.paths.map((path) => `/${path}`)],
    addresses: record.addresses,
    hasKnownIds: true,
    subject: () => subjectOf(JSON.parse(record.spec) as Page),
    notes: () => notesOf(record),
  }
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
