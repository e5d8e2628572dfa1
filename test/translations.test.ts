import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'

const post = (path: string, more = '', caret = '') =>
  `-- content/posts/${path} --\n---\n${caret}title: ${path}\ndate: 2026-01-01\n${more}---\nText.\n`
const site = (...posts: readonly string[]) =>
  `-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\nlang: en-GB\n${posts.join('')}`
const TOLD = '^ site/translation\n'

test('files that are named as translations are told', async () => {
  const { findings } = await checkFindings(
    site(
      post('a.md'),
      post('a.fr.md', '', TOLD),
      post('b.de-AT.md', '', TOLD),
      post('b.en.md'),
      post('c/index.es.md', '', TOLD),
    ),
  )
  expect(findings[0]).toMatchObject({
    severity: 'warning',
    message: 'this file is named as one in `fr`, and published as a post of its own in `en-GB`',
    hint: 'write `lang: fr`, or move it to a site in that language',
  })
})

test('a translation of a draft is one', async () => {
  await checkFindings(site(post('a.md', 'draft: true\n'), post('a.fr.md', '', TOLD)))
})

test.each([
  ['a post says its language', [post('a.md'), post('a.fr.md', 'lang: fr-CA\n')]],
  ['it is the language of the site', [post('a.en.md'), post('b.md')]],
  ['there is none that it translates', [post('a.fr.md')]],
  ['its name ends with that of a program', [post('a.md'), post('a.ts.md'), post('a.js.md')]],
  ['it is a draft', [post('a.md'), post('a.fr.md', 'draft: true\n')]],
])('silent where %s', async (_, posts) => {
  await checkFindings(site(...posts))
})

test('`index.en.md` is the post of its folder', async () => {
  const { output } = await checkFindings(site(post('trip/index.en.md')))
  expect([...output.keys()]).toContain('blog/trip/index.html')
})
