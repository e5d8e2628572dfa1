import { expect, test } from 'vitest'
import { buildFiles } from './fixture.ts'

const POST = {
  'content/posts/a.md': '---\ntitle: A\ndate: 2026-01-01\nauthors: [ada]\ncategories: [N]\n---\nText.\n',
}

/** A list where a map is wanted has keys to JavaScript, and none that anybody meant. */
test.each([
  ['octavo.config.yaml', 'defaults: [{match: posts, set: [draft]}]', 32],
  ['octavo.config.yaml', 'defaults: [[posts, draft]]', 12],
  ['octavo.config.yaml', 'theme: []', 8],
  ['octavo.config.yaml', 'check: {rules: []}', 16],
  ['octavo.config.yaml', 'markdown: {allow: [dialog]}', 19],
  ['octavo.config.yaml', 'nav: [[{label: A, url: /}]]', 7],
  ['content/data/authors.yaml', '[{name: Ada}]', 1],
  ['content/data/authors.yaml', 'ada: []', 6],
  ['content/data/categories.yaml', '[]', 1],
  ['content/data/categories.yaml', 'n: [{label: N}]', 4],
])('a list is no map: %s of %s', async (path, text, column) => {
  const { findings } = await buildFiles(
    new Map(Object.entries({ 'octavo.config.yaml': 'url: https://ex.org\n', ...POST, [path]: `${text}\n` })),
  )
  const told = findings.map(({ place, code, message }) => ({
    at: `${place.path}:${place.line}:${place.column}`,
    code,
    ends: message.slice(-33),
  }))
  expect(told.filter(({ code }) => code !== 'config/no-url')).toEqual([
    {
      at: `${path}:1:${column}`,
      code: 'config/wrong-value',
      ends: expect.stringContaining('a map, and this is a list'),
    },
  ])
})
