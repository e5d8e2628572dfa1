import type { Config, Held, Json, Post, Report } from '../types.ts'
import { checkFeedIds } from './feed-ids.ts'
import type { Gated } from './gate.ts'
import { permalink } from './permalink.ts'
import { classify, type Taxonomy } from './taxonomy.ts'

/** What all open posts say together. Posts by id, lists of ids, no object links between posts. */
export interface Site extends Taxonomy {
  /** Every post and page that exists in this build. */
  readonly posts: ReadonlyMap<string, Post>
  /** Site path of each of them, decoded, without the sub-path of `url`. */
  readonly urls: ReadonlyMap<string, string>
  /** Listed posts, newest first, ties by slug. */
  readonly order: readonly string[]
  /** Pinned posts first, then the rest: what the blog index shows. */
  readonly index: readonly string[]
  readonly neighbours: ReadonlyMap<string, Neighbours>
  /** What exists in the source but not in this build, and why. */
  readonly held: ReadonlyMap<string, Held>
  /** The same by the site path that each would have, unless an open post has it now. */
  readonly heldUrls: ReadonlyMap<string, Held>
  /** Files that could not be read: the build fails, but links to them are not at fault. */
  readonly broken: ReadonlySet<string>
}

export interface Neighbours {
  readonly older?: string
  readonly newer?: string
}

interface Registry {
  /** `content/data/categories.yaml`. */
  readonly registry: Json | undefined
  readonly report: Report
}

/** Reads what posts say about themselves, never their text: cheap, and done again in every build. */
export function collate(
  gated: Gated,
  broken: readonly string[],
  config: Config,
  { registry, report }: Registry,
): Site {
  const listed = gated.listed.filter((post) => post.kind === 'post').sort(newestFirst)
  const open = [...gated.listed, ...gated.unlisted]
  if (config.url !== undefined) checkFeedIds(listed, config, report)
  const order = listed.map((post) => post.id)
  const pinned = listed.filter((post) => post.meta.pinned).map((post) => post.id)
  const isPinned = new Set(pinned)
  const others = [...gated.unlisted, ...gated.held.map(({ post }) => post)]
  const taxonomy = classify({ listed, others }, registry, config, report)
  const addressOf = (post: Post) => permalink(post, config, taxonomy.slugs)
  const urls = new Map(open.map((post) => [post.id, addressOf(post)]))
  const live = new Set(urls.values())
  const heldUrls = gated.held.map((held) => [addressOf(held.post), held] as const)
  return {
    posts: new Map(open.map((post) => [post.id, post])),
    urls,
    order,
    index: [...pinned, ...order.filter((id) => !isPinned.has(id))],
    ...taxonomy,
    neighbours: new Map(order.map((id, at) => [id, around(order, at)])),
    held: new Map(gated.held.map((held) => [held.post.id, held])),
    broken: new Set(broken),
    heldUrls: new Map(heldUrls.filter(([url]) => !live.has(url))),
  }
}

function around(order: readonly string[], at: number): Neighbours {
  const newer = order[at - 1]
  const older = order[at + 1]
  return { ...(older !== undefined && { older }), ...(newer !== undefined && { newer }) }
}

function newestFirst(a: Post, b: Post): number {
  const byDate = (b.meta.date?.at ?? 0) - (a.meta.date?.at ?? 0)
  if (byDate !== 0) return byDate
  if (a.meta.slug !== b.meta.slug) return a.meta.slug < b.meta.slug ? -1 : 1
  return a.id < b.id ? -1 : 1
}
