import { folderDefaults } from '../post/layers.ts'
import { isCopied } from '../site/copies.ts'
import { asShown } from '../site/gate.ts'
import type { PostPrints } from '../site/prints.ts'
import type { Pack } from '../types/store.ts'
import type { Instant, Post, Snapshot } from '../types.ts'
import type { BuildInput } from './build.ts'
import { KeptPost, PackReader, restOf } from './kept-post.ts'
import { isWasteful } from './kept-posts.ts'
import { parserFor } from './parser-for.ts'
import type { RowFile, RowHead } from './row-file.ts'
import type { Row, WrittenPost } from './written-post.ts'

/** A post that says the same of itself as it did, above another text. */
export interface NewText {
  readonly before: Row
  readonly written: WrittenPost
  /** As it is shown: a date that is yet to come is written in the file alone. */
  readonly post: Post
}

/** The posts of the last build, each read when it is asked for. */
export interface LastPosts {
  readonly head: RowHead
  readonly rows: RowFile
  readonly pack: Pack
}

/**
 * Parse files whose content has changed; undefined when one of them is no post of the last build, has something to
 * tell, or says anything else of itself than it did: then the whole site may be another.
 */
export async function newTexts(
  input: BuildInput,
  { head, rows, pack }: LastPosts,
  paths: readonly string[],
): Promise<readonly NewText[] | undefined> {
  const { files, config, places, watch } = input
  if (head.isOpeningTold === true || isWasteful(head) || paths.some((path) => head.reads.includes(path)))
    return undefined
  const posts = paths.map((path) => rows.find(path))
  if (!posts.every((row) => row !== undefined && isPlain(row))) return undefined
  let isTold = false
  const markdown = await input.openMarkdown(() => {
    isTold = true
  })
  const parse = parserFor(
    input,
    folderDefaults(config, places, () => {}),
    markdown,
  )
  const reader = new PackReader(pack)
  const found: NewText[] = []
  for (const before of posts as readonly Row[]) {
    const source = files.get(before.id)
    if (source === undefined || isTold) return undefined
    const parsing = watch.item('parse', before.id, () => parse({ kind: before.kind, source }))
    const { written, post } = parsing instanceof Promise ? await parsing : parsing
    if (written === undefined || post === undefined || !isPlain(written.row)) return undefined
    if (!saysTheSame(before, { written, post }, { reader, files })) return undefined
    found.push({ before, written, post: asShown(post, input.now) })
  }
  return found
}

/** Nothing is wrong with it, and it is made of its own file alone. */
function isPlain({ findings, found, lacks, reads }: Omit<Row, 'at'>): boolean {
  return findings.length === 0 && (found ?? []).length === 0 && lacks === undefined && reads.length === 0
}

function saysTheSame(
  before: Row,
  { written: { row }, post }: Pick<NewText, 'written' | 'post'>,
  { reader, files }: { readonly reader: PackReader; readonly files: Snapshot },
): boolean {
  const copied = ({ references }: Pick<Row, 'references'>) =>
    references.filter((path) => isCopied(files.get(path))).sort()
  if (row.title !== before.title || !isSame(copied(row), copied(before))) return false
  if (!isSame(row.brief, before.brief)) return false
  return row.prints.rest === before.prints.rest || isSame(restOf(post.meta), reader.said(before).meta)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Every post of the last build by id as it is shown, with the new texts in the place of the old ones. */
export function postsBy({ rows, pack }: LastPosts, texts: readonly NewText[], now: Instant) {
  const reader = new PackReader(pack)
  const known = new Map<string, { readonly post: Post; readonly prints: PostPrints } | undefined>(
    texts.map(({ written, post }) => [post.id, { post, prints: written.row.prints }]),
  )
  return (id: string) => {
    if (!known.has(id)) {
      const row = rows.find(id)
      known.set(id, row && { post: asShown(new KeptPost(row, reader), now), prints: row.prints })
    }
    return known.get(id)
  }
}
