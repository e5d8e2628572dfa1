import type { PostPrints } from '../site/prints.ts'
import type { Store } from '../types/store.ts'
import type { Diagnostic, Post, PostKind, Snapshot, Source } from '../types.ts'
import { KeptPost, PackReader } from './kept-post.ts'
import { lines } from './lines.ts'
import { stateOf } from './reads.ts'
import { loadRowHead, loadRows, type RowHead, readRows, saveRows } from './row-file.ts'
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
  /** What a post reads, or has read, beside its file. */
  readsOf(id: string): readonly ReadBeside[]
  /** Whether opening the markdown line had something to tell: then it is opened again, to tell it again. */
  readonly isOpeningTold: boolean
  /** Write what was found and kept, and nothing else. `build`: the key of the build that has published it. */
  save(build: string | undefined): void
  /** Note whether opening the markdown line had something to tell. */
  opened(isTold: boolean): void
}

interface ReadBeside {
  readonly path: string
  /** Whether it still does. */
  readonly isRead: boolean
  /** Whether this was another file in the last build, under a text that is as it was. */
  readonly isChanged: boolean
}

export interface Remembered {
  readonly post: Post
  readonly findings: readonly Diagnostic[]
}

const PACKS = ['texts-1', 'texts-2'] as const

/** Open what earlier builds kept under the same key. Another key makes all of it void. */
export function openPosts(store: Store, key: string, files: Snapshot): KeptPosts {
  const head = loadRowHead(store)
  const isSame = head?.key === key
  const written = new Map(isSame ? readRows(loadRows(store)) : [])
  const before = new Map<string, Row>()
  let used = 0
  for (const row of written.keys()) {
    before.set(row.id, row)
    used += sizeOf(row)
  }
  const { pack, name, older } = openPack(store, head, { isSame, used })
  const isNew = name !== head?.pack
  const reader = new PackReader(pack)
  const current = new Map<string, Row>()
  let held = 0
  let isOpeningTold = isSame && head.isOpeningTold === true
  const isHere = ([path, state]: FileRead) => stateOf(path, files) === state
  return {
    find: (kind, source) => {
      const row = before.get(source.path)
      if (row === undefined || row.hash !== source.hash || row.kind !== kind || !row.reads.every(isHere))
        return undefined
      // What ended its reading may have been the machine: it is tried again.
      if (row.lacks === 'text') return undefined
      const moved = isNew ? { ...row, at: older.copy(row, pack) } : row
      current.set(moved.id, moved)
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
      const old = before.get(id)
      const now = current.get(id) ?? old
      const changed = pathsOf(old?.hash === now?.hash ? old?.reads.filter((one) => !isHere(one)) : [])
      const read = pathsOf(now?.reads)
      const all = [...new Set([...changed, ...read])]
      return all.map((path) => ({ path, isRead: read.has(path), isChanged: changed.has(path) }))
    },
    save: (build) => {
      pack.flush()
      const rows = lines(current.values(), (row) => written.get(row) ?? JSON.stringify(row))
      const now = { key, pack: name, size: pack.size, isOpeningTold, ...sumsOf(current.values()) }
      saveRows(store, build === undefined ? now : { ...now, build }, rows)
    },
  }
}

function pathsOf(reads: readonly FileRead[] = []): ReadonlySet<string> {
  return new Set(reads.map(([path]) => path))
}

/** The pack to go on with: a new one where the old is of no use, or holds more that is gone than that is in use. */
function openPack(
  store: Store,
  head: RowHead | undefined,
  { isSame, used }: { readonly isSame: boolean; readonly used: number },
) {
  const isNew = !isSame || head === undefined || isWasteful({ ...head, used })
  // The other pack: what is kept stays whole until the head is written anew.
  const name = isNew ? (PACKS.find((one) => one !== head?.pack) ?? PACKS[0]) : head.pack
  const old = head === undefined ? undefined : store.pack(head.pack, head.size)
  const pack = isNew || old === undefined ? store.pack(name, 0) : old
  return { pack, name, older: new PackReader(isNew && old !== undefined ? old : pack) }
}

/** Bytes of texts that are held in memory: a page is printed sooner than its post is read back. */
const HELD_BYTES = 8_000_000
/** Bytes of texts that are gone, from which on a pack is written anew. */
const WASTE = 1_000_000

/** Whether more of a pack is gone than in use. */
export function isWasteful({ size, used }: Pick<RowHead, 'size' | 'used'>): boolean {
  return size > 2 * used + WASTE
}

/** Bytes that a post takes in the pack. */
export function sizeOf({ rest, text }: Pick<Row, 'rest' | 'text'>): number {
  return rest + text
}

function sumsOf(rows: Iterable<Row>): Pick<RowHead, 'used' | 'count' | 'reads'> {
  const reads = new Set<string>()
  let used = 0
  let count = 0
  for (const row of rows) {
    for (const [path] of row.reads) reads.add(path)
    used += sizeOf(row)
    count++
  }
  return { used, count, reads: [...reads] }
}
