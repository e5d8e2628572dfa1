import type { Placed, Report } from '../types.ts'
import { readText } from './readers.ts'
import { placeOfSaid, type Said } from './said.ts'

/** Read what is said with a reader of its kind; nothing said, nothing read. */
export function ask<Value>(
  said: Said | undefined,
  reader: (said: Said, report: Report) => Value | undefined,
  report: Report,
): Value | undefined {
  return said === undefined ? undefined : reader(said, report)
}

/** A text that keeps its place. */
export function placed(said: Said | undefined, report: Report): Placed | undefined {
  const text = ask(said, readText, report)
  return said === undefined || text === undefined ? undefined : { text, place: placeOfSaid(said) }
}

/** A record without the keys that have no value: optional means absent. */
export function compact<Whole extends object>(
  record: { readonly [Key in keyof Whole]: Whole[Key] | undefined },
): Whole {
  const whole: Partial<Whole> = {}
  for (const key in record) {
    const value = record[key]
    if (value !== undefined) whole[key] = value
  }
  return whole as Whole
}
