import { htmlText, speaks } from '../plain.ts'
import {
  append,
  childrenOf,
  isBlank,
  type Paragraph,
  type Parents,
  type Root,
  type RootContent,
} from '../tree.ts'
import { showsAddress } from '../typography/prose.ts'

const MARKER = /<!--\s*(?:more|truncate)\s*-->/i
/** These vanish: what points elsewhere, what has an id, what needs its place. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'footnoteReference footnoteDefinition definition image imageReference'.split(' '),
)
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
  return marked.some(saysSomething) ? marked : firstParagraph(tree)
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

/**
 * The first paragraph of the text itself that says something, else of its quotes and lists; where there is none, what
 * stands in callouts, under pictures or folded away; else raw HTML.
 */
function firstParagraph(tree: Root): readonly RootContent[] {
  const isNoNote = (node: RootContent) => node.type !== 'footnoteDefinition'
  const isComponent = (node: RootContent) => node.type === 'component'
  return (
    findRunning(tree, isText) ??
    findRunning(tree, isRunning) ??
    find(tree, 'paragraph', isComponent) ??
    find(tree, 'paragraph', isNoNote) ??
    find(tree, 'html', isNoNote) ??
    []
  )
}

type Test = (node: RootContent) => boolean

function findRunning(tree: Root, isOpen: Test): readonly RootContent[] | undefined {
  let blocks: readonly RootContent[] = []
  walkRunning(
    tree,
    (paragraph) => {
      blocks = cleaned(paragraph)
      return blocks.length > 0
    },
    isOpen,
  )
  return blocks.length > 0 ? blocks : undefined
}

/**
 * Go through the paragraphs of the text itself, and of what is open in it (its quotes and lists too), until `visit` says
 * that it has enough. Left out is what `firstParagraph` takes last. `html`: how many raw elements are open whose inside is
 * no running text.
 */
export function walkRunning(
  parent: Parents,
  visit: (paragraph: Paragraph) => boolean,
  isOpen: Test = isRunning,
  html: { beside: number } = { beside: 0 },
): boolean {
  for (const [index, node] of childrenOf(parent).entries()) {
    if (node.type === 'html') html.beside = besideBehind(node.value, html.beside)
    else if (node.type === 'paragraph') {
      if (html.beside === 0 && isRunningText(node, childrenOf(parent)[index - 1]) && visit(node)) return true
    } else if ('children' in node && isOpen(node) && walkRunning(node, visit, isOpen, html)) return true
  }
  return false
}

function find(parent: Parents, type: 'paragraph' | 'html', isOpen: Test): readonly RootContent[] | undefined {
  for (const node of childrenOf(parent)) {
    const blocks = node.type === type && saysSomething(node) ? cleaned(node) : []
    if (blocks.length > 0) return blocks
    const inner =
      node.type !== type && 'children' in node && isOpen(node) ? find(node, type, isOpen) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

const RUNNING: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem'])
/** Components beside the text: remarks, what is folded away or one of several, words under pictures, words of others. */
const BESIDE =
  /^(?:Callout|Admonition|Alert|Aside|Note|Tip|Info|Important|Warning|Caution|Danger|Details|Collapse|Collapsible|Spoiler|Accordion\w*|Disclosure|Tabs?|TabItem|TabPanel|Figure|Fig[Cc]aption|Caption|Quote|Blockquote|CallToAction|Newsletter\w*)$/
const BESIDE_HTML = /<(\/?)(?:details|aside|figure|blockquote|table|dialog|nav|template|noscript)\b/gi

function isBeside(node: RootContent): boolean {
  return node.type === 'component' && BESIDE.test(node.name)
}

function isText(node: RootContent): boolean {
  return node.type === 'component' && !isBeside(node)
}

function isRunning(node: RootContent): boolean {
  return (RUNNING.has(node.type) && !isContents(node)) || isText(node)
}

/** A list of contents: nothing but links to places of the page itself. */
function isContents(node: RootContent): boolean {
  return node.type === 'list' && childrenOf(node).every(leadsWithin)
}

function leadsWithin(node: RootContent): boolean {
  if (node.type === 'link') return node.url.startsWith('#')
  if (node.type === 'list' || node.type === 'listItem' || node.type === 'paragraph')
    return childrenOf(node).every(leadsWithin)
  return isBlank(node)
}

function besideBehind(html: string, before: number): number {
  let open = before
  for (const { 1: slash } of html.matchAll(BESIDE_HTML)) open = Math.max(0, open + (slash === '' ? 1 : -1))
  return open
}

/** Whether a paragraph is neither the words under a picture, nor an address to be shown. */
function isRunningText({ children }: Paragraph, before: RootContent | undefined): boolean {
  const parts = children.filter((child) => !isBlank(child))
  const words = parts.filter((child) => !isPicture(child))
  if (words.every(showsAddress)) return false
  const isEmphasis = words.length === 1 && words[0]?.type === 'emphasis'
  return !isEmphasis || (words.length === parts.length && !isShown(before))
}

function isPicture(node: RootContent): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return true
  if (node.type === 'html') return /^<(?:img|source|\/?picture)\b/i.test(node.value)
  return (
    (node.type === 'link' || node.type === 'linkReference') &&
    node.children.length > 0 &&
    node.children.every(isPicture)
  )
}

/** Whether a block shows something that may have words under it. */
function isShown(block: RootContent | undefined): boolean {
  if (block?.type === 'html') return /<(?:img|video|audio|iframe|picture|embed|object)\b/i.test(block.value)
  if (block?.type === 'component') return block.children.length === 0
  return block?.type === 'paragraph' && block.children.every((child) => isBlank(child) || isPicture(child))
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
