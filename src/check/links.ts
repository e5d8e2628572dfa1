import { duplicateId, missingFragment, missingPage } from '../report/links.ts'
import { didYouMean } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import { decodePath, isForeign, splitAddress } from '../text/paths.ts'
import type { LinkUse, Place, Report } from '../types.ts'

/** A finished file as the checks see it. */
export interface Checked {
  /** Site path, decoded, without the sub-path of `url`. */
  readonly url: string
  readonly ids: readonly string[]
  readonly links: readonly LinkUse[]
  /** Where to point when the page as a whole is meant. */
  readonly place: Place
}

export interface LinkRules {
  /** Sub-path of the site, which every address of a page begins with. */
  readonly base: string
  /** What the host serves beside the blog: `links.served`. */
  readonly isServed: (path: string) => boolean
}

/**
 * Follow every link of the finished site: the address must be a page or a file of it, a fragment an
 * id of that page. Reads ids and links that rendering noted, never the pages again.
 */
export function checkLinks(outputs: readonly Checked[], rules: LinkRules, report: Report): void {
  const pages = new Map(outputs.map((output) => [output.url, output]))
  const idsOf = idSets()
  const known = new Map<string, boolean>()
  const followed = new Set<string>()
  for (const output of outputs) {
    for (const id of duplicates(output.ids)) report(duplicateId(output.place, id))
    for (const { url, place } of output.links) {
      if (url === '' || isForeign(url)) continue
      const { path, fragment } = splitAddress(url)
      const target = path === '' ? output : find(pages, path, rules)
      if (target !== undefined) {
        // An excerpt on a list leads to the post's page where the post itself says `#there`: one link, said once.
        const link = `${place.path}:${place.line}:${place.column}:${target.url}${fragment}`
        if (followed.has(link)) continue
        followed.add(link)
        checkFragment(target, fragment, url, { place, report, idsOf })
      } else if (!exists(path, rules, known)) report(missingPage(place, url))
    }
  }
}

/** With and without a trailing slash: a host sends one to the other. */
function find(pages: ReadonlyMap<string, Checked>, path: string, { base }: LinkRules): Checked | undefined {
  if (!path.startsWith(`${base}/`)) return undefined
  const own = decodePath(path.slice(base.length))
  return (
    pages.get(own) ??
    pages.get(`${own}/`) ??
    pages.get(own.replace(/(\/index\.html|\/)$/, '')) ??
    pages.get(own.replace(/index\.html$/, ''))
  )
}

function exists(path: string, { base, isServed }: LinkRules, known: Map<string, boolean>): boolean {
  const before = known.get(path)
  if (before !== undefined) return before
  const served =
    isServed(path) || (base !== '' && path.startsWith(`${base}/`) && isServed(path.slice(base.length)))
  known.set(path, served)
  return served
}

interface FragmentCheck {
  readonly place: Place
  readonly report: Report
  readonly idsOf: (page: Checked) => ReadonlySet<string>
}

function checkFragment(
  target: Checked,
  fragment: string,
  url: string,
  { place, report, idsOf }: FragmentCheck,
): void {
  // `#` and `#top` lead to the top of every page (HTML, "the indicated part of the document").
  if (fragment === '' || fragment === '#' || fragment.toLowerCase() === '#top') return
  const ids = idsOf(target)
  const id = fragment.slice(1)
  if (ids.has(id) || ids.has(decodePath(id)) || id.startsWith(':~:')) return
  const near = nearest(decodePath(id), ids)
  report(missingFragment(place, url, didYouMean(near === undefined ? undefined : `#${near}`)))
}

function idSets(): (page: Checked) => ReadonlySet<string> {
  const made = new Map<Checked, ReadonlySet<string>>()
  return (page) => {
    const before = made.get(page)
    if (before !== undefined) return before
    const ids = new Set(page.ids)
    made.set(page, ids)
    return ids
  }
}

function duplicates(ids: readonly string[]): readonly string[] {
  if (new Set(ids).size === ids.length) return []
  const seen = new Set<string>()
  return [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))]
}
