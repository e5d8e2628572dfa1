import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { hash } from '../text/hash.ts'
import { EnvironmentError, hasCode, UsageError } from './errors.ts'
import { type Manifest, outputKey, readManifest } from './state.ts'

export interface ServeOptions {
  readonly root: string
  readonly out: string
  readonly host: string
  readonly port: number
  /** Sub-path of the site's address, without a trailing slash. */
  readonly base: string
}

export interface Server {
  readonly url: string
  close(): Promise<void>
  readonly closed: Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
}
const PORTS_TRIED = 20
const READS_TRIED = 5

/**
 * Serve the last build, from its manifest: what is not in it does not exist, and a file whose bytes are
 * not yet those of the manifest is read again, so a page is never half old and half new.
 */
export async function serve(options: ServeOptions): Promise<Server> {
  const key = outputKey(options.root, options.out)
  if (readManifest(options.root, key) === undefined)
    throw new UsageError('there is no build to show yet: run `octavo build` first')
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) =>
    answer(request, response, options, key),
  )
  const port = await listen(server, options)
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const closed = new Promise<void>((done) => server.once('close', () => done()))
  return {
    url: `http://${host}:${port}${options.base}/`,
    closed,
    close: () => {
      server.close()
      server.closeAllConnections()
      return closed
    },
  }
}

async function listen(
  server: ReturnType<typeof createServer>,
  { host, port }: ServeOptions,
): Promise<number> {
  for (let tried = port; ; tried++) {
    try {
      await new Promise<void>((done, fail) => {
        server.once('error', fail)
        server.listen(tried, host, () => {
          server.off('error', fail)
          done()
        })
      })
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : tried
    } catch (cause) {
      if (!hasCode(cause, 'EADDRINUSE') || tried >= port + PORTS_TRIED) {
        throw new EnvironmentError(`cannot listen on ${host}:${tried}: ${(cause as Error).message}`)
      }
    }
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
  key: string,
): void {
  const head = {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  }
  const send = (status: number, headers: Record<string, string>, body: Uint8Array | string) => {
    response.writeHead(status, { ...head, ...headers, 'Content-Length': String(Buffer.byteLength(body)) })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const plain = (status: number, text: string) =>
    send(status, { 'Content-Type': 'text/plain; charset=utf-8' }, `${text}\n`)
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET and HEAD only')
  if (!isOwnHost(request.headers.host, options.host)) return plain(403, 'this host name is not served')
  const path = sitePath(request.url ?? '/', options.base)
  if (path === undefined) return plain(400, 'not a path of this site')
  const manifest = readManifest(options.root, key) ?? { files: {} }
  const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path
  const found = [wanted, `${wanted}.html`].find((name) => Object.hasOwn(manifest.files, name))
  if (found === undefined && Object.hasOwn(manifest.files, `${path}/index.html`)) {
    return send(308, { Location: `${options.base}/${encodeURI(path)}/` }, '')
  }
  const name = found ?? '404.html'
  const file = readFrom(options, key, name, manifest)
  if (file === undefined) return plain(404, 'not found')
  const etag = `"${hash(file).slice(0, 32)}"`
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
  if (found !== undefined && request.headers['if-none-match'] === etag) return send(304, { ETag: etag }, '')
  return send(found === undefined ? 404 : 200, { 'Content-Type': type, ETag: etag }, file)
}

/** Only this machine's names, so that a foreign page cannot read the site by pointing its own name here. */
function isOwnHost(header: string | undefined, host: string): boolean {
  const name = (header ?? '').replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase()
  return (
    ['localhost', '127.0.0.1', '[::1]', host.toLowerCase(), `[${host}]`].includes(name) ||
    name.endsWith('.localhost')
  )
}

/** The path within the output, decoded once; undefined when it could mean anything else. */
function sitePath(url: string, base: string): string | undefined {
  const raw = url.split(/[?#]/)[0] ?? ''
  let path: string
  try {
    path = decodeURIComponent(raw)
  } catch {
    return undefined
  }
  if (!path.startsWith(`${base}/`) || /[\u0000-\u001f\\]|(^|\/)\.\.?(\/|$)/.test(path)) return undefined
  return path.slice(base.length + 1)
}

function readFrom(options: ServeOptions, key: string, name: string, first: Manifest): Uint8Array | undefined {
  let manifest: Manifest | undefined = first
  for (let tried = 0; tried < READS_TRIED && manifest !== undefined; tried++) {
    if (!Object.hasOwn(manifest.files, name)) return undefined
    try {
      const bytes = readFileSync(join(options.out, name))
      if (hash(bytes) === manifest.files[name]) return bytes
    } catch (cause) {
      if (!hasCode(cause, 'ENOENT', 'ENOTDIR', 'EISDIR')) throw cause
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    manifest = readManifest(options.root, key)
  }
  return undefined
}
