import { error, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** A date names a day that the calendar does not have (`2023-02-30`). Octavo never makes another day of it; write the one that is meant. */
export function impossibleDay(place: Place, text: string): Diagnostic {
  return error('date/impossible', place, `\`${text}\` is not a day of the calendar`, 'write YYYY-MM-DD')
}

/** A date-time names a time that no clock shows (`24:00`, a leap second). Midnight is 00:00 of the day that begins. */
export function impossibleTime(place: Place, text: string): Diagnostic {
  return error(
    'date/impossible-time',
    place,
    `\`${text}\` is not a time of the day`,
    'times go from 00:00:00 to 23:59:59',
  )
}

/** A date is not written in a form that means one thing everywhere. Write a day, or a date-time of ISO 8601. */
export function notADate(place: Place, key: string, found: string, ofEpoch?: string): Diagnostic {
  return error(
    'date/form',
    place,
    `\`${key}\` wants a date, and this is ${found}`,
    ofEpoch === undefined
      ? 'write 2026-11-23, 2026-11-23 18:30 or 2026-11-23T18:30:00+01:00'
      : `if it counts from 1970, write ${ofEpoch}`,
  )
}

/** The clock of the site's time zone skips this time: it was put forward in that night. The time after the gap is taken; write the one that is meant. */
export function skippedTime(place: Place, text: string, zone: string): Diagnostic {
  return warning(
    'date/skipped',
    place,
    `the clocks of ${zone} skip \`${text}\``,
    'write a time before or after the change',
  )
}

/** A post was changed before it was written: `updated` names a day before `date`. One of the two is a slip. */
export function updatedEarly(place: Place, updated: string, date: string): Diagnostic {
  return warning(
    'date/updated-early',
    place,
    `\`updated\` is ${updated}, and the post is of ${date}`,
    'write the day of the last change, or leave it out',
  )
}

/** `updated` lies in the future. It counts from then on; until then the post shows only its `date`. */
export function updatedAhead(place: Place, updated: string): Diagnostic {
  return warning(
    'date/updated-ahead',
    place,
    `\`updated\` is ${updated}, which is yet to come; it is left out until then`,
    'write the day of the last change',
  )
}
