import { MONTHS } from './date-forms.ts'

const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** What stands in a text like `2022-05-27` or `2022-05-27T10:00:00+02:00`. */
interface Parts {
  readonly day: string
  readonly hour: number
  readonly minute: string
  readonly second: string
  readonly zone: string
}

/**
 * A day or an ISO date-time in words, by a pattern of strftime, in English. The text is taken as it is
 * written: no zone, no shift. Knows `%Y %y %m %d %e %j %B %b %h %A %a %u %w %H %k %I %l %M %S %p %P %z %F %T
 * %R %D %n %t %%`; a hyphen (`%-d`) drops leading zeros and blanks, and `%^b` makes capitals. A text that is no date comes
 * back unchanged.
 *
 * @param unknown what stands for a directive that is none of these
 */
export function formatDay(
  text: string,
  pattern: string,
  unknown: (directive: string) => string = (directive) => directive,
): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?[\d.]*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  )
  if (match === null) return text
  const [, day = '', hour, minute = '00', second = '00', zone = ''] = match
  const parts = { day, hour: Number(hour ?? 0), minute, second, zone: zone === 'Z' ? '+00:00' : zone }
  return fill(pattern, parts, unknown)
}

/** A day (`2022-05-27`) as `27 May 2022`, which each page writes several times: the same as `%-d %B %Y`. */
export function dayInWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`
}

function fill(pattern: string, parts: Parts, unknown = (directive: string) => directive): string {
  return pattern.replace(/%([-^]?)([_0#:]*[A-Za-z%])/g, (token, flag: string, sign: string) => {
    const value = directive(sign, parts)
    if (value === undefined) return unknown(token)
    if (flag === '^') return value.toUpperCase()
    return flag === '' ? value : value.replace(/^[0 ]+(?=.)/, '')
  })
}

function directive(sign: string, parts: Parts): string | undefined {
  return dayDirective(sign, parts.day) ?? timeDirective(sign, parts) ?? compound(sign, parts)
}

function dayDirective(sign: string, day: string): string | undefined {
  if (sign === 'Y') return day.slice(0, 4)
  if (sign === 'y') return day.slice(2, 4)
  if (sign === 'm') return day.slice(5, 7)
  if (sign === 'd') return day.slice(8, 10)
  if (sign === 'e') return String(Number(day.slice(8, 10))).padStart(2, ' ')
  if (sign === 'B') return MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
  if (sign === 'b' || sign === 'h') return (MONTHS[Number(day.slice(5, 7)) - 1] ?? '').slice(0, 3)
  if (sign === 'A') return WEEKDAYS[weekday(day)] ?? ''
  if (sign === 'a') return (WEEKDAYS[weekday(day)] ?? '').slice(0, 3)
  if (sign === 'u') return String(weekday(day) || 7)
  if (sign === 'w') return String(weekday(day))
  return sign === 'j' ? String(dayOfYear(day)).padStart(3, '0') : undefined
}

function timeDirective(sign: string, { hour, minute, second, zone }: Parts): string | undefined {
  if (sign === 'H') return String(hour).padStart(2, '0')
  if (sign === 'k') return String(hour).padStart(2, ' ')
  if (sign === 'I') return String(hour % 12 || 12).padStart(2, '0')
  if (sign === 'l') return String(hour % 12 || 12).padStart(2, ' ')
  if (sign === 'M') return minute
  if (sign === 'S') return second
  if (sign === 'p') return hour < 12 ? 'AM' : 'PM'
  if (sign === 'P') return hour < 12 ? 'am' : 'pm'
  return sign === 'z' ? zone.replace(':', '') : undefined
}

function compound(sign: string, parts: Parts): string | undefined {
  if (sign === 'F') return parts.day
  if (sign === 'T') return fill('%H:%M:%S', parts)
  if (sign === 'R') return fill('%H:%M', parts)
  if (sign === 'D') return fill('%m/%d/%y', parts)
  if (sign === 'n') return '\n'
  if (sign === 't') return '\t'
  return sign === '%' ? '%' : undefined
}

function utcOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function weekday(day: string): number {
  return utcOf(day).getUTCDay()
}

function dayOfYear(day: string): number {
  return (utcOf(day).getTime() - utcOf(`${day.slice(0, 4)}-01-01`).getTime()) / 86_400_000 + 1
}
