import type { Chunk, ComponentHole, ImageHole, LinkHole, TitleHole } from '../../types.ts'

/**
 * Holes (DESIGN 2.1). In the tree a hole is a token of control characters, `\x01 index \x02`, which to-hast,
 * the sanitiser and to-html carry along untouched; a component's children stand between its token and `\x01/\x02`.
 * Nobody can forge one: control characters are removed from the text and again after raw HTML is parsed.
 */
export type Hole = LinkHole | TitleHole | ImageHole | Omit<ComponentHole, 'children'> | Listing

/** HTML of ours that is finished when it is written: it passes by the printer, and is a hole no longer when chunks are cut. */
interface Listing {
  readonly kind: 'listing'
  readonly html: string
}

/** Note a hole and return the token that stands for it. */
export function dig(holes: Hole[], hole: Hole): string {
  holes.push(hole)
  return `\x01${holes.length - 1}\x02`
}

/** The token after the children of a component. */
export const END_OF_CHILDREN = '\x01/\x02'

/** The token between the excerpt and the body of a post, which go through remark-html together. */
export const BETWEEN = '\x01|\x02'

/**
 * Cut HTML with tokens into chunks. Line ends at its end are left out.
 *
 * @throws when a token is unknown, used twice or unbalanced: somebody but us wrote it
 */
export function chunk(html: string, holes: readonly Hole[]): Chunk[] {
  const text = withoutLineEnds(html)
  const cutting: Cutting = { holes, seen: new Set(), root: [], open: [] }
  let at = 0
  for (let start = text.indexOf('\x01'); start !== -1; start = text.indexOf('\x01', at)) {
    const end = text.indexOf('\x02', start)
    if (end === -1) break
    if (start > at) addText(cutting, text.slice(at, start))
    take(text.slice(start + 1, end), cutting)
    at = end + 1
  }
  if (at < text.length) addText(cutting, text.slice(at))
  if (cutting.open.length > 0) throw new Error('a component never ends')
  return cutting.root
}

interface Cutting {
  readonly holes: readonly Hole[]
  readonly seen: Set<string>
  readonly root: Chunk[]
  readonly open: { readonly chunks: Chunk[]; readonly hole: Omit<ComponentHole, 'children'> }[]
}

/** Where the next chunk goes: into the innermost component that is open. */
function chunksOf({ open, root }: Cutting): Chunk[] {
  return open.at(-1)?.chunks ?? root
}

/** Neighbouring texts are one chunk. */
function addText(cutting: Cutting, text: string): void {
  const chunks = chunksOf(cutting)
  const last = chunks.at(-1)
  if (typeof last === 'string') chunks[chunks.length - 1] = last + text
  else chunks.push(text)
}

function take(part: string, cutting: Cutting): void {
  if (part === '/') {
    const ended = cutting.open.pop()
    if (ended === undefined) throw new Error('a component ends that never began')
    chunksOf(cutting).push({ ...ended.hole, children: trim(ended.chunks) })
    return
  }
  const hole = cutting.holes[Number(part)]
  if (hole === undefined || cutting.seen.has(part)) throw new Error('a forged hole')
  cutting.seen.add(part)
  if (hole.kind === 'listing') addText(cutting, hole.html)
  else if (hole.kind === 'component') cutting.open.push({ hole, chunks: [] })
  else chunksOf(cutting).push(hole)
}

function withoutLineEnds(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--
  return end === text.length ? text : text.slice(0, end)
}

/** Children without the line ends at their two ends. */
function trim(chunks: Chunk[]): Chunk[] {
  const first = chunks[0]
  if (typeof first === 'string') chunks[0] = first.replace(/^\n+/, '')
  const last = chunks.at(-1)
  if (typeof last === 'string') chunks[chunks.length - 1] = withoutLineEnds(last)
  return chunks.filter((part) => part !== '')
}
