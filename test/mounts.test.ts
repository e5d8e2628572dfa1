import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mountPointOf } from '../src/io/mounts.ts'
import { rollback } from '../src/io/rollback.ts'
import { openWriter } from '../src/io/writer.ts'
import { memory } from './kill/kill.ts'
import { type Files, tree } from './kill/tree.ts'

/** Outputs into which no file of the project's own folder can be moved. */
let root: string
let elsewhere: string
beforeEach(() => {
  root = mkdtempSync(join(memory(), 'octavo-mounts-'))
  elsewhere = mkdtempSync(join(tmpdir(), 'octavo-mounts-'))
})
afterEach(() => {
  for (const folder of [root, elsewhere]) rmSync(folder, { recursive: true, force: true })
})

function publish(out: string, mode: 'folder' | 'swap', files: Files): void {
  const writer = openWriter({ root, out, mode })
  try {
    for (const [path, text] of Object.entries(files)) writer.stage(path, Buffer.from(text))
    writer.commit()
  } finally {
    writer.abort()
  }
}

test('the innermost mount of a path', () => {
  const table = [
    '22 1 254:0 / / rw - ext4 /dev/vda rw',
    '30 22 0:23 / /dev/shm rw - tmpfs tmpfs rw',
    '31 22 254:0 /out /home/blog/_site rw - ext4 /dev/vda rw',
    '32 22 254:0 /out /home/my\\040blog/_site rw - ext4 /dev/vda rw',
  ].join('\n')
  const paths = [
    '/home/blog/.octavo',
    '/home/blog/_site',
    '/home/blog/_site/a',
    '/home/blog/_sites',
    '/dev/shm/x',
  ]
  expect([...paths, '/home/my blog/_site'].map((path) => mountPointOf(path, table))).toEqual([
    '/',
    '/home/blog/_site',
    '/home/blog/_site',
    '/',
    '/dev/shm',
    '/home/my blog/_site',
  ])
  expect(mountPointOf('/home', '')).toBe('')
})

const isOther = statSync(memory()).dev !== statSync(tmpdir()).dev
test.runIf(isOther)('swap: a link on another file system leads to releases beside the project', () => {
  const out = join(elsewhere, 'live')
  publish(out, 'swap', { 'a.html': '1' })
  publish(out, 'swap', { 'a.html': '2' })
  expect(tree(out)).toEqual({ 'a.html': '2' })
  rollback(root, out)
  expect(tree(out)).toEqual({ 'a.html': '1' })
  expect(readdirSync(elsewhere)).toEqual(['live'])
})

/** Work with a folder that is bound to another place; undefined where nobody may (not root, not Linux). */
function bound<T>(from: string, to: string, task: () => T): T | undefined {
  if (spawnSync('mount', ['--bind', from, to]).status !== 0) return undefined
  try {
    return task()
  } finally {
    spawnSync('umount', [to])
  }
}

function canBind(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-mounts-'))
  const can = bound(folder, folder, () => true) === true
  rmSync(folder, { recursive: true, force: true })
  return can
}

test.runIf(canBind())('a folder of the same disk that is bound into the project, as containers do it', () => {
  const out = join(root, '_site')
  const from = join(root, 'from')
  for (const folder of [out, from]) mkdirSync(folder)
  bound(from, out, () => {
    publish(out, 'folder', { 'a.html': '1', 'b/index.html': 'b' })
    publish(out, 'folder', { 'a.html': '2', 'c/index.html': 'c' })
  })
  expect(tree(from)).toEqual({ 'a.html': '2', 'c/index.html': 'c' })
  expect(readdirSync(from).sort()).toEqual(['a.html', 'c'])
})

test.runIf(canBind())('an output that is read-only is called so, and the project is as it was', () => {
  const out = join(root, '_site')
  for (const folder of [out, join(root, 'from')]) mkdirSync(folder)
  bound(join(root, 'from'), out, () => {
    publish(out, 'folder', { 'a.html': '1' })
    spawnSync('mount', ['-o', 'remount,ro,bind', out])
    for (const target of [out, join(out, 'below/it')])
      expect(() => publish(target, 'folder', { 'a.html': '2' })).toThrow(/read-only/)
    expect(tree(out)).toEqual({ 'a.html': '1' })
    expect(readdirSync(join(root, '.octavo')).sort()).toEqual(['manifest', 'stage'])
  })
})
