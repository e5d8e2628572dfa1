import { box } from '../steps/tables.ts'
import type { Hast, List, ListItem, Parents } from '../tree.ts'
import { done, type State } from './to-hast.ts'

/**
 * Our handler for list items, in the place of remark-html's own, which asks for each item whether one of all the
 * others stands apart from its neighbours: at 20,000 items that takes longer than everything else.
 */
export function itemHandler(): (state: State, node: ListItem, parent?: Parents) => Hast.ElementContent {
  const known = new WeakMap<List, boolean>()
  const isLooseList = (list: List): boolean => {
    const isLoose = known.get(list) ?? (list.spread === true || list.children.some(isLooseItem))
    known.set(list, isLoose)
    return isLoose
  }
  return (state, node, parent) => {
    // Boxes of the text's own are there already; this one was set by a plugin.
    if (typeof node.checked === 'boolean') box(node, node.checked)
    const isLoose = parent?.type === 'list' ? isLooseList(parent) : isLooseItem(node)
    const children = spaced(state.all(node), isLoose)
    return done(state, node, { type: 'element', tagName: 'li', properties: {}, children })
  }
}

function isLooseItem({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1
}

/** Blocks on lines of their own; in a tight list the text of paragraphs stands bare. */
function spaced(blocks: readonly Hast.ElementContent[], isLoose: boolean): Hast.ElementContent[] {
  const children: Hast.ElementContent[] = []
  const isParagraph = (block: Hast.ElementContent): block is Hast.Element =>
    block.type === 'element' && block.tagName === 'p'
  const lineEnd = () => children.push({ type: 'text', value: '\n' })
  for (const [at, block] of blocks.entries()) {
    const isBare = !isLoose && isParagraph(block)
    if (at > 0 || !isBare) lineEnd()
    if (!isBare) children.push(block)
    else for (const child of block.children) children.push(child)
  }
  const last = blocks.at(-1)
  if (last !== undefined && (isLoose || !isParagraph(last))) lineEnd()
  return children
}
