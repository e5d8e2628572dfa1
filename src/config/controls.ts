import { controlInValue } from '../report/syntax.ts'
import type { Json, Place, Report } from '../types.ts'
import { join, type Located, placeOf } from './located.ts'

/** C0 controls but tab and line ends, DEL, halves of surrogate pairs, noncharacters: no page may hold them (SPEC 13.29). */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\p{Cs}\p{Noncharacter_Code_Point}]/u

/** Whether a text holds such a sign. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text)
}

/** Report the texts and keys of what was read that hold such a sign, written as an escape (`\u0001`) or as it is. */
export function reportControls(located: Located, text: string, top: Place, report: Report): void {
  if (!text.includes('\\') && !CONTROL.test(text)) return
  const { places, keys } = located
  const look = (found: string, place: Place): void => {
    const code = CONTROL.exec(found)?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    if (code !== undefined) report(controlInValue(place, `U+${code}`))
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
