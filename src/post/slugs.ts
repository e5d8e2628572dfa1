import { badSlug, noSlug } from '../report/matter.ts'
import { decodePath } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Place, Placed, Report } from '../types.ts'
import { placed } from './ask.ts'
import type { Naming } from './naming.ts'
import { readText, wrong } from './readers.ts'
import { placeOfSaid, type Said } from './said.ts'

/** The slug that the name of the file gives. */
export function fileSlug({ slug, name }: Naming, top: Place, report: Report): string {
  if (slug === '') report(noSlug(top, name))
  return slug
}

/** A slug stands as the author wrote it, if it can be one part of an address. */
export function readSlug(said: Said, naming: Naming, report: Report): string {
  const written = readText(said, report)
  if (written === undefined) return naming.slug
  // Exports of WordPress write the signs of the address.
  const text = (written.includes('%') ? decodePath(written) : written).normalize('NFC')
  if (/^[\p{L}\p{M}\p{N}_~.-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}_~.-]*$/u.test(text)) return text
  report(badSlug(placeOfSaid(said), text, slugOf(text)))
  return naming.slug
}

/** `false` says in Eleventy that no page is written: to give the post its usual address would publish it. */
export function readPermalink(said: Said | undefined, report: Report): Placed | undefined {
  if (said?.value !== false) return placed(said, report)
  const hint = 'leave it out for the usual address; to publish no page write `draft: true`'
  return wrong(said, 'a path', report, hint)
}
