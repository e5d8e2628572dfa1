import type { Located } from '../config/located.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import { folderMatcher } from '../text/glob.ts'
import type { Config, ConfigPlaces, Json, Report } from '../types.ts'
import { type Said, type Sorted, sortKeys } from './said.ts'

/** The folder defaults of the configuration, ready to be asked for each post. Later ones win. */
export type FolderDefaults = readonly {
  readonly matches: (path: string) => boolean
  readonly sorted: Sorted
}[]

/** Make the folder defaults once per build; what is wrong with their keys is reported here, once. */
export function folderDefaults(config: Config, places: ConfigPlaces, report: Report): FolderDefaults {
  const top = topOf(CONFIG_FILE)
  const known = new Map([['', top], ...places])
  return config.defaults.map(({ match, set }, at) => {
    const located: Located = { value: set, places: known, keys: new Map(), numbers: new Map() }
    return { matches: folderMatcher(match), sorted: sortKeys(located, `defaults.${at}.set`, report) }
  })
}

/** What is said about one file: by its own front matter, else by the last folder default that speaks of it. */
export interface Head {
  find(name: string): Said | undefined
  readonly extra: { readonly [key: string]: Json }
}

/** Put a post's own keys over the defaults of its folder: key by key, never mixed. */
export function headOf(own: Sorted, path: string, defaults: FolderDefaults): Head {
  const layers = defaults.filter(({ matches }) => matches(path)).map(({ sorted }) => sorted)
  if (layers.length === 0) return { find: (name) => own.said.get(name), extra: own.extra }
  const order = [own, ...layers.reverse()]
  return {
    find: (name) => order.find(({ said }) => said.has(name))?.said.get(name),
    extra: Object.fromEntries(order.toReversed().flatMap(({ extra }) => Object.entries(extra))),
  }
}
