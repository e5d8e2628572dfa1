import { decodePath, isFolderPage, withoutEnding } from '../../text/paths.ts'
import { SHORT } from '../components/tags.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'
import { ADDRESS, type Instead, pictureOf, type Where } from './hugo.ts'

/** Tags of Hexo's own, but for those that are blocks and films. Linear: what may repeat is bounded, and holds no brace. */
export const HEXO_TAG = String.raw`\{%-?[ \t]{0,9}(img|asset_im(?:g|age)|asset_link|asset_path|post_link|post_path|link|iframe)[ \t]{1,9}((?:[^\n{}%]|%(?!\})){1,500}?)[ \t]{0,9}-?%\}`

const NAME = /^(?:img|asset_\w+|post_\w+|link|iframe)$/

export function isHexo(name: string): boolean {
  return NAME.test(name)
}

/**
 * Stands for the folder of a post's files until the text is a tree: its name may be longer than the tag. No sign of the author's:
 * it is removed before.
 */
const FOLDER = '\ufffe'

/** The folder in which Hexo keeps the files of a post, from the file: `a/` for `a.md`; those of a folder's page lie beside it. */
function folderOfAssets(file: string): string {
  const name = withoutEnding(file.split('/').at(-1) ?? '')
  return isFolderPage(file) ? '' : `${asAddress(name)}/`
}

/** An address, or words, with the folder of the post's files; any other as it is. */
export function withFolder(value: string, fileOf: () => string): string {
  return value.includes(FOLDER) ? value.replaceAll(FOLDER, folderOfAssets(fileOf())) : value
}

/** Stands for a value that is kept beside the text: its number in two digits of ours, which begins with the one that no folder does. */
export function signOf(number: number): string {
  return (number + 1).toString(2).replaceAll('0', FOLDER).replaceAll('1', SIZE)
}

/** The value of an attribute, if a sign stands for it; any other as it is. */
export function withKept(value: string, kept: readonly string[]): string {
  if (!value.startsWith(SIZE)) return value
  const digits = value.replaceAll(FOLDER, '0').replaceAll(SIZE, '1')
  return kept[Number.parseInt(digits, 2) - 1] ?? value
}

/** Before the size of a picture, and behind it, at the start of its title. */
const SIZE = '\uffff'
const SIZED = new RegExp(`^${SIZE}(\\d+)(?: (\\d+))?${SIZE}`)

/** Linear: what is quoted may hold all but its quote, and nothing else a `<`. */
const TAG_OR_SIGN = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>|[\ufffe\uffff]/gi

/** Folders and sizes in a tree in place of the signs that stand for them; a link without words has the name of its file. */
export function settleSigns(tree: Root, { text, place }: Pick<StepContext, 'text' | 'place'>): void {
  if (!text.includes(FOLDER) && !text.includes(SIZE)) return
  walk(tree, (node) => {
    // Where they came out as text, they are removed; tags of HTML get the folder when they are read.
    if (node.type === 'html')
      node.value = node.value.replace(TAG_OR_SIGN, (found) => (found.length > 1 ? found : ''))
    else if ('value' in node) node.value = withoutSigns(node.value)
    if (!('url' in node)) return
    if (node.type === 'link' && node.children.length === 0 && node.url.startsWith(FOLDER))
      node.children.push({ type: 'text', value: decodePath(node.url.slice(FOLDER.length)) })
    node.url = withFolder(node.url, () => place(node).path)
    const [signs, width, height] = SIZED.exec(node.title ?? '') ?? []
    if (node.title) node.title = withoutSigns(node.title.slice(signs?.length)) || null
    if (node.type !== 'image' || signs === undefined) return
    node.data = { hProperties: { width, ...(height !== undefined && { height }) } }
  })
}

/** Words in which none of these signs may stand. */
export function withoutSigns(words: string): string {
  return words.replace(/[\ufffe\uffff]/g, '')
}

/** A name of a file as it is written in an address. */
function asAddress(name: string): string {
  return name.replace(/[ \t%&#?:()<>"'\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** What a tag is given, without the quotes. */
export interface Item {
  readonly text: string
  readonly isQuoted: boolean
}

const PIECE = /"([^"]*)"|'([^']*)'|([^\s"'][^\s"]*)|([ \t]+)/gy

/** What a tag is given, one by one; undefined where a quote is never closed. */
export function itemsOf(given: string): readonly Item[] | undefined {
  const items: Item[] = []
  let [end, isOpen] = [0, false]
  for (const { index, 0: whole, 1: double, 2: single, 3: bare } of given.matchAll(PIECE)) {
    end = index + whole.length
    const text = double ?? single ?? bare
    const before = isOpen && text !== undefined ? items.pop() : undefined
    isOpen = text !== undefined
    if (text === undefined) continue
    const isQuoted = before === undefined && bare === undefined
    items.push({ text: (before?.text ?? '') + text, isQuoted })
  }
  return end === given.length ? items : undefined
}

/** What says the same as a tag; undefined where nothing here does. */
export function insteadOfTag(name: string, given: string, where: Where): Instead | undefined {
  const items = itemsOf(given)
  const instead = items && insteadOfItems(name, items, where)
  const better = instead && (instead.better ?? instead.head + instead.tail)
  return instead && { ...instead, better: better?.replace(FOLDER, folderOfAssets(where.file)) }
}

function insteadOfItems(name: string, items: readonly Item[], where: Where): Instead | undefined {
  if (name.endsWith('_path')) return where.isAddress ? addressOf(name, items, where) : undefined
  if (where.isAddress) return undefined
  if (name === 'iframe') return frameOf(items)
  if (name === 'link') return linkOf(items, where)
  return name.endsWith('_link') ? fileLinkOf(name, items, where) : imageOf(name, items, where)
}

/** Folders of posts. */
const POSTS = /^(?:content\/(?:posts?|blog)|source\/_posts|_posts)\//

/** A post as Hexo calls it, by its path below the folder of posts, from a file in that folder or beside it. */
export function pathOfPost(slug: string, file: string): string | undefined {
  const own = POSTS.exec(file)?.[0]
  const around = own ?? /^(?:content|source)\//.exec(file)?.[0]
  if (around === undefined || !ADDRESS.test(slug) || slug.startsWith('/') || slug.includes(':'))
    return undefined
  const up = '../'.repeat(file.slice(around.length).split('/').length - 1)
  const folder = around === 'source/' ? '_posts/' : 'posts/'
  return `${up}${own === undefined ? folder : ''}${slug}`
}

function addressOf(name: string, [item, ...more]: readonly Item[], where: Where): Instead | undefined {
  if (item === undefined || more.length > 0) return undefined
  if (name === 'post_path') {
    const path = pathOfPost(item.text, where.file)
    return path === undefined ? undefined : { head: '', tail: path, as: 'the file of a post' }
  }
  return { head: '', tail: FOLDER + asAddress(item.text), as: 'a file of the post' }
}

/** What could be read as markdown in words that stand for themselves. */
const SIGNS = /[\\`*[\]<&~$]|(?<!\w)_|_(?!\w)|^\^/g

function asLink(words: string, url: string, { isHtml }: Where, title = ''): Instead {
  const quoted = title === '' ? '' : `"${title}"`
  return isHtml
    ? { head: `<a href="${url}"${quoted && ` title=${quoted}`}`, tail: `>${words}</a>`, as: 'a link' }
    : { head: `[${words}](`, tail: `${url}${quoted && ` ${quoted}`})`, as: 'a link' }
}

/** Words in a link: as they are, with the signs that would be read, or markup if that was asked for. */
function wordsIn(items: readonly Item[], { isHtml }: Where): string | undefined {
  const last = items.at(-1)?.text
  const isAsked = last === 'true' || last === 'false'
  const words = (isAsked ? items.slice(0, -1) : items).map(({ text }) => text).join(' ')
  if (last === 'false') return isHtml || !/[\\`*_[\]~$]/.test(words) ? words : undefined
  if (isHtml) return /[<&]/.test(words) ? undefined : words
  return words.replace(SIGNS, '\\$&')
}

/** Hexo prints the title of a post where no words are given, which nobody knows yet. */
function fileLinkOf(name: string, [item, ...more]: readonly Item[], where: Where): Instead | undefined {
  const words = wordsIn(more, where)
  if (item === undefined || words === undefined) return undefined
  if (name === 'post_link') {
    const path = pathOfPost(item.text, where.file)
    return path === undefined || words === '' ? undefined : asLink(words, path, where)
  }
  const url = FOLDER + asAddress(item.text)
  if (words !== '') return asLink(words, url, where)
  const named = asLink(wordsIn([item], where) ?? '', url, where)
  return where.isHtml ? named : { ...named, head: '[](', better: named.head + named.tail }
}

/** How it opens, in this window or another one, is the reader's. */
function linkOf(items: readonly Item[], where: Where): Instead | undefined {
  const at = items.findIndex(({ text }) => /^(?:https?:\/\/|mailto:)\S/.test(text))
  const [{ text: url } = { text: '' }, ...rest] = items.slice(at)
  const [first, ...others] = rest
  const isWindow = first?.text === 'true' || first?.text === 'false'
  const title = (isWindow ? others : rest).map(({ text }) => text).join(' ')
  // Themes of Hexo have cards with commas between their parts.
  if (at < 1 || /[\s<>"'\\]|,$/.test(url) || /["\\<]/.test(title)) return undefined
  const words = wordsIn([...items.slice(0, at), { text: 'true', isQuoted: false }], where)
  const short = where.isHtml || ADDRESS.test(url) ? url : `<${url}>`
  return words === undefined ? undefined : asLink(words, short, where, title)
}

/** How large a frame is, the theme knows. */
function frameOf([item, ...sizes]: readonly Item[]): Instead | undefined {
  const url = item?.text ?? ''
  if (!/^https?:\/\/[^\s<>"{}\\]+$/.test(url) || sizes.length > 2) return undefined
  const better = `<Embed url="${url}" title="…"/>`
  return { head: `<Embed ${SHORT.url}="${url}"`, tail: '/>', as: '<Embed>', better }
}

const PICTURE = /\.(?:apng|avif|bmp|gif|jpe?g|png|svg|webp)$/i

/** Classes before a picture are of the theme that the post had. */
function imageOf(name: string, items: readonly Item[], where: Where): Instead | undefined {
  const isAsset = name !== 'img'
  const at = items.findIndex(({ text }) => (isAsset ? PICTURE : /^(?:https?:\/)?\//).test(text))
  const [item, ...rest] = items.slice(at)
  if (at === -1 || item === undefined) return undefined
  if (items.slice(0, at).some(({ text }) => !/^[\w-]+(?: [\w-]+)*$/.test(text))) return undefined
  const [width, height] = rest.slice(0, 2).map(({ text }) => (/^\d+$/.test(text) ? text : undefined))
  const said = saidOf(rest.slice(width === undefined ? 0 : height === undefined ? 1 : 2))
  if (said === undefined) return undefined
  const src = isAsset ? FOLDER + asAddress(item.text) : item.text
  const picture = pictureOf(new Map([...Object.entries(said), ['src', src]]), where.isHtml)
  if (picture === undefined || width !== undefined)
    return picture && !where.isHtml ? sized(picture, width ?? '', height) : undefined
  // Without quotes there is room for it.
  const isShort = where.isHtml && said.alt === '' && !/[=`]/.test(src)
  return isShort
    ? { ...picture, head: `<img src=${src}`, tail: ' alt>', better: picture.head + picture.tail }
    : picture
}

/** The size stands in the title, where it is no part of what is said; a tag of HTML has no room for it. */
function sized({ head, tail, as, better }: Instead, width: string, height = ''): Instead {
  const size = ` width="${width}"${height && ` height="${height}"`}`
  const [, alt = ''] = /^!\[(.*)\]/.exec(head) ?? []
  const [, src = '', title = ''] = /^(\S+)(?: "(.*)")?\)$/.exec(tail) ?? []
  const image = `<img src="${src}" alt="${alt}"${title && ` title="${title}"`}${size}>`
  const signs = `${SIZE}${width}${height && ` ${height}`}${SIZE}`
  const instead = better?.replace(' alt=', `${size} alt=`) ?? image
  return { head, tail: `${src} "${signs}${title}")`, as, better: instead }
}

interface Said {
  readonly caption: string
  readonly alt: string
}

/** Title and what the picture shows: each in quotes, both in other quotes, or without any a title. */
function saidOf(items: readonly Item[]): Said | undefined {
  const [first, second, ...more] = items
  const both = /^(["'])([^"']*)\1(?:[ \t]+(["'])([^"']*)\3)?$/.exec(
    second === undefined ? (first?.text ?? '') : '',
  )
  if (both !== null) return { caption: both[2] ?? '', alt: both[4] ?? '' }
  if (items.every(({ isQuoted }) => isQuoted))
    return more.length > 0 ? undefined : { caption: first?.text ?? '', alt: second?.text ?? '' }
  return { caption: items.map(({ text }) => text).join(' '), alt: '' }
}
