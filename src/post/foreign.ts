import { isList, isMap } from '../config/located.ts'
import { parseStamp } from '../text/dates.ts'
import type { Json } from '../types.ts'

/** Values as other generators write them: what they look like, and what they say in ours. */

export function not(value: Json): Json {
  return typeof value === 'boolean' ? !value : value
}

export function isText(value: Json): value is string {
  return typeof value === 'string'
}

/** `published` may be a date; whatever else it says is about being held back, and must be true or false. */
export function isDated(value: Json): boolean {
  return isText(value) && (/^\s*\d(?!\s*$)/.test(value) || parseStamp(value) !== 'form')
}

/** What `status` says of a post that is not to be seen. */
export function isHeldStatus(value: Json): boolean {
  return (
    isText(value) && /^(?:draft|auto-draft|private|pending|unpublished|trash(?:ed)?)$/i.test(value.trim())
  )
}

/** Hexo's rank of a pinned post. */
export function positive(value: Json): Json {
  return typeof value === 'number' ? value > 0 : value
}

/** What can name no partial: `sidebar: false` of VuePress, the list of Minimal Mistakes, the map of Starlight. */
export function isNoName(value: Json): boolean {
  return value === false || isMap(value) || isListOfMaps(value)
}

/** Comments themselves, which converters from WordPress and Jekyll's Staticman put where others switch them on. */
export function isListOfMaps(value: Json): boolean {
  return isList(value) && value.length > 0 && value.every(isMap)
}

/** Hugo's list of series, which mostly has one. */
export function isListOfOne(value: Json): boolean {
  return isList(value) && value.length < 2 && !value.some((one) => isList(one) || isMap(one))
}

/** A map with a name of its own, as a series of Hashnode. */
export function isNamed(value: Json): boolean {
  return isMap(value) && isText(value.name ?? value.title ?? null)
}

export function nameOf(value: Json): Json {
  return isMap(value) ? (value.name ?? value.title ?? null) : value
}

/** `{index: false}`, as Next.js has it. */
export function saysIndex(value: Json): boolean {
  return isMap(value) && typeof value.index === 'boolean'
}

export function saysNoIndex(value: Json): Json {
  return isMap(value) && value.index === false
}

/** Tags for the head of a page, as VuePress and VitePress have them, of which one speaks to search engines. */
export function isHeadForRobots(value: Json): boolean {
  return isList(value) && /"(?:robots|googlebot)"/i.test(JSON.stringify(value))
}

export function headSaysNoIndex(value: Json): Json {
  return isList(value) && value.some((tag) => isHeadForRobots([tag]) && NO_INDEX.test(JSON.stringify(tag)))
}

/** Words of robots: `none` is both `noindex` and `nofollow`, but of pictures in `max-image-preview:none`. */
const NO_INDEX = /(?<!preview:\s*)\bno(?:index|ne)\b/i

export function robotsSayNoIndex(value: Json): Json {
  return isText(value) && NO_INDEX.test(value)
}

export function firstOf(value: Json): Json {
  return isList(value) ? (value[0] ?? null) : value
}

/** `math: katex` names what typesets the formulas, and so says that there are some. */
export function isMathEngine(value: Json): boolean {
  return isText(value) && /^(?:katex|mathjax[23]?|latex|mathml|temml)$/i.test(value.trim())
}

export function isNothing(value: Json): boolean {
  return value === null
}

/** A key with nothing behind it, as in a form that nobody filled in. */
export function isUnfilled(value: Json): boolean {
  return value === null || (isText(value) && value.trim() === '')
}

/** What converters write where there was nothing. */
export function isEmptyList(value: Json): boolean {
  return isList(value) && value.length === 0
}

/** Levels as Starlight names them. */
export function isLevels(value: Json): boolean {
  const keys = isMap(value) ? Object.keys(value) : []
  return keys.length > 0 && keys.every((key) => /^(?:min|max)HeadingLevel$/.test(key))
}

export function levels(value: Json): Json {
  const { minHeadingLevel, maxHeadingLevel } = isMap(value) ? value : {}
  return bounds(minHeadingLevel, maxHeadingLevel)
}

function bounds(min: Json | undefined, max: Json | undefined): Json {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

/** `{enable: true}`, as themes of Hugo have it. */
export function isSwitch(value: Json): boolean {
  return isMap(value) && typeof value.enable === 'boolean'
}

export function switched(value: Json): Json {
  return isMap(value) ? (value.enable ?? null) : value
}

/** How al-folio, LoveIt and others have contents look. Ours are made from the headings, and stand where the theme has them. */
const LOOKS_OF_TOC: ReadonlySet<string> = new Set('sidebar beginning auto keepStatic title icon'.split(' '))

/** Contents that are asked for, with nothing about them that we follow; al-folio lists what is to stand in them. */
export function isTocElsewhere(value: Json): boolean {
  if (isList(value)) return value.length > 0 && value.every((one) => isMap(one) && isText(one.name ?? null))
  const keys = isMap(value) ? Object.keys(value) : []
  return keys.length > 0 && keys.every((key) => LOOKS_OF_TOC.has(key))
}

/** The levels of heading beside it count, what is meant for another theme does not. */
export function switchedToc(value: Json): Json {
  if (!isMap(value) || value.enable !== true) return false
  const { min, max } = value
  return min === undefined && max === undefined ? true : bounds(min, max)
}
