import { controlInValue } from '../report/syntax.ts'
import { codeOf, UNFIT } from '../text/controls.ts'
import type { Json, Place, Report } from '../types.ts'
import { join, type Located, placeOf } from './located.ts'

/** Report the texts and keys of what was read that hold such a sign, written as an escape (`\u0001`) or as it is. */
export function reportControls(located: Located, text: string, top: Place, report: Report): void {
  if (!text.includes('\\') && !UNFIT.test(text)) return
  const { places, keys } = located
  const look = (found: string, place: Place): void => {
    const code = codeOf(found)
    if (code !== undefined) report(controlInValue(place, code))
  }
  const visit = (inner: Json, path: string): void => {
    if (typeof inner === 'string') look(inner, placeOf(places, path, top))
    else if (typeof inner === 'object' && inner !== null)
      for (const [key, child] of Object.entries(inner)) {
        const below = join(path, key)
        look(key, keys.get(below) ?? placeOf(places, below, top))
        visit(child, below)
      }
  }
  visit(located.value, '')
}
