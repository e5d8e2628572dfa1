import { describe, expect, test } from 'vitest'
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

describe('placeholders in a post’s own address', () => {
  const post = (permalink: string) =>
    `-- content/posts/my-file.md --\n---\ntitle: A post\ndate: 2026-11-20\ncategories: [C++]\npermalink: ${permalink}\n---\nText.\n`
  test.each([
    ['/:year/:month/:day/:slug/', '2026/11/20/my-file/index.html'],
    ['/:category/:title.html', 'c-plus-plus/a-post.html'],
    [':category/:year-:month/x/', 'c-plus-plus/2026-11/x/index.html'],
  ])('%s', async (permalink, path) => {
    const { output } = await checkFindings(post(permalink))
    expect([...output.keys()]).toContain(path)
  })

  test.each([
    ['/:categories/:title:output_ext', '`:categories` is no placeholder that Octavo knows'],
    ['/:category/:title:output_ext', '`:output_ext` is no placeholder that Octavo knows'],
    ['/:i_month/x/', '`:i_month` is no placeholder that Octavo knows'],
  ])('%s', async (permalink, message) => {
    const { findings } = await buildFixture(post(permalink))
    const [finding] = findings.filter(({ severity }) => severity === 'error')
    expect(finding && [spell(finding), finding.message, finding.hint]).toEqual([
      'content/posts/my-file.md:5:12 site/placeholder',
      message,
      'write the address itself, or one of :year :month :day :slug :title :category',
    ])
  })

  test.each([
    ['"/blog/{{ page.fileSlug }}/"', '{{ page.fileSlug }}'],
    ['"/{{ title | slugify }}/index.html"', '{{ title | slugify }}'],
    ['"{% if draft %}false{% endif %}"', '{% if draft %}'],
  ])('%s is no address', async (permalink, tag) => {
    const { findings } = await buildFixture(post(permalink))
    const [finding] = findings.filter(({ severity }) => severity === 'error')
    expect(finding && [spell(finding), finding.message]).toEqual([
      'content/posts/my-file.md:5:12 site/tag-in-address',
      `\`${tag}\` would stand in the address as it is`,
    ])
  })

  test('a page without a date has no year', async () => {
    await checkFindings(
      `${post('/x/')}-- content/pages/a.md --\n---\ntitle: A\npermalink: /:year/\n           ^ site/placeholder\n---\nText.\n`,
    )
  })

  test('a colon within a part is none', async () => {
    await checkFindings(post('/a:b/\n           ^ site/bad-path'))
    await checkFindings(post('//:slug/\n           ^ site/bad-path'))
  })
})
