import { markedCaption } from '../../report/prose.ts'
import { definitionsIn } from '../definitions.ts'
import { element } from '../element.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Definition, labelKey, type Root, walk } from '../tree.ts'

/** A lone image by reference, `![a][b]`, becomes an image with address, if its definition has a title; the first of several counts. */
export function loneReferences(tree: Root, { text }: StepContext): void {
  if (!(text.includes('![') && text.includes(']:'))) return
  let definitions: ReadonlyMap<string, Definition> | undefined
  walk(tree, (node) => {
    const image = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined
    if (node.type !== 'paragraph' || image?.type !== 'imageReference') return
    definitions ??= definitionsIn(tree)
    const definition = definitions.get(labelKey(image.identifier))
    if (!definition?.title) return
    const { alt, position } = image
    const { url, title } = definition
    node.children = [{ type: 'image', url, title, ...(alt && { alt }), ...(position && { position }) }]
  })
}

/** Links, emphasis and code, which other tools read in a caption, and a title cannot hold. Names of Python's (`__init__`) are rather words. */
export const MARKED =
  /\[[^[\]]+\]\([^()\s]+\)|(?<![\w*])(\*\*?)(?![\s*])[^*]*[^\s*]\1(?![\w*])|(?<![\w_])(?!__[a-z\d]+__)(__?)(?![\s_])[^_]*[^\s_]\2(?![\w_])|`[^`]+`/

/** A lone image with a title becomes a figure, and the title its caption (SPEC 4), in which markdown is printed as it stands. */
export function figures(tree: Root, context: StepContext): void {
  const { text, input, place, report } = context
  if (!text.includes('![')) return
  walk(tree, (node, index, parent) => {
    const image = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined
    if (image?.type !== 'image' || !image.title) return
    // Of a shortcode it has been told.
    const isShortcode = ['{{', '{%'].some((sign) => input.text.startsWith(sign, image.position?.start.offset))
    if (!isShortcode && MARKED.test(image.title))
      report(markedCaption(place(image), image.title, { src: image.url, alt: image.alt ?? '' }))
    const caption = element('figcaption', {}, [{ type: 'text', value: image.title }])
    const { title: _, ...rest } = image
    childrenOf(parent)[index] = element(
      'figure',
      { ...node.data?.hProperties },
      [rest, caption],
      node.position,
    )
    return index + 1
  })
}
