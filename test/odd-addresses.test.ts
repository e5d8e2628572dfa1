import { expect, test } from 'vitest'
import { buildFiles } from './fixture.ts'

const HEAD = '---\ntitle: A\ndate: 2026-01-01\n'
const POST = { 'content/posts/a.md': `${HEAD}---\nText.\n` }

async function told(files: Readonly<Record<string, string>>) {
  const { findings } = await buildFiles(
    new Map(Object.entries({ 'octavo.config.yaml': 'url: https://ex.org\n', ...POST, ...files })),
  )
  return findings.map(
    ({ place, code, hint }) => `${place.path}:${place.line}:${place.column} ${code}: ${hint ?? ''}`,
  )
}

test.each([
  'paths: {index: "/a:b/"}',
  'paths: {index: /con/}',
  'paths: {index: /a./}',
  'taxonomies: {categories: {path: "/c:/"}}',
  'permalink: "/x/:slug/:Slug/"',
  'permalink: /aux/:slug/',
  `permalink: /${'x'.repeat(201)}/:slug/`,
])(
  'SPEC 3: an address of the configuration that can be no path is refused at its place: %s',
  async (line) => {
    const column = line.lastIndexOf(': ') + 3
    expect(await told({ 'octavo.config.yaml': `url: https://ex.org\n${line}\n` })).toEqual([
      `octavo.config.yaml:2:${column} config/wrong-value: `,
    ])
  },
)

test('a file of public/ with the name of a drive is refused at its place', async () => {
  expect(await told({ 'public/a:b.txt': 'x' })).toEqual(['public/a:b.txt:1:1 site/bad-path: rename the file'])
})

test('a category that can be no folder wants another name', async () => {
  expect(await told({ 'content/posts/b.md': `${HEAD}categories: [CON]\n---\nText.\n` })).toEqual([
    'content/posts/b.md:4:14 site/bad-path: give the category another name',
  ])
})

test.each([
  ['links: {served: [/a, newsletter]}', 'newsletter'],
  ['links: {served: ["https://ex.org/x"]}', '"https'],
  ['markdown: {allow: {iframes: [a.org, "https://b.org"]}}', '"https'],
  ['markdown: {allow: {iframes: [a.org/path]}}', 'a.org'],
  ['markdown: {allow: {iframes: ["*.a.org"]}}', '"*'],
])(
  'a pattern that would match nothing, or another host than it names, is refused: %s',
  async (line, value) => {
    expect(await told({ 'octavo.config.yaml': `url: https://ex.org\n${line}\n` })).toEqual([
      `octavo.config.yaml:2:${line.indexOf(value) + 1} config/wrong-value: `,
    ])
  },
)

test('a file of public/ in the way of pages is told once, and is to be renamed', async () => {
  const post = { 'content/posts/b.md': `${HEAD}---\nText.\n` }
  expect(await told({ ...post, 'public/Blog': 'x', 'public/INDEX.html': 'x', 'public/c.html': 'x' })).toEqual(
    [
      'public/Blog:1:1 site/file-and-folder: rename the file, or write another `permalink`',
      'public/INDEX.html:1:1 site/twins: rename the file',
    ],
  )
})

test('a post in the way of the feed is told where its address is written', async () => {
  const files = {
    'octavo.config.yaml': 'url: https://ex.org\n',
    'content/posts/b.md': `${HEAD}permalink: /feed.xml\n---\nText.\n`,
  }
  expect(await told(files)).toEqual([
    'content/posts/b.md:4:12 site/file-and-folder: give one of them another `slug` or `permalink`',
  ])
})
