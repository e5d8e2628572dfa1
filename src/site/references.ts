import { decodePath, folderOf, isForeign, joinPath, splitAddress } from '../text/paths.ts'
import type { Chunk, Post } from '../types.ts'

/**
 * The files of the source tree that a post's text and image point to, as paths from the root. They are
 * published because something refers to them; other files beside posts stay private.
 */
export function references(post: Post): readonly string[] {
  const found: string[] = []
  const folder = folderOf(post.id)
  const note = (address: string) => {
    const { path } = splitAddress(address)
    if (path === '' || path.startsWith('/') || isForeign(address)) return
    const target = joinPath(folder, decodePath(path))
    if (target !== undefined) found.push(target)
  }
  if (post.meta.image !== undefined) note(post.meta.image.src)
  visit(post.body.chunks, note)
  visit(post.body.excerpt, note)
  return found
}

function visit(chunks: readonly Chunk[], note: (address: string) => void): void {
  for (const chunk of chunks) {
    if (typeof chunk === 'string') continue
    if (chunk.kind === 'link') note(chunk.url)
    else if (chunk.kind === 'image') note(chunk.src)
    else {
      for (const value of Object.values(chunk.props)) if (typeof value === 'string') note(value)
      visit(chunk.children, note)
    }
  }
}
