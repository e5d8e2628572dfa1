import type { Range } from '../../text/ranges.ts'
import { type Html, type Image, type Link, type Root, type RootContent, walk } from '../tree.ts'

export interface Leaf {
  readonly start: number
  readonly end: number
  readonly isCell: boolean
}

/** What a formula meets in a text. */
export interface Surroundings {
  readonly text: string
  /** Paragraphs, headings and cells, in order: no formula of a line leaves the one that it begins in. */
  readonly leaves: readonly Leaf[]
  /** Code and component tags, in order: no formula holds or touches them. */
  readonly closed: readonly Range[]
  /** Addresses and raw tags, in order: no formula begins or ends in them. */
  readonly inner: readonly Range[]
  /** Both ends of what a formula must not take apart, in order. */
  readonly edges: readonly Edge[]
}

/** One end of a span of markdown or of a raw tag. */
export interface Edge {
  readonly at: number
  readonly start: number
  readonly end: number
  /** `whole`: no formula holds any of it; `link`: none holds half of it; a sign: none holds the end of such emphasis. */
  readonly kind: string
}

const LEAVES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])
const EMPHASIS: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete'])
const REFERENCES: ReadonlySet<string> = new Set(['linkReference', 'imageReference', 'footnoteReference'])

export function surroundingsOf(text: string, plain: Root, closed: readonly Range[]): Surroundings {
  const leaves: Leaf[] = []
  const inner: Range[] = []
  const edges: Edge[] = []
  const open = new Map<string, Edge[]>()
  const addBoth = (start: number, end: number, kind: Edge['kind']) => {
    for (const at of [start, end - 1]) edges.push({ at, start, end, kind })
  }
  walk(plain, (node) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    if (LEAVES.has(node.type)) {
      leaves.push({ start, end, isCell: node.type === 'tableCell' })
      open.clear()
    } else if (node.type === 'html' || node.type === 'definition') inner.push([start, end])
    else if (node.type === 'link' || node.type === 'image') inner.push(addressOf(node, text, start, end))
    else if (REFERENCES.has(node.type)) inner.push(labelOf(node, start, end))
    if (node.type === 'html') for (const tag of tagsFor(node, start, end, open)) edges.push(tag)
    else if (EMPHASIS.has(node.type)) edges.push({ at: end - 1, start, end, kind: text.charAt(start) })
    else if (node.type === 'footnoteReference' || (node.type === 'link' && ADDRESS.test(node.url)))
      addBoth(start, end, 'whole')
    else if (node.type === 'link' || node.type === 'linkReference') addBoth(start, end, 'link')
  })
  const byStart = inner.sort(([a], [b]) => a - b)
  return { text, leaves, closed, inner: byStart, edges: edges.sort((a, b) => a.at - b.at) }
}

/** An address for certain: `D[f](x)` may be read as a link, and is none in a formula. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:|\.{0,2}\/|#)|\.(?:mdx?|html?)\b/i

/**
 * What is a raw tag for certain: one that has a partner or attributes, or that never holds anything. A lone `<b>` may be a
 * `b` in the angle brackets of a formula.
 */
function tagsFor({ value }: Html, start: number, end: number, open: Map<string, Edge[]>): readonly Edge[] {
  const tag: Edge = { at: start, start, end, kind: 'whole' }
  const [, slash, name = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(value) ?? []
  const key = name.toLowerCase()
  if (slash === '/') {
    const partner = open.get(key)?.pop()
    return partner === undefined ? [tag] : [partner, tag]
  }
  if (slash === undefined || /^(?:br|hr|img|wbr|input)$/.test(key) || /=|\/>$/.test(value)) return [tag]
  const others = open.get(key)
  if (others === undefined) open.set(key, [tag])
  else others.push(tag)
  return []
}

/** The label of a reference must stay as it is written; where the label is the text, that is read apart. */
function labelOf(node: RootContent, start: number, end: number): Range {
  const isFull = node.type === 'linkReference' && node.referenceType === 'full'
  return [isFull ? (node.children.at(-1)?.position?.end.offset ?? start) : start, end]
}

/** Where a link's address stands: behind its text, and all of it when there is no other text. */
function addressOf(node: Link | Image, text: string, start: number, end: number): Range {
  const last = node.type === 'link' ? node.children.at(-1)?.position?.end.offset : undefined
  return text.charAt(start) === '[' && last !== undefined ? [last, end] : [start, end]
}
