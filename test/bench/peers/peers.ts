import { join } from 'node:path'
import type { Name } from './options.ts'

/** What is installed, and where: made by `install`. */
export interface Tools {
  readonly repository: string
  /** The Node that runs Octavo, Eleventy and Hexo. */
  readonly node: string
  /** The folder of another Octavo. */
  readonly baseline: string | undefined
  /** Astro 7 does not start on Node 20. */
  readonly newerNode: string
}

/** How one generator is set up and run. Folders are relative to its site. */
export interface Peer {
  readonly name: Name
  /** Where the posts and the files of the theme stand; no `assets` when the tool brings its own. */
  readonly posts: string
  readonly assets?: string
  /** What the link `post-3.md` of the corpus becomes; absent when the tool resolves it by itself. */
  readonly link?: (slug: string) => string
  readonly output: string
  /** What the tool keeps between builds, beside its output. "Cold" takes both away. */
  readonly caches: readonly string[]
  /** Addresses of posts and lists, and what stands before the number of a page. */
  readonly addresses: {
    readonly posts: string
    readonly index: string
    readonly categories: string
    readonly folio: string
  }
  readonly command: (root: string, tools: Tools) => readonly string[]
}

const BLOG = { posts: 'blog/', index: 'blog/', categories: 'blog/categories/', folio: 'page/' }

const OCTAVO: Peer = {
  name: 'octavo',
  posts: 'content/posts',
  output: '_site',
  caches: ['.octavo'],
  addresses: BLOG,
  command: (root, tools) => octavo(root, tools, tools.repository),
}

function octavo(root: string, { node }: Tools, folder: string): readonly string[] {
  return [node, join(folder, 'dist/main.js'), 'build', '--root', root, '--quiet']
}

export const PEERS: readonly Peer[] = [
  OCTAVO,
  {
    ...OCTAVO,
    name: 'baseline',
    command: (root, tools) => octavo(root, tools, tools.baseline ?? tools.repository),
  },
  {
    name: 'bare',
    posts: 'content/posts',
    output: '_bare',
    caches: [],
    addresses: BLOG,
    command: (root, { node, repository }) => [node, join(repository, '.octavo/bench/bare.js'), root],
  },
  {
    name: 'hugo',
    posts: 'content/blog',
    assets: 'static/assets',
    output: 'public',
    caches: ['resources', '.hugo_build.lock'],
    addresses: BLOG,
    command: () => ['hugo', '--quiet', '--noTimes'],
  },
  {
    name: 'eleventy',
    posts: 'blog',
    assets: 'assets',
    link: (slug) => `/blog/${slug}/`,
    output: '_site',
    caches: ['.cache'],
    addresses: BLOG,
    command: (_, { node }) => [node, 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
  },
  {
    name: 'astro',
    posts: 'src/content/blog',
    assets: 'public/assets',
    link: (slug) => `/posts/${slug}/`,
    output: 'dist',
    caches: ['.cache', '.astro'],
    addresses: { posts: 'posts/', index: 'blog/', categories: 'categories/', folio: '' },
    command: (_, { newerNode }) => [newerNode, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
  },
  {
    name: 'hexo',
    posts: 'source/_posts',
    assets: 'themes/plain/source/assets',
    link: (slug) => `/blog/${slug}/`,
    output: 'public',
    caches: ['db.json'],
    addresses: BLOG,
    command: (_, { node }) => [node, 'node_modules/hexo/bin/hexo', 'generate', '--silent'],
  },
]
