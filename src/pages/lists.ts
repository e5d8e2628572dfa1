import { CONFIG_FILE, topOf } from '../report.ts'
import type { Read, View } from '../site/facts.ts'
import { listUrl, pagesOfList } from '../site/route.ts'
import { listOfCategory, slugOfList } from '../site/taxonomy.ts'
import type { Page } from '../types.ts'
import type { Kit, Press } from './kit.ts'
import type { PageContent } from './page-content.ts'
import { cardView, categoryView, coverView, prints, registryPath } from './views.ts'

type ListPage = Page & { readonly list: string; readonly number: number }

/** A numbered page of the index or of a category. */
export function listContent(page: ListPage, { config, addresses }: Press, read: Read): PageContent {
  const count = read('count', page.list)
  const slug = page.kind === 'category' ? slugOfList(page.list) : undefined
  const category = slug === undefined ? undefined : read('category', slug)
  const first = category?.url ?? config.paths.index
  const total = pagesOfList(count, config)
  const at = (number: number) =>
    number < 1 || number > total ? undefined : addresses.href(listUrl(first, number, config))
  const name = category?.label ?? config.title
  const from = (page.number - 1) * config.pageSize
  const shown = read('ids', `${page.list} ${from} ${from + config.pageSize}`)
  return {
    layout: `layouts/${page.kind}.html`,
    subject: topOf(CONFIG_FILE),
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
function cards(ids: readonly string[], withLead: boolean, kit: Kit): View {
  const found = ids.map((id) => kit.read('card', id)).filter((card) => card !== undefined)
  const views = found.map((card) => cardView(card, kit))
  const hasLead = withLead && views[0]?.pinned === true
  const math = found.some(({ excerpt }) => typeof excerpt !== 'string' && prints(excerpt, '<math '))
  return { lead: hasLead ? views[0] : null, posts: hasLead ? views.slice(1) : views, math }
}

/** The newest posts, for the home page. */
export function newest(kit: Kit): View {
  return cards(kit.read('ids', `index 0 ${kit.config.pageSize}`), true, kit)
}

function categoryPageView(slug: string, kit: Kit): View {
  const image = kit.read('category', slug)?.image
  if (!image) return { ...categoryView(slug, kit), image: null }
  const registry = registryPath('categories', kit)
  const cover = coverView({ src: image, place: topOf(registry) }, registry, kit)
  return { ...categoryView(slug, kit), image: cover }
}

/** A category in the list of categories, with its three latest posts. */
export function categoryWithLatest(slug: string, kit: Kit): View {
  const latest = kit.read('ids', `${listOfCategory(slug)} 0 3`)
  return { ...categoryPageView(slug, kit), latest: cards(latest, false, kit).posts }
}

/** Numbers of the pages to show, 0 for a gap: the first, the last, and two on each side of the current. */
export function folios(current: number, total: number): readonly number[] {
  const near = [1, current - 2, current - 1, current, current + 1, current + 2, total]
  const shown = [...new Set(near)].filter((number) => number >= 1 && number <= total).sort((a, b) => a - b)
  return shown.flatMap((number, at) => {
    const before = shown[at - 1]
    return before !== undefined && number - before > 1 ? [0, number] : [number]
  })
}
