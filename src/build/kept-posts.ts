import type { PostPrints } from '../site/prints.ts'
import type { Store } from '../types/store.ts'
import type { Diagnostic, Post, PostKind, Snapshot, Source } from '../types.ts'
import { KeptPost, PackReader } from './kept-post.ts'
import { stateOf } from './reads.ts'
import { bytes, json, textOf } from './stored.ts'
import type { FileRead, Row, WrittenPost } from './written-post.ts'

/** Memo 1: what became of each file, as long as it and all else that its parse has read are the same. */
export interface KeptPosts {
  /** Post and findings of a file that is as it was, else undefined. */
  find(kind: PostKind, source: Source): Remembered | undefined
  /**
   * Keep a post that was made anew. What comes back is `post` while all of them hold little; of more,
   * one that knows its text without holding it.
   */
  keep(written: WrittenPost, post?: Post): Post
  /** Prints of a post that was found or kept. */
  printsOf(id: string): PostPrints | undefined
  /** What a post has read beside its file, and whether that was another in the last build. */
  readsOf(id: string): readonly { readonly path: string; readonly isChanged: boolean }[]
  /** Whether opening the markdown line had something to tell: then it is opened again, to tell it again. */
  readonly isOpeningTold: boolean
  /** Write what was found and kept, and nothing else. */
  save(): void
  /** Note whether opening the markdown line had something to tell. */
  opened(isTold: boolean): void
}

export interface Remembered {
  readonly post: Post
  readonly findings: readonly Diagnostic[]
}

/** What all rows have in common: the pack that their texts lie in, and how much of it is in use. */
interface Head {
  readonly key: string
  readonly pack: string
  readonly size: number
  readonly isOpeningTold?: boolean
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
    used += row.rest + row.text
  }
  const isWorn = index !== undefined && index.size > 2 * used + WASTE
  const isNew = !isSame || isWorn
  // The other pack: what is kept stays whole until the index is written anew.
  const name = isNew ? (PACKS.find((one) => one !== index?.pack) ?? PACKS[0]) : index.pack
  const old = index === undefined ? undefined : store.pack(index.pack, index.size)
  const pack = isNew || old === undefined ? store.pack(name, 0) : old
  const older = new PackReader(isNew && old !== undefined ? old : pack)
  const reader = new PackReader(pack)
  const current = new Map<string, Row>()
  let held = 0
  let isOpeningTold = isSame && index.isOpeningTold === true
  const isHere = ([path, state]: FileRead) => stateOf(path, files) === state
  return {
    find: (kind, source) => {
      const row = rows.get(source.path)
      if (row === undefined || row.hash !== source.hash || row.kind !== kind || !row.reads.every(isHere))
        return undefined
      const moved = isNew ? { ...row, at: older.copy(row, pack) } : row
      current.set(row.id, moved)
      return { post: new KeptPost(moved, reader), findings: row.findings }
    },
    keep: ({ row: made, rest, text }, post) => {
      const row = { ...made, at: pack.append(rest) }
      pack.append(text)
      current.set(row.id, row)
      held += rest.length + text.length
      return post !== undefined && held < HELD_BYTES ? post : new KeptPost(row, reader)
    },
    get isOpeningTold() {
      return isOpeningTold
    },
    opened: (isTold) => {
      isOpeningTold = isTold
    },
    printsOf: (id) => current.get(id)?.prints,
    readsOf: (id) => {
      const before = rows.get(id)?.reads ?? []
      const paths = new Set([...before, ...(current.get(id)?.reads ?? [])].map(([path]) => path))
      const gone = new Set(before.filter((one) => !isHere(one)).map(([path]) => path))
      return [...paths].map((path) => ({ path, isChanged: gone.has(path) }))
    },
    save: () => {
      pack.flush()
      const lines = [...current.values()].map((row) => written.get(row) ?? JSON.stringify(row))
      const head: Head = { key, pack: name, size: pack.size, isOpeningTold }
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

/** Bytes of texts that are held in memory: a page is printed sooner than its post is read back. */
const HELD_BYTES = 8_000_000
/** Bytes of texts that are gone, from which on a pack is written anew. */
const WASTE = 1_000_000

/** Rows with the lines that they were written as, which are written again as they are. */
function readRows(store: Store): ReadonlyMap<Row, string> {
  const found = store.load(FILE, 'rows')
  const lines = found === undefined ? [] : textOf(found).split('\n')
  return new Map(lines.filter((line) => line !== '').map((line) => [JSON.parse(line) as Row, line]))
}
