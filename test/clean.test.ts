import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cleanOutput } from '../src/io/clean.ts'
import { rollback } from '../src/io/rollback.ts'
import { openWriter } from '../src/io/writer.ts'
import { type Files, tree } from './kill/tree.ts'

/** What `clean` takes away: this output's files and state, and the cache; nothing of others and of other outputs. */
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'octavo-clean-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const encoder = new TextEncoder()
const at = (name: string) => join(root, name)

function publish(out: string, mode: 'folder' | 'swap', files: Files): void {
  const writer = openWriter({ root: at('blog'), out: at(out), mode })
  for (const [path, text] of Object.entries(files)) writer.stage(path, encoder.encode(text))
  writer.commit()
}

const clean = (out: string) => cleanOutput(at('blog'), at(out))

beforeEach(() => mkdirSync(at('blog')))

test('swap: the release that another output leads to stays, and stays live', () => {
  publish('live', 'swap', { 'index.html': 'live' })
  expect(clean('blog/_site')).toBe(0)
  expect(tree(at('live'))).toEqual({ 'index.html': 'live' })
  expect(clean('live')).toBe(1)
  expect(readdirSync(root)).toEqual(['blog'])
  expect(readdirSync(at('blog'))).toEqual([])
})

test('folder: another output is still known, so that removed posts leave it', () => {
  publish('live', 'folder', { 'index.html': 'i', 'blog/q/index.html': 'q' })
  publish('blog/_site', 'folder', { 'index.html': 'i' })
  expect(clean('blog/_site')).toBe(1)
  publish('live', 'folder', { 'index.html': 'i' })
  expect(tree(at('live'))).toEqual({ 'index.html': 'i' })
})

test('folder: a clean that was killed between a file and its folder is finished by the next one', () => {
  publish('blog/_site', 'folder', { 'index.html': 'i', 'blog/q/index.html': 'q', 'blog/r/index.html': 'r' })
  rmSync(at('blog/_site/blog/q/index.html'))
  mkdirSync(at('blog/_site/blog/mine'))
  expect(clean('blog/_site')).toBe(2)
  expect(readdirSync(at('blog/_site'), { recursive: true })).toEqual(['blog', 'blog/mine'])
})

test('swap: files of others in the release stay, in an ordinary folder', () => {
  publish('blog/_site', 'swap', { 'index.html': '1', 'a/index.html': 'a' })
  writeFileSync(at('blog/_site/CNAME'), 'example.org')
  writeFileSync(at('blog/_site/a/mine.txt'), 'mine')
  publish('blog/_site', 'swap', { 'index.html': '2', 'a/index.html': 'a' })
  expect(clean('blog/_site')).toBe(2)
  expect(lstatSync(at('blog/_site')).isDirectory()).toBe(true)
  expect(tree(at('blog'))).toEqual({ '_site/CNAME': 'example.org', '_site/a/mine.txt': 'mine' })
})

test('swap: a clean that was killed before its last step is finished by the next one', () => {
  publish('blog/_site', 'swap', { 'index.html': '1' })
  rmSync(at('blog/_site'))
  mkdirSync(at('blog/._site.octavo-kept'))
  writeFileSync(at('blog/._site.octavo-kept/CNAME'), 'example.org')
  clean('blog/_site')
  expect(tree(at('blog'))).toEqual({ '_site/CNAME': 'example.org' })
})

test.each([
  ['folder', { 'index.html': '1', CNAME: 'example.org' }],
  ['swap', { CNAME: 'example.org' }],
] as const)('a build after it, in %s mode, finds the files of others where they were', (mode, left) => {
  mkdirSync(at('blog/._site.octavo-kept'))
  writeFileSync(at('blog/._site.octavo-kept/CNAME'), 'example.org')
  const build = () => publish('blog/_site', mode, { 'index.html': '1' })
  if (mode === 'swap') expect(build).toThrow(/octavo clean/)
  else build()
  expect(tree(at('blog/_site'))).toEqual(left)
  expect(existsSync(at('blog/._site.octavo-kept'))).toBe(false)
})

test('where somebody has put a folder since, files of others stay beside it', () => {
  mkdirSync(at('blog/._site.octavo-kept'))
  writeFileSync(at('blog/._site.octavo-kept/CNAME'), 'example.org')
  mkdirSync(at('blog/_site'))
  publish('blog/_site', 'folder', { 'index.html': '1' })
  clean('blog/_site')
  expect(tree(at('blog'))).toEqual({ '._site.octavo-kept/CNAME': 'example.org' })
})

test('swap: half a copy of what others put there, left by a clean that was killed, goes with the next command', () => {
  publish('blog/_site', 'swap', { 'index.html': '1' })
  writeFileSync(at('blog/_site/CNAME'), 'example.org')
  mkdirSync(at('blog/._site.octavo-kept'))
  publish('blog/_site', 'swap', { 'index.html': '2' })
  expect(tree(at('blog/_site'))).toEqual({ 'index.html': '2', CNAME: 'example.org' })
  expect(existsSync(at('blog/._site.octavo-kept'))).toBe(false)
  rmSync(at('blog/_site/CNAME'))
  mkdirSync(at('blog/._site.octavo-kept'))
  writeFileSync(at('blog/._site.octavo-kept/CNAME'), 'example.com')
  clean('blog/_site')
  expect(readdirSync(at('blog'))).toEqual([])
})

test('the cache goes, and the folder of the state when nothing else is kept in it', () => {
  publish('blog/_site', 'folder', { 'index.html': 'i' })
  mkdirSync(at('blog/.octavo/cache'))
  writeFileSync(at('blog/.octavo/cache/posts'), 'p')
  writeFileSync(at('blog/.octavo/own'), 'mine')
  clean('blog/_site')
  expect(tree(at('blog'))).toEqual({ '.octavo/own': 'mine' })
  rmSync(at('blog/.octavo/own'))
  clean('blog/_site')
  expect(existsSync(at('blog/.octavo'))).toBe(false)
})

/** A release of which nobody knows any more what is ours. */
function loseList(harm: (path: string) => void): void {
  publish('blog/_site', 'swap', { 'index.html': '1' })
  publish('blog/_site', 'swap', { 'index.html': '2' })
  writeFileSync(at('blog/_site/CNAME'), 'example.org')
  const releases = at('blog/.octavo/releases')
  harm(join(releases, readdirSync(releases)[0] ?? '', '2.json'))
}

test.each([
  ['lost', (path: string) => rmSync(path)],
  ['damaged', (path: string) => writeFileSync(path, 'x\n{"files":{"CNAME":""}}')],
])('swap: with the list of our files %s, nothing is published over those of others', (_, harm) => {
  loseList(harm)
  const words = /octavo clean/
  expect(() => publish('blog/_site', 'swap', { 'index.html': '3' })).toThrow(words)
  expect(() => rollback(at('blog'), at('blog/_site'))).toThrow(words)
  expect(tree(at('blog/_site'))).toEqual({ 'index.html': '2', CNAME: 'example.org' })
  expect(readdirSync(at('blog/.octavo'))).toEqual(['releases'])
  expect(clean('blog/_site')).toBe(0)
  expect(tree(at('blog'))).toEqual({ '_site/index.html': '2', '_site/CNAME': 'example.org' })
})
