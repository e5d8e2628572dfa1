import { notHeld } from '../report/holding.ts'
import { nearMiss } from '../report/matter.ts'
import { typedFor } from '../text/nearest.ts'
import type { Json, Place, Report } from '../types.ts'
import { isDated } from './foreign.ts'
import { isHolding, isWordOfOthers, LONG_WORDS, saysHeld } from './holding.ts'
import { knownNames, type Meaning } from './meanings.ts'

/** What holds a post back until a day, and is no key. */
const DAYS_TO_COME: ReadonlySet<string> = new Set(
  'publish_at publishat publish_on publishon scheduled scheduled_at scheduledat scheduled_for scheduledfor embargo'.split(
    ' ',
  ),
)

/** Words of the language that are one letter away from a key. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['publisher'])

/** What a key can be a slip for: names that stand alone. */
const WRITTEN: readonly string[] = [...knownNames().filter((name) => !name.includes('.')), ...LONG_WORDS]

/** A key's letters alone. */
const bare = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '')
const BARE_NAMES: ReadonlySet<string> = new Set(knownNames().map(bare))

/** Report a key that means nothing and is nearly one that does. */
export function reportNear(name: string, value: Json, place: () => Place, report: Report): void {
  const folded = name.toLowerCase()
  const held = saysHeld(name, value)
  if (held !== undefined) report(notHeld(place(), held.shown, `write \`${held.write}\``))
  if (held !== undefined || isWordOfOthers(name)) return
  if (DAYS_TO_COME.has(folded) && isDated(value)) report(nearMiss(place(), name, 'publishDate'))
  if (OTHER_WORDS.has(folded) || isLonger(name)) return
  const near = typedFor(name, WRITTEN)
  if (near === undefined || near.toLowerCase() === folded) return
  if (LONG_WORDS.includes(near)) {
    const meant = saysHeld(near, value)
    if (meant !== undefined) report(notHeld(place(), name, `write \`${meant.write}\``))
  } else if (isHolding(near, value)) {
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

/** `featuredImageAlt` is a key of its own, no slip for `featuredImage`; `featured-image` is one. */
function isLonger(name: string): boolean {
  return !BARE_NAMES.has(bare(name)) && BARE_NAMES.has(bare(name.replace(/([A-Z]|[_-][a-z])[a-z]+$/, '')))
}
