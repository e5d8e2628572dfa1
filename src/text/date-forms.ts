export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')
const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\\.?`
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /i
const DAY = '(\\d{1,2})'
const YEAR = '(\\d{4})'
const DAYS: readonly (readonly [form: RegExp, order: readonly [year: number, month: number, day: number]])[] =
  [
    [new RegExp(`^${YEAR}-(\\d{1,2})-${DAY}(?!\\d)`), [1, 2, 3]],
    [new RegExp(`^${YEAR}/(\\d{1,2})/${DAY}(?!\\d)`), [1, 2, 3]],
    [new RegExp(`^${YEAR}\\.(\\d{1,2})\\.${DAY}(?!\\d)`), [1, 2, 3]],
    [new RegExp(`^${YEAR}年(\\d{1,2})月${DAY}日`), [1, 2, 3]],
    [new RegExp(`^${MONTH} ${DAY},? ${YEAR}(?!\\d)`, 'i'), [3, 1, 2]],
    [new RegExp(`^${DAY} ${MONTH},? ${YEAR}(?!\\d)`, 'i'), [3, 2, 1]],
  ]
const TIME =
  /^([Tt]| +)(\d{1,2})(:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?: ?([AaPp])[Mm])?(?: *(?:GMT(?=[+-]\d))?(UTC|GMT|[Zz]|[+-]\d{2}:?\d{2}|[+-]\d{2}))?(?: \([\w ]{1,60}\))?$/

/**
 * The ISO form of a date that is written otherwise and means one thing only: the year first (`2020/1/2`, `2020.1.2`), or the month
 * in English words (`Mar 4, 2022`, and as programs write it, `Fri Mar 04 2022 18:30:00 GMT+0100 (CET)`). `03/04/2022` names two days and is none. Whether the calendar has it is not asked.
 */
export function isoForm(written: string): string | undefined {
  const text = written.replace(WEEKDAY, '')
  for (const [form, order] of DAYS) {
    const match = form.exec(text)
    if (match === null) continue
    const [year = '', month = '', day = ''] = order.map((at) => match[at])
    const date = `${year}-${monthNumber(month).padStart(2, '0')}-${day.padStart(2, '0')}`
    const rest = text.slice(match[0].length)
    if (rest === '') return date
    const time = TIME.exec(rest)
    if (time === null) return undefined
    const [, , hour = '', clock = '', half, zone = ''] = time
    const ofDay = half === undefined ? Number(hour) : hourOfDay(Number(hour), half)
    if (ofDay === undefined) return undefined
    return `${date}T${String(ofDay).padStart(2, '0')}${clock}${/^(utc|gmt)$/i.test(zone) ? 'Z' : zone}`
  }
  return undefined
}

/** `12 AM` is midnight, and `13 PM` no hour. */
function hourOfDay(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (/p/i.test(half) ? 12 : 0)
}

function monthNumber(month: string): string {
  if (/^\d/.test(month)) return month
  const start = month.slice(0, 3).toLowerCase()
  return String(MONTHS.findIndex((name) => name.toLowerCase().startsWith(start)) + 1)
}
