import type { PostPrints } from '../site/prints.ts'
import { print } from '../text/hash.ts'
import type { Pack, Store } from '../types/store.ts'
import type { Body, Diagnostic, Meta, Post, PostKind, Snapshot, Source } from '../types.ts'
import { DamagedCache } from './damaged.ts'
import { bytes, json, textOf } from './kept-pages.ts'

/** Memo 1: what became of each file, as long as it and all else that its parse has read are the same. */
export interface KeptPosts {
  /** Post and findings of a file that is as it was, else undefined. */
  find(kind: PostKind, source: Source): Remembered | undefined
  /** Keep a post that was made anew. What comes back knows its text without holding it. */
  keep(post: Post, origin: Origin): Post
  /** Prints of a post that was found or kept. */
  printsOf(id: string): PostPrints | undefined
  /** Write what was found and kept, and nothing else. */
  save(): void
}

export interface Remembered {
  readonly post: Post
  readonly findings: readonly Diagnostic[]
}

/** What a post was made of. */
export interface Origin {
  readonly source: Source
  readonly findings: readonly Diagnostic[]
  /** Further files that its plugins have read, by path, with the hash that each had; empty: it was not there. */
  readonly reads: readonly FileRead[]
}

export type FileRead = readonly [path: string, hash: string]

/** A post as it is written: its text lies in the pack. */
interface Row {
  readonly id: string
  readonly kind: PostKind
  readonly hash: string
  readonly title: string
  readonly minutes: number
  readonly references: readonly string[]
  readonly meta: Meta
  readonly at: number
  readonly length: number
  readonly prints: PostPrints
  readonly reads: readonly FileRead[]
  readonly findings: readonly Diagnostic[]
}

/** What all rows have in common: the pack that their texts lie in, and how much of it is in use. */
interface Head {
  readonly key: string
  readonly pack: string
  readonly size: number
}

const FILE = 'posts'
const PACKS = ['texts-1', 'texts-2'] as const

/** Open what earlier builds kept under the same key. Another key makes all of it void. */
export function openPosts(store: Store, key: string, files: Snapshot): KeptPosts {
  const index = json<Head>(store, FILE, 'head')
  const isSame = index?.key === key
  const written = isSame ? readRows(store) : new Map<Row, string>()
  const rows = new Map<string, Row>()
  let used = 0
  for (const row of written.keys()) {
    rows.set(row.id, row)
    used += row.length
  }
  const isWorn = index !== undefined && index.size > 2 * used + WASTE
  const isNew = !isSame || isWorn
  // The other pack: what is kept stays whole until the index is written anew.
  const name = isNew ? (PACKS.find((one) => one !== index?.pack) ?? PACKS[0]) : index.pack
  const old = index === undefined ? undefined : store.pack(index.pack, index.size)
  const pack = isNew || old === undefined ? store.pack(name, 0) : old
  const texts = textReader(isNew && old !== undefined ? old : pack)
  const added = textReader(pack)
  const current = new Map<string, Row>()
  const isHere = ([path, hash]: FileRead) => (files.get(path)?.hash ?? '') === hash
  return {
    find: (kind, source) => {
      const row = rows.get(source.path)
      if (row === undefined || row.hash !== source.hash || row.kind !== kind || !row.reads.every(isHere))
        return undefined
      const moved = isNew ? { ...row, at: pack.append(texts.bytes(row)) } : row
      current.set(row.id, moved)
      return { post: new KeptPost(moved, added), findings: row.findings }
    },
    keep: (post, { source, findings, reads }) => {
      const { id, kind, title, minutes, references, meta } = post
      const text = bytes(post.body)
      const row: Row = {
        id,
        kind,
        hash: source.hash,
        title,
        minutes,
        references,
        meta,
        at: pack.append(text),
        length: text.length,
        prints: printsOf(post, text),
        reads,
        findings,
      }
      current.set(id, row)
      return new KeptPost(row, added)
    },
    printsOf: (id) => current.get(id)?.prints,
    save: () => {
      pack.flush()
      const lines = [...current.values()].map((row) => written.get(row) ?? JSON.stringify(row))
      const head: Head = { key, pack: name, size: pack.size }
      store.save(
        FILE,
        new Map([
          ['head', bytes(head)],
          ['rows', Buffer.from(lines.join('\n'))],
        ]),
      )
    },
  }
}

/** Bytes of texts that are gone, from which on a pack is written anew. */
const WASTE = 1_000_000

/** Names of the files that posts are kept in. */
export const POST_FILES: readonly string[] = [FILE, ...PACKS]

/** Rows with the lines that they were written as, which are written again as they are. */
function readRows(store: Store): ReadonlyMap<Row, string> {
  const found = store.load(FILE, 'rows')
  const lines = found === undefined ? [] : textOf(found).split('\n')
  return new Map(lines.filter((line) => line !== '').map((line) => [JSON.parse(line) as Row, line]))
}

function printsOf({ title, minutes, meta, body }: Post, text: Uint8Array): PostPrints {
  const { date, image, pinned } = meta
  const description = meta.description ?? body.description
  const excerpt = meta.excerpt ?? body.excerpt
  const names = [meta.authors.map(({ name }) => name), meta.categories.map(({ text }) => text)]
  const card = [title, minutes, date, image?.src, image?.alt, pinned, names, description, excerpt]
  return {
    post: print(JSON.stringify([title, minutes, meta])),
    body: print(text),
    card: print(JSON.stringify(card)),
  }
}

interface Texts {
  bytes(row: Row): Uint8Array
  body(row: Row): Body
}

/** Reads texts out of a pack; the last one is at hand, since a page asks for it several times. */
function textReader(pack: Pack): Texts {
  let last: { readonly print: string; readonly body: Body } | undefined
  const bytesOf = ({ at, length, prints }: Row) => {
    const found = pack.read(at, length)
    if (print(found) !== prints.body) throw new DamagedCache()
    return found
  }
  return {
    bytes: bytesOf,
    body: (row) => {
      if (last?.print !== row.prints.body)
        last = { print: row.prints.body, body: JSON.parse(textOf(bytesOf(row))) as Body }
      return last.body
    },
  }
}

/** A post whose text is read when it is asked for. */
class KeptPost implements Post {
  readonly id: string
  readonly kind: PostKind
  readonly title: string
  readonly meta: Meta
  readonly minutes: number
  readonly references: readonly string[]
  readonly #row: Row
  readonly #texts: Texts

  constructor(row: Row, texts: Texts) {
    this.id = row.id
    this.kind = row.kind
    this.title = row.title
    this.meta = row.meta
    this.minutes = row.minutes
    this.references = row.references
    this.#row = row
    this.#texts = texts
  }

  get body(): Body {
    return this.#texts.body(this.#row)
  }
}
