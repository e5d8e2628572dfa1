import { buildAssets } from '../pages/assets.ts'
import type { Press } from '../pages/kit.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Addresses } from '../site/addresses.ts'
import { checkTemplates, templatesOf } from '../templates/check.ts'
import { createEngine, type Filter } from '../templates/engine.ts'
import type { Config, Report, Snapshot } from '../types.ts'
import type { Assets } from './build.ts'

export interface PressOptions {
  readonly files: Snapshot
  readonly config: Config
  readonly filters: Readonly<Record<string, Filter>>
  readonly isPreview: boolean
}

/** Make everything that pages are printed with: the template engine, and the styles, fonts and scripts. */
export async function openPress(
  { files, config, filters, isPreview }: PressOptions,
  addresses: Addresses,
  report: Report,
): Promise<Press & Assets> {
  const path = config.theme.css
  const theme = path === undefined ? {} : { theme: { path, place: topOf(CONFIG_FILE) } }
  const assets = await buildAssets({ files, base: addresses.base, ...theme }, report)
  const names = [...files.keys()]
    .filter((name) => name.startsWith('templates/'))
    .map((name) => name.slice('templates/'.length))
  const services = {
    asset: (name: string) => assets.url(name),
    assets: () => assets.names,
    url: (path: string) => addresses.href(path),
    absoluteUrl: (path: string) => addresses.absolute(path),
  }
  const engine = createEngine({ services, filters, names: () => names })
  checkTemplates(templatesOf(files), engine, report)
  return {
    engine,
    addresses,
    config,
    isPreview,
    components: names.flatMap((name) => /^components\/([A-Z][A-Za-z0-9]*)\.html$/.exec(name)?.[1] ?? []),
    asset: (name) => assets.url(name),
    assetOutputs: () => assets.outputs,
  }
}
