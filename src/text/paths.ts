/** The only producer of addresses and output paths. Addresses are percent-encoded once; paths on disk are not. */

/** Where the files of the default theme stand; a site's own file of the same name stands in its place. */
export const THEME_FOLDER = 'octavo/'

/** Where posts lie, if the configuration names no other folder (SPEC 2). */
export const POSTS_FOLDER = 'content/posts'

/** What stands in a pattern of addresses for a part of the post, behind a colon; first the parts of its date. */
export const PLACEHOLDERS: readonly string[] = ['year', 'month', 'day', 'slug', 'title', 'category']

/** Limit of one segment in bytes: what every file system takes (255), less room for `.tmp` names. */
const SEGMENT_BYTES = 200
/** Limit of a whole path in bytes: macOS takes 1,024 for a file, with the folders that the site itself lies in. */
const PATH_BYTES = 900

/** The output path of a site path: `/blog/x/` is `blog/x/index.html`, `/404.html` stays a file. */
export function outputPath(sitePath: string): string {
  const path = sitePath.replace(/^\//, '')
  if (path === '' || path.endsWith('/')) return `${path}index.html`
  return hasExtension(path) ? path : `${path}.html`
}

/** Where an output path is read: `blog/x/index.html` at `/blog/x/`. */
export function addressOfOutput(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`
}

function hasExtension(path: string): boolean {
  return EXTENSION.test(path)
}

/** The address of a page without `.html`. */
export function withoutHtml(path: string): string {
  return path.replace(EXTENSION, '')
}

/** Only these say what a page is. Another ending is part of a name: a file `v1.2` or `node.js` would be none that a browser shows. */
const EXTENSION = /\.html?$/i

/** Whether a file is read as markdown: by its ending, however that is written. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path)
}

/** The path of a markdown file without its ending. */
export function withoutEnding(path: string): string {
  return path.replace(MARKDOWN, '')
}

const MARKDOWN = /\.(?:mdx?|markdown)$/i

/** How the name of a file says its language, behind a point, where other generators look for it: `post.fr.md`, `index.pt-BR.md`. */
export const LANGUAGE_IN_NAME = '[a-z]{2}(?:-[A-Za-z]{2,4})?'

const FOLDER_PAGE = new RegExp(`(?:^|/)_?index(?:\\.${LANGUAGE_IN_NAME})?\\.[a-z]+$`, 'i')

/** Whether a file is the page of its folder, in one of several languages too. */
export function isFolderPage(path: string): boolean {
  return FOLDER_PAGE.test(path)
}

/** Percent-encode a site path for `href`: once, segment by segment, as RFC 3986 asks. */
export function encodePath(sitePath: string): string {
  if (/^[A-Za-z0-9/._~-]*$/.test(sitePath)) return sitePath
  return sitePath.split('/').map(encodeURIComponent).join('/')
}

/**
 * An address, read as browsers do (WHATWG URL); undefined when it is none. `URL.canParse` is not asked: from some two
 * thousand calls on, Node.js 20 and 22 say no to `https://bücher.example`.
 */
export function parseAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

/** Undo percent-encoding; a text that is not valid stays as it is. */
export function decodePath(address: string): string {
  if (!address.includes('%')) return address
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Why a path that an author wrote can be no output path, or undefined when it can. */
export function pathFault(sitePath: string): string | undefined {
  if (sitePath.length < SEGMENT_BYTES && PLAIN.test(sitePath) && !DEVICE.test(sitePath)) return undefined
  const decoded = decodePath(sitePath)
  if (/%(?:2f|5c)/i.test(sitePath)) return 'it holds an encoded slash'
  if (/[\u0000-\u001f\u007f]/.test(decoded)) return 'it holds a control character'
  if (decoded.includes('\\')) return 'it holds a backslash'
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(decoded)) return 'it names a drive or a scheme'
  if (decoded.startsWith('//')) return 'it begins with two slashes'
  if (decoded.includes('//')) return 'it holds two slashes in a row'
  if (/[?#%]/.test(decoded)) return 'it holds one of ? # %'
  return (
    lengthFault(decoded) ??
    decoded
      .split('/')
      .map(segmentFault)
      .find((fault) => fault !== undefined)
  )
}

/** Most paths: letters, digits, `-` and `_`, and at most an ending. */
const PLAIN = /^(?:\/[A-Za-z0-9_-]+)+(?:\.[A-Za-z0-9]+|\/)?$/
/** Names that are devices on Windows, with any ending. */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/i

/** Why a file that is published as it is cannot have this address, or undefined: its name is its author's, on this system. */
export function copyFault(sitePath: string): string | undefined {
  return /^\/[A-Za-z]:/.test(sitePath) ? 'it names a drive' : lengthFault(sitePath)
}

/** Why a path as a whole is too long for a file system, or undefined. */
function lengthFault(path: string): string | undefined {
  const bytes = path.length * 3 > PATH_BYTES ? new TextEncoder().encode(path).length : 0
  return bytes > PATH_BYTES ? `it is ${bytes} bytes long, the limit is ${PATH_BYTES}` : undefined
}

function segmentFault(segment: string): string | undefined {
  if (segment === '.' || segment === '..') return `\`${segment}\` climbs out of the output folder`
  if (/[<>:"|*]/.test(segment)) return 'it holds a sign that Windows cannot store (< > : " | *)'
  if (/[. ]$/.test(segment)) return 'a part ends with a dot or a blank, which Windows drops'
  if (DEVICE.test(segment)) return `\`${segment}\` is a device on Windows`
  const bytes = new TextEncoder().encode(segment).length
  return bytes > SEGMENT_BYTES ? `a part is ${bytes} bytes long, the limit is ${SEGMENT_BYTES}` : undefined
}

/**
 * Join a folder of the project and a relative path as in the source tree, in NFC as the snapshot names its files;
 * undefined when it climbs out.
 */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/').normalize('NFC')
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** Split an address into path, query and fragment, the signs `?` and `#` kept with their parts. */
export function splitAddress(address: string): { path: string; query: string; fragment: string } {
  const hash = address.indexOf('#')
  const fragment = hash === -1 ? '' : address.slice(hash)
  const rest = hash === -1 ? address : address.slice(0, hash)
  const mark = rest.indexOf('?')
  return {
    path: mark === -1 ? rest : rest.slice(0, mark),
    query: mark === -1 ? '' : rest.slice(mark),
    fragment,
  }
}

/**
 * What an address of a picture means in the file `from`: a site path, or a path from the root, undefined when it leads out
 * of the project; and the query and fragment behind it (`#icon` of a drawing, `#t=10` of a film).
 */
export function pictureTarget(
  src: string,
  from: string,
): { readonly target: string | undefined; readonly rest: string } {
  const { path, query, fragment } = splitAddress(src)
  const decoded = decodePath(path)
  const target = path.startsWith('/') ? decoded : joinPath(folderOf(from), decoded)
  return { target, rest: query + fragment }
}

/** Has a scheme (`https:`, `mailto:`) or a host (`//example.org`): leads off the site. */
export function isForeign(address: string): boolean {
  return /^([A-Za-z][A-Za-z0-9+.-]*:|\/\/)/.test(address)
}

/** A site path that follows the trailing-slash setting (SPEC 13.21); one with an extension stays. */
export function finishPath(path: string, trailingSlash: boolean): string {
  const normal = path.normalize('NFC')
  if (normal === '/' || hasExtension(normal)) return normal
  const bare = normal.replace(/\/+$/, '')
  return trailingSlash ? `${bare}/` : bare
}
