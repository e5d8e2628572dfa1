import type { Diagnostic, Held, Instant, Moment, Post } from '../types.ts'
import { changedInputs, loadInputs } from './inputs.ts'
import { type CacheFile, json } from './stored.ts'

/** A post that exists in the source but not in this build, and why. */
export interface HeldBack {
  readonly id: string
  /** What its address would end with. */
  readonly slug: string
  readonly because: Held['because']
  readonly date?: Moment
}

/** What a build has to tell when it is over. */
export interface Told {
  /** As the stages reported them, before rules and repetitions. */
  readonly findings: readonly Diagnostic[]
  readonly held: readonly HeldBack[]
  /** Number of pages of HTML. */
  readonly pages: number
  /** Number of posts that readers see. */
  readonly posts: number
}

/** A whole build, remembered: it need not be done again while its inputs, the clock and its output are the same. */
export interface Summary extends Told {
  readonly key: string
  /** What it depended on beside its files. */
  readonly frame: string
  /** The clock at which it holds: from here until a post appears or expires. */
  readonly from: Instant
  readonly until?: Instant
}

/** A build that differs from this one in nothing but the contents of some files. */
export interface LastBuild {
  readonly summary: Summary
  /** Their paths; none while all inputs are the same. */
  readonly changed: readonly string[]
}

/** What this build depends on: all of it in one key, and its two parts. */
interface Inputs {
  readonly key: string
  readonly frame: string
  readonly inputs: string
}

/** The last build, when nothing but the contents of a few files has changed since. */
export function lastBuild(
  now: Instant,
  { store, file, key, frame, inputs }: CacheFile & Inputs,
): LastBuild | undefined {
  const summary = json<Summary>(store, file, 'summary')
  if (summary === undefined || !holdsAt(now, summary)) return undefined
  if (summary.key === key) return { summary, changed: [] }
  if (summary.frame !== frame) return undefined
  const changed = changedInputs(loadInputs(store, file) ?? '', inputs)
  return changed && { summary, changed }
}

function holdsAt(now: Instant, { from, until = Number.POSITIVE_INFINITY }: Summary): boolean {
  return now >= from && now < until
}

/** The next instant after `now` at which a post appears, disappears, or counts as changed. */
export function nextChange(posts: readonly Post[], now: Instant): Instant | undefined {
  let next: Instant | undefined
  for (const { meta } of posts) {
    for (const moment of [meta.date, meta.updated, meta.expires]) {
      if (moment !== undefined && moment.at > now && (next === undefined || moment.at < next))
        next = moment.at
    }
  }
  return next
}

/** The scheduled post that is due next, when there is one. */
export function nextDue(held: readonly HeldBack[]): HeldBack | undefined {
  let next: HeldBack | undefined
  for (const one of held) {
    if (one.because !== 'scheduled') continue
    if (next === undefined || dueAt(one) < dueAt(next)) next = one
  }
  return next
}

function dueAt({ date }: HeldBack): Instant {
  return date?.at ?? Number.POSITIVE_INFINITY
}
