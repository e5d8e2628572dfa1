import { decodePath, folderOf, isForeign, isMarkdown, splitAddress, withoutEnding } from '../../text/paths.ts'
import type { StepContext } from '../step.ts'
import { type Link, type Root, walk } from '../tree.ts'

/** Links without words to another post, `[](other.md)`, get its title, which only the site knows, as their words. */
export function wordlessLinks(tree: Root, { text }: StepContext): void {
  if (!text.includes('[](')) return
  walk(tree, (node) => {
    if (node.type !== 'link' || node.children.length > 0) return
    const name = nameOfPost(node)
    if (name !== undefined) node.children.push({ type: 'postTitle', value: name, target: node.url })
  })
}

/** How a file's name ends: two to five signs, a letter among them. `b-1.25` and `b-c.d` may be names of posts. */
const ENDING = /\.(?=\w*[a-z])\w{2,5}$/i

/** What the file that a link leads to is called, if it may be one of markdown; `index.md` is called as its folder. */
function nameOfPost({ url }: Link): string | undefined {
  const { path } = splitAddress(url)
  if (path === '' || path.startsWith('/') || isForeign(url)) return undefined
  if (!isMarkdown(path) && ENDING.test(path)) return undefined
  const page = withoutEnding(decodePath(path)).replace(/\/(?:index)?$/, '')
  const name = page.slice(folderOf(page).length).replace(/^\//, '')
  return /\w|[^\x00-\x7f]/.test(name) ? name : undefined
}
