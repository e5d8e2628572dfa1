import { element } from '../element.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Root, walk } from '../tree.ts'

/** A lone image with a title becomes a figure, and the title its caption (SPEC 4). */
export function figures(tree: Root, { text }: StepContext): void {
  if (!text.includes('![')) return
  walk(tree, (node, index, parent) => {
    const image = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined
    if (image?.type !== 'image' || !image.title) return
    const caption = element('figcaption', {}, [{ type: 'text', value: image.title }])
    const { title: _, ...rest } = image
    childrenOf(parent)[index] = element('figure', {}, [rest, caption], node.position)
    return index + 1
  })
}
