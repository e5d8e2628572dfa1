import { joinPath } from '../text/paths.ts'
import type { Chunk, Config, Held, Json, Moment, Page, Post, Snapshot, Source } from '../types.ts'
import type { Neighbours, Site } from './collate.ts'
import { addressOf, titleAt } from './resolve.ts'
import { sitemapUrls } from './sitemap-urls.ts'
import { type Collection, slugOfList } from './taxonomy.ts'

/**
 * Everything a page may read, each fact as small as what can change alone. A page is a pure function of
 * the facts that it asks for by name; nothing else reaches it.
 */
export interface Facts {
  /** What lists show of a post, by id. */
  readonly card: Card | undefined
  /** Title and address of a post, by id: all that a link to it shows. */
  readonly link: { readonly title: string; readonly url: string } | undefined
  /** A post or page by id: all that its file says. */
  readonly post: Post | undefined
  /** Ids of a part of a list: `NAME FROM TO`, where NAME is `index`, `order` or `category:SLUG`. */
  readonly ids: readonly string[]
  /** How many posts a list has, by its name. */
  readonly count: number
  readonly category: Category | undefined
  /** All categories by slug, sorted by label: name is empty. */
  readonly categories: readonly string[]
  readonly neighbours: Neighbours
  /** Where a source file or a site path leads: by path from the root, or by site path with a leading slash. */
  readonly address: Address | undefined
  /** The title of a post or page by the path of its file, as a link names it. */
  readonly title: { readonly title: string } | undefined
  /** Whether a post or page stands at a site path, as it is printed. */
  readonly isPage: boolean
  /** A picture that is published, by path from the root or by site path. */
  readonly image: Picture | undefined
  /** Whether a file of the project is there, by path from the root. */
  readonly source: boolean
  /** A template, by name below `templates/`. */
  readonly template: Source | undefined
  /** Names of all templates, for suggestions: name is empty. */
  readonly templates: readonly string[]
  /** Published addresses of the files below `templates/assets/`: name is empty. Every page names some of them. */
  readonly assets: Assets
  /** A file of `content/data/`, by name without extension. */
  readonly data: Json | undefined
  /** Names of the files of `content/data/`: name is empty. */
  readonly dataNames: readonly string[]
  /** A setting of the configuration, by its first key. */
  readonly config: unknown
  /** What templates see as `site`: name is empty. */
  readonly site: View
  /** What search engines may list: name is empty. */
  readonly sitemap: readonly SitemapUrl[]
}

/** Addresses by name. */
export type Assets = { readonly [name: string]: string }

/** Plain values for templates: every documented key exists, what is absent is null. */
export type View = { readonly [key: string]: unknown }

export type Fact = keyof Facts
export type Read = <Name extends Fact>(fact: Name, name: string) => Facts[Name]

export interface Card {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: Moment | undefined
  readonly description: string
  readonly excerpt: readonly Chunk[] | string
  readonly image: { readonly src: string; readonly alt: string } | undefined
  readonly minutes: number
  readonly categories: readonly string[]
  readonly authors: readonly string[]
  readonly pinned: boolean
}

type Category = Omit<Collection, 'posts'> & { readonly count: number }

export type Address =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'held'; readonly because: Held['because']; readonly id: string }

export interface Picture {
  readonly url: string
  readonly width?: number
  readonly height?: number
}

export interface SitemapUrl {
  /** Site path, decoded. */
  readonly url: string
  readonly lastmod?: string
}

export interface World {
  readonly site: Site
  readonly config: Config
  readonly files: Snapshot
  readonly copies: ReadonlyMap<string, string>
  readonly data: ReadonlyMap<string, Json>
  readonly pages: readonly Page[]
  readonly assets: Assets
  /** The same on every page, and the same object: what is printed of it alone may be kept. */
  readonly siteView: View
  readonly sizeOf: (source: Source) => { readonly width: number; readonly height: number } | undefined
}

/** The one door to the site for everything that renders. Absence is an answer too. */
export function factsOf(world: World): Read {
  const { site } = world
  const terms = termsOf(site)
  const counted = new Map(site.categories.map((collection) => [collection.slug, category(collection)]))
  let urls: ReadonlySet<string> | undefined
  const answers: { readonly [Name in Fact]: (name: string) => Facts[Name] } = {
    ...givenFacts(world),
    card: (id) => card(site, id, terms),
    link: (id) => link(site, id),
    post: (id) => site.posts.get(id),
    ids: (name) => part(site, name, terms),
    count: (name) => list(site, name, terms).length,
    category: (slug) => counted.get(slug),
    categories: () =>
      [...site.categories].sort((a, b) => (a.label < b.label ? -1 : 1)).map(({ slug }) => slug),
    neighbours: (id) => site.neighbours.get(id) ?? {},
    address: (path) => addressOf(world, path),
    title: (path) => titleAt(site, path),
    isPage: (url) => {
      // A blog that came from Jekyll may ask for every link, another never.
      urls ??= new Set(site.urls.values())
      return urls.has(url)
    },
    image: (path) => picture(world, path),
    sitemap: () => sitemapUrls(world, terms),
  }
  return (fact, name) => answers[fact](name)
}

const TEMPLATES = 'templates/'

type Given = 'source' | 'template' | 'templates' | 'assets' | 'data' | 'dataNames' | 'config' | 'site'

/** Facts that files and settings alone decide. */
export function givenFacts({
  files,
  config,
  data,
  assets,
  siteView,
}: Pick<World, 'files' | 'config' | 'data' | 'assets' | 'siteView'>): {
  readonly [Name in Given]: (name: string) => Facts[Name]
} {
  let templates: readonly string[] | undefined
  return {
    source: (path) => files.has(path),
    template: (name) => files.get(TEMPLATES + name),
    templates: () => {
      templates ??= [...files.keys()].flatMap((path) =>
        path.startsWith(TEMPLATES) ? path.slice(TEMPLATES.length) : [],
      )
      return templates
    },
    assets: () => assets,
    data: (name) => data.get(name),
    dataNames: () => [...data.keys()],
    config: (key) => config[key as keyof Config],
    site: () => siteView,
  }
}

export interface Terms {
  readonly bySlug: ReadonlyMap<string, Collection>
  readonly slugs: Site['slugs']
}

export function termsOf({ categories, slugs }: Site): Terms {
  return { bySlug: new Map(categories.map((collection) => [collection.slug, collection])), slugs }
}

function card(site: Site, id: string, terms: Terms): Card | undefined {
  const post = site.posts.get(id)
  return post && cardOf(post, site.urls.get(id) ?? '/', categoriesOf(post, terms))
}

/** What lists show of a post that stands at `url`, in the categories with these slugs. */
export function cardOf(post: Post, url: string, categories: readonly string[]): Card {
  const { id, meta, summary } = post
  const { image } = meta
  return {
    id,
    title: post.title,
    url,
    date: meta.date,
    description: meta.description ?? summary.description,
    excerpt: meta.excerpt ?? summary.excerpt,
    image: image && !image.offLists ? { src: image.src, alt: image.alt ?? '' } : undefined,
    minutes: post.minutes,
    categories,
    authors: meta.authors.map((author) => author.name),
    pinned: meta.pinned,
  }
}

/** Slugs of the categories that a post stands in. */
export function categoriesOf({ meta }: Post, { bySlug, slugs }: Terms): readonly string[] {
  const found = meta.categories.map(({ text }) => slugs.get(text) ?? '').filter((slug) => bySlug.has(slug))
  return found.length > 1 ? [...new Set(found)] : found
}

function link(site: Site, id: string): Facts['link'] {
  const post = site.posts.get(id)
  return post === undefined ? undefined : { title: post.title, url: site.urls.get(id) ?? '/' }
}

function list(site: Site, name: string, terms: Terms): readonly string[] {
  if (name === 'index') return site.index
  if (name === 'order') return site.order
  return terms.bySlug.get(slugOfList(name))?.posts ?? []
}

function part(site: Site, name: string, terms: Terms): readonly string[] {
  const [of = '', from = '', to = ''] = name.split(' ')
  return list(site, of, terms).slice(Number(from), Number(to))
}

function category({ posts, ...rest }: Collection): Category {
  return { ...rest, count: posts.length }
}

function picture(world: World, path: string): Picture | undefined {
  const source = pictureSource(world, path)
  const url = source === undefined ? undefined : world.copies.get(source.path)
  return source === undefined || url === undefined ? undefined : { url, ...world.sizeOf(source) }
}

export function pictureSource({ files }: Pick<World, 'files'>, path: string): Source | undefined {
  return files.get(path.startsWith('/') ? (joinPath('public', path) ?? '') : path)
}
