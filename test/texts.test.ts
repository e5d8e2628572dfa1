import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unwatched } from '../src/build/watch.ts'
import { type BuiltSite, buildFiles, parseFixture, type Setting } from './fixture.ts'
import { type Workplace, workplace } from './memory-fixture.ts'

/** A build after which only texts of posts are others: the site is not put in order again, and is what it would be. */
const SITE = parseFixture(`
-- octavo.config.yaml --
title: Leaves
url: https://example.org
pageSize: 2
feeds: {items: 2}
check: {rules: {links/missing-file: warning, links/missing-page: warning, links/missing-fragment: warning, links/missing-image: warning}}
-- content/posts/a.md --
---
title: A
date: 2026-01-01
categories: [One, Two]
---
The first leads to [the head of c](c.md#head) and to [about](/about/), and to [a spot](c.md#spot).
-- content/posts/b.md --
---
title: B
date: 2026-01-02
categories: [One]
description: About B.
image: {src: /b.svg, alt: A square}
---
The second shows ![a square](/b.svg) and ![a plan](plan.svg).

<Callout type="tip">Mind the [third](c.md).</Callout>
-- content/posts/c.md --
---
title: C
date: 2026-01-03
---
The third.

## Head

<b id="spot">Text</b> below it. It goes on and on, so that what lists show of this post has come to an end long before the post itself
does: a description is cut after about a hundred and sixty characters, which are more than one may think of at first.
-- content/posts/d.md --
---
title: D
date: 2026-01-04
draft: true
---
The fourth is a draft.
-- content/posts/e.md --
---
title: E
date: 2026-01-05
unlisted: true
---
The fifth stands in no list.

<Include file="part.md"/>
-- content/_snippets/part.md --
A part of the fifth.
-- content/pages/about.md --
---
title: About
---
About all of it.
-- content/posts/plan.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>
-- public/b.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>
-- public/c.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>
`).files

type Files = ReadonlyMap<string, string>

/** New addresses of the site can be followed without putting it in order. */
const WITHOUT_DRAFT: Files = new Map([...SITE].filter(([path]) => path !== 'content/posts/d.md'))

/** One build of a place: what it published and told, and whether the site was put in order for it. */
async function step(place: Workplace, files: Files, setting: Setting = {}) {
  const stages: string[] = []
  const watch: Setting['watch'] = {
    ...unwatched,
    stage: (name, task) => {
      stages.push(name)
      return task()
    },
  }
  const built = await place.build(files, { ...setting, watch })
  const way = stages.includes('collate') ? 'whole' : stages.includes('texts') ? 'texts' : 'nothing'
  expect(seen(built)).toEqual(seen(await buildFiles(files, setting)))
  return { way, redone: [...built.redone].map(([path, because]) => `${path} ${because}`).sort() }
}

/** All that a user sees of a build. */
function seen({ findings, held, pages, posts, output }: BuiltSite): unknown {
  const isPublished = findings.every(({ severity }) => severity !== 'error')
  return [findings, held, isPublished && [pages, posts, [...output].sort()]]
}

function edited(files: Files, path: string, edit: (text: string) => string): Files {
  return new Map(files).set(path, edit(files.get(path) ?? ''))
}

const append = (more: string) => (text: string) => `${text.trimEnd()}\n\n${more}\n`

async function madeAfter(path: string, edit: (text: string) => string, site: Files = SITE) {
  const place = workplace()
  await step(place, site)
  const made = await step(place, edited(site, path, edit))
  if (made.way === 'whole') return made
  // And what it has kept is as good as what a whole build keeps.
  expect((await step(place, edited(site, path, edit))).way).toBe('nothing')
  const moved = edited(edited(site, path, edit), 'octavo.config.yaml', (text) =>
    text.replace('Leaves', 'Folds'),
  )
  expect((await step(place, moved)).way).toBe('whole')
  return made
}

describe('only texts are others', () => {
  test('a text below what lists show: its page', async () => {
    expect(await madeAfter('content/posts/c.md', append('More of it.'))).toEqual({
      way: 'texts',
      redone: ['blog/c/index.html post:content/posts/c.md', 'feed.xml post:content/posts/c.md'],
    })
  })

  test('what lists show of it: the lists too, and nothing else', async () => {
    const { way, redone } = await madeAfter('content/posts/a.md', (text) =>
      text.replace('The first', 'This one'),
    )
    expect(way).toBe('texts')
    expect(redone).toEqual([
      'blog/a/index.html post:content/posts/a.md',
      'blog/categories/index.html card:content/posts/a.md',
      'blog/categories/one/index.html card:content/posts/a.md',
      'blog/categories/two/index.html card:content/posts/a.md',
      'blog/page/2/index.html card:content/posts/a.md',
    ])
  })

  test('the time that it takes to read', async () => {
    const { way, redone } = await madeAfter('content/posts/c.md', append('word '.repeat(900)))
    expect(way).toBe('texts')
    expect(redone).toContain('blog/index.html card:content/posts/c.md')
  })

  test.each([
    ['a page', 'content/pages/about.md', append('More.'), ['about/index.html post:content/pages/about.md']],
    ['a draft', 'content/posts/d.md', append('More.'), []],
    ['a heading more', 'content/posts/c.md', append('## Foot'), undefined],
    [
      'a link to what others lead to',
      'content/posts/b.md',
      append('And [c](c.md#head), [us](/about/).'),
      undefined,
    ],
    ['a link to a post that no text has led to', 'content/posts/b.md', append('See [a](a.md).'), undefined],
    [
      'an id that is new, and a link to it',
      'content/posts/c.md',
      append('## Foot\n\n[Up](c.md#foot)'),
      undefined,
    ],
    ['a listing', 'content/posts/b.md', append('```js\nlet one = 1\n```'), undefined],
    ['a component', 'content/posts/b.md', append('<Callout type="note">Mind.</Callout>'), undefined],
    ['nothing that anybody sees', 'content/posts/b.md', append('<!-- A remark. -->'), []],
  ])('%s', async (_, path, edit, redone) => {
    const made = await madeAfter(path, edit)
    expect(made.way).toBe('texts')
    if (redone !== undefined) expect(made.redone).toEqual(redone)
  })

  test('of a post that prints the title of another one', async () => {
    const site = edited(SITE, 'content/posts/b.md', append('See [](a.md).'))
    expect((await madeAfter('content/posts/b.md', append('More.'), site)).way).toBe('texts')
  })

  test('of several posts at once, and again and again', async () => {
    const place = workplace()
    await step(place, SITE)
    let files: Files = SITE
    for (const round of ['one', 'two', 'three']) {
      files = edited(edited(files, 'content/posts/a.md', append(round)), 'content/posts/c.md', append(round))
      const { way, redone } = await step(place, files)
      expect([way, redone]).toEqual(['texts', expect.arrayContaining([expect.stringContaining('blog/a/')])])
    }
    expect((await step(place, SITE)).way).toBe('texts')
  })

  test('a page that named nothing, and one behind it', async () => {
    const bare = `<!doctype html><html lang="en"><head><title>{{ post.title }}</title></head><body>{{ post.body }}</body></html>`
    const site = edited(
      new Map(WITHOUT_DRAFT).set('templates/layouts/post.html', bare),
      'content/posts/a.md',
      () => '---\ntitle: A\ndate: 2026-01-01\n---\nThe first.\n',
    )
    const place = workplace()
    await step(place, site)
    const named = edited(site, 'content/posts/a.md', append('[c](/blog/c/)'))
    const both = edited(named, 'content/posts/b.md', append('More.'))
    expect((await step(place, both)).way).toBe('texts')
    const moved = edited(both, 'content/posts/c.md', (text) =>
      text.replace('title: C', 'title: C\nslug: sea'),
    )
    expect((await step(place, moved)).way).toBe('whole')
  })

  test('of a post whose `updated` is yet to come, and then of one that leads to it', async () => {
    const ahead = (text: string) => text.replace('date: 2026-01-03', 'date: 2026-01-03\nupdated: 2026-12-24')
    const place = workplace()
    await step(place, edited(SITE, 'content/posts/c.md', ahead))
    const one = edited(edited(SITE, 'content/posts/c.md', ahead), 'content/posts/c.md', append('More.'))
    expect((await step(place, one)).way).toBe('texts')
    const two = edited(one, 'content/posts/b.md', append('More.'))
    expect((await step(place, two)).way).toBe('texts')
    expect((await step(place, two, { now: '2026-12-25T12:00:00Z' })).way).toBe('whole')
  })

  test('findings elsewhere are told again', async () => {
    const site = edited(SITE, 'content/posts/a.md', append('[Gone](/gone/)'))
    expect((await madeAfter('content/pages/about.md', append('More.'), site)).way).toBe('texts')
  })
})

describe('what more may be another: the whole line is walked', () => {
  test.each([
    ['the title', 'content/posts/c.md', (text: string) => text.replace('title: C', 'title: Sea')],
    [
      'front matter',
      'content/posts/c.md',
      (text: string) => text.replace('title: C', 'title: C\nauthor: ada'),
    ],
    [
      'a key of its own',
      'content/posts/c.md',
      (text: string) => text.replace('title: C', 'title: C\nmood: fine'),
    ],
    [
      'a line above its text',
      'content/posts/c.md',
      (text: string) => text.replace('title: C', '# C\ntitle: C'),
    ],
    ['a category', 'content/posts/a.md', (text: string) => text.replace('One, Two', 'One')],
    ['a file that is published for it', 'content/posts/b.md', append('![c](/c.svg)')],
    ['a dead link', 'content/posts/b.md', append('[Gone](/gone/)')],
    ['the title of another post', 'content/posts/b.md', append('See [](a.md).')],
    ['a link to an id that is not there', 'content/posts/b.md', append('[Gone](c.md#gone)')],
    [
      'an id of raw HTML that others lead to',
      'content/posts/c.md',
      (text: string) => text.replace(' id="spot"', ''),
    ],
    [
      'a picture that is published for it no more',
      'content/posts/b.md',
      (text: string) => text.replace('![a plan](plan.svg)', ''),
    ],
    ['an id that others lead to', 'content/posts/c.md', (text: string) => text.replace('## Head', '## Foot')],
    ['a component that nobody has used', 'content/posts/b.md', append('<Unheard of="it"/>')],
    [
      'an attribute that a component does not know',
      'content/posts/b.md',
      (text: string) => text.replace('type="tip"', 'type="tip" odd="x"'),
    ],
    ['a language that is unknown', 'content/posts/b.md', append('```klingon\nx\n```')],
    ['a snippet', 'content/_snippets/part.md', append('More.')],
    ['a text with a snippet', 'content/posts/e.md', append('More.')],
    ['a template beside it', 'templates/partials/foot.html', () => 'Foot'],
  ])('%s', async (_, path, edit) => {
    expect((await madeAfter(path, edit)).way).toBe('whole')
  })

  test.each([
    ['that goes', (text: string) => text.replace('](/gone/)', '](/about/)')],
    ['that moves', append('More.')],
    ['on a line that moves', (text: string) => text.replace('The second', 'Another line.\n\nThe second')],
  ])('a finding in the text %s', async (_, edit) => {
    const site = edited(SITE, 'content/posts/b.md', append('[Gone](/gone/)'))
    expect((await madeAfter('content/posts/b.md', edit, site)).way).toBe('whole')
  })

  test.each([
    ['that goes', (text: string) => text.replace('<Unheard of="it"/>', 'Nothing.')],
    ['on a line that moves', (text: string) => text.replace('The second', 'Another line.\n\nThe second')],
  ])('a finding of the page that stands in the text, %s', async (_, edit) => {
    const site = edited(SITE, 'content/posts/b.md', append('<Unheard of="it"/>'))
    expect((await madeAfter('content/posts/b.md', edit, site)).way).toBe('whole')
  })

  test('the heading that is the title', async () => {
    const site = edited(SITE, 'content/posts/c.md', (text) =>
      text.replace('title: C\n', '').replace('The third.', '# C\n\nThe third.'),
    )
    const edit = (text: string) => text.replace('# C', '# C!')
    expect((await madeAfter('content/posts/c.md', edit, site)).way).toBe('whole')
  })

  test('a setting, with the text', async () => {
    const place = workplace()
    await step(place, SITE)
    const files = edited(SITE, 'content/posts/c.md', append('More.'))
    const set = edited(files, 'octavo.config.yaml', (text) => text.replace('pageSize: 2', 'pageSize: 3'))
    expect((await step(place, set)).way).toBe('whole')
  })

  test('what it says of itself, in a build that another post made fail', async () => {
    const place = workplace()
    await step(place, SITE)
    const moved = edited(SITE, 'content/posts/c.md', (text) =>
      text.replace('title: C', 'title: C\nslug: see'),
    )
    await step(
      place,
      edited(moved, 'content/pages/about.md', (text) => text.replace('title: About', 'title: [')),
    )
    expect((await step(place, edited(moved, 'content/posts/c.md', append('More.')))).way).toBe('whole')
  })

  test('so many edits before it that the cache is better written anew', async () => {
    const place = workplace()
    const one = new Map([...SITE].filter(([path]) => !/posts\/[abde]/.test(path)))
    const ways: string[] = []
    for (let at = 0; at < 60; at++) {
      const files = edited(one, 'content/posts/c.md', append(`More of ${at}.`))
      ways.push((await step(place, files)).way)
    }
    const whole = ways.flatMap((way, at) => (way === 'whole' ? [at] : []))
    expect([whole[0], whole.length < 5]).toEqual([0, true])
    expect(whole[1]).toBeGreaterThan(15)
  })

  test('a dead link elsewhere, and an address more', async () => {
    const site = edited(SITE, 'content/posts/a.md', append('[Gone](/gone/)'))
    expect((await madeAfter('content/posts/c.md', append('[Gone](/gone/)'), site)).way).toBe('whole')
  })

  test.each([
    ['that is missed elsewhere', 'c.md#foot'],
    ['that is near to one that is missed elsewhere', 'c.md#fooot'],
  ])('an id %s', async (_, target) => {
    const site = edited(SITE, 'content/posts/a.md', append(`[Foot](${target})`))
    expect((await madeAfter('content/posts/c.md', append('## Foot'), site)).way).toBe('whole')
  })

  test('a file that comes beside the text', async () => {
    const place = workplace()
    await step(place, SITE)
    const files = new Map(edited(SITE, 'content/posts/c.md', append('More.'))).set('public/d.txt', 'D')
    expect((await step(place, files)).way).toBe('whole')
  })

  test('a page that is not as it was published', async () => {
    const place = workplace()
    await step(place, SITE)
    place.output.delete('about/index.html')
    const { way, redone } = await step(place, edited(SITE, 'content/posts/c.md', append('More.')))
    expect([way, redone]).toEqual(['whole', expect.arrayContaining(['about/index.html output'])])
  })

  test('what lists show comes back, and a page is not as it was published', async () => {
    const place = workplace()
    await step(place, SITE)
    const edit = (text: string) => text.replace('The first', 'This one')
    expect((await step(place, edited(SITE, 'content/posts/a.md', edit))).way).toBe('texts')
    place.output.delete('about/index.html')
    expect((await step(place, SITE)).way).toBe('whole')
  })

  test('a post is due', async () => {
    const files = edited(SITE, 'content/posts/d.md', (text) =>
      text.replace('draft: true', 'x: y').replace('2026-01-04', '2026-11-24'),
    )
    const place = workplace()
    await step(place, files)
    const later = edited(files, 'content/posts/c.md', append('More.'))
    expect((await step(place, later)).way).toBe('texts')
    const now = '2026-11-25T12:00:00Z'
    expect((await step(place, edited(later, 'content/posts/c.md', append('More.')), { now })).way).toBe(
      'whole',
    )
    expect((await step(place, later)).way).toBe('whole')
  })

  test('what was parsed last was not published', async () => {
    const place = workplace()
    await step(place, SITE)
    const broken = edited(SITE, 'content/posts/c.md', (text) => text.replace('title: C', 'title: C\nslug: b'))
    await step(place, broken)
    const mended = edited(broken, 'content/posts/c.md', (text) => text.replace('slug: b', 'slug: see'))
    expect((await step(place, mended)).way).toBe('whole')
  })

  test('with a title that is the mark of what is not there', async () => {
    const site = edited(SITE, 'content/posts/b.md', (text) => text.replace('title: B', "title: '-'"))
    await madeAfter('content/posts/a.md', append('More.'), site)
  })

  test('an address with a NUL, and addresses that are new after it', async () => {
    const place = workplace()
    const served = (text: string) => `links: {served: ["/srv/**"]}\n${text}`
    const site = edited(WITHOUT_DRAFT, 'octavo.config.yaml', served)
    await step(place, site)
    let files = edited(site, 'content/posts/b.md', append('[x](/srv/x%00y)'))
    const ways = [(await step(place, files)).way]
    for (const [name, more] of [
      ['b', '[a](a.md) and [about](../pages/about.md)'],
      ['c', '[a](a.md)'],
    ]) {
      files = edited(files, `content/posts/${name}.md`, append(more ?? ''))
      ways.push((await step(place, files)).way)
    }
    expect(ways).toEqual(['whole', 'whole', 'whole'])
  })

  test('a category that is too long for its print', async () => {
    const registry = `one:\n  label: One\n  description: ${'long '.repeat(300)}\n`
    const site = new Map(SITE).set('content/data/categories.yaml', registry)
    expect((await madeAfter('content/posts/a.md', append('More.'), site)).way).toBe('whole')
    expect((await madeAfter('content/pages/about.md', append('More.'), site)).way).toBe('texts')
  })
})

test('after any edits of texts the site is what a clean build gives', async () => {
  const plain = fc.constantFrom(
    'Plain words.',
    'See [a](a.md), [b](/blog/b/) and [c](c.md#head).',
    'See [e](e.md).',
    '![A square](/b.svg)',
    '## Head',
    '## Foot',
    '```js\nlet one = 1\n```',
    '<Callout type="note">Mind [c](c.md).</Callout>',
    'A note.[^1]\n\n[^1]: There.',
    'word '.repeat(400),
    '{% comment %}\nNothing of [a](a.md).\n{% endcomment %}',
    '> [!quote] Said\n> Words.',
    '## Named {#named}',
  )
  const other = fc.constantFrom(
    '[Nothing](/gone/)',
    '![Another](/c.svg)',
    '```klingon\nx\n```',
    '<b>Raw</b> and <script>x</script>',
    '<Include file="part.md"/>',
    '[a](a), [plan](posts/plan) and [d](posts/d)',
    '{{% note %}}\nMind [c](c.md#named).\n{{% /note %}}',
  )
  const piece = fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: other })
  const path = fc.constantFrom(
    'posts/a.md',
    'posts/b.md',
    'posts/c.md',
    'posts/d.md',
    'posts/e.md',
    'pages/about.md',
  )
  const edit = fc.record({ path, pieces: fc.array(piece, { maxLength: 3 }), title: fc.nat(9) })
  const ways = { texts: 0, whole: 0, nothing: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 8 }), async (edits) => {
      const place = workplace()
      await step(place, SITE)
      let files: Files = SITE
      for (const { path: name, pieces, title } of edits) {
        files = edited(files, `content/${name}`, () => {
          const text = SITE.get(`content/${name}`) ?? ''
          return append(pieces.join('\n\n'))(
            title === 0 ? text.replace(/^title: .*/m, 'title: Another') : text,
          )
        })
        ways[(await step(place, files)).way as keyof typeof ways]++
      }
    }),
    { numRuns: 12 },
  )
  expect(ways.texts).toBeGreaterThan(10)
  expect(ways.whole).toBeGreaterThan(10)
})
