import { htmlText, speaks } from '../plain.ts'
import type { Parents, Root, RootContent } from '../tree.ts'
import { append, childrenOf } from '../tree.ts'

const MARKER = /<!--\s*(?:more|truncate)\s*-->/i
/** These vanish: what points elsewhere, what has an id, what needs its place. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'footnoteReference',
  'footnoteDefinition',
  'definition',
  'image',
  'imageReference',
])
/** These may stand empty; every other parent that loses all it held goes with it. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['tableCell', 'tableRow', 'table'])

/**
 * The excerpt as blocks of a cloned tree (SPEC 2, 13.22): up to the author's marker, else the first paragraph.
 *
 * A marker inside a list or quote ends the excerpt after that block; inside a paragraph it cuts
 * there. Notes, images and ids are left out, components give their children only. Raw tags that the cut
 * leaves open are closed when the blocks are compiled, by a parser of their own.
 */
export function excerptOf(tree: Root, mayHoldMarker: boolean): readonly RootContent[] {
  const marked = (mayHoldMarker ? untilMarker(tree) : undefined)?.flatMap(cleaned) ?? []
  const blocks = marked.some(saysSomething) ? marked : firstParagraph(tree)
  return blocks
}

function untilMarker(tree: Root): RootContent[] | undefined {
  const index = tree.children.findIndex(holdsMarker)
  const block = tree.children[index]
  if (block === undefined) return undefined
  const before = tree.children.slice(0, index)
  if (block.type === 'html') return [...before, { ...block, value: block.value.split(MARKER)[0] ?? '' }]
  if (block.type !== 'paragraph') return [...before, block]
  const cut = block.children.findIndex(isMarker)
  return [...before, cut === -1 ? block : { ...block, children: block.children.slice(0, cut) }]
}

function isMarker(node: RootContent): boolean {
  return node.type === 'html' && MARKER.test(node.value)
}

function holdsMarker(node: RootContent): boolean {
  if (node.type === 'text') return false
  if (isMarker(node)) return true
  for (const child of childrenOf(node)) if (holdsMarker(child)) return true
  return false
}

/** The first paragraph that says something: of the text itself, else of its quotes and lists, else raw HTML. */
function firstParagraph(tree: Root): readonly RootContent[] {
  return (
    find(tree, (node) => node.type === 'component', 'paragraph') ??
    find(tree, (node) => node.type !== 'footnoteDefinition', 'paragraph') ??
    find(tree, (node) => node.type !== 'footnoteDefinition', 'html') ??
    []
  )
}

function find(
  parent: Parents,
  isOpen: (node: RootContent) => boolean,
  type: 'paragraph' | 'html',
): readonly RootContent[] | undefined {
  for (const node of childrenOf(parent)) {
    const blocks = node.type === type && saysSomething(node) ? cleaned(node) : []
    if (blocks.length > 0) return blocks
    const inner =
      node.type !== type && 'children' in node && isOpen(node) ? find(node, isOpen, type) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

function saysSomething(node: RootContent): boolean {
  return node.type !== 'html' || htmlText(node.value) !== ''
}

function cleaned(node: RootContent): readonly RootContent[] {
  // Nothing changes a text that has no data, so the tree may share it.
  if (node.type === 'text' && node.data === undefined) return [node]
  if (LEFT_OUT.has(node.type)) return []
  if (node.type === 'component' && node.unclosed !== undefined)
    return [{ type: 'text', value: node.unclosed }]
  if (node.type === 'component') return node.children.flatMap(cleaned)
  if (!('children' in node)) return [withoutId({ ...node })]
  const children: RootContent[] = []
  for (const child of childrenOf(node)) append(children, cleaned(child))
  const copy = withoutId({ ...node, children } as RootContent)
  if (copy.type === 'listItem') copy.checked = null
  if (copy.type === 'paragraph' && !speaks(copy)) return []
  return children.length > 0 || MAY_BE_EMPTY.has(node.type) ? [copy] : []
}

function withoutId(copy: RootContent): RootContent {
  if (copy.data?.hProperties?.id === undefined) return copy
  const { id: _, ...hProperties } = copy.data.hProperties
  copy.data = { ...copy.data, hProperties }
  return copy
}
