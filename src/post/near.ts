import { nearMiss, notHeld } from '../report/matter.ts'
import { typedFor } from '../text/nearest.ts'
import type { Json, Place, Report } from '../types.ts'
import { knownNames, type Meaning, meaningOf } from './meanings.ts'

/** Keys that hold a post back or take it out of lists: what is nearly one of them must not publish it. */
const HOLDING: ReadonlySet<string> = new Set(['draft', 'expires', 'unlisted', 'noindex'])

/** Words that say the same and are no keys, with what to write instead. */
const SAYS_HELD: ReadonlyMap<string, string> = new Map([
  ['unpublished', 'draft: true'],
  ['unpublish', 'draft: true'],
  ['private', 'draft: true'],
  ['hide', 'unlisted: true'],
  // Hugo, Eleventy.
  ['headless', 'draft: true'],
  ['eleventyexcludefromcollections', 'unlisted: true'],
])

/** The longer of them. Too many words are near to `hide`. */
const LONG_WORDS = [...SAYS_HELD.keys()].filter((word) => word.length > 4)

/** Words of the language that are one letter away from a key. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['publisher'])

/** A key's letters alone. */
const bare = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '')
const BARE_NAMES: ReadonlySet<string> = new Set(knownNames().map(bare))

/** Report a key that means nothing and is nearly one that does. */
export function reportNear(name: string, value: Json, place: () => Place, report: Report): void {
  const folded = name.toLowerCase()
  const instead = SAYS_HELD.get(folded)
  if (instead !== undefined) {
    if (isYes(value)) report(notHeld(place(), name, `write \`${instead}\``))
    return
  }
  if (OTHER_WORDS.has(folded) || isLonger(name)) return
  const near = typedFor(name, [...knownNames(), ...LONG_WORDS])
  if (near === undefined || near.includes('.') || near.toLowerCase() === folded) return
  const holding = SAYS_HELD.get(near)
  if (holding !== undefined) {
    if (isYes(value)) report(notHeld(place(), name, `write \`${holding}\``))
  } else if (HOLDING.has(meaningOf(near, value)?.key.name ?? '')) {
    report(notHeld(place(), name, `write \`${near}\``))
  } else report(nearMiss(place(), name, near))
}

/** Keys of two words that are ours alone have one spelling: in another case they count, with a warning. */
export function reportOtherCase(
  name: string,
  { key, rank }: Meaning,
  place: () => Place,
  report: Report,
): void {
  if (rank === 0 && name !== key.name && /[A-Z_]/.test(key.name)) report(nearMiss(place(), name, key.name))
}

function isYes(value: Json): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^\s*(true|yes|on|1)\s*$/i.test(value))
  )
}

/** `featuredImageAlt` is a key of its own, no slip for `featuredImage`; `featured-image` is one. */
function isLonger(name: string): boolean {
  return !BARE_NAMES.has(bare(name)) && BARE_NAMES.has(bare(name.replace(/([A-Z]|[_-][a-z])[a-z]+$/, '')))
}
