import { type Checked, checkLinks } from '../check/links.ts'
import type { Routes } from '../site/route.ts'
import { matcher } from '../text/glob.ts'
import type { Config, Page, Report } from '../types.ts'
import { notesOf, type PageMemo } from './kept-pages.ts'
import type { KeptTheme } from './theme.ts'

interface Finished {
  readonly routes: Routes
  readonly theme: KeptTheme
  readonly base: string
  readonly config: Config
}

/** Check the links of all pages, made now or kept, against everything that is published. */
export function followLinks(
  { pages, addresses }: PageMemo,
  { routes, theme, base, config }: Finished,
  report: Report,
): void {
  const printed = pages.map((record): Checked => {
    const { url } = JSON.parse(record.spec) as Page
    const urls = [url, ...record.paths.map((path) => `/${path}`)]
    return { urls, addresses: record.addresses, notes: () => notesOf(record) }
  })
  const copied = routes.pages.flatMap((page) => (page.kind === 'copy' ? [plainFile(page.url)] : []))
  const assets = theme.files.map(([path]) => plainFile(`/${path}`))
  checkLinks(
    [...printed, ...copied, ...assets],
    addresses,
    { base, isServed: matcher(config.links.served) },
    report,
  )
}

function plainFile(url: string): Checked {
  return { urls: [url], addresses: [], notes: () => ({ ids: [], links: [] }) }
}
