import { expect, test } from 'vitest'
import { buildFixture, checkFindings } from './fixture.ts'

/** SPEC 6, 13.15: every entry of a feed has an id of its own, which stays. */
const HEAD = '-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n'
const LANGUAGES = 'permalink: /:category/:slug/\n'
const post = (path: string, more = '', date = '2026-01-01') =>
  `-- content/posts/${path} --\n---\ntitle: A\ndate: ${date}\n${more}---\nText.\n`

test.each<readonly [what: string, site: string]>([
  [
    'two posts with one written id: the second',
    HEAD + post('a.md', 'id: urn:x:1\n') + post('b.md', 'id: urn:x:1\n    ^ site/same-id\n'),
  ],
  [
    'the older post keeps its id, wherever its file stands',
    HEAD + post('a.md', 'id: urn:x:1\n    ^ site/same-id\n', '2026-01-02') + post('b.md', 'id: urn:x:1\n'),
  ],
  [
    'three of them, two times',
    HEAD +
      post('a.md', 'id: urn:x:1\n') +
      post('b.md', 'id: urn:x:1\n    ^ site/same-id\n') +
      post('c.md', 'id: urn:x:1\n    ^ site/same-id\n'),
  ],
  [
    'two posts of one day whose addresses end alike',
    `${HEAD}${LANGUAGES}${post('de/hello.md', 'category: De\n')}-- content/posts/en/hello.md --\n---\n^ site/same-id\ntitle: A\ndate: 2026-01-01\ncategory: En\n---\nText.\n`,
  ],
  [
    'a written id that is the usual one of another post',
    HEAD + post('a.md') + post('b.md', 'id: "tag:ex.org,2026-01-01:a"\n    ^ site/same-id\n'),
  ],
  [
    'a new post where a renamed one stood',
    HEAD +
      post('new.md', 'aliases: [/blog/old/]\n^ matter/no-redirects\n') +
      post('old.md', 'slug: old\n      ^ site/same-id\npermalink: /x/\n'),
  ],
  [
    'addresses that end alike on two days',
    HEAD +
      LANGUAGES +
      post('de/hello.md', 'category: De\n') +
      post('en/hello.md', 'category: En\n', '2026-01-02'),
  ],
  [
    'a draft with the id of a post',
    HEAD + post('a.md', 'id: urn:x:1\n') + post('b.md', 'id: urn:x:1\ndraft: true\n'),
  ],
  [
    'an unlisted post, which is in no feed',
    HEAD + post('a.md', 'id: urn:x:1\n') + post('b.md', 'id: urn:x:1\nunlisted: true\n'),
  ],
  [
    'a site without an address, which has no feed',
    '-- octavo.config.yaml --\ntitle: S\n' + post('a.md', 'id: urn:x:1\n') + post('b.md', 'id: urn:x:1\n'),
  ],
])('%s', async (_, site) => {
  await checkFindings(site)
})

test('both files are named, and both places', async () => {
  const { findings } = await buildFixture(
    HEAD + post('a.md', 'id: urn:x:1\n') + post('b.md', 'id: urn:x:1\n'),
  )
  expect(findings.map(({ place, message, related }) => [place.path, message, related])).toEqual([
    [
      'content/posts/b.md',
      'in the feed `urn:x:1` is also the id of content/posts/a.md',
      [{ path: 'content/posts/a.md', line: 4, column: 5, length: 7 }],
    ],
  ])
})
