import type { PostPrints } from '../site/prints.ts'
import { print } from '../text/hash.ts'
import { DamagedCache, type Pack } from '../types/store.ts'
import type { Meta, Post, PostKind, PostText } from '../types.ts'
import { textOf, unpackText } from './stored.ts'

/** What every build asks of every post: enough to decide where it stands. */
const BRIEF = [
  'date',
  'updated',
  'expires',
  'draft',
  'unlisted',
  'noindex',
  'pinned',
  'slug',
  'permalink',
  'aliases',
  'categories',
  'id',
] as const

/** What only printing asks for. */
const REST = [
  'title',
  'titlePlace',
  'metaTitle',
  'updatedPlace',
  'slugPlace',
  'tags',
  'series',
  'seriesOrder',
  'authors',
  'description',
  'excerpt',
  'image',
  'imageType',
  'layout',
  'toc',
  'showTitle',
  'hideAnchor',
  'sidebar',
  'rootPage',
  'canonical',
  'canonicalPlace',
  'lang',
  'comments',
  'math',
  'extra',
] as const satisfies readonly Exclude<keyof Meta, keyof Brief>[]

type Brief = Pick<Meta, (typeof BRIEF)[number]>
type Rest = Omit<Meta, keyof Brief>

/** Both lists together are all keys: one that is forgotten is a fault of types here. */
type Forgotten = Exclude<keyof Meta, (typeof BRIEF)[number] | (typeof REST)[number]>
const nothingForgotten: [Forgotten] extends [never] ? true : never = true

export function briefOf(meta: Meta): Brief {
  return pick(meta, BRIEF) as Brief
}

export function restOf(meta: Meta): Rest {
  return pick(meta, nothingForgotten ? REST : []) as Rest
}

function pick(meta: Meta, keys: readonly (keyof Meta)[]): Partial<Meta> {
  const picked: { [key: string]: unknown } = {}
  for (const key of keys) if (meta[key] !== undefined) picked[key] = meta[key]
  return picked as Partial<Meta>
}

/** Front matter whose rest is read when one of its keys is asked for. */
class LazyMeta {
  static {
    for (const key of REST) {
      const get = function (this: LazyMeta) {
        return this.#rest()[key]
      }
      Object.defineProperty(LazyMeta.prototype, key, { get, enumerable: true })
    }
  }

  readonly #rest: () => Rest

  constructor(brief: Brief, rest: () => Rest) {
    this.#rest = rest
    // Every key, so that all of them have one shape.
    const own = this as unknown as { [Key in keyof Brief]: Brief[Key] | undefined }
    for (const key of BRIEF) set(own, key, brief[key])
  }
}

function set<T, Key extends keyof T>(target: T, key: Key, value: T[Key]): void {
  target[key] = value
}

/** Where a post's rest and text lie in the pack, how many bytes they have, and what they must be. */
interface Stored {
  /** Where the rest begins; the text follows it. */
  readonly at: number
  readonly rest: number
  readonly text: number
  readonly prints: PostPrints
}

/** What lies in the pack in front of a text. */
interface Said {
  readonly meta: Rest
  readonly summary: Post['summary']
}

/** Reads posts out of a pack; the last text is at hand, since a page asks for it several times. */
export class PackReader {
  readonly #pack: Pack
  #lastPrint = ''
  #lastBody: PostText | undefined

  constructor(pack: Pack) {
    this.#pack = pack
  }

  /** Put what is stored into another pack, and say where it begins there. */
  copy({ at, rest, text, prints }: Stored, other: Pack): number {
    const to = other.append(check(this.#pack.read(at, rest), prints.rest))
    other.append(check(this.#pack.read(at + rest, text), prints.body))
    return to
  }

  said({ at, rest, prints }: Stored): Said {
    return JSON.parse(textOf(check(this.#pack.read(at, rest), prints.rest))) as Said
  }

  body({ at, rest, text, prints }: Stored): PostText {
    if (this.#lastBody === undefined || this.#lastPrint !== prints.body) {
      const found = check(this.#pack.read(at + rest, text), prints.body)
      this.#lastBody = unpackText(found)
      this.#lastPrint = prints.body
    }
    return this.#lastBody
  }
}

function check(found: Uint8Array, wanted: string): Uint8Array {
  if (print(found) !== wanted) throw new DamagedCache()
  return found
}

/** What is known of a post without its rest and its text. */
export interface PostRow extends Stored {
  readonly id: string
  readonly kind: PostKind
  readonly title: string
  readonly minutes: number
  readonly references: readonly string[]
  readonly brief: Brief
  readonly found?: Post['found']
  readonly lacks?: Post['lacks']
}

/** A post whose text, and most of whose front matter, is read when it is asked for. */
export class KeptPost implements Post {
  readonly id: string
  readonly kind: PostKind
  readonly title: string
  readonly minutes: number
  readonly references: readonly string[]
  readonly found?: NonNullable<Post['found']>
  readonly lacks?: NonNullable<Post['lacks']>
  readonly meta: Meta
  readonly #row: PostRow
  readonly #reader: PackReader
  #said: Said | undefined

  constructor(row: PostRow, reader: PackReader) {
    this.id = row.id
    this.kind = row.kind
    this.title = row.title
    this.minutes = row.minutes
    this.references = row.references
    if (row.found !== undefined) this.found = row.found
    if (row.lacks !== undefined) this.lacks = row.lacks
    this.meta = new LazyMeta(row.brief, () => this.#read().meta) as unknown as Meta
    this.#row = row
    this.#reader = reader
  }

  get summary(): Post['summary'] {
    return this.#read().summary
  }

  get body(): PostText {
    return this.#reader.body(this.#row)
  }

  #read(): Said {
    this.#said ??= this.#reader.said(this.#row)
    return this.#said
  }
}
