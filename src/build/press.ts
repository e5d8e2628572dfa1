import { type AssetSet, buildAssets } from '../pages/assets.ts'
import type { Press } from '../pages/kit.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Assets } from '../site/facts.ts'
import { checkNames, checkTemplates, templatesOf } from '../templates/check.ts'
import { createEngine } from '../templates/engine.ts'
import type { Config, ConfigPlaces, Filter, Report, Snapshot } from '../types.ts'

interface PressOptions {
  readonly files: Snapshot
  readonly config: Config
  readonly filters: Readonly<Record<string, Filter>>
  readonly isPreview: boolean
}

/** Bundle the styles and name every asset by its content. */
export function makeAssets(
  { files, config, places }: Pick<PressOptions, 'files' | 'config'> & { readonly places: ConfigPlaces },
  addresses: Addresses,
  report: Report,
): Promise<AssetSet> {
  const path = config.theme.css
  const place = places.get('theme.css') ?? topOf(CONFIG_FILE)
  const theme = path === undefined ? {} : { theme: { path, place } }
  return buildAssets({ files, base: addresses.base, ...theme }, report)
}

/** Make what pages of HTML are printed with: the template engine, set up for this site. */
export function openPress(
  { files, config, filters, isPreview }: PressOptions,
  addresses: Addresses,
  assets: Assets,
): Press {
  const names = [...templatesOf(files).keys()]
  const services = {
    asset: (name: string) => (Object.hasOwn(assets, name) ? assets[name] : undefined),
    assets: () => Object.keys(assets),
    url: (path: string) => addresses.href(path),
    absoluteUrl: (path: string) => addresses.absolute(path),
  }
  const engine = createEngine({ services, filters, names: () => names })
  return { engine, addresses, config, isPreview }
}

/** Look for what is wrong with the templates themselves, used or not. */
export function checkPress({ engine }: Press, files: Snapshot, report: Report): void {
  checkTemplates(templatesOf(files), engine, report)
  checkNames(files, report)
}
