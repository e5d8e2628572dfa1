import type { VFile } from 'vfile'
import type { ListingNode } from '../code/listing.ts'
import type { ElementNode } from '../element.ts'
import type { ComponentNode, FormulaNode, Hast, Parents, PostTitleNode, Root, RootContent } from '../tree.ts'
import type { Compilation, ComponentElement, ListingElement, PostTitleElement } from './compilation.ts'
import { finish } from './finish.ts'
import { handleHtml } from './handle-html.ts'
import { BETWEEN } from './holes.ts'
import { itemHandler } from './list-item.ts'
import { parseRaw } from './raw.ts'
import { applyData, done, type Handler, type Handlers, patch, type State, textHandler } from './to-hast.ts'
import { unknownHandler } from './unknown.ts'

/** What remark-html is to compile: a whole post. */
export interface Job {
  readonly tree: Root
  readonly body: Compilation
  /** Blocks of the excerpt; empty: there is none. */
  readonly excerpt: readonly RootContent[]
  readonly excerptBody: Compilation
  readonly file: VFile
}

declare module 'mdast' {
  interface RootData {
    /** A frozen processor has no other place for what belongs to one tree. */
    octavo?: Job
  }
}

/**
 * The tree that remark-html is given: a root that stands for the post. It looks through every tree for
 * definitions before anything else, at length; ours are taken to it in `handleRoot`.
 */
export function rootOf(job: Job): Root {
  return { type: 'root', children: [], data: { octavo: job } }
}

/**
 * Our handlers for remark-html: between its to-hast and its sanitiser, raw HTML is parsed (only where there is
 * some) and holes are dug, so that every post goes through the whole package. It is given one, which is called
 * first and brings the others: all handlers would be copied for each post, name by name.
 */
export function createHandlers(): Handlers {
  const ours = {
    html: handleHtml,
    component: handleComponent,
    math: handleFormula,
    inlineMath: handleFormula,
    element: handleElement,
    listItem: itemHandler(),
    listing: handleListing,
    postTitle: handlePostTitle,
  } as unknown as Handlers
  let all: State['handlers'] | undefined
  const root = (state: State, node: Root): Hast.Root => {
    all ??= { ...state.handlers, ...ours, text: textHandler(state.handlers.text as Handler) }
    state.handlers = all
    return handleRoot(state, node)
  }
  return { root: root as unknown as Handler }
}

/** The excerpt stands before the body, whose end may get an addition of remark-html's own (the notes of plugins). */
function handleRoot(state: State, root: Root): Hast.Root {
  const job = root.data?.octavo
  if (job === undefined) throw new Error('a tree without a job')
  state.patch = patch
  state.applyData = applyData(state.applyData)
  define(state, job.tree.children)
  const body = contentOf(state, job.tree, job.body, job.file)
  // A line end that remark-html need not add: adding one copies the whole page.
  if (state.footnoteOrder.length === 0) body.push({ type: 'text', value: '\n' })
  if (job.excerpt.length === 0) return { type: 'root', children: body }
  const excerpt: Root = { type: 'root', children: [...job.excerpt] }
  const children = contentOf(state, excerpt, job.excerptBody, job.file)
  children.push({ type: 'text', value: BETWEEN })
  for (const child of body) children.push(child)
  return { type: 'root', children }
}

function contentOf(state: State, tree: Root, compilation: Compilation, file: VFile): Hast.RootContent[] {
  state.options.unknownHandler = unknownHandler(compilation)
  const root: Hast.Root = { type: 'root', children: state.wrap(state.all(tree), false) as Hast.RootContent[] }
  return finish(parseRaw(root, file), compilation)
}

/** Note definitions for references; of several the first counts. */
function define(state: State, nodes: readonly RootContent[]): void {
  for (const node of nodes) {
    if (node.type === 'definition') note(state.definitionById, node)
    else {
      if (node.type === 'footnoteDefinition') note(state.footnoteById, node)
      const { children } = node as Partial<Parents>
      if (children !== undefined) define(state, children)
    }
  }
}

function note<Node extends { readonly identifier: string }>(known: Map<string, Node>, node: Node): void {
  const id = String(node.identifier).toUpperCase()
  if (!known.has(id)) known.set(id, node)
}

/** An element of a step's own: `data.hName` says which. A plugin for HTML makes elements without one, and no markdown. */
function handleElement(state: State, node: ElementNode, parent: Parents | undefined): Hast.ElementContent {
  if (node.data?.hName === undefined)
    return state.options.unknownHandler?.(state, node, parent) as Hast.Element
  return done(state, node, { type: 'element', tagName: 'div', properties: {}, children: state.all(node) })
}

/** A formula goes past the parser of raw HTML and the allow-list of authors; one that could not be read is code. */
function handleFormula(state: State, node: FormulaNode): Hast.ElementContent {
  const { formula, hName } = node.data ?? {}
  if (formula !== undefined) return { type: 'formula', element: formula }
  const text: Hast.Text = { type: 'text', value: hName === undefined ? sourceOf(node) : node.value }
  const code: Hast.Element = { type: 'element', tagName: 'code', properties: {}, children: [text] }
  const isBlock = node.type === 'math' && hName === undefined
  return done(
    state,
    node,
    isBlock ? { type: 'element', tagName: 'pre', properties: {}, children: [code] } : code,
  )
}

function sourceOf({ value, display, dollars, type }: FormulaNode): string {
  if (type === 'math') return `${value}\n`
  const fence = '$'.repeat(dollars ?? (display ? 2 : 1))
  return fence + value + fence
}

function handleListing(_state: State, { value }: ListingNode): ListingElement {
  return { type: 'listing', value }
}

function handlePostTitle(_state: State, { value, target }: PostTitleNode): PostTitleElement {
  return { type: 'postTitle', value, target }
}

function handleComponent(state: State, node: ComponentNode): ComponentElement {
  const { name, props, places, inline, isShortcode, place, unclosed, faults } = node
  const hole: ComponentElement['hole'] = {
    kind: 'component',
    name,
    props,
    places,
    inline,
    ...(isShortcode === true && { isShortcode }),
    ...(unclosed !== undefined && { unclosed }),
    ...(faults !== undefined && { faults }),
    place,
  }
  const children = state.all(node)
  const result: ComponentElement = {
    type: 'component',
    hole,
    children: node.children.some(isFlow) ? state.wrap(children, false) : children,
  }
  state.patch(node, result)
  return result
}

const FLOW: ReadonlySet<string> = new Set(
  'paragraph heading list blockquote code table thematicBreak footnoteDefinition element math'.split(' '),
)

function isFlow(node: RootContent): boolean {
  return FLOW.has(node.type) || (node.type === 'component' && !node.inline)
}
