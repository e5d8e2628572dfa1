import { aliasedPath } from '../text/path-aliases.ts'
import { decodePath, folderOf, isForeign, joinPath, splitAddress } from '../text/paths.ts'
import type { Body, Chunk, Meta } from '../types.ts'

/**
 * The files of the source tree that a post's text, image and authors point to, as paths from the root. They are
 * published because something refers to them; other files beside posts stay private.
 */
export function references(id: string, meta: Meta, body: Body): readonly string[] {
  const found: string[] = []
  const note = (address: string, from: string) => {
    if (address.startsWith('#')) return
    const { path } = splitAddress(address)
    if (path === '' || isForeign(address)) return
    found.push(...(aliasedPath(path)?.files ?? []))
    if (path.startsWith('/')) return
    const target = joinPath(folderOf(from), decodePath(path))
    if (target !== undefined) found.push(target)
  }
  if (meta.image !== undefined) note(meta.image.src, id)
  for (const { image } of meta.authors) if (image !== undefined) note(image, id)
  visit(body.chunks, note)
  visit(body.excerpt, note)
  return found.length > 1 ? [...new Set(found)] : found
}

function visit(chunks: readonly Chunk[], note: (address: string, from: string) => void): void {
  for (const chunk of chunks) {
    if (typeof chunk === 'string') continue
    if (chunk.kind === 'link') note(chunk.url, chunk.place.path)
    else if (chunk.kind === 'image') note(chunk.src, chunk.place.path)
    else if (chunk.kind === 'component') {
      for (const value of Object.values(chunk.props))
        if (typeof value === 'string') note(value, chunk.place.path)
      visit(chunk.children, note)
    }
  }
}
