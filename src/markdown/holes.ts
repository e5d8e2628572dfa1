import type { Chunk, ComponentHole, ImageHole, LinkHole } from '../types.ts'

/**
 * Holes (DESIGN 2.1). In the tree a hole is a token of control characters, `\x01 index \x02`, which to-hast,
 * the sanitiser and to-html carry along untouched; a component's children stand between its token and `\x01/\x02`.
 * Nobody can forge one: control characters are removed from the text and again after raw HTML is parsed.
 */
export type Hole = LinkHole | ImageHole | Omit<ComponentHole, 'children'>

/** Note a hole and return the token that stands for it. */
export function dig(holes: Hole[], hole: Hole): string {
  holes.push(hole)
  return `\x01${holes.length - 1}\x02`
}

/** The token after the children of a component. */
export const END_OF_CHILDREN = '\x01/\x02'

/** Control characters that no text of an author's may hold: all of C0 but tab, line feed and carriage return. */
export function withoutControls(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
}

/**
 * Cut HTML with tokens into chunks.
 *
 * @throws when a token is unknown, used twice or unbalanced: somebody but us wrote it
 */
export function chunk(html: string, holes: readonly Hole[]): Chunk[] {
  const parts = html.split(/\x01([^\x02]*)\x02/)
  const seen = new Set<string>()
  const root: Chunk[] = []
  const open: { readonly chunks: Chunk[]; readonly hole: Omit<ComponentHole, 'children'> }[] = []
  for (const [index, part] of parts.entries()) {
    const chunks = open.at(-1)?.chunks ?? root
    if (index % 2 === 0) {
      if (part !== '') chunks.push(part)
      continue
    }
    if (part === '/') {
      const ended = open.pop()
      if (ended === undefined) throw new Error('a component ends that never began')
      const outer = open.at(-1)?.chunks ?? root
      outer.push({ ...ended.hole, children: trim(ended.chunks) })
      continue
    }
    const hole = holes[Number(part)]
    if (hole === undefined || seen.has(part)) throw new Error('a forged hole')
    seen.add(part)
    if (hole.kind === 'component') open.push({ hole, chunks: [] })
    else chunks.push(hole)
  }
  if (open.length > 0) throw new Error('a component never ends')
  return root
}

/** Children without the line ends at their two ends. */
function trim(chunks: Chunk[]): Chunk[] {
  const first = chunks[0]
  if (typeof first === 'string') chunks[0] = first.replace(/^\n+/, '')
  const last = chunks.at(-1)
  if (typeof last === 'string') chunks[chunks.length - 1] = last.replace(/\n+$/, '')
  return chunks.filter((part) => part !== '')
}
