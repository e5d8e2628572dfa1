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
 * Sätteri's parser, which gives the same tree in a fortieth of the time.
 *
 * @throws when there is no binary for this machine: the caller takes the reference
 */
export async function nativeParser(gfm = true): Promise<Parser> {
  const { markdownToMdast } = await import('satteri')
  const options = { features: { gfm, frontmatter: false } }
  // The binding loads lazily: the first call shows whether it can.
  markdownToMdast('', options)
  function parse(this: Processor<Root>) {
    this.parser = (text: string) => markdownToMdast(text, options) as Root
  }
  return { name: 'native', plugins: [parse as PluggableList[number]] }
}
