import { startOfLine } from '../../text/lines.ts'
import { innerRegion, type Region } from '../components/region.ts'
import { quotesBefore } from '../containers.ts'
import { type LinkReference, type PhrasingContent, type Root, type RootContent, walk } from '../tree.ts'

/** A reference, and the part of the text that is its label and what it says. */
export interface Label {
  readonly node: LinkReference
  readonly region: Region
}

/**
 * Find the references whose text is their label too (`[$x$]`) and may hold formulas: those are not masked, or it would
 * be the label of nothing. Positions must still be the region's own.
 */
export function labelsWithFormulas(tree: Root, region: Region): Label[] {
  const { text } = region
  const found: Label[] = []
  walk(tree, (node) => {
    if (node.type !== 'linkReference' || node.referenceType === 'full') return
    const start = node.position?.start.offset ?? 0
    const end = (node.position?.end.offset ?? 0) - (node.referenceType === 'shortcut' ? 1 : 3)
    if (!text.slice(start, end).includes('$')) return
    const quotes = quotesBefore(text, startOfLine(text, start), start)
    found.push({ node, region: innerRegion(region, start + 1, end, quotes) })
  })
  return found
}

/** Put what the labels say when they are read by themselves in its place. */
export function readLabels(
  labels: readonly Label[],
  parse: (region: Region) => readonly RootContent[],
): void {
  for (const { node, region } of labels) {
    const [first, ...more] = parse(region)
    if (first === undefined || more.length > 0) continue
    if (first.type === 'paragraph') node.children = first.children as PhrasingContent[]
    // By itself it would be a block; in a link it is not.
    if (first.type === 'math') node.children = [{ ...first, type: 'inlineMath', display: false } as never]
  }
}
