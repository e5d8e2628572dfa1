import {
  brokenPicture,
  heldTarget,
  missingFile,
  missingPicture,
  notPublished,
  outsideProject,
} from '../report/links.ts'
import { readAlias } from '../report/path-aliases.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Read } from '../site/facts.ts'
import { escapeHtml } from '../text/escape.ts'
import { decodePath, folderOf, isForeign, isMarkdown, joinPath, splitAddress } from '../text/paths.ts'
import type {
  Chunk,
  ComponentHole,
  ImageHole,
  LinkHole,
  LinkUse,
  Place,
  Report,
  TitleHole,
} from '../types.ts'
import { isBroken, isWithheld, sizeBeside } from './images.ts'
import { FIGURE, isOpenAfter, LINK, SENTENCE, withoutValues } from './open-elements.ts'
import { BLOCK, depthAfter, endParagraph, isOwnLine, nextParagraph } from './own-line.ts'
import { addressMeant, aliasOf, pictureAt } from './path-aliases.ts'

/** What filling needs to know of the page that the text appears on. */
export interface Filling {
  readonly read: Read
  readonly report: Report
  readonly addresses: Addresses
  /** Site path of the post itself, and whether the text stands on that page. */
  readonly url: string
  readonly target: 'page' | 'list' | 'feed'
  readonly component: (hole: ComponentHole, filling: Filling) => string
  /** Whether what is filled stands in a paragraph or a heading, which can hold no block. */
  readonly inSentence?: boolean
  /** Whether it stands in a figure, which alone can hold a caption. */
  readonly inFigure?: boolean
  /** Whether it stands in a link, which can hold no other. */
  readonly inLink?: boolean
  /** Every address and id that was written, for the checks. */
  readonly links: LinkUse[]
  readonly ids: string[]
}

/**
 * Fill the holes of a text: the second half of rendering markdown, with what only the site knows. A component that has a line
 * of a paragraph to itself is part of a sentence to CommonMark; when it prints a block, the paragraph ends there and
 * goes on behind it. So it does in the middle of a line where a shortcode of another generator was read as the component.
 */
export function fill(chunks: readonly Chunk[], filling: Filling): string {
  const parts: string[] = []
  let change: ((text: string) => string) | undefined
  const isWatched = holdsComponents(chunks)
  let { inSentence = false, inFigure = false, inLink = false } = filling
  let depth: number | undefined
  for (const [at, chunk] of chunks.entries()) {
    const before = parts.at(-1) ?? ''
    if (typeof chunk === 'string') {
      parts.push(change?.(chunk) ?? chunk)
      change = undefined
      if (isWatched) {
        const tags = withoutValues(chunk)
        inSentence = isOpenAfter(tags, SENTENCE) ?? inSentence
        inFigure = isOpenAfter(tags, FIGURE) ?? inFigure
        inLink = isOpenAfter(tags, LINK) ?? inLink
        depth = depthAfter(tags, depth)
      }
    } else if (chunk.kind === 'link') {
      const address = resolveLink(chunk, filling)
      if (address === undefined) {
        // An `<a>` without `href` is plain text to every reader; the attribute goes, the tag can stay.
        parts[parts.length - 1] = before.replace(/ [a-z]+="$/, '')
        change = (text) => text.slice(1)
      } else parts.push(escapeHtml(address) + (needsRel(address, before, chunks[at + 1], filling) ? REL : ''))
    } else if (chunk.kind === 'image') parts.push(image(chunk, filling))
    else if (chunk.kind === 'title') parts.push(escapeHtml(titleOf(chunk, filling)))
    else {
      const isApart = depth === 0 && (isOwnLine(before, chunks[at + 1]) || mayPart(chunk, chunks, at))
      const around = { inSentence: inSentence && !isApart, inFigure, inLink }
      const made = filling.component(chunk, { ...filling, ...around })
      if (isApart && BLOCK.test(made)) {
        // Right behind another one the paragraph has ended.
        parts[parts.length - 1] = change === nextParagraph ? `${before}\n` : endParagraph(before)
        change = nextParagraph
      }
      parts.push(made)
    }
  }
  return parts.join('')
}

/** Between texts, or beside another one that does. */
function mayPart({ isShortcode }: ComponentHole, chunks: readonly Chunk[], at: number): boolean {
  return isShortcode === true && [chunks[at - 1], chunks[at + 1]].every(isTextOrShortcode)
}

function isTextOrShortcode(chunk: Chunk | undefined): boolean {
  return typeof chunk === 'string' || (chunk?.kind === 'component' && chunk.isShortcode === true)
}

/** Whether a component stands in a text: only one asks what it stands in. */
export function holdsComponents(chunks: readonly Chunk[]): boolean {
  return chunks.some((chunk) => typeof chunk !== 'string' && chunk.kind === 'component')
}

/** Ends the quotes of an address; those of the text end `rel`. */
const REL = '" rel="noopener'

/** Links to other sites get `rel` (SPEC 4), unless the author wrote one. */
function needsRel(address: string, before: string, after: Chunk | undefined, filling: Filling): boolean {
  if (filling.target === 'feed' || !/^(?:https?:)?\/\//i.test(address)) return false
  if (filling.addresses.within(address) !== undefined) return false
  const rest = typeof after === 'string' ? after.slice(0, after.indexOf('>')) : ''
  return !/ rel="/.test(before.slice(before.lastIndexOf('<')) + rest)
}

/** The address that a link gets, or undefined when it must not be one. */
export function resolveLink({ url, place }: LinkHole, filling: Filling): string | undefined {
  if (isForeign(url)) return fromOutside(url, place, filling)
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

/** An absolute address stays as it is written; one of this site is checked as the path that it means. */
function fromOutside(url: string, place: Place, filling: Filling): string | undefined {
  const own = filling.addresses.within(url)
  if (own === undefined) return url
  if (fromRoot(own.sitePath, place, filling, url) === undefined) return undefined
  filling.links.push(linkUse(url, place, filling.addresses))
  return url
}

/** An address as the checks want it: one of this site that is written with its host is the path that it means. */
export function linkUse(url: string, place: Place, { within, href }: Addresses): LinkUse {
  const own = within(url)
  return own === undefined ? { url, place } : { url: href(own.sitePath) + own.rest, place, written: url }
}

/** Note an address for the checks, and hand it on. */
function use(address: string, place: Place, { links }: Filling): string {
  links.push({ url: address, place })
  return address
}

function fromRoot(path: string, place: Place, { read, report }: Filling, written = path): string | undefined {
  const decoded = decodePath(path).normalize('NFC')
  const target = read('address', decoded)
  if (target?.kind !== 'held') return decoded
  report(heldTarget(place, written, target.because))
  return undefined
}

/**
 * A relative address starts at the file that it is written in: the post, or a snippet in it. What is no file may be a
 * page beside this one, as Jekyll and Hugo have it: `../other-post/`.
 */
function fromSource(path: string, place: Place, { read, report, url }: Filling): string | undefined {
  const target = joinPath(folderOf(place.path), decodePath(path).replace(/\/$/, ''))
  if (target === undefined) {
    report(outsideProject(place, path))
    return undefined
  }
  const found = read('address', target)
  const page = found === undefined ? besidePage(path, url, read) : undefined
  if (page !== undefined) return page
  const alias = found === undefined ? aliasOf(path, place.path, read) : undefined
  const address = alias === undefined ? found : addressMeant(alias, read)
  if (alias !== undefined && address !== undefined) report(readAlias(place, path, alias))
  if (address === undefined)
    report(read('source', target) ? notPublished(place, path) : missingFile(place, path, alias))
  else if (address.kind === 'held') report(heldTarget(place, path, address.because))
  return address?.kind === 'open' ? address.url : undefined
}

/** The page that a browser would find at a relative address; undefined when there is none. */
function besidePage(path: string, url: string, read: Read): string | undefined {
  const found = isMarkdown(path) ? undefined : joinPath(folderOf(url).slice(1), decodePath(path))
  return found === undefined ? undefined : [`/${found}/`, `/${found}`].find((one) => read('isPage', one))
}

/** The title of the post that a link leads to; of one that is held or missing, which the link tells, what its file is called. */
function titleOf({ url, name, place }: TitleHole, { read }: Filling): string {
  const { path } = splitAddress(url)
  const target = joinPath(folderOf(place.path), decodePath(path).replace(/\/$/, ''))
  if (target === undefined) return name
  const file = read('address', target) === undefined ? aliasOf(path, place.path, read)?.file : target
  return (file === undefined ? undefined : read('title', file)?.title) ?? name
}

function image(hole: ImageHole, filling: Filling): string {
  const source = resolvePicture(hole.src, hole.place, filling)
  const attributes: Record<string, string | number | undefined> = {
    src: source.url,
    alt: hole.alt,
    title: hole.title,
    ...sizeBeside(hole.attributes, source),
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
  if (isForeign(src)) {
    filling.links.push(linkUse(src, place, filling.addresses))
    return { url: src }
  }
  const { target, rest, picture, alias } = pictureAt(src, place.path, filling.read)
  if (picture === undefined) {
    filling.report(
      isWithheld(target, filling.read) ? notPublished(place, src) : missingPicture(place, src, alias),
    )
    return { url: src }
  }
  if (alias !== undefined) filling.report(readAlias(place, src, alias))
  if (isBroken(picture)) filling.report(brokenPicture(place, src))
  const print = filling.target === 'feed' ? filling.addresses.absolute : filling.addresses.href
  const url = print(picture.url) + rest
  filling.links.push({ url, place })
  return { ...picture, url }
}
