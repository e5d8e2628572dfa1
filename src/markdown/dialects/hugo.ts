import { hugoShortcode } from '../../report/foreign.ts'
import { LANGUAGE_IN_NAME } from '../../text/paths.ts'
import { within } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { htmlGround } from '../components/ground.ts'
import { SHORT_ID } from '../components/tags.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { MARKED } from '../steps/figures.ts'
import { BEFORE_ADDRESS } from './jekyll-addresses.ts'
import { mdxComments } from './mdx-comments.ts'
import { addressFor, type Change, type Mending, withChanges } from './mending.ts'
import { rawRanges } from './raw-tags.ts'

/** Linear: what may repeat is bounded, and holds no brace. */
const SHORTCODE = new RegExp(
  [
    String.raw`\{\{[<%][ \t]{0,9}(ref|relref|figure|youtube|youtubeLite|vimeo)[ \t]{1,9}([^\n{}]{1,500}?)[ \t]{0,9}\/?[>%]\}\}`,
    String.raw`\{%-?[ \t]{1,9}(?:include[ \t]{1,9}(?:embed\/)?(?=youtube|video))?(youtube|vimeo|video)(?:\.html)?[ \t]{1,9}([^\n{}%]{1,300}?)[ \t]{0,9}-?%\}`,
    String.raw`\{\{[ \t]{0,9}(youtube|vimeo)\([ \t]{0,9}(?=["']|\w{1,20}[ \t]{0,9}=)([^\n{}()]{1,300}?)[ \t]{0,9}\)[ \t]{0,9}\}\}`,
    `(?<=^[ \\t>]{0,40})\`(youtube|vimeo|video):[ \\t]{0,9}([^\\s\`]{1,300})\`(?=[ \\t]*$)`,
  ].join('|'),
  'gm',
)

const MAY_HOLD =
  /\{\{[<%][ \t]{0,9}(?:(?:rel)?ref|figure|youtube(?:Lite)?|vimeo)[ \t]|\{%-?[ \t]{1,9}(?:include[ \t]{1,9}(?:embed\/)?)?(?:youtube|vimeo|video)[ \t.]|\{\{[ \t]{0,9}(?:youtube|vimeo)\(|`(?:youtube|vimeo|video):/

/** What says the same here. */
interface Instead {
  /** Blanks may stand between the two. */
  readonly head: string
  readonly tail: string
  /** What it was read as, for the finding. */
  readonly as: string
  /** What says more than that, and would not fit. */
  readonly better?: string
}

/**
 * Shortcodes of Hugo's own that something here says too, at the same length: `ref` and `relref` where an address begins
 * are the file, `figure` is a picture with its title, `youtube` and `vimeo` are the components of these names; and so are films as Hexo,
 * themes of Jekyll, Zola and Gatsby have them, `{% youtube id %}`, `{% include embed/youtube.html id='id' %}`, `{{ youtube(id="id") }}` and
 * `` `youtube: address` ``. Not in code,
 * comments and what is raw for Jekyll, and in a tag only addresses; and one with more than that can say stays as it is, and is told as what it is.
 */
export function mendShortcodes(text: string, { report, parse, placeAt }: Mending): string {
  if (!SIGNS.some((sign) => text.includes(sign)) || !MAY_HOLD.test(text)) return text
  const found = [...text.matchAll(SHORTCODE)]
  if (found.length === 0) return text
  const { code, comments, tags, html } = htmlGround(text, parse)
  const [isCode, isComment] = [within(code), within(comments)]
  const codeStarts = new Set(code.map(([start]) => start))
  const isSpared = within([...mdxComments(text, code), ...rawRanges(text)])
  const [isTag, isHtml] = [within(tags), within(html)]
  const changes: Change[] = []
  for (const match of found) {
    const { index, 0: whole } = match
    const [name = '', written = ''] = match.slice(1).filter((part) => part !== undefined)
    // Zola has commas between values.
    const given = /^\{\{[ \t]*\w/.test(whole) ? written.replace(/,(?=[ \t]*\w+=)/g, ' ') : written
    // Gatsby's is code itself.
    const isHidden = whole.startsWith('`') ? !codeStarts.has(index) : isCode(index)
    if (isHidden || isComment(index) || isSpared(index) || isEscaped(text, index)) continue
    const place = placeAt(index, whole.length)
    const isAddress =
      sticky(BEFORE_ADDRESS, text, index) !== null && !BEFORE_NOTE.test(lineBefore(text, index))
    const where = { file: place.path, isAddress, isHtml: isHtml(index) }
    const isWords = !isAddress && (isTag(index) || BEFORE_WORDS.test(lineBefore(text, index)))
    const instead = isWords ? undefined : insteadOf(name, valuesOf(given), where)
    if (instead === undefined) continue
    const { head, tail, as, better = head + tail } = instead
    const blanks = whole.length - head.length - tail.length
    if (blanks < 0) continue
    const end = index + whole.length
    const own = { start: index, end, text: head + ' '.repeat(blanks) + tail }
    changes.push(head === '' ? addressFor(text, index, end, tail) : own)
    const isAlone = tail !== '/>' || isLone(text, index, end)
    report(hugoShortcode(place, whole, as, `write \`${better}\`${isAlone ? '' : ' on a line of its own'}`))
  }
  return withChanges(text, changes)
}

const SIGNS = ['{{', '{%', '`youtube:', '`vimeo:', '`video:']

/** Titles of links and pictures, what pictures show, titles of directives and attributes of components: no element stands there. */
const BEFORE_WORDS =
  /\]\([^()\n]*[ \t](?:"[^"\n]*|'[^'\n]*|\([^()\n]*)$|!\[[^[\]\n]*$|^[ \t>]*(?:\[(?!\^)[^[\]\n]+\]:|:::+[ \t]*[a-z])|<[A-Z][\w.]*(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*')*=[ \t]*["'][^"'<>\n]*$/i

const BEFORE_NOTE = /\[\^[^[\]\n]+\]:[ \t]*$/

/** Whether nothing else stands on its line, which is where a component wants to be. */
function isLone(text: string, start: number, end: number): boolean {
  return marksBefore(text, start) !== undefined && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + LONGEST))
}

/** So far back on a line words are looked for. */
const LONGEST = 300

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}

interface Where {
  readonly file: string
  /** Whether an address begins there. */
  readonly isAddress: boolean
  /** Whether no markdown is read there. */
  readonly isHtml: boolean
}

function insteadOf(name: string, values: Values, { file, isAddress, isHtml }: Where): Instead | undefined {
  if (name === 'figure') return pictureOf(values, isHtml)
  if (!name.endsWith('ref')) return isAddress ? undefined : filmOf(name, values)
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
const ADDRESS = /^[^\s()<>"']*[^\s()<>"'\\]$/

/** The page of a folder, in one of several languages too. */
const FOLDER_PAGE = new RegExp(`(?:^|/)_?index(?:\\.${LANGUAGE_IN_NAME})?\\.[a-z]+$`, 'i')

/** A path from the folder of the file, or from `content/`; the page of a folder is asked for from the folder above it. */
function addressOf(values: Values, file: string): Instead | undefined {
  const path = values.get('0') ?? values.get('path')
  if (path === undefined || values.size !== 1 || !ADDRESS.test(path)) return undefined
  const depth = file.split('/').length - 2
  const isFolder = FOLDER_PAGE.test(file)
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
])

/** In HTML as a tag, which has no caption. */
function pictureOf(values: Values, isHtml: boolean): Instead | undefined {
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
  return { head: `<${component} ${SHORT_ID}=${id}${words}`, tail: '/>', as: `<${component}>`, better }
}
