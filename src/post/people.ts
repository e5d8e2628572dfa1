import { isMap, type JsonMap, join } from '../config/located.ts'
import { isLinkTarget } from '../config/wants.ts'
import { imageNowhere } from '../report/matter.ts'
import type { AuthorRef, ImageRef, Json, Report } from '../types.ts'
import { isUnfilled } from './foreign.ts'
import { elements, readPlain, readText, tellMarkup, wrong } from './readers.ts'
import { placeOfSaid, type Said } from './said.ts'

const AUTHOR = 'a name, a handle, a map with `name`, or a list of these'
const IMAGE = 'a path, an address, or a map with `src`'
/** A portrait: a path, or as Nuxt has it a map with its `src`. */
const PORTRAITS = ['image', 'avatar', 'image_url', 'imageURL']
const SOURCES = ['src', 'image', 'url', 'path', 'feature']
/** What the theme HugoBlox says of a picture, which it finds by its name beside the post. */
const FOUND_BY_NAME: ReadonlySet<string> = new Set(['caption', 'focal_point', 'preview_only', 'placement'])

/** Authors in the order of the author, each once; a name or handle, or a map that says it all. */
export function readAuthors(said: Said, report: Report): readonly AuthorRef[] {
  if (said.value === null) return []
  const authors = new Map<string, AuthorRef>()
  for (const author of elements(said).flatMap((element) => one(element, report))) {
    const name = author.name.toLowerCase()
    if (!authors.has(name)) authors.set(name, author)
  }
  return [...authors.values()]
}

function one(said: Said, report: Report): readonly AuthorRef[] {
  const place = placeOfSaid(said)
  if (isMap(said.value)) {
    const name = field(
      said,
      said.value,
      ['name', 'key', 'display_name', 'username', 'handle', 'slug'],
      report,
    )
    const url = field(said, said.value, ['url'], report)
    const bio = words(said, said.value, 'bio', report)
    const image = field(said, withPaths(said.value), PORTRAITS, report)
    if (url !== undefined && !isLinkTarget(url)) wrong(said, 'a `url` that begins with https:// or /', report)
    else if (name !== undefined) {
      return [{ name, ...(url && { url }), ...(bio && { bio }), ...(image && { image }), place }]
    } else wrong(said, AUTHOR, report)
    return []
  }
  tellMarkup(said, report)
  const name = typeof said.value === 'string' ? said.value.trim() : ''
  if (name !== '') return [{ name, place }]
  wrong(said, AUTHOR, report)
  return []
}

function withPaths(map: JsonMap): JsonMap {
  const entries = Object.entries(map).map(
    ([key, value]) => [key, isMap(value) && PORTRAITS.includes(key) ? (value.src ?? value) : value] as const,
  )
  return Object.fromEntries(entries)
}

/** An image: where it lies, and what is said about it. An empty text and `false` are none. */
export function readImage(said: Said, report: Report): ImageRef | undefined {
  const { value } = said
  if (isNone(value)) return undefined
  const place = placeOfSaid(said)
  if (typeof value === 'string') return safe(said, { src: value.trim(), place }, report)
  if (!isMap(value)) return wrong(said, IMAGE, report)
  const written = SOURCES.find((name) => Object.hasOwn(value, name))
  if (written !== undefined && isNone(value[written] ?? null)) return undefined
  if (isFoundByName(value)) return nowhere(said, value, report)
  const src = field(said, value, SOURCES, report)
  const alt = words(said, value, 'alt', report)
  const caption = words(said, value, 'caption', report)
  if (src === undefined) return wrong(said, IMAGE, report)
  return safe(
    said,
    { src, ...(alt && { alt }), ...(caption && { caption }), ...hiding(value), place },
    report,
  )
}

/** What PaperMod says of a cover; the narrower key counts more. */
function hiding({ hidden, hiddenInSingle = hidden, hiddenInList = hidden }: JsonMap): Partial<ImageRef> {
  return {
    ...(hiddenInSingle === true && { offPage: true }),
    ...(hiddenInList === true && { offLists: true }),
  }
}

function isFoundByName(map: JsonMap): boolean {
  const keys = Object.keys(map)
  return keys.length > 0 && keys.every((key) => FOUND_BY_NAME.has(key))
}

/** Of a form that nobody filled in there is nothing to tell. */
function nowhere(said: Said, map: JsonMap, report: Report): undefined {
  if (!Object.values(map).every(isNone)) report(imageNowhere(placeOfSaid(said), said.name))
}

function isNone(value: Json): boolean {
  return value === false || isUnfilled(value)
}

function safe(said: Said, image: ImageRef, report: Report): ImageRef | undefined {
  const isSafe = !/^[a-z][a-z0-9+.-]*:/i.test(image.src) || /^https?:\/\//i.test(image.src)
  return isSafe && image.src !== '' ? image : wrong(said, IMAGE, report)
}

/** The first of some keys of a map that is there. */
function field(
  said: Said,
  map: JsonMap,
  names: readonly string[],
  report: Report,
  reader = readText,
): string | undefined {
  const name = names.find((key) => Object.hasOwn(map, key))
  const value = name === undefined ? undefined : map[name]
  if (name === undefined || value === undefined) return undefined
  return reader({ ...said, name: `${said.name}.${name}`, path: join(said.path, name), value }, report)
}

/** One that readers see, sign by sign. */
function words(said: Said, map: JsonMap, name: string, report: Report): string | undefined {
  return field(said, map, [name], report, readPlain)
}
