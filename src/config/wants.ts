import { decodePath, PLACEHOLDERS, parseAddress, pathFault } from '../text/paths.ts'
import { isZone } from '../text/zone.ts'
import { oneOf, type Shape, textThat } from './schema.ts'

/** Texts with a form of their own, as the table of keys wants them. */

const PRESETS: { readonly [name: string]: string } = {
  jekyll: '/:year/:month/:day/:slug.html',
  hugo: '/posts/:slug/',
  hexo: '/:year/:month/:day/:slug/',
  ghost: '/:slug/',
  flat: '/:slug.html',
}

/** Names of whole permalink patterns, and the patterns. */
export function permalinkPresets(): readonly (readonly [name: string, pattern: string])[] {
  return Object.entries(PRESETS)
}

export const permalink: Shape<string> = textThat(
  `one of ${Object.keys(PRESETS).join(', ')}, or a path with :slug or :title in it, like /blog/:slug/`,
  (value) => Object.hasOwn(PRESETS, value) || isPattern(value),
  (value) => PRESETS[value] ?? value,
)

function isPattern(value: string): boolean {
  const names = [...value.matchAll(/:([a-z]+)/g)].map((match) => match[1] ?? '')
  const isKnown = names.every((name) => PLACEHOLDERS.includes(name))
  const filled = value.replace(/:[a-z]+/g, 'x')
  return isSitePath(filled) && isKnown && (names.includes('slug') || names.includes('title'))
}

/**
 * Origin and sub-path without a trailing slash; undefined when the text is no address of a site. Two slashes in a row would
 * make another host of what follows them, and no address holds a `%` (SPEC 13.6).
 */
export function normaliseUrl(value: string): string | undefined {
  const url = /^https?:\/\/[^/]/i.test(value) ? parseAddress(value) : undefined
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return undefined
  const path = url.pathname.replace(/\/+$/, '')
  return path.includes('//') || decodePath(path).includes('%') ? undefined : url.origin + path
}

export const siteUrl: Shape<string> = textThat(
  'an address that begins with https:// or http://, without ?, # and //',
  (value) => normaliseUrl(value) !== undefined,
  (value) => normaliseUrl(value) ?? value,
)

/** What links and feeds are called by, so a sign at least that is seen. */
export const name: Shape<string> = textThat('a text that can be seen', (value) =>
  /[^\s\p{Cc}\p{Cf}]/u.test(value),
)

/** A folder for the site: where it may lie is looked at when it is known what lies there. */
export const outputFolder: Shape<string> = textThat(
  'a path without control characters',
  (value) => !/\p{Cc}/u.test(value),
)

/** The colours of the default theme. */
export const pigment = oneOf(['rubric', 'lapis', 'verdigris', 'orpiment', 'murex', 'ink'])

export const timeZone: Shape<string> = textThat('a time zone like Europe/Lisbon, or UTC', isZone)

export const language: Shape<string> = textThat('a language like en or pt-BR', isLanguage)

/** A language tag by its form (BCP 47): `en`, `zh-Hant-TW`. */
export function isLanguage(value: string): boolean {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value)
}

/** A folder or file of the project, from its root. */
export const projectPath: Shape<string> = textThat(
  'a path inside the project, like content/posts',
  (value) =>
    /^(?![\\/~])(?!.*(^|\/)\.\.(\/|$))(?!.*[\\:\u0000-\u001f]).+$/.test(value) && trimPath(value) !== '',
  trimPath,
)

function trimPath(value: string): string {
  return value
    .replace(/^(\.\/+)+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '')
    .normalize('NFC')
}

/** The address of a list: site paths that other addresses begin with, so with a slash at the end. */
export const listPath: Shape<string> = textThat('a path like /blog/', isSitePath, (value) =>
  value.replace(/\/*$/, '/'),
)

function isSitePath(value: string): boolean {
  return value.startsWith('/') && !/[\s%]/.test(value) && pathFault(value) === undefined
}

/** A pattern of paths that the host serves: no address of a link begins with anything but a slash. */
export const servedPath: Shape<string> = textThat(
  'a pattern that begins with a slash, like /docs/**',
  (value) => value.startsWith('/'),
)

/** What may stand in `href`: never code. */
export const linkTarget: Shape<string> = textThat(
  'a path that begins with /, or an address that begins with https:// or mailto:',
  isLinkTarget,
)

/** Whether an address leads to a page, on this site or another, and runs nothing. */
export function isLinkTarget(value: string): boolean {
  return /^(\/|#|https?:\/\/|mailto:|tel:)/i.test(value) && !/[\s\u0000-\u001f]/.test(value)
}

export const hostName: Shape<string> = textThat('a host name like example.org', (value) =>
  /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value),
)
