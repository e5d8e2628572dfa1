import { updatedAhead } from '../report/dates.ts'
import { topOf } from '../report.ts'
import type { Diagnostic, Held, Instant, Meta, Post, Visibility } from '../types.ts'

interface GateOptions {
  readonly now: Instant
  /** The states that this build shows beside `published`: `--drafts`, `--future`, `--expired`. */
  readonly show: ReadonlySet<Visibility>
}

export interface Gated {
  readonly listed: readonly Post[]
  readonly unlisted: readonly Post[]
  readonly held: readonly Held[]
  /** Ids of posts that are to be shown and lack something; each has an error among `findings`. */
  readonly broken: readonly string[]
  /**
   * What is wrong with the posts of this build. What is held back makes nothing of it wrong and is not judged; but a
   * scheduled post will appear by itself, so that its errors are warnings until then.
   */
  readonly findings: readonly Diagnostic[]
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
  const broken: string[] = []
  const findings: Diagnostic[] = []
  const later: Diagnostic[] = []
  for (const given of posts) {
    const state = visibility(given.meta, now)
    if (state !== 'published' && !show.has(state)) {
      held.push({ post: given, because: state })
      if (state === 'scheduled')
        for (const one of given.found ?? []) later.push({ ...one, severity: 'warning' })
      continue
    }
    for (const one of given.found ?? []) findings.push(one)
    if (given.lacks !== undefined) {
      broken.push(given.id)
      continue
    }
    const post = asShown(given, now)
    if (post !== given)
      findings.push(updatedAhead(given.meta.updatedPlace ?? topOf(given.id), given.meta.updated?.day ?? ''))
    if (post.meta.unlisted) unlisted.push(post)
    else listed.push(post)
  }
  // Of a finding in a snippet that both kinds include, the error comes first and counts.
  return { listed, unlisted, held, broken, findings: [...findings, ...later] }
}

/** A post without an `updated` that is yet to come, so that nothing can print it. A scheduled one that is shown all the same keeps its dates. */
export function asShown(post: Post, now: Instant): Post {
  const { updated, date } = post.meta
  if (updated === undefined || updated.at <= Math.max(now, date?.at ?? now)) return post
  return altered(post, 'meta', altered(post.meta, 'updated', undefined))
}

/** The same but for one key. What is not asked for may not even be read yet, so it is looked through, not copied. */
function altered<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  return new Proxy(whole, {
    get: (target, asked) => (asked === key ? value : Reflect.get(target, asked, target)),
  })
}

/** The order matters to the user: a scheduled draft is first of all a draft. */
function visibility(meta: Meta, now: Instant): Visibility {
  if (meta.draft) return 'draft'
  if (meta.date !== undefined && meta.date.at > now) return 'scheduled'
  if (meta.expires !== undefined && meta.expires.at <= now) return 'expired'
  return 'published'
}
