import type { DeadLink, LinkRules } from '../check/links.ts'
import { dataName } from '../config/data.ts'
import { linkUse } from '../pages/fill.ts'
import { linkOf } from '../pages/globals.ts'
import { CONFIG_FILE } from '../report.ts'
import { escapePattern } from '../text/escape.ts'
import { linesOf, placeAt, unifyLineEnds } from '../text/lines.ts'
import { decodePath } from '../text/paths.ts'
import type { Place, Source } from '../types.ts'
import type { Finished } from './follow-links.ts'

/**
 * Where dead links are to be mended. What a page takes from the configuration or a template is noted without a line, so
 * that a page is no other when lines move; it is looked up when a link of it is dead.
 */
export function linkPlaces(finished: Finished): LinkRules['placesOf'] {
  const inTemplates = templatePlaces(finished)
  return (link) => {
    if (link.place.path === CONFIG_FILE) return configPlaces(link, finished)
    return TEMPLATE.test(link.place.path) ? inTemplates(link) : [link.place]
  }
}

/** The user's own, and those that come with Octavo, which nobody can mend. */
const TEMPLATE = /^(?:octavo\/)?templates\//

/** The entries that name the address. */
function configPlaces({ place, address, written }: DeadLink, finished: Finished): readonly Place[] {
  const { config, places, addresses } = finished
  const named = written?.startsWith('#') ? written : address
  const found = (['nav', 'footer', 'social'] as const).flatMap((list) =>
    config[list].flatMap(({ url }, at) => {
      const entry = places.get(`${list}.${at}.url`)
      const isMeant = linkUse(linkOf(url, addresses), place, addresses).url === named
      return isMeant && entry !== undefined ? [entry] : []
    }),
  )
  return found.length > 0 ? found : [place]
}

/**
 * The lines of the user's templates that have the address, else those of the data files. One that no line has is put together
 * from what a page says: it is told once, of the first page that shows it.
 */
function templatePlaces({ files, addresses, config }: Finished) {
  const templates = [...files].filter(
    ([path, source]) => path.startsWith('templates/') && source.path === path,
  )
  const data = [...files].filter(([path]) => dataName(path, config.paths.data) !== undefined)
  const known = new Map<string, readonly Place[]>()
  return ({ place, address, written, page }: DeadLink): readonly Place[] => {
    const key = `${written ?? ''} ${address}`
    const before = known.get(key)
    if (before !== undefined) return before
    const { base } = addresses
    const own = address.startsWith(`${base}/`) ? [address.slice(base.length)] : []
    const all = [address, ...own]
    const forms = written === undefined ? [...all, ...all.map(decodePath)] : [written]
    const form = forms.map(escapePattern).join('|')
    const within = (sources: typeof data, edge: string) => {
      const pattern = new RegExp(`(?<=${edge})(?:${form})(?=${edge})`, 'g')
      return sources.flatMap(([, source]) => occurrences(pattern, source))
    }
    const inTemplates = within(templates, EDGE)
    const found = inTemplates.length > 0 ? inTemplates : within(data, DATA_EDGE)
    const shown = page.subject()
    const isOfList = shown.path === CONFIG_FILE && !place.path.startsWith('octavo/')
    const places = found.length > 0 ? found : [isOfList ? place : shown]
    known.set(key, places)
    return places
  }
}

/** What stands around an address in a template: quotes, blanks, commas of `srcset`. */
const EDGE = '["\'\\s,=]'
/** And in a data file. */
const DATA_EDGE = '(?:^|["\'\\s,\\[\\]{}]|$)'

function occurrences(pattern: RegExp, { path, bytes }: Source): readonly Place[] {
  const text = unifyLineEnds(new TextDecoder().decode(bytes))
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return []
  const lines = linesOf(text)
  return found.map((match) => placeAt(lines, path, match.index, match[0].length))
}
