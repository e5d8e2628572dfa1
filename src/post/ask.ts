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
export function placed(said: Said | undefined, report: Report, reader = readText): Placed | undefined {
  const text = ask(said, reader, report)
  return said === undefined || text === undefined ? undefined : { text, place: placeOfSaid(said) }
}

/** A record whose keys may have no value yet. */
export type Loose<Whole> = { readonly [Key in keyof Whole]-?: Whole[Key] | undefined }

/** One record out of several, without the keys that have no value: optional means absent. */
export function compact<Whole extends object>(parts: readonly Partial<Loose<Whole>>[]): Whole {
  const whole: Partial<Whole> = {}
  for (const part of parts) {
    for (const key in part) {
      const value = part[key as keyof Whole]
      if (value !== undefined) whole[key as keyof Whole] = value as Whole[keyof Whole]
    }
  }
  return whole as Whole
}
