import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { startScribe } from '../src/cli/open-scribe.ts'
import { EnvironmentError } from '../src/io/errors.ts'
import type { Scribe } from '../src/io/scribe.ts'
import { openWriter, type Release } from '../src/io/writer.ts'
import { filesOf, folderOf, octavo, octavoWith } from './cli-fixture.ts'

let root: string
beforeEach(() => {
  root = folderOf({})
})

const bytesOf = (text: string) => new TextEncoder().encode(text)

function started(): Scribe {
  const scribe = startScribe(resolve('.'), root)
  if (scribe === undefined) throw new Error('one processor')
  return scribe
}

test('the thread writes a copy of what it took, and tells when', async () => {
  const scribe = started()
  const texts = Array.from({ length: 60 }, (_, at) => `${at} é `.repeat(at * 300))
  const shared = new Uint8Array(300_000)
  for (const [at, text] of texts.entries()) {
    const bytes = shared.subarray(0, new TextEncoder().encodeInto(text, shared).written)
    expect(scribe.take(`${at}`, bytes)).toBe(true)
    shared.fill(0)
  }
  expect(scribe.take('long', new Uint8Array(300_000))).toBe(false)
  const { times, unanswered } = await scribe.end()
  expect([...unanswered]).toEqual([])
  expect(readdirSync(root)).toHaveLength(texts.length)
  for (const [at, text] of texts.entries()) {
    expect(readFileSync(join(root, `${at}`), 'utf8')).toBe(text)
    expect(times.get(`${at}`)).toBe(statSync(join(root, `${at}`)).mtimeMs)
  }
})

test('what waits is bounded, and what could not be written comes back', async () => {
  writeFileSync(join(root, 'first'), 'in the way')
  const scribe = started()
  const page = bytesOf('x'.repeat(200_000))
  let taken = 0
  // While this thread is busy it hears nothing of the other.
  while (scribe.take(taken === 0 ? 'first' : `${taken}`, page)) taken++
  expect(taken).toBeLessThan(100)
  const { times, unanswered } = await scribe.end()
  expect(unanswered.size).toBe(taken)
  expect(unanswered.get('first')).toEqual(page)
  expect(times.size).toBe(0)
})

/** A thread that takes all, writes half of the second file and dies. */
function failing(folder: string): Scribe {
  const taken = new Map<string, Uint8Array>()
  return {
    stop: () => {},
    take: (name, bytes) => {
      taken.set(name, bytes.slice())
      return true
    },
    end: async () => {
      const [[first, whole] = ['', bytesOf('')], [second, half] = ['', bytesOf('')]] = taken
      writeFileSync(join(folder, first), whole)
      writeFileSync(join(folder, second), half.subarray(0, 1))
      taken.delete(first)
      return { times: new Map([[first, statSync(join(folder, first)).mtimeMs]]), unanswered: taken }
    },
  }
}

test('what the thread left is written by the first one, and the stamps are those of the files', async () => {
  const writer = openWriter({ root, out: join(root, '_site'), mode: 'folder' })
  writer.stage('early', bytesOf('early'))
  writer.employ(failing(writer.stageFolder))
  for (const name of ['a', 'b', 'c']) writer.stage(name, bytesOf(`page ${name}`))
  expect(() => writer.commit()).toThrow(/before all is written/)
  await writer.settle()
  const { stamps }: Release = writer.commit()
  for (const name of ['early', 'a', 'b', 'c']) {
    const path = join(root, '_site', name)
    expect(readFileSync(path, 'utf8')).toBe(name === 'early' ? name : `page ${name}`)
    expect(stamps.get(name)?.mtimeMs).toBe(statSync(path).mtimeMs)
  }
})

test('a stage that cannot be written is told as ever, and leaves nothing', async () => {
  const writer = openWriter({ root, out: join(root, '_site'), mode: 'folder' })
  const folder = writer.stageFolder
  writer.employ(failing(folder))
  for (const name of ['a', 'b', 'c']) writer.stage(name, new Uint8Array(100_000))
  // The first is written by the thread, the second anew; the third cannot be.
  mkdirSync(join(folder, '2'))
  const error = await writer.settle().catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(EnvironmentError)
  expect(String(error)).toContain('0.2 MB were staged')
  writer.abort()
  expect(existsSync(join(root, '_site'))).toBe(false)
  expect(readdirSync(join(root, '.octavo'))).toEqual([])
})

test('who aborts while the thread writes leaves nothing, and nothing comes later', async () => {
  const big = new Uint8Array(60_000)
  for (const written of [0, 0, 1, 1, 2, 3]) {
    const writer = openWriter({ root, out: join(root, '_site'), mode: 'folder' })
    const folder = writer.stageFolder
    const scribe = startScribe(resolve('.'), folder)
    if (scribe === undefined) throw new Error('one processor')
    writer.employ(scribe)
    for (let at = 0; at < 120; at++) writer.stage(`${at}`, big)
    const end = Date.now() + 10_000
    while (readdirSync(folder).length < written && Date.now() < end);
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(written)
    writer.abort()
    expect(readdirSync(join(root, '.octavo'))).toEqual([])
    await pause(30)
    expect(readdirSync(join(root, '.octavo'))).toEqual([])
  }
})

test('who aborts tells the thread before the stage is dropped', () => {
  const writer = openWriter({ root, out: join(root, '_site'), mode: 'folder' })
  const folder = writer.stageFolder
  let stood: boolean | undefined
  const stop = () => {
    stood = existsSync(folder)
  }
  writer.employ({ take: () => true, end: () => Promise.reject(new Error('not at its end')), stop })
  writer.stage('a', bytesOf('a'))
  writer.abort()
  expect(stood).toBe(true)
  expect(existsSync(folder)).toBe(false)
})

test('who stops the thread waits for the file in the making', async () => {
  const slow = `import { writeFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
const { folder, batches, writing } = workerData
batches.once('message', () => {
  Atomics.store(writing, 0, 1)
  writeFileSync(folder + '/begun', '')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  writeFileSync(folder + '/ended', '')
  Atomics.store(writing, 0, 0)
  Atomics.notify(writing, 0)
})`
  const scribe = startScribe(folderOf({ 'package.json': '{"type":"module"}', 'dist/scribe.js': slow }), root)
  for (const name of ['a', 'b']) scribe?.take(name, new Uint8Array(200_000))
  while (!existsSync(join(root, 'begun'))) await pause(2)
  scribe?.stop()
  expect(existsSync(join(root, 'ended'))).toBe(true)
})

test('a thread that is stopped while it has nothing to do is told that nothing follows', async () => {
  const idle = `import { writeFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
const { folder, batches } = workerData
batches.once('message', (said) => writeFileSync(folder + '/told', String(said)))`
  startScribe(folderOf({ 'package.json': '{"type":"module"}', 'dist/scribe.js': idle }), root)?.stop()
  while (!existsSync(join(root, 'told'))) await pause(2)
})

/** More posts than one thread writes by itself. */
function manyPosts(): Readonly<Record<string, string>> {
  const posts = Array.from({ length: 520 }, (_, at) => [
    `content/posts/p${at}.md`,
    `---\ntitle: Post ${at}\ndate: 2026-01-01\n---\nWords of ${at}.\n`,
  ])
  return { 'octavo.config.yaml': 'title: T\nurl: https://example.org\n', ...Object.fromEntries(posts) }
}

test('a build with an error ends, with nothing published and nothing left', () => {
  const folder = folderOf({
    ...manyPosts(),
    'content/posts/x.md': '---\ntitle: X\ndate: 2026-01-01\n---\n[a](gone.md)\n',
  })
  const { status } = spawnSync(process.execPath, ['dist/main.js', 'build', '--root', folder], {
    timeout: 60_000,
  })
  expect(status).toBe(1)
  expect(existsSync(join(folder, '_site'))).toBe(false)
  expect(readdirSync(join(folder, '.octavo'))).toEqual(['cache'])
})

const NO_WORKERS = `import workers from 'node:worker_threads'
import { syncBuiltinESMExports } from 'node:module'
workers.Worker = class { constructor() { throw Object.assign(new Error('EAGAIN'), { code: 'EAGAIN' }) } }
syncBuiltinESMExports()`

test('five hundred pages are the same with the thread, with one that dies, without one, and in the next build', () => {
  const files = manyPosts()
  const [one, two, three] = [folderOf(files), folderOf(files), folderOf(files)]
  const command = 'build --json --now 2026-11-24'
  const { out, code } = octavo(one, command)
  expect(code).toBe(0)
  const dead = octavoWith({
    'dist/scribe.js':
      "import { writeFileSync } from 'node:fs'\nwriteFileSync('asked', '')\nprocess.exit(1)\n",
  })
  const refused = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(NO_WORKERS)}` }
  for (const [folder, failed] of [
    [two, dead(two, command)],
    [three, octavo(three, command, refused)],
  ] as const) {
    expect([failed.code, failed.err]).toEqual([0, ''])
    expect(JSON.parse(failed.out).findings).toEqual(JSON.parse(out).findings)
    expect(filesOf(folder)).toEqual(filesOf(one))
  }
  expect([existsSync(join(two, 'asked')), existsSync(join(one, 'asked'))]).toEqual([true, false])
  const before = statSync(join(one, '_site/blog/p519/index.html'))
  expect(octavo(one, 'build --verify --now 2026-11-24').code).toBe(0)
  expect(statSync(join(one, '_site/blog/p519/index.html')).ino).toBe(before.ino)
})
