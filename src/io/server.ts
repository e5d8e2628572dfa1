import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { networkInterfaces } from 'node:os'
import { type Answer, type Asked, answerer, isEverywhere } from './answer.ts'
import { EnvironmentError, hasCode, reasonOf, UsageError } from './errors.ts'
import { outputPlace } from './place.ts'
import { published } from './state.ts'

interface ServeOptions {
  readonly root: string
  readonly out: string
  readonly host: string
  readonly port: number
}

export interface Server {
  readonly url: string
  /** Addresses at which other machines reach it; empty when it listens to this machine only. */
  readonly foreign: readonly string[]
  close(): Promise<void>
  readonly closed: Promise<void>
}

const PORTS_TRIED = 20
const CONNECTIONS = 2000
/** No page of a preview is for other sites, and none is taken for what it is not. */
const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

/**
 * Serve the last build, from its manifest: what is not in it does not exist, and a file whose bytes are
 * not yet those of the manifest is read again, so a page is never half old and half new.
 *
 * @throws {UsageError} when nothing is built
 * @throws {EnvironmentError} when no port is free
 */
export async function serve(options: ServeOptions): Promise<Server> {
  const place = outputPlace(options.root, options.out)
  const site = published(place)
  if (site === undefined) throw new UsageError('There is no build to show yet: run `octavo build` first.')
  const host = options.host === 'localhost' ? '127.0.0.1' : options.host
  const answer = answerer({ place, host })
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    answer(askedOf(request)).then(
      (result) => send(request, response, result),
      (cause: unknown) => send(request, response, { status: 500, headers: {}, body: `${String(cause)}\n` }),
    )
  })
  server.maxConnections = CONNECTIONS
  const port = await listen(server, host, options.port)
  const closed = new Promise<void>((done) => server.once('close', () => done()))
  const shown = isEverywhere(host) ? 'localhost' : bracketed(host)
  return {
    url: `http://${shown}:${port}${site.base}/`,
    foreign: foreignAddresses(host).map((address) => `http://${bracketed(address)}:${port}${site.base}/`),
    closed,
    close: () => {
      server.close()
      server.closeAllConnections()
      return closed
    },
  }
}

function askedOf(request: IncomingMessage): Asked {
  const hosts = request.rawHeaders.filter(
    (_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host',
  )
  const { method = '', url = '', headers } = request
  const { 'if-none-match': ifNoneMatch, range } = headers
  return { method, url, hosts, ifNoneMatch, range, ifRange: [headers['if-range']].flat()[0] }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  // A body is never read: the connection ends instead.
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
  response.writeHead(status, { ...HEADERS, ...headers, ...length, ...(hasBody && { Connection: 'close' }) })
  response.end(request.method === 'HEAD' || status === 304 ? undefined : body)
}

async function listen(server: HttpServer, host: string, port: number): Promise<number> {
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
      if (hasCode(cause, 'EADDRINUSE') && tried < Math.min(port + PORTS_TRIED, 65_535)) continue
      throw new EnvironmentError(`cannot listen on ${bracketed(host)}:${tried}: ${reasonOf(cause)}`, {
        cause,
      })
    }
  }
}

function foreignAddresses(host: string): readonly string[] {
  if (/^127\.|^::1$/.test(host)) return []
  if (!isEverywhere(host)) return [host]
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address)
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
