import { heldTarget, missingFile, missingPicture, notPublished, outsideProject } from '../report/links.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Read } from '../site/facts.ts'
import { escapeHtml } from '../text/escape.ts'
import { decodePath, folderOf, isForeign, joinPath, splitAddress } from '../text/paths.ts'
import type { Chunk, ComponentHole, ImageHole, LinkHole, LinkUse, Place, Report } from '../types.ts'

/** What filling needs to know of the page that the text appears on. */
export interface Filling {
  readonly read: Read
  readonly report: Report
  readonly addresses: Addresses
  /** Path of the file that the text comes from: relative addresses start there. */
  readonly from: string
  /** Site path of the post itself, and whether the text stands on that page. */
  readonly url: string
  readonly target: 'page' | 'list' | 'feed'
  readonly component: (hole: ComponentHole, filling: Filling) => string
  /** Every address and id that was written, for the checks. */
  readonly links: LinkUse[]
  readonly ids: string[]
}

/** Fill the holes of a text: the second half of rendering markdown, with what only the site knows. */
export function fill(chunks: readonly Chunk[], filling: Filling): string {
  let html = ''
  let skipQuote = false
  for (const chunk of chunks) {
    if (typeof chunk === 'string') {
      html += skipQuote ? chunk.slice(1) : chunk
      skipQuote = false
    } else if (chunk.kind === 'link') {
      const address = resolveLink(chunk, filling)
      // An `<a>` without `href` is plain text to every reader; the attribute goes, the tag can stay.
      if (address === undefined) html = html.replace(/ [a-z]+="$/, '')
      else html += escapeHtml(address)
      skipQuote = address === undefined
    } else html += chunk.kind === 'image' ? image(chunk, filling) : filling.component(chunk, filling)
  }
  return html
}

/** The address that a link gets, or undefined when it must not be one. */
export function resolveLink({ url, place }: LinkHole, filling: Filling): string | undefined {
  if (isForeign(url)) return url
  const { path, query, fragment } = splitAddress(url)
  const absolute = filling.target === 'feed'
  const print = (sitePath: string) =>
    (absolute ? filling.addresses.absolute(sitePath) : filling.addresses.href(sitePath)) + query + fragment
  if (path === '') {
    const own = filling.target === 'page' ? url : print(filling.url)
    return use(own, place, filling)
  }
  const found = path.startsWith('/') ? fromRoot(path, place, filling) : fromSource(path, place, filling)
  return found === undefined ? undefined : use(print(found), place, filling)
}

/** Note an address for the checks, and hand it on. */
function use(address: string, place: Place, { links }: Filling): string {
  links.push({ url: address, place, image: false })
  return address
}

function fromRoot(path: string, place: Place, { read, report }: Filling): string | undefined {
  const decoded = decodePath(path)
  const target = read('address', decoded)
  if (target?.kind !== 'held') return decoded
  report(heldTarget(place, path, target.because))
  return undefined
}

function fromSource(path: string, place: Place, { read, report, from }: Filling): string | undefined {
  const target = joinPath(folderOf(from), decodePath(path).replace(/\/$/, ''))
  if (target === undefined) {
    report(outsideProject(place, path))
    return undefined
  }
  const address = read('address', target)
  if (address === undefined)
    report(/\.mdx?$/.test(path) ? missingFile(place, path) : missingOrPrivate(target, path, place, read))
  else if (address.kind === 'held') report(heldTarget(place, path, address.because))
  return address?.kind === 'open' ? address.url : undefined
}

function missingOrPrivate(target: string, path: string, place: Place, read: Read) {
  return read('source', target) ? notPublished(place, path) : missingFile(place, path)
}

function image(hole: ImageHole, filling: Filling): string {
  const source = resolvePicture(hole.src, hole.place, filling)
  const attributes: Record<string, string | number | undefined> = {
    src: source.url,
    alt: hole.alt,
    title: hole.title,
    width: source.width,
    height: source.height,
    loading: 'lazy',
    decoding: 'async',
    ...hole.attributes,
  }
  const printed = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return `<img ${printed.map(([name, value]) => `${name}="${escapeHtml(String(value))}"`).join(' ')}>`
}

/** Address and size of a picture in a text; a missing one is an error (SPEC 13.20). */
export function resolvePicture(
  src: string,
  place: Place,
  filling: Filling,
): { readonly url: string; readonly width?: number; readonly height?: number } {
  if (isForeign(src)) return { url: src }
  const { path, query } = splitAddress(src)
  const decoded = decodePath(path)
  const target = path.startsWith('/') ? decoded : joinPath(folderOf(filling.from), decoded)
  const picture = target === undefined ? undefined : filling.read('image', target)
  if (picture === undefined) filling.report(missingPicture(place, src))
  if (picture === undefined) return { url: src }
  const print = filling.target === 'feed' ? filling.addresses.absolute : filling.addresses.href
  const url = print(picture.url) + query
  filling.links.push({ url, place, image: true })
  return { ...picture, url }
}
