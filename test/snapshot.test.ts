import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UsageError } from '../src/io/errors.ts'
import { readConfig, takeSnapshot } from '../src/io/snapshot.ts'
import { hash } from '../src/text/hash.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octavo-snapshot-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `text of ${path}`)
  }
}

async function snapshot(paths: readonly string[] = [], theme = join(root, 'theme'), folder = root) {
  const findings: string[] = []
  const files = takeSnapshot(
    { root: folder, theme, paths, limits: { text: 1000, other: 2000 } },
    (finding) => {
      findings.push(`${finding.severity} ${finding.code} ${finding.place.path}`)
    },
  )
  return { files, names: [...files.keys()], findings: findings.sort() }
}

test.runIf(existsSync('/proc/kallsyms'))('a long file that changes while it is read', async () => {
  // Its size is always said to be 0, and there is always something in it.
  const { files, findings } = await snapshot(['kallsyms'], '/nowhere', '/proc')
  expect(files.size).toBe(0)
  expect(findings).toEqual(['error io/changing kallsyms'])
})

test.runIf(existsSync('/proc/sys/kernel/ostype'))(
  'a short file is read to its end, whatever its size is said to be',
  async () => {
    const { files, findings } = await snapshot(['ostype'], '/nowhere', '/proc/sys/kernel')
    expect(Buffer.from(files.get('ostype')?.bytes ?? []).toString()).toBe(
      readFileSync('/proc/sys/kernel/ostype', 'utf8'),
    )
    expect(findings).toEqual([])
  },
)

test('reads the folders of a site, sorted by code units, each file with its bytes and hash', async () => {
  put('content/posts/b.md', 'content/posts/Z.md', 'content/posts/a/index.md', 'content/data/_x.yaml')
  put(
    'templates/index.html',
    'public/robots.txt',
    'plugins/a.js',
    'src/no.md',
    'README.md',
    'octavo.config.yaml',
  )
  const { files, names, findings } = await snapshot()
  expect(names).toEqual([
    'content/data/_x.yaml',
    'content/posts/Z.md',
    'content/posts/a/index.md',
    'content/posts/b.md',
    'plugins/a.js',
    'public/robots.txt',
    'templates/index.html',
  ])
  const text = 'text of content/posts/b.md'
  const source = files.get('content/posts/b.md')
  expect(new TextDecoder().decode(source?.bytes)).toBe(text)
  expect(source).toMatchObject({ path: 'content/posts/b.md', hash: hash(text) })
  expect(findings).toEqual([])
})

test('the theme stands in for templates that the site does not have, under a path of its own', async () => {
  put('templates/index.html', 'theme/index.html', 'theme/post.html', 'theme/assets/a.css')
  const { files } = await snapshot()
  expect([...files].map(([name, { path }]) => [name, path])).toEqual([
    ['templates/assets/a.css', 'octavo/templates/assets/a.css'],
    ['templates/index.html', 'templates/index.html'],
    ['templates/post.html', 'octavo/templates/post.html'],
  ])
})

test('a site whose templates are the theme has them once', async () => {
  put('templates/index.html')
  expect((await snapshot([], join(root, 'templates'))).names).toEqual(['templates/index.html'])
})

test('folders and files that the configuration names are read too, each once', async () => {
  put(
    '_posts/a.md',
    'src/content/blog/b.md',
    'src/code.ts',
    'styles/own.css',
    'notes/d.md',
    'content/blog/c.md',
  )
  const paths = [
    'styles/own.css',
    './notes/',
    '../out',
    'absent',
    'content/blog',
    'src/content/blog',
    '_posts',
  ]
  const names = ['_posts/a.md', 'content/blog/c.md', 'notes/d.md', 'src/content/blog/b.md', 'styles/own.css']
  expect(await snapshot(paths)).toMatchObject({ names, findings: [] })
})

test('dotfiles and installed packages in content are not read; public keeps those that hosts want', async () => {
  put(
    'content/.obsidian/app.json',
    'content/posts/.a.md.swp',
    'content/node_modules/x/a.md',
    'public/.nojekyll',
  )
  put('public/.well-known/security.txt', 'public/_headers', 'public/.htaccess', 'public/.DS_Store')
  const { names, findings } = await snapshot()
  expect(names).toEqual([
    'public/.htaccess',
    'public/.nojekyll',
    'public/.well-known/security.txt',
    'public/_headers',
  ])
  expect(findings).toEqual([])
})

test('PA17: secrets in public are errors and are not read', async () => {
  put(
    'public/.git/config',
    'public/.env',
    'public/a/.env.local',
    'public/tls/site.pem',
    'public/node_modules/x/a.js',
  )
  put('public/.npmrc', 'public/id_rsa', 'public/ok.key')
  writeFileSync(join(root, 'public/old.txt'), '-----BEGIN RSA PRIVATE KEY-----\nMII')
  const { names, findings } = await snapshot()
  expect(names).toEqual(['public/ok.key'])
  expect(findings).toEqual(
    ['.env', '.git', '.npmrc', 'a/.env.local', 'id_rsa', 'node_modules', 'old.txt', 'tls/site.pem'].map(
      (name) => `error io/secret public/${name}`,
    ),
  )
})

describe('what is no ordinary file', () => {
  test('PA13, PA14, PA15: links are not followed', async () => {
    put('content/posts/a.md')
    const links: readonly (readonly [string, string])[] = [
      ['posts/inside.md', 'a.md'],
      ['posts/loop', '.'],
      ['posts/up', '../../..'],
      ['posts/gone.md', 'nothing.md'],
      ['posts/out.md', '/etc/hostname'],
      ['posts/away', '/nowhere/at/all'],
    ]
    for (const [path, target] of links) symlinkSync(target, join(root, 'content', path))
    const { names, findings } = await snapshot()
    expect(names).toEqual(['content/posts/a.md'])
    expect(findings).toEqual([
      'error io/link-leaves content/posts/away',
      'error io/link-leaves content/posts/out.md',
      'error io/link-leaves content/posts/up',
      'warning io/link-dangling content/posts/gone.md',
      'warning io/link-inside content/posts/inside.md',
      'warning io/link-inside content/posts/loop',
    ])
  })

  test('PA13: a whole folder that is a link out of the project', async () => {
    symlinkSync('/etc', join(root, 'content'))
    put('other/a.md')
    symlinkSync('other', join(root, 'public'))
    const { names, findings } = await snapshot()
    expect(names).toEqual([])
    expect(findings).toEqual(['error io/link-leaves content', 'warning io/link-inside public'])
  })

  test.each(['content', 'templates', 'public', 'plugins'])(
    'a file with the name of the folder `%s`',
    async (name) => {
      put(name)
      const { names, findings } = await snapshot()
      expect(names).toEqual([])
      expect(findings).toEqual([`error io/not-a-folder ${name}`])
    },
  )

  test('PA18: pipes and folders with the name of a page', async () => {
    put('content/posts/b.md/picture.webp')
    execFileSync('mkfifo', [join(root, 'content/posts/pipe.md')])
    const { names, findings } = await snapshot()
    expect(names).toEqual(['content/posts/b.md/picture.webp'])
    expect(findings).toEqual([
      'warning io/folder-like-page content/posts/b.md',
      'warning io/not-a-file content/posts/pipe.md',
    ])
  })

  test('PA19: files over the limit are errors, and are not read', async () => {
    put('content/a.md', 'content/b.webp', 'public/c.html', 'content/d.md')
    truncateSync(join(root, 'content/a.md'), 3 * 2 ** 30)
    truncateSync(join(root, 'content/b.webp'), 2001)
    truncateSync(join(root, 'public/c.html'), 2000)
    truncateSync(join(root, 'content/d.md'), 1000)
    const { names, findings } = await snapshot()
    expect(names).toEqual(['content/d.md', 'public/c.html'])
    expect(findings).toEqual(['error io/too-large content/a.md', 'error io/too-large content/b.webp'])
  })

  test('names that can be no address, and two forms of one name', async () => {
    put(
      'content/posts/a\\b.md',
      'content/posts/c\nd.md',
      'content/posts/caf\u00e9.md',
      'content/posts/cafe\u0301.md',
    )
    writeFileSync(
      Buffer.concat([Buffer.from(join(root, 'content/posts/')), Buffer.from([0xff, 0x2e, 0x6d])]),
      'x',
    )
    const { names, findings } = await snapshot()
    expect(names).toEqual(['content/posts/caf\u00e9.md'])
    expect(findings).toEqual([
      'error io/odd-name content/posts/a\\b.md',
      'error io/odd-name content/posts/c\nd.md',
      'error io/odd-name content/posts/\ufffd.m',
      'error io/twin-names content/posts/caf\u00e9.md',
    ])
  })

  test('a backslash in the name of the folder above is one', async () => {
    const folder = join(root, 'a\\b')
    put('a\\b/content/posts/mine.md', 'a/b/content/posts/of-another.md')
    const { names, findings } = await snapshot([], join(root, 'theme'), folder)
    expect([names, findings]).toEqual([['content/posts/mine.md'], []])
  })

  test('PA20: files and folders that may not be read are named, the others are read', async () => {
    put('content/posts/a.md', 'content/posts/closed.md', 'content/closed/b.md')
    chmodSync(join(root, 'content/posts/closed.md'), 0)
    chmodSync(join(root, 'content/closed'), 0)
    chmodSync(root, 0o755)
    expect(await asNobody()).toEqual({
      names: ['content/posts/a.md'],
      findings: ['error io/unreadable content/closed', 'error io/unreadable content/posts/closed.md'],
    })
    chmodSync(join(root, 'content/closed'), 0o755)
  })
})

/** The same snapshot by a process that is not root, whom permissions do not stop. */
async function asNobody(): Promise<unknown> {
  const file = join(root, 'run.mjs')
  const made = await rolldown({
    input: join(import.meta.dirname, 'kill/snapshot.ts'),
    platform: 'node',
    logLevel: 'silent',
  })
  await made.write({ file, format: 'esm' })
  const ids = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const run = spawnSync(process.execPath, [file, root], { encoding: 'utf8', cwd: '/', ...ids })
  return run.status === 0 ? JSON.parse(run.stdout) : run.stderr
}

describe('the configuration', () => {
  test('is a source, or absent', () => {
    expect(readConfig(root)).toBeUndefined()
    put('octavo.config.yaml')
    expect(readConfig(root)).toMatchObject({
      path: 'octavo.config.yaml',
      hash: hash('text of octavo.config.yaml'),
    })
  })

  test('one that cannot be read is never taken for none', () => {
    symlinkSync('/etc/hostname', join(root, 'octavo.config.yaml'))
    expect(() => readConfig(root)).toThrow(UsageError)
    rmSync(join(root, 'octavo.config.yaml'))
    mkdirSync(join(root, 'octavo.config.yaml'))
    expect(() => readConfig(root)).toThrow(/no ordinary file/)
  })
})
