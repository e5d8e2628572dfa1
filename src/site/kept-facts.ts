import type { Json, Post } from '../types.ts'
import { cardOf, type Fact, type Facts, pictureSource, type Read, type World } from './facts.ts'
import { ABSENT, type PostPrints, printOfCard, printOfPost } from './prints.ts'

/** A fact whose value its print does not tell: the site has to be put in order to know it. */
export class NotKept extends Error {}

/** What answers beside prints: all that is known without putting the site in order. */
export type Known = Pick<World, 'files' | 'config' | 'data' | 'assets' | 'siteView' | 'sizeOf'> & {
  /** A post and its prints, by id. */
  readonly postOf: (id: string) => { readonly post: Post; readonly prints: PostPrints } | undefined
}

/**
 * The facts of a site of which nothing but texts has changed, read out of their prints (`printsOf`): they are what
 * `factsOf` would answer.
 *
 * @param printOf the print that a fact has today
 * @throws {NotKept} when the fact is asked for, and its print alone does not tell
 */
export function keptFacts(printOf: (fact: Fact, name: string) => string, known: Known): Read {
  const { files, config, data, assets, siteView, sizeOf, postOf } = known
  const postBehind = (id: string, print: string, own: (prints: PostPrints, post: Post) => string): Post => {
    const found = postOf(id)
    if (found === undefined || own(found.prints, found.post) !== print) throw new NotKept()
    return found.post
  }
  const value = <T>(fact: Fact, name: string): T | undefined => jsonOf<T>(printOf(fact, name))
  const answers: { readonly [Name in Fact]: (name: string) => Facts[Name] } = {
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
    image: (path) => {
      const [url = ABSENT] = printOf('image', path).split('\n')
      const source = pictureSource({ files }, path)
      return url === ABSENT || source === undefined ? undefined : { url, ...sizeOf(source) }
    },
    source: (path) => files.has(path),
    template: (name) => files.get(`templates/${name}`),
    templates: () => {
      throw new NotKept()
    },
    assets: () => assets,
    data: (name) => data.get(name),
    dataNames: () => [...data.keys()],
    config: (key) => config[key as keyof typeof config],
    site: () => siteView,
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
