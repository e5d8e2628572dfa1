import { folderNotHeld } from '../report/holding.ts'
import { folderOf } from '../text/paths.ts'
import type { Post, Report, Snapshot } from '../types.ts'

/** Hugo's and Zola's files of a section, and Eleventy's data that is named as its folder. */
const FOLDER_DATA =
  /(?:^|\/)(?:_index\.(?:[a-z-]+\.)?(?:md|mdx|markdown)|([^/]+)\/\1\.(?:json|11tydata\.(?:json|[cm]?js)))$/i

/**
 * Tell files that would hold back a whole folder in another generator, where posts of it are not held back here by
 * themselves or the configuration.
 */
export async function checkFolderData(
  posts: readonly Post[],
  files: Snapshot,
  report: Report,
): Promise<void> {
  const data = [...files.values()].filter(({ path }) => FOLDER_DATA.test(path))
  if (data.length === 0) return
  const { heldByFolder } = await import('../post/folder-data.ts')
  for (const source of data) {
    const folder = folderOf(source.path)
    const open = posts.filter(({ id, meta }) => id.startsWith(`${folder}/`) && !meta.draft)
    const held = open.length === 0 ? undefined : heldByFolder(source)
    if (held !== undefined && open.some((post) => isOpen(post, held.write)))
      report(folderNotHeld(held.place, held.shown, folder, held.write))
  }
}

/** Whether a post that is no draft is still seen where the folder says that it is not. */
function isOpen({ meta }: Post, write: string): boolean {
  if (write.startsWith('draft')) return true
  return !meta.unlisted && (write.startsWith('unlisted') || !meta.noindex)
}
