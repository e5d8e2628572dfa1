import { folderDefaults } from '../post/layers.ts'
import type { Diagnostic, Post, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import { claimer } from './claim.ts'
import { type CodeThread, withCodeThread } from './code-thread.ts'
import { checkFolderData } from './folder-data.ts'
import { checkFolders, type Item, inventory } from './inventory.ts'
import type { KeptPosts, Remembered } from './kept-posts.ts'
import type { ParsedItem } from './parser-for.ts'
import type { SecondThread } from './second-thread.ts'

export interface Parsed {
  readonly posts: readonly Post[]
  /** Paths of the files that could not be read; each has an error. */
  readonly broken: readonly string[]
}

/** What became of a file; without a post there is an error among the findings. */
type Outcome = Partial<Remembered> & { readonly findings: readonly Diagnostic[] }

/** So many posts are worth a second thread: it takes a third of a second to warm up. */
const MANY = 1500

/**
 * Every post and page, in the order of their paths: from the memo where its file is as it was, else parsed.
 * One that fails is left out, and the next one still gets its turn.
 */
export async function parseAll(input: BuildInput, kept: KeptPosts, report: Report): Promise<Parsed> {
  const items = inventory(input.files, input.config)
  checkFolders(items, input, report)
  const outcomes = items.map(({ kind, source }): Outcome | undefined => kept.find(kind, source))
  const missing = [...items.keys()].filter((at) => outcomes[at] === undefined)
  const second = missing.length < MANY ? undefined : await input.openThread?.(missing)
  const { order, code } = second ? { order: missing } : await withCodeThread(input, missing, items)
  try {
    await parseMissing(order, { input, items, kept, outcomes, second, code }, report)
    const parsed = outcomesOf(items, outcomes, report)
    await checkFolderData(parsed.posts, input.files, report)
    return parsed
  } finally {
    await second?.close()
    await code?.close()
  }
}

function outcomesOf(
  items: readonly Item[],
  outcomes: readonly (Outcome | undefined)[],
  report: Report,
): Parsed {
  const posts: Post[] = []
  const broken: string[] = []
  for (const [at, outcome] of outcomes.entries()) {
    for (const finding of outcome?.findings ?? []) report(finding)
    if (outcome?.post !== undefined) posts.push(outcome.post)
    else broken.push(items[at]?.source.path ?? '')
  }
  return { posts, broken }
}

interface Work {
  readonly input: BuildInput
  readonly items: readonly Item[]
  readonly kept: KeptPosts
  readonly outcomes: (Outcome | undefined)[]
  readonly second: SecondThread | undefined
  readonly code: CodeThread | undefined
}

/** Parse what the memo does not have; many posts on two threads, which take turns at one list. */
async function parseMissing(missing: readonly number[], work: Work, report: Report): Promise<void> {
  const { input, items, kept, outcomes, code } = work
  const other = work.second
  const { watch } = input
  // What is wrong with folder defaults is said once, whether a post needs them or not.
  const defaults = folderDefaults(input.config, input.places, report)
  watch.count('parse', items.length - missing.length, missing.length)
  if (missing.length === 0 && !kept.isOpeningTold) return
  // The reader of front matter is as heavy as markdown: both are loaded for the first post that needs them.
  const { parserFor } = await import('./parser-for.ts')
  let isTold = false
  const markdown = await input.openMarkdown((finding) => {
    isTold = true
    report(finding)
  }, code?.ahead)
  kept.opened(isTold)
  const parse = parserFor(input, defaults, markdown)
  const parseNth = async (nth: number): Promise<void> => {
    const at = missing[nth] ?? 0
    const item = items[at]
    if (item === undefined) return
    code?.reach(nth)
    const parsing = watch.item('parse', item.source.path, () => parse(item))
    outcomes[at] = outcomeOf(parsing instanceof Promise ? await parsing : parsing, kept)
  }
  // At once, so that a thousand texts of the other thread need not wait in memory.
  const takeResults = (): void => {
    for (const result of other?.results() ?? []) outcomes[missing[result.nth] ?? 0] = outcomeOf(result, kept)
  }
  const next = other?.claim ?? claimer(new Int32Array(1), missing.length)
  for (let claimed = next(); claimed !== undefined; claimed = next()) {
    for (const nth of claimed) await parseNth(nth)
    takeResults()
  }
  await other?.ended
  takeResults()
  // What the other thread took and did not bring back, whatever became of it.
  for (const [nth, at] of missing.entries()) if (outcomes[at] === undefined) await parseNth(nth)
}

function outcomeOf({ findings, written, post }: ParsedItem, kept: KeptPosts): Outcome {
  return written === undefined ? { findings } : { post: kept.keep(written, post), findings }
}
