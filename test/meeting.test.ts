import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noCache } from '../src/build/no-cache.ts'
import { loadStamps, stampParts } from '../src/build/stamps.ts'
import { openWriter, type Release } from '../src/io/writer.ts'
import { hash } from '../src/text/hash.ts'
import type { StampTable } from '../src/types/store.ts'
import { memory } from './kill/kill.ts'
import { type Files, tree } from './kill/tree.ts'

let root: string
let out: string
beforeEach(() => {
  root = mkdtempSync(join(memory(), 'octavo-meeting-'))
  out = join(root, '_site')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const open = () => openWriter({ root, out, mode: 'folder' })

function publish(files: Files): Release {
  const writer = open()
  for (const [path, text] of Object.entries(files)) writer.stage(path, Buffer.from(text))
  return writer.commit()
}

const SITE: Files = { 'a/b.html': 'one', 'c.html': 'two' }
const file = (path: string) => join(out, path)

/** What the next build loads of a release. */
function tableOf(release: Release): StampTable {
  const parts = new Map(stampParts(release))
  return loadStamps({ ...noCache().store, load: (_, part) => parts.get(part) }, 'pages')
}

/** Publish the site, long ago, and let a second build note how it stands. */
function publishLongAgo(): Release {
  const release = publish(SITE)
  for (const path of Object.keys(SITE)) utimesSync(file(path), 1, 1)
  const writer = open()
  expect(writer.keepAll(tableOf(release))).toBe(true)
  return writer.commit()
}

/** What somebody does to `a/b.html` between two builds, and whether it may still be taken for what was published. */
const CASES: readonly [string, () => void, boolean][] = [
  ['nothing', () => {}, true],
  ['another time, the same bytes', () => rewrite('one', 2), true],
  ['bytes of the same length, another time', () => rewrite('ONE', 2), false],
  ['bytes of another length, another time', () => rewrite('another', 2), false],
  ['bytes of another length, the same time', () => rewrite('another', 1), false],
  ['it is removed', () => rmSync(file('a/b.html')), false],
  ['its folder is removed', () => rmSync(file('a'), { recursive: true }), false],
  ['it is not readable by all', () => chmodSync(file('a/b.html'), 0o600), false],
  ['a link to the same bytes', () => linkInstead('a/b.html'), false],
  ['its folder is a link to the same bytes', () => linkInstead('a'), false],
]

function rewrite(text: string, seconds: number): void {
  writeFileSync(file('a/b.html'), text)
  utimesSync(file('a/b.html'), seconds, seconds)
}

function linkInstead(path: string): void {
  renameSync(file(path), join(root, 'aside'))
  symlinkSync(join(root, 'aside'), file(path))
}

describe('a file of the last build is kept when it still stands as it was published', () => {
  test.each(CASES)('%s', (_, task, isKept) => {
    const { stamps } = publishLongAgo()
    task()
    const writer = open()
    for (const [path, stamp] of stamps) expect(writer.keep(path, stamp)).toBe(isKept || path === 'c.html')
    writer.abort()
  })

  test.each(CASES)('a whole site: %s', (_, task, isKept) => {
    const table = tableOf(publishLongAgo())
    task()
    const writer = open()
    expect(writer.keepAll(table)).toBe(isKept)
    writer.abort()
  })

  test('with the time that it has now, so that its bytes are read once', () => {
    expect(publishLongAgo().stamps.get('c.html')).toEqual({ hash: hash('two'), size: 3, mtimeMs: 1000 })
  })

  test('not when an older cache speaks of it', () => {
    const table = tableOf(publish(SITE))
    publish({ ...SITE, 'c.html': 'TWO' })
    utimesSync(file('c.html'), 1, 1)
    const writer = open()
    expect(writer.keepAll(table)).toBe(false)
    const { mtimeMs } = lstatSync(file('c.html'))
    expect(writer.keep('c.html', { hash: hash('two'), size: 3, mtimeMs })).toBe(false)
    writer.abort()
  })
})

describe('what somebody changed in the output is put right by the next build', () => {
  const mendable = CASES.filter(([says]) => !says.startsWith('its folder is a link'))
  test.each(mendable)('%s', (_, task, isKept) => {
    publishLongAgo()
    task()
    expect(publish(SITE).written).toBe(isKept ? 0 : 1)
    expect(tree(out)).toEqual(SITE)
    expect(lstatSync(file('a/b.html')).mode & 0o777).toBe(0o644)
  })
})

test('a site that is kept in part loses what was neither kept nor staged', () => {
  const { stamps } = publish({ ...SITE, 'old/x.html': 'x' })
  const writer = open()
  const stamp = stamps.get('c.html')
  expect(stamp !== undefined && writer.keep('c.html', stamp)).toBe(true)
  writer.stage('new/y.html', Buffer.from('y'))
  expect(writer.commit()).toMatchObject({ written: 1, unchanged: 1, removed: ['a/b.html', 'old/x.html'] })
  expect(tree(out)).toEqual({ 'c.html': 'two', 'new/y.html': 'y' })
})

test('a site that is kept whole is that of its manifest, whose files nobody counts', () => {
  const first = publish(SITE)
  const writer = open()
  expect(writer.keepAll(tableOf(first))).toBe(true)
  const { stamps, ...told } = writer.commit()
  expect(told).toEqual({ written: 0, unchanged: 2, removed: [], seal: first.seal })
  expect([...stamps]).toEqual([...first.stamps])
})

test('what is staged beside a site that is kept whole takes its place in it', () => {
  const table = tableOf(publish(SITE))
  const writer = open()
  expect(writer.keepAll(table)).toBe(true)
  writer.stage('c.html', Buffer.from('TWO'))
  const release = writer.commit()
  expect(release).toMatchObject({ written: 1, unchanged: 1, removed: [] })
  expect([...release.stamps.keys()].sort()).toEqual(['a/b.html', 'c.html'])
  expect(tree(out)).toEqual({ ...SITE, 'c.html': 'TWO' })
  const next = open()
  expect(next.keepAll(tableOf(release))).toBe(true)
  next.abort()
})

test('a site whose manifest is gone is not kept: nobody would know what is ours', () => {
  const table = tableOf(publish(SITE))
  rmSync(join(root, '.octavo/manifest'), { recursive: true })
  const writer = open()
  expect(writer.keepAll(table)).toBe(false)
  writer.abort()
})

test('what comes to a site that is kept whole belongs to it', () => {
  const table = tableOf(publish(SITE))
  const writer = open()
  expect(writer.keepAll(table)).toBe(true)
  writer.stage('b.html', Buffer.from('three'))
  expect(writer.commit()).toMatchObject({ written: 1, unchanged: 2, removed: [] })
  expect(tree(out)).toEqual({ ...SITE, 'b.html': 'three' })
  publish({ 'b.html': 'three' })
  expect(tree(out)).toEqual({ 'b.html': 'three' })
})

test('stamps tell how the files stand', () => {
  for (const [path, { hash: digest, size, mtimeMs }] of publish(SITE).stamps) {
    const stat = lstatSync(file(path))
    expect([digest, size, mtimeMs]).toEqual([hash(readFileSync(file(path))), stat.size, stat.mtimeMs])
  }
})

test('a commit after another octavo took the lock publishes nothing', () => {
  publish(SITE)
  const writer = open()
  writer.stage('c.html', Buffer.from('TWO'))
  writeFileSync(join(root, '.octavo/lock'), `${process.ppid} 1 elsewhere`)
  expect(() => writer.commit()).toThrow(/took the lock/)
  expect(tree(out)).toEqual(SITE)
})

test.runIf(process.platform === 'linux')(
  'assets come before the pages that name them, and feeds last',
  async () => {
    publish({ 'm.html': 'm' })
    const order: (string | null)[] = []
    const watcher = watch(out, (_, name) => order.push(name))
    publish({ 'a.xml': 'a', 'b.html': 'b', 'm.html': 'M', 'z.css': 'z' })
    await new Promise((done) => setTimeout(done, 50))
    watcher.close()
    expect([...new Set(order)]).toEqual(['z.css', 'b.html', 'm.html', 'a.xml'])
  },
)

test('a folder that is not there is made before a file moves into it', () => {
  mkdirSync(out)
  publish({ 'x/y/z.html': 'z', 'x/w.css': 'w' })
  expect(tree(out)).toEqual({ 'x/w.css': 'w', 'x/y/z.html': 'z' })
})
