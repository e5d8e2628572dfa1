import { filterMissing, filterShape } from '../report/template.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { ConfigPlaces, Filter, Report } from '../types.ts'
import { importModule, loadFault } from './modules.ts'

/**
 * Import the modules of template filters that the configuration names. Every function that a module exports
 * is a filter by its name. A module that cannot be had is an error where it is named.
 */
export async function loadFilters(
  root: string,
  names: readonly string[],
  places: ConfigPlaces,
  report: Report,
): Promise<Readonly<Record<string, Filter>>> {
  const filters: [string, Filter][] = []
  for (const [index, name] of names.entries()) {
    const place = places.get(`filters.${index}`) ?? topOf(CONFIG_FILE)
    try {
      const exported = Object.entries(await importModule(root, name))
      const functions = exported.filter(
        (entry): entry is [string, Filter] => entry[0] !== 'default' && typeof entry[1] === 'function',
      )
      if (functions.length === 0) report(filterShape(place, name))
      filters.push(...functions)
    } catch (thrown) {
      report(filterMissing(place, name, loadFault(thrown)))
    }
  }
  return Object.fromEntries(filters)
}
