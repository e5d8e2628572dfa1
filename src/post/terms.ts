import { isList } from '../config/located.ts'
import { commaInCategory } from '../report/matter.ts'
import type { Placed, Report } from '../types.ts'
import { isUnfilled } from './foreign.ts'
import { elements, readItem, readList } from './readers.ts'
import { placeOfSaid, type Said } from './said.ts'

/** Texts of a list, each once. */
export function list(said: Said | undefined, report: Report): readonly Placed[] {
  return said === undefined ? [] : distinct(readList(said, report))
}

/** One text is one category, whatever stands in it; a comma is likely a mistake (SPEC 13.8). */
export function categories(said: Said | undefined, report: Report): readonly Placed[] {
  const found = said === undefined || said.value === null ? [] : distinct(readAll(leaves(said), report))
  const [only] = found
  if (said === undefined || only === undefined || typeof said.value !== 'string') return found
  if (only.text.includes(',')) report(commaInCategory(only.place, only.text))
  else if (isJekylls(said, 'categories')) return partsOf(only, /\s+/)
  return found
}

/** In its own folders Jekyll takes a text of `categories` and `tags` apart at blanks, and one of `category` and `tag` as it is. */
function isJekylls(said: Said, key: string): boolean {
  return said.name.toLowerCase() === key && /^_(?:posts|drafts)\//.test(placeOfSaid(said).path)
}

function partsOf({ text, place }: Placed, sign: string | RegExp): readonly Placed[] {
  const parts = text.split(sign).map((part) => ({ text: part.trim(), place }))
  return distinct(parts.filter((part) => part.text !== ''))
}

/** Hexo writes a category with those that it lies in as a list in the list. */
function leaves(said: Said): readonly Said[] {
  return isList(said.value) ? elements(said).flatMap(leaves) : [said]
}

function readAll(items: readonly Said[], report: Report): readonly Placed[] {
  return items.flatMap((item) => readItem(item, report))
}

/** One text is a list with commas (SPEC 13.8). What is empty is left over from a form, and says nothing. */
export function tags(said: Said | undefined, report: Report): readonly Placed[] {
  if (said === undefined) return []
  const items = elements(said).filter(({ value }) => !isUnfilled(value))
  const found = distinct(readAll(items, report))
  const [only] = found
  if (only === undefined || typeof said.value !== 'string') return found
  return partsOf(only, !only.text.includes(',') && isJekylls(said, 'tags') ? /\s+/ : ',')
}

function distinct(list: readonly Placed[]): readonly Placed[] {
  if (list.length < 2) return list
  return list.filter(({ text }, at) => list.findIndex((other) => other.text === text) === at)
}
