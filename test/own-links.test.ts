import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

/** Addresses of this site that are written with its host: they mean the path behind it, and are checked as that. */
const HEAD = '-- octavo.config.yaml --\ntitle: Site\nurl: https://example.org/notes\n'
const post = (text: string) => `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\n---\n${text}\n`
const DRAFT = '-- content/posts/s.md --\n---\ntitle: S\ndate: 2026-11-20\ndraft: true\n---\nText.\n'
const pageOf = (output: ReadonlyMap<string, string>) => output.get('blog/a/index.html') ?? ''

describe('a page that is not there', () => {
  test.each([
    '[it](https://example.org/notes/nope/)\n^ links/missing-page',
    '[it](http://example.org/notes/nope/)\n^ links/missing-page',
    '[it](HTTPS://Example.ORG/notes/nope/)\n^ links/missing-page',
    '[it](//example.org/notes/nope/)\n^ links/missing-page',
    '<https://example.org/notes/nope/>\n^ links/missing-page',
    'https://example.org/notes/nope/\n^ links/missing-page',
    '<a href="https://example.org/notes/nope/">it</a>\n^ links/missing-page',
    '![it](https://example.org/notes/nope.png)\n^ links/missing-page',
    '[it](https://example.org/notes/blog/a/#nowhere)\n^ links/missing-fragment',
    '<CallToAction href="https://example.org/notes/nope/" label="Go" />\n              ^ links/missing-page',
  ])('%s', async (text) => {
    await checkFindings(HEAD + post(text))
  })

  test('is named as it was written', async () => {
    const { findings } = await buildFixture(HEAD + post('[it](http://example.org/notes/nope/)'))
    expect(findings.map(({ message }) => message)).toEqual([
      'no page of this site has the address `http://example.org/notes/nope/`',
    ])
  })
})

test.each([
  'https://example.org/notes/blog/a/',
  'https://example.org/notes/blog/a',
  'http://example.org/notes/blog/../blog/a/?x=1#one',
  'https://example.org/notes',
  'https://example.org/other/',
  'https://example.org/notesbook/',
  'https://example.org:8443/notes/nope/',
  'https://www.example.org/notes/nope/',
  'https://example.org.example.net/notes/nope/',
  'mailto:a@example.org/notes/nope/',
])('%s is fine, and stands as it was written', async (url) => {
  const { output } = await checkFindings(HEAD + post(`## One\n\n[it](${url})`))
  expect(pageOf(output)).toContain(`<a href="${url}"`)
})

test('SPEC 13.17: a link to a held post is none, however its address is written', async () => {
  const urls = [
    'https://example.org/notes/blog/s/',
    'http://example.org/notes/blog/s',
    '//example.org/notes/blog/s/#x',
    '/blog/s/index.html',
  ]
  const { output, findings } = await buildFixture(
    HEAD + post(urls.map((url) => `- [it](${url})`).join('\n')) + DRAFT,
  )
  expect(findings.map(spell)).toEqual(urls.map((_, at) => `content/posts/a.md:${at + 5}:3 links/held`))
  for (const text of output.values()) expect(text).not.toContain('/blog/s')
})

test('an address of the site in a template or in the navigation is followed too', async () => {
  const { findings } = await buildFixture(
    `${HEAD}nav: [{label: N, url: 'https://example.org/notes/nope/'}]\n${post('Text.')}-- templates/partials/foot.html --\n<a href="http://example.org/notes/gone/">x</a>\n`,
  )
  expect(new Set(findings.map(({ message }) => message.split('`')[1]))).toEqual(
    new Set(['https://example.org/notes/nope/', 'http://example.org/notes/gone/']),
  )
})

describe('SPEC 4: links to other sites get `rel`', () => {
  test.each([
    ['[it](https://example.net/)', '<a href="https://example.net/" rel="noopener">'],
    ['[it](//example.net/)', '<a href="//example.net/" rel="noopener">'],
    ['[it](https://example.net/ "T")', '<a href="https://example.net/" rel="noopener" title="T">'],
    ['<a href="https://example.net/" rel="me">it</a>', '<a href="https://example.net/" rel="me">'],
    ['<a rel="me" href="https://example.net/">it</a>', '<a rel="me" href="https://example.net/">'],
    ['[it](https://example.org/notes/)', '<a href="https://example.org/notes/">'],
    ['[it](mailto:a@example.net)', '<a href="mailto:a@example.net">'],
    ['[it](/)', '<a href="/notes/">'],
  ])('%s', async (text, link) => {
    const { output } = await checkFindings(HEAD + post(text))
    expect(pageOf(output)).toContain(link)
    expect(output.get('feed.xml')).not.toContain('noopener')
  })
})

test('a dead link of a template that leads out of the sub-path is told once, where it stands', async () => {
  const foot =
    '-- templates/partials/foot.html --\n<footer class="a b"><a title="" href="/nope/">n</a></footer>\n'
  const { findings } = await buildFixture(HEAD + foot + post('Text.'))
  expect(findings.map(spell)).toEqual(['templates/partials/foot.html:1:39 links/missing-page'])
})
