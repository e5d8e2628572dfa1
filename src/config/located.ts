import { type Lines, linesOf, placeAt } from '../text/lines.ts'
import type { Json, Place } from '../types.ts'

export { isList, isMap, type JsonMap, setKey } from '../text/json.ts'

/** Where a piece of YAML, TOML or JSON stands: its file, and the number of its first line there. */
export interface Origin {
  readonly path: string
  readonly line: number
}

/** How deep lists and maps may lie in each other, in every language; the finding `tooDeep` says it too. */
export const DEPTH = 50

/** A value that knows where its parts stand. Paths are keys and indices joined with dots; `''` is the whole. */
export interface Located {
  readonly value: Json
  readonly places: ReadonlyMap<string, Place>
  /** Places of the keys themselves. */
  readonly keys: ReadonlyMap<string, Place>
  /** Numbers as they are written: `1.0`, `007`. */
  readonly numbers: ReadonlyMap<string, string>
}

/** The same under construction, while a parser's result is walked. */
export interface Recorder {
  readonly places: Map<string, Place>
  readonly keys: Map<string, Place>
  readonly numbers: Map<string, string>
  at(start: number, end?: number): Place
}

export function recorder(text: string, origin: Origin): Recorder {
  const at = locator(text, origin)
  return {
    places: new Map(),
    keys: new Map(),
    numbers: new Map(),
    at: (start, end = start) => at(start, end - start),
  }
}

/** Turns offsets in `text` into places of the file. A length ends with its line. */
export function locator(text: string, { path, line }: Origin): (offset: number, length?: number) => Place {
  let lines: Lines | undefined
  return (offset, length = 0) => {
    lines ??= linesOf(text, line)
    return placeAt(lines, path, offset, Math.min(length, text.length - offset))
  }
}

/** The place of a value, or of the nearest thing around it that has one. */
export function placeOf(places: ReadonlyMap<string, Place>, path: string, fallback: Place): Place {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = places.get(at)
    if (place !== undefined) return place
  }
  return places.get('') ?? fallback
}

export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`
}
