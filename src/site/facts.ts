import { joinPath } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Chunk, Config, Json, Moment, Post, Snapshot, Source, Visibility } from '../types.ts'
import type { Neighbours, Site } from './collate.ts'
import type { Collection } from './taxonomy.ts'

/**
 * Everything a page may read, each fact as small as what can change alone. A page is a pure function of
 * the facts that it asks for by name; nothing else reaches it.
 */
export interface Facts {
  /** What lists show of a post, by id. */
  readonly card: Card | undefined
  /** A post or page, whole, by id. */
  readonly post: Post | undefined
  /** Ids of a list: `index`, `order`, `category:SLUG`. */
  readonly list: readonly string[]
  readonly category: Category | undefined
  /** All categories by slug, sorted by label: name is empty. */
  readonly categories: readonly string[]
  readonly neighbours: Neighbours
  /** Where a source file or a site path leads: by path from the root, or by site path with a leading slash. */
  readonly address: Address | undefined
  /** A picture that is published, by path from the root or by site path. */
  readonly image: Picture | undefined
  /** Whether a file of the project is there, by path from the root. */
  readonly source: boolean
  /** A template, by name below `templates/`. */
  readonly template: Source | undefined
  /** A file of `content/data/`, by name without extension. */
  readonly data: Json | undefined
}

export type Read = <Fact extends keyof Facts>(fact: Fact, name: string) => Facts[Fact]

export interface Card {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date?: Moment
  readonly description: string
  readonly excerpt: readonly Chunk[] | string
  readonly image?: { readonly src: string; readonly alt: string }
  readonly minutes: number
  readonly categories: readonly string[]
  readonly authors: readonly string[]
  readonly pinned: boolean
}

export type Category = Omit<Collection, 'posts'> & { readonly count: number }

export type Address =
  | { readonly kind: 'open'; readonly url: string; readonly ids: readonly string[] | undefined }
  | { readonly kind: 'held'; readonly because: Visibility; readonly id: string }

export interface Picture {
  readonly url: string
  readonly width?: number
  readonly height?: number
}

export interface World {
  readonly site: Site
  readonly config: Config
  readonly files: Snapshot
  readonly copies: ReadonlyMap<string, string>
  readonly data: ReadonlyMap<string, Json>
  readonly sizeOf: (source: Source) => { readonly width: number; readonly height: number } | undefined
}

/** The one door to the site for everything that renders. Absence is an answer too. */
export function factsOf(world: World): Read {
  const { site, files } = world
  const categories = new Map(site.categories.map((collection) => [collection.slug, collection]))
  const terms = new Set(categories.keys())
  const answers: { readonly [Fact in keyof Facts]: (name: string) => Facts[Fact] } = {
    card: (id) => card(site, id, terms),
    post: (id) => site.posts.get(id),
    list: (name) => list(site, name, categories),
    category: (slug) => category(categories.get(slug)),
    categories: () =>
      [...site.categories].sort((a, b) => (a.label < b.label ? -1 : 1)).map(({ slug }) => slug),
    neighbours: (id) => site.neighbours.get(id) ?? {},
    address: (path) => address(world, path),
    image: (path) => picture(world, path),
    source: (path) => files.has(path),
    template: (name) => files.get(`templates/${name}`),
    data: (name) => world.data.get(name),
  }
  return (fact, name) => answers[fact](name)
}

function card(site: Site, id: string, terms: ReadonlySet<string>): Card | undefined {
  const post = site.posts.get(id)
  if (post === undefined) return undefined
  const { meta, body } = post
  const slugs = meta.categories.map(({ text }) => slugOf(text)).filter((slug) => terms.has(slug))
  return {
    id,
    title: post.title,
    url: site.urls.get(id) ?? '/',
    ...(meta.date !== undefined && { date: meta.date }),
    description: meta.description ?? body.description,
    excerpt: meta.excerpt ?? body.excerpt,
    ...(meta.image !== undefined && { image: { src: meta.image.src, alt: meta.image.alt ?? '' } }),
    minutes: post.minutes,
    categories: [...new Set(slugs)],
    authors: meta.authors.map((author) => author.name),
    pinned: meta.pinned,
  }
}

function list(site: Site, name: string, categories: ReadonlyMap<string, Collection>): readonly string[] {
  if (name === 'index') return site.index
  if (name === 'order') return site.order
  return categories.get(name.slice('category:'.length))?.posts ?? []
}

function category(collection: Collection | undefined): Category | undefined {
  if (collection === undefined) return undefined
  const { posts, ...rest } = collection
  return { ...rest, count: posts.length }
}

/** As in the source tree; a post may also be named without its ending, or by its folder. */
function address({ site, files, copies }: World, path: string): Address | undefined {
  if (path.startsWith('/')) return heldAddress(site, path)
  for (const name of [path, `${path}.md`, `${path}.mdx`, `${path}/index.md`, `${path}/index.mdx`]) {
    const url = site.urls.get(name)
    if (url !== undefined) return { kind: 'open', url, ids: site.posts.get(name)?.body.ids }
    if (site.broken.has(name)) return { kind: 'open', url: '/', ids: undefined }
    const held = site.held.get(name)
    if (held !== undefined) return { kind: 'held', because: held.because, id: name }
  }
  const copy = files.has(path) ? copies.get(path) : undefined
  return copy === undefined ? undefined : { kind: 'open', url: copy, ids: undefined }
}

function heldAddress(site: Site, path: string): Address | undefined {
  const held = site.heldUrls.get(path) ?? site.heldUrls.get(`${path}/`)
  return held === undefined ? undefined : { kind: 'held', because: held.because, id: held.post.id }
}

function picture(world: World, path: string): Picture | undefined {
  const source = world.files.get(path.startsWith('/') ? (joinPath('public', path) ?? '') : path)
  const url = source === undefined ? undefined : world.copies.get(source.path)
  if (source === undefined || url === undefined) return undefined
  return { url, ...world.sizeOf(source) }
}
