import type { Instant } from '../types.ts'

/** A time zone's clock. Wall-clock times are milliseconds, counted as if the wall stood in UTC. */
export interface Zone {
  readonly name: string
  /** Milliseconds to add to an instant to get the wall clock. */
  offsetAt(at: Instant): number
  /** The instant of a wall-clock time: the first of two, and for one that is skipped the time after the gap. */
  instantOf(wall: number): Instant
}

const UTC: Zone = { name: 'UTC', offsetAt: () => 0, instantOf: (wall) => wall }
const DAY_MS = 86_400_000

/**
 * Open a zone of the IANA list. Holds one formatter, so make it once per build.
 *
 * @throws {RangeError} when there is no such zone: ask `isZone` first
 */
export function createZone(name: string): Zone {
  if (/^(etc\/)?(utc|gmt)$/i.test(name)) return { ...UTC, name }
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const offsetAt = (at: Instant) => wallOf(format.format(at)) - Math.floor(at / 1000) * 1000
  return { name, offsetAt, instantOf: (wall) => instantOf(wall, offsetAt) }
}

/** Whether there is a zone of this name. Bare offsets (`+02:00`) are none: they know no summer time. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** The names to suggest for a misspelt zone. */
export function zoneNames(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
}

/** `5/27/2022 A, 10:00:00`: the numbers stand in this order in every version of ICU. */
function wallOf(text: string): number {
  const [month = 1, day = 1, year = 1, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(
    Number,
  )
  const date = new Date(0)
  date.setUTCFullYear(/B/.test(text) ? 1 - year : year, month - 1, day)
  return date.getTime() + (hour * 3600 + minute * 60 + second) * 1000
}

function instantOf(wall: number, offsetAt: (at: Instant) => number): Instant {
  const before = offsetAt(wall - DAY_MS)
  const after = offsetAt(wall + DAY_MS)
  if (before === after && offsetAt(wall - before) === before) return wall - before
  const early = wall - Math.max(before, after)
  const late = wall - Math.min(before, after)
  if (early + offsetAt(early) === wall) return early
  if (late + offsetAt(late) === wall) return late
  return wall - before
}
