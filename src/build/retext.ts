import { printOfCard, printOfPost } from '../site/prints.ts'
import type { Stamps } from '../types/store.ts'
import type { BuildInput, Built } from './build.ts'
import { isAnyDead } from './follow-links.ts'
import { explain, notesOf } from './kept-pages.ts'
import { sizeOf } from './kept-posts.ts'
import type { Memory } from './memory.ts'
import { type LastPosts, type NewText, newTexts } from './new-texts.ts'
import type { OpenLedger } from './open-ledger.ts'
import type { OpenPages } from './open-pages.ts'
import { type Reprinted, reprint } from './reprint.ts'
import { amendRows } from './row-file.ts'
import { standsWhole } from './stamps.ts'
import type { LastBuild, Summary } from './summary.ts'

/**
 * The build after which only the texts of some posts are others. What decides the site is as it was, so it need not be
 * put in order again: pages that read these texts are printed from what the prints of the last build tell.
 *
 * @returns undefined, and nothing is staged, when more turns out to be different: then the whole line has to be walked
 */
export async function retext(
  input: BuildInput,
  memory: Memory,
  { summary, changed: paths }: LastBuild,
): Promise<Built | undefined> {
  const { watch, output } = input
  const { theme } = memory
  const last = watch.stage('load', () => memory.lastPosts(summary))
  const texts = last && (await watch.stage('parse', () => newTexts(input, last, paths)))
  const pages = texts && watch.stage('load', () => memory.openPages())
  if (!theme || !last || !texts || !pages) return undefined
  const changed = changedBy(texts, pages.ledger)
  const order = { input, theme, pages, changed, last, held: summary.held, texts }
  const printed = await watch.stage('render', () => reprint(order))
  if (printed === undefined) return undefined
  const { made, files } = printed
  const { stamps } = memory
  const links = { input, pages, stamps, summary }
  if (!watch.stage('check', () => areLinksAlike(made, links))) return undefined
  if (!watch.stage('compare', () => standsWhole(stamps, output))) return undefined
  watch.count('parse', last.head.count - texts.length, texts.length)
  watch.count('render', pages.length - made.length, made.length)
  for (const [path, bytes, hash] of files) output.stage(path, bytes, hash)
  return {
    ...summary,
    redone: new Map(made.flatMap(({ after, because }) => after.paths.map((path) => [path, because]))),
    explain: (path) => {
      const page = made.find(({ after }) => after.paths.includes(path))
      if (page === undefined) return explain(memory.pages, path)
      const reads = Array.from(page.after.reads, (number) => pages.ledger.keyOf(number))
      return { reads, because: page.because }
    },
    readsOf: (id) =>
      (last.rows.find(id)?.reads ?? []).map(([path]) => ({ path, isRead: true, isChanged: false })),
    remember: (published) => {
      keepTexts(last, texts, { memory, isPublished: published !== undefined })
      if (published === undefined) return
      const isAsItWas = texts.every(({ before, written: { row } }) => row.prints.post === before.prints.post)
      const records = new Map(made.map(({ number, after }) => [number, after]))
      memory.amend(pages.amendments(isAsItWas ? pages.head.all : '', records), {
        summary,
        changed: paths,
        stamped: [files.map(([path]) => path), published],
      })
    },
  }
}

/** Put the prints of today into the ledger: of all facts only what these posts say is another. */
function changedBy(texts: readonly NewText[], ledger: OpenLedger): ReadonlySet<number> {
  const changed = new Set<number>()
  for (const { post, written } of texts) {
    const own = written.row.prints
    for (const number of ledger.named(post.id)) {
      const fact = ledger.factOf(number)
      const [, ...rest] = ledger.printOf(number).split('\n')
      const print =
        fact === 'post' ? printOfPost(own, post) : fact === 'card' ? printOfCard(own, rest) : undefined
      if (print !== undefined && ledger.put(number, print)) changed.add(number)
    }
  }
  return changed
}

interface Links {
  readonly input: BuildInput
  readonly pages: OpenPages
  readonly stamps: Stamps
  readonly summary: Summary
}

/**
 * Whether following all links again would tell what it told: every page keeps the ids that others lead to, and none of
 * these pages names, or has named, an address that is wrong. While nothing was wrong, only new addresses can be. Where an id
 * is missed, one more may be that one, or near to it.
 */
function areLinksAlike(made: readonly Reprinted[], { input, pages, stamps, summary }: Links): boolean {
  const isIdMissed = summary.findings.some(({ code }) => code === 'links/missing-fragment')
  const keepsIds = made.every(({ before, after }) => {
    const [had, has] = [notesOf(before).ids, notesOf(after).ids]
    if (isIdMissed) return had.length === has.length && had.every((id, at) => id === has[at])
    const ids = new Set(has)
    return had.every((id) => ids.has(id))
  })
  if (!keepsIds) return false
  if (summary.findings.length === 0 && !pages.addresses.isGrown) return true
  const named = made.flatMap(({ before, after }) => [before, after])
  const after = new Map(made.map((one) => [one.number, one.after]))
  const targets = pages.records().map((record, number) => after.get(number) ?? record)
  const addresses = pages.addresses.texts()
  return !isAnyDead(named, { targets, addresses, outputs: stamps.keys(), config: input.config })
}

/** Keep the new texts: in the pack, behind the others, and in the rows. */
function keepTexts(
  { head, rows, pack }: LastPosts,
  texts: readonly NewText[],
  { memory, isPublished }: { readonly memory: Memory; readonly isPublished: boolean },
): void {
  let { used } = head
  const changed = texts.map(({ before, written: { row, rest, text } }) => {
    const at = pack.append(rest)
    pack.append(text)
    used += sizeOf(row) - sizeOf(before)
    return { ...row, at }
  })
  pack.flush()
  const { build: _, ...others } = { ...head, used, size: pack.size }
  const now = isPublished ? { ...others, build: memory.key } : others
  amendRows(memory.store, now, rows.amendments(changed))
}
