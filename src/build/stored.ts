import type { Store } from '../types/store.ts'
import type { Chunk, PostText } from '../types.ts'

/** How values lie in the files of the cache, and come back: JSON, lists of texts, lists of numbers, texts of posts. */

/** A file of the cache. */
export interface CacheFile {
  readonly store: Store
  readonly file: string
}

/** Texts as bytes, each behind a NUL where none of them holds one: a tenth of the work of JSON. */
export function texts(all: readonly string[]): Uint8Array {
  const isPlain = !all.some((text) => text.includes('\0'))
  const plain = all.length === 0 ? '' : `\0${all.join('\0')}`
  return Buffer.from(isPlain ? plain : JSON.stringify(all))
}

/** What `texts` has written; undefined when it is not there or damaged. */
export function loadTexts(store: Store, file: string, part: string): readonly string[] | undefined {
  const found = store.load(file, part)
  if (found === undefined) return undefined
  const text = textOf(found)
  if (text === '') return []
  return text.startsWith('\0') ? text.slice(1).split('\0') : (JSON.parse(text) as readonly string[])
}

/** Numbers of four bytes each; undefined when they are not there or damaged. */
export function numbers(store: Store, file: string, part: string): Int32Array | undefined {
  const found = store.load(file, part)
  if (found === undefined) return undefined
  // Numbers begin at a multiple of four; what was read begins anywhere.
  const copy = new Uint8Array(found)
  return new Int32Array(copy.buffer, 0, copy.length >> 2)
}

/** A value that was written as JSON; undefined when it is not there or damaged. */
export function json<T>(store: Store, file: string, part: string): T | undefined {
  const found = store.load(file, part)
  return found === undefined ? undefined : (JSON.parse(textOf(found)) as T)
}

/** The same bytes, not a copy of them, with what a buffer can do. */
export function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}

/** Bytes as text, without a copy in between. */
export function textOf(found: Uint8Array): string {
  return bufferOf(found).toString()
}

/** A value as JSON. */
export function bytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

/**
 * The text of a post: what there is beside its HTML as a line of JSON, with the lengths of its pieces, and then the
 * HTML as it is, without a sign for each quote and line. Half of the work of JSON.
 */
export function packText({ chunks, ...rest }: PostText): string {
  const html: string[] = []
  const marked = chunks.map((chunk) => {
    if (typeof chunk !== 'string') return chunk
    html.push(chunk)
    return chunk.length
  })
  return `${JSON.stringify({ ...rest, chunks: marked })}\n${html.join('')}`
}

/** The text of a post, as `packText` has packed it. */
export function unpackText(found: Uint8Array): PostText {
  const all = textOf(found)
  let at = all.indexOf('\n') + 1
  const { chunks, ...rest } = JSON.parse(all.slice(0, at)) as Packed
  return {
    ...rest,
    chunks: chunks.map((chunk) => {
      if (typeof chunk !== 'number') return chunk
      at += chunk
      return all.slice(at - chunk, at)
    }),
  }
}

type Packed = Omit<PostText, 'chunks'> & { readonly chunks: readonly (Exclude<Chunk, string> | number)[] }
