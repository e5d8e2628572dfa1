import { describe, expect, test } from 'vitest'
import { IDLE, list, markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark'), await markdownLine('native', IDLE)]

/** The findings of a text, by both parsers, and with a plugin that does nothing. */
async function told(text: string): Promise<string[]> {
  const [one, ...others] = await Promise.all(lines.map((line) => render(line, text, 'a.md')))
  for (const other of others) expect(list(one?.findings ?? [])).toEqual(list(other.findings))
  return list(one?.findings ?? [])
}

const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |\n'

describe('what is left of other dialects of markdown is told', () => {
  test.each([
    ['a %%to myself%% b', '1:3'],
    ['a\n\n%%\nto\n\nmyself\n%%\n', '3:1'],
    ['a {>>why?<<} b', '1:3'],
    ['a {++new++} b', '1:3'],
    ['a {~~old~>new~~} b', '1:3'],
    ['a word^[a note of some words] b', '1:7'],
    ['an ==important== word', '1:4'],
    ['==**important** words.==', '1:1'],
    ['an ++inserted++ word', '1:4'],
    ['an ++inserted word++.', '1:4'],
    ['E = mc^2^ and 1^st^', '1:7'],
    ['H~2~O', '1:2'],
    ['*[HTML]: Hypertext\n\nHTML', '1:1'],
    ['a\n\n{:note}\n\nb', '3:1'],
    ['{:refdef: style="text-align: center;"}\na', '1:1'],
    ['a\n{: .one.two}', '2:1'],
    ['[words]{.smallcaps} a', '1:8'],
    ['`code`{.python} and', '1:7'],
    ['`<b>`{=html}', '1:6'],
    ['::youtube[Film]{#id}', '1:1'],
    ['::toc{max=2}', '1:1'],
    ['press :kbd[Enter] now', '1:7'],
    ['an :abbr[HTML]{title="x"}', '1:4'],
    ['as [@doe2020, p. 3] says', '1:4'],
    ['see [@fig-one]', '1:5'],
    ['+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+', '1:1'],
    ['=== "Tab"\n\na', '1:1'],
    ['--8<-- "a.md"', '1:1'],
    ['{!a.md!}', '1:1'],
    ['.. note::\n\na', '1:1'],
    ['@[toc]\n\na', '1:1'],
    ['{TOC}\n\na', '1:1'],
    ['a\n\n\\newpage\n\nb', '3:1'],
    ['a\n\n\\vspace{1cm}\n\nb', '3:1'],
    ['a \\textbf{bold} b', '1:3'],
    ['see \\cite[p. 3]{doe}', '1:5'],
    ['a\n\n\\[\nx = 1\n\\]\n', '3:1'],
    ['a \\(\\alpha + 1\\) b', '1:3'],
    ['words ^a1b2c3\n\nb', '1:6'],
    ['see ![[embed]]', '1:5'],
    [`${TABLE}\n: What it shows`, '5:1'],
    [`${TABLE}: What it shows`, '4:1'],
    [`> ${TABLE.replace(/\n(?!$)/g, '\n> ')}> : What it shows`, '4:3'],
    ['- a\n\n  ==important== b', '3:3'],
    ['If you missed it, <a @click="a(0)">see</a> b.', '1:19'],
    ['<button class="b" @click.prevent="c++">Add</button>', '1:1'],
  ])('%j', async (text, place) => {
    const found = (await told(text)).filter((one) => one.startsWith('prose/foreign-syntax'))
    expect(found[0]).toBe(`prose/foreign-syntax ${place}`)
  })

  test('with how it is printed', async () => {
    const { findings } = await render(lines[0] as never, 'H~2~O')
    expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
      '`~2~` is a subscript of Pandoc and is printed struck out; write <sub>…</sub>, `~~` on both sides to strike it out, or `\\~` for the sign',
    ])
  })

  test('ranges of numbers that strike out what stands between them', async () => {
    const { findings } = await render(lines[0] as never, '2시~3시와 1~2개, 3~4 and 5~6')
    expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
      '`~3시와 1~` is the text between two ranges and is printed struck out; write `\\~` for the sign, or `–`',
      '`~4 and 5~` is the text between two ranges and is printed struck out; write `\\~` for the sign, or `–`',
    ])
    const { findings: none } = await render(lines[0] as never, 'a ~5~ and 10 ~ 20, 1\\~2 3\\~4, ~~1~~2')
    expect(none).toEqual([])
  })

  test('a tag of Vue in HTML loses an attribute, and is told so alone', async () => {
    expect(await told('<div @click="a">\nb\n</div>')).toEqual(['html/removed-attribute 1:6'])
  })

  test('a division of Pandoc is told where it begins', async () => {
    expect(await told('::: {.column}\na\n:::')).toContain('prose/foreign-syntax 1:1')
    expect(await told(':::{#id}\na\n:::')).toContain('prose/foreign-syntax 1:1')
  })
})

describe('prose and code that look like it are left alone', () => {
  test.each([
    'C++ and C++, i++ and ++i, ++i and i++, ++index and index++, a+++b, g++ -O2, Notepad++',
    'if a == b or c==d, x ==1 and y== 2, === and ====, a => b == c, ==, == x ==',
    '100%% sure, %%d and %%s, 5%%, a%%b, %% alone',
    'a^b, a^b^c, 2^10, x^2 + y^2, ^_^ and ^^, (^o^) o^-^o',
    'a ~10 b ~20, ~/a and ~/b, ~struck~ and ~~struck~~, a ~struck~ b',
    'x^[1] and regex ^[a-z ]+ and a^[b](https://e.org)',
    '[^1]: A note.\n\na [^1] b',
    'Mail [@doe] or [@user99] or me@doe2020.org, see [@x](https://e.org)',
    '{:ok, x} {:a => 1} {:note} in a line, {: } {:}',
    ':quill: :-1: a:b[c] ::1 fe80::1 std::vector, ::before and ::after\n\n::before',
    '```\n==a== %%b%% \\newpage\n```\n\n`==a==` `%%b%%` `{++a++}` `x^2^` `\\newpage` `\\textbf{a}`',
    '    \\newpage\n    +---+---+\n    %%\n    a\n    %%',
    'C:\\ref{a}, C:\\newpage and the \\newpage of LaTeX in a sentence',
    '$$\n\\begin{aligned}\na &= b\n\\end{aligned}\n$$\n\n$x \\textbf{a}^2^$ b',
    '\\==a== \\%%b%% \\{++c++}',
    'Table: words\n\n| a |\n|---|\n| : |\n| : b | \n\nTable: words',
    '## Heading\n: below a heading',
    '1 + 1\n+ a\n+ b\n\n+1, +--, --- and +++',
    '... and ..\n\n.. a dot\n\n...',
    'a {b} {c: 1} {!} {=}, `a` {.b} and [a] {.b}',
    '\\[a\\] and \\(a\\), [a], (a)',
    '"===" and === and\n\na === "b"',
    'a ^abcdef ^123456 b',
    '%%\tthe name of the file.\t*:_%%* *c_%%*',
    'File.Next ^C:next^M^\\^G, esc ^V^V^V^V^V^[ and ^T^U^Z^[',
    '+----------+\n| a picture |\n+----------+',
    '^package \\(imported by use\\); to add:\\n\\tgo get, /\\(.\\{-}\\zsFab\\)\\{3}, \\(^a\\) and \\(^\\|[^\\\\]\\)',
    'match(/\\(([^()]+)\\)/), \\[.*?[^\\\\]\\] and \\([^,]*\\)',
    'a <% b, 5 <%= 6 and <%= c %>',
    '<!-- ==a== %%b%% -->\n\na <code>==a== %%b%%</code>',
    'a <b @c and @d="e", <you@example.org> `<a @click="b">`\n\n```html\n<a @click="b">\n```',
    '<a title="==a==" href="https://e.org/%%b%%">x</a>',
  ])('%j', async (text) => {
    expect((await told(text)).filter((one) => one.startsWith('prose/foreign-syntax'))).toEqual([])
  })
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  for (const sign of [
    '%%',
    '%%\n',
    ' %%a',
    '{++a',
    '{--',
    'a^[ab c',
    ' ==a',
    ' ++abc',
    'a^b',
    'a~b',
    '\n*[a',
    '\n{:a: .b ',
    '[a',
    '`{.a .b ',
    '\n:::{',
    '\n::a[b]{',
    ':a[b]{',
    '[@a2020;',
    '\n+---+---',
    '\n{!a.',
    '\n\\[\n',
    '\\(\\ab',
    '\\cite[a',
    ' ^a1b2c3',
    '\n: a\n| a |\n|---|',
  ])
    for (const line of lines.slice(0, 1)) await render(line, `a\n\n${sign.repeat(100_000 / sign.length)}`)
})
