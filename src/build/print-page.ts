import { byPlace, checkIds, linksToCheck } from '../check/links.ts'
import { atom } from '../pages/atom.ts'
import { feedOf } from '../pages/feed.ts'
import { htmlPage } from '../pages/html.ts'
import type { Press } from '../pages/kit.ts'
import { sitemaps } from '../pages/sitemap.ts'
import type { Read } from '../site/facts.ts'
import { hash } from '../text/hash.ts'
import type { Config, Diagnostic, LinkUse, Page, Report } from '../types.ts'
import type { Outlet } from './build.ts'
import { type PageRecord, subjectOf } from './kept-pages.ts'
import type { Numbers } from './numbers.ts'
import type { Recording } from './recorder.ts'
import { bytes } from './stored.ts'

export interface Printing {
  readonly stage: Outlet['stage']
  readonly press: Press
  readonly recorder: Recording
  readonly addresses: Pick<Numbers, 'of'>
  readonly encode: (text: string) => Uint8Array
  readonly report: Report
}

/** Render one page, hand its bytes to the stage, and say what the memo keeps of it. */
export function printPage(page: Page, because: string, printing: Printing): PageRecord {
  const { stage, recorder, addresses, report } = printing
  recorder.begin()
  const findings: Diagnostic[] = []
  const press = recordedPress(printing.press, recorder.read)
  const made = render(page, press, recorder.read, (finding) => findings.push(finding))
  for (const { path, content } of made.files) {
    const finished = typeof content === 'string' ? printing.encode(content) : content
    stage(path, finished, hash(finished))
  }
  checkIds(made.ids, subjectOf(page), (finding) => findings.push(finding))
  for (const finding of findings) report(finding)
  const links = linksToCheck(made.links, press.addresses.href(page.url), made.ids)
  const named = [...new Set(links.map(([address]) => address))]
  const indexes = new Map(named.map((address, index) => [address, index]))
  const noted = byPlace(links, (address) => indexes.get(address) ?? 0)
  return {
    spec: JSON.stringify(page),
    url: page.url,
    paths: made.files.map(({ path }) => path),
    reads: [...recorder.reads],
    addresses: named.map((address) => addresses.of(address)),
    findings,
    notes: bytes({ ids: made.ids, links: noted, because }),
  }
}

/** The press as one page sees it: the settings that it asks for are facts. */
function recordedPress(press: Press, read: Read): Press {
  const config = new Proxy(press.config, { get: (_, key) => read('config', String(key)) }) as Config
  return { ...press, config }
}

interface Made {
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array }[]
  readonly ids: readonly string[]
  readonly links: readonly LinkUse[]
}

function render(page: Page, press: Press, read: Read, report: Report): Made {
  const { path } = page
  if (page.kind === 'feed') {
    const { feed, links } = feedOf(press, read, report)
    const within = links.map((link) => ({ ...link, url: sitePath(link.url, press.addresses) }))
    return { files: [{ path, content: atom(feed) }], ids: [], links: within }
  }
  if (page.kind === 'sitemap') {
    const files = sitemaps(read('sitemap', ''), press.addresses.absolute)
    return { files, ids: [], links: [] }
  }
  const { text, ids, links } = htmlPage(page, press, read, report)
  return { files: [{ path, content: text }], ids, links }
}

/** A feed's links are absolute; the checks follow those that lead to this site. */
function sitePath(url: string, { absolute, href }: Press['addresses']): string {
  return url.startsWith(absolute('/')) ? href('/') + url.slice(absolute('/').length) : url
}
