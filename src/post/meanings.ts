import { isMap } from '../config/located.ts'
import type { Json } from '../types.ts'
import type { Alias, Key } from './key.ts'
import { keys } from './keys.ts'

/** What a written key may mean, best first. Rank 0 is the key itself; lower ranks count when two keys disagree. */
export interface Meaning {
  readonly key: Key
  readonly alias: Alias
  readonly rank: number
}

/** Meanings by the written name in lower case, made once: as in Hugo, case says nothing. */
const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = meanings()
const NAMES: readonly string[] = keys().flatMap(({ name, aliases }) => [
  name,
  ...aliases.map((alias) => alias.name),
])

function meanings(): ReadonlyMap<string, readonly Meaning[]> {
  const found = new Map<string, Meaning[]>()
  for (const one of keys()) {
    // `slug: /x` is a permalink, and any other `slug` a slug: the aliases with a condition are asked first.
    for (const [at, alias] of [one, ...one.aliases].entries()) {
      const written = alias.name.toLowerCase()
      const list = found.get(written) ?? []
      list.push({ key: one, alias, rank: at })
      found.set(written, list)
    }
  }
  for (const list of found.values()) {
    list.sort((a, b) => Number(a.alias.when === undefined) - Number(b.alias.when === undefined))
  }
  return found
}

/** What a key with this value means; undefined for a key of the author's own. */
export function meaningOf(name: string, value: Json): Meaning | undefined {
  for (const meaning of MEANINGS.get(name.toLowerCase()) ?? []) {
    if (meaning.alias.when === undefined || meaning.alias.when(value)) return meaning
  }
  return undefined
}

/** Whether a key may mean something, whatever its value. */
export function isKnown(name: string): boolean {
  return MEANINGS.has(name.toLowerCase())
}

/** Maps with keys that mean something: `seo: {metaTitle: …}`. */
const MAPS: ReadonlySet<string> = new Set(
  NAMES.flatMap((name) => (name.includes('.') ? name.slice(0, name.indexOf('.')).toLowerCase() : [])),
)

/** Whether keys of this map may mean something: names with a dot in the table. */
export function holdsKeys(name: string): boolean {
  return MAPS.has(name.toLowerCase())
}

/** Whether a map holds such a key. */
export function holdsKnown(name: string, value: Json): boolean {
  return isMap(value) && holdsKeys(name) && Object.keys(value).some((key) => isKnown(`${name}.${key}`))
}

/** Every name that means something, for suggestions. */
export function knownNames(): readonly string[] {
  return NAMES
}
