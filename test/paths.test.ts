import { expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

/** Addresses that cannot be: an error where the author wrote them, and never a fault of the writer. */
const HEAD = '-- octavo.config.yaml --\ntitle: Site\nurl: https://example.org\n'
const POST = '---\ntitle: Good\ndate: 2026-11-20\n---\nText.\n'

test.each<readonly [what: string, site: string]>([
  [
    'two slashes in the permalink of a post',
    '-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npermalink: /a//b/\n           ^ site/bad-path\n---\nText.\n',
  ],
  [
    'two slashes in a slug that is a path',
    '-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\nslug: /a//b\n      ^ site/bad-path\n---\nText.\n',
  ],
  [
    'two slashes in the permalink of a page',
    `-- content/posts/a.md --\n${POST}-- content/pages/a.md --\n---\ntitle: A\npermalink: /a//b/\n           ^ site/bad-path\n---\nText.\n`,
  ],
  [
    'PA11: a permalink of many long parts',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npermalink: /${Array(25).fill('y'.repeat(190)).join('/')}/\n           ^ site/bad-path\n---\nText.\n`,
  ],
  [
    'a category whose name is too long for a folder',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\ncategories: [${'c'.repeat(300)}]\n             ^ site/bad-path\n---\nText.\n`,
  ],
])('%s', async (_, site) => {
  await checkFindings(HEAD + site)
})

test('PA11: a file that lies too deep for its published path is named', async () => {
  const path = `public/${Array(10).fill('y'.repeat(99)).join('/')}/a.txt`
  const { findings } = await buildFixture(`${HEAD}-- content/posts/a.md --\n${POST}-- ${path} --\nText.\n`)
  expect(findings.map(spell)).toEqual([`${path}:1:1 site/bad-path`])
})
