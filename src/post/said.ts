import { isList, isMap, join, type Located, placeOf, setKey } from '../config/located.ts'
import { disagree } from '../report/matter.ts'
import { duplicateKey } from '../report/syntax.ts'
import { topOf } from '../report.ts'
import { createZone, momentOf, parseStamp } from '../text/dates.ts'
import type { Instant, Json, Place, Report } from '../types.ts'
import { isEmptyList, isUnfilled } from './foreign.ts'
import type { Key } from './key.ts'
import { holdsKeys, holdsKnown, isKnown, type Meaning, meaningOf } from './meanings.ts'
import { reportNear, reportOtherCase } from './near.ts'

/** A value that the author wrote, where it stands, and the key it was written under. */
export interface Said {
  readonly name: string
  /** Dotted path in `located`. */
  readonly path: string
  readonly value: Json
  readonly located: Located
}

/** Front matter sorted by what it means: one value for each key of the table, and what is the author's own. */
export interface Sorted {
  readonly said: ReadonlyMap<string, Said>
  readonly extra: { readonly [key: string]: Json }
}

/** Where a value stands, else the nearest thing around it. */
export function placeOfSaid({ located, path }: Said): Place {
  return placeOf(located.places, path, topOf(''))
}

interface Ranked extends Said {
  readonly rank: number
}

/**
 * Sort what a map says by the table of keys; aliases are resolved, near misses and contradictions reported.
 *
 * @param above where the map stands in `located`: '' for front matter
 */
export function sortKeys(located: Located, above: string, report: Report): Sorted {
  const found = new Map<Key, Ranked[]>()
  const extra: { [key: string]: Json } = {}
  const map = isMap(located.value) ? located.value : {}
  const names = Object.keys(map)
  reportTwice(names, (name) => keyPlaceIn(located, join(above, name)), report)
  for (const name of names) {
    const value = map[name] ?? null
    // `date: {created: …}` of MkDocs: the keys inside mean something, not the map.
    const meaning = holdsKnown(name, value) ? undefined : meaningOf(name, value)
    const path = join(above, name)
    if (meaning === undefined) {
      const said = { name, path, value, located }
      setKey(extra, name, value)
      if (holdsKeys(name)) sortInside(said, found)
      else reportNear(name, value, () => keyPlace(said), report)
      continue
    }
    const said = { name, path, value, located }
    reportOtherCase(name, meaning, () => keyPlace(said), report)
    add(found, meaning, said)
  }
  const said = new Map<string, Said>()
  for (const [key, list] of found) said.set(key.name, choose(key, list, report))
  return { said, extra }
}

/** A key that is written twice in two cases is the same key twice, and none of the two counts more. */
function reportTwice(names: readonly string[], placeOfKey: (name: string) => Place, report: Report): void {
  const seen = new Map<string, string>()
  for (const name of names) {
    const folded = name.toLowerCase()
    const first = seen.get(folded)
    if (first === undefined) seen.set(folded, name)
    else if (isKnown(name) || holdsKeys(name))
      report(duplicateKey(placeOfKey(name), first, placeOfKey(first)))
  }
}

/** Note what is said in the form that its key has it in. */
function add(found: Map<Key, Ranked[]>, { key, alias, rank }: Meaning, said: Said): void {
  const value = alias.turn === undefined ? said.value : alias.turn(said.value)
  const ranked = { ...said, value, rank }
  const list = found.get(key)
  if (list === undefined) found.set(key, [ranked])
  else list.push(ranked)
}

function sortInside({ name, path, value, located }: Said, found: Map<Key, Ranked[]>): void {
  for (const [inner, innerValue] of Object.entries(isMap(value) ? value : {})) {
    const full = `${name}.${inner}`
    const meaning = meaningOf(full, innerValue)
    if (meaning === undefined) continue
    add(found, meaning, { name: full, path: join(path, inner), value: innerValue, located })
  }
}

/** Of several keys that mean one thing: what holds a post back wins, else the first of the table. */
function choose(key: Key, all: readonly Ranked[], report: Report): Said {
  const [only] = all
  if (only !== undefined && all.length === 1) return only
  const ranked = counting(key, all).sort((a, b) => a.rank - b.rank)
  const counts = ranked.find((one) => ranked.every((other) => !holdsMore(key, other, one)))
  if (counts === undefined) throw new Error('a key without a value')
  for (const other of ranked) {
    // The same name in two cases has been reported.
    if (other.name.toLowerCase() === counts.name.toLowerCase() || isSame(other.value, counts.value)) continue
    report(disagree(keyPlace(other), other.name, counts.name))
  }
  return counts
}

/** Without what stands empty beside another, and the day when a file was begun beside one of publication: they contradict nothing. */
function counting({ name, kind }: Key, all: readonly Ranked[]): Ranked[] {
  const said = all.filter(({ value }) => kind === 'flag' || !isEmpty(value))
  const published = said.filter((one) => name !== 'date' || !/^created/i.test(one.name))
  return [published, said].find((list) => list.length > 0) ?? [...all]
}

function isEmpty(value: Json): boolean {
  return isUnfilled(value) || isEmptyList(value)
}

/** `author: Octavo` and `authors: [Octavo]` say the same, and so do two forms of one moment. */
function isSame(one: Json, other: Json): boolean {
  const at = instantOf(one)
  return (
    JSON.stringify(single(one)) === JSON.stringify(single(other)) ||
    (at !== undefined && at === instantOf(other) && isTimed(one) === isTimed(other))
  )
}

function isTimed(value: Json): boolean {
  return typeof value === 'string' && value.includes(':')
}

function single(value: Json): Json {
  return isList(value) && value.length === 1 ? (value[0] ?? null) : value
}

/** Whether one of two values keeps a post back that the other would publish: Hugo's `publishDate` is later than its `date`. */
function holdsMore({ name, kind }: Key, one: Said, other: Said): boolean {
  if (kind === 'flag') return flagRank(one.value) > flagRank(other.value)
  if (name !== 'date' && name !== 'expires') return false
  const [at, otherAt] = [instantOf(one.value), instantOf(other.value)]
  // One that nobody can read is an error, as it is alone: it may be the one that holds back.
  if (at === undefined || otherAt === undefined) return at === undefined && otherAt !== undefined
  return name === 'date' ? at > otherAt : at < otherAt
}

/** `true` counts more than what is neither, which counts more than `false` and nothing. */
function flagRank(value: Json): number {
  return value === true ? 2 : value === false || isEmpty(value) ? 0 : 1
}

/** As if it were written in UTC, where it does not say otherwise. */
function instantOf(value: Json): Instant | undefined {
  const stamp = typeof value === 'string' ? parseStamp(value) : 'form'
  return typeof stamp === 'string' ? undefined : momentOf(stamp, UTC).at
}

const UTC = createZone('UTC')

/** Where the key itself stands. */
export function keyPlace({ located, path }: Said): Place {
  return keyPlaceIn(located, path)
}

function keyPlaceIn(located: Located, path: string): Place {
  return located.keys.get(path) ?? placeOf(located.places, path, topOf(''))
}
