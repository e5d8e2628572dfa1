import { duplicateId, missingFragment, missingPage } from '../report/links.ts'
import { didYouMean } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import { decodePath, isForeign, splitAddress } from '../text/paths.ts'
import type { Diagnostic, LinkUse, Place, Report } from '../types.ts'

/** Links within the site that stand at one place, as they are kept: which of the page's addresses, and how they are written there. */
export type NotedLinks = readonly [place: Place, indexes: readonly number[], written?: string]

/** A finished page as the checks see it. */
export interface Checked {
  /** Site paths that lead to it, decoded, without the sub-path of `url`. */
  readonly urls: readonly string[]
  /** Addresses that it names, by number. */
  readonly addresses: ArrayLike<number>
  /** False of a file that is published as it is: what its fragments mean is its own affair. */
  readonly hasKnownIds: boolean
  /** The file that the page is made from. */
  readonly subject: () => Place
  /** Read only where something is wrong, or a fragment leads here. */
  readonly notes: () => { readonly ids: readonly string[]; readonly links: readonly NotedLinks[] }
}

export interface LinkRules {
  /** Sub-path of the site, which every address of a page begins with. */
  readonly base: string
  /** What the host serves beside the blog: `links.served`. */
  readonly isServed: (path: string) => boolean
  /** Where a link stands: those of the configuration and of templates are looked up in the end. */
  readonly placesOf: (link: DeadLink) => readonly Place[]
}

/** A link that leads nowhere, as it was noted. */
export interface DeadLink {
  readonly place: Place
  /** As the page names it, with the sub-path of the site. */
  readonly address: string
  /** How it is written at its place, when that is known to be otherwise. */
  readonly written: string | undefined
  readonly page: Checked
}

/**
 * The links of a page that lead to pages of the site, each once from each place. A fragment alone counts as
 * the address of its own page, when the page has no such id.
 *
 * @param own address of the page
 */
export function linksToCheck(
  links: readonly LinkUse[],
  own: string,
  ids: readonly string[],
): readonly WrittenLink[] {
  // Most addresses stand at one place, so that few sets are needed.
  const first = new Map<string, Place>()
  const others = new Map<string, Set<Place>>()
  const known = new Set(ids)
  const found: WrittenLink[] = []
  for (const { url, place, written } of links) {
    if (url === '' || url === '#' || url.startsWith('?') || isForeign(url)) continue
    const before = first.get(url)
    if (before === undefined) first.set(url, place)
    else {
      const further = others.get(url) ?? new Set([before])
      if (further.has(place)) continue
      others.set(url, further.add(place))
    }
    if (!url.startsWith('#')) found.push(written === undefined ? [url, place] : [url, place, written])
    else if (!isAmong(known, url)) found.push([own + url, place, url])
  }
  return found
}

type WrittenLink = readonly [address: string, place: Place, written?: string]

/** The same by place: a template writes most links of a page, and is known by one. */
export function byPlace(
  links: readonly WrittenLink[],
  indexOf: (address: string) => number,
): readonly NotedLinks[] {
  const groups = new Map<Place, number[]>()
  const noted: NotedLinks[] = []
  for (const [address, place, written] of links) {
    const index = indexOf(address)
    const group = groups.get(place)
    if (written !== undefined) noted.push([place, [index], written])
    else if (group !== undefined) group.push(index)
    else {
      const indexes = [index]
      groups.set(place, indexes)
      noted.push([place, indexes])
    }
  }
  return noted
}

/** Ids that stand twice on one page. */
export function checkIds(ids: readonly string[], place: Place, report: Report): void {
  if (new Set(ids).size === ids.length) return
  const seen = new Set<string>()
  const twice = ids.filter((id) => seen.has(id) || !seen.add(id))
  for (const id of new Set(twice)) report(duplicateId(place, id))
}

/** What is wrong with an address: nothing is there, or a page without that id. */
type Wrong = { readonly target: Checked | undefined; readonly fragment: string }

/**
 * Follow every link of the finished site: the address must be a page or a file of it, a fragment an
 * id of that page. Each address is followed once, however many pages name it; pages are never read again.
 */
export function checkLinks(
  pages: readonly Checked[],
  addresses: readonly string[],
  rules: LinkRules,
  report: Report,
): void {
  const wrong = wrongAddresses(pages, addresses, rules)
  if (wrong.size === 0) return
  const followed = new Set<string>()
  for (const page of pages) {
    if (!names(page, wrong)) continue
    for (const [place, indexes, written] of page.notes().links) {
      for (const index of indexes) {
        const address = page.addresses[index] ?? -1
        const fault = wrong.get(address)
        const link = fault && linkOf(fault, place)
        // An excerpt on a list leads to the post's page where the post itself says `#there`: one link, said once.
        if (fault === undefined || (link !== undefined && followed.has(link))) continue
        if (link !== undefined) followed.add(link)
        const dead = { place, address: addresses[address] ?? '', written, page }
        for (const shown of rules.placesOf(dead)) report(findingOf(fault, shown, written ?? dead.address))
      }
    }
  }
}

/** What a link with a dead fragment leads to, from where. */
function linkOf({ target, fragment }: Wrong, { path, line, column }: Place): string | undefined {
  return target === undefined ? undefined : `${path}:${line}:${column}:${target.urls[0]}${fragment}`
}

function findingOf({ target, fragment }: Wrong, place: Place, url: string): Diagnostic {
  return target === undefined
    ? missingPage(place, url)
    : missingFragment(place, url, suggestion(target, fragment))
}

function wrongAddresses(
  pages: readonly Checked[],
  addresses: readonly string[],
  rules: LinkRules,
): ReadonlyMap<number, Wrong> {
  const byUrl = new Map<string, Checked>()
  for (const page of pages) for (const url of page.urls) byUrl.set(url, page)
  const used = new Uint8Array(addresses.length)
  for (const page of pages)
    for (let at = 0; at < page.addresses.length; at++) used[page.addresses[at] ?? 0] = 1
  const ids = new Map<Checked, ReadonlySet<string>>()
  const idsOf = (page: Checked) => {
    const known = ids.get(page) ?? new Set(page.notes().ids)
    ids.set(page, known)
    return known
  }
  const wrong = new Map<number, Wrong>()
  for (const [number, address] of addresses.entries()) {
    if (used[number] !== 1) continue
    const { path, fragment } = splitAddress(address)
    const target = find(byUrl, path, rules)
    if (target === undefined ? !exists(path, rules) : !hasFragment(target, fragment, idsOf))
      wrong.set(number, { target, fragment })
  }
  return wrong
}

function names({ addresses }: Checked, wrong: ReadonlyMap<number, Wrong>): boolean {
  for (let at = 0; at < addresses.length; at++) if (wrong.has(addresses[at] ?? -1)) return true
  return false
}

/** A host sends who asks for a folder to its address with a slash; nobody sends the other way. */
function find(pages: ReadonlyMap<string, Checked>, path: string, { base }: LinkRules): Checked | undefined {
  if (!path.startsWith(`${base}/`)) return undefined
  const own = decodePath(path.slice(base.length))
  return pages.get(own) ?? pages.get(`${own}/`)
}

function exists(path: string, { base, isServed }: LinkRules): boolean {
  return isServed(path) || (base !== '' && path.startsWith(`${base}/`) && isServed(path.slice(base.length)))
}

function hasFragment(
  target: Checked,
  fragment: string,
  idsOf: (page: Checked) => ReadonlySet<string>,
): boolean {
  if (fragment === '' || !target.hasKnownIds) return true
  return isAmong(undefined, fragment) || isAmong(idsOf(target), fragment)
}

/** `#` and `#top` lead to the top of every page (HTML, "the indicated part of the document"). */
function isAmong(ids: ReadonlySet<string> | undefined, fragment: string): boolean {
  const id = fragment.slice(1)
  if (id === '' || id.toLowerCase() === 'top' || id.startsWith(':~:')) return true
  return ids !== undefined && (ids.has(id) || ids.has(decodePath(id)))
}

function suggestion(target: Checked, fragment: string): string | undefined {
  const near = nearest(decodePath(fragment.slice(1)), target.notes().ids)
  return didYouMean(near === undefined ? undefined : `#${near}`)
}
