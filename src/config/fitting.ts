import { fixedRule, missingSetting, unknownSetting, wrongSetting } from '../report/config.ts'
import { FIXED } from '../report/fixed.ts'
import { shortened } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import { zoneNames } from '../text/zone.ts'
import type { Json, Place, Report } from '../types.ts'
import { isList, isMap, join, placeOf } from './located.ts'
import { namesake } from './namesakes.ts'
import { type Flaw, matchShape, type Shape } from './schema.ts'

/** Where a checked value stands: its own path, and the places of everything in its file. */
interface Spot {
  readonly path: string
  readonly places: ReadonlyMap<string, Place>
  readonly keys: ReadonlyMap<string, Place>
  readonly fallback: Place
}

/** Check a value against a shape; report every flaw where it stands. */
export function fitOrReport<Output>(
  shape: Shape<Output>,
  value: Json,
  spot: Spot,
  report: Report,
): Output | undefined {
  const { output, flaws } = matchShape(shape, value)
  for (const flaw of flaws) reportFlaw(flaw, value, spot, report)
  return output
}

function reportFlaw(flaw: Flaw, value: Json, spot: Spot, report: Report): void {
  const path = join(spot.path, flaw.path).replace(/\.$/, '')
  const place = placeOf(spot.places, path, spot.fallback)
  if (flaw.kind === 'unknown') {
    const at = spot.keys.get(path) ?? place
    const isFixed = spot.path === 'check.rules' && FIXED.includes(flaw.key)
    const near = nearest(flaw.key, flaw.known) ?? namesake(flaw.key, flaw.known)
    report(isFixed ? fixedRule(at, flaw.key) : unknownSetting(at, path, near))
  } else if (flaw.kind === 'missing') report(missingSetting(place, path, flaw.key))
  else {
    const inner = valueAt(value, flaw.path)
    const names = path === 'timezone' ? zoneNames() : flaw.names
    const near = typeof inner === 'string' ? nearest(inner, names) : undefined
    report(wrongSetting(place, { key: path, wanted: flaw.wanted, found: describe(inner), near }))
  }
}

/** What stands at a dotted path in a value. */
export function valueAt(value: Json, path: string): Json | undefined {
  let at: Json | undefined = value
  for (const key of path === '' ? [] : path.split('.')) {
    if (isList(at)) at = at[Number(key)]
    else at = isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }
  return at
}

/** What a value is, as it ends the sentence "this is …". */
export function describe(value: Json | undefined): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `the text \`${shortened(value.replace(/\s+/g, ' '))}\``
  return isList(value) ? 'a list' : 'a map'
}
