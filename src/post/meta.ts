import { isMap } from '../config/located.ts'
import { impossibleDay } from '../report/dates.ts'
import { badSlug, commaInCategory, noSlug } from '../report/matter.ts'
import { momentOf, parseStamp, type Zone } from '../text/dates.ts'
import { slugOf } from '../text/slug.ts'
import type { Config, Meta, Moment, Place, Placed, PostKind, Report } from '../types.ts'
import { type FolderDefaults, type Head, headOf } from './layers.ts'
import { parseMatter } from './matter.ts'
import { type Naming, namingOf } from './naming.ts'
import { readAuthors, readImage } from './people.ts'
import * as read from './readers.ts'
import { placeOfSaid, type Said, sortKeys } from './said.ts'
import type { Split } from './split.ts'

export interface MetaContext {
  readonly kind: PostKind
  readonly config: Config
  readonly zone: Zone
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
  const top: Place = { path: split.path, line: 1, column: 1 }
  const reading: Reading = { head, naming: namingOf(split.path, kind, config), zone, top, report }
  const meta: Meta = {
    ...addresses(reading),
    ...times(reading),
    ...flags(reading),
    ...words(reading),
    ...terms(reading),
    ...looks(reading),
    extra: extras(reading),
  }
  const isWritten = (name: string) => (head.find(name)?.value ?? null) !== null
  return {
    meta,
    wrote: { title: isWritten('title'), date: isWritten('date') || reading.naming.date !== undefined },
  }
}

type Part<Keys extends keyof Meta> = Pick<Meta, Keys>

function addresses({
  head,
  naming,
  top,
  report,
}: Reading): Part<'slug' | 'slugPlace' | 'permalink' | 'aliases' | 'canonical' | 'id'> {
  const said = head.find('slug')
  const permalink = placed(head.find('permalink'), report)
  return compact<Part<'slug' | 'slugPlace' | 'permalink' | 'aliases' | 'canonical' | 'id'>>({
    slug: said === undefined ? fileSlug(naming, top, report) : readSlug(said, naming, report),
    slugPlace: said === undefined ? top : placeOfSaid(said),
    permalink,
    aliases: list(head.find('aliases'), report),
    canonical: ask(head.find('canonical'), read.readAddress, report),
    id: ask(head.find('id'), read.readText, report),
  })
}

function fileSlug({ slug, name }: Naming, top: Place, report: Report): string {
  if (slug === '') report(noSlug(top, name))
  return slug
}

/** A slug stands as the author wrote it, if it can be one part of an address. */
function readSlug(said: Said, naming: Naming, report: Report): string {
  const text = read.readText(said, report)?.normalize('NFC')
  if (text === undefined) return naming.slug
  if (/^[\p{L}\p{M}\p{N}_~.-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}_~.-]*$/u.test(text)) return text
  report(badSlug(placeOfSaid(said), text, slugOf(text)))
  return naming.slug
}

function times({ head, naming, zone, top, report }: Reading): Part<'date' | 'updated' | 'expires'> {
  const moment = (name: string) => {
    const said = head.find(name)
    return said === undefined ? undefined : read.readMoment(said, zone, report)
  }
  const written = head.find('date')
  const isWritten = written !== undefined && written.value !== null
  return compact<Part<'date' | 'updated' | 'expires'>>({
    date: isWritten ? moment('date') : fileDate(naming, zone, { top, report }),
    updated: moment('updated'),
    expires: moment('expires'),
  })
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
  return compact<ReturnType<typeof flags>>({
    draft: (flag('draft') ?? false) || naming.draft,
    unlisted: flag('unlisted') ?? false,
    pinned: flag('pinned') ?? false,
    showTitle: flag('showTitle') ?? true,
    hideAnchor: flag('hideAnchor') ?? false,
    noindex: flag('noindex') ?? false,
    comments: flag('comments'),
    math: flag('math'),
  })
}

function words({
  head,
  top,
  report,
}: Reading): Part<'title' | 'titlePlace' | 'metaTitle' | 'description' | 'excerpt' | 'lang'> {
  const title = head.find('title')
  const text = (name: string) => ask(head.find(name), read.readText, report)
  return compact<ReturnType<typeof words>>({
    title: ask(title, read.readTitle, report),
    titlePlace: title === undefined ? top : placeOfSaid(title),
    metaTitle: text('metaTitle'),
    description: text('description'),
    excerpt: text('excerpt'),
    lang: ask(head.find('lang'), read.readLanguage, report),
  })
}

function terms({
  head,
  report,
}: Reading): Part<'categories' | 'tags' | 'series' | 'seriesOrder' | 'authors'> {
  const authors = head.find('authors')
  return compact<ReturnType<typeof terms>>({
    categories: categories(head.find('categories'), report),
    tags: tags(head.find('tags'), report),
    series: placed(head.find('series'), report),
    seriesOrder: ask(head.find('series_order'), read.readNumber, report),
    authors: authors === undefined ? [] : readAuthors(authors, report),
  })
}

function looks({
  head,
  report,
}: Reading): Part<'image' | 'imageType' | 'layout' | 'toc' | 'sidebar' | 'rootPage'> {
  const type = head.find('featuredImageType')
  const text = (name: string) => ask(head.find(name), read.readText, report)
  return compact<ReturnType<typeof looks>>({
    image: ask(head.find('image'), readImage, report),
    imageType:
      (type === undefined ? undefined : read.readOneOf(type, ['full', 'standard'], report)) ?? 'standard',
    layout: placed(head.find('layout'), report),
    toc: ask(head.find('toc'), read.readToc, report) ?? read.LEVELS,
    sidebar: text('sidebar'),
    rootPage: text('rootPage'),
  })
}

/** Unknown keys, and those of the map `extra`, which say the same louder. */
function extras({ head, report }: Reading): Meta['extra'] {
  const said = head.find('extra')
  if (said === undefined || said.value === null) return head.extra
  if (isMap(said.value)) return { ...head.extra, ...said.value }
  read.wrong(said, 'a map', report)
  return head.extra
}

function ask<Value>(
  said: Said | undefined,
  reader: (said: Said, report: Report) => Value | undefined,
  report: Report,
): Value | undefined {
  return said === undefined ? undefined : reader(said, report)
}

function placed(said: Said | undefined, report: Report): Placed | undefined {
  const text = ask(said, read.readText, report)
  return said === undefined || text === undefined ? undefined : { text, place: placeOfSaid(said) }
}

function list(said: Said | undefined, report: Report): readonly Placed[] {
  return said === undefined ? [] : distinct(read.readList(said, report))
}

/** One text is one category, whatever stands in it; a comma is likely a mistake (SPEC 13.8). */
function categories(said: Said | undefined, report: Report): readonly Placed[] {
  const found = list(said, report)
  const [only] = found
  if (said !== undefined && only !== undefined && typeof said.value === 'string' && only.text.includes(',')) {
    report(commaInCategory(only.place, only.text))
  }
  return found
}

/** One text is a list with commas (SPEC 13.8). */
function tags(said: Said | undefined, report: Report): readonly Placed[] {
  const found = list(said, report)
  const [only] = found
  if (only === undefined || typeof said?.value !== 'string') return found
  const parts = only.text.split(',').map((text) => ({ text: text.trim(), place: only.place }))
  return distinct(parts.filter(({ text }) => text !== ''))
}

function distinct(list: readonly Placed[]): readonly Placed[] {
  if (list.length < 2) return list
  return list.filter(({ text }, at) => list.findIndex((other) => other.text === text) === at)
}

/** A record without the keys that have no value: optional means absent. */
function compact<Whole extends object>(
  record: { readonly [Key in keyof Whole]: Whole[Key] | undefined },
): Whole {
  const whole: Partial<Whole> = {}
  for (const key in record) {
    const value = record[key]
    if (value !== undefined) whole[key] = value
  }
  return whole as Whole
}
