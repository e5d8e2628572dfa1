import { isFolderPage } from '../../text/paths.ts'
import { SHORT } from '../components/tags.ts'
import { MARKED } from '../steps/figures.ts'

/** What says the same here. */
export interface Instead {
  /** Blanks may stand between the two. */
  readonly head: string
  readonly tail: string
  /** What it was read as, for the finding. */
  readonly as: string
  /** What says more than that, and would not fit. */
  readonly better?: string | undefined
}

/** Where a shortcode stands. */
export interface Where {
  readonly file: string
  /** Whether an address begins there. */
  readonly isAddress: boolean
  /** Whether no markdown is read there. */
  readonly isHtml: boolean
}

/** What says the same as a shortcode of Hugo's, or a film of another's; undefined where nothing here does. */
export function insteadOf(
  name: string,
  values: Values,
  { file, isAddress, isHtml }: Where,
): Instead | undefined {
  if (/^(?:figure|image|img)$/.test(name)) return pictureOf(values, isHtml)
  if (!name.endsWith('ref'))
    return isAddress ? undefined : name === 'gist' ? gistOf(values) : filmOf(name, values)
  return isAddress ? addressOf(values, file) : undefined
}

/** By name; those without one by their number. */
export type Values = ReadonlyMap<string, string>

const VALUE = /(?:([a-z][\w-]*)[ \t]*=[ \t]*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+))(?:[ \t]+|$)/giy

/** What stands in a shortcode; empty when it is of another form. */
export function valuesOf(given: string): Values {
  if (/^https?:\S+$/.test(given)) return new Map([['0', given]])
  const values = new Map<string, string>()
  let end = 0
  for (const { index, 0: whole, 1: name, 2: double, 3: single, 4: bare } of given.matchAll(VALUE)) {
    values.set(name?.toLowerCase() ?? String(values.size), double ?? single ?? bare ?? '')
    end = index + whole.length
  }
  return end === given.length ? values : new Map()
}

/** What stays an address wherever one may stand: a backslash at its end would hide what ends it. */
export const ADDRESS = /^[^\s()<>"']*[^\s()<>"'\\]$/

/** A path from the folder of the file, or from `content/`; the page of a folder is asked for from the folder above it. */
function addressOf(values: Values, file: string): Instead | undefined {
  const path = values.get('0') ?? values.get('path')
  if (path === undefined || values.size !== 1 || !ADDRESS.test(path)) return undefined
  const depth = file.split('/').length - 2
  const isFolder = isFolderPage(file)
  if (path.startsWith('/') && !file.startsWith('content/')) return undefined
  const up = path.startsWith('#') ? '' : path.startsWith('/') ? '../'.repeat(depth) : isFolder ? '../' : ''
  return { head: '', tail: up + path.replace(/^\//, ''), as: 'the file of a page' }
}

/** What changes nothing of what a picture says. */
const LOOKS: ReadonlySet<string> = new Set([
  'src',
  'alt',
  'title',
  'caption',
  'width',
  'height',
  'class',
  'loading',
  'align',
  // Of Terminal, of LoveIt and of Wowchemy.
  'position',
  'linked',
  'lightbox',
])

/** In HTML as a tag, which has no caption. */
export function pictureOf(values: Values, isHtml: boolean): Instead | undefined {
  const src = values.get('src') ?? ''
  const [alt = '', title, caption] = ['alt', 'title', 'caption'].map((name) => values.get(name))
  const words = caption || title || ''
  if (!ADDRESS.test(src) || [...values.keys()].some((name) => !LOOKS.has(name))) return undefined
  if ((caption && title) || /["\\<]/.test(words) || /[[\]\\`<]/.test(alt)) return undefined
  if (isHtml)
    return words === '' && !alt.includes('"')
      ? { head: `<img src="${src}" alt="${alt}"`, tail: '>', as: 'a picture' }
      : undefined
  const picture = {
    head: `![${alt}](`,
    tail: `${src}${words === '' ? '' : ` "${words}"`})`,
    as: 'a picture',
  }
  if (caption === undefined || !MARKED.test(caption)) return picture
  const better = `<Figure src="${src}" alt="${alt}"><Caption>${caption}</Caption></Figure>`
  return { ...picture, as: 'a picture, and its caption is no markdown', better }
}

/** A single file of it has no address of its own. */
function gistOf(values: Values): Instead | undefined {
  const [user = '', id = ''] = [values.get('0'), values.get('1')]
  if (values.size !== 2 || ![user, id].every((part) => /^[\w-]+$/.test(part))) return undefined
  const better = `<Gist user="${user}" id="${id}"/>`
  // Attributes need no blank between them here.
  return { head: `<Gist ${SHORT.user}="${user}"${SHORT.id}=${id}`, tail: '/>', as: '<Gist>', better }
}

/** What changes how a film is played. */
const PLAYS: ReadonlySet<string> = new Set([
  '0',
  'id',
  'title',
  'autoplay',
  'class',
  'loading',
  'start',
  'end',
  'mute',
  'loop',
  'controls',
  'allowfullscreen',
  // Of Blowfish, and of Minimal Mistakes.
  'label',
  'params',
  'provider',
])

/** The id in the address of a film. */
const FILM =
  /^https?:\/\/(?:www\.|m\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\?v=|embed\/|shorts\/)|(?:player\.)?vimeo\.com\/(?:video\/)?)([\w-]+)(?:[?&]\S*)?$/

function filmOf(name: string, values: Values): Instead | undefined {
  const given = values.get('id') ?? values.get('0') ?? ''
  const id = FILM.exec(given)?.[1] ?? given
  const title = (values.get('title') ?? values.get('label') ?? '').trim()
  const host = name === 'video' ? (values.get('provider') ?? /youtu|vimeo/.exec(given)?.[0] ?? '') : name
  const component = /^youtu/.test(host) ? 'YouTube' : host === 'vimeo' ? 'Vimeo' : undefined
  if (component === undefined || !/^[\w-]+$/.test(id)) return undefined
  if ([...values.keys()].some((key) => !PLAYS.has(key))) return undefined
  const words = title === '' || /["\\<>&{]/.test(title) ? '' : ` title="${title}"`
  const better = `<${component} id="${id}"${words}/>`
  return { head: `<${component} ${SHORT.id}=${id}${words}`, tail: '/>', as: `<${component}>`, better }
}
