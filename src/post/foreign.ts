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
  return isText(value) && (/^\s*\d/.test(value) || parseStamp(value) !== 'form')
}

/** What `status` says of a post that is not to be seen. */
export function isHeldStatus(value: Json): boolean {
  return (
    isText(value) && /^(?:draft|auto-draft|private|pending|unpublished|trash(?:ed)?)$/i.test(value.trim())
  )
}

/** Hexo's rank of a pinned post. */
export function isPositive(value: Json): Json {
  return typeof value === 'number' ? value > 0 : value
}

/** Hugo's list of series, which mostly has one. */
export function isListOfOne(value: Json): boolean {
  return isList(value) && value.length < 2 && !value.some((one) => isList(one) || isMap(one))
}

export function firstOf(value: Json): Json {
  return isList(value) ? (value[0] ?? null) : value
}

/** `math: katex` names what typesets the formulas, and so says that there are some. */
export function isMathEngine(value: Json): boolean {
  return isText(value) && /^(?:katex|mathjax[23]?|latex|mathml|temml)$/i.test(value.trim())
}

/** `{enable: true}`, as themes of Hugo have it. */
export function isSwitch(value: Json): boolean {
  return isMap(value) && typeof value.enable === 'boolean'
}

export function switched(value: Json): Json {
  return isMap(value) ? (value.enable ?? null) : value
}

/** Contents that al-folio is asked for: where they stand, or what is to stand in them. Ours are made from the headings. */
export function isTocElsewhere(value: Json): boolean {
  if (isList(value)) return value.length > 0 && value.every((one) => isMap(one) && isText(one.name ?? null))
  return isMap(value) && /^(?:sidebar|beginning)$/.test(Object.keys(value).join(' '))
}

/** The levels of heading beside it count, what is meant for another theme does not. */
export function switchedToc(value: Json): Json {
  if (!isMap(value) || value.enable !== true) return false
  const { min, max } = value
  return min === undefined && max === undefined
    ? true
    : { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}
