import { badSlug, noSlug } from '../report/matter.ts'
import { slugOf } from '../text/slug.ts'
import type { Place, Report } from '../types.ts'
import type { Naming } from './naming.ts'
import { readText } from './readers.ts'
import { placeOfSaid, type Said } from './said.ts'

/** The slug that the name of the file gives. */
export function fileSlug({ slug, name }: Naming, top: Place, report: Report): string {
  if (slug === '') report(noSlug(top, name))
  return slug
}

/** A slug stands as the author wrote it, if it can be one part of an address. */
export function readSlug(said: Said, naming: Naming, report: Report): string {
  const text = readText(said, report)?.normalize('NFC')
  if (text === undefined) return naming.slug
  if (/^[\p{L}\p{M}\p{N}_~.-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}_~.-]*$/u.test(text)) return text
  report(badSlug(placeOfSaid(said), text, slugOf(text)))
  return naming.slug
}
