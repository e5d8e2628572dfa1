import { raw } from 'hast-util-raw'
import type { VFile } from 'vfile'
import type { Hast } from '../tree.ts'

/**
 * Parse what raw HTML a tree holds, together with the tree around it: a tag may open in one node and close in another.
 * Most trees hold none, and stay as they are.
 */
export function parseRaw(root: Hast.Root, file: VFile): Hast.Root {
  if (!holdsRaw(root)) return root
  doubleFirstLineEnds(root, 'code')
  const parsed = raw(root, { file, passThrough: ['component', 'formula', 'listing', 'postTitle'] })
  const whole: Hast.Root =
    parsed.type === 'root' ? parsed : { type: 'root', children: [parsed as Hast.RootContent] }
  doubleFirstLineEnds(whole, 'pre')
  return whole
}

/**
 * Double the line ends that begin a text in `within`, for readers of HTML drop one right behind `<pre>`: a browser does so in the page,
 * and hast-util-raw behind the `<code>` in it too.
 */
function doubleFirstLineEnds(node: Hast.Parent, within: 'code' | 'pre', parent = ''): void {
  for (const child of node.children) {
    // Components have children too.
    if (!('children' in child)) continue
    const tag = child.type === 'element' ? child.tagName : ''
    const first = child.children[0]
    const isDropped = tag === within && (within === 'pre' || parent === 'pre')
    if (isDropped && first?.type === 'text' && first.value.startsWith('\n')) first.value = `\n${first.value}`
    doubleFirstLineEnds(child, within, tag)
  }
}

function holdsRaw(node: Hast.Parent): boolean {
  for (const child of node.children) {
    if ((child.type as string) === 'raw') return true
    const { children } = child as Partial<Hast.Parent>
    if (children !== undefined && children.length > 0 && holdsRaw(child as Hast.Parent)) return true
  }
  return false
}

/** The text that an attribute's value stands for: all of its character references decoded, as HTML does it there. */
export function decodeAttribute(value: string): string {
  if (!value.includes('&')) return value
  const quoted = value.replaceAll('"', '&quot;')
  const parsed = raw({ type: 'root', children: [{ type: 'raw', value: `<i title="${quoted}"></i>` }] })
  const element = parsed.type === 'root' ? parsed.children[0] : parsed
  return element?.type === 'element' ? String(element.properties.title ?? '') : value
}

/** What a reader hears of a piece of HTML. */
export function textOfHtml(html: string): string {
  return spoken(raw({ type: 'root', children: [{ type: 'raw', value: html }] }))
}

function spoken(node: Hast.Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && /^(?:script|style|svg|template)$/.test(node.tagName)) return ''
  const text = 'children' in node ? node.children.map(spoken).join('') : ''
  return node.type === 'element' && node.tagName === 'br' ? ' ' : text
}
