import { printOfCard, printOfPost } from '../site/prints.ts'
import type { Diagnostic } from '../types.ts'
import type { BuildInput, Built } from './build.ts'
import { isAnyDead } from './follow-links.ts'
import { explain, notesOf, type PageRecord, type Stamps } from './kept-pages.ts'
import { sizeOf } from './kept-posts.ts'
import type { Memory } from './memory.ts'
import { type LastPosts, type NewText, newTexts } from './new-texts.ts'
import { eachRow, type PageFile, patchedParts, recordOf } from './page-file.ts'
import { keyOf, type Ledger } from './recorder.ts'
import { type ReprintedAll, reprint } from './reprint.ts'
import { saveRows } from './row-file.ts'
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
  { summary, changed }: LastBuild,
): Promise<Built | undefined> {
  const { theme } = memory
  if (theme?.key !== memory.themeKey || summary.findings.some((one) => isAbout(one, changed)))
    return undefined
  const { watch, output } = input
  const last = watch.stage('load', () => memory.lastPosts(summary))
  const texts = last && (await watch.stage('parse', () => newTexts(input, last, changed)))
  const pages = texts && watch.stage('load', () => memory.pageFile)
  if (last === undefined || texts === undefined || pages === undefined) return undefined
  const order = { input, theme, pages, ...withTexts(pages.ledger, texts), last, held: summary.held, texts }
  const made = await watch.stage('render', () => reprint(order))
  const { stamps } = memory
  const isAlike = watch.stage(
    'check',
    () => made !== undefined && areLinksAlike(made, { ...order, stamps, summary }),
  )
  // As in `unchanged`: an empty list of files is a damaged one.
  const isStanding = watch.stage('compare', () => isAlike && stamps.size > 0 && output.keepAll(stamps))
  if (made === undefined || !isStanding) return undefined
  watch.count('parse', last.head.count - texts.length, texts.length)
  watch.count('render', pages.rows.length - made.pages.length, made.pages.length)
  for (const [path, bytes, hash] of made.files) output.stage(path, bytes, hash)
  return {
    ...summary,
    redone: new Map(made.pages.flatMap(({ after, because }) => after.paths.map((path) => [path, because]))),
    explain: (path) => {
      const page = made.pages.find(({ after }) => after.paths.includes(path))
      if (page === undefined) return explain(memory.pages, path)
      const reads = Array.from(page.after.reads, (number) => keyOf(made.ledger, number))
      return { reads, because: page.because }
    },
    readsOf: (id) => (last.rows.find(id)?.reads ?? []).map(([path]) => ({ path, isChanged: false })),
    remember: (published) => {
      saveTexts(last, texts, { memory, isPublished: published !== undefined })
      const isAsItWas = texts.every(({ before, written: { row } }) => row.prints.post === before.prints.post)
      const memo = { ...made, key: memory.pagesKey, all: isAsItWas ? pages.all : '' }
      const records = new Map(made.pages.map(({ number, after }) => [number, after]))
      const parts = () => patchedParts(pages, memo, records)
      memory.save({ told: summary, parts, theme, until: summary.until }, published)
    },
  }
}

/** A finding that stands in one of these files would move with its text, or go. */
function isAbout({ place, related = [] }: Diagnostic, paths: readonly string[]): boolean {
  return [place, ...related].some(({ path }) => paths.includes(path))
}

/** The prints of today: of all facts only what these posts say is another. */
function withTexts(ledger: Ledger, texts: readonly NewText[]) {
  const prints = [...ledger.prints]
  const isChanged = new Uint8Array(prints.length)
  const put = (number: number, print: string): void => {
    if (prints[number] === print) return
    prints[number] = print
    isChanged[number] = 1
  }
  for (const { post, written } of texts) {
    const own = written.row.prints
    // Among tens of thousands of names, looking from one to the next is sooner done than asking each.
    for (let at = ledger.names.indexOf(post.id); at >= 0; at = ledger.names.indexOf(post.id, at + 1)) {
      const [, ...rest] = (prints[at] ?? '').split('\n')
      if (ledger.facts[at] === 'post') put(at, printOfPost(own, post))
      if (ledger.facts[at] === 'card') put(at, printOfCard(own, rest))
    }
  }
  return { ledger: { ...ledger, prints }, isChanged }
}

interface Links {
  readonly input: BuildInput
  readonly pages: PageFile
  readonly stamps: Stamps
  readonly summary: Summary
}

/**
 * Whether following all links again would tell what it told: every page keeps the ids that others lead to, and none of
 * these pages names, or has named, an address that is wrong. While nothing was wrong, only new addresses can be.
 */
function areLinksAlike(
  { pages: made, addresses }: ReprintedAll,
  { input, pages, stamps, summary }: Links,
): boolean {
  const keepsIds = made.every(({ before, after }) => {
    const ids = new Set(notesOf(after).ids)
    return notesOf(before).ids.every((id) => ids.has(id))
  })
  if (!keepsIds) return false
  if (summary.findings.length === 0 && addresses.length === pages.addresses.length) return true
  const named = made.flatMap(({ before, after }) => [before, after])
  const targets: PageRecord[] = []
  const after = new Map(made.map((one) => [one.number, one.after]))
  eachRow(pages, (row, number, at) => targets.push(after.get(number) ?? recordOf(pages, row, at)))
  return !isAnyDead(named, { targets, addresses, outputs: stamps.keys(), config: input.config })
}

/** Keep the new texts: in the pack, behind the others, and in the rows. */
function saveTexts(
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
  saveRows(memory.store, isPublished ? { ...others, build: memory.key } : others, rows.replaced(changed))
}
