import { unknownLayout } from '../report/site.ts'
import { didYouMean } from '../report.ts'
import type { Read } from '../site/facts.ts'
import { listUrl } from '../site/route.ts'
import { Html } from '../templates/html.ts'
import { scanHtml } from '../templates/scan.ts'
import { nearest } from '../text/nearest.ts'
import type { Page, Place, Post, Report } from '../types.ts'
import { fill } from './fill.ts'
import type { Finished } from './finished.ts'
import { type Head, pageView, siteView } from './globals.ts'
import { type Kit, kitFor, type Press } from './kit.ts'
import { cardView, categoryView, coverView, postView, topOf } from './views.ts'

type Locals = { readonly [name: string]: unknown }

/** Other generators' names for their usual layouts; here they mean ours (SPEC 13.19). */
const FOREIGN_LAYOUTS: ReadonlySet<string> = new Set([
  'post',
  'posts',
  'page',
  'pages',
  'default',
  'single',
  'article',
  'blog',
  'blogpost',
  'base',
  'layout',
])

/** What a page of HTML is made of, before its layout is printed. */
interface Draft {
  readonly layout: string
  readonly head: Head
  readonly locals: (kit: Kit) => Locals
  readonly subject: Place
  /** The text of the post, whose ids are known already. */
  readonly body?: { readonly html: (kit: Kit) => string; readonly ids: readonly string[] }
}

/** Render one page of HTML: a pure function of the page and what it reads. */
export function htmlPage(page: Page, press: Press, read: Read, report: Report): Finished {
  const draft = draftOf(page, press, read, report)
  const { config, addresses } = press
  const site = siteView(config, addresses, press.asset)
  const globals = {
    site,
    page: pageView(page, draft.head, press),
  }
  const kit = kitFor(press, globals, read, report)
  const body = draft.body?.html(kit)
  const html = kit.print(draft.layout, withBody(draft.locals(kit), body), draft.subject)
  const shell = body ? html.replace(body, () => '') : html
  const scanned = scanHtml(shell)
  const template = topOf(`templates/${draft.layout}`)
  const inConfig = topOf('octavo.config.yaml')
  const named = new Set([site.nav, site.footer, site.social].flat().map((link) => link.url))
  return {
    text: html,
    ids: [...(draft.body?.ids ?? []), ...kit.ids, ...scanned.ids],
    links: [
      ...kit.links,
      ...scanned.links.map((url) => ({ url, place: named.has(url) ? inConfig : template, image: false })),
    ],
  }
}

/** The body goes in as HTML, as a key of `post`. */
function withBody(locals: Locals, body: string | undefined): Locals {
  return body === undefined
    ? locals
    : { ...locals, post: { ...(locals.post as Locals), body: new Html(body) } }
}

function draftOf(page: Page, press: Press, read: Read, report: Report): Draft {
  const top = topOf('octavo.config.yaml')
  if (page.kind === 'post' || page.kind === 'page') return postDraft(page, press, read, report)
  if (page.kind === 'index' || page.kind === 'category') return listDraft(page, press, read)
  const { title, description } = press.config
  if (page.kind === 'categories') {
    const locals = (kit: Kit) => ({
      categories: read('categories', '').map((slug) => categoryWithLatest(slug, kit)),
    })
    return {
      layout: 'layouts/categories.html',
      head: { title: 'Categories', description },
      locals,
      subject: top,
    }
  }
  if (page.kind === 'home') {
    return {
      layout: 'layouts/home.html',
      head: { title, description },
      locals: (kit) => newest(kit),
      subject: top,
    }
  }
  const head = { title: 'Page not found', description: 'There is no page at this address.', noindex: true }
  return { layout: 'layouts/404.html', head, locals: () => ({}), subject: top }
}

function postDraft(page: Page & { readonly id: string }, press: Press, read: Read, report: Report): Draft {
  const post = read('post', page.id)
  const card = read('card', page.id)
  if (post === undefined || card === undefined) throw new Error(`${page.id} has a page but is no open post`)
  const { meta } = post
  const cover = meta.image === undefined ? undefined : coverUrl(post, read, press)
  return {
    layout: layoutOf(post, read, report),
    subject: topOf(post.id),
    head: {
      title: meta.metaTitle ?? post.title,
      description: card.description,
      canonical: meta.canonical,
      noindex: meta.noindex || meta.unlisted,
      lang: meta.lang,
      image: cover,
      published: meta.date?.iso,
      updated: meta.updated?.iso,
    },
    body: {
      html: (kit) => fill(post.body.chunks, kit.filling({ from: post.id, url: page.url, target: 'page' })),
      ids: post.body.ids,
    },
    locals: (kit) => ({
      post: { ...postView(post, card, kit), sidebar: sidebar(post, kit), breadcrumb: breadcrumb(post, kit) },
    }),
  }
}

function coverUrl(post: Post, read: Read, press: Press): string | undefined {
  const src = post.meta.image?.src ?? ''
  if (/^https?:/.test(src)) return src
  const cover = coverView(post.meta.image, post.id, { ...kitFor(press, {}, read, () => {}) })
  return cover === null || press.config.url === undefined
    ? undefined
    : new URL(String(cover.src), press.config.url).href
}

function layoutOf(post: Post, read: Read, report: Report): string {
  const own = post.kind === 'post' ? 'layouts/post.html' : 'layouts/page.html'
  const wanted = post.meta.layout
  if (wanted === undefined) return own
  const name = `layouts/${wanted.text.replace(/\.html$/, '')}.html`
  if (read('template', name) !== undefined) return name
  if (FOREIGN_LAYOUTS.has(wanted.text.toLowerCase())) return own
  report(
    unknownLayout(
      wanted.place,
      wanted.text,
      didYouMean(nearest(wanted.text, ['post', 'page', 'index', 'home'])),
    ),
  )
  return own
}

/** `sidebar: X` prints the partial `sidebars/X`; without one it is ignored (SPEC 13.3). */
function sidebar(post: Post, kit: Kit): Html | null {
  const name = `partials/sidebars/${post.meta.sidebar ?? ''}.html`
  if (post.meta.sidebar === undefined || kit.read('template', name) === undefined) return null
  return new Html(kit.print(name, {}, topOf(post.id)))
}

function breadcrumb(post: Post, kit: Kit): Locals | null {
  const root = post.meta.rootPage
  if (root === undefined || !root.startsWith('/')) return null
  const nav = kit.config.nav.find(({ url }) => url.replace(/\/$/, '') === root.replace(/\/$/, ''))
  return {
    label: nav?.label ?? root.split('/').filter(Boolean).at(-1) ?? root,
    url: kit.addresses.href(nav?.url ?? root),
  }
}

type ListPage = Page & { readonly list: string; readonly number: number }

function listDraft(page: ListPage, { config, addresses }: Press, read: Read): Draft {
  const ids = read('list', page.list)
  const slug = page.kind === 'category' ? page.list.slice('category:'.length) : undefined
  const category = slug === undefined ? undefined : read('category', slug)
  const first = category?.url ?? config.paths.index
  const total = Math.max(1, Math.ceil(ids.length / config.pageSize))
  const at = (number: number) =>
    number < 1 || number > total ? undefined : addresses.href(listUrl(first, number, config))
  const name = category?.label ?? config.title
  const shown = ids.slice((page.number - 1) * config.pageSize, page.number * config.pageSize)
  return {
    layout: `layouts/${page.kind}.html`,
    subject: topOf('octavo.config.yaml'),
    head: {
      title: page.number === 1 ? name : `${name}, page ${page.number}`,
      description: category?.description ?? config.description,
      previous: at(page.number - 1),
      next: at(page.number + 1),
    },
    locals: (kit) => ({
      ...cards(shown, page.kind === 'index' && page.number === 1, kit),
      category: slug === undefined ? null : categoryPageView(slug, kit),
      pagination: {
        number: page.number,
        total,
        previous: at(page.number - 1) ?? null,
        next: at(page.number + 1) ?? null,
        pages: folios(page.number, total).map((number) =>
          number === 0
            ? { number: null, url: null, current: false, gap: true }
            : { number, url: at(number), current: number === page.number, gap: false },
        ),
      },
    }),
  }
}

/** A pinned post at the head of the first page is its lead, and not in `posts`. */
function cards(ids: readonly string[], withLead: boolean, kit: Kit): Locals {
  const found = ids.map((id) => kit.read('card', id)).filter((card) => card !== undefined)
  const views = found.map((card) => cardView(card, kit))
  const hasLead = withLead && views[0]?.pinned === true
  return { lead: hasLead ? views[0] : null, posts: hasLead ? views.slice(1) : views }
}

function newest(kit: Kit): Locals {
  return cards(kit.read('list', 'index').slice(0, kit.config.pageSize), true, kit)
}

function categoryPageView(slug: string, kit: Kit): Locals {
  const image = kit.read('category', slug)?.image
  const cover = image
    ? coverView(
        { src: image, place: topOf('content/data/categories.yaml') },
        'content/data/categories.yaml',
        kit,
      )
    : null
  return { ...categoryView(slug, kit), image: cover }
}

function categoryWithLatest(slug: string, kit: Kit): Locals {
  const latest = kit.read('list', `category:${slug}`).slice(0, 3)
  return { ...categoryPageView(slug, kit), latest: cards(latest, false, kit).posts }
}

/** Numbers of the pages to show, 0 for a gap: the first, the last, and two on each side of the current. */
export function folios(current: number, total: number): readonly number[] {
  const shown = Array.from({ length: total }, (_, at) => at + 1).filter(
    (number) => number === 1 || number === total || Math.abs(number - current) <= 2,
  )
  return shown.flatMap((number, at) => {
    const before = shown[at - 1]
    return before !== undefined && number - before > 1 ? [0, number] : [number]
  })
}
