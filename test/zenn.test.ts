import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')] as const
const READ = 'prose/zenn-embed'
const TOLD = 'prose/foreign-syntax'

test.each([
  ['@[youtube](a-b_c)', '<p>{YouTube id="a-b_c"}</p>', [`${READ} 1:1`]],
  [
    '> @[youtube](https://www.youtube.com/watch?v=abc&t=9)',
    '<blockquote>\n<p>{YouTube id="abc"}</p>\n</blockquote>',
    [`${READ} 1:3`],
  ],
  [
    '@[youtube](a)\n@[youtube](https://youtu.be/b)\nc',
    '<p>{YouTube id="a"}\n{YouTube id="b"}\nc</p>',
    [`${READ} 1:1`, `${READ} 2:1`],
  ],
  [
    'See @[card](https://e.org/?a=b&c).',
    '<p>See <a href="https://e.org/?a=b&amp;c">https://e.org/?a=b&#x26;c</a>.</p>',
    [`${READ} 1:5`],
  ],
  ['@[tweet](https://e.org/a)', '<p><a href="https://e.org/a">https://e.org/a</a></p>', [`${READ} 1:1`]],
  ['@[speakerdeck](0f1)', '<p>@[speakerdeck](0f1)</p>', [`${TOLD} 1:1`]],
  ['@[youtube](https://e.org/a)', '<p>@[youtube](https://e.org/a)</p>', [`${TOLD} 1:1`]],
  [
    '\\@[youtube](a) me@[card](https://e.org/) @[a](b.md) `@[youtube](a)`',
    '<p>@<a href="[[a]]">youtube</a> me@<a href="https://e.org/">card</a> @<a href="[[b.md]]">a</a> <code>@[youtube](a)</code></p>',
    [],
  ],
])('embeds of Zenn have one finding each: %s', async (source, shown, findings) => {
  for (const line of lines) {
    const made = await render(line, source)
    expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
  }
})

test('a film is printed as a block, and no file is missed', async () => {
  const { output } = await checkFindings(`
-- octavo.config.yaml --
url: https://ex.org
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
@[youtube](abc)
^ prose/zenn-embed

@[slideshare](0f1)
^ prose/foreign-syntax
`)
  expect(output.get('blog/a/index.html')).toMatch(
    />\n<p class="film"><a href="https:\/\/www.youtube.com\/watch\?v=abc"/,
  )
})

test('many of them take no time that grows with the square of their number', QUICK, async () => {
  for (const line of lines) await render(line, '@[youtube](a) '.repeat(4000))
})
