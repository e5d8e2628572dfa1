import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Code } from '../code-blocks.ts'
import type { Name } from './options.ts'
import type { Site } from './site.ts'

/** What a build made, counted in its output. */
export interface Made {
  readonly posts: number
  readonly index: number
  readonly categories: number
  readonly feed: number
  readonly sitemap: number
  /** Other HTML pages than those: homes, lists of categories, redirects. */
  readonly others: number
  readonly postBytes: number
}

/** Posts on a page of a list, and entries of the feed: in every set-up. */
const PAGE_SIZE = 10
const FEED_SIZE = 20
/** In `templates/assets/fonts`: that everybody brings out the files of the theme. */
const FONTS = 15

/**
 * Count what a build made, and look into its pages.
 *
 * @throws when it is not the blog that it should be: no time is worth anything then
 */
export function verify(site: Site): Made {
  const { peer, root, posts, code } = site
  const output = join(root, peer.output)
  const files = (readdirSync(output, { recursive: true }) as string[]).filter((path) =>
    /\.(?:html|xml|woff2)$/.test(path),
  )
  const at = peer.addresses
  const numbered = `(?:${at.folio}(?!1/)\\d+/)?index\\.html$`
  const of = (pattern: string) => files.filter((path) => new RegExp(`^${pattern}`).test(path))
  const text = (path: string) => readFileSync(join(output, path), 'utf8')
  const count = (path: string, pattern: RegExp) =>
    files.includes(path) ? (text(path).match(pattern)?.length ?? 0) : 0
  const postPages = of(`${at.posts}post-\\d+/index\\.html$`)
  const lists = [...of(`${at.index}${numbered}`), ...of(`${at.categories}[a-z]+/${numbered}`)]
  const categories = of(`${at.categories}[a-z]+/${numbered}`).length
  const made: Made = {
    posts: postPages.length,
    index: lists.length - categories,
    categories,
    feed: count('feed.xml', /<entry>/g),
    sitemap: count('sitemap.xml', new RegExp(`<loc>https://example\\.org/${at.posts}post-\\d+/</loc>`, 'g')),
    others: files.filter((path) => path.endsWith('.html')).length - postPages.length - lists.length,
    postBytes: postPages.reduce((sum, path) => sum + text(path).length, 0) / Math.max(1, postPages.length),
  }
  const faults = [
    ...wrongCounts(made, expected(posts, peer.name === 'bare')),
    ...postPages.flatMap((path) => wrongPost(path, text(path), peer.name === 'bare')),
    ...wrongCode(postPages.map(text), code, peer.name),
    ...lists.flatMap((path) => wrongList(path, text(path))),
    ...(peer.name === 'bare' ? [] : [...wrongFeed(text('feed.xml')), ...wrongFonts(files)]),
  ]
  if (faults.length > 0)
    throw new Error(
      `${peer.name} did not make the same blog of ${posts} posts:\n${faults.slice(0, 10).join('\n')}`,
    )
  return made
}

type Counts = Omit<Made, 'others' | 'postBytes'>

/** The corpus names its four categories in turns. */
function expected(posts: number, onlyPosts: boolean): Counts {
  if (onlyPosts) return { posts, index: 0, categories: 0, feed: 0, sitemap: 0 }
  const sizes = [0, 1, 2, 3].map((first) => Math.ceil(Math.max(0, posts - first) / 4))
  return {
    posts,
    index: Math.ceil(posts / PAGE_SIZE),
    categories: sizes.reduce((sum, size) => sum + Math.ceil(size / PAGE_SIZE), 0),
    feed: Math.min(FEED_SIZE, posts),
    sitemap: posts,
  }
}

function wrongCounts(made: Made, wanted: Counts): readonly string[] {
  return (Object.keys(wanted) as (keyof Counts)[])
    .filter((key) => made[key] !== wanted[key])
    .map((key) => `${key}: ${made[key]}, not ${wanted[key]}`)
}

/** The parts of a post: its head, title, date, category, each kind of block, a link that leads somewhere, a neighbour. */
function wrongPost(path: string, html: string, isBare: boolean): readonly string[] {
  const parts: readonly RegExp[] = [
    /<link rel="canonical" href="https:\/\/example\.org\/[^"]*post-\d+\/">/,
    /<meta property="og:description" content="[^"]+">/,
    /<nav class="nav"[^>]*><ul/,
    /<h1>Post \d+ on /,
    /<time datetime="\d{4}-\d\d-\d\d">/,
    /<p class="kicker"><a href="\/[^"]*categories\/[a-z]+\/">/,
    /<li><code>/,
    /<td[^>]*>\d+<\/td>/,
    /<ul class="tags"/,
    ...(isBare
      ? []
      : [
          /<h3 id="/,
          /href="\/[^"]*post-\d+\/"[^>]*>another post</,
          /rel="(?:prev|next)" href="\/[^"]*post-\d+\/"/,
        ]),
  ]
  return parts.filter((part) => !part.test(html)).map((part) => `${path}: no ${part.source}`)
}

/** Highlighted by the two that do it, with classes; a block in each post, in seven of ten, or in none. */
function wrongCode(pages: readonly string[], code: Code, name: Name): readonly string[] {
  const wanted = { one: pages.length, blocks: Math.ceil(pages.length * 0.7), none: 0 }[code]
  const inside = name === 'octavo' || name === 'hugo' ? '(?:<span class="[^"]*">)+' : ''
  const block = new RegExp(`<pre[^>]*><code[^>]*class="(?:language-)?[a-z]+"[^>]*>${inside}`)
  const count = pages.filter((html) => block.test(html)).length
  return count === wanted ? [] : [`${count} posts have code, not ${wanted}`]
}

/** A list shows at most ten posts, each with title, date and excerpt; only its last page has fewer. */
function wrongList(path: string, html: string): readonly string[] {
  const cards = html.split('<article').slice(1)
  const isWhole = (card: string) =>
    /<h2><a href="[^"]*post-\d+\/">/.test(card) &&
    card.includes('<time ') &&
    /class="excerpt"><p>The /.test(card)
  const isLast = !/rel="next"/.test(html)
  const faults =
    cards.length === PAGE_SIZE || (isLast && cards.length > 0) ? [] : [`${path}: ${cards.length} posts`]
  return cards.every(isWhole) ? faults : [...faults, `${path}: a post without title, date or excerpt`]
}

/** Every entry has its whole text: the last heading of a post is its only one of the third level. */
function wrongFeed(xml: string): readonly string[] {
  const entries = xml.split('<entry>').slice(1)
  const cut = entries.filter((entry) => !/(?:&lt;|&#60;|<)h3 /.test(entry)).length
  return cut === 0 ? [] : [`feed.xml: ${cut} entries are not in full`]
}

function wrongFonts(files: readonly string[]): readonly string[] {
  const fonts = files.filter((path) => path.endsWith('.woff2')).length
  return fonts === FONTS ? [] : [`${fonts} fonts, not ${FONTS}`]
}
