import { expect, test } from 'vitest'
import { folderOf, octavo } from './cli-fixture.ts'
import { buildFiles } from './fixture.ts'

const HEAD = '---\ntitle: A\ndate: 2026-01-01\nauthors: [ada]\ncategories: [N]\n---\n'

/** Feeds are invalid, and links cannot be followed, when what they are called by is empty. */
test.each([
  ['octavo.config.yaml', 'title: ""', 8],
  ['octavo.config.yaml', 'title: " \\u200b\\u00a0"', 8],
  ['octavo.config.yaml', 'nav: [{label: " ", url: /}]', 15],
  ['octavo.config.yaml', 'footer: [{label: "", url: /}]', 18],
  ['octavo.config.yaml', 'social: [{label: "", url: /}]', 18],
  ['octavo.config.yaml', 'output: {dir: "a\\nb"}', 15],
  ['content/data/authors.yaml', 'ada: {name: ""}', 13],
  ['content/data/categories.yaml', 'n: {label: " "}', 12],
])('a name is a text that can be seen: %s of %s', async (path, text, column) => {
  const { findings } = await buildFiles(
    new Map(
      Object.entries({
        'octavo.config.yaml': 'url: https://ex.org\n',
        'content/posts/a.md': `${HEAD}Text.\n`,
        [path]: `${text}\n`,
      }),
    ),
  )
  const told = findings.filter(({ code }) => code !== 'config/no-url')
  expect(told.map(({ place, code }) => `${place.path}:${place.line}:${place.column} ${code}`)).toEqual([
    expect.stringMatching(new RegExp(`^${path}:1:${column} config/wrong-value$`)),
  ])
})

test('a title of signs without width is none', async () => {
  const { findings } = await buildFiles(
    new Map([
      ['octavo.config.yaml', 'url: https://ex.org\n'],
      ['content/posts/a.md', '---\ntitle: "\\u200b\\u2060"\ndate: 2026-01-01\n---\nText.\n'],
    ]),
  )
  expect(findings.map(({ place, code }) => `${place.line}:${place.column} ${code}`)).toEqual([
    '2:8 matter/wrong-type',
  ])
})

test('an output folder with a control character stops the build as any wrong value does', () => {
  const root = folderOf({
    'octavo.config.yaml': 'output: {dir: "a\\0b"}\n',
    'content/posts/a.md': `${HEAD}Text.\n`,
  })
  const { code, err } = octavo(root, 'build')
  expect(code).toBe(2)
  expect(err).toContain('octavo.config.yaml:1:15  error  config/wrong-value')
})
