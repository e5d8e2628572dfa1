import { registered } from '../site/authors.ts'
import type { Read } from '../site/facts.ts'
import { feedIdsOf } from '../site/feed-ids.ts'
import type { LinkUse, Moment, Report } from '../types.ts'
import { forFeeds, withHosts } from './feed-text.ts'
import { fill } from './fill.ts'
import { kitFor, type Press } from './kit.ts'
import { authorUrl } from './views.ts'

/** A feed before it has a format: every address absolute, every text plain or finished HTML. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly lang: string
  readonly home: string
  readonly self: string
  readonly updated: string
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly published: string
  readonly updated: string
  readonly summary: string
  readonly content: string
  readonly lang: string | undefined
  readonly authors: readonly { readonly name: string; readonly url: string | undefined }[]
  readonly categories: readonly { readonly slug: string; readonly label: string }[]
}

/** The newest posts in full. Pinning does not count here (SPEC 13.9). */
export function feedOf(press: Press, read: Read, report: Report): { feed: Feed; links: readonly LinkUse[] } {
  const { config, addresses } = press
  const links: LinkUse[] = []
  const entries = read('ids', `order 0 ${config.feeds.items}`).map((id) => {
    const made = entry(id, press, read, report)
    links.push(...made.links)
    return made.entry
  })
  const home = addresses.absolute('/')
  const updated =
    entries
      .map((one) => one.updated)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00Z'
  const { title, description, lang } = config
  return {
    feed: {
      id: home,
      title,
      subtitle: description,
      lang,
      home,
      self: addresses.absolute('/feed.xml'),
      updated,
      entries,
    },
    links,
  }
}

function entry(
  id: string,
  press: Press,
  read: Read,
  report: Report,
): { entry: Entry; links: readonly LinkUse[] } {
  const post = read('post', id)
  const card = read('card', id)
  if (post === undefined || card === undefined) throw new Error(`${id} is in a list but is no open post`)
  const kit = kitFor(press, {}, read, report)
  const filling = kit.filling({ url: card.url, target: 'feed' })
  const content = withHosts(forFeeds(fill(post.body.chunks, filling)), new URL(press.addresses.absolute('/')))
  const published = instant(post.meta.date)
  const updated = instant(post.meta.updated ?? post.meta.date)
  return {
    links: kit.links,
    entry: {
      id: feedIdsOf(press.config)(post),
      title: post.title,
      url: press.addresses.absolute(card.url),
      published,
      updated: updated > published ? updated : published,
      summary: card.description,
      content,
      lang: post.meta.lang,
      authors: post.meta.authors.map((author) => ({
        name: registered(read('data', 'authors'), author.name)?.name ?? author.name,
        url: iri(authorUrl(author, kit, filling)),
      })),
      categories: card.categories.map((slug) => ({ slug, label: read('category', slug)?.label ?? slug })),
    },
  }
}

/** An address of the web as Atom wants it (RFC 4287, section 3.2.2): without the signs that no IRI holds. */
function iri(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:/i.test(url)
    ? url.replace(/["<>\\^`{|}\s]/g, encodeURIComponent)
    : undefined
}

/** RFC 3339 in UTC. */
function instant(moment: Moment | undefined): string {
  return new Date(moment?.at ?? 0).toISOString().replace('.000Z', 'Z')
}
