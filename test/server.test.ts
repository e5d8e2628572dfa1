import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EnvironmentError, UsageError } from '../src/io/errors.ts'
import { type Server, serve } from '../src/io/server.ts'
import { openWriter } from '../src/io/writer.ts'

const SECRET = 'never to be seen'
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'home',
  '404.html': 'no such page',
  'blog/one/index.html': 'one',
  'about.html': 'about',
  'blog/caf\u00e9/index.html': 'caf\u00e9',
  'assets/a.css': 'css',
  'feed.xml': '<feed/>',
  'a b.txt': 'blank',
  linked: 'inside',
}

let root: string
let server: Server
const publish = (files: Readonly<Record<string, string>>, mode: 'folder' | 'swap' = 'folder', base = '') => {
  const writer = openWriter({ root, out: join(root, '_site'), mode, base })
  for (const [path, text] of Object.entries(files)) writer.stage(path, new TextEncoder().encode(text))
  writer.commit()
}
const start = (host = '127.0.0.1', port = 0) => serve({ root, out: join(root, '_site'), host, port })

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'octavo-server-'))
  publish(FILES)
  writeFileSync(join(root, '_site/foreign.txt'), SECRET)
  writeFileSync(join(root, '_site/.env'), SECRET)
  writeFileSync(join(root, 'secret.txt'), SECRET)
  mkdirSync(join(root, 'content'))
  server = await start()
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true, force: true })
})

/** One request as bytes on the wire, answered by status line, headers and body. */
function raw(text: string, to = server): Promise<{ status: number; head: string; body: string }> {
  return new Promise((done, fail) => {
    const socket = connect(Number(new URL(to.url).port), '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', fail)
    socket.on('close', () => {
      const [head = '', ...body] = answer.split('\r\n\r\n')
      done({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') })
    })
    socket.write(text)
  })
}
const get = (path: string, more = '', to = server) =>
  raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`, to)

test.each([
  ['bytes=0-1', 206, 'ab', 'bytes 0-1/5'],
  ['bytes=2-', 206, 'out', 'bytes 2-4/5'],
  ['bytes=-2', 206, 'ut', 'bytes 3-4/5'],
  ['bytes=1-99', 206, 'bout', 'bytes 1-4/5'],
  ['bytes=-99', 206, 'about', 'bytes 0-4/5'],
  ['bytes=5-', 416, '', 'bytes */5'],
  ['bytes=-0', 416, '', 'bytes */5'],
  ['bytes=3-1', 200, 'about', undefined],
  ['bytes=0-1,3-4', 200, 'about', undefined],
  ['lines=0-1', 200, 'about', undefined],
  ['bytes=0-1\r\nIf-Range: "other"', 200, 'about', undefined],
])('RFC 9110: Range: %s is answered with %d and %j', async (range, status, body, said) => {
  const answer = await get('/about.html', `Range: ${range}\r\n`)
  const header = /^content-range: (.*)$/im.exec(answer.head)?.[1]
  expect([answer.status, answer.body, header]).toEqual([status, body, said])
})

test('a redirect takes along what stands behind the question mark', async () => {
  expect((await get('/blog/one?a=1&b=%20')).head).toContain('Location: /blog/one/?a=1&b=%20\r\n')
})

test.each([
  ['/', 200, 'home', 'text/html; charset=utf-8'],
  ['/index.html', 200, 'home', 'text/html; charset=utf-8'],
  ['/?a=/../x#b', 200, 'home', 'text/html; charset=utf-8'],
  ['/blog/one/', 200, 'one', 'text/html; charset=utf-8'],
  ['/about', 200, 'about', 'text/html; charset=utf-8'],
  ['/about.html', 200, 'about', 'text/html; charset=utf-8'],
  ['/blog/caf%C3%A9/', 200, 'caf\u00e9', 'text/html; charset=utf-8'],
  ['/blog/cafe%CC%81/', 200, 'caf\u00e9', 'text/html; charset=utf-8'],
  ['/assets/a.css', 200, 'css', 'text/css; charset=utf-8'],
  ['/feed.xml', 200, '<feed/>', 'application/xml; charset=utf-8'],
  ['/a%20b.txt', 200, 'blank', 'text/plain; charset=utf-8'],
  ['/linked', 200, 'inside', 'application/octet-stream'],
  ['/absent/', 404, 'no such page', 'text/html; charset=utf-8'],
  ['/constructor', 404, 'no such page', 'text/html; charset=utf-8'],
])('GET %s is %i', async (path, status, body, type) => {
  const answer = await get(path)
  expect(answer).toMatchObject({ status, body })
  expect(answer.head).toContain(`Content-Type: ${type}\r\n`)
})

test.each([
  ['/blog/one', '/blog/one/'],
  ['/blog/one?q=1', '/blog/one/\\?q=1'],
  ['/about/', '/about'],
  ['/blog/caf%C3%A9', '/blog/caf%C3%A9/'],
])('%s leads to %s', async (path, target) => {
  const { status, head } = await get(path)
  expect(status).toBe(302)
  expect(head).toMatch(new RegExp(`^Location: ${target}$`, 'm'))
})

test('DV01, DV03: nothing but the manifest, whatever the path', async () => {
  const up = [
    '..',
    '%2e%2e',
    '.%2e',
    '..;',
    '%252e%252e',
    '..%00',
    '%c0%ae%c0%ae',
    '%uff0e%uff0e',
    '\u2025',
    '....',
  ]
  const slashes = ['/', '%2f', '%5c', '\\', '//', '%252f', '/./']
  const climbing = up.flatMap((dots) =>
    slashes.flatMap((slash) => [1, 3].map((n) => `/${`${dots}${slash}`.repeat(n)}secret.txt`)),
  )
  const inside = [
    '/foreign.txt',
    '/.env',
    '/.git/config',
    '/foreign.txt?raw??',
    '/foreign.txt::$DATA',
    '/FOREIG~1.TXT',
    '/%00',
    '/%',
  ]
  const paths = [
    ...climbing,
    ...climbing.map((path) => `/blog${path}`),
    ...inside,
    '//localhost/secret.txt',
    '/file:///etc/passwd',
    '*',
    'secret.txt',
    'http://localhost/secret.txt',
  ]
  for (const path of paths) {
    const answer = await get(path)
    expect([path, [400, 404].includes(answer.status), answer.body.includes(SECRET)]).toEqual([
      path,
      true,
      false,
    ])
  }
})

test('DV02: a file that became a link is not served', async () => {
  rmSync(join(root, '_site/linked'))
  symlinkSync(join(root, 'secret.txt'), join(root, '_site/linked'))
  const { status, body } = await get('/linked')
  expect([status, body.includes(SECRET)]).toEqual([503, false])
})

test.each([
  ['localhost', 200],
  ['LOCALHOST:4000', 200],
  ['localhost.', 200],
  ['127.0.0.1:80', 200],
  ['[::1]:4000', 200],
  ['blog.localhost', 200],
  ['evil.example', 403],
  ['evil.example:4000', 403],
  ['localhost.evil.example', 403],
  ['evillocalhost', 403],
  ['127.0.0.1.evil.example', 403],
  ['192.168.1.1', 403],
  ['0.0.0.0', 403],
  ['localhost@evil.example', 403],
  ['localhost:evil', 403],
  ['', 403],
])('DV05: Host: %s is answered %i', async (host, status) => {
  expect((await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status).toBe(status)
})

test('DV05: no Host, and two of them', async () => {
  expect((await raw('GET / HTTP/1.1\r\n\r\n')).status).toBe(400)
  expect((await raw('GET / HTTP/1.0\r\n\r\n')).status).toBe(403)
  expect(
    (await raw('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n'))
      .status,
  ).toBe(403)
})

test('DV07: no page is for other sites', async () => {
  for (const path of ['/', '/absent']) {
    const { head } = await get(path, 'Origin: http://evil.example\r\n')
    expect(head).toContain('X-Content-Type-Options: nosniff')
    expect(head).toContain('Cross-Origin-Resource-Policy: same-origin')
    expect(head).not.toMatch(/access-control/i)
  }
})

describe('DV08: other requests', () => {
  const connection = 'Host: localhost\r\nConnection: close\r\n'
  test.each([
    ['POST', `POST / HTTP/1.1\r\n${connection}Content-Length: 3\r\n\r\nabc`, 405],
    ['TRACE', `TRACE / HTTP/1.1\r\n${connection}\r\n`, 405],
    ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${connection}\r\n`, 405],
    ['a long address', `GET /${'x'.repeat(9000)} HTTP/1.1\r\n${connection}\r\n`, 414],
    ['a very long address', `GET /${'x'.repeat(200_000)} HTTP/1.1\r\n${connection}\r\n`, 431],
    ['large headers', `GET / HTTP/1.1\r\n${connection}X: ${'x'.repeat(1_000_000)}\r\n\r\n`, 431],
    ['no HTTP', 'hello\r\n\r\n', 400],
  ])('%s', async (_, text, status) => {
    // A refused client may see its connection reset while it still sends: no answer is an answer then.
    const answer = await raw(text).catch(() => ({ status }))
    expect(answer.status).toBe(status)
  })

  test('a body that never ends does not hold the connection', async () => {
    const answer = await get('/', 'Content-Length: 10000000000\r\n')
    expect(answer).toMatchObject({ status: 200, body: 'home' })
  })

  test('HEAD has the headers and no body', async () => {
    const { status, head, body } = await raw(`HEAD / HTTP/1.1\r\n${connection}\r\n`)
    expect([status, body]).toEqual([200, ''])
    expect(head).toContain('Content-Length: 4')
  })
})

test('an unchanged file is 304 by its ETag', async () => {
  const etag = /ETag: (.*)/.exec((await get('/')).head)?.[1]
  expect(await get('/', `If-None-Match: ${etag}\r\n`)).toMatchObject({ status: 304, body: '' })
  expect(await get('/', 'If-None-Match: "other"\r\n')).toMatchObject({ status: 200, body: 'home' })
})

test('DV09: five hundred idle connections keep nobody waiting', async () => {
  const port = Number(new URL(server.url).port)
  const idle = Array.from({ length: 500 }, () => connect(port, '127.0.0.1'))
  await Promise.all(idle.map((socket) => new Promise((done) => socket.once('connect', done))))
  for (const socket of idle) socket.write('GET / HT')
  const began = performance.now()
  expect((await get('/')).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(1000)
  for (const socket of idle) socket.destroy()
})

test('below a sub-path, and nowhere else', async () => {
  publish(FILES, 'folder', '/notes')
  const below = await start()
  expect(below.url).toMatch(/\/notes\/$/)
  expect((await get('/notes/', '', below)).body).toBe('home')
  expect((await get('/', '', below)).head).toContain('Location: /notes/')
  expect((await get('/notes/blog/one', '', below)).head).toContain('Location: /notes/blog/one/')
  expect(await get('/blog/one/', '', below)).toMatchObject({ status: 404, body: 'no such page' })
  expect((await get('/notesx/', '', below)).status).toBe(404)
  await below.close()
  publish(FILES)
})

test('below a sub-path with a blank and letters of other scripts', async () => {
  publish(FILES, 'folder', '/a%20b/%C3%BC')
  const below = await start()
  expect((await get('/', '', below)).head).toContain('Location: /a%20b/%C3%BC/')
  expect((await get('/a%20b/%C3%BC', '', below)).head).toContain('Location: /a%20b/%C3%BC/')
  expect((await get('/a%20b/%c3%bc/blog/one/', '', below)).body).toBe('one')
  expect((await get('/a%20b/%C3%BC/blog/one', '', below)).head).toContain('Location: /a%20b/%C3%BC/blog/one/')
  await below.close()
  publish(FILES)
})

test('a port that is taken: the next one; one that may not be used: an error of the environment', async () => {
  const port = Number(new URL(server.url).port)
  const second = await start('127.0.0.1', port)
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port)
  await second.close()
  await expect(start('203.0.113.1', 4000)).rejects.toThrow(EnvironmentError)
})

test('DV04: only when asked does it listen to other machines, and says at which addresses', async () => {
  expect(server.foreign).toEqual([])
  const open = await start('0.0.0.0')
  expect(open.url).toMatch(/^http:\/\/localhost:/)
  expect((await raw('GET / HTTP/1.1\r\nHost: 192.168.1.1\r\nConnection: close\r\n\r\n', open)).status).toBe(
    200,
  )
  expect((await raw('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', open)).status).toBe(
    403,
  )
  await open.close()
})

test('DV04: `octavo preview --host` says so in a sentence', async () => {
  const spoken = async (host: string) => {
    const command = ['dist/main.js', 'preview', '--root', root, '--port', '0', '--host', host]
    const preview = spawn(process.execPath, command)
    let out = ''
    for await (const piece of preview.stdout) {
      out += piece
      if (out.includes('Ctrl+C')) preview.kill()
    }
    return out
  }
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
  const open = await spoken('0.0.0.0')
  for (const { address } of others) expect(open).toMatch(new RegExp(`can read it at .*${address}`))
  expect(open.includes('Everybody')).toBe(others.length > 0)
  expect(await spoken('localhost')).not.toContain('Everybody')
})

test('without a build there is nothing to serve', async () => {
  await expect(serve({ root, out: join(root, 'other'), host: '127.0.0.1', port: 0 })).rejects.toThrow(
    UsageError,
  )
})

test('a file whose bytes are not those of the manifest is waited for', async () => {
  writeFileSync(join(root, '_site/about.html'), 'half')
  const waiting = get('/about')
  setTimeout(() => writeFileSync(join(root, '_site/about.html'), 'about'), 150)
  expect(await waiting).toMatchObject({ status: 200, body: 'about' })
})

test('after a new build the new pages are served', async () => {
  publish({ 'index.html': 'new home' })
  expect((await get('/')).body).toBe('new home')
  expect(await get('/about')).toMatchObject({ status: 404, body: 'not found\n' })
})
