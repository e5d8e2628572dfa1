import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, octavo, writeFiles } from './cli-fixture.ts'

/** A build that is told to end: it leaves nothing behind, and says so as a shell expects. */
const SITE = {
  'octavo.config.yaml': 'title: Site\nurl: https://example.org\nmarkdown: {plugins: [./plugins/slow.mjs]}\n',
  'plugins/slow.mjs': 'export default () => async () => {}\n',
  'content/posts/one.md': '---\ntitle: One\ndate: 2026-11-20\n---\nText.\n',
}
const SLOW = 'export default () => () => new Promise((done) => setTimeout(done, 60_000))\n'

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < 20_000; waited += 20)
    await new Promise((done) => setTimeout(done, 20))
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a build with %i: no lock, no stage, the old site', async (signal, code) => {
  const root = folderOf(SITE)
  expect(octavo(root, 'build').code).toBe(0)
  const before = readdirSync(join(root, '.octavo')).sort()
  writeFiles(root, { 'plugins/slow.mjs': SLOW })
  const run = spawn(process.execPath, [resolve('dist/main.js'), 'build', '--root', root], { stdio: 'ignore' })
  const ended = new Promise((done) => run.once('exit', (status, by) => done(status ?? by)))
  await until(() => existsSync(join(root, '.octavo/stage')))
  await new Promise((done) => setTimeout(done, 1000))
  run.kill(signal)
  expect(await ended).toBe(code)
  expect(readdirSync(join(root, '.octavo')).sort()).toEqual(before)
  expect(existsSync(join(root, '_site/blog/one/index.html'))).toBe(true)
})
