import { basename, dirname, join, relative } from 'node:path/posix'
import { png, svg } from './pictures.ts'
import type { Random } from './random.ts'
import { type Edit, POST, pathsOf, type State, TEXT, textOf, withFiles } from './state.ts'

const PICTURE = /^(?:content|public)\/.*\.(?:png|svg)$/
/** Fewer posts than this, and there is little left to get wrong. */
const FEWEST = 6
const MOST = 14

export function addPost(state: State, random: Random): Edit | undefined {
  if (pathsOf(state, POST).length >= MOST) return undefined
  const number = random.below(1000)
  const folder = random.pick(['', '', 'notes/', 'deep/er/'])
  const path = `content/posts/${folder}new-${number}${random.pick(['.md', '.mdx', '/index.md'])}`
  const other = relative(dirname(path), random.pick(pathsOf(state, POST)))
  const date = `2026-11-${String(1 + random.below(28)).padStart(2, '0')}`
  const text = `---\ntitle: New ${number}\ndate: ${date}\ncategories: [${random.pick(['Type', 'Press', 'New'])}]\ntags: [ink]\n---\n\nA new post, after [another](${other}).\n`
  return { says: `add ${path} of ${date} with a link to ${other}`, state: withFiles(state, { [path]: text }) }
}

export function removePost(state: State, random: Random): Edit | undefined {
  const posts = pathsOf(state, POST)
  if (posts.length <= FEWEST) return undefined
  const path = random.pick(posts)
  const freed = withFiles(state, { [path]: undefined })
  return { says: `delete ${path}`, state: random.chance(0.6) ? unlink(freed, path) : freed }
}

/** Links to a file that is gone become links to the list of posts. */
function unlink(state: State, gone: string): State {
  return rewrite(state, (url, from) => (join(dirname(from), url) === gone ? '/blog/' : url))
}

export function renamePost(state: State, random: Random): Edit {
  const from = random.pick(pathsOf(state, TEXT))
  const name = random.pick([`renamed-${random.below(100)}`, `2026-11-0${1 + random.below(9)}-dated`])
  const isFolder = /\/index\.mdx?$/.test(from) && from !== 'content/pages/index.md'
  const folder = dirname(isFolder ? dirname(from) : from)
  return move(state, random, from, `${folder}/${name}${isFolder ? `/${basename(from)}` : '.md'}`)
}

/** `a.md` becomes `a/index.md`, and back. */
export function switchFolder(state: State, random: Random): Edit {
  const from = random.pick(pathsOf(state, POST))
  const isFolder = /\/index\.mdx?$/.test(from)
  const to = isFolder ? `${dirname(from)}.md` : `${from.replace(/\.mdx?$/, '')}/index.md`
  return move(state, random, from, to)
}

/** `a.md` becomes `a.fr.md`, a translation by its name, and back. */
export function nameLanguage(state: State, random: Random): Edit {
  const from = random.pick(pathsOf(state, POST))
  const [, stem = '', lang, ending = ''] = /^(.*?)(\.(?:de|fr|pt-BR))?(\.mdx?)$/.exec(from) ?? []
  const to = stem + (lang === undefined ? random.pick(['.de', '.fr', '.pt-BR']) : '') + ending
  return move(state, random, from, to)
}

/** Move a text. Mostly the links to it and in it follow, sometimes they are left dead. */
function move(state: State, random: Random, from: string, to: string): Edit {
  const follows = random.chance(0.8)
  const moved = withFiles(state, { [from]: undefined, [to]: textOf(state, from) })
  const linked = rewrite(moved, (url, path) => {
    const before = path === to ? from : path
    const meant = join(dirname(before), url)
    return relative(dirname(path), meant === from ? to : meant)
  })
  return {
    says: `move ${from} to ${to}${follows ? '' : ', links do not follow'}`,
    state: follows ? linked : moved,
  }
}

/** Change the relative links of all texts. */
function rewrite(state: State, change: (url: string, path: string) => string): State {
  const changed: Record<string, string> = {}
  for (const path of pathsOf(state, TEXT)) {
    changed[path] = textOf(state, path).replace(
      /\]\(([^/)#\s][^):#\s]*)(?=[)#\s])/g,
      (_, url: string) => `](${change(url, path)}`,
    )
  }
  return withFiles(state, changed)
}

export function changePicture(state: State, random: Random): Edit | undefined {
  const pictures = pathsOf(state, PICTURE)
  if (pictures.length === 0) return undefined
  const path = random.pick(pictures)
  // Of the same length, so that only the content tells.
  const [width, height] = [100 + random.below(900), 100 + random.below(900)]
  const keepsTimes = random.chance(0.3)
  return {
    says: `${path}: ${width} × ${height}${keepsTimes ? ', time stays' : ''}`,
    state: withFiles(state, { [path]: picture(path, width, height) }),
    keepsTimes,
  }
}

export function toggleFile(state: State, random: Random): Edit {
  const path = random.pick([
    'content/posts/gamma/shot.png',
    'content/posts/gamma/plan.svg',
    'content/posts/shot.png',
    'content/data/ada.png',
    'content/posts/gamma/unused.png',
    'public/pics/cover.png',
    'public/pics/film.mp4',
    'public/gone/index.html',
    'public/humans.txt',
    'templates/assets/extra.txt',
  ])
  if (state.files.has(path)) return { says: `delete ${path}`, state: withFiles(state, { [path]: undefined }) }
  const text = PICTURE.test(path) ? picture(path, 400, 300) : `<p>Added ${random.below(100)}</p>\n`
  return { says: `add ${path}`, state: withFiles(state, { [path]: text }) }
}

function picture(path: string, width: number, height: number): string {
  return path.endsWith('.svg') ? svg(width, height) : png(width, height)
}
