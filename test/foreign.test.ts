import { describe, expect, test } from 'vitest'
import { IDLE, list, markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark'), await markdownLine('native', IDLE)]

/** The findings of a text, by both parsers, and with a plugin that does nothing. */
async function told(text: string, path = 'a.mdx'): Promise<string[]> {
  const [one, ...others] = await Promise.all(lines.map((line) => render(line, text, path)))
  for (const other of others) expect(list(one?.findings ?? [])).toEqual(list(other.findings))
  return list(one?.findings ?? [])
}

const foreign = (...places: string[]) => places.map((place) => `prose/foreign-syntax ${place}`)

describe('statements of JavaScript below the start of a post', () => {
  test.each([
    ["Text.\n\nimport Later from './Later.mdx'\n\nText.", ['3:1']],
    [
      "## A\nimport {A, type B} from \"b\";\nimport * as C from 'c' // d\nimport './e.css'",
      ['2:1', '3:1', '4:1'],
    ],
    ["Text.\n\nimport {\n  A,\n  B,\n} from './x'", ['3:1']],
    ['> - Text.\n>\n>   export const a = {\n>     b: 1\n>   }', ['3:5']],
    [
      'a\n\nexport default function A() {\n  return b\n}\n\nexport default A;\n\nexport default ({a}) => b',
      ['3:1', '7:1', '9:1'],
    ],
    ["a\n\nexport * from 'b'\n\nexport { a, b }\n\nexport async function c() {}", ['3:1', '5:1', '7:1']],
  ])('are told, for they are printed: %j', async (text, places) => {
    expect(await told(text)).toEqual(foreign(...places))
  })

  test.each([
    'a\n\nimport taxes rose from 2 to 3.\n\nexport default settings to a file, and\nexport const is a keyword.',
    "a\n\nIn a sentence import A from 'b' is text, and so is\nimport A from 'b' with more words.",
    "a `b`\n\n`import A from 'b'`\n\n    import A from 'b'\n\n```js\nimport A from 'b'\nexport default A;\n```",
    "a\n\n\\import A from 'b'\n\nexport function\n\nexport class A: text\n\nexport defaults = 1\n\nexport FOO=1",
  ])('are not seen in prose and code: %j', async (text) => {
    expect(await told(text)).toEqual([])
  })
})

describe('lists of attributes and extensions of kramdown', () => {
  test.each([
    [
      "# A\n\nText.\n{: data-toc-skip='' .mt-4 }\n\n```scss\nb\n```\n{: file='a.scss' style='c'}",
      ['4:1', '9:1'],
    ],
    ['![a](https://a.example/u.png){: .light w=\'1212\' h="3" }', ['1:30']],
    ['[a](https://a.example){: constructor="x"}', ['1:23']],
    [
      '[a](https://a.example){:onclick=_blank}, [b](https://a.example){: rel=nofollow style="c"}',
      ['1:23', '1:64'],
    ],
    ['{::comment}\nmore\n{:/comment}\n\n{::nomarkdown}b{:/}\n\n{::options toc_levels="2" /}'],
  ])('are told: %j', async (text, places = ['1:1', '3:1', '5:1', '5:16', '7:1']) => {
    expect(await told(text as string)).toEqual(foreign(...(places as string[])))
  })

  test.each([
    ["{: file='a.scss' }", 'write it behind the marks of the code: ```js title="a.js"'],
    ['{: .prompt-tip }', 'write `> [!TIP]` as the first line of the quote'],
    ['{: .note-title }', 'write `> [!TIP]` as the first line of the quote'],
    ['{: .notice--info}', 'write `:::note` on a line before it, and `:::` behind it'],
    ['{: .noted }', 'write the element in HTML: <p class="…">, <a href="…" class="…">'],
  ])('are told with what to write: %s', async (text, hint) => {
    expect((await render(lines[0] as never, text)).findings[0]?.hint).toBe(hint)
  })

  test.each([
    "{:a 'b'}, {:ok, x}, {: a='b}, {::}, {::/0}, {:a => 'b'}, {::commented}, {:/a}",
    "`{: a='b'}`, \\{: a='b'}\n\n    {:/comment}",
  ])('are not seen in %j', async (text) => {
    expect(await told(text)).toEqual([])
  })
})

test('a shortcode of Hugo in signs of percent is told once', async () => {
  const text = '{{% note %}}\na\n{{% /note %}} {{% tabs(a="b") %}} {{%else%}} {% note %}'
  expect(await told(text)).toEqual(foreign('1:1', '3:1', '3:15', '3:35', '3:46'))
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  for (const sign of [
    'import A, ',
    'import {',
    'export default ',
    '\nimport a\n',
    'a\n: ',
    '\n>: ',
    '](\n: a',
    "{: a='b' ",
    "{:a='",
    '{::comment',
  ])
    for (const line of lines.slice(0, 1)) await render(line, `a\n\n${sign.repeat(200_000 / sign.length)}`)
})
