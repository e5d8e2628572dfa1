import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'

/** The policy that the theme is written for: nothing inline, nothing from anybody else. */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/** Serve a site as a strict host would: under the theme's policy, 404.html for what is not there. */
export async function serveSite(read: (path: string) => Uint8Array | undefined): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname).slice(1)
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
    const bytes = read(file)
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': TYPES[bytes === undefined ? '.html' : extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    })
    response.end(bytes ?? read('404.html'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
