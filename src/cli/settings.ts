import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Loaded, loadConfig } from '../config/load.ts'
import { isFolder } from '../io/paths.ts'
import { readConfig } from '../io/snapshot.ts'
import { ignoredConfig, misnamedConfig, noPostFolder } from '../report/config.ts'
import type { Report, Source } from '../types.ts'

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

/** Whether the folder of posts that the configuration names is there. Without it every post would be taken from the site. */
export function hasPostFolder(root: string, { config, places }: Loaded, report: Report): boolean {
  const { posts } = config.paths
  const place = places.get('paths.posts')
  if (posts === undefined || place === undefined || isFolder(join(root, posts))) return true
  report(noPostFolder(place, posts))
  return false
}
