import { codeTooLarge } from '../../report/code.ts'
import { type Block, nothingUsed, readBlock } from '../code/block.ts'
import { checkClosed } from '../code/closed.ts'
import type { Fence } from '../code/fence.ts'
import type { Language } from '../code/languages.ts'
import type { ListingNode } from '../code/listing.ts'
import { element } from '../element.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Root, type RootContent, walk } from '../tree.ts'

/** No code block stands in these. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table', 'html', 'definition'])

/**
 * Code blocks become figures (THEME 5), and what is to be highlighted is noted. Runs after the summary: length
 * and description know nothing of code. A block that a plugin has given a shape of its own keeps it.
 */
export function code(tree: Root, context: StepContext): void {
  const used = nothingUsed()
  walk(tree, (node, index, parent) => {
    if (node.type !== 'code') return PROSE.has(node.type) ? false : undefined
    if (node.data?.hName !== undefined || node.data?.hChildren !== undefined) return
    checkClosed(node, context)
    const block = readBlock(node, context, used)
    if (block !== undefined) childrenOf(parent)[index] = figure(block, context)
    return index + 1
  })
  walk({ type: 'root', children: [...context.result.excerpt] }, (node) => {
    if (node.type === 'code') readBlock(node, { ...context, report: () => undefined })
  })
}

function figure(block: Block, context: StepContext): RootContent {
  const { node, fence, language, lines, isLined, isDiff } = block
  const listing: ListingNode = { type: 'listing', value: '' }
  context.result.listings.push({
    node: listing,
    lines,
    isLined,
    from: fence.from === 1 ? undefined : fence.from,
    language,
    onFailure: () => context.report(codeTooLarge(context.place(node), 'it is nested too deep')),
  })
  const ofCode = { ...(node.lang && { className: [`language-${node.lang}`] }), ...node.data?.hProperties }
  const classes = [...(isDiff ? ['diff'] : []), ...(fence.from === undefined ? [] : ['numbers'])]
  const pre = element('pre', classes.length === 0 ? {} : { className: classes }, [
    element('code', ofCode, [listing], node.position),
  ])
  const children = fence.title === undefined ? [pre] : [caption(fence.title, fence, language), pre]
  return element('figure', { className: ['code'] }, children, node.position)
}

function caption(title: string, { link }: Fence, language: Language | undefined): RootContent {
  const name = element('span', {}, [{ type: 'text', value: title }])
  const source: RootContent[] =
    link === undefined
      ? []
      : [{ type: 'link', url: link.url, children: [{ type: 'text', value: link.text }] }]
  const label = language === undefined ? [] : [element('span', {}, [{ type: 'text', value: language.label }])]
  return element('figcaption', {}, [name, ...source, ...label])
}
