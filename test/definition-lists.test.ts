import { describe, expect, test } from 'vitest'
import { list, markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

/** What a text becomes, by both parsers; nothing may be told of it. */
async function html(text: string): Promise<string> {
  const [one, other] = await Promise.all(lines.map((line) => render(line, text)))
  expect(list(one?.findings ?? [])).toEqual([])
  expect(other?.body).toEqual(one?.body)
  return one?.body?.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : '…')).join('') ?? ''
}

/** What is told of a text, by both parsers. */
async function told(text: string): Promise<string[]> {
  const [one, other] = await Promise.all(lines.map((line) => render(line, text)))
  expect(list(other?.findings ?? [])).toEqual(list(one?.findings ?? []))
  return list(one?.findings ?? [])
}

describe('definition lists', () => {
  test.each([
    ['Apple\n: a fruit', '<dl><dt>Apple</dt><dd>a fruit</dd></dl>'],
    ['Apple\n: a fruit\n: a firm', '<dl><dt>Apple</dt><dd>a fruit</dd><dd>a firm</dd></dl>'],
    ['Apple\nPear\n: a fruit', '<dl><dt>Apple</dt><dt>Pear</dt><dd>a fruit</dd></dl>'],
    [
      'Apple  \n*Pear*\\\n`Fig`\n: a fruit',
      '<dl><dt>Apple</dt><dt><em>Pear</em></dt><dt><code>Fig</code></dt><dd>a fruit</dd></dl>',
    ],
    ['Apple&#10;Pear\n: a fruit', '<dl><dt>Apple\nPear</dt><dd>a fruit</dd></dl>'],
    [
      'Apple\n: a fruit\nthat falls\n: far',
      '<dl><dt>Apple</dt><dd>a fruit\nthat falls</dd><dd>far</dd></dl>',
    ],
    ['Apple\n\n: a fruit', '<dl><dt>Apple</dt><dd><p>a fruit</p></dd></dl>'],
    ['Apple\n\n: one\n: two', '<dl><dt>Apple</dt><dd><p>one</p></dd><dd>two</dd></dl>'],
    ['Apple\n: one\n\nPear\n: two', '<dl><dt>Apple</dt><dd>one</dd><dt>Pear</dt><dd>two</dd></dl>'],
    [
      'Apple\n: one\n\n    more\n\n: two',
      '<dl><dt>Apple</dt><dd><p>one</p><p>more</p></dd><dd><p>two</p></dd></dl>',
    ],
    [
      'Apple\n: one\n\n  more\n: two\n\n  Pear\n  : three\n: four',
      '<dl><dt>Apple</dt><dd><p>one</p><p>more</p></dd><dd><p>two</p><dl><dt>Pear</dt><dd>three</dd></dl></dd><dd>four</dd></dl>',
    ],
    [
      'Apple\n: | a |\n  |---|\n\n: two',
      '<dl><dt>Apple</dt><dd><div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n</table></div></dd><dd><p>two</p></dd></dl>',
    ],
    ['Apple\n:\tone\n\n\tmore', '<dl><dt>Apple</dt><dd><p>one</p><p>more</p></dd></dl>'],
    [
      'Apple\n: - one\n  - two\n: three',
      '<dl><dt>Apple</dt><dd><ul>\n<li>one</li>\n<li>two</li>\n</ul></dd><dd>three</dd></dl>',
    ],
    ['Apple\n  : one\n  : two', '<dl><dt>Apple</dt><dd>one</dd><dd>two</dd></dl>'],
    ['`$apple`\n$5 Apple\n: one', '<dl><dt><code>$apple</code></dt><dt>$5 Apple</dt><dd>one</dd></dl>'],
    ['Apple\n: one\n  : two', '<dl><dt>Apple</dt><dd><dl><dt>one</dt><dd>two</dd></dl></dd></dl>'],
    [
      'Apple\n: ```\n  : x\n  ```\n: two\n\nPear\n: | a |\n  |---|\n: three',
      '<dl><dt>Apple</dt><dd><pre tabindex="0"><code>: x\n</code></pre></dd><dd>two</dd><dt>Pear</dt><dd><div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n</table></div></dd><dd>three</dd></dl>',
    ],
    [
      'Apple\n:   one\n\n    Pear\n    :   two\n\n        Fig\n        : three\n\n:   four',
      '<dl><dt>Apple</dt><dd><p>one</p><dl><dt>Pear</dt><dd><p>two</p><dl><dt>Fig</dt><dd>three</dd></dl></dd></dl></dd><dd><p>four</p></dd></dl>',
    ],
    ['`+`\n🍎\n: one', '<dl><dt><code>+</code></dt><dt>🍎</dt><dd>one</dd></dl>'],
    ['$x$\n: one', '<dl><dt><math alttext="x"><mi>x</mi></math></dt><dd>one</dd></dl>'],
    ['Apple\n: (rare) a fruit', '<dl><dt>Apple</dt><dd>(rare) a fruit</dd></dl>'],
  ])('are read: %j', async (text, wanted) => {
    expect((await html(text)).trim()).toBe(wanted)
  })

  test.each([
    [
      '> Apple\n> : one\n> lazy\nlazier',
      '<blockquote>\n<dl><dt>Apple</dt><dd>one\nlazy\nlazier</dd></dl>\n</blockquote>',
    ],
    [
      '- Apple\n  : one\n- Pear\n  : two',
      '<ul>\n<li>\n<dl><dt>Apple</dt><dd>one</dd></dl>\n</li>\n<li>\n<dl><dt>Pear</dt><dd>two</dd></dl>\n</li>\n</ul>',
    ],
    [
      ':::note\nApple\n: one\n:::',
      '<div class="callout note" role="note"><p class="label">Note</p><dl><dt>Apple</dt><dd>one</dd></dl></div>',
    ],
    [
      'Say:\n\n+ a\n\nApple\n: one\n\n+ b',
      '<p>Say:</p>\n<ul>\n<li>a</li>\n</ul>\n<dl><dt>Apple</dt><dd>one</dd></dl>\n<ul>\n<li>b</li>\n</ul>',
    ],
    [
      'Apple\n: one\n\n+ a\n+ b\n\nPear\n: two\n+ c\n\n+ d',
      '<dl><dt>Apple</dt><dd>one</dd></dl>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<dl><dt>Pear</dt><dd>two</dd></dl>\n<ul>\n<li>\n<p>c</p>\n</li>\n<li>\n<p>d</p>\n</li>\n</ul>',
    ],
    [
      '[![](a.png)](/a)\n: one\n\n  <div>a</div>\n\n: two\n\n  :::note\n  b\n  :::\n\n: three',
      '<dl><dt><a href="…">…</a></dt><dd><p>one</p><div>a</div></dd><dd><p>two</p><div class="callout note" role="note"><p class="label">Note</p><p>b</p></div></dd><dd><p>three</p></dd></dl>',
    ],
    ['Apple\n: one\n\n## Pear', '<dl><dt>Apple</dt><dd>one</dd></dl>\n<h2 id="pear">Pear</h2>'],
    ['Apple\n: one\n{: .fruit #apple}', '<dl id="apple" class="fruit"><dt>Apple</dt><dd>one</dd></dl>'],
  ])('stand among other things: %j', async (text, wanted) => {
    expect((await html(text)).trim()).toBe(wanted)
  })

  test('hold components, notes and code, and are held by components', async () => {
    const text =
      '<Callout>\n  Apple\n  : one <Hint/>\n    ```js\n    : x\n    ```\n\n  Pear [^1]\n  : two\n</Callout>\n\n[^1]: Fig\n    : three'
    const { body, findings } = await render(lines[0] as never, text)
    expect(findings).toEqual([])
    const all = JSON.stringify(body?.chunks)
    expect(all.match(/<d[ltd]>/g)?.join('')).toBe('<dl><dt><dd><dt><dd><dl><dt><dd>')
    expect(all).toContain(': x')
  })

  test('are counted, described and found by their words', async () => {
    const { body } = await render(lines[0] as never, 'Apple\n: a fruit that is red')
    expect(body?.words).toBe(6)
    expect(body?.description).toBe('Apple a fruit that is red')
  })

  test.each([
    'Term : what\n:quill: a\n:::note\nb\n:::\n\n:) c\n: ) d\n:b\n:\n\n\\: e\n\\: f',
    ': at the start\n\n## Heading\n: below a heading',
    '`a\n: b` and\n\n    a\n    : b\n\n```yaml\na\n: b\n```\n\n<!--\na\n: b\n-->\n\n<pre>\na\n: b\n</pre>',
    'Cette phrase est assez longue pour que la ligne soit coupée avant\n: le deux-points.\n\n$$\na\n: b\n$$',
    'a $f\n: A$ b\n\n- a\n- : b\n\n---\n: c',
    'a $$f\n: A$$ b\n\na $x$ b $$f\n: A$$ b\n\n<Callout>Apple\n: pear</Callout>',
    '| a |\n|---|\n| 1 |\n\n: what the table shows',
  ])('are not seen in prose and code: %j', async (text) => {
    expect(await html(text.replace(/^\| a[\s\S]*/, 'x'))).not.toContain('<dl>')
  })

  // Code, a task, a link, what stands too far right or has left its quote.
  test.each([
    ['Apple\n:      one', '2:1'],
    ['Apple\n: [x] one', '2:1'],
    ['[Apple\n: one](https://a.example)', '2:1'],
    ['> Apple\n> : one\n: two', '3:1'],
    ['> [!NOTE]\n> Apple\n> : one', '3:3'],
    ['Apple\n: one\n---', '2:1'],
    ['Apple\n: one\n\n[a]: /a\n\n: two [a]', '6:1'],
    ['Apple\n: one\n\n<!-- a -->\n\n: two', '6:1'],
    ['Apple\n\n: one\n  {: .b style="c"}', '4:3'],
    ['Apple\n: one\n  {: .b}', '3:3'],
  ])('that cannot be read are told: %j', async (text, place) => {
    expect(await told(text)).toEqual([`prose/foreign-syntax ${place}`])
  })

  test('are left to a plugin that reads the sign', async () => {
    const colons = () =>
      function (this: { data(): { micromarkExtensions?: unknown[] } }) {
        const data = this.data()
        data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { text: { 58: [] } }]
      }
    const plugin = {
      name: 'colons',
      plugin: colons(),
      options: null,
      place: { path: 'octavo.config.yaml', line: 1, column: 1 },
    }
    const line = await markdownLine('native', { plugins: [plugin as never] })
    const { body, findings } = await render(line, 'Apple\n: one')
    expect(body?.chunks.join('')).toBe('<p>Apple\n: one</p>')
    expect(list(findings)).toEqual(['prose/foreign-syntax 2:1'])
  })

  test('right below prose none is read, and the hint asks for the blank line that is missing', async () => {
    for (const line of lines) {
      const { findings } = await render(line, '> [!NOTE]\n> Apple\n> : one')
      expect(list(findings)).toEqual(['prose/foreign-syntax 3:3'])
      expect(findings[0]?.hint).toContain('blank lines above')
      expect((await render(line, '> [!NOTE]\n>\n> Apple\n> : one')).findings).toEqual([])
    }
  })

  test('may be long, deep and many, in time that grows with their length', QUICK, async () => {
    const texts = [
      `Apple\n${': one\n'.repeat(9000)}`,
      'Apple\n: one\n\n'.repeat(5000),
      `${'Apple\n'.repeat(9000)}: one`,
      `Apple *a* $b$\n${': `b` $c$\n'.repeat(3000)}`,
      `${'Prose.\n\n'.repeat(100_000)}Apple\n: one`,
      `${'> '.repeat(60)}Apple\n${'> '.repeat(60)}: one`,
    ]
    for (const text of texts) expect((await render(lines[0] as never, text)).findings).toEqual([])
  })
})
