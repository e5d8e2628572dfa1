import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cleanOutput } from '../src/io/clean.ts'
import { UsageError } from '../src/io/errors.ts'
import { lock } from '../src/io/lock.ts'
import { resolveInside } from '../src/io/paths.ts'
import { rollback } from '../src/io/rollback.ts'
import { openWriter } from '../src/io/writer.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octavo-writer-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const encoder = new TextEncoder()
type Files = Readonly<Record<string, string>>

function publish(files: Files, mode: 'folder' | 'swap' = 'folder', out = '_site'): void {
  const writer = openWriter({ root, out: join(root, out), mode })
  for (const [path, text] of Object.entries(files)) writer.stage(path, encoder.encode(text))
  writer.commit()
}

function tree(folder: string): Files {
  if (!existsSync(folder)) return {}
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = paths.filter((path) => lstatSync(join(folder, path)).isFile())
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const site = () => tree(join(root, '_site'))

describe.each(['folder', 'swap'] as const)('%s mode', (mode) => {
  test('publishes what was staged, and removes what is gone with its folders', () => {
    publish({ 'a/index.html': 'a', 'b/c/index.html': 'c' }, mode)
    publish({ 'a/index.html': 'new' }, mode)
    expect(site()).toEqual({ 'a/index.html': 'new' })
    expect(existsSync(join(root, '_site/b'))).toBe(false)
  })

  test('a file becomes a folder, and a folder a file', () => {
    publish({ x: 'file', 'y/index.html': 'folder' }, mode)
    publish({ 'x/index.html': 'folder', y: 'file' }, mode)
    expect(site()).toEqual({ 'x/index.html': 'folder', y: 'file' })
  })

  test('aborted: the site stays, the stage goes', () => {
    publish({ 'index.html': 'old' }, mode)
    const writer = openWriter({ root, out: join(root, '_site'), mode })
    writer.stage('index.html', encoder.encode('new'))
    writer.abort()
    expect(site()).toEqual({ 'index.html': 'old' })
    expect(existsSync(join(root, '.octavo/stage'))).toBe(false)
  })

  test('files are readable by all', () => {
    publish({ 'a/index.html': 'a' }, mode)
    expect(statSync(join(root, '_site/a/index.html')).mode & 0o777).toBe(0o644)
    expect(statSync(join(root, '_site/a')).mode & 0o777).toBe(0o755)
  })
})

test('unchanged files are not rewritten', () => {
  publish({ 'a.html': 'a', 'b.html': 'b' })
  const inode = lstatSync(join(root, '_site/a.html')).ino
  publish({ 'a.html': 'a', 'b.html': 'changed' })
  expect(lstatSync(join(root, '_site/a.html')).ino).toBe(inode)
})

test('BU07: files of others are never touched, and never overwritten', () => {
  mkdirSync(join(root, '_site/own'), { recursive: true })
  writeFileSync(join(root, '_site/own/mine.txt'), 'mine')
  publish({ 'own/index.html': 'ours' })
  publish({})
  expect(site()).toEqual({ 'own/mine.txt': 'mine' })
  expect(() => publish({ 'own/mine.txt': 'ours' })).toThrow(/own\/mine\.txt/)
  expect(site()).toEqual({ 'own/mine.txt': 'mine' })
})

test('BU07: a file or folder of others in the way of ours is named, and stays', () => {
  publish({ 'index.html': 'ours' })
  writeFileSync(join(root, '_site/a'), 'mine')
  mkdirSync(join(root, '_site/b'))
  writeFileSync(join(root, '_site/b/mine'), 'mine')
  expect(() => publish({ 'a/index.html': 'ours' })).toThrow(/a\/index\.html/)
  expect(() => publish({ b: 'ours' })).toThrow(/did not make: b/)
  expect(site()).toEqual({ a: 'mine', 'b/mine': 'mine', 'index.html': 'ours' })
})

test('without a manifest a file is ours only if its bytes are what we would write', () => {
  publish({ 'index.html': 'same' })
  rmSync(join(root, '.octavo'), { recursive: true })
  publish({ 'index.html': 'same' })
  rmSync(join(root, '.octavo'), { recursive: true })
  expect(() => publish({ 'index.html': 'other' })).toThrow(UsageError)
  expect(site()).toEqual({ 'index.html': 'same' })
})

describe('BU06: dangerous outputs are refused before anything is written', () => {
  const targets: readonly [string, () => string][] = [
    ['the project', () => root],
    ['a parent', () => join(root, '..')],
    ['the disk', () => '/'],
    ['home', () => homedir()],
    ...['content', 'content/posts', 'templates', 'public', 'src', '.git', '.octavo', 'node_modules/x'].map(
      (name): [string, () => string] => [name, () => join(root, name)],
    ),
    ['a link to the content', () => linked('content')],
    ['a repository', () => repository()],
    ['a file', () => aFile()],
    ['processes', () => '/proc/x'],
    ['the system', () => '/sys/x'],
    ['devices', () => '/dev/x'],
  ]
  const linked = (name: string) => {
    mkdirSync(join(root, name))
    symlinkSync(join(root, name), join(root, 'out'))
    return join(root, 'out')
  }
  const repository = () => {
    mkdirSync(join(root, 'other/.git'), { recursive: true })
    return join(root, 'other')
  }
  const aFile = () => {
    writeFileSync(join(root, 'out'), 'x')
    return join(root, 'out')
  }
  test.each(targets)('%s', (_, target) => {
    const out = target()
    const before = tree(root)
    expect(() => openWriter({ root, out, mode: 'folder' })).toThrow(UsageError)
    expect(tree(root)).toEqual(before)
  })
})

test('a refused output has a name, also when it is the project', () => {
  expect(() => openWriter({ root, out: root, mode: 'folder' })).toThrow(/^refused to build into \.: it is/)
})

test('of a link that leads back to itself the reason is told', () => {
  symlinkSync(join(root, 'out'), join(root, 'out'))
  const open = () => openWriter({ root, out: join(root, 'out'), mode: 'folder' })
  expect(open).toThrow(/^cannot find the output folder at .*out: a link leads back to itself \(ELOOP\)$/)
})

test('an empty folder of others in the place of a file makes way, one with a file in it does not', () => {
  mkdirSync(join(root, '_site/sitemap.xml/a/b'), { recursive: true })
  mkdirSync(join(root, '_site/blog/empty'), { recursive: true })
  publish({ 'sitemap.xml': 's', 'blog/index.html': 'b' })
  expect(site()).toEqual({ 'sitemap.xml': 's', 'blog/index.html': 'b' })
  publish({ blog: 'b' })
  expect(site()).toEqual({ blog: 'b' })
  mkdirSync(join(root, '_site/feed.xml/a'), { recursive: true })
  writeFileSync(join(root, '_site/feed.xml/a/mine'), 'mine')
  expect(() => publish({ 'feed.xml': 'f' })).toThrow(UsageError)
  expect(site()).toEqual({ blog: 'b', 'feed.xml/a/mine': 'mine' })
})

test.each(['../x', '/x', 'a/../../x', 'a//b', '', 'a\\b', 'C:/x', 'a/./b', 'a\u0000'])(
  'PA01: %j is never written',
  (path) => {
    expect(() => resolveInside(root, path)).toThrow(/refused to write/)
  },
)

test('BU08: a lock that is held is waited for, then named; one of a process that has ended is taken over', () => {
  const release = lock(root)
  expect(() => lock(root, 100)).toThrow(new RegExp(String(process.pid)))
  release()
  writeFileSync(join(root, '.octavo/lock'), '999999 1')
  lock(root)()
  writeFileSync(join(root, '.octavo/lock'), `${process.pid} 1`)
  lock(root)()
})

test('rollback: the release before the last one, byte for byte, and back again', () => {
  publish({ 'index.html': 'one', 'same.html': 's' }, 'swap')
  publish({ 'index.html': 'two', 'same.html': 's' }, 'swap')
  publish({ 'index.html': 'three', 'same.html': 's' }, 'swap')
  rollback(root, join(root, '_site'))
  expect(site()).toEqual({ 'index.html': 'two', 'same.html': 's' })
  rollback(root, join(root, '_site'))
  expect(site()).toEqual({ 'index.html': 'three', 'same.html': 's' })
  publish({ 'index.html': 'four' }, 'swap')
  expect(site()).toEqual({ 'index.html': 'four' })
})

test('rollback and other modes say what they need', () => {
  publish({ 'index.html': 'one' })
  expect(() => rollback(root, join(root, '_site'))).toThrow(/swap/)
  expect(() => publish({ 'index.html': 'one' }, 'swap')).toThrow(/octavo clean/)
})

test('clean removes what is ours, and nothing else', () => {
  publish({ 'a/index.html': 'a' })
  writeFileSync(join(root, '_site/mine.txt'), 'mine')
  expect(cleanOutput(root, join(root, '_site'))).toBe(1)
  expect(tree(root)).toEqual({ '_site/mine.txt': 'mine' })
})
