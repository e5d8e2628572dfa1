import { SHORT } from '../components/tags.ts'
import { type Item, itemsOf, SIGNS } from './hexo-items.ts'
import { buttonOf, labelOf } from './hexo-words.ts'
import { ADDRESS, type Instead, pictureOf, type Where } from './hugo.ts'
import { asAddress, encodeSign, FOLDER, folderOfAssets, SIZE } from './stand-ins.ts'

/** Tags of Hexo's own and of its themes, but for those that are blocks and films. */
export const HEXO_NAMES =
  'img|asset_img|asset_image|asset_link|asset_path|post_link|post_path|link|iframe|label|btn|button'

/** Linear: what may repeat is bounded, and holds no brace. */
export const HEXO_TAG = String.raw`\{%-?[ \t]{0,9}(${HEXO_NAMES})[ \t]{1,9}((?:[^\n{}%]|%(?!\})){1,500}?)[ \t]{0,9}-?%\}`

const NAME = new RegExp(`^(?:${HEXO_NAMES})$`)

export function isHexo(name: string): boolean {
  return NAME.test(name)
}

/** What says the same as a tag; undefined where nothing here does. */
export function insteadOfTag(name: string, given: string, where: Where): Instead | undefined {
  const instead = OF_WORDS.test(name) ? ofWords(name, given, where) : ofItems(name, itemsOf(given), where)
  const better = instead && (instead.better ?? instead.head + instead.tail)
  return instead && { ...instead, better: better?.replace(FOLDER, folderOfAssets(where.file)) }
}

/** Tags of themes, whose parts are not parted by blanks. */
const OF_WORDS = /^(?:label|btn|button)$/

function ofWords(name: string, given: string, where: Where): Instead | undefined {
  if (where.isAddress) return undefined
  if (name === 'label') return labelOf(given, where)
  const button = buttonOf(given)
  const words = button && wordsIn([{ text: button.words, isQuoted: true }], where)
  return button === undefined || words === undefined ? undefined : asLink(words, button.url, where)
}

function ofItems(name: string, items: readonly Item[] | undefined, where: Where): Instead | undefined {
  if (items === undefined) return undefined
  if (name.endsWith('_path')) return where.isAddress ? addressOf(name, items, where) : undefined
  if (where.isAddress) return undefined
  if (name === 'iframe') return frameOf(items)
  if (name === 'link') return linkOf(items, where)
  return name.endsWith('_link') ? fileLinkOf(name, items, where) : imageOf(name, items, where)
}

/** Folders of posts. */
const POSTS = /^(?:content\/(?:posts?|blog)|source\/_posts|_posts)\//

/** A post as Hexo calls it, by its path below the folder of posts, from a file in that folder or beside it. */
function pathOfPost(slug: string, file: string): string | undefined {
  const own = POSTS.exec(file)?.[0]
  const around = own ?? /^(?:content|source)\//.exec(file)?.[0]
  const path = slug.replace(/[ ()]/g, encodeSign)
  if (around === undefined || !ADDRESS.test(path) || path.startsWith('/') || path.includes(':'))
    return undefined
  const up = '../'.repeat(file.slice(around.length).split('/').length - 1)
  const folder = around === 'source/' ? '_posts/' : 'posts/'
  return `${up}${own === undefined ? folder : ''}${path}`
}

function addressOf(name: string, [item, ...more]: readonly Item[], where: Where): Instead | undefined {
  if (item === undefined || more.length > 0) return undefined
  if (name === 'post_path') {
    const path = pathOfPost(item.text, where.file)
    return path === undefined ? undefined : { head: '', tail: path, as: 'the file of a post' }
  }
  return { head: '', tail: FOLDER + asAddress(item.text), as: 'a file of the post' }
}

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

/** Hexo prints the title of a post where no words are given. */
function fileLinkOf(name: string, [item, ...more]: readonly Item[], where: Where): Instead | undefined {
  const words = wordsIn(more, where)
  if (item === undefined || words === undefined) return undefined
  if (name === 'post_link') {
    const path = pathOfPost(item.text, where.file)
    if (path === undefined) return undefined
    if (words !== '') return asLink(words, path, where)
    // Without words a link has the title of its post; other tools want them.
    const better = `[the title of that post](${path})`
    return where.isHtml ? undefined : { ...asLink('', path, where), better }
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
