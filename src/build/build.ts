import { judge } from '../check/severity.ts'
import type { Ahead } from '../markdown/code/ahead.ts'
import type { Markdown } from '../markdown/markdown.ts'
import type { AssetSet } from '../pages/assets.ts'
import type { Press } from '../pages/kit.ts'
import type { Addresses } from '../site/addresses.ts'
import type { Assets, World } from '../site/facts.ts'
import type { PublishedStamps, Stamp, StampTable } from '../types/store.ts'
import type {
  Config,
  ConfigPlaces,
  Diagnostic,
  Instant,
  Json,
  Report,
  Snapshot,
  Visibility,
} from '../types.ts'
import type { CodeThread } from './code-thread.ts'
import { explain } from './kept-pages.ts'
import type { KeptPosts } from './kept-posts.ts'
import type { Cache } from './keys.ts'
import { openMemory } from './memory.ts'
import { partsOf } from './page-file.ts'
import type { SecondThread } from './second-thread.ts'
import { standsWhole } from './stamps.ts'
import type { HeldBack } from './summary.ts'
import type { Watch } from './watch.ts'

/** Everything that a build depends on, as values; nothing else reaches it. */
export interface BuildInput {
  readonly files: Snapshot
  readonly config: Config
  readonly places: ConfigPlaces
  readonly data: ReadonlyMap<string, Json>
  /** Each of the heavy parts is opened only when there is something for it to do. */
  readonly openMarkdown: (report: Report, ahead?: Ahead) => Promise<Markdown>
  readonly makeAssets: (addresses: Addresses, report: Report) => Promise<AssetSet>
  readonly openPress: (addresses: Addresses, assets: Assets, report: Report) => Promise<OpenPress>
  readonly now: Instant
  readonly show: ReadonlySet<Visibility>
  readonly command: 'build' | 'check'
  readonly output: Outlet
  /** Results of earlier builds; absent: nothing is kept. */
  readonly cache?: Cache
  readonly watch: Watch
  /**
   * Starts a second thread, which parses files of the inventory beside this one, those with these numbers; absent
   * or without an answer where that is not possible.
   */
  readonly openThread?: (missing: readonly number[]) => Promise<SecondThread | undefined>
  /** Starts a thread that highlights the code blocks of these texts; the same. */
  readonly openCodeThread?: (texts: readonly Uint8Array[]) => Promise<CodeThread | undefined>
}

export interface OpenPress {
  readonly press: Press
  readonly sizeOf: World['sizeOf']
  /** Report what is wrong with the templates themselves. */
  readonly check: (report: Report) => void
}

/** Takes every finished file at once. Staging is not publishing. */
export interface Outlet {
  /** The bytes are good for this call only. */
  stage(path: string, bytes: Uint8Array, hash: string): void
  /** Keep a file of the last build without making it again; false when it does not stand as it was published. */
  keep(path: string, stamp: Stamp): boolean
  /** The same for a whole site: all of it, or nothing is kept. */
  keepAll(stamps: StampTable): boolean
  /** So many files may be staged next, one after the other. */
  expect?(files: number): Promise<void>
}

export interface Built {
  readonly findings: readonly Diagnostic[]
  readonly held: readonly HeldBack[]
  /** Number of pages of HTML. */
  readonly pages: number
  /** Number of posts that readers see. */
  readonly posts: number
  /** Output paths of the pages that were made anew, and the fact that made it necessary. */
  readonly redone: ReadonlyMap<string, string>
  /** What is known of a page by its output path: what it read, and why it was made last. */
  explain(path: string): Explanation | undefined
  /** What the text of a post was made of beside its file: snippets, and what plugins have read. */
  readsOf: KeptPosts['readsOf']
  /** Keep the results for the next build; without what a commit has published, only the parsed posts. */
  remember(published?: PublishedStamps): void
}

export interface Explanation {
  /** Facts that the page read, in the order of reading: `fact:name`. */
  readonly reads: readonly string[]
  /** The fact that had changed when the page was made last; `new` for a page that was not there, `output` for one that was lost. */
  readonly because: string
}

/**
 * The line, whole: parse, gate, collate, route, print, check; what has not changed comes from the memory.
 * Faults in the user's files come back as findings, all of them; whether to publish is the caller's decision.
 *
 * @param found findings of what was done before: the configuration, the snapshot, data files
 */
export async function build(input: BuildInput, found: readonly Diagnostic[]): Promise<Built> {
  const { config, command, watch } = input
  const memory = openMemory(input)
  const judged = (findings: readonly Diagnostic[]) =>
    judge([...found, ...findings], { rules: config.check.rules, command })
  const { last, isSame } = watch.stage('compare', () => {
    const last = memory.lastBuild()
    return { last, isSame: last?.changed.length === 0 && standsWhole(memory.stamps, input.output) }
  })
  if (last !== undefined && isSame)
    return {
      ...last.summary,
      findings: judged(last.summary.findings),
      redone: new Map(),
      explain: (path) => explain(memory.pages, path),
      readsOf: (id) => memory.posts.readsOf(id),
      remember: () => {},
    }
  if (last !== undefined && last.changed.length > 0) {
    const { retext } = await import('./retext.ts')
    const built = await watch.stage('texts', () => retext(input, memory, last))
    if (built !== undefined) return { ...built, findings: judged(built.findings) }
  }
  const findings: Diagnostic[] = []
  // What a run that changes nothing does not need.
  const { make } = await import('./make.ts')
  const made = await make(input, memory, (finding) => findings.push(finding))
  const told = { ...made.told, findings }
  return {
    ...told,
    findings: judged(findings),
    redone: made.printed.redone,
    explain: (path) => explain(made.printed.memo, path),
    readsOf: made.posts.readsOf,
    remember: (published) => {
      made.posts.save(published === undefined ? undefined : memory.key)
      const parts = () => partsOf(made.printed.memo)
      memory.save({ told, parts, theme: made.theme, until: made.until }, published)
    },
  }
}
