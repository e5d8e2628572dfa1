import { commaInCategory } from '../report/matter.ts'
import type { Placed, Report } from '../types.ts'
import { readList } from './readers.ts'
import type { Said } from './said.ts'

/** Texts of a list, each once. */
export function list(said: Said | undefined, report: Report): readonly Placed[] {
  return said === undefined ? [] : distinct(readList(said, report))
}

/** One text is one category, whatever stands in it; a comma is likely a mistake (SPEC 13.8). */
export function categories(said: Said | undefined, report: Report): readonly Placed[] {
  const found = list(said, report)
  const [only] = found
  if (said !== undefined && only !== undefined && typeof said.value === 'string' && only.text.includes(',')) {
    report(commaInCategory(only.place, only.text))
  }
  return found
}

/** One text is a list with commas (SPEC 13.8). */
export function tags(said: Said | undefined, report: Report): readonly Placed[] {
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
