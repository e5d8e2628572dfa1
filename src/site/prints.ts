import { print } from '../text/hash.ts'
import type { Config, Json, Post } from '../types.ts'
import { categoriesOf, type Fact, factsOf, pictureSource, type Read, termsOf, type World } from './facts.ts'

/** Prints of what one file says, kept with it: making them again would cost more than all other facts. */
export interface PostPrints {
  /** Of front matter, title and minutes. */
  readonly post: string
  /** Of what is kept apart of it. */
  readonly rest: string
  readonly body: string
  /** Of all that a card shows and the file alone decides. */
  readonly card: string
}

/** A text for a fact that is the same exactly when its value is. An absent fact has one too. */
export type Print = (fact: Fact, name: string) => string

/** Tell facts apart without looking at their values where something shorter tells as much. */
export function printsOf(
  given: Omit<World, 'sizeOf'>,
  ofPost: (id: string) => PostPrints | undefined,
): Print {
  // No print looks into a picture: its bytes tell it apart.
  const world: World = { ...given, sizeOf: () => undefined }
  const read = factsOf(world)
  const { site, files, copies } = world
  const terms = termsOf(site)
  const urlOf = (id: string) => site.urls.get(id) ?? '/'
  const own: Partial<Record<Fact, (name: string) => string>> = {
    card: (id) => {
      const post = site.posts.get(id)
      const prints = ofPost(id)
      return post === undefined || prints === undefined
        ? ABSENT
        : printOfCard(prints, [urlOf(id), ...categoriesOf(post, terms)])
    },
    link: (id) => `${site.posts.get(id)?.title ?? ABSENT}\n${urlOf(id)}`,
    post: (id) => {
      const post = site.posts.get(id)
      const prints = ofPost(id)
      return post === undefined || prints === undefined ? ABSENT : printOfPost(prints, post)
    },
    neighbours: (id) => {
      const { older = ABSENT, newer = ABSENT } = site.neighbours.get(id) ?? {}
      return `${older}\n${newer}`
    },
    image: (path) => {
      const source = pictureSource(world, path)
      return source === undefined ? ABSENT : `${copies.get(source.path) ?? ABSENT}\n${source.hash}`
    },
    source: (path) => (files.has(path) ? 'there' : ABSENT),
    template: (name) => {
      const source = files.get(`templates/${name}`)
      return source === undefined ? ABSENT : `${source.path} ${source.hash}`
    },
  }
  return (fact, name) => (own[fact] ?? ofValue(fact, read))(name)
}

/**
 * One print of all facts but `post`: while it is the same none of them has changed, and only the texts of posts need be
 * looked at. It is made of what decides the site and its pages, not of each answer.
 */
export function printOfAll(
  { site, config, files, copies }: Omit<World, 'sizeOf'>,
  ofPost: (id: string) => PostPrints | undefined,
): string {
  const { posts, held } = site
  const parts = [JSON.stringify(config)]
  for (const [id, { meta }] of posts)
    parts.push(id, ofPost(id)?.post ?? '', meta.updated === undefined ? '' : 'updated')
  for (const [id, { because }] of held) parts.push(id, ofPost(id)?.post ?? '', because)
  // What else posts refer to and is there: it is published with them.
  for (const [path, url] of copies) parts.push(path, url)
  for (const [path, source] of files)
    if (!posts.has(path) && !held.has(path)) parts.push(source.path, source.hash)
  return print(parts.join('\n'))
}

/** The print of a fact that is not there. */
export const ABSENT = '-'

/** A date that is yet to come is written in the file, and not in the post. */
export function printOfPost({ post, body }: PostPrints, { meta }: Pick<Post, 'meta'>): string {
  return `${post}${body}${meta.updated === undefined ? '' : 'updated'}`
}

/** @param rest what the site adds to a card: its address, and the slugs of its categories */
export function printOfCard({ card }: PostPrints, rest: readonly string[]): string {
  return [card, ...rest].join('\n')
}

function ofValue(fact: Fact, read: Read): (name: string) => string {
  return (name) => {
    const value = read(fact, name)
    const text = value === undefined ? ABSENT : JSON.stringify(value as Json | Config)
    return text.length > LONG ? print(text) : text
  }
}

/** A print shorter than this is the value itself, in JSON: a page of a list, a category. */
const LONG = 1000
