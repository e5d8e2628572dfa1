import { isMap } from '../text/json.ts'
import { slugOf, termKey } from '../text/slug.ts'
import type { Json } from '../types.ts'

/** What `content/data/categories.yaml` says of one category. */
interface Entry {
  /** The key as it is written there: a slug or a label. */
  readonly written: string
  readonly slug: string
  readonly label: string | undefined
  readonly description: string | undefined
  readonly image: string | undefined
  readonly pigment: string | undefined
}

/** What names of categories mean. A key is a slug without regard to case. */
export interface Names {
  /** Of a key of the registry, else of the one whose label the name is, else of the name itself. */
  keyOf(name: string): string
  entry(key: string): Entry | undefined
  /** The entries whose common label a key is, as they are written, when it means none of them for that. */
  sharedBy(key: string): readonly string[]
}

export function namesOf(registry: Json | undefined): Names {
  const entries = new Map<string, Entry>()
  for (const [key, value] of Object.entries(isMap(registry) ? registry : {}))
    entries.set(termKey(key), entryOf(key, value))
  const byLabel = new Map<string, string[]>()
  for (const [key, { label }] of entries) {
    const name = termKey(label ?? '')
    if (name === '' || entries.has(name)) continue
    const keys = byLabel.get(name)
    if (keys === undefined) byLabel.set(name, [key])
    else keys.push(key)
  }
  return {
    keyOf: (name) => {
      const own = termKey(name)
      const [key, ...more] = byLabel.get(own) ?? []
      return key === undefined || more.length > 0 ? own : key
    },
    entry: (key) => entries.get(key),
    sharedBy: (key) => (byLabel.get(key) ?? []).map((one) => entries.get(one)?.written ?? one),
  }
}

function entryOf(written: string, value: Json): Entry {
  const slug = slugOf(written)
  const record = isMap(value) ? value : {}
  return {
    written,
    slug,
    label: text(record.label) ?? (written === slug ? undefined : written),
    description: text(record.description),
    image: text(record.image),
    pigment: text(record.pigment),
  }
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
