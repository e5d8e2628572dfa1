import { expect, test } from 'vitest'
import { countWords, cutBetweenWords } from '../src/text/words.ts'
import { markdownLine, render, show } from './markdown-fixture.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

async function bodyOf(text: string, path?: string) {
  const bodies = await Promise.all(lines.map(async (markdown) => (await render(markdown, text, path)).body))
  expect(bodies[0]).toEqual(bodies[1])
  return bodies[0] ?? expect.fail('no body')
}

test.each([
  ['', 0, 0],
  ['one two three', 3, 0],
  ["don't self-host it, 3.5 times", 5, 0],
  ['a – b — c … & * ?', 3, 0],
  ['word—word', 2, 0],
  ["a_b _c_ x-_y 'tis rock'n'roll a’b non‑stop e..f g- h", 12, 0],
  ['café×2 ÷ ½ x² Ωmega', 5, 0],
  ['naïve Straße мир שלום', 4, 0],
  ['안녕 세계', 2, 0],
  ['日本語のテスト。', 0, 7],
  ['コーヒー', 0, 4],
  ['使用 Octavo 写作', 1, 4],
  ['𠮷野家', 0, 3],
  ['🎉 👩‍👩‍👧', 0, 0],
])('countWords(%j)', (text, words, cjk) => {
  expect(countWords(text)).toEqual({ words, cjk })
})

test('counting is linear', () => {
  const start = performance.now()
  for (const unit of ["a'", 'a-', 'a.b', '日', 'a_', '-']) countWords(unit.repeat(200_000))
  expect(performance.now() - start).toBeLessThan(2000)
})

test.each([
  ['short', 10, 'short'],
  ['one two three', 10, 'one two…'],
  ['one, two three', 6, 'one…'],
  ['exactly ten', 11, 'exactly ten'],
  ['abcdefghij', 5, 'abcd…'],
  ['日本語の文章です', 5, '日本語の…'],
  ['日本語。の文章', 4, '日本…'],
  ['👩👩👩👩', 4, '👩…'],
  ['👩\u200d👧👧', 6, '👩\u200d👧…'],
  ['👩\u200d👧👧', 5, '👩\u200d…'],
  ['👩👩\u200d👧', 6, '👩…'],
  ['하나둘셋 넷다섯', 7, '하나둘셋…'],
])('cutBetweenWords(%j, %i)', (text, limit, expected) => {
  expect(cutBetweenWords(text, limit)).toBe(expected)
  expect(expected.length).toBeLessThanOrEqual(limit)
})

test.each([
  [
    '# T\n\n## H\n\none `two`\n\n- three\n\n| four |\n|--|\n| five |',
    6,
    'headings, code spans, lists, tables',
  ],
  ['one\n\n```js\nno no no\n```\n\n    no', 1, 'no code blocks'],
  ['one ![no no](a.png)', 1, 'no alternative texts'],
  ['one[^1]\n\n[^1]: two three', 3, 'notes'],
  [
    '<div>one <b>two</b></div>\n\n<!-- no -->\n\n<script>\nno\n</script>',
    2,
    'raw HTML without scripts and comments',
  ],
  ['<Callout>one two</Callout>', 2, 'what components hold'],
])('words of %j', async (text, words) => {
  expect((await bodyOf(text)).words).toBe(words)
})

const LONG = 'word '.repeat(60).trim()

test.each([
  ['## H\n\none *two* [three](a.md)[^1] `four`<br>five\n\n[^1]: no', 'one two three four five'],
  ['![pic](a.png)\n\n```\ncode\n```\n\none', 'one'],
  ['> quoted\n\n- item\n\ntext', 'quoted item text'],
  ['<Lead>\n\none\n\n</Lead>\n\n<Newsletter compact/>\n\ntwo', 'one two'],
  ['<p>only &amp; <b>HTML</b></p>', 'only & HTML'],
  ['<div align="center"><img src="a.png"></div>\n\ntext', 'text'],
  ['one  \ntwo\nthree', 'one two three'],
  ['an Array<String> here', 'an Array<String> here'],
  ['', ''],
  // Contents are no text, and what stands beside the text or is folded away begins it only where there is no other.
  ['One.\n\n- [What is it?](#a)\n  1. [In](#b)\n- [Up](#c)\n\n## A\n\nTwo.', 'One. Two.'],
  ['One.\n\n- [In](#b): how\n- [Out](b.md)', 'One. In: how Out'],
  ['- [In](#b)\n- [Out](#c)', 'In Out'],
  ['<details><summary>S</summary>\n\nHidden.\n\n</details>\n\nOne.\n\n> Two.', 'One. Two.'],
  [':::note\nBeside.\n:::\n\nOne.\n\n> [!TIP]\n> Beside.\n\nTwo.', 'One. Two.'],
  ['<Callout>\n\nBeside.\n\n</Callout>\n\n<Center>\n\nOne.\n\n</Center>', 'One.'],
  [':::note\nBeside.\n:::\n\n## A', 'Beside.'],
])('the description of %j', async (text, expected) => {
  expect((await bodyOf(text)).description).toBe(expected)
})

test('a long description is cut between words', async () => {
  const { description } = await bodyOf(`${LONG}\n\nmore`)
  expect(description).toBe(`${'word '.repeat(31)}word…`)
  expect(description.length).toBeLessThanOrEqual(160)
})

test.each([
  ['one\n\ntwo', '<p>one</p>'],
  ['## H\n\n![p](a.png)\n\none[^1] ![i](b.png)two\n\n[^1]: n', '<p>one two</p>'],
  ['> quoted\n\none', '<p>one</p>'],
  ['> quoted\n\n- item', '<p>quoted</p>'],
  ['<Callout>\n\none <Icon/> <Mark>two</Mark>\n\n</Callout>', '<p>one  two</p>'],
  ['Type `Array`, not Array<String> x', '<p>Type <code>Array</code>, not Array&#x3C;String> x</p>'],
  ['[a][r] [![i](b.png)](c.md)\n\n[r]: d.md', '<p><a href="[[d.md]]">a</a> </p>'],
  // What is folded away, stands beside the text or under a picture is not how it begins, unless there is nothing else.
  ['<details>\n<summary>S</summary>\n\nno\n\n</details>\n\none', '<p>one</p>'],
  ['<details>\n<summary>S</summary>\n\none\n\n</details>', '<p>one</p>'],
  ['<details>\n\nno\n\n</details>\n\n- one', '<p>one</p>'],
  ['<figure>\n\n<figcaption>\n\nno\n\n</figcaption>\n</figure>\n\n<div>\n\none\n\n</div>', '<p>one</p>'],
  [
    ':::note\nno\n:::\n\n<Callout>\n\nno\n\n</Callout>\n\n<Tabs>\n<Tab>\nno\n</Tab>\n</Tabs>\n\n> one',
    '<p>one</p>',
  ],
  ['<Lead>\n\none\n\n</Lead>\n\ntwo', '<p>one</p>'],
  [':::note\none\n:::', '<p>one</p>'],
  ['![p](a.png)\n*no*\n\none', '<p>one</p>'],
  ['[![p](a.png)](b.md)\n\n*no*\n\none', '<p>one</p>'],
  ['<img src="a.png" alt="">\n\n*no*\n\n<Film/>\n\n*no*\n\none', '<p>one</p>'],
  ['*one*\n\ntwo', '<p><em>one</em></p>'],
  ['![p](a.png) *one* two\n\nthree', '<p> <em>one</em> two</p>'],
  ['https://e.org/ <https://e.org/film>\n\none', '<p>one</p>'],
  ['![p](a.png)\n\n*one*', '<p><em>one</em></p>'],
  // The marker, in all its spellings and places.
  ['one\n\n## H\n\n<!-- more -->\n\nno', '<p>one</p>\n<h2>H</h2>'],
  ['one\n\ntwo\n\n<!--more-->\n\nno', '<p>one</p>\n<p>two</p>'],
  ['one\n\ntwo\n<!-- truncate -->\nno', '<p>one</p>\n<p>two</p>'],
  ['one *two*<!-- more --> no\n\nno', '<p>one <em>two</em></p>'],
  [
    '- one\n- two\n\n  <!-- more -->\n- three\n\nno',
    '<ul>\n<li>\n<p>one</p>\n</li>\n<li>\n<p>two</p>\n</li>\n<li>\n<p>three</p>\n</li>\n</ul>',
  ],
  ['> one\n>\n> <!-- more -->\n>\n> two\n\nno', '<blockquote>\n<p>one</p>\n<p>two</p>\n</blockquote>'],
  ['`<!-- more -->` one\n\nno', '<p><code>&#x3C;!-- more --></code> one</p>'],
  ['<!-- more -->\n\none\n\nno', '<p>one</p>'],
  ['- [x] one\n\n<!-- more -->', '<ul>\n<li>one</li>\n</ul>'],
  ['one <b>two <!-- more --> no</b>\n\nno', '<p>one <b>two </b></p>'],
  ['<p id="x">one <img src="a.png"></p>\n\n<!-- more -->', '<p>one </p>'],
])('the excerpt of %j', async (text, expected) => {
  expect(show((await bodyOf(text)).excerpt)).toBe(expected)
})

test.each([
  ['one\n\ntwo\n\n{/* truncate */}\n\nno', '<p>one</p>\n<p>two</p>', '<p>one</p>\n<p>two</p>\n<p>no</p>'],
  ['one\n\ntwo\n{/* more */}\nno', '<p>one</p>\n<p>two</p>', '<p>one</p>\n<p>two</p>\n<p>no</p>'],
  ['one {/*more */} two\n\nno', '<p>one </p>', '<p>one  two</p>\n<p>no</p>'],
  ['one\n\ntwo {/* more of it */}', '<p>one</p>', '<p>one</p>\n<p>two</p>'],
  [
    '`{/* more */}` one\n\nno',
    '<p><code>{/* more */}</code> one</p>',
    '<p><code>{/* more */}</code> one</p>\n<p>no</p>',
  ],
])('in .mdx a comment of MDX ends the excerpt: %j', async (text, expected, whole) => {
  const { excerpt, chunks } = await bodyOf(text, 'a.mdx')
  expect(show(excerpt)).toBe(expected)
  expect(show(chunks)).toBe(whole)
})
