import { NotKept } from '../types/store.ts'
import type { Json, Post } from '../types.ts'
import type { Site } from './collate.ts'
import {
  type Address,
  cardOf,
  type Fact,
  type Facts,
  givenFacts,
  pictureSource,
  type Read,
  type World,
} from './facts.ts'
import { ABSENT, type PostPrints, type Print, printOfCard, printOfPost, printsOf } from './prints.ts'
import { addressAmong } from './resolve.ts'

/** What answers beside prints: all that is known without putting the site in order. */
export type Known = Pick<World, 'files' | 'config' | 'data' | 'assets' | 'siteView' | 'sizeOf'> & {
  /** A post and its prints, by id. */
  readonly postOf: (id: string) => { readonly post: Post; readonly prints: PostPrints } | undefined
  /** Site path of an open post, by id. */
  readonly urlOf: (id: string) => string | undefined
  readonly held: readonly Pick<Extract<Address, { kind: 'held' }>, 'because' | 'id'>[]
}

/**
 * The facts of a site of which nothing but texts has changed, read out of their prints (`printsOf`): they are what
 * `factsOf` would answer.
 *
 * @param printOf the print that a fact has today
 * @throws {NotKept} when the fact is asked for, and its print alone does not tell
 */
export function keptFacts(printOf: Print, known: Known): Read {
  const { files, sizeOf, postOf } = known
  const postBehind = (id: string, print: string, own: (prints: PostPrints, post: Post) => string): Post => {
    const found = postOf(id)
    if (found === undefined || own(found.prints, found.post) !== print) throw new NotKept()
    return found.post
  }
  const value = <T>(fact: Fact, name: string): T | undefined => jsonOf<T>(printOf(fact, name))
  const answers: { readonly [Name in Fact]: (name: string) => Facts[Name] } = {
    ...givenFacts(known),
    card: (id) => {
      const print = printOf('card', id)
      if (print === ABSENT) return undefined
      const [, ...rest] = print.split('\n')
      const [url = '/', ...categories] = rest
      return cardOf(
        postBehind(id, print, (prints) => printOfCard(prints, rest)),
        url,
        categories,
      )
    },
    link: (id) => {
      const print = printOf('link', id)
      const cut = print.lastIndexOf('\n')
      // A post may be called like what is not there.
      if (print.slice(0, cut) === ABSENT) throw new NotKept()
      return { title: print.slice(0, cut), url: print.slice(cut + 1) }
    },
    post: (id) => {
      const print = printOf('post', id)
      return print === ABSENT ? undefined : postBehind(id, print, printOfPost)
    },
    ids: (name) => value<readonly string[]>('ids', name) ?? [],
    count: (name) => Number(printOf('count', name)),
    category: (slug) => value('category', slug),
    categories: (name) => value<readonly string[]>('categories', name) ?? [],
    neighbours: (id) => {
      const [older = ABSENT, newer = ABSENT] = printOf('neighbours', id).split('\n')
      return { ...(older !== ABSENT && { older }), ...(newer !== ABSENT && { newer }) }
    },
    address: (path) => value('address', path),
    title: (path) => value('title', path),
    isPage: (url) => printOf('isPage', url) === 'true',
    image: (path) => {
      const [url = ABSENT] = printOf('image', path).split('\n')
      const source = pictureSource({ files }, path)
      return url === ABSENT || source === undefined ? undefined : { url, ...sizeOf(source) }
    },
    sitemap: () => {
      throw new NotKept()
    },
  }
  return (fact, name) => answers[fact](name)
}

/** A value that a print is, in JSON; of a long one it is only a hash, which begins with neither bracket. */
function jsonOf<T>(print: string): T | undefined {
  if (print === ABSENT) return undefined
  if (!print.startsWith('[') && !print.startsWith('{')) throw new NotKept()
  return JSON.parse(print) as Json as T
}

/**
 * Prints of facts that no page of the last build has read.
 *
 * @throws {NotKept} by the print of a fact that the site decides, but for the address of a post
 */
export function newPrints(known: Known): Print {
  const { files, urlOf, held } = known
  const given = new Set(Object.keys(givenFacts(known)))
  const print = printsOf({ ...known, site: EMPTY, copies: new Map(), pages: [] }, () => undefined)
  // Which files are copied, and what held posts would be called, only the whole site tells.
  const isOfPost = (path: string) =>
    path.startsWith('/') ? held.length === 0 : !files.has(path) || urlOf(path) !== undefined
  return (fact, name) => {
    if (given.has(fact)) return print(fact, name)
    if (fact !== 'address' || !isOfPost(name)) throw new NotKept()
    const found = addressAmong(name, urlOf, (id) => held.find((one) => one.id === id)?.because)
    return found === undefined ? ABSENT : JSON.stringify(found)
  }
}

const EMPTY: Site = {
  posts: new Map(),
  urls: new Map(),
  order: [],
  index: [],
  categories: [],
  slugs: new Map(),
  neighbours: new Map(),
  held: new Map(),
  heldUrls: new Map(),
  broken: new Set(),
}
