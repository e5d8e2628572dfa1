import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, octavo, writeFiles } from './cli-fixture.ts'

/** SPEC 13.28: `diff --ref REV` compares with what a revision publishes. */
const CONFIG = 'title: T\nurl: https://example.org\n'
const post = (title: string, text = 'Text.') => `---\ntitle: ${title}\ndate: 2026-01-01\n---\n${text}\n`
const NOW = '--now 2026-11-24'

function git(root: string, ...command: readonly string[]): void {
  const who = ['-c', 'user.name=Octavo', '-c', 'user.email=o@example.org', '-c', 'commit.gpgsign=false']
  expect(spawnSync('git', [...who, ...command], { cwd: root, encoding: 'utf8' })).toMatchObject({ status: 0 })
}

/** A repository whose last commit holds these files, the site in a folder of it. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = folderOf(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`site/${path}`, text])),
  )
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'all')
  return join(root, 'site')
}

test('a revision is what it publishes, whatever was built last', () => {
  const root = repository({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  expect(octavo(root, `diff --ref HEAD ${NOW}`).out).toBe('Nothing would change since HEAD.\n')
  writeFiles(root, { 'content/posts/b.md': post('B').replace('2026-01', '2025-01') })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  const { code, out } = octavo(root, `diff --json --ref HEAD ${NOW}`)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ added: ['/blog/b/'], removed: [] })
})

test('git may be slow to end when all is said', () => {
  const root = repository({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  const bin = folderOf({ git: `#!/bin/sh\nPATH=${process.env.PATH}\ngit "$@"\nexec >&-\nsleep 0.5\n` })
  chmodSync(join(bin, 'git'), 0o755)
  const { code, err } = octavo(root, `diff --ref HEAD ${NOW}`, { PATH: `${bin}:${process.env.PATH}` })
  expect([code, err]).toEqual([0, ''])
})

test('a revision with an error published nothing, and says so', () => {
  const root = repository({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A', '[b](b.md)') })
  writeFiles(root, { 'content/posts/a.md': post('A') })
  expect(octavo(root, `diff --ref HEAD ${NOW}`)).toEqual({
    code: 2,
    out: '',
    err: 'octavo: HEAD published nothing: content/posts/a.md:5:1: there is no file `b.md`.\n',
  })
})

test('what is no revision is refused', () => {
  const root = repository({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  expect(octavo(root, 'diff --ref nope')).toMatchObject({
    code: 2,
    err: expect.stringContaining('git cannot give the files of `nope`'),
  })
  expect(octavo(root, 'diff --ref=--output=x')).toMatchObject({
    code: 2,
    err: 'octavo: `--output=x` is no revision.\n',
  })
})
