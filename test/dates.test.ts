import { describe, expect, test } from 'vitest'
import { createZone, isSkipped, momentOf, parseStamp } from '../src/text/dates.ts'
import { dayInWords, formatDay } from '../src/text/format-day.ts'
import { minutes } from '../src/text/reading-time.ts'
import { isZone } from '../src/text/zone.ts'

const OFFSETS = '2022-05-27T10:00:00'

/** FM06, FM07, FM09: what is a date, and why what is none is none. */
const FORMS: readonly [text: string, result: 'ok' | 'form' | 'day' | 'time'][] = [
  ['2022-05-27', 'ok'],
  ['2024-02-29', 'ok'],
  ['2000-02-29', 'ok'],
  ['1900-02-28', 'ok'],
  ['0001-01-01', 'ok'],
  ['9999-12-31', 'ok'],
  ['2023-02-30', 'day'],
  ['2023-02-29', 'day'],
  ['1900-02-29', 'day'],
  ['2100-02-29', 'day'],
  ['2023-13-01', 'day'],
  ['2023-00-10', 'day'],
  ['2023-01-00', 'day'],
  ['2023-01-32', 'day'],
  ['2023-04-31', 'day'],
  ['0000-01-01', 'day'],
  ['10000-01-01', 'form'],
  ['2023-1-1', 'ok'],
  ['2023-2-01', 'ok'],
  ['20230201', 'form'],
  ['1675209600', 'form'],
  ['2023', 'form'],
  ['2023-02', 'form'],
  ['', 'form'],
  [' 2023-02-01', 'form'],
  ['not a date', 'form'],
  ['Feb 1, 2023', 'ok'],
  ['01/02/2023', 'form'],
  ['1-2-2023', 'form'],
  ['03.04.2022', 'form'],
  ['2023/02-01', 'form'],
  ['2023-1-011', 'form'],
  ['23-1-1', 'form'],
  ['Feb 30, 2022', 'day'],
  ['31 April 2022', 'day'],
  ['2022/13/01', 'day'],
  ['2022-2-29', 'day'],
  ['2022/1/1 24:00', 'time'],
  ['Fab 1, 2022', 'form'],
  ['Feb 1, 22', 'form'],
  ['Feb 2022', 'form'],
  ['1 février 2022', 'form'],
  ['Feb 1, 2022 at noon', 'form'],
  ['2022/1/1 9', 'form'],
  ['2023/02/01', 'ok'],
  ['2023-02-01T', 'form'],
  ['2023-02-01T10', 'form'],
  ['2023-02-01 23:30', 'ok'],
  ['2023-02-01T23:30:59', 'ok'],
  ['2023-02-01T23:30:59.123456Z', 'ok'],
  ['2023-02-01 23:30:59 +0200', 'ok'],
  ['2023-02-01T23:30:59-05', 'ok'],
  ['2023-02-01t23:30:59z', 'ok'],
  ['2023-02-01T24:00', 'time'],
  ['2023-02-01T24:00:00Z', 'time'],
  ['2023-02-01T23:60', 'time'],
  ['2016-12-31T23:59:60Z', 'time'],
  ['2023-02-01T10:00+25:00', 'time'],
  ['2023-02-30T10:00', 'day'],
  [`${OFFSETS}+02:00Z`, 'form'],
  ['٢٠٢٣-٠٢-٠١', 'form'],
]

test.each(FORMS)('FM06 the date `%s` is %s', (text, result) => {
  const stamp = parseStamp(text)
  expect(typeof stamp === 'string' ? stamp : 'ok').toBe(result)
})

/** Forms that are not ISO's and can mean one thing only. */
const OTHER_FORMS: readonly [text: string, iso: string][] = [
  ['2013/7/13 20:46:25', '2013-07-13T20:46:25Z'],
  ['2020/01/02', '2020-01-02'],
  ['2020-1-2', '2020-01-02'],
  ['2018-05-15 9:00:00 -0400', '2018-05-15T13:00:00Z'],
  ['2018-5-15T9:00', '2018-05-15T09:00:00Z'],
  ['2017-01-02 03:04:05 UTC', '2017-01-02T03:04:05Z'],
  ['2017-01-02 03:04:05 GMT', '2017-01-02T03:04:05Z'],
  ['Jul 08 2022', '2022-07-08'],
  ['March 4, 2022', '2022-03-04'],
  ['march 4 2022', '2022-03-04'],
  ['Sept. 4, 2022', '2022-09-04'],
  ['May 31, 2022', '2022-05-31'],
  ['17 November 2015', '2015-11-17'],
  ['4 Mar 2022', '2022-03-04'],
  ['4 Mar 2022 18:30 +01:00', '2022-03-04T17:30:00Z'],
  ['Fri Mar 04 2022 18:30:05 GMT+0000 (Coordinated Universal Time)', '2022-03-04T18:30:05Z'],
  ['Fri Mar 04 2022 18:30:00 GMT+0100 (CET)', '2022-03-04T17:30:00Z'],
  ['Fri, 04 Mar 2022 18:30:00 GMT', '2022-03-04T18:30:00Z'],
  ['Friday, March 4, 2022', '2022-03-04'],
  ['March 4, 2022 6:30 PM', '2022-03-04T18:30:00Z'],
  ['2022-03-04 12:05:00 am', '2022-03-04T00:05:00Z'],
  ['2022/3/4 12:05PM +0100', '2022-03-04T11:05:00Z'],
  ['2022.3.4', '2022-03-04'],
  ['2022年3月4日', '2022-03-04'],
]

test.each(OTHER_FORMS)('the date `%s` means %s', (text, iso) => {
  const stamp = parseStamp(text)
  expect(typeof stamp === 'string' ? stamp : momentOf(stamp, createZone('UTC')).iso).toBe(iso)
})

const MOMENTS: readonly [text: string, zone: string, day: string, iso: string, at: string][] = [
  ['2022-05-27', 'UTC', '2022-05-27', '2022-05-27', '2022-05-27T00:00:00.000Z'],
  ['2022-05-27', 'America/New_York', '2022-05-27', '2022-05-27', '2022-05-27T04:00:00.000Z'],
  ['2022-05-27', 'Asia/Tokyo', '2022-05-27', '2022-05-27', '2022-05-26T15:00:00.000Z'],
  ['2022-05-27', 'Pacific/Kiritimati', '2022-05-27', '2022-05-27', '2022-05-26T10:00:00.000Z'],
  ['2023-02-01 23:30', 'UTC', '2023-02-01', '2023-02-01T23:30:00Z', '2023-02-01T23:30:00.000Z'],
  ['2023-02-01 23:30', 'Asia/Tokyo', '2023-02-01', '2023-02-01T23:30:00+09:00', '2023-02-01T14:30:00.000Z'],
  ['2023-02-01T23:30Z', 'Asia/Tokyo', '2023-02-02', '2023-02-02T08:30:00+09:00', '2023-02-01T23:30:00.000Z'],
  ['2022-07-01T10:00:00+0200', 'UTC', '2022-07-01', '2022-07-01T08:00:00Z', '2022-07-01T08:00:00.000Z'],
  ['2022-07-01T10:00:00.250-03:30', 'UTC', '2022-07-01', '2022-07-01T13:30:00Z', '2022-07-01T13:30:00.250Z'],
  // Spring: 02:30 does not exist and becomes 03:30. Autumn: of two 02:30 the first is meant.
  [
    '2023-03-26 02:30',
    'Europe/Berlin',
    '2023-03-26',
    '2023-03-26T03:30:00+02:00',
    '2023-03-26T01:30:00.000Z',
  ],
  [
    '2023-10-29 02:30',
    'Europe/Berlin',
    '2023-10-29',
    '2023-10-29T02:30:00+02:00',
    '2023-10-29T00:30:00.000Z',
  ],
  // A day whose midnight is skipped begins at one o'clock.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04', '2018-11-04', '2018-11-04T03:00:00.000Z'],
  ['0099-01-01', 'UTC', '0099-01-01', '0099-01-01', '0099-01-01T00:00:00.000Z'],
  ['0099-01-01 12:00', 'Asia/Tokyo', '0099-01-01', '0099-01-01T02:41:01Z', '0099-01-01T02:41:01.000Z'],
]

test.each(MOMENTS)('FM08 `%s` in %s is %s', (text, zoneName, day, iso, at) => {
  const stamp = parseStamp(text)
  if (typeof stamp === 'string') throw new Error(stamp)
  const moment = momentOf(stamp, createZone(zoneName))
  expect({ ...moment, at: new Date(moment.at).toISOString() }).toEqual({ day, iso, at })
})

test('FM08 every hour of two years keeps its wall clock in zones with odd rules', () => {
  for (const name of [
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'UTC',
  ]) {
    const zone = createZone(name)
    for (let at = Date.UTC(2022, 0, 1); at < Date.UTC(2024, 0, 1); at += 3_600_000 * 7) {
      const again = zone.instantOf(at + zone.offsetAt(at))
      // The later of two equal wall clocks reads as the earlier.
      expect([0, 1_800_000, 3_600_000]).toContain(at - again)
    }
  }
})

test('a local time that the clock skips is known', () => {
  const berlin = createZone('Europe/Berlin')
  const skipped = (text: string) => {
    const stamp = parseStamp(text)
    return typeof stamp !== 'string' && isSkipped(stamp, berlin)
  }
  expect(['2023-03-26 02:30', '2023-03-26 03:30', '2023-10-29 02:30', '2023-03-26'].map(skipped)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test.each([
  ['UTC', true],
  ['Europe/Berlin', true],
  ['Europe/Berln', false],
  ['+02:00', false],
  ['', false],
])('the zone `%s`: %s', (name, known) => {
  expect(isZone(name)).toBe(known)
})

test.each([
  ['2022-05-07', '7 May 2022'],
  ['1999-12-31', '31 December 1999'],
])('%s in words is %s', (day, words) => {
  expect(dayInWords(day)).toBe(words)
  expect(formatDay(day, '%-d %B %Y')).toBe(words)
})

describe('formatDay', () => {
  test.each([
    ['2022-05-27', '%-d %B %Y', '27 May 2022'],
    ['2022-05-07', '%d/%m/%y %-d.%-m. %e', '07/05/22 7.5.  7'],
    ['2022-05-27', '%a, %d %b %Y', 'Fri, 27 May 2022'],
    ['2022-05-27', '%A %j %u %w', 'Friday 147 5 5'],
    ['2022-05-29', '%A %u %w', 'Sunday 7 0'],
    ['2022-05-27', '%H:%M %F', '00:00 2022-05-27'],
    ['2022-05-27T00:05:09+02:00', '%Y-%m-%dT%T%z %-I %p', '2022-05-27T00:05:09+0200 12 AM'],
    ['2022-05-27T23:05:09Z', '%F %R %I%P', '2022-05-27 23:05 11pm'],
    ['2022-05-27', '100%% %Q', '100% %Q'],
    ['2022-05-27T15:05:09Z', '%^b %-l:%M%P|%l|%k', 'MAY 3:05pm| 3|15'],
    ['soon', '%Y', 'soon'],
  ])('%s as %s', (day, pattern, text) => {
    expect(formatDay(day, pattern)).toBe(text)
  })
})

test.each([
  [0, 0, 1],
  [230, 0, 1],
  [231, 0, 2],
  [115, 250, 1],
  [115, 251, 2],
  [2300, 0, 10],
])('%i words and %i CJK characters take %i min', (words, cjk, result) => {
  expect(minutes(words, cjk)).toBe(result)
})
