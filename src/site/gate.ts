import type { Held, Instant, Meta, Post, Visibility } from '../types.ts'

export interface GateOptions {
  readonly now: Instant
  /** The states that this build shows beside `published`: `--drafts`, `--future`, `--expired`. */
  readonly show: ReadonlySet<Visibility>
}

export interface Gated {
  readonly listed: readonly Post[]
  readonly unlisted: readonly Post[]
  readonly held: readonly Held[]
}

/**
 * Decide which posts exist in this build.
 *
 * Every later stage sees only what passes here, so a draft cannot leak through a feed, a count or a
 * link: they never meet it. The clock comes in as a value; the same posts at the same instant always
 * give the same answer.
 *
 * @returns the posts of lists and feeds, those that only have a page, and the held ones with the reason
 */
export function gate(posts: readonly Post[], { now, show }: GateOptions): Gated {
  const listed: Post[] = []
  const unlisted: Post[] = []
  const held: Held[] = []
  for (const post of posts) {
    const state = visibility(post.meta, now)
    if (state !== 'published' && !show.has(state)) held.push({ post, because: state })
    else if (post.meta.unlisted) unlisted.push(post)
    else listed.push(post)
  }
  return { listed, unlisted, held }
}

/** The order matters to the user: a scheduled draft is first of all a draft. */
export function visibility(meta: Meta, now: Instant): Visibility {
  if (meta.draft) return 'draft'
  if (meta.date !== undefined && meta.date.at > now) return 'scheduled'
  if (meta.expires !== undefined && meta.expires.at <= now) return 'expired'
  return 'published'
}
