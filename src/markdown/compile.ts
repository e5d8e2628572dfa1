import type { Options } from 'remark-html'
import type { VFile } from 'vfile'
import { type Compilation, type ComponentElement, finish } from './finish.ts'
import type { Hole } from './holes.ts'
import { closeSelfClosed, isComment } from './html.ts'
import { parseRaw } from './raw.ts'
import type { ComponentNode, Hast, Html, Root, RootContent } from './tree.ts'

type Handlers = NonNullable<Options['handlers']>
type Handler = NonNullable<Handlers['html']>
type State = Parameters<Handler>[0]

/** What belongs to a tree while remark-html compiles it; a frozen processor has no other place for it. */
export type Compilations = WeakMap<Root, Compilation & { readonly file: VFile }>

/**
 * Our handlers for remark-html: between its to-hast and its sanitiser, raw HTML is parsed (only where there is
 * some) and holes are dug, so that every post goes through the whole package.
 */
export function createHandlers(compilations: Compilations): Handlers {
  return {
    html: handleHtml as Handler,
    component: handleComponent as Handler,
    element: handleElement as Handler,
    root(state: State, node: Root) {
      const compilation = compilations.get(node)
      if (compilation === undefined) throw new Error('a tree without a compilation')
      const children = state.wrap(state.all(node), false) as Hast.RootContent[]
      const root: Hast.Root = { type: 'root', children }
      const whole = holdsRaw(root) ? parseRaw(root, compilation.file) : root
      finish(whole, compilation)
      return whole
    },
  } as unknown as Handlers
}

function handleHtml(state: State, node: Html): Hast.RootContent | undefined {
  if (isComment(node.value)) return undefined
  const result: Hast.Nodes = { type: 'raw', value: closeSelfClosed(node.value) }
  state.patch(node, result)
  return result as Hast.RootContent
}

/** An element of a step's own: `data.hName` says which. */
function handleElement(state: State, node: Extract<RootContent, { type: 'element' }>): Hast.Element {
  const result: Hast.Element = { type: 'element', tagName: 'div', properties: {}, children: state.all(node) }
  state.patch(node, result)
  return state.applyData(node, result) as Hast.Element
}

function handleComponent(state: State, node: ComponentNode): ComponentElement {
  const { name, props, places, inline, place, unclosed } = node
  const hole: Extract<Hole, { kind: 'component' }> = {
    kind: 'component',
    name,
    props,
    places,
    inline,
    ...(unclosed !== undefined && { unclosed }),
    place,
  } as Extract<Hole, { kind: 'component' }>
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
  'paragraph heading list blockquote code table thematicBreak footnoteDefinition element'.split(' '),
)

function isFlow(node: RootContent): boolean {
  return FLOW.has(node.type) || (node.type === 'component' && !node.inline)
}

function holdsRaw(node: Hast.Parent): boolean {
  for (const child of node.children) {
    if ((child.type as string) === 'raw') return true
    if ('children' in child && holdsRaw(child)) return true
  }
  return false
}
