import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Loaded, loadConfig } from '../config/load.ts'
import { settings } from '../config/table.ts'
import { dangerOf } from '../io/output-folder.ts'
import { lstatOf } from '../io/paths.ts'
import { outputPlace } from '../io/place.ts'
import { readConfig } from '../io/snapshot.ts'
import { ignoredConfig, misnamedConfig, noFolder, noPostFolder, outputRefused } from '../report/config.ts'
import type { Config, Report, Source } from '../types.ts'

/** Endings that one may expect of the configuration. */
const OTHER_ENDINGS = ['yml', 'json', 'toml', 'js', 'mjs', 'cjs', 'ts']

export interface Settings extends Loaded {
  /** The configuration as it stands in the file, for findings that show its lines. */
  readonly configFile: Source | undefined
}

/** The configuration of a site's folder. One that would be read under another name is never taken for none. */
export function readSettings(root: string, report: Report): Settings {
  const configFile = readConfig(root)
  const loaded = loadConfig(configFile, report)
  const others = OTHER_ENDINGS.map((ending) => `octavo.config.${ending}`).filter((name) =>
    existsSync(join(root, name)),
  )
  const isMisnamed = configFile === undefined && others.length > 0
  for (const name of others) report(isMisnamed ? misnamedConfig(name) : ignoredConfig(name))
  return { ...loaded, configFile, isReadable: loaded.isReadable && !isMisnamed }
}

/**
 * Whether the folders that the configuration names are there. Without one, every post or page of it would be taken from
 * the site, or what its pages say of authors and categories. The usual folder of pages or data is no misspelling: there is none yet.
 */
export function hasFolders(root: string, { config, places }: Loaded, report: Report): boolean {
  const missing = (['posts', 'pages', 'data'] as const).flatMap((key) => {
    const place = places.get(`paths.${key}`)
    const folder = config.paths[key]
    if (place === undefined || folder === undefined || lstatOf(join(root, folder))?.isDirectory()) return []
    const isUsual = settings().some((one) => one.key === `paths.${key}` && one.fallback === folder)
    return isUsual ? [] : [key === 'posts' ? noPostFolder(place, folder) : noFolder(place, folder)]
  })
  for (const finding of missing) report(finding)
  return missing.length === 0
}

/** Whether the folder that the configuration names for the site is one of its own. */
export function isOutput(root: string, { config, places }: Loaded, report: Report): boolean {
  const place = places.get('output.dir')
  if (place === undefined) return true
  const { dir } = config.output
  const why = dangerOf(outputPlace(root, resolve(root, dir)), namedFolders(config))
  if (why !== undefined) report(outputRefused(place, dir, why))
  return why === undefined
}

/** The folders of texts and data, which may lie anywhere in the project. */
export function namedFolders({ paths: { posts, pages, data } }: Config): readonly string[] {
  return posts === undefined ? [pages, data] : [posts, pages, data]
}
