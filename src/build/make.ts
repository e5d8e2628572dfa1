import { noPosts } from '../report/site.ts'
import { addressesOf } from '../site/addresses.ts'
import { POSTS_FOLDER } from '../text/paths.ts'
import type { Held, Report } from '../types.ts'
import { arrange, worldOf } from './arrange.ts'
import type { BuildInput } from './build.ts'
import { followLinks } from './follow-links.ts'
import type { Memory } from './memory.ts'
import { parseAll } from './parse-all.ts'
import { printAll } from './print-all.ts'
import { type HeldBack, nextChange } from './summary.ts'
import { openTheme } from './theme.ts'

/** The line from parsing to checking, for a build that has something to do. */
export async function make(input: BuildInput, memory: Memory, report: Report) {
  const { config, watch } = input
  const posts = watch.stage('load', () => memory.posts)
  const parsed = await watch.stage('parse', () => parseAll(input, posts, report))
  if (parsed.posts.every(({ kind }) => kind !== 'post') && parsed.broken.length === 0)
    report(noPosts(config.paths.posts ?? POSTS_FOLDER))
  const arranged = arrange(parsed, input, report)
  const { gated, site, routes } = arranged
  const addresses = addressesOf(config)
  const { stamps, themeKey: key, theme: before } = memory
  const theme = await watch.stage('theme', () => openTheme(input, addresses, { key, before, stamps }, report))
  const world = worldOf(arranged, input, { theme: theme.kept, addresses }, report)
  const order = { input, world, pages: memory.pages, stamps, ofPost: posts.printsOf, theme }
  const printed = await watch.stage('render', () => printAll(order, report))
  // A post that could not be read or placed has no page; what links to it is not at fault.
  if (site.broken.size === 0 && routes.isWhole)
    watch.stage('check', () =>
      followLinks(
        printed.memo,
        { routes, theme: theme.kept, addresses, config, places: input.places, files: input.files },
        report,
      ),
    )
  return {
    posts,
    printed,
    theme: theme.kept,
    until: nextChange(parsed.posts, input.now),
    told: {
      held: gated.held.map(heldBack),
      pages: routes.pages.filter(({ path }) => path.endsWith('.html')).length,
      posts: site.order.length,
    },
  }
}

function heldBack({ post, because }: Held): HeldBack {
  const { date, slug } = post.meta
  return { id: post.id, slug, because, ...(date !== undefined && { date }) }
}
