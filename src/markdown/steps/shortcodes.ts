import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/**
 * A shortcode of Hugo's without blanks inside, `{{<tweet id="1">}}`, is a tag in braces to markdown, which no page may
 * hold. It is printed as it is, as those with blanks are, and told with them.
 */
export function shortcodesAsText(tree: Root, { text }: StepContext): void {
  if (!text.includes('{{<') || !/\{\{<\/?[a-z]/i.test(text)) return
  walk(tree, (node, index, parent) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type !== 'html' || start === undefined || end === undefined) return
    if (text.slice(start - 2, start) !== '{{' || !text.startsWith('}}', end) || node.value.startsWith('<!'))
      return
    const { value, position } = node
    parent.children.splice(index, 1, { type: 'text', value, ...(position && { position }) })
  })
}
