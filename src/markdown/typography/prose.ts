import { escapedIn } from '../escapes.ts'
import { CODE_TAGS } from '../html/html.ts'
import { childrenOf, type Parents, type Root, type RootContent, type Text, walk } from '../tree.ts'
import { OTHER } from './quotes.ts'

/** The texts of one block in a row, as a reader sees them: `text` has one sign for each of theirs. */
export interface Prose {
  readonly block: Parents
  text: string
  readonly parts: { readonly node: Text; readonly start: number }[]
}

/**
 * The prose of a post, block by block. Code, pictures, formulas, addresses that are printed as they are and what
 * the author has escaped stand in it as `OTHER`; raw tags are not heard, but the text in a raw `<code>` is one more `OTHER`.
 */
export function proseOf(tree: Root, source: string): readonly Prose[] {
  const found: Prose[] = []
  walk(tree, (node) => {
    const children = (node as Partial<Parents>).children
    if (children === undefined) return
    if (!BLOCKS.has(node.type) && !childrenOf(node).some(({ type }) => type === 'text')) return
    const listener: Listener = { prose: { block: node as Parents, text: '', parts: [] }, source, codes: 0 }
    hear(node as Parents, listener)
    if (listener.prose.parts.length > 0) found.push(listener.prose)
    return false
  })
  return found
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])
const SPANS: ReadonlySet<string> = new Set('emphasis strong delete link linkReference component'.split(' '))
const RAW_CODE = new RegExp(`^<(/?)(?:${CODE_TAGS})\\b`, 'i')

interface Listener {
  readonly prose: Prose
  readonly source: string
  /** How many raw elements of code are open. */
  codes: number
}

function hear(parent: Parents, listener: Listener): void {
  const { prose } = listener
  for (const node of childrenOf(parent)) {
    if (node.type === 'text' && listener.codes === 0) {
      prose.parts.push({ node, start: prose.text.length })
      prose.text += withoutEscaped(node, listener.source)
    } else if (node.type === 'html') {
      const tag = RAW_CODE.exec(node.value)
      if (tag !== null) listener.codes = Math.max(0, listener.codes + (tag[1] === '' ? 1 : -1))
      if (/^<br\b/i.test(node.value)) prose.text += '\n'
    } else if (node.type === 'break') prose.text += '\n'
    else if (node.type === 'footnoteReference') continue
    else if (!SPANS.has(node.type) || showsAddress(node) || childrenOf(node).length === 0)
      prose.text += inPlaceOf(node, listener)
    else hear(node as Parents, listener)
  }
}

/** A block among spans (in a component) is prose of its own, and so parts what stands beside it. */
function inPlaceOf(node: RootContent, { prose }: Listener): string {
  return BLOCKS.has(node.type) || node.type === 'list' || prose.block.type === 'root' ? '\n' : OTHER
}

/** Whether a link shows the address that it leads to. */
export function showsAddress(node: RootContent): boolean {
  const only = node.type === 'link' && node.children.length === 1 ? node.children[0] : undefined
  if (only?.type !== 'text' || node.type !== 'link') return false
  return ['', 'http://', 'mailto:'].some((start) => node.url === start + only.value)
}

function withoutEscaped(node: Text, source: string): string {
  const escaped = escapedIn(node, source)
  if (escaped.size === 0) return node.value
  return node.value.replace(/[\s\S]/g, (sign, at: number) => (escaped.has(at) ? OTHER : sign))
}
