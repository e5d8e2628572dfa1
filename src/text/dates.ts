import type { Day, Instant, Moment } from '../types.ts'
import { isoForm } from './date-forms.ts'
import type { Zone } from './zone.ts'

export { createZone, type Zone } from './zone.ts'

/** A date as it is written, before a zone gives it an instant. Numbers are those of the text. */
interface Stamp {
  readonly day: Day
  /** Absent: a calendar day. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number }
  /** Milliseconds of a fraction of a second. */
  readonly fraction: number
  /** Minutes east of UTC, when the text names an offset. */
  readonly offset?: number
}

/** `form`: not written as a date. `day`, `time`: written well, but the calendar or the clock has none such. */
type DateFault = 'form' | 'day' | 'time'

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:[Tt]| +)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: *(?:([Zz])|([+-])(\d{2}):?(\d{2})?))?)?$/

/**
 * Read a day or a date-time of ISO 8601, or one that cannot mean another: what the calendar does not hold is a fault,
 * never another day.
 */
export function parseStamp(text: string): Stamp | DateFault {
  const match = FORM.exec(text) ?? FORM.exec(isoForm(text) ?? '')
  if (match === null) return 'form'
  const day = `${match[1]}-${match[2]}-${match[3]}`
  if (!isDay(day)) return 'day'
  if (match[4] === undefined) return { day, fraction: 0 }
  const time = { hour: Number(match[4]), minute: Number(match[5]), second: Number(match[6] ?? 0) }
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return 'time'
  const fraction = Number(`${match[7] ?? ''}000`.slice(0, 3))
  const offset = offsetOf(match[8], match[9], match[10], match[11])
  if (offset === 'time') return 'time'
  return { day, time, fraction, ...(offset !== undefined && { offset }) }
}

function offsetOf(utc?: string, sign?: string, hours?: string, rest?: string): number | undefined | 'time' {
  if (utc !== undefined) return 0
  if (sign === undefined) return undefined
  const hour = Number(hours)
  const minute = Number(rest ?? 0)
  if (hour > 23 || minute > 59) return 'time'
  return (sign === '-' ? -1 : 1) * (hour * 60 + minute)
}

/** Whether `YYYY-MM-DD` is a day of the (proleptic Gregorian) calendar, from year 1 on. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))]
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/**
 * Give a stamp its instant. A day begins at 00:00 of the zone; a date-time without an offset is local
 * to the zone. `iso` is a day, or the zone's own time with its offset, so that it never names a day
 * other than `day`. A day stays the day it is, whatever the zone.
 */
export function momentOf(stamp: Stamp, zone: Zone): Moment {
  if (stamp.time === undefined) {
    return { day: stamp.day, at: zone.instantOf(wallClock(stamp)), iso: stamp.day }
  }
  const wall = wallClock(stamp)
  const at = stamp.offset === undefined ? zone.instantOf(wall) : wall - stamp.offset * 60_000
  const iso = isoIn(zone, at)
  return { day: iso.slice(0, 10), at, iso }
}

/** The day (in UTC) that a number of seconds or milliseconds since 1970 means; undefined for anything else. */
export function dayOfEpoch(value: unknown): Day | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
  const isMilliseconds = value >= 1e12 && value < 1e13
  if (!isMilliseconds && (value < 1e9 || value >= 1e10)) return undefined
  return new Date(isMilliseconds ? value : value * 1000).toISOString().slice(0, 10)
}

/** Whether the zone's clock skips this local time (the hour that is lost in spring). */
export function isSkipped(stamp: Stamp, zone: Zone): boolean {
  if (stamp.time === undefined || stamp.offset !== undefined) return false
  const wall = wallClock(stamp)
  const at = zone.instantOf(wall)
  return at + zone.offsetAt(at) !== wall
}

function wallClock({ day, time, fraction }: Stamp): number {
  const midnight = dayStart(day)
  return time === undefined
    ? midnight
    : midnight + (time.hour * 3600 + time.minute * 60 + time.second) * 1000 + fraction
}

/** 00:00 UTC of a day. */
function dayStart(day: Day): Instant {
  const year = Number(day.slice(0, 4))
  // `Date.UTC` takes the first hundred years for those after 1900.
  if (year < 100) return new Date(`${day}T00:00:00Z`).getTime()
  return Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
}

/** An instant as the zone's clock shows it, with the offset; in UTC where the offset is no whole minute. */
export function isoIn(zone: Zone, at: Instant): string {
  const offset = zone.offsetAt(at)
  if (offset === 0 || offset % 60_000 !== 0) return `${new Date(at).toISOString().slice(0, 19)}Z`
  const minutes = Math.abs(offset) / 60_000
  const text = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${new Date(at + offset).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${text}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
