import { isMap, type Located, placeOf as placeIn } from '../config/located.ts'
import { impossibleDay, updatedEarly } from '../report/dates.ts'
import { notHeld } from '../report/holding.ts'
import { noRedirects } from '../report/matter.ts'
import { unreadyTitle } from '../report/prose.ts'
import { topOf } from '../report.ts'
import { momentOf, parseStamp, type Zone } from '../text/dates.ts'
import { unreadyMark } from '../text/placeholder.ts'
import type { Config, Meta, Moment, Place, Placed, PostKind, Report } from '../types.ts'
import { ask, compact, type Loose, placed } from './ask.ts'
import { reportDraftBelow } from './below.ts'
import { isScheduled } from './holding.ts'
import { type FolderDefaults, type Head, headOf } from './layers.ts'
import { parseMatter } from './matter.ts'
import { type Naming, namingOf } from './naming.ts'
import { readAuthors, readImage } from './people.ts'
import * as read from './readers.ts'
import { keyPlace, placeOfSaid, type Said, sortKeys } from './said.ts'
import { fileSlug, readPermalink, readSlug } from './slugs.ts'
import type { Split } from './split.ts'
import { categories, list, tags } from './terms.ts'

export interface MetaContext {
  readonly kind: PostKind
  readonly config: Config
  readonly zone: Zone
  /** Made once per build. */
  readonly defaults: FolderDefaults
}

/** One file's head while it is read. */
interface Reading {
  readonly head: Head
  readonly naming: Naming
  readonly zone: Zone
  readonly top: Place
  readonly report: Report
}

export interface Told {
  readonly meta: Meta
  /** A title or a date is written. One that is missing in `meta` all the same has been reported. */
  readonly wrote: { readonly title: boolean; readonly date: boolean }
}

/**
 * What the author says about a post, normalised (SPEC 2): aliases resolved, folder defaults laid under,
 * every value typed. A key with a wrong value is reported and left out.
 *
 * @returns undefined when the front matter cannot be read at all, after an error
 */
export function readMeta(split: Split, context: MetaContext, report: Report): Told | undefined {
  const located = parseMatter(split, report)
  if (located === undefined) return undefined
  const { kind, config, zone, defaults } = context
  const head = headOf(sortKeys(located, '', report), split.path, defaults)
  const top: Place = topOf(split.path)
  const reading: Reading = { head, naming: namingOf(split.path, kind, config), zone, top, report }
  const meta = compact<Meta>([
    addresses(reading),
    times(reading),
    flags(reading),
    words(reading),
    terms(reading),
    looks(reading),
    { extra: extras(reading) },
  ])
  if (!meta.draft) {
    reportDraftBelow(located, split.language, report)
    const mark = unreadyMark(meta.title ?? '')
    if (mark !== undefined) report(unreadyTitle(meta.titlePlace, mark))
  }
  const isWritten = (name: string) => (head.find(name)?.value ?? null) !== null
  const isDated = isWritten('date') || reading.naming.date !== undefined
  // A post needs a date anyway.
  if (kind === 'page' && !isDated && !meta.draft) reportUndated(located, report)
  return { meta, wrote: { title: isWritten('title'), date: isDated } }
}

/** `status: scheduled` leaves it to a date when the page appears. */
function reportUndated(located: Located, report: Report): void {
  for (const [name, value] of Object.entries(isMap(located.value) ? located.value : {})) {
    if (!isScheduled(name, value)) continue
    const place = placeIn(located.keys, name, topOf(''))
    report(notHeld(place, `${name}: ${value}`, 'write a `date`, or `draft: true`'))
  }
}

type Part<Keys extends keyof Meta> = Loose<Pick<Meta, Keys>>

function addresses({
  head,
  naming,
  top,
  report,
}: Reading): Part<'slug' | 'slugPlace' | 'permalink' | 'aliases' | 'canonical' | 'canonicalPlace' | 'id'> {
  const said = head.find('slug')
  const permalink = readPermalink(head.find('permalink'), report)
  const old = head.find('aliases')
  const aliases = list(old, report)
  if (old !== undefined && aliases.length > 0 && !aliases.some(isName))
    report(noRedirects(keyPlace(old), old.name))
  return {
    slug: said === undefined ? fileSlug(naming, top, report) : readSlug(said, naming, report),
    slugPlace: placeOf(said) ?? top,
    permalink,
    aliases,
    canonical: ask(head.find('canonical'), read.readAddress, report),
    canonicalPlace: placeOf(head.find('canonical')),
    id: placed(head.find('id'), report, read.readId),
  }
}

/** Obsidian's aliases are other names of a note; no address has a blank. */
function isName({ text }: Placed): boolean {
  return /^[^/]*\s[^/]*$/.test(text)
}

function placeOf(said: Said | undefined): Place | undefined {
  return said === undefined ? undefined : placeOfSaid(said)
}

function times({
  head,
  naming,
  zone,
  top,
  report,
}: Reading): Part<'date' | 'updated' | 'updatedPlace' | 'expires'> {
  const moment = (name: string) => ask(head.find(name), (said) => read.readMoment(said, zone, report), report)
  const written = head.find('date')
  const isWritten = written !== undefined && written.value !== null
  const date = isWritten ? moment('date') : fileDate(naming, zone, { top, report })
  const updated = moment('updated')
  const updatedPlace = placeOf(head.find('updated'))
  if (date !== undefined && updated !== undefined && updated.day < date.day)
    report(updatedEarly(updatedPlace ?? top, updated.day, date.day))
  return { date, updated, updatedPlace, expires: moment('expires') }
}

function fileDate(
  { date }: Naming,
  zone: Zone,
  { top, report }: { top: Place; report: Report },
): Moment | undefined {
  if (date === undefined) return undefined
  const stamp = parseStamp(date)
  if (typeof stamp !== 'string') return momentOf(stamp, zone)
  report(impossibleDay(top, date))
  return undefined
}

function flags({
  head,
  naming,
  report,
}: Reading): Part<
  'draft' | 'unlisted' | 'pinned' | 'showTitle' | 'hideAnchor' | 'noindex' | 'comments' | 'math'
> {
  const flag = (name: string) => ask(head.find(name), read.readFlag, report)
  // Left empty in a form, as archetypes of Hugo do: nothing that holds a post back may be.
  const mark = (name: string) => (head.find(name)?.value === null ? undefined : flag(name))
  return {
    draft: (flag('draft') ?? false) || naming.draft,
    unlisted: flag('unlisted') ?? false,
    pinned: mark('pinned') ?? false,
    showTitle: mark('showTitle') ?? true,
    hideAnchor: mark('hideAnchor') ?? false,
    noindex: flag('noindex') ?? false,
    comments: mark('comments'),
    math: flag('math'),
  }
}

function words({
  head,
  top,
  report,
}: Reading): Part<'title' | 'titlePlace' | 'metaTitle' | 'description' | 'excerpt' | 'lang'> {
  const title = head.find('title')
  const text = (name: string) => ask(head.find(name), read.readPlain, report)
  return {
    title: ask(title, read.readTitle, report),
    titlePlace: placeOf(title) ?? top,
    metaTitle: text('metaTitle'),
    description: text('description'),
    excerpt: text('excerpt'),
    lang: ask(head.find('lang'), read.readLanguage, report),
  }
}

function terms({
  head,
  report,
}: Reading): Part<'categories' | 'tags' | 'series' | 'seriesOrder' | 'authors'> {
  const authors = head.find('authors')
  return {
    categories: categories(head.find('categories'), report),
    tags: tags(head.find('tags'), report),
    series: placed(head.find('series'), report),
    seriesOrder: ask(head.find('series_order'), read.readNumber, report),
    authors: authors === undefined ? [] : readAuthors(authors, report),
  }
}

function looks({
  head,
  report,
}: Reading): Part<'image' | 'imageType' | 'layout' | 'toc' | 'sidebar' | 'rootPage'> {
  const type = head.find('featuredImageType')
  const text = (name: string) => ask(head.find(name), read.readText, report)
  const image = ask(head.find('image'), readImage, report)
  const alt = ask(head.find('imageAlt'), read.readPlain, report)
  return {
    image: alt !== undefined && image !== undefined ? { ...image, alt: image.alt ?? alt } : image,
    imageType:
      (type === undefined ? undefined : read.readOneOf(type, ['full', 'standard'], report)) ?? 'standard',
    layout: placed(head.find('layout'), report),
    toc: ask(head.find('toc'), read.readToc, report) ?? read.LEVELS,
    sidebar: text('sidebar'),
    rootPage: placed(head.find('rootPage'), report),
  }
}

/** Unknown keys, and those of the map `extra`, which say the same louder. */
function extras({ head, report }: Reading): Meta['extra'] {
  const said = head.find('extra')
  if (said === undefined || said.value === null) return head.extra
  if (isMap(said.value)) return { ...head.extra, ...said.value }
  read.wrong(said, 'a map', report)
  return head.extra
}
