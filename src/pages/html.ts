import { duplicateId } from '../report/links.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { Read } from '../site/facts.ts'
import { NOT_FOUND } from '../site/permalink.ts'
import { Html } from '../templates/html.ts'
import { scanHtml } from '../templates/scan.ts'
import { decodePath, isForeign, parseAddress, splitAddress } from '../text/paths.ts'
import type { LinkUse, Page, Post, Report } from '../types.ts'
import { fill, linkUse } from './fill.ts'
import { pageView, type SiteView } from './globals.ts'
import { type Kit, kitFor, type Press } from './kit.ts'
import { layoutOf } from './layout.ts'
import { categoryWithLatest, listContent, newest } from './lists.ts'
import type { PageContent } from './page-content.ts'
import { checkShell } from './shell.ts'
import { breadcrumbView, coverView, postView } from './views.ts'

/** A page, rendered: its text, and what the checks need to know of it. */
interface Finished {
  readonly text: string
  readonly ids: readonly string[]
  readonly links: readonly LinkUse[]
}

/** Render one page of HTML: a pure function of the page and what it reads. */
export function htmlPage(page: Page, press: Press, read: Read, report: Report): Finished {
  const content = contentOf(page, press, read, report)
  const site = read('site', '') as SiteView
  const globals = { site, page: pageView(page, content.head, press) }
  let isFaulty = false
  const kit = kitFor(press, globals, read, (finding) => {
    isFaulty ||= finding.severity === 'error'
    report(finding)
  })
  const body = content.body?.html(kit)
  const locals = content.locals(kit, body === undefined ? undefined : new Html(body))
  const html = kit.print(content.layout, locals, content.subject)
  const shell = body ? html.replace(body, () => '') : html
  const scanned = scanHtml(shell)
  const template = topOf(read('template', content.layout)?.path ?? `templates/${content.layout}`)
  const isNoindex = content.head.noindex === true && page.url !== NOT_FOUND
  // A template that fails prints nothing, and has been reported.
  if (!isFaulty) checkShell({ html, shell, body, isNoindex, template, subject: content.subject }, report)
  const named = new Set([site.nav, site.footer, site.social].flat().map((link) => link.url))
  // What a text wrote is known with its own place, and every page names itself in its head.
  const known = new Set([
    ...kit.links.map((link) => link.written ?? link.url),
    ...(content.links ?? []).flatMap(({ url, written = url }) => [url, written]),
    globals.page.canonical,
  ])
  const inConfig = topOf(CONFIG_FILE)
  const links = scanned.links
    .filter((url) => !known.has(url))
    .map((url) => linkUse(url, named.has(url) ? inConfig : template, press.addresses))
  return {
    text: html,
    ids: [...(content.body?.ids ?? []), ...withoutClashes([...kit.ids, ...scanned.ids], content, report)],
    links: [...kit.links, ...(content.links ?? []), ...links],
  }
}

/** Ids of the layout and of components that the text has not; one that it has is said where the author wrote it. */
function withoutClashes(ids: readonly string[], { body }: PageContent, report: Report): readonly string[] {
  const headings = (body?.headings ?? []).flatMap(({ id, place }) =>
    place === undefined ? [] : [{ id, place }],
  )
  const placed = [...headings, ...(body?.reserved ?? [])]
  const clashes = placed.filter(({ id }) => ids.includes(id))
  for (const { id, place } of clashes) report(duplicateId(place, id))
  // The name of an old-fashioned anchor is no second id.
  const isNamed = body?.titleId !== undefined && body.ids.includes(body.titleId)
  const own = isNamed ? ids.filter((id) => id !== body.titleId) : ids
  return clashes.length === 0 ? own : own.filter((id) => clashes.every((clash) => clash.id !== id))
}

function contentOf(page: Page, press: Press, read: Read, report: Report): PageContent {
  const top = topOf(CONFIG_FILE)
  if (page.kind === 'post' || page.kind === 'page') return postContent(page, press, read, report)
  if (page.kind === 'index' || page.kind === 'category') return listContent(page, press, read)
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
      locals: newest,
      subject: top,
    }
  }
  const head = { title: 'Page not found', description: 'There is no page at this address.', noindex: true }
  return { layout: 'layouts/404.html', head, locals: () => ({}), subject: top }
}

function postContent(
  page: Page & { readonly id: string },
  press: Press,
  read: Read,
  report: Report,
): PageContent {
  const post = read('post', page.id)
  const card = read('card', page.id)
  if (post === undefined || card === undefined) throw new Error(`${page.id} has a page but is no open post`)
  const { meta, body } = post
  const canonical = canonicalOf(meta.canonical, press)
  const cover = meta.image === undefined ? undefined : coverUrl(post, read, press)
  return {
    layout: layoutOf(post, read, report),
    subject: topOf(post.id),
    head: {
      title: meta.metaTitle ?? post.title,
      description: card.description,
      canonical,
      noindex: meta.noindex || meta.unlisted || page.url === NOT_FOUND,
      lang: meta.lang,
      image: cover,
      published: meta.date?.iso,
      updated: meta.updated?.iso,
    },
    links: headLinks(post, canonical, press),
    body: {
      html: (kit) => fill(body.chunks, kit.filling({ url: page.url, target: 'page' })),
      ids: body.ids,
      headings: body.headings,
      reserved: body.reserved ?? [],
      titleId: body.titleId,
    },
    locals: (kit, html) => ({ post: postView(post, { body, card, html }, kit) }),
  }
}

/** Addresses of the front matter that the layout prints. One of the navigation is checked as that. */
function headLinks(post: Post, canonical: string | undefined, press: Press): readonly LinkUse[] {
  const { meta } = post
  const links: LinkUse[] = []
  if (canonical !== undefined) {
    const use = linkUse(canonical, meta.canonicalPlace ?? topOf(post.id), press.addresses)
    links.push({ ...use, ...(meta.canonical !== undefined && { written: meta.canonical }) })
  }
  const root = breadcrumbView(post, press)
  if (meta.rootPage !== undefined && root !== null && !root.isOfNav) {
    const use = linkUse(root.url, meta.rootPage.place, press.addresses)
    links.push({ ...use, written: meta.rootPage.text })
  }
  return links
}

/** With scheme and host: a path of the site means nothing to somebody who finds the page elsewhere. */
function canonicalOf(canonical: string | undefined, { addresses }: Press): string | undefined {
  if (canonical === undefined || isForeign(canonical)) return canonical
  const { path, query, fragment } = splitAddress(canonical)
  return addresses.absolute(decodePath(path)) + query + fragment
}

function coverUrl(post: Post, read: Read, press: Press): string | undefined {
  const src = post.meta.image?.src ?? ''
  if (/^https?:/.test(src)) return parseAddress(src)?.href ?? src
  const cover = coverView(
    post.meta.image,
    post.id,
    kitFor(press, {}, read, () => {}),
  )
  return cover === null || press.config.url === undefined
    ? undefined
    : new URL(String(cover.src), press.config.url).href
}
