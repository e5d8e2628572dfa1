import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

async function both(text: string) {
  const results = await Promise.all(
    lines.map(async (markdown) => {
      const { body, findings } = await render(markdown, text)
      return { html: show(body?.chunks ?? []), findings: list(findings) }
    }),
  )
  expect(results[0]).toEqual(results[1])
  return results[0] ?? expect.fail('no result')
}

const N = '\u00a0'

test.each([
  [`##${N}A b`, '<h2 id="a-b">A b</h2>', ['prose/heading-space 1:1']],
  [`##Â${N} A b`, '<h2 id="a-b">A b</h2>', ['prose/heading-space 1:1']],
  [`####${N}*A* \`b\` ##`, '<h4 id="a-b"><em>A</em> <code>b</code></h4>', ['prose/heading-space 1:1']],
  [`##${N}A\nb *c*\nd`, '<h2 id="a">A</h2>\n<p>b <em>c</em>\nd</p>', ['prose/heading-space 1:1']],
  [
    `a\n##${N}B\n###${N}C\nd`,
    '<p>a</p>\n<h2 id="b">B</h2>\n<h3 id="c">C</h3>\n<p>d</p>',
    ['prose/heading-space 2:1', 'prose/heading-space 3:1'],
  ],
  [`> ##${N}A\n> b`, '<blockquote>\n<h2 id="a">A</h2>\n<p>b</p>\n</blockquote>', ['prose/heading-space 1:3']],
  [`> a\n> ##${N}B`, '<blockquote>\n<p>a</p>\n<h2 id="b">B</h2>\n</blockquote>', ['prose/heading-space 2:3']],
  [`##${N}A\n---`, '<h2 id="a">A</h2>', ['prose/heading-space 1:1']],
  [`#${N}A`, '', ['prose/heading-space 1:1']],
  [`##${N}A[^no]`, '<h2 id="ano">A[^no]</h2>', ['prose/heading-space 1:1', 'prose/note-missing 1:5']],
  [
    `a\n##${N}B [^no]`,
    '<p>a</p>\n<h2 id="b-no">B [^no]</h2>',
    ['prose/heading-space 2:1', 'prose/note-missing 2:6'],
  ],
])('%j is a heading', async (text, html, findings) => {
  expect(await both(text)).toEqual({ html, findings })
})

const SUSPECT: readonly (readonly [text: string, finding: string])[] = [
  ...['\u2007', '\u202f', '\u200b', '\u3000', '\ufeff'].map(
    (space) => [`x\n\n##${space}A`, 'prose/odd-space 3:1'] as const,
  ),
  ...[N, '\u2007', '\u200b', '\u3000'].map((space) => [`-${space}A`, 'prose/odd-space 1:1'] as const),
  [`> a\n> -${N}b`, 'prose/odd-space 2:3'],
  ...['*', '+', '1.', '1)', '12.'].map((sign) => [`x\n\n${sign}${N}one`, 'prose/odd-space 3:1'] as const),
  ...['*', '+'].map((sign) => [`> a\n> ${sign}\u3000one`, 'prose/odd-space 2:3'] as const),
  [`*${N}one *two*`, 'prose/odd-space 1:1'],
  [`1. one\n2.${N}two`, 'prose/odd-space 2:1'],
  ['#\u3000見出し', 'prose/odd-space 1:1'],
  ['> #\u2003A', 'prose/odd-space 1:3'],
  ['the cafÃ© is', 'prose/mojibake 1:8'],
  ['Ã©tÃ© and Ã¼ber', 'prose/mojibake 1:1'],
  ['donâ€™t', 'prose/mojibake 1:4'],
  ['> x\n> costs Â£5', 'prose/mojibake 2:9'],
  [`end.Â${N} Next`, 'prose/mojibake 1:5'],
  ['done ðŸŽ‰', 'prose/mojibake 1:6'],
  ['| a |\n|--|\n| cafÃ© |', 'prose/mojibake 3:6'],
  ['see\n\n<PUT GRAPH HERE>\n', 'prose/placeholder 3:1'],
  ['see <INSERT LINK> here', 'prose/placeholder 1:5'],
  ['**Note: this is', 'prose/stray-stars 1:1'],
  ['a **bold ** word', 'prose/stray-stars 1:3'],
  ['** bold ** word', 'prose/stray-stars 1:1'],
  ['Note:** text', 'prose/stray-stars 1:6'],
  ['これは**「強調」**です', 'prose/stray-stars 1:4'],
  ['> a\n> **b', 'prose/stray-stars 2:3'],
  ['**注意：**这是**重点**。', 'prose/stray-stars 1:6'],
  ['**Achtung:**das ist**so**.', 'prose/stray-stars 1:11'],
  ['Some** bold** y', 'prose/stray-stars 1:5'],
  ['Some sh** bold** y', 'prose/stray-stars 1:8'],
  ['Push** cr** y', 'prose/stray-stars 1:5'],
  ['x ** bold** y', 'prose/stray-stars 1:3'],
  ['x ** bold**, y', 'prose/stray-stars 1:3'],
  ['one ** two\nthree** four', 'prose/stray-stars 1:5'],
  ['&amp; and **b', 'prose/stray-stars 1:11'],
  ['Text\n-\n\nmore', 'prose/setext-bullet 2:1'],
  ['| a | b |\n|---|\n| c | d |', 'prose/no-table 2:1'],
  ['| a | b |\n| c | d |\n| e | f |', 'prose/no-table 1:1'],
  ['> text\n> | a | b |\n> | c | d |', 'prose/no-table 2:3'],
  ['- x\n\n  > text\n  > a | `GET b|c`\n  > :--|---', 'prose/no-table 5:5'],
  ['set to `true, it is', 'prose/stray-backquote 1:8'],
  ['*Foo`* ends', 'prose/stray-backquote 1:5'],
  ['> - a `b\n> - c', 'prose/stray-backquote 1:7'],
  ['## The `--flag', 'prose/stray-backquote 1:8'],
  ['1. a\n  - b\n  - c\n2. d', 'prose/list-outside 2:3'],
  ['> - 10. a\n>     - x\n>     - b', 'prose/list-outside 2:7'],
  ['* a\n - b', 'prose/list-outside 2:2'],
  ['• one\n• two', 'prose/no-list 1:1'],
  ['> x\n> ▪\tone\n> ▪\ttwo', 'prose/no-list 2:3'],
  ['- Steps:\n  2. two\n  3. three', 'prose/no-list 2:3'],
  ['Ink:\n-one\n-two', 'prose/no-list 2:1'],
  ['> - Ink:\n>   *one\n>   *two', 'prose/no-list 2:5'],
  ['1.one\n2.two', 'prose/no-list 1:1'],
  ['- [x]one\n- [ ] two', 'prose/no-list 1:3'],
  ['> 1. [ ]one', 'prose/no-list 1:6'],
  ['> - [] one\n> - [x] two', 'prose/no-list 1:5'],
  ["Text\n\n'''js\nlet a\n'''", 'prose/no-fence 3:1'],
  ['> ``js\n> let a\n> ``', 'prose/no-fence 1:3'],
  ['See [the docs] (https://e.org/a) or', 'prose/lost-link 1:5'],
  ['See [the *docs*] (../docs.md).', 'prose/lost-link 1:5'],
  ['[the docs](docs.md \'x")', 'prose/lost-link 1:1'],
  ['a [b]()', 'prose/empty-link 1:3'],
  ['a []()', 'prose/empty-link 1:3'],
  ['a <a href="">b</a>', 'prose/empty-link 1:3'],
  ['a[^long note] b\n\n[^long note]: The note.', 'prose/note-missing 1:2'],
  ['| a | b |\n|---|---|\n| c | d |\nText.', 'prose/row-of-text 4:1'],
  ['> - | a | b |\n>   |---|---|\n>   *Text* `x`', 'prose/row-of-text 3:5'],
  ['| a | b |\n|---|---|\n| c | d |\n\n| e | f |', 'prose/no-table 5:1'],
  ['| a | b |\n|---|---|\n| c | d |\n{.wide}', 'prose/foreign-syntax 4:1'],
  ['| a | b |\n|---|---|\n| c | d |\n{% endraw %}', 'prose/foreign-syntax 4:1'],
  ['| a | b |\n|---|---|\n| c | d |\n[e]: https://example.org/', 'prose/lost-link 4:1'],
  ['- a\n  b\n  -', 'prose/setext-bullet 3:3'],
  [
    '| a | b |\n|---|---|\n| c | d |\n|-----------|\n| e | f |\n|===|===|\n| g | h |',
    'prose/foreign-syntax 4:1',
  ],
  ['> a | b\n> --|--\n> c | d\n> ----|:---:\n> e | f', 'prose/foreign-syntax 4:3'],
]

test.each(SUSPECT)('%j is suspect', async (text, finding) => {
  expect((await both(text)).findings.filter((code) => code.startsWith('prose/'))).toEqual([finding])
})

test('two backquotes are shown as two', async () => {
  const { findings } = await render(await markdownLine('native'), '``js\nlet a\n``')
  expect(findings[0]?.message).toMatch(/^` ``js ` begins no block/)
})

const CLEAN = [
  // Tables, and lines that are none.
  '| a \\| b |\n|---|\n\na | b\n--|--\nc | d\n\n    a | b\n    |--|',
  'a | b\n---\n\n| a | b |\n\n|---|\n\na | b\n--- | c',
  '| a |\n| b |\n\na | b\nc | d\n\n| a | b |\nc\n\n| a | b \\|\n| c | d |\n\n|---+---|\n| e |',
  '| a | b |\n|---|---|\n| - | -- |\n| --- | c |\n| `---` | `---` |\n| | --- |\n| **---** | --- |',
  'a | b\n--|--\nc\n\n| a |\n|---|\nb\n\n| a | b |\n|---|---|\n| c | d |\n<!-- x -->\n\n| a | b |\n|---|---|\n\nText | x\n\n| y | z |',
  '• one  \n• two\\\n• three<br>\n• four\n\n• five\n\n• six\nin\n25. Then\n27. not\n\n1. a\n2. b\n3. c\n\nSteps:\n1. a\n2. b',
  '1. a\n   - b\n2. d\n- e\n\n1. a\n\n  - b\n\n- a\n* b\n\n* a\n * b\n\n - a\n1. b',
  '-one  \n-two\\\n-three\n\n-four\n\n*one* a\n*two* b\n\n*one\n*two* b*\n\n-5 °C\n-6 °C\n\n1.5 l\n2.5 l\n\n1.one\n3.two',
  '- [] is empty\n- [ab] is not\n\n1. [x] a\n2. []\n\n- [x](https://e.org)\n- `[x]a`\n\n[x]one',
  "'''\n\nIt's '''bold''' to wikis\n\n```\n'''\na\n'''\n```\n\n``js a``, ``\na\n``",
  'See [1] (https://e.org), [x] (https://e.org), array[ab] (./c), [RFC 1] (see there), [ab](https://e.org) (https://e.org)',
  'a [^long note] b, `[^a b]`\n\n`[^a b]: c`',
  // Backquotes that are meant: quotes of old, keys, measures; in code they are code.
  "``AS IS'' and `quoted' words, the ` key, \\`x\\`, é`a, &#96;x",
  'The backtick ("`") is a key.',
  'a `b` c, ``d ` e``, `multi\nline`\n\n```\n`x\n```\n\n    `y\n\n<!-- `x -->\n\n<pre>\n`x\n</pre>',
  // Code is never looked into.
  `\`##${N}A\``,
  `\`\`\`\n##${N}A\ncafÃ© <PUT GRAPH HERE> **x\n\`\`\``,
  '    cafÃ© **x',
  '`cafÃ©` `<PUT GRAPH HERE>` `**kwargs`',
  '<code>**x cafÃ©</code> and <kbd>**y</kbd>',
  '<pre>\ncafÃ© **x\n</pre>',
  '<!-- cafÃ© <PUT GRAPH HERE> **x -->',
  // Prose with the same signs.
  '2 ** 3 is 8, and src/**/*.ts a glob\n\nand f**k a word, and it costs 5** a month',
  'x ** y is a power, 2** 3 and n ** m ** k too, and from 4** to 5**',
  'sh** happens',
  'This sh** is cr**, you f** and da** fool, Sh** or d**',
  '\\*\\*plain\\*\\* \\** x',
  '**bold** and ***both*** and a**b**c',
  'a ****very**** bold __**word**__, and __one (**bold**) word__ in **a __bold__ text**',
  'AMANHÃ, MAÇÃ, SÃO PAULO, AMANHÃ… «Ã», NÃO',
  'Âge, ÂME, « Â », â, €5, 5 €, Âmbito',
  'Ðað er Ísland; Ñandú, ÑOÑO',
  'a # b, C#, #1, #hashtag',
  `#${N}1 in sales`,
  `he is\n#${N}one`,
  `he is\n#\u3000one`,
  '#\u30001 in sales',
  '#\u200btag',
  `on the\n1.${N}Mai, the\n2.${N}Mai`,
  `1986.${N}A great year`,
  `1.${N}What it is\n---`,
  `\\*${N}one`,
  `1\\.${N}one`,
  `\\-${N}one`,
  `*&nbsp;one, 5${N}€`,
  `**bold**${N}text, *it*${N}and 3.${N}5`,
  'ROMÂ\u00adNIA',
  `a${N}## b, 5${N}€, –${N}text`,
  'Two\n---\n\nOne\n===',
  'Text\n--\n',
  '- a\n-\n- b',
  '<br> <b class="A B">x</b> <Callout open>y</Callout>',
]

test.each(CLEAN)('%j is fine', async (text) => {
  expect((await both(text)).findings.filter((code) => code.startsWith('prose/'))).toEqual([])
})

test.each([
  ['*', 'list item'],
  ['1.', 'list item'],
  ['##', 'heading'],
])('after %j an odd space makes the line no %s', async (sign, kind) => {
  const { findings } = await render(await markdownLine('native'), `${sign}\u3000x`)
  const message = `U+3000 follows \`${sign}\`, so this line is no ${kind}`
  expect(findings.map((finding) => finding.message)).toEqual([message])
})

test.each([`<Callout>\n\n*${N}a\n\n</Callout>`, `:::tip\n\n*${N}a\n\n:::`, `- x\n\n  1)${N}a`])(
  'an odd space is seen in %j too',
  async (text) => {
    const { findings } = await both(text)
    expect(findings).toEqual([`prose/odd-space 3:${text.startsWith('-') ? 3 : 1}`])
  },
)

test.each([
  'これは**「強調」**です',
  '注意：**注意：**文字',
  '这是**“引号”**后',
  '한국어**(강조)**는',
  'Hier: **Achtung:**Text',
])('between a letter and a sign stars have no effect, and the hint says why: %j', async (text) => {
  const { findings } = await render(await markdownLine('native'), text)
  expect(findings.map(({ code, hint }) => [code, hint])).toEqual([
    ['prose/stray-stars', expect.stringContaining('between a letter and a sign')],
  ])
})

test('each line of a list with odd spaces is told', async () => {
  const text = `1.${N}one\n2.${N}two\n\n*${N}a\n*${N}b`
  const places = ['1:1', '2:1', '4:1', '5:1'].map((place) => `prose/odd-space ${place}`)
  expect((await both(text)).findings).toEqual(places)
})

test('a cell that the head of its table has no room for is said, since it is not printed', async () => {
  await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
| a | b |
|---|---|
| $|x| |
| x | y | lost |
        ^ prose/lost-cell
| x | y | |
`)
})

test('so it is where the post has notes', async () => {
  await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
See[^1].

| a | b |
|---|---|
| x | y | lost[^1] |
        ^ prose/lost-cell

[^1]: N.
`)
})

test.each([
  ['{/* todo */} Some **text**', '<p>Some <strong>text</strong></p>'],
  ['1. {/* x */} one', '<ol>\n<li>one</li>\n</ol>'],
  ['> {/* note */} quoted', '<blockquote>\n<p>quoted</p>\n</blockquote>'],
  ['{/* a\n\nb */} text', '<p>text</p>'],
  ['a {/* b */} c', '<p>a c</p>'],
  ['Text {/* b */}\ngoes on. A long{/* x */}word.', '<p>Text\ngoes on. A longword.</p>'],
  ['- {/* a\n  b */} c', '<ul>\n<li>c</li>\n</ul>'],
  ['> {/* a\n> b */} q', '<blockquote>\n<p>q</p>\n</blockquote>'],
  ['Text {/* a\nb */} end', '<p>Text\nend</p>'],
  ['a\n{/* c */}\nb', '<p>a\nb</p>'],
  ['{/* c */}\n[x]: /y\n\n[x]', '<p><a href="[[/y]]">x</a></p>'],
  ['1. one\n   {/* a\n   b */}\n   text\n2. two', '<ol>\n<li>one\ntext</li>\n<li>two</li>\n</ol>'],
  ['a\n{/* c */}\n\n*b* {/* c */}', '<p>a</p>\n<p><em>b</em></p>'],
  [
    'Open with `{/*`.\n\nPublic. {/* secret */} More.',
    '<p>Open with <code>{/*</code>.</p>\n<p>Public. More.</p>',
  ],
])('SPEC 13.13: a comment of MDX leaves nothing behind: %j', async (text, html) => {
  for (const parser of ['native', 'remark'] as const) {
    const { body, findings } = await render(await markdownLine(parser), text, 'content/posts/a.mdx')
    expect([show(body?.chunks ?? []), list(findings)]).toEqual([html, []])
  }
})

test('a comment that has no end in its paragraph is an error: it would be printed', async () => {
  await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
Text <!-- unclosed
     ^^^^ html/unfinished-comment

Text \\<!-- meant, \`<!--\`, &lt;!-- and <!-- closed --> too.

| a | b |
|---|---|
| <!-- x | y --> | c |
  ^^^^ html/unfinished-comment
                 ^ prose/lost-cell
`)
})

test('lines of code that begin like items take no time behind thousands of marks', QUICK, async () => {
  const text = `${'*a* '.repeat(80_000)}\n\`${'-a\n'.repeat(100_000)}\``
  expect((await render(await markdownLine('native'), text)).findings).toEqual([])
})
