import { describe, expect, test } from 'vitest'
import type { StepContext } from '../src/markdown/step.ts'
import { unread } from '../src/markdown/steps/unread.ts'
import type { Html, Root } from '../src/markdown/tree.ts'
import { list, markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

async function told(source: string) {
  const [native, remark] = await Promise.all(
    (['native', 'remark'] as const).map(
      async (parser) => (await render(await markdownLine(parser), source)).findings,
    ),
  )
  expect(native).toEqual(remark)
  return list(native ?? [])
}

describe('blocks that begin or end where their author did not mean it are told', () => {
  test.each([
    [
      '##Heading\n\ntext\n###**Bold** one\n\n> ##标题\n\n- ##`a`',
      ['1:1', '4:1', '6:3', '8:3'],
      'prose/heading-unspaced',
    ],
    [
      '<details>\n<summary>a</summary>\n\n    ```js\n    x\n    ```\n</details>\n\n- a\n\n      ~~~\n      y\n\n      ~~~',
      ['4:5', '11:7'],
      'prose/fence-indented',
    ],
    [
      '<figure><pre><code>const a = *b*;\n\nconst c = *d*;\n</code></pre></figure>\n\n> <div>\n> <pre>\n> a\n>\n> b\n> </pre>\n> </div>',
      ['1:9', '7:3'],
      'html/parted-code',
    ],
    [
      '<div>\n  ![a](https://e.org/a.png)\n</div>\n\n<details><summary>s</summary>**bold** text</details>\n\n> <p>\n> see [a](https://e.org)</p>\n\n<td>`x`\n# Heading',
      ['2:3', '5:30', '8:7', '10:5'],
      'html/unread-markdown',
    ],
    ['a[^1]\n\n<summary>b[^1]</summary>\n\n[^1]: c', ['3:11'], 'html/unread-markdown'],
    ['<div>\n:::note\na\n:::\n</div>\n\n- <p>\n  :::: tip A title', ['2:1', '8:3'], 'html/unread-markdown'],
  ])('%j', async (source, places, code) => {
    expect(await told(source)).toEqual(places.map((place) => `${code} ${place}`))
  })

  test.each([
    '## Heading\n\n#tag and a##b\n\n\\##no\n\n1 ##',
    '```sh\n##comment\n```\n\n<!--\n##a\n-->',
    'So is a fence written:\n\n    ```js\n    x\n    ```\n\n- a\n\n  ````\n  ```\n  x\n  ```\n  ````',
    '<div>\n\n**a** [b](https://e.org)\n\n</div>\n\n<div><code>`a`</code> <pre>**b**</pre> 2**3**4, a[0](x), [^a-z] and `</div>\n\n<!-- **a** -->\n\na <b>**c**</b>\n\n<a title="**a** `b`">c</a>',
    '<div>\n\n:::note\na\n:::\n\n</div>\n\n<p>a ::: b\n:::\n::: 1</p>\n\n<pre>\n:::note\n</pre>\n\n<div>a</div>\n:::note\na\n:::',
    '<hr>\n<!--\n**a** and `b`\n:::note\n-->\n\n<div>\n<!-- [a](b) --> c\n</div>',
    '<pre>\na\n\nb\n</pre>\n\n<div><pre>a</pre>\n\nb</div>\n\n<div>\n\n<pre>\n\na\n\n</pre>\n\n</div>\n\n`<div><pre>`\n\nc',
  ])('and nothing else is: %j', async (source) => {
    expect(await told(source)).toEqual([])
  })

  test('with the words that stand there', async () => {
    const source = '<div>see [<u>a</u> `b`](https://e.org)</div>'
    const { findings } = await render(await markdownLine('native'), source)
    expect(findings[0]?.message).toContain('`[<u>a</u> `b`](https://e.org)` stands in HTML')
  })

  test('in time that grows with the length of the text', QUICK, async () => {
    const line = await markdownLine('native')
    for (const sign of [
      '##a\n',
      '##',
      '<div><pre>\n\n',
      '<pre',
      '    ```\n',
      '<b>\n    ```\n',
      '<p>`',
      '<p>**a',
      '<p>[a](',
      '<p "',
    ])
      await render(line, sign.repeat(200_000 / sign.length))
  })
})

test('references to notes in many blocks of HTML are looked for but once in the text', () => {
  const html = (): Html => ({ type: 'html', value: '<div>[^1]</div>' })
  const tree: Root = { type: 'root', children: Array.from({ length: 5000 }, html) }
  const started = process.cpuUsage()
  unread(tree, { text: `<${'[^1'.repeat(300_000)}` } as unknown as StepContext)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000)
})
