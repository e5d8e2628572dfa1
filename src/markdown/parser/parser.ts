import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'
import { startOfLine } from '../../text/lines.ts'
import { quotesIn } from '../containers.ts'
import { childrenOf, type Html, type Paragraph, type Parents, type Root, type RootContent } from '../tree.ts'
import { hasDoubtfulSigns } from './doubtful-signs.ts'
import { lastLine, settleLists } from './looseness.ts'
import { givePlaces } from './places.ts'

/** A way to read markdown, as plugins for a `remark()` processor. */
export interface Parser {
  readonly name: 'native' | 'remark'
  readonly plugins: PluggableList
}

/** The reference: remark's own parser, which plugins of the user's may extend; with GFM, unless one of them brings that. */
export function referenceParser(gfm = true): Parser {
  function places(this: Processor<Root>) {
    const { parser } = this as unknown as { readonly parser: (text: string, file: unknown) => Root }
    this.parser = (text, file) => {
      const tree = parser(text, file)
      givePlaces(tree, text)
      settleLists(tree)
      return tree
    }
  }
  return { name: 'remark', plugins: [...(gfm ? [remarkGfm] : []), places as PluggableList[number]] }
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
      if (hasDoubtfulSigns(text)) return reference(text)
      const tree = markdownToMdast(text, options) as Root
      return isDoubtful(tree, text) ? reference(text) : tree
    }
  }
  return { name: 'native', plugins: [...referenceParser(gfm).plugins, parse as PluggableList[number]] }
}

/** Whether a tree of the native parser holds what the reference may read otherwise, in which no sign of the text shows. */
function isDoubtful(parent: Parents, text: string, quotesAround = 0): boolean {
  const quotes = parent.type === 'blockquote' ? quotesAround + 1 : quotesAround
  let before: RootContent | undefined
  for (const node of childrenOf(parent)) {
    const isBelow = before?.position?.end.line === (node.position?.start.line ?? 0) - 1
    const sign = text.charAt(node.position?.start.offset ?? 0)
    // Indented code right below another block comes out in pieces; a tag below a note or table may belong to it.
    if (isBelow && node.type === 'code' && sign !== '`' && sign !== '~') return true
    const isTag = isBelow && node.type === 'html'
    if (isTag && (before?.type === 'footnoteDefinition' || before?.type === 'table')) return true
    if (isTag && before?.type === 'paragraph' && isLazy(node, before, text, quotes)) return true
    // A tag right below a container that a definition ends belongs to the container.
    if (isTag && CONTAINERS.has(before?.type ?? '') && endsWithDefinition(before)) return true
    if (node.type === 'tableRow' && sign === '<') return true
    // A quote in a list in another quote goes on over blank lines, which then part no items.
    const isInItem = node.type === 'blockquote' && parent.type === 'listItem' && quotes > 0
    if (isInItem && (node.position?.end.line ?? 0) > lastLine(node)) return true
    // To the reference only paragraphs have boxes.
    if (node.type === 'listItem' && typeof node.checked === 'boolean' && node.children[0]?.type === 'heading')
      return true
    if (CONTAINERS.has(node.type) && isDoubtful(node as Parents, text, quotes)) return true
    before = node
  }
  return false
}

/** Whether a tag begins a line that lacks the marks of its containers; the blanks before it are lost then. */
function isLazy({ position }: Html, before: Paragraph, text: string, quotes: number): boolean {
  const at = position?.start.offset ?? 0
  if (!/[ \t]/.test(text.charAt(at - 1))) return false
  const marks = text.slice(startOfLine(text, at), at)
  const column = before.position?.start.column ?? 0
  return quotesIn(marks) < quotes || marks.length + 1 < column
}

function endsWithDefinition(node: RootContent | undefined): boolean {
  let last = node
  while (last !== undefined && 'children' in last) last = last.children.at(-1)
  return last?.type === 'definition'
}

const CONTAINERS: ReadonlySet<string> = new Set(
  'blockquote list listItem footnoteDefinition table'.split(' '),
)
