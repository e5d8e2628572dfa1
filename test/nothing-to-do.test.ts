import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { folderOf, octavo, writeFiles } from './cli-fixture.ts'
import { tree } from './kill/tree.ts'

/** The bundle as users run it: what a build loads and does when nothing, or little, has changed. */
const SITE = {
  'octavo.config.yaml': 'title: Site\nurl: https://example.org\n',
  'content/posts/one.md':
    '---\ntitle: One\ndate: 2026-11-20\nimage: /square.svg\n---\n## Head\n\nText <b>of</b> one.\n',
  'content/posts/two.md': '---\ntitle: Two\ndate: 2026-11-21\n---\nText of [one](one.md#head).\n',
  'public/own.css': 'p { color: red }\n',
  'public/square.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
}
const MAIN = resolve('dist/main.js')
/** What no build needs that makes nothing: parsers of markdown and HTML, highlighting, templates, styles, pictures. */
const HEAVY = ['image-size', 'lightningcss', 'liquidjs', 'parse5', 'remark', 'satteri', 'unified']

let root = ''
beforeEach(() => {
  root = folderOf(SITE)
})

const site = () => tree(join(root, '_site'))
const cached = () => readdirSync(join(root, '.octavo/cache'))

/** How many pages a build kept and made; `compared` when it saw that nothing has changed. */
function memo(command = 'build --profile'): string {
  const { code, err } = octavo(root, command)
  expect(code, err).toBe(0)
  return /render \((.*)\)/.exec(err)?.[1] ?? 'compared'
}

/** Heavy packages that a build loads. */
function heavy(): readonly string[] {
  const names = loaded().map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? '')
  return HEAVY.filter((name) => names.includes(name))
}

/** Modules that a build loads, by the files that Node.js opens for it. */
function loaded(): readonly string[] {
  const hooks = `import { writeSync } from 'node:fs'
export async function load(url, context, next) {
  writeSync(2, 'loaded ' + url + '\\n')
  return next(url, context)
}`
  const hook = `import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}))`
  const imported = `data:text/javascript,${encodeURIComponent(hook)}`
  const args = ['--import', imported, MAIN, 'build', '--root', root]
  const { stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const files = [...stderr.matchAll(/^loaded file:\/\/(.*)$/gm)].map(([, file = '']) => file)
  expect(files.map((file) => basename(file))).toContain('main.js')
  // The bundle names the module that each piece of it came from.
  return files.flatMap((file) => [
    file,
    ...Array.from(readFileSync(file, 'utf8').matchAll(/^\/\/ (\S+)$/gm), ([, path = '']) => path),
  ])
}

test('a build that has nothing to do loads no parser, no template engine, no styles, and no pictures', () => {
  expect(heavy()).toEqual(HEAVY)
  expect(heavy()).toEqual([])
  writeFiles(root, { 'public/other.txt': 'A file that is only copied.\n' })
  expect(heavy()).not.toContain('remark')
})

test('nor what answers facts; and none without plugins loads what watches over them', () => {
  const names = ['src/site/facts.ts', 'src/site/kept-facts.ts', 'src/cli/endless.ts']
  const asked = () => {
    const all = loaded()
    return names.filter((name) => all.includes(name))
  }
  expect(asked()).toEqual(['src/site/facts.ts'])
  expect(asked()).toEqual([])
})

describe('a site that was copied to another folder has nothing to do there', () => {
  test.each([
    ['with all of .octavo, and times', ['.octavo', '_site'], true, /^compared$/],
    ['with all of .octavo, without times', ['.octavo', '_site'], false, /^compared$/],
    ['with the cache alone, as hosts restore it', ['.octavo/cache'], true, /^0 kept/],
  ])('%s', (_, names, preserveTimestamps, expected) => {
    expect(memo()).toMatch(/^0 kept/)
    const before = site()
    const from = root
    root = folderOf(SITE)
    for (const name of names)
      cpSync(join(from, name), join(root, name), { recursive: true, preserveTimestamps })
    expect(memo()).toMatch(expected)
    expect(site()).toEqual(before)
    expect(memo()).toBe('compared')
  })
})

test('without its cache a site is built again to the same bytes', () => {
  memo()
  const before = site()
  rmSync(join(root, '.octavo/cache'), { recursive: true })
  expect(memo()).toMatch(/^0 kept/)
  expect(site()).toEqual(before)
})

test('`check`, `why` and `diff` use the cache and write nothing', () => {
  memo()
  const before = tree(root)
  writeFiles(root, { 'content/posts/one.md': SITE['content/posts/one.md'].replace('of', 'about') })
  const after = {
    ...before,
    'content/posts/one.md': readFileSync(join(root, 'content/posts/one.md'), 'utf8'),
  }
  for (const command of ['check', 'why /blog/one/', 'diff']) {
    expect(octavo(root, command).code).toBe(0)
    expect(tree(root)).toEqual(after)
  }
  rmSync(join(root, '.octavo'), { recursive: true })
  expect(octavo(root, 'check').code).toBe(0)
  writeFiles(root, { 'content/posts/two.md': SITE['content/posts/two.md'].replace('one.md', 'none.md') })
  expect(octavo(root, 'check').code).toBe(1)
  expect(existsSync(join(root, '.octavo'))).toBe(false)
})

describe('the configuration alone has changed', () => {
  const dead = 'nav: [{label: Gone, url: /gone/}]\ncheck: {rules: {links/missing-page: warning}}\n'
  test.each([
    ['a title', 'title: Old\n', 'title: New\n'],
    ['what the host serves', `title: S\n${dead}`, `title: S\n${dead}links: {served: [/gone/]}\n`],
    ['a rule', `title: S\n${dead}`, `title: S\n${dead.replace('warning', 'off')}`],
    ['a line above one that a finding speaks of', `title: S\n${dead}`, `title: S\n# A remark.\n${dead}`],
    ['styles of the theme', 'title: S\n', 'title: S\ntheme: {css: public/own.css}\n'],
  ])('%s', (_, before, after) => {
    const old = told(before)
    const made = told(after)
    expect(made).toEqual(told(after, ' --fresh'))
    expect(made).not.toEqual(old)
  })
})

test('another address on the command line changes what every page says of itself', () => {
  const old = told('title: S\n')
  const made = told('title: S\n', ' --url https://example.org/sub')
  expect(made).toEqual(told('title: S\n', ' --fresh --url https://example.org/sub'))
  expect(made).not.toEqual(old)
})

/** Findings and files of a build with such a configuration. */
function told(config: string, flags = ''): readonly unknown[] {
  writeFiles(root, { 'octavo.config.yaml': `url: https://example.org\n${config}` })
  const { code, out } = octavo(root, `build --json${flags}`)
  expect(code, out).toBe(0)
  return [JSON.parse(out).findings, site()]
}

describe('a cache that is damaged gives the same bytes and findings as none', () => {
  const harms: readonly [string, (file: string) => void][] = [
    ['a byte is flipped', flip],
    ['it is another file', (file) => writeFileSync(file, 'text\n')],
  ]
  test.each(harms)('%s', (_, harm) => {
    memo()
    for (const name of cached()) {
      harm(join(root, '.octavo/cache', name))
      // Every page is made anew, out of texts that are kept.
      writeFiles(root, { 'octavo.config.yaml': SITE['octavo.config.yaml'].replace('Site', name) })
      const { code, err } = octavo(root, 'build')
      expect([code, err]).toEqual([0, ''])
      const made = site()
      expect(octavo(root, 'build --fresh').code).toBe(0)
      expect(made).toEqual(site())
    }
  })
})

function flip(file: string): void {
  const bytes = readFileSync(file)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
