import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf } from './cli-fixture.ts'

const SITE = {
  'octavo.config.yaml': 'url: https://ex.org\n',
  'content/posts/a.md': '---\ntitle: One\ndate: 2026-01-01\n---\nText.\n',
}
const WRONG = { ...SITE, 'content/posts/b.md': '---\ntitle: Two\ndate: 2026-02-31\n---\nText.\n' }

/** A command whose answer goes where the shell's words say. */
function into(words: string, files: Readonly<Record<string, string>>, command: string) {
  const script = `{ { "$@"; echo $? >&3; } ${words}; } 3>&1`
  const line = [process.execPath, resolve('dist/main.js'), ...command.split(' '), '--root', folderOf(files)]
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...line], { encoding: 'utf8' })
  return { code: stdout.trim(), err: stderr }
}

describe('SPEC 7: a reader that is gone changes no exit code', () => {
  test.each(['build', 'check', 'check --json', 'build --json'])('%s', (command) => {
    expect(into('| true', WRONG, command).code).toBe('1')
    expect(into('| true', SITE, command)).toEqual({ code: '0', err: '' })
  })
})

test.skipIf(!existsSync('/dev/full'))('an answer that cannot be written is told as that', () => {
  const { code, err } = into('> /dev/full', SITE, 'check')
  expect([code, err]).toEqual(['3', expect.stringMatching(/^octavo: cannot print the answer: .*ENOSPC/)])
})
