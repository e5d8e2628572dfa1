import { describe, expect, test } from 'vitest'
import { parseFixture } from './fixture.ts'
import { redoneAfter, workplace } from './memory-fixture.ts'

const SITE = `
-- octavo.config.yaml --
title: Leaves
url: https://example.org
pageSize: 2
-- content/posts/one.md --
---
title: One
date: 2026-01-01
categories: [A]
---
The first. See [two](two.md).
-- content/posts/two.md --
---
title: Two
date: 2026-01-02
categories: [A]
---
The second.

<Callout type="tip">Mind the [third](three.md).</Callout>
-- content/posts/three.md --
---
title: Three
date: 2026-01-03
categories: [B]
---
The third, which begins with a paragraph that is long enough to fill the description of a page and the excerpt of
a card, so that nothing which stands behind it is seen anywhere but on the page of the post itself, and in the feed.

And more of it.
-- content/pages/about.md --
---
title: About
---
About.
`

describe('an edit redoes what read the changed fact, and nothing else', () => {
  const cases: readonly [string, string, (text: string) => string | undefined, readonly string[]][] = [
    ['nothing', 'content/posts/one.md', (text) => text, []],
    [
      'a text behind its first paragraph: the page and the feed',
      'content/posts/three.md',
      (text) => text.replace('more of it', 'less of it'),
      ['/blog/three/ post:content/posts/three.md', '/feed.xml post:content/posts/three.md'],
    ],
    [
      'a first paragraph: lists show it too',
      'content/posts/one.md',
      (text) => text.replace('The first', 'The very first'),
      [
        '/blog/categories/ card:content/posts/one.md',
        '/blog/categories/a/ card:content/posts/one.md',
        '/blog/one/ post:content/posts/one.md',
        '/blog/page/2/ card:content/posts/one.md',
        '/feed.xml post:content/posts/one.md',
      ],
    ],
    [
      'a title: neighbours too, but not who only links',
      'content/posts/three.md',
      (text) => text.replace('title: Three', 'title: Drei'),
      [
        '/ card:content/posts/three.md',
        '/blog/ card:content/posts/three.md',
        '/blog/categories/ card:content/posts/three.md',
        '/blog/categories/b/ card:content/posts/three.md',
        '/blog/three/ post:content/posts/three.md',
        '/blog/two/ link:content/posts/three.md',
        '/feed.xml post:content/posts/three.md',
      ],
    ],
    [
      'an address: whoever links',
      'content/posts/two.md',
      (text) => text.replace('title: Two', 'title: Two\nslug: zwei'),
      [
        '/ card:content/posts/two.md',
        '/blog/ card:content/posts/two.md',
        '/blog/categories/ card:content/posts/two.md',
        '/blog/categories/a/ card:content/posts/two.md',
        '/blog/one/ address:content/posts/two.md',
        '/blog/page/2/ address:content/posts/two.md',
        '/blog/three/ link:content/posts/two.md',
        '/blog/zwei/ new',
        '/feed.xml post:content/posts/two.md',
        '/sitemap.xml sitemap:',
      ],
    ],
    [
      'a template of a component: where it stands',
      'templates/components/Callout.html',
      () => '<aside>{{ content }}{{ type }}</aside>',
      ['/blog/two/ template:components/Callout.html', '/feed.xml template:components/Callout.html'],
    ],
    [
      'a setting: who reads it',
      'octavo.config.yaml',
      (text) => `${text}\nfeeds:\n  items: 1\n`,
      ['/feed.xml config:feeds'],
    ],
    [
      'a setting of the checks: nobody',
      'octavo.config.yaml',
      (text) => `${text}\nlinks:\n  served: [/x]\n`,
      [],
    ],
    ['a file that nobody reads', 'content/data/other.yaml', () => 'a: 1\n', []],
  ]
  test.each(cases)('%s', async (_, path, edit, expected) => {
    expect(await redoneAfter(SITE, path, edit)).toEqual(expected)
  })
})

test('a title that stands in the text of another post as the words of a link: that page, and the lists that show the text', async () => {
  const own = SITE.replace('[two](two.md)', '[](three.md)')
  const redone = await redoneAfter(own, 'content/posts/three.md', (text) =>
    text.replace('title: Three', 'title: Drei'),
  )
  expect(redone.filter((line) => line.includes(' title:'))).toEqual([
    '/blog/categories/ title:content/posts/three.md',
    '/blog/categories/a/ title:content/posts/three.md',
    '/blog/one/ title:content/posts/three.md',
    '/blog/page/2/ title:content/posts/three.md',
  ])
})

test('the id of a title that was taken out of the text: its page and the feed', async () => {
  const own = SITE.replace('\nThe first. See', '\n# One\n\nThe first. See')
  const redone = await redoneAfter(own, 'content/posts/one.md', (text) =>
    text.replace('# One', '# One {#eins}'),
  )
  expect(redone).toEqual(['/blog/one/ post:content/posts/one.md', '/feed.xml post:content/posts/one.md'])
})

test('an edited layout redoes every page that it frames: a look-up is a read, also when it is parsed already', async () => {
  const own = `${SITE}-- templates/layouts/base.html --\n<!doctype html><html><title>{{ page.title }}</title>{% block content %}{% endblock %}</html>\n`
  const redone = await redoneAfter(own, 'templates/layouts/base.html', (text) =>
    text.replace('<title>', '<title>x '),
  )
  expect(redone.filter((line) => line.endsWith('template:layouts/base.html'))).toHaveLength(11)
})

test('a failed build keeps what it parsed and nothing of what it did not publish', async () => {
  const { files } = parseFixture(SITE)
  const place = workplace()
  await place.build(files)
  const broken = new Map([...files, ['content/posts/one.md', 'no front matter\n']])
  broken.set('content/posts/two.md', (files.get('content/posts/two.md') ?? '').replace('second', 'zweite'))
  expect((await place.build(broken)).findings.some(({ severity }) => severity === 'error')).toBe(true)
  const mended = await place.build(
    new Map([...broken, ['content/posts/one.md', files.get('content/posts/one.md') ?? '']]),
  )
  expect([...mended.redone.keys()].sort()).toContain('blog/two/index.html')
  expect(mended.output.get('blog/two/index.html')).toContain('zweite')
})

test('findings of what is kept are told again', async () => {
  const { files } = parseFixture(SITE.replace('See [two](two.md).', 'See [two](/nowhere/) and <Unknown/>.'))
  const place = workplace()
  const first = await place.build(files)
  expect(first.findings.map(({ code }) => code)).toEqual(['links/missing-page', 'component/unknown'])
  for (const edit of ['', '\nMore.\n']) {
    const edited = new Map(files)
    edited.set('content/pages/about.md', `${files.get('content/pages/about.md')}${edit}`)
    expect((await place.build(edited)).findings).toEqual(first.findings)
  }
})

test('code in the braces of a component is told as soon as the component is there', async () => {
  const { files } = parseFixture(SITE.replace('See [two](two.md).', '<Unknown a={code}/>'))
  const place = workplace()
  expect((await place.build(files)).findings.map(({ code }) => code)).toEqual(['component/unknown'])
  const known = new Map([...files, ['templates/components/Unknown.html', '{{ a }}']])
  expect((await place.build(known)).findings.map(({ code }) => code)).toEqual(['component/not-data'])
  expect((await place.build(files)).findings.map(({ code }) => code)).toEqual(['component/unknown'])
})

test('a post that is due appears although nothing else changed', async () => {
  const { files } = parseFixture(SITE)
  const place = workplace()
  expect((await place.build(files, { now: '2026-01-02T12:00:00Z' })).posts).toBe(2)
  expect((await place.build(files, { now: '2026-01-02T13:00:00Z' })).redone.size).toBe(0)
  expect(
    (await place.build(files, { now: '2026-01-03T00:00:00Z' })).output.has('blog/three/index.html'),
  ).toBe(true)
  expect((await place.build(files, { now: '2026-01-02T13:00:00Z' })).posts).toBe(2)
})

test('another version of the tool starts from nothing', async () => {
  const { files } = parseFixture(SITE)
  const place = workplace('one')
  await place.build(files)
  const other = workplace('two')
  for (const [name, parts] of place.files) other.files.set(name, parts)
  for (const [name, bytes] of place.packs) other.packs.set(name, bytes)
  for (const [path, text] of place.output) other.output.set(path, text)
  expect((await other.build(files)).redone.size).toBeGreaterThan(8)
})
