import { describe, expect, test } from 'vitest'
import type { Visibility } from '../src/types.ts'
import { type BuiltSite, buildFixture, checkFindings, parseFixture, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

const SITE = `
-- octavo.config.yaml --
title: S
url: https://ex.org
-- content/posts/open.md --
---
title: Open
date: 2026-01-01
---
Text.
`

/** The site with one more post, whose front matter has these lines. */
function withPost(lines: string, text: string, path = 'content/posts/b.md'): string {
  return `${SITE}-- ${path} --\n---\n${lines}\n---\n${text}\n`
}

function told({ findings }: BuiltSite): readonly string[] {
  return findings.map((finding) => `${finding.severity} ${spell(finding)}`)
}

/** What is wrong with the text of a post, each with the place where its finding stands. */
const WRONG: readonly [text: string, finding: string][] = [
  ['<Include file="nope.md"/>', '5:10 include/missing'],
  ['One.\n\n:::tip\n\nTwo.', '7:1 callout/unclosed'],
  ['One.\n\n<!-- x', '7:1 html/unfinished-comment'],
  ['<Callout>\n\nOne.', '5:1 component/unclosed'],
  ['![x](none.png)', '5:1 links/missing-image'],
  ['[x](none.md)', '5:1 links/missing-file'],
]

describe('what is wrong with the text of a post that is held back stops no site', () => {
  test.each(WRONG)('a draft: %s', async (text, finding) => {
    const post = withPost('title: B\ndraft: true', text)
    expect(told(await buildFixture(post))).toEqual([])
    const shown = told(await buildFixture(post.replace('draft: true', 'date: 2026-01-02')))
    expect(shown).toContain(`error content/posts/b.md:${finding}`)
    const drafts = await buildFixture(post.replace('draft:', 'date: 2026-01-02\ndraft:'), { show: ['draft'] })
    expect(told(drafts).map((one) => one.split(' ').at(-1))).toContain(finding.split(' ')[1])
  })

  test('a suspicion in a draft is not told until it is shown', async () => {
    const post = withPost('title: B\ndate: 2026-01-02\ndraft: true', 'See <PUT GRAPH HERE>.')
    expect(told(await buildFixture(post))).toEqual([])
    expect(told(await buildFixture(post, { show: ['draft'] }))).toEqual([
      'warning content/posts/b.md:6:5 prose/placeholder',
    ])
  })

  test('of a scheduled post, which will appear by itself, it is a warning', async () => {
    const post = withPost('title: B\ndate: 2027-01-01', ':::tip\n\nTwo.')
    expect(told(await buildFixture(post))).toEqual(['warning content/posts/b.md:5:1 callout/unclosed'])
    expect(told(await buildFixture(post, { now: '2027-01-02T00:00:00Z' }))).toEqual([
      'error content/posts/b.md:5:1 callout/unclosed',
    ])
  })

  test('one snippet in a scheduled post and in an open one: the error counts', async () => {
    const include = '<Include file="x.md"/>'
    const site = `${withPost('title: B\ndate: 2027-01-01', include, 'content/posts/a.md')}-- content/posts/z.md --\n---\ntitle: Z\ndate: 2026-01-01\n---\n${include}\n-- content/_snippets/x.md --\n:::tip\n\nTwo.\n`
    expect(told(await buildFixture(site))).toEqual(['error content/_snippets/x.md:1:1 callout/unclosed'])
  })

  test('a text that cannot be rendered at all', async () => {
    const post = withPost('title: B\ndraft: true', '> '.repeat(1000)).replace('Text.', '[B](b.md)')
    expect(told(await buildFixture(post))).toEqual(['warning content/posts/open.md:5:1 links/held'])
    expect(told(await buildFixture(post, { show: ['draft'] }))[0]).toContain('content/posts/b.md')
  })

  test('its front matter must be right all the same', async () => {
    await checkFindings(
      `${SITE}-- content/posts/b.md --\n---\ntitle: B\ndraft: true\ndate: 2026-02-30\n      ^^^^^^^^^^ date/impossible\n---\nText.\n`,
    )
  })
})

describe('a draft may lack a date and a title', () => {
  test.each([
    ['a date', 'content/posts/b.md', 'title: B\ndraft: true', 'matter/no-date'],
    ['a value for its date', 'content/posts/b.md', 'title: B\ndate:\ndraft: true', 'matter/no-date'],
    ['a title', 'content/posts/b.md', 'date: 2026-01-01\ndraft: true', 'matter/no-title'],
  ])('%s', async (_, path, lines, code) => {
    const post = withPost(lines, 'Text.', path)
    const held = await buildFixture(post)
    expect(told(held)).toEqual([])
    expect(held.held).toMatchObject([{ id: path, because: 'draft' }])
    expect(told(await buildFixture(post, { show: ['draft'] }))).toEqual([`error ${path}:1:1 ${code}`])
  })

  test.each(['', 'source/'])('%sthe folder of drafts of Jekyll and of Hexo', async (above) => {
    const site = `-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\nmarkdown: {breaks: true}\n-- ${above}_posts/2026-01-01-a.md --\n---\ntitle: A\n---\nText.\n-- ${above}_drafts/idea.md --\n---\ntitle: An idea\n---\nText.\n`
    const { findings, held } = await buildFixture(site)
    expect([findings, held.map(({ id }) => id)]).toEqual([[], [`${above}_drafts/idea.md`]])
  })

  test('a link to it is a link to a draft', async () => {
    await checkFindings(`
-- octavo.config.yaml --
title: S
url: https://ex.org
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
See [it](b.md).
    ^ links/held
-- content/posts/b.md --
---
title: B
draft: true
---
Text.
`)
  })
})

test('what was found in a post is told again from the cache, and only while it counts', async () => {
  const place = workplace()
  const files = parseFixture(withPost('title: B\ndate: 2027-01-01\ndraft: true', ':::tip\n\n<!-- x')).files
  const codes = async (show: readonly Visibility[], now = '2026-11-23T12:00:00Z') => {
    const [kept, clean] = [
      await place.build(files, { show, now }),
      await workplace().build(files, { show, now }),
    ]
    expect(told(kept)).toEqual(told(clean))
    return told(kept).map((one) => one.split(' ')[0])
  }
  expect(await codes([])).toEqual([])
  expect(await codes(['draft'])).toEqual(['error', 'error'])
  expect(await codes([])).toEqual([])
})
