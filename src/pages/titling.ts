import type { Read } from '../site/facts.ts'
import { ENDINGS } from '../site/resolve.ts'
import { escapeHtml } from '../text/escape.ts'
import { decodePath, folderOf, isMarkdown, joinPath, splitAddress } from '../text/paths.ts'
import type { LinkHole } from '../types.ts'

/** What writes the title of a post into the link that leads to it, where its words are to be that; undefined: it has its own. */
export function titling(
  { url, isTitled, place }: LinkHole,
  read: Read,
): ((text: string) => string) | undefined {
  if (isTitled !== true) return undefined
  const target = joinPath(folderOf(place.path), decodePath(splitAddress(url).path)) ?? ''
  // What has its ending is no name of another.
  for (const ending of isMarkdown(target) ? [''] : ENDINGS.slice(1)) {
    const title = read('link', target + ending)?.title
    if (title !== undefined) return (text) => text.replace(/>[^<]*/, () => `>${escapeHtml(title)}`)
  }
  return undefined
}
