import { siteView } from '../pages/globals.ts'
import { twins } from '../report/site.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Addresses } from '../site/addresses.ts'
import { collate } from '../site/collate.ts'
import type { World } from '../site/facts.ts'
import { type Gated, gate } from '../site/gate.ts'
import { type Routes, route } from '../site/route.ts'
import { checkTranslations } from '../site/translations.ts'
import type { Page, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import type { Parsed } from './parse-all.ts'
import type { KeptTheme } from './theme.ts'

/** Which posts exist in a build, what they say together, and where each page stands. */
interface Arranged {
  readonly gated: Gated
  readonly site: World['site']
  readonly routes: Routes
}

/** What decides it beside the posts. */
type Order = Pick<BuildInput, 'files' | 'config' | 'places' | 'data' | 'now' | 'show'>

/** The stages between parsing and printing. */
export function arrange(
  parsed: Parsed,
  { files, config, places, data, now, show, watch }: Order & Pick<BuildInput, 'watch'>,
  report: Report,
): Arranged {
  const gated = gate(parsed.posts, { now, show })
  for (const finding of gated.findings) report(finding)
  checkTranslations({ open: [...gated.listed, ...gated.unlisted], all: parsed.posts }, config.lang, report)
  const site = watch.stage('collate', () =>
    collate(gated, [...parsed.broken, ...gated.broken], config, { registry: data.get('categories'), report }),
  )
  const routes = watch.stage('route', () => route(site, { files, config, places, data }, report))
  return { gated, site, routes }
}

/** All that pages are printed from, but for the sizes of pictures. */
export function worldOf(
  { site, routes }: Pick<Arranged, 'site' | 'routes'>,
  { files, config, data }: Order,
  {
    theme,
    addresses,
  }: { readonly theme: Pick<KeptTheme, 'assets' | 'files'>; readonly addresses: Addresses },
  report: Report,
): Omit<World, 'sizeOf'> {
  const { assets } = theme
  const pages = withoutTwins(routes.pages, theme, report)
  const view = siteView(config, addresses, assets)
  return { site, config, files, data, ...routes, pages, assets, siteView: view }
}

/** A file of `public/` with the very name of an asset: one of the two would be lost. */
function withoutTwins(
  pages: readonly Page[],
  { files }: Pick<KeptTheme, 'files'>,
  report: Report,
): readonly Page[] {
  const assets = new Set(files.map(([path]) => path))
  return pages.filter((page) => {
    if (!assets.has(page.path)) return true
    const place = topOf('source' in page ? page.source : 'id' in page ? page.id : CONFIG_FILE)
    report(twins(place, page.url, 'an asset of the theme', topOf(`templates/${page.path}`)))
    return false
  })
}
