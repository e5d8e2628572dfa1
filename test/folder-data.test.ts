import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'

const config = (more = '') => `-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\n${more}`
const post = (path: string, more = '') =>
  `-- content/posts/${path} --\n---\ntitle: ${path}\ndate: 2026-01-01\n${more}---\nText.\n`
const NAME = 'matter/folder-not-held'

/** Files that hold back a whole folder elsewhere: where, and what the hint sets. */
test.each([
  ['posts/a/_index.md', `---\ncascade:\n^ ${NAME}\n  draft: true\n---\n`, 'posts/a/**', 'draft: true'],
  [
    'posts/a/_index.md',
    `---\nCascade:\n^ ${NAME}\n- target: {kind: page}\n  build: {render: never}\n---\n`,
    'posts/a/**',
    'draft: true',
  ],
  [
    'posts/_index.en.md',
    `---\ncascade: {build: {list: never}}\n^ ${NAME}\n---\n`,
    'posts/**',
    'unlisted: true',
  ],
  ['_index.md', `+++\n[cascade]\n ^ ${NAME}\npublished = false\n+++\n`, 'content/**', 'draft: true'],
  [
    'posts/a/_index.md',
    `+++\ntitle = "A"\ndraft = true\n^ ${NAME}\n+++\nText.\n`,
    'posts/a/**',
    'draft: true',
  ],
  ['posts/a/a.json', `{"tags": [], "draft": true}\n             ^ ${NAME}\n`, 'posts/a/**', 'draft: true'],
  ['posts/posts.json', `{"permalink": false}\n ^ ${NAME}\n`, 'posts/**', 'draft: true'],
  [
    'posts/a/a.11tydata.json',
    `{"eleventyExcludeFromCollections": true}\n ^ ${NAME}\n`,
    'posts/a/**',
    'unlisted: true',
  ],
  [
    'posts/a/a.11tydata.js',
    `export default {\n  draft: true,\n  ^ ${NAME}\n}\n`,
    'posts/a/**',
    'draft: true',
  ],
  ['posts/a/a.json', `{"sitemap": false}\n ^ ${NAME}\n`, 'posts/a/**', 'noindex: true'],
  ['posts/a/_index.md', `---\ncascade: {noindex: true}\n^ ${NAME}\n---\n`, 'posts/a/**', 'noindex: true'],
  // What holds them back most counts, wherever it stands.
  [
    'posts/a/_index.md',
    `---\ncascade: {sitemap: {disable: true}, build: {list: never}, draft: true}\n^ ${NAME}\n---\n`,
    'posts/a/**',
    'draft: true',
  ],
  [
    'posts/a/_index.md',
    `---\ncascade: {build: {list: never}}\ndraft: true\n^ ${NAME}\n---\n`,
    'posts/a/**',
    'draft: true',
  ],
  [
    'posts/a/a.json',
    `{"eleventyExcludeFromCollections": true, "permalink": false}\n                                         ^ ${NAME}\n`,
    'posts/a/**',
    'draft: true',
  ],
  [
    'posts/a/a.11tydata.js',
    `export default {\n  eleventyExcludeFromCollections: true,\n  permalink: false,\n  ^ ${NAME}\n}\n`,
    'posts/a/**',
    'draft: true',
  ],
])('%s holds back its folder: %j', async (path, data, match, set) => {
  const { findings } = await checkFindings(
    `${config()}-- content/${path} --\n${data}${post('a/one.md')}${post('b.md', 'draft: true\n')}`,
  )
  expect(findings.map(({ severity, hint }) => [severity, hint])).toEqual([
    [
      'error',
      `write \`defaults: [{match: '${match}', set: {${set}}}]\` into octavo.config.yaml, or take it out`,
    ],
  ])
})

const HELD = '---\ncascade: {draft: true}\n---\n'

test.each([
  [
    'the configuration says it too',
    config("defaults: [{match: 'posts/a/**', set: {draft: true}}]\n"),
    HELD,
    '',
  ],
  ['the posts say it themselves', config(), HELD, 'draft: true\n'],
  [
    'the configuration says it of search engines',
    config("defaults: [{match: 'posts/a/**', set: {noindex: true}}]\n"),
    '---\ncascade: {sitemap: {disable: true}}\n---\n',
    '',
  ],
  [
    'what is in no list is in no sitemap',
    config(),
    '---\ncascade: {sitemap: {disable: true}}\n---\n',
    'unlisted: true\n',
  ],
  ['they are to be seen', config(), '---\ncascade: {draft: false, tags: [a]}\ndraft: false\n---\n', ''],
  ['nothing is said of it', config(), '---\ntitle: A section\n---\nText.\n', ''],
  ['it cannot be read', config(), '---\ncascade: {draft: true\n', ''],
])('silent where %s', async (_, top, section, more) => {
  await checkFindings(
    `${top}-- content/posts/a/_index.md --\n${section}${post('a/one.md', more)}${post('b.md')}`,
  )
})

test('and where code says it of something else, or data is not named as its folder', async () => {
  const code =
    'export default {tags: "posts", eleventyComputed: {permalink: (data) => data.draft ? false : data.permalink}}\n'
  await checkFindings(
    `${config()}-- content/posts/a/a.11tydata.js --\n${code}-- content/posts/a/b.json --\n{"draft": true}\n${post('a/one.md')}`,
  )
})
