import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'
import { holdsMore } from './guard.ts'
import { childrenOf, type Parents, type Root, type RootContent } from './tree.ts'

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
    this.parser = (text: string) => {
      if (hasDoubtfulRun(text)) return reference(text)
      const tree = markdownToMdast(text, options) as Root
      return isDoubtful(tree, text) ? reference(text) : tree
    }
  }
  return { name: 'native', plugins: [...referenceParser(gfm).plugins, parse as PluggableList[number]] }
}

/**
 * What Sätteri 0.10.5 is known to read otherwise than the reference, found by the parity tests; rare in posts.
 * Here: escaped and mixed runs of delimiters (`\**a**`, `*_*l`), a bare address right before a cell's end,
 * a task's box with nothing but blanks behind it on its line.
 */
const DOUBTFUL_SIGNS = /\\([*_~])\1|\*_\*\w|\w\*_(?=\s|$)|\w_\*\w/im
const DOUBTFUL_BOX = /\[[ x]\][ \t]+$/im
const DOUBTFUL_ADDRESS = /(?:https?:\/\/|www\.)[^\s|()[\]<>"'`]*\|/i

const MANY_REFERENCES = 2000

/** Few texts hold the signs at all, and those are found in a fraction of the time that a pattern takes. */
function hasDoubtfulRun(text: string): boolean {
  // Time and memory grow with the square of the character references in a block: gigabytes at 100 KB of them.
  if (text.length > MANY_REFERENCES && holdsMore(text, '&', MANY_REFERENCES)) return true
  const mayHoldSigns = text.includes('*_') || text.includes('_*') || text.includes('\\')
  if (mayHoldSigns && DOUBTFUL_SIGNS.test(text)) return true
  if (text.includes('|') && DOUBTFUL_ADDRESS.test(text)) return true
  return text.includes('] ') && DOUBTFUL_BOX.test(text)
}

/** Whether the tree shows one of the other signs: the reference may see a block elsewhere. */
function isDoubtful(parent: Parents, text: string): boolean {
  let before: RootContent | undefined
  for (const node of childrenOf(parent)) {
    const isBelow = before?.position?.end.line === (node.position?.start.line ?? 0) - 1
    const sign = text.charAt(node.position?.start.offset ?? 0)
    // Indented code right below another block comes out in pieces; a tag below a note or table may belong to it.
    if (isBelow && node.type === 'code' && sign !== '`' && sign !== '~') return true
    if (
      isBelow &&
      node.type === 'html' &&
      (before?.type === 'footnoteDefinition' || before?.type === 'table')
    )
      return true
    if (node.type === 'tableRow' && sign === '<') return true
    if (CONTAINERS.has(node.type) && isDoubtful(node as Parents, text)) return true
    before = node
  }
  return false
}

const CONTAINERS: ReadonlySet<string> = new Set(
  'blockquote list listItem footnoteDefinition table'.split(' '),
)
