import { describe, expect, test } from 'vitest'
import { buildFixture } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const broken = await Promise.all([
  markdownLine('native', { breaks: true }),
  markdownLine('remark', { breaks: true }),
])

describe('with `markdown.breaks` a line end in a paragraph is a line break', () => {
  test.each([
    ['a\nb\nc', '<p>a<br>\nb<br>\nc</p>'],
    [
      'a *b\nc* [d\ne](f.md)\n**g**\nh',
      '<p>a <em>b<br>\nc</em> <a href="[[f.md]]">d<br>\ne</a><br>\n<strong>g</strong><br>\nh</p>',
    ],
    // As Hexo does it, twice.
    ['a<br>\nb', '<p>a<br><br>\nb</p>'],
    // What is a break anyway is one.
    ['a  \nb\\\nc', '<p>a<br>\nb<br>\nc</p>'],
    ['- a\n  b\n\n> c\n> d', '<ul>\n<li>a<br>\nb</li>\n</ul>\n<blockquote>\n<p>c<br>\nd</p>\n</blockquote>'],
    ['a[^1]\n\n[^1]: b\n    c', expect.stringMatching(/<li id="o-note-post-1">b<br>\nc\s/)],
    ['![a](/b.png)\nc', '<p>((/b.png|a))<br>\nc</p>'],
    ['$a$\nb\n$$\nc\n$$', expect.stringMatching(/^<p><math [^\n]*<\/math><br>\nb<\/p>\n<div class="math"/)],
    // Where a line of its own ends a paragraph, it still does.
    ['a\n<YouTube id="b"/>\nc', '<p>a<br>\n{YouTube id="b"}<br>\nc</p>'],
    // Lines of markup are none.
    ['> [!NOTE]\n> a\n> b', expect.stringContaining('<p>a<br>\nb</p>')],
    ['```\na\nb\n```\n\n<div>\na\nb\n</div>', expect.not.stringContaining('<br>')],
    ['| a |\n| - |\n| b |', expect.not.stringContaining('<br>')],
    ['a\nb\n---', '<h2 id="a-b">a<br>\nb</h2>'],
  ])('%j', async (source, html) => {
    for (const line of broken) {
      const { body } = await render(line, source)
      expect(show(body?.chunks ?? [])).toEqual(html)
    }
  })

  test('the words of a description are parted by blanks, and an excerpt has the breaks too', async () => {
    for (const line of broken) {
      const { body } = await render(line, 'a\nb\n\n<!-- more -->\n\nc')
      expect(body?.description).toBe('a b c')
      expect(show(body?.excerpt ?? [])).toBe('<p>a<br>\nb</p>')
    }
  })

  test('a paragraph may have as many lines as a text', QUICK, async () => {
    const { body, findings } = await render(broken[0], 'a\n'.repeat(300_000))
    expect(list(findings)).toEqual([])
    expect(show(body?.chunks ?? []).split('<br>\n')).toHaveLength(300_000)
  })

  test('unless it is asked for, it is a blank', async () => {
    const { body, findings } = await render(await markdownLine('native'), 'a\nb')
    expect([show(body?.chunks ?? []), list(findings)]).toEqual(['<p>a\nb</p>', []])
  })
})

describe('who has posts where Hexo keeps them is asked what their line ends are', () => {
  const site = (config: string, folder: string) =>
    buildFixture(
      `-- octavo.config.yaml --\nurl: https://ex.org${config}\n-- ${folder}/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\nb\nc\n`,
    )

  test.each([
    ['', 'source/_posts', ['config/line-ends'], 'b\nc'],
    ['\nmarkdown: {breaks: true}', 'source/_posts', [], 'b<br>\nc'],
    ['\nmarkdown: {breaks: false}', 'source/_posts', [], 'b\nc'],
    ['\npaths: {posts: source/_posts}', 'source/_posts', ['config/line-ends'], 'b\nc'],
    ['', 'content/posts', [], 'b\nc'],
  ])('%j in %s', async (config, folder, codes, words) => {
    const { output, findings } = await site(config, folder)
    expect(findings.map(({ code }) => code)).toEqual(codes)
    expect(output.get('blog/a/index.html')).toContain(`<p>${words}</p>`)
  })
})
