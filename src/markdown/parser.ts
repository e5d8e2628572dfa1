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

/**
 * Whether the text holds something that Sätteri 0.10.5 is known to read otherwise than the reference: `\**a**`,
 * an HTML tag right below the text of a note, a task or a table, indented code some way below an empty bullet.
 */
export function isDoubtful(text: string): boolean {
  if (/\\([*_~])\1/.test(text)) return true
  const hasTagBelowText = /[^\n][ \t]*\n[ \t>]*<\/?[a-z]/i
  if (/^[ \t>]*\[\^/m.test(text) && hasTagBelowText.test(text)) return true
  if (/(?:^[^\n]*\||\[[ xX]\])[^\n]*\n[ \t>]*<\/?[a-z]/im.test(text)) return true
  const emptyMarker = /^[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]*\n(?![ \t]*(?:\n|>|[-*+] |\d{1,9}[.)] ))/m
  return emptyMarker.test(text) && /^(?: {4}|\t)/m.test(text)
}
