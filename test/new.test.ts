import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, octavo } from './cli-fixture.ts'

/** Where a new post goes: into the folder that posts are read from, so that it never hides the others. */
const CONFIG = { 'octavo.config.yaml': 'title: Site\nurl: https://example.org\n' }
const POST = '---\ntitle: One\ndate: 2026-11-20\n---\nText.\n'

describe('a blog of another generator keeps its folder', () => {
  test.each([
    [['_posts/2026-11-20-one.md'], '_posts'],
    [['_drafts/two.md', '_posts/2026-11-20-one.md'], '_posts'],
    [['_drafts/two.md'], '_posts'],
    [['source/_drafts/two.md'], 'source/_posts'],
    [['src/content/blog/one.md'], 'src/content/blog'],
    [['content/posts/one.md', '_posts/two.md'], 'content/posts'],
    [[], 'content/posts'],
  ])('%j', (paths, folder) => {
    const root = folderOf({ ...CONFIG, ...Object.fromEntries(paths.map((path) => [path, POST])) })
    expect(octavo(root, 'new Hello').out).toContain(`${folder}/hello.md is a draft`)
    expect(existsSync(join(root, folder, 'hello.md'))).toBe(true)
  })

  test('and what was published stays published', () => {
    const root = folderOf({ ...CONFIG, '_posts/2026-11-20-one.md': POST })
    expect(octavo(root, 'build --now 2026-11-24').code).toBe(0)
    expect(octavo(root, 'new Hello').code).toBe(0)
    expect(octavo(root, 'build --now 2026-11-24').out).toContain('1 post ')
    expect(existsSync(join(root, '_site/blog/one/index.html'))).toBe(true)
  })

  test('a configured folder counts before all others', () => {
    const root = folderOf({
      'octavo.config.yaml': 'title: Site\npaths: {posts: notes}\n',
      '_posts/2026-11-20-one.md': POST,
    })
    expect(octavo(root, 'new Hello').out).toContain('notes/hello.md')
  })
})

test.each([
  ['con', /`con` is a device on Windows/],
  ['x'.repeat(250), /250 bytes long/],
  ['!!!', /no letter and no digit/],
])('`new %s` is refused', (title, message) => {
  const root = folderOf(CONFIG)
  const { code, err } = octavo(root, `new ${title}`)
  expect(code).toBe(2)
  expect(err).toMatch(message)
  expect(readdirSync(root)).toEqual(['octavo.config.yaml'])
})

test('a title of several lines is one line, and control characters are refused', () => {
  const root = folderOf(CONFIG)
  expect(octavo(root, 'new One\n\t two').out).toContain('one-two.md')
  expect(readFileSync(join(root, 'content/posts/one-two.md'), 'utf8')).toContain('title: "One two"')
  const { code, err } = octavo(root, 'new Odd\u0001')
  expect([code, err]).toEqual([2, 'octavo: A title holds no control characters; choose another one.\n'])
})

test.each(['hello/index.md', 'hello/index.mdx', 'hello.mdx', 'Hello.md'])(
  '`new Hello` makes no twin of %s',
  (name) => {
    const path = `content/posts/${name}`
    const root = folderOf({ ...CONFIG, [path]: POST, 'content/posts/hello/deep/index.md': POST })
    expect(octavo(root, 'new Hello')).toMatchObject({
      code: 2,
      err: `octavo: ${path} exists already; choose another title.\n`,
    })
    expect(existsSync(join(root, 'content/posts/hello.md'))).toBe(false)
    expect(octavo(root, 'new Deep').code).toBe(0)
  },
)
