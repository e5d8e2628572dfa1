import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findingsOf, folderOf, octavo } from './cli-fixture.ts'

/** Where a command is run, and what it is told of the site's address. */
const CONFIG = 'title: Site\nurl: https://example.org\n'
const POST = '---\ntitle: One\ndate: 2026-01-01\n---\nText.\n'

/** A command where one stands, without `--root`. */
function run(cwd: string, ...command: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/main.js'), ...command], {
    encoding: 'utf8',
    cwd,
  })
  return { code: status, out: stdout, err: stderr }
}

test.each([['build'], ['new', 'Plan'], ['clean'], ['why', '/']])(
  '`octavo %s` in a folder of a site does nothing there',
  (...command) => {
    const root = folderOf({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': POST, 'public/a.txt': '' })
    const inner = realpathSync(join(root, 'public'))
    const { code, err } = run(inner, ...command)
    expect(code).toBe(2)
    expect(err).toBe(
      `octavo: ${inner} lies in the site ${realpathSync(root)}.\nRun octavo there, or say \`--root .\` if this is a site of its own.\n`,
    )
    expect(readdirSync(inner)).toEqual(['a.txt'])
  },
)

test('a site in a site is built where that is said, or where it has a configuration', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'inner/content/posts/a.md': POST,
    'own/octavo.config.yaml': CONFIG,
    'own/content/posts/a.md': POST,
  })
  expect(run(join(root, 'inner'), 'build', '--root', '.').code).toBe(0)
  expect(run(join(root, 'own'), 'build').code).toBe(0)
})

test('the working folder of a build is never published', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': POST,
    'public/.octavo/cache/texts-1': 'a draft',
  })
  const { code, out } = octavo(root, 'build --json')
  expect([code, findingsOf(out)]).toEqual([1, ['public/.octavo:1:1 io/secret']])
  expect(existsSync(join(root, '_site'))).toBe(false)
})

test.each([
  'https://e.org//x/',
  'https://e.org/%zz/',
  'https://e.org/?x=1',
  'https://e.org/#x',
  'https://u:p@e.org/',
  'ftp://e.org/',
])('%s is no address of a site, in the configuration or behind `--url`', (url) => {
  const root = folderOf({ 'octavo.config.yaml': `url: ${url}\n`, 'content/posts/a.md': POST })
  const { code, out } = octavo(root, 'build --json')
  expect([code, findingsOf(out)]).toEqual([2, ['octavo.config.yaml:1:6 config/wrong-value']])
  expect(octavo(root, `build --url ${url}`)).toMatchObject({
    code: 2,
    err: `octavo: \`--url ${url}\` is no address of a site.\nWrite it as \`https://example.org\`.\n`,
  })
})

test.each(['HTTPS://E.org/n/', 'https://e.org/n'])('%s is one', (url) => {
  const root = folderOf({ 'content/posts/a.md': POST })
  expect(octavo(root, `build --url ${url}`).code).toBe(0)
  expect(octavo(root, `check --json --url ${url}`).code).toBe(0)
})

test.each(['build --json --bogus', 'build --json --now', 'bild --json'])(
  '`%s` answers in JSON all the same',
  (command) => {
    const { code, out, err } = run(folderOf({}), ...command.split(' '))
    expect(code).toBe(2)
    const told = JSON.parse(out)
    expect(told).toMatchObject({ ok: false, findings: [] })
    expect(err).toBe(`octavo: ${told.error}\n`)
  },
)

test('a stylesheet in the folder of the site names others beside it', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}theme: {css: x.css}\n`,
    'content/posts/a.md': POST,
    'x.css': '@import "./y.css"; p { background: url(z.svg) }',
    'y.css': 'a { color: teal }',
    'z.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'notes.txt': 'private',
  })
  const { code, err } = octavo(root, 'build')
  expect([code, err]).toEqual([0, ''])
  const published = readdirSync(join(root, '_site'), { recursive: true, encoding: 'utf8' })
  expect(published.filter((name) => /z\.[^/]*svg$|notes/.test(name))).toHaveLength(1)
})

test('a permalink holds no encoded slash', () => {
  const post = POST.replace('date:', 'permalink: /a%2Fb/\ndate:')
  const root = folderOf({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post })
  const { code, out } = octavo(root, 'build --json')
  expect([code, findingsOf(out)]).toEqual([1, ['content/posts/a.md:3:12 site/bad-path']])
})
