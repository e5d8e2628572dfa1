import { type Root, type RootContent, walk } from '../tree.ts'

/**
 * In a table `\|` is `|` in every cell (GFM, example 200), before anything else is read. Both parsers keep the backslash
 * where none is an escape: in raw tags, in addresses that stand bare or in angle brackets, in what is no component after all.
 */
export function unescapePipes(tree: Root, text: string): void {
  if (!text.includes('\\|')) return
  walk(tree, (node) => {
    if (node.type !== 'tableCell') return
    walk(node, (part) => unescapePart(part, text))
    return false
  })
}

function unescapePart(node: RootContent, text: string): void {
  if (node.type === 'html') node.value = unescaped(node.value)
  else if (node.type === 'component' && node.unclosed !== undefined) node.unclosed = unescaped(node.unclosed)
  else if (node.type === 'link' && text.charAt(node.position?.start.offset ?? 0) !== '[') {
    node.url = unescaped(node.url)
    for (const child of node.children) if (child.type === 'text') child.value = unescaped(child.value)
  }
}

function unescaped(text: string): string {
  return text.replaceAll('\\|', '|')
}
