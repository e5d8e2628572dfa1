import { beforeAll, describe, expect, test } from 'vitest'
import { type BuiltSite, buildFiles, spell } from './fixture.ts'

/** A post of ours with every feature of the seed post (SPEC 12). `Â` before the no-break space is mojibake. */
const POST = `---
date: 2022-05-27
title: Why a press room is worth the floor it stands on
rootPage: /blog
sidebar: Blog
showTitle: true
hideAnchor: true
categories: ["Inside Octavo"]
featuredImage: ../images/blog/missing-press.png
featuredImageType: full
---

We are looking for more printers. I think it is worth a page to say why this is the best room in the house. 

##Â\u00a0Making a thing

In most houses a printer works on something that nobody sees, in a cellar that nobody visits, at hours that nobody keeps.
Quick proofs make the other rooms faster, but every house has quick proofs.

Here the press is what people come for.
So we treat it as a thing that is sold, with a price, a warranty and a shelf of spare parts behind the door.
Like any good thing, it comes with a manual.
To be sure that it works, we try it on every paper that we know of.
And the people who write to us are 'readers', not numbers.

It is not only that making things _for_ readers is a pleasure.
Most of them set type themselves, and they send corrections, like [a better margin](https://example.net/pull/383), [a safer guard](https://example.net/pull/377) and [a shorter lever](https://example.net/pull/366).

## How to print 20bn pages for a morning paper

We do not _just_ build presses for others.
We run one of the largest ourselves, with 20bn pages.
And before you ask: yes, it is the same press that we send out.


Was that an advertisement? Yes. Should you come and work here? Also yes.




_Did you like this? Take our [newsletter](/newsletter) and hear more from us twice a month!_

<NewsletterForm
compact
/>`

const PATH = 'content/posts/why-a-press-room-is-worth-the-floor.md'
const URL_PATH = 'blog/why-a-press-room-is-worth-the-floor/index.html'

let site: BuiltSite
let page: string
beforeAll(async () => {
  site = await buildFiles(
    new Map([
      ['octavo.config.yaml', 'title: Octavo\nurl: https://example.org\n'],
      [PATH, POST],
    ]),
  )
  page = site.output.get(URL_PATH) ?? ''
})

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

describe('the seed post (SPEC 12)', () => {
  test('findings: the repaired heading, the missing image and the missing page, at file:line, all warnings', () => {
    expect(site.findings.map((finding) => `${finding.severity} ${spell(finding)}`)).toEqual([
      expect.stringMatching(/^warning .*:9:\d+ image\/missing$/),
      expect.stringMatching(/^warning .*:15:1 [a-z]+\/[a-z-]+$/),
      expect.stringMatching(/^warning .*:41:\d+ links\/missing-page$/),
    ])
  })

  test('the head: day, one h1, no author, the category with its label', () => {
    expect(page).toContain('<time datetime="2022-05-27">')
    expect(count(page, /<h1/g)).toBe(1)
    expect(page).not.toMatch(/rel="author"|class="author"/)
    expect(page).toMatch(/<a href="\/blog\/categories\/inside-octavo\/"[^>]*>Inside Octavo<\/a>/)
    expect(page).toContain('2 min read')
  })

  test('the body counts', () => {
    const start = page.indexOf('<div class="prose"')
    const body = page.slice(start, page.indexOf('<div class="slip', start))
    expect({
      p: count(body, /<p[ >]/g),
      h2: [...body.matchAll(/<h2 id="([^"]+)"/g)].map((match) => match[1]),
      em: count(body, /<em>/g),
      links: count(body, /<a [^>]*href="(?!#)/g),
      br: count(body, /<br/g),
    }).toEqual({
      p: 7,
      h2: ['making-a-thing', 'how-to-print-20bn-pages-for-a-morning-paper'],
      em: 3,
      links: 4,
      br: 0,
    })
    expect(body).not.toMatch(/Â|##|class="anchor"/)
  })

  test('the component is printed, compact, outside of any paragraph', () => {
    expect(page).not.toContain('<NewsletterForm')
    expect(page).toMatch(/<\/p>\s*<div class="slip compact"/)
  })

  test('the table of contents has two entries', () => {
    const toc = /<nav class="toc[\s\S]*?<\/nav>/.exec(page)?.[0] ?? ''
    expect([...toc.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])).toEqual([
      'making-a-thing',
      'how-to-print-20bn-pages-for-a-morning-paper',
    ])
  })

  test('the description starts the text, without markup', () => {
    expect(/<meta name="description" content="([^"]*)"/.exec(page)?.[1]).toMatch(
      /^We are looking for more printers\./,
    )
  })

  test('it stands on the index, its category, in the feed with an absolute link, and in the sitemap', () => {
    const href = '/blog/why-a-press-room-is-worth-the-floor/'
    expect(site.output.get('blog/index.html')).toContain(`href="${href}"`)
    expect(site.output.get('blog/categories/inside-octavo/index.html')).toContain(`href="${href}"`)
    expect(site.output.get('feed.xml')).toContain('https://example.org/newsletter')
    expect(site.output.get('feed.xml')).toContain(`https://example.org${href}`)
    expect(site.output.get('sitemap.xml')).toContain(
      `<loc>https://example.org${href}</loc><lastmod>2022-05-27</lastmod>`,
    )
  })
})
