import type { Json } from '../types.ts'

/** Another name of a key, as other generators have it. */
export interface Alias {
  /** Dotted for a key inside a map: `seo.metaTitle`. */
  readonly name: string
  /** Only a value that passes means this key; absent: every value. */
  readonly when?: (value: Json) => boolean
  /** The value as the key itself would say it. */
  readonly turn?: (value: Json) => Json
  /** How the reference page shows it, when the name alone would not say it. */
  readonly shown?: string
}

export type Kind =
  | 'text'
  | 'title'
  | 'flag'
  | 'date'
  | 'list'
  | 'number'
  | 'authors'
  | 'image'
  | 'toc'
  | 'imageType'
  | 'language'
  | 'address'
  | 'uri'
  | 'slug'
  | 'map'

/** One key of front matter: reading, aliases, near misses and documentation all come from here. */
export interface Key {
  readonly name: string
  readonly kind: Kind
  readonly aliases: readonly Alias[]
  /** Only a value that passes means this key by its own name; absent: every value. */
  readonly when?: (value: Json) => boolean
  readonly description: string
}

export const names = (list: string): readonly Alias[] => list.split(' ').map((name) => ({ name }))

/** A row of the table. */
export function key(
  name: string,
  kind: Kind,
  aliases: readonly Alias[],
  description: string,
  when?: Alias['when'],
): Key {
  return { name, kind, aliases, description, ...(when && { when }) }
}
