import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Code } from '../code-blocks.ts'
import { writeCorpus } from '../corpus.ts'
import { CACHE } from './install.ts'
import type { Peer } from './peers.ts'

/** The blog of one peer, in a folder of its own. */
export interface Site {
  readonly peer: Peer
  readonly root: string
  readonly posts: number
  readonly code: Code
}

/** No table of contents, which the peers do not have; the same two links at the top as they. */
const OCTAVO_CONFIG = `theme:
  toc: off
nav:
  - { label: Posts, url: /blog/ }
  - { label: Press, url: /blog/categories/press/ }
`

/** Write the same posts for every peer, and its set-up beside them. */
export function makeSite(
  peer: Peer,
  root: string,
  { posts, code }: Pick<Site, 'posts' | 'code'>,
  repository: string,
): Site {
  mkdirSync(root, { recursive: true })
  writeCorpus(root, posts, code)
  const folder = join(root, peer.posts)
  if (peer.name === 'octavo' || peer.name === 'baseline')
    appendFileSync(join(root, 'octavo.config.yaml'), OCTAVO_CONFIG)
  else if (peer.name !== 'bare') {
    cpSync(join(repository, 'test/bench/peers', peer.name), root, { recursive: true })
    movePosts(root, folder)
  }
  if (peer.link !== undefined) adaptLinks(folder, peer.link)
  // The pages name the files of Octavo's theme, so everybody has to bring them out.
  if (peer.assets !== undefined)
    cpSync(join(repository, 'templates/assets'), join(root, peer.assets), { recursive: true })
  const packages = join(repository, CACHE, peer.name, 'node_modules')
  if (existsSync(packages)) symlinkSync(packages, join(root, 'node_modules'))
  return { peer, root, posts, code }
}

/** Take away all that a build made, so that the next one is cold. */
export function clear({ peer, root }: Site): void {
  for (const path of [peer.output, ...peer.caches]) rmSync(join(root, path), { recursive: true, force: true })
}

/** Add a sentence to one post, another in each round. Gives the page where it must be found, and the sentence. */
export function edit({ peer, root, posts }: Site, round: number): { page: string; sentence: string } {
  const slug = `post-${(round * 37 + 11) % posts}`
  const sentence = `This was added in round ${round}.`
  appendFileSync(join(root, peer.posts, `${slug}.md`), `\n${sentence}\n`)
  return { page: join(root, peer.output, peer.addresses.posts, slug, 'index.html'), sentence }
}

/** From where `writeCorpus` puts posts and configuration of Octavo; file by file, as a set-up may have its own there. */
function movePosts(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const source = join(root, 'content/posts')
  for (const name of readdirSync(source)) renameSync(join(source, name), join(folder, name))
  rmSync(source, { recursive: true })
  if (!folder.startsWith(join(dirname(source), '/'))) rmSync(dirname(source), { recursive: true })
  rmSync(join(root, 'octavo.config.yaml'))
}

/** `[another post](post-3.md)` as an address, for a tool that would leave it as it stands. */
function adaptLinks(folder: string, link: (slug: string) => string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
    const path = join(folder, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      text.replace(/\]\((post-\d+)\.md\)/g, (_, slug: string) => `](${link(slug)})`),
    )
  }
}
