import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

test('an installation without the binary that reads stylesheets is no fault of Octavo, and the message says what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-no-binary-'))
  try {
    for (const part of ['dist', 'templates', 'package.json'])
      cpSync(part, join(folder, part), { recursive: true })
    const styles = join(folder, 'node_modules/lightningcss')
    mkdirSync(styles, { recursive: true })
    writeFileSync(
      join(styles, 'index.js'),
      "module.exports.bundleAsync = require('lightningcss-of-no-machine').bundleAsync\n",
    )
    symlinkSync(resolve('node_modules/satteri'), join(folder, 'node_modules/satteri'))
    const posts = join(folder, 'site/content/posts')
    mkdirSync(posts, { recursive: true })
    writeFileSync(join(posts, 'a.md'), '---\ntitle: A\ndate: 2026-01-01\n---\nText.\n')
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'dist/main.js'), 'build', '--root', join(folder, 'site')],
      {
        encoding: 'utf8',
      },
    )
    expect(stderr).toMatch(/^octavo: the package lightningcss, .* has no binary for this machine here\..*\n$/)
    expect(status).toBe(3)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
