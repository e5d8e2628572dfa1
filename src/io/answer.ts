import { statSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../text/hash.ts'
import { decodePath, encodePath } from '../text/paths.ts'
import { contentType } from './content-types.ts'
import type { OutputPlace } from './place.ts'
import { rangeOf } from './range.ts'
import { readRegularFile } from './read.ts'
import { manifestPath, type Published, published } from './state.ts'

/** What the server says to a request. */
export interface Answer {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array | string
}

/** The parts of a request that decide the answer. `hosts`: every `Host` line of it. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly hosts: readonly string[]
  readonly ifNoneMatch?: string | undefined
  readonly range?: string | undefined
  readonly ifRange?: string | undefined
}

interface Site {
  readonly place: OutputPlace
  /** The name that the server listens on. */
  readonly host: string
}

const URL_LIMIT = 8_000
const FILE_LIMIT = 2_000_000_000
const READS_TRIED = 40
const READ_PAUSE_MS = 50

/** Answers from the manifest of what is published: what is not in it does not exist. */
export function answerer(site: Site): (asked: Asked) => Promise<Answer> {
  const current = manifestReader(site.place)
  return async (asked) => {
    const refused = refusal(asked, site)
    if (refused !== undefined) return refused
    const path = sitePath(asked.url)
    if (path === undefined) return plain(400, 'not a path')
    const base = current()?.base ?? ''
    // What is asked for is decoded, and the sub-path stands as in addresses.
    const folder = decodePath(base)
    if (base !== '' && (path === '/' || path === folder)) return redirect(`${base}/`, asked)
    const inside = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
    return answerFile(inside, asked, base, current)
  }
}

async function answerFile(
  path: string | undefined,
  asked: Asked,
  base: string,
  current: () => Published | undefined,
): Promise<Answer> {
  for (let tried = 0; tried < READS_TRIED; tried++) {
    const site = current()
    const found = path === undefined ? undefined : fileOf(path, site)
    if (found !== undefined && 'moved' in found) return redirect(`${base}/${encodePath(found.moved)}`, asked)
    const name = found?.file ?? '404.html'
    const digest = site?.files.get(name)
    if (site === undefined || digest === undefined) return plain(404, 'not found')
    const etag = `"${digest.slice(0, 32)}"`
    if (found !== undefined && asked.ifNoneMatch === etag)
      return { status: 304, headers: { ETag: etag }, body: '' }
    const read = readRegularFile(join(site.folder, name), FILE_LIMIT)
    // Other bytes than the manifest's: a commit is under way, or somebody changed the file by hand.
    if ('bytes' in read && hash(read.bytes) === digest) {
      const headers = { 'Content-Type': contentType(name) }
      if (found === undefined) return { status: 404, headers, body: read.bytes }
      return part(read.bytes, { ...headers, ETag: etag, 'Accept-Ranges': 'bytes' }, asked)
    }
    await new Promise((done) => setTimeout(done, READ_PAUSE_MS))
  }
  return plain(503, 'this file is not as it was built; run `octavo build` again')
}

/** A file, or what is asked of it: some browsers play no film of a server that only sends whole ones. */
function part(bytes: Uint8Array, headers: Answer['headers'], { range, ifRange }: Asked): Answer {
  const isSame = ifRange === undefined || ifRange === headers.ETag
  const wanted = isSame ? rangeOf(range, bytes.length) : undefined
  if (wanted === undefined) return { status: 200, headers, body: bytes }
  if (wanted === 'none')
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes.length}` }, body: '' }
  const { start, end } = wanted
  const said = { 'Content-Range': `bytes ${start}-${end - 1}/${bytes.length}` }
  return { status: 206, headers: { ...headers, ...said }, body: bytes.subarray(start, end) }
}

/** The file of a path, or where the page that is meant has its address. */
function fileOf(path: string, site: Published | undefined): { file: string } | { moved: string } | undefined {
  const has = (name: string) => site?.files.has(name) === true
  const isFolder = path === '' || path.endsWith('/')
  const file = isFolder ? `${path}index.html` : path
  if (has(file)) return { file }
  if (isFolder) return has(`${path.slice(0, -1)}.html`) ? { moved: path.slice(0, -1) } : undefined
  if (has(`${path}.html`)) return { file: `${path}.html` }
  return has(`${path}/index.html`) ? { moved: `${path}/` } : undefined
}

/** Why a request is not looked at any further. */
function refusal({ method, url, hosts }: Asked, { host }: Site): Answer | undefined {
  if (hosts.length !== 1 || !isOwnHost(hosts[0] ?? '', host))
    return plain(403, 'this host name is not served')
  if (method !== 'GET' && method !== 'HEAD')
    return { ...plain(405, 'GET and HEAD only'), headers: { Allow: 'GET, HEAD' } }
  return url.length > URL_LIMIT ? plain(414, 'the address is too long') : undefined
}

/**
 * Only names of this machine, so that a foreign page cannot read the site by letting its own name lead
 * here. An address in digits cannot be pointed elsewhere: it is fine when we listen on all of them.
 */
function isOwnHost(header: string, host: string): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]@/\\\s]+)(?::\d{1,5})?$/i.exec(header)
  const name = match?.[1]?.toLowerCase().replace(/\.$/, '')
  if (name === undefined) return false
  if (['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), `[${host.toLowerCase()}]`].includes(name))
    return true
  const isAddress = /^(\[.*\]|\d{1,3}(\.\d{1,3}){3})$/.test(name)
  return name.endsWith('.localhost') || (isEverywhere(host) && isAddress)
}

/** Whether a server that listens on `host` is reached by every address of the machine. */
export function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** The path of a request, decoded once; undefined when it could mean anything else. */
function sitePath(url: string): string | undefined {
  const raw = url.split(/[?#]/)[0] ?? ''
  let path: string
  try {
    path = decodeURIComponent(raw).normalize('NFC')
  } catch {
    return undefined
  }
  return !path.startsWith('/') || /[\u0000-\u001f\u007f\\]|\/\.\.?(\/|$)/.test(path) ? undefined : path
}

/** What stands behind a `?` goes along. */
function redirect(location: string, { url }: Asked): Answer {
  const query = /\?[^#]*/.exec(url)?.[0] ?? ''
  return { status: 302, headers: { Location: location + query }, body: '' }
}

function plain(status: number, text: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `${text}\n` }
}

/** What is published, read again only when it was written anew. */
function manifestReader(place: OutputPlace): () => Published | undefined {
  let known: { stamp: string; site: Published | undefined } | undefined
  return () => {
    const path = manifestPath(place)
    const stat = statSync(path, { throwIfNoEntry: false })
    const stamp = `${path} ${stat?.ino} ${stat?.mtimeMs} ${stat?.size}`
    if (known?.stamp !== stamp) known = { stamp, site: published(place) }
    return known.site
  }
}
