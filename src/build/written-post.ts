import type { PostPrints } from '../site/prints.ts'
import { print } from '../text/hash.ts'
import type { Diagnostic, Post } from '../types.ts'
import { briefOf, type PostRow, restOf } from './kept-post.ts'
import { packText } from './stored.ts'

/** A post as it is written: what all builds look at. The rest, and its text, lie in the pack. */
export interface Row extends PostRow {
  readonly hash: string
  readonly reads: readonly FileRead[]
  /** What is wrong with its head. */
  readonly findings: readonly Diagnostic[]
}

export type FileRead = readonly [path: string, state: string]

/** A post on its way to the pack. Plain data: it may come from another thread. */
export interface WrittenPost {
  readonly row: Omit<Row, 'at'>
  readonly rest: Uint8Array
  readonly text: Uint8Array
}

/** What a post was made of. */
interface Origin {
  /** Hash of its file. */
  readonly hash: string
  readonly findings: readonly Diagnostic[]
  /** Further files and folders that its text and plugins have read, with the state that each had (`stateOf`). */
  readonly reads: readonly FileRead[]
}

/** @param encode what comes back must stay as it is */
export function writePost(
  post: Post,
  { hash, findings, reads }: Origin,
  encode: (text: string) => Uint8Array,
): WrittenPost {
  const { id, kind, title, minutes, references, meta, summary, found, lacks } = post
  const brief = briefOf(meta)
  const rest = encode(JSON.stringify({ meta: restOf(meta), summary }))
  const text = encode(packText(post.body))
  const said = print(rest)
  const prints: PostPrints = {
    post: print(JSON.stringify([title, minutes, brief, said])),
    rest: said,
    body: print(text),
    card: print(JSON.stringify(cardOf(post))),
  }
  const lengths = { rest: rest.length, text: text.length }
  const wrong = { findings, ...(found !== undefined && { found }), ...(lacks !== undefined && { lacks }) }
  return {
    row: { id, kind, hash, title, minutes, references, brief, ...lengths, prints, reads, ...wrong },
    rest,
    text,
  }
}

/** All that a card shows and the file alone decides. */
function cardOf({ title, minutes, meta, summary }: Post): readonly unknown[] {
  const { date, image, pinned } = meta
  const names = [meta.authors.map(({ name }) => name), meta.categories.map(({ text }) => text)]
  const texts = [meta.description ?? summary.description, meta.excerpt ?? summary.excerpt]
  return [title, minutes, date, image?.offLists, image?.src, image?.alt, pinned, names, texts]
}
