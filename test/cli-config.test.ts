import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsOf, folderOf, octavo, writeFiles } from './cli-fixture.ts'

const URL = 'url: https://ex.org\n'
const POST = '---\ntitle: One\ndate: 2026-01-01\n---\nText.\n'

test('SPEC 2: a folder of posts that is named and not there empties no site', () => {
  const root = folderOf({ 'octavo.config.yaml': URL, 'content/posts/a.md': POST })
  expect(octavo(root, 'build').code).toBe(0)
  const wrong = folderOf({
    'octavo.config.yaml': `${URL}paths:\n  posts: content/post\n`,
    'content/posts/a.md': POST,
  })
  const { code, out } = octavo(wrong, `build --json -o ${root}/_site`)
  expect([code, findingsOf(out)]).toEqual([2, ['octavo.config.yaml:3:10 config/no-post-folder']])
  expect(existsSync(join(root, '_site/blog/a/index.html'))).toBe(true)
  expect(octavo(wrong, 'new Two').code).toBe(0)
  expect(octavo(wrong, 'build').code).toBe(0)
})

test.each(['posts: a.md', 'posts: a.md/b', 'posts: none'])('`%s` is no folder of posts', (posts) => {
  const root = folderOf({ 'octavo.config.yaml': `${URL}paths:\n  ${posts}\n`, 'a.md': POST })
  const { code, out } = octavo(root, 'check --json')
  expect([code, findingsOf(out)]).toEqual([2, ['octavo.config.yaml:3:10 config/no-post-folder']])
})

test.each(['pages: content/page', 'data: content/date', 'data: content/posts/a.md'])(
  '`%s` is no folder, and nothing is built without it',
  (path) => {
    const root = folderOf({ 'octavo.config.yaml': `${URL}paths:\n  ${path}\n`, 'content/posts/a.md': POST })
    const { code, out } = octavo(root, 'build --json')
    const place = `octavo.config.yaml:3:${path.indexOf(' ') + 4}`
    expect([code, findingsOf(out)]).toEqual([2, [`${place} config/no-folder`]])
    expect(existsSync(join(root, '_site'))).toBe(false)
  },
)

test('every folder that is not there is named, but for the usual ones', () => {
  const codes = (paths: string) => {
    const root = folderOf({ 'octavo.config.yaml': `${URL}paths: {${paths}}\n`, 'content/posts/a.md': POST })
    return findingsOf(octavo(root, 'check --json').out).map((line) => line.split(' ')[1])
  }
  expect(codes('posts: a, pages: b, data: c')).toEqual([
    'config/no-post-folder',
    'config/no-folder',
    'config/no-folder',
  ])
  expect(codes('posts: content/posts, pages: ./content/pages/, data: content/data')).toEqual([])
})

test.each(['yml', 'json', 'toml', 'js'])(
  'SPEC 14: a configuration in octavo.config.%s is not passed over',
  (ending) => {
    const name = `octavo.config.${ending}`
    const root = folderOf({ [name]: URL, 'content/posts/a.md': POST })
    const { code, out } = octavo(root, 'build --json')
    expect([code, findingsOf(out)]).toEqual([2, [`${name}:1:1 config/misnamed`]])
    expect(octavo(root, 'clean')).toMatchObject({ code: 2, err: expect.stringContaining(name) })
    const both = folderOf({ 'octavo.config.yaml': URL, [name]: URL, 'content/posts/a.md': POST })
    const built = octavo(both, 'build --json')
    expect([built.code, findingsOf(built.out)]).toEqual([0, [`${name}:1:1 config/ignored`]])
  },
)

describe('an output folder that is no place for a site', () => {
  test.each([
    ['content', '', 'it lies in content/'],
    ['content/../public/site', '', 'it lies in public/'],
    ['templates', '', 'it lies in templates/'],
    ['..', '', 'it is the project itself, or a folder above it'],
    ['notes', 'posts: notes', 'it lies in notes/'],
    ['notes/site', 'posts: notes', 'it lies in notes/'],
    ['site', 'posts: notes, data: site/data', 'it holds site/data/'],
  ])('%s, paths: {%s}', (dir, paths, why) => {
    const root = folderOf({
      'octavo.config.yaml': `${URL}output: {dir: ${dir}}\npaths: {${paths}}\n`,
      'content/posts/a.md': POST,
      'notes/a.md': POST,
      'site/data/a.yaml': 'a: 1\n',
    })
    for (const command of ['check', 'build', 'diff']) {
      const { code, out } = octavo(root, `${command} --json`)
      expect([command, code, findingsOf(out)]).toEqual([
        command,
        2,
        ['octavo.config.yaml:2:15 config/output'],
      ])
    }
    expect(octavo(root, 'check').err).toContain(`\`${dir}\` is refused as the output folder: ${why}`)
    expect(octavo(root, 'check -o _site').code).toBe(0)
  })

  test('is refused on the command line too, and one beside the sources is fine', () => {
    const root = folderOf({
      'octavo.config.yaml': `${URL}paths: {posts: notes/posts}\noutput: {dir: notes/site}\n`,
      'notes/posts/a.md': POST,
    })
    const { code, err } = octavo(root, `build -o ${root}/notes`)
    expect([code, err]).toEqual([2, expect.stringContaining('into notes: it holds notes/posts/.')])
    expect(octavo(root, 'build').code).toBe(0)
    expect(octavo(root, 'check').code).toBe(0)
  })
})

test('a `url` that is refused is not said to be missing', () => {
  const codes = (config: string, command = 'check --json') => {
    const root = folderOf({ 'octavo.config.yaml': config, 'content/posts/a.md': POST })
    return findingsOf(octavo(root, command).out)
  }
  expect(codes('url: ex.org\n')).toEqual(['octavo.config.yaml:1:6 config/wrong-value'])
  expect(codes('url:\n')).toEqual(['octavo.config.yaml:1:1 config/no-url'])
  expect(codes('title: A\n')).toEqual(['octavo.config.yaml:1:1 config/no-url'])
  expect(codes('title: A\n', 'check --json --url https://ex.org')).toEqual([])
})

test('a stylesheet that is not there is named where the configuration names it', () => {
  const root = folderOf({
    'octavo.config.yaml': `${URL}theme:\n  css: nope.css\n`,
    'content/posts/a.md': POST,
  })
  expect(findingsOf(octavo(root, 'check --json').out)).toEqual(['octavo.config.yaml:3:8 style/no-theme-css'])
})

describe('SPEC 7: a broken configuration ends every command with 2', () => {
  test.each([
    ['a key that is wrong', `${URL}pageSize: none\n`, 'octavo.config.yaml:2:11 config/wrong-value'],
    ['no map', '- a\n', 'octavo.config.yaml:1:1 config/not-a-map'],
    ['no YAML', 'title: [a\n', 'octavo.config.yaml:2:1 syntax/yaml'],
  ])('%s', (_, config, finding) => {
    const root = folderOf({ 'octavo.config.yaml': URL, 'content/posts/a.md': POST })
    expect(octavo(root, 'build').code).toBe(0)
    writeFiles(root, { 'octavo.config.yaml': config })
    for (const command of ['build', 'check', 'diff', 'why /blog/a/']) {
      const told = octavo(root, `${command} --json`)
      expect([command, told.code, findingsOf(told.out)[0]]).toEqual([command, 2, finding])
      expect(octavo(root, command)).toMatchObject({
        code: 2,
        err: expect.stringContaining(finding.split(' ')[0] ?? ''),
      })
    }
    for (const command of ['new Two', 'clean', 'preview -p 0']) expect(octavo(root, command).code).toBe(2)
  })

  test('and nothing is said to be removed when it cannot be read', () => {
    const root = folderOf({ 'octavo.config.yaml': URL, 'content/posts/a.md': POST })
    octavo(root, 'build')
    writeFiles(root, { 'octavo.config.yaml': '- a\n' })
    const { removed } = JSON.parse(octavo(root, 'diff --json').out)
    expect(removed).toEqual([])
  })
})

test('--json answers in JSON when a command is refused too', () => {
  const root = folderOf({ 'octavo.config.yaml': URL, 'content/posts/a.md': POST })
  const { code, out, err } = octavo(root, 'build --json -o /tmp')
  expect([code, JSON.parse(out)]).toEqual([
    2,
    { ok: false, error: err.replace(/^octavo: |\n$/g, ''), findings: [] },
  ])
})
