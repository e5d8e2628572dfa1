import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'
import type { Root } from './tree.ts'

/** A way to read markdown, as plugins for a `remark()` processor. */
export interface Parser {
  readonly name: 'native' | 'remark'
  readonly plugins: PluggableList
}

/** The reference: remark's own parser, with GFM as an extension. Plugins of the user's may extend it further. */
export function referenceParser(gfm = true): Parser {
  return { name: 'remark', plugins: gfm ? [remarkGfm] : [] }
}

/**
 * Sätteri's parser, which gives the same tree in a fortieth of the time; the few texts that it may read
 * otherwise go to the reference all the same.
 *
 * @throws when there is no binary for this machine: the caller takes the reference
 */
export async function nativeParser(gfm = true): Promise<Parser> {
  const { markdownToMdast } = await import('satteri')
  const options = { features: { gfm, frontmatter: false } }
  // The binding loads lazily: the first call shows whether it can.
  markdownToMdast('', options)
  function parse(this: Processor<Root>) {
    const reference = this.parser as unknown as (text: string) => Root
    this.parser = (text: string) =>
      isDoubtful(text) ? reference(text) : (markdownToMdast(text, options) as Root)
  }
  return { name: 'native', plugins: [...referenceParser(gfm).plugins, parse as PluggableList[number]] }
}

/** What Sätteri 0.10.5 is known to read otherwise than the reference, found by the parity test. Rare in posts. */
const DOUBTS: readonly RegExp[] = [
  // Escaped or mixed runs of delimiters: `\**a**`, `*_*l`, `**a*_`.
  /\\([*_~])\1|\*_\*|_\*_|\w\*_|\w_\*\w/,
  // A tag right below a row of a table, a task, or the last line of a quote; a bare address after a bracket.
  /(?:^[^\n]*\||\[[ xX]\])[^\n]*\n[ \t>]*<\/?[a-z]|^[ \t>]*>[^\n]*\n[ \t]+<\/?[a-z]|\]www\.|\bhttps?:\/\/\W|(?:https?:\/\/|www\.)[^\s|]*\|/im,
  /<\/[a-z][a-z0-9]*\s*\n/i,
]
const NOTE = /^[ \t>]*\[\^/m
const TAG_BELOW_TEXT = /[^\n][ \t]*\n[ \t>]*<\/?[a-z]/i
const LIST_ENDED_BY_TEXT =
  /^[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?:[ \t][^\n]*)?\n(?![ \t\n>]|[-*+]\s|\d{1,9}[.)]\s)/m
const LIST = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/m
const CODE_BELOW_BLOCK = /^ {0,3}(?:#{1,6}(?:[ \t][^\n]*)?|`{3,}|~{3,}|=+|-+|<[^\n]*)[ \t]*\n(?: {4}|\t)/m
const INDENTED = /^(?: {4}|\t|\[)/m

/** Whether the two parsers might disagree on this text: then the reference has the word. */
export function isDoubtful(text: string): boolean {
  if (DOUBTS.some((doubt) => doubt.test(text))) return true
  if (NOTE.test(text) && TAG_BELOW_TEXT.test(text)) return true
  if (CODE_BELOW_BLOCK.test(text) && LIST.test(text)) return true
  return LIST_ENDED_BY_TEXT.test(text) && INDENTED.test(text)
}
