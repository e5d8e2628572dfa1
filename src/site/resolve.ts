import type { Held } from '../types.ts'
import type { Site } from './collate.ts'
import type { Address, World } from './facts.ts'

/** As in the source tree; a post may also be named without its ending, or by its folder. */
export function addressOf({ site, files, copies }: World, path: string): Address | undefined {
  if (path.startsWith('/')) return heldAddress(site, path)
  const found = addressAmong(
    path,
    (id) => site.urls.get(id) ?? (site.broken.has(id) ? '/' : undefined),
    (id) => site.held.get(id)?.because,
  )
  if (found !== undefined) return found
  const copy = files.has(path) ? copies.get(path) : undefined
  return copy === undefined ? undefined : { kind: 'open', url: copy }
}

/** The address of a post by its path in the source tree, given those of open posts and why others are held. */
export function addressAmong(
  path: string,
  urlOf: (id: string) => string | undefined,
  heldFor: (id: string) => Held['because'] | undefined,
): Address | undefined {
  for (const ending of ENDINGS) {
    const id = path + ending
    const url = urlOf(id)
    if (url !== undefined) return { kind: 'open', url }
    const because = heldFor(id)
    if (because !== undefined) return { kind: 'held', because, id }
  }
  return undefined
}

/** The title of a post by its path in the source tree, if that is the address of one that is open. */
export function titleAt(
  { posts, urls, held, broken }: Site,
  path: string,
): { readonly title: string } | undefined {
  const isOne = (id: string) => urls.has(id) || broken.has(id) || held.has(id)
  const id = ENDINGS.map((ending) => path + ending).find(isOne)
  const post = id === undefined ? undefined : posts.get(id)
  return post && { title: post.title }
}

const ENDINGS = ['', '.md', '.mdx', '.markdown', '/index.md', '/index.mdx', '/index.markdown']

function heldAddress(site: Site, path: string): Address | undefined {
  const bare = path.replace(/(?:\/index\.html|\/)$/, '')
  const held = site.heldUrls.get(path) ?? site.heldUrls.get(`${bare}/`) ?? site.heldUrls.get(bare)
  return held === undefined ? undefined : { kind: 'held', because: held.because, id: held.post.id }
}
