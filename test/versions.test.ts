import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toolVersion } from '../src/io/versions.ts'
import { folderOf, octavo, writeFiles } from './cli-fixture.ts'
import { memory } from './kill/kill.ts'
import { tree } from './kill/tree.ts'

const PLUGIN = (word: string) =>
  `export default () => (tree) => { for (const { children } of tree.children) for (const node of children ?? []) if (node.type === 'text') node.value = '${word} ' + node.value }\n`
const READER =
  "export default () => (tree, file) => { tree.children[0].children[0].value = file.data.read('content/data/word.yaml') + ' Text' }\n"
const FILTER = (word: string) => `export const marked = (text) => '${word} ' + text\n`
const LAYOUT =
  '<!doctype html><html lang="en"><title>{{ page.title | marked }}</title>{{ page.title }}{{ post.body }}</html>\n'
const POST = '---\ntitle: One\ndate: 2026-11-20\n---\nText.\n'
type Files = Readonly<Record<string, string>>

const packageOf = (version: string, code: string, more = ''): Files => ({
  'node_modules/mark/package.json': `{"name": "mark", "version": "${version}", "type": "module", "exports": "./index.js"${more}}`,
  'node_modules/mark/index.js': code,
})

describe('another version of what the configuration names: what it makes is made again', () => {
  const plugins = (name: string) => `markdown: {plugins: ['${name}']}\n`
  const filters = (name: string) => `filters: ['${name}']\n`
  const cases: readonly [string, string, Files, Files][] = [
    [
      'a plugin of the site',
      plugins('./plugins/mark.mjs'),
      { 'plugins/mark.mjs': PLUGIN('Old') },
      { 'plugins/mark.mjs': PLUGIN('New') },
    ],
    [
      'what a plugin imports by a name that it makes',
      plugins('./plugins/mark.mjs'),
      {
        'plugins/mark.mjs': "export default (await import('./' + 'other.mjs')).default\n",
        'plugins/other.mjs': PLUGIN('Old'),
      },
      { 'plugins/other.mjs': PLUGIN('New') },
    ],
    [
      'what a plugin elsewhere imports from plugins/ by a name that it makes',
      plugins('./lib/mark.mjs'),
      {
        'lib/mark.mjs': "export default (await import('../plug' + 'ins/other.mjs')).default\n",
        'plugins/other.mjs': PLUGIN('Old'),
      },
      { 'plugins/other.mjs': PLUGIN('New') },
    ],
    [
      'a file that a plugin reads',
      plugins('./plugins/mark.mjs'),
      { 'plugins/mark.mjs': READER, 'content/data/word.yaml': 'Old' },
      { 'content/data/word.yaml': 'New' },
    ],
    [
      'a plugin beside it',
      plugins('./mark.mjs'),
      { 'mark.mjs': PLUGIN('Old') },
      { 'mark.mjs': PLUGIN('New') },
    ],
    [
      'a plugin that is a package',
      plugins('mark'),
      packageOf('1.0.0', PLUGIN('Old')),
      packageOf('1.0.1', PLUGIN('New')),
    ],
    [
      'a plugin that asks that nothing be kept',
      plugins('mark'),
      packageOf('1.0.0', PLUGIN('Old'), ', "octavo": {"cache": false}'),
      packageOf('1.0.0', PLUGIN('New'), ', "octavo": {"cache": false}'),
    ],
    [
      'a filter of the site',
      filters('./plugins/mark.mjs'),
      { 'plugins/mark.mjs': FILTER('Old'), 'templates/layouts/post.html': LAYOUT },
      { 'plugins/mark.mjs': FILTER('New') },
    ],
    [
      'a filter beside it',
      filters('./mark.mjs'),
      { 'mark.mjs': FILTER('Old'), 'templates/layouts/post.html': LAYOUT },
      { 'mark.mjs': FILTER('New') },
    ],
    ...(
      [
        ['a path without an ending', "require('../other/q')", 'other/q.js'],
        ['a folder', "require('../other')", 'other/index.js'],
        ['a text in backquotes', 'require(`../other/q.cjs`)', 'other/q.cjs'],
        ['a path behind a comment', "require(/* that */ '../other/q.cjs')", 'other/q.cjs'],
        ['a name that package.json maps', "require('#q')", 'other/q.cjs'],
        ['a name that it makes', "require('./' + 'q.cjs')", 'lib/q.cjs'],
        ['a package', "require('mark')", 'node_modules/mark/q.cjs'],
      ] as const
    ).map(([what, call, path]): [string, string, Files, Files] => {
      const code = (word: string) => ({ [path]: `module.exports = (text) => '${word} ' + text\n` })
      const files = {
        'package.json': '{"imports": {"#q": "./other/q.cjs"}}',
        'pnpm-lock.yaml': 'Old',
        'node_modules/mark/package.json': '{"version": "1.0.0", "main": "./q.cjs"}',
        'lib/f.cjs': `exports.marked = ${call}\n`,
        'templates/layouts/post.html': LAYOUT,
      }
      const isLocked = path.startsWith('node_modules/')
      const after = { ...code('New'), ...(isLocked && { 'pnpm-lock.yaml': 'New' }) }
      return [`what a filter imports: ${what}`, filters('./lib/f.cjs'), { ...files, ...code('Old') }, after]
    }),
    [
      'filters that are a package',
      filters('mark'),
      { ...packageOf('1.0.0', FILTER('Old')), 'templates/layouts/post.html': LAYOUT },
      packageOf('1.0.1', FILTER('New')),
    ],
  ]
  test.each(cases)('%s', (_, setting, before, after) => {
    const config = `title: Site\nurl: https://example.org\n${setting}`
    const root = folderOf({ 'octavo.config.yaml': config, 'content/posts/one.md': POST, ...before })
    const page = () => {
      const { code, err } = octavo(root, 'build')
      expect([code, err]).toEqual([0, ''])
      return tree(join(root, '_site'))['blog/one/index.html']
    }
    expect(page()).toMatch(/Old (?:Text|One)/)
    writeFiles(root, after)
    expect(page()).toMatch(/New (?:Text|One)/)
  })
})

test('a package.json that is none is told by its name', () => {
  const root = folderOf({
    'octavo.config.yaml': 'filters: [./f.js]\n',
    'package.json': '{"a"',
    'f.js': '',
    'content/posts/one.md': POST,
  })
  const { code, err } = octavo(root, 'build')
  expect(code).toBe(2)
  expect(err).toMatch(/^octavo: .*package\.json is no JSON, and Node\.js reads it: .*JSON/)
})

test('what a comment of a plugin names below a file is not there, and no fault', () => {
  const root = folderOf({
    'octavo.config.yaml': 'url: https://example.org\nmarkdown: {plugins: [./plugins/a.mjs]}\n',
    'plugins/a.mjs': "// import b from './b.mjs/old.js'\nexport default () => () => {}\n",
    'plugins/b.mjs': '',
    'content/posts/one.md': POST,
  })
  const { code, err } = octavo(root, 'build')
  expect([code, err]).toEqual([0, ''])
})

test('another version of the tool makes all posts and pages anew', () => {
  const root = folderOf({ 'octavo.config.yaml': 'title: Site\n', 'content/posts/one.md': POST })
  const tool = folderOf({})
  for (const name of ['dist', 'templates', 'package.json'])
    cpSync(resolve(name), join(tool, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(tool, 'node_modules'))
  const memo = () => {
    const args = [join(tool, 'dist/main.js'), 'build', '--profile', '--root', root]
    const { stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    return [...stderr.matchAll(/(?:parse|render) \(\d+ kept/g)].map(([text]) => text)
  }
  const all = ['parse (0 kept', 'render (0 kept']
  expect([memo(), memo()]).toEqual([all, []])
  writeFiles(tool, {
    'package.json': readFileSync(resolve('package.json'), 'utf8').replace('"version": "', '"version": "9'),
  })
  expect(memo()).toEqual(all)
})

describe('another version of the tool itself', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(memory(), 'octavo-versions-'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const files: Files = {
    'package.json': '{"version": "1.0.0"}',
    'dist/main.js': 'main',
    'dist/chunks/build-a.js': 'build',
    'node_modules/satteri/package.json':
      '{"version": "1.0.0", "optionalDependencies": {"@b/linux": "1.0.0"}}',
    'node_modules/lightningcss/package.json': '{"version": "1.0.0"}',
  }
  const cases: readonly [string, Files][] = [
    ['its number', { 'package.json': '{"version": "1.0.1"}' }],
    ['the code that begins', { 'dist/main.js': 'other' }],
    ['a chunk, which has its content in its name', { 'dist/chunks/build-b.js': 'other' }],
    [
      'the native parser',
      {
        'node_modules/satteri/package.json':
          files['node_modules/satteri/package.json']?.replace('1.0.0', '1.0.1') ?? '',
      },
    ],
    ['a binary of it', { 'node_modules/@b/linux/package.json': '{}' }],
    ['the native styles', { 'node_modules/lightningcss/package.json': '{"version": "1.0.1"}' }],
  ]
  test.each(cases)('%s', (_, change) => {
    writeFiles(root, files)
    const version = () => toolVersion(root)
    const before = version()
    expect(version()).toBe(before)
    writeFiles(root, change)
    expect(version()).not.toBe(before)
  })
})
