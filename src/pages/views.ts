import { brokenPicture, missingCover, privateCover } from '../report/links.ts'
import { readAlias } from '../report/path-aliases.ts'
import { topOf } from '../report.ts'
import { portraitOf, registered } from '../site/authors.ts'
import type { Card, View } from '../site/facts.ts'
import { Html } from '../templates/html.ts'
import { open } from '../templates/open.ts'
import { dayInWords } from '../text/format-day.ts'
import { isForeign } from '../text/paths.ts'
import type { AuthorRef, Chunk, Heading, ImageRef, Moment, Post, PostText } from '../types.ts'
import { type Filling, fill, resolveLink } from './fill.ts'
import { linkOf } from './globals.ts'
import { isBroken, isWithheld } from './images.ts'
import type { Kit, Press } from './kit.ts'
import { pictureAt } from './path-aliases.ts'

/** What lists show of a post. */
export function cardView(card: Card, kit: Kit): View {
  const { addresses, read } = kit
  const filling = kit.filling({ url: card.url, target: 'list' })
  const excerpt = typeof card.excerpt === 'string' ? card.excerpt : new Html(fill(card.excerpt, filling))
  return {
    title: card.title,
    url: addresses.href(card.url),
    date: dateView(card.date),
    minutes: card.minutes,
    excerpt,
    description: card.description,
    image: card.image === undefined ? null : silentCover(card.image, card.id, kit),
    categories: card.categories.map((slug) => categoryView(slug, kit)),
    authors: card.authors.map((name) => ({ name: registered(read('data', 'authors'), name)?.name ?? name })),
    pinned: card.pinned,
  }
}

/** What is wrong with a cover is said where its post is printed. */
function silentCover(image: NonNullable<Card['image']>, id: string, kit: Kit): View | null {
  return coverView({ ...image, place: topOf(id) }, id, { ...kit, report: () => {} })
}

function dateView(moment: Moment | undefined): View | null {
  if (moment === undefined) return null
  return { day: moment.day, iso: moment.iso, text: dayInWords(moment.day) }
}

export function categoryView(slug: string, { read, addresses }: Kit): View {
  const category = read('category', slug)
  if (category === undefined) return {}
  const { label, description, pigment, count } = category
  return { label, slug, url: addresses.href(category.url), description, pigment, count }
}

/** A featured image; a missing one is a warning, and the page is made without it (SPEC 13.20). */
export function coverView(image: ImageRef | undefined, from: string, kit: Kit): View | null {
  if (image === undefined) return null
  const { alt = '', caption = null } = image
  const picture = pictureView(image, from, kit)
  return picture === null ? null : { ...picture, alt, caption }
}

/** Address and size of a picture that `from` names; a missing one is a warning. */
function pictureView(
  { src, place }: Pick<ImageRef, 'src' | 'place'>,
  from: string,
  { read, addresses, report }: Kit,
): View | null {
  if (isForeign(src)) return { src, width: null, height: null }
  const { target, rest, picture, alias } = pictureAt(src, from, read)
  if (picture === undefined) {
    report(isWithheld(target, read) ? privateCover(place, src) : missingCover(place, src, alias))
    return null
  }
  if (alias !== undefined) report(readAlias(place, src, alias))
  if (isBroken(picture)) report(brokenPicture(place, src))
  const { url, width = null, height = null } = picture
  return { src: addresses.href(url) + rest, width, height }
}

/** The file of a registry: the place of what it names. */
export function registryPath(name: string, { read, config }: Kit): string {
  const [usual = '', ...others] = ['yaml', 'yml', 'json'].map(
    (ending) => `${config.paths.data}/${name}.${ending}`,
  )
  return others.find((path) => read('source', path)) ?? usual
}

interface Shown {
  readonly body: PostText
  readonly card: Card
  /** The body, its holes filled. */
  readonly html: Html | undefined
}

/** Everything that a post's own page shows. Key by key: spreading views into each other takes longer than making them. */
export function postView(post: Post, { body, card: shown, html }: Shown, kit: Kit): View {
  const { meta } = post
  const { older, newer } = kit.read('neighbours', post.id)
  const card = cardView(shown, kit)
  // One that is missing is told, wherever it is shown.
  const cover = coverView(meta.image, post.id, kit)
  const breadcrumb = breadcrumbView(post, kit)
  return {
    title: card.title,
    title_id: body.titleId ?? null,
    url: card.url,
    date: card.date,
    minutes: card.minutes,
    excerpt: card.excerpt,
    description: card.description,
    image: meta.image?.offPage ? null : cover,
    categories: card.categories,
    authors: meta.authors.map((author) => authorView(author, post.id, kit)),
    pinned: card.pinned,
    image_type: meta.imageType,
    updated: dateView(meta.updated),
    toc: tocView(body.headings, meta.toc),
    show_title: meta.showTitle,
    standfirst: meta.description ?? null,
    tags: meta.tags.map((tag) => tag.text),
    previous: turnView(older, kit),
    next: turnView(newer, kit),
    words: body.words,
    code: prints(body.chunks, '<figure class="code">'),
    math: prints(body.chunks, '<math '),
    extra: open(meta.extra),
    sidebar: sidebar(post, kit),
    breadcrumb: breadcrumb === null ? null : { label: breadcrumb.label, url: breadcrumb.url },
    body: html,
  }
}

/** `sidebar: X` prints the partial `sidebars/X`; without one it is ignored (SPEC 13.3). */
function sidebar(post: Post, kit: Kit): Html | null {
  const name = `partials/sidebars/${post.meta.sidebar ?? ''}.html`
  if (post.meta.sidebar === undefined || kit.read('template', name) === undefined) return null
  return new Html(kit.print(name, {}, topOf(post.id)))
}

/** Where the breadcrumb of a post begins: `rootPage`, with the words of the navigation when it stands there. */
export function breadcrumbView(
  { meta }: Post,
  { config, addresses }: Press,
): { readonly label: string; readonly url: string; readonly isOfNav: boolean } | null {
  const root = meta.rootPage?.text
  if (root === undefined || !root.startsWith('/')) return null
  const nav = config.nav.find(({ url }) => url.replace(/\/$/, '') === root.replace(/\/$/, ''))
  return {
    label: nav?.label ?? root.split('/').filter(Boolean).at(-1) ?? root,
    url: linkOf(nav?.url ?? root, addresses),
    isOfNav: nav !== undefined,
  }
}

/** Whether the text prints something, its components' children included: only then its page needs the styles of it. */
export function prints(chunks: readonly Chunk[], sign: string): boolean {
  return chunks.some((chunk) => {
    if (typeof chunk === 'string') return chunk.includes(sign)
    return chunk.kind === 'component' && prints(chunk.children, sign)
  })
}

function turnView(id: string | undefined, { read, addresses }: Kit): View | null {
  const link = id === undefined ? undefined : read('link', id)
  return link === undefined ? null : { title: link.title, url: addresses.href(link.url) }
}

function authorView(author: AuthorRef, from: string, kit: Kit): View {
  const known = registered(kit.read('data', 'authors'), author.name)
  return {
    name: known?.name ?? author.name,
    bio: author.bio ?? known?.bio ?? null,
    url: authorUrl(author, kit, kit.filling({ url: '/', target: 'page' })) ?? null,
    image: portraitView(author, portraitOf(known), { from, kit }),
  }
}

/** Where more is said of an author, as it is printed; undefined where nothing is, or a page that is held back. */
export function authorUrl({ name, url, place }: AuthorRef, kit: Kit, filling: Filling): string | undefined {
  if (url !== undefined) return resolveLink({ kind: 'link', url, place }, filling)
  const known = registered(kit.read('data', 'authors'), name)?.url
  if (known === undefined) return undefined
  // A dead one is found on the page; its line in the registry is looked for then.
  const registry = topOf(registryPath('authors', kit))
  return resolveLink({ kind: 'link', url: known, place: registry }, { ...filling, links: [] })
}

function portraitView(
  { image, place }: AuthorRef,
  known: string | undefined,
  { from, kit }: { readonly from: string; readonly kit: Kit },
): View | null {
  if (image !== undefined) return pictureView({ src: image, place }, from, kit)
  if (known === undefined) return null
  const registry = registryPath('authors', kit)
  return pictureView({ src: known, place: topOf(registry) }, registry, kit)
}

/** Two headings or more make a table of contents. Lower levels nest under the higher one before them. */
function tocView(headings: readonly Heading[], levels: Post['meta']['toc']): readonly View[] {
  if (levels === false) return []
  const shown = headings.filter(({ level }) => level >= levels.min && level <= levels.max)
  if (shown.length < 2) return []
  const top: Entry[] = []
  const open: Entry[] = []
  for (const { id, text, level } of shown) {
    const entry: Entry = { id, text, level, children: [] }
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const siblings = open.at(-1)?.children ?? top
    siblings.push(entry)
    open.push(entry)
  }
  return top
}

interface Entry {
  readonly id: string
  readonly text: string
  readonly level: number
  readonly children: Entry[]
  readonly [key: string]: unknown
}
