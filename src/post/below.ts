import { isMap, join, type Located, placeOf } from '../config/located.ts'
import { draftBelow } from '../report/holding.ts'
import { topOf } from '../report.ts'
import type { Report } from '../types.ts'
import { isYes, saysHeld } from './holding.ts'
import type { Language } from './split.ts'

/**
 * Tell `draft: true` in a map of the front matter. Below `extra` a key is the author's own, but in TOML: who adds a line at the end
 * there means the post.
 */
export function reportDraftBelow(located: Located, language: Language | undefined, report: Report): void {
  for (const [table, value] of Object.entries(isMap(located.value) ? located.value : {})) {
    if (!isMap(value) || (table === 'extra' && language !== 'toml') || saysHeld(table, value)) continue
    const key = Object.keys(value).find(
      (name) => name.toLowerCase() === 'draft' && isYes(value[name] ?? null),
    )
    if (key === undefined) continue
    report(draftBelow(placeOf(located.keys, join(table, key), topOf('')), table, language === 'toml'))
  }
}
