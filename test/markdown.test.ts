import { expect, test } from 'vitest'
import { loadConfig } from '../src/config/load.ts'
import { loadPlugins } from '../src/io/plugins.ts'
import type { BodyInput } from '../src/markdown/markdown.ts'
import { createMarkdown } from '../src/markdown/pipeline.ts'
import type { Root } from '../src/markdown/tree.ts'
import type { Diagnostic, LoadedPlugin, PluginRef } from '../src/types.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

const native = await markdownLine('native', { iframes: ['www.youtube-nocookie.com'] })
const reference = await markdownLine('remark', { iframes: ['www.youtube-nocookie.com'] })

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

function check(rows: readonly Row[], path = 'post.md'): void {
  test.each(rows.map((row) => ({ row, name: JSON.stringify(row[0]) })))('$name', async ({ row }) => {
    const [source, shown, findings = []] = row
    for (const markdown of [native, reference]) {
      const { body, findings: found } = await render(markdown, source, path)
      expect(show(body?.chunks ?? [])).toBe(shown)
      expect(list(found)).toEqual(findings)
    }
  })
}

// Links and images.
check([
  ['[a](../b.md#c "t")', '<p><a href="[[../b.md#c]]" title="t">a</a></p>'],
  ['[a](https://example.org/ä)', '<p><a href="https://example.org/%C3%A4">a</a></p>'],
  ['[a](HTTPS://example.org)', '<p><a href="https://example.org">a</a></p>'],
  [
    '[a](#b) [c](/d) [e](?f) [g]()',
    '<p><a href="[[#b]]">a</a> <a href="[[/d]]">c</a> <a href="[[?f]]">e</a> <a href="[[]]">g</a></p>',
    ['prose/empty-link 1:25'],
  ],
  ['[a](//example.org/b)', '<p><a href="//example.org/b">a</a></p>'],
  [
    '<mailto:a@example.org> [t](tel:+1)',
    '<p><a href="mailto:a@example.org">mailto:a@example.org</a> <a href="tel:+1">t</a></p>',
  ],
  ['[a][b]\n\n[b]: c.md', '<p><a href="[[c.md]]">a</a></p>'],
  ['![a *b*](c.png "d")', '<figure>((c.png|a b))<figcaption>d</figcaption></figure>'],
  [
    '![a *b*][X]\n\n[x]: c.png "d"\n[X]: e.png "f"',
    '<figure>((c.png|a b))<figcaption>d</figcaption></figure>',
  ],
  ['![a]\n\n[a]: c.png', '<p>((c.png|a))</p>'],
  ['![a](https://example.org/b.png)', '<p>((https://example.org/b.png|a))</p>'],
  [
    '<a href="x.md">a</a> <img src="y.png" alt="z" class="k" width=4>',
    '<p><a href="[[x.md]]">a</a> ((y.png|z))</p>',
  ],
  ['<video src="a.mp4" controls></video>', '<p><video src="[[a.mp4]]" controls></video></p>'],
])

// Raw HTML: what passes, what goes, and where it is said (MD01, MD02, MD03, MD15, MD16).
check([
  [
    '<kbd>K</kbd> <sub>1</sub> <mark class="a b" id="c" data-x="1" aria-label="l">m</mark>',
    '<p><kbd>K</kbd> <sub>1</sub> <mark class="a b" id="c" data-x="1" aria-label="l">m</mark></p>',
  ],
  [
    '<details open>\n<summary>S</summary>\n\n*x*\n\n</details>',
    '<details open>\n<summary>S</summary>\n<p><em>x</em></p>\n</details>',
  ],
  ['a <script>alert(1)</script> b', '<p>a  b</p>', ['html/removed-tag 1:3']],
  ['<script>\nalert(1)\n</script>\n\nb', '\n<p>b</p>', ['html/removed-tag 1:1']],
  ['<style>p{}</style>\n\nb', '\n<p>b</p>', ['html/removed-tag 1:1']],
  [
    '<p style="a" onclick="b">c</p>',
    '<p>c</p>',
    ['html/removed-attribute 1:4', 'html/removed-attribute 1:14'],
  ],
  [
    'x\n\n> <img src=x onerror="alert(1)">',
    '<p>x</p>\n<blockquote>\n((x|))\n</blockquote>',
    ['html/removed-attribute 3:14'],
  ],
  ['<svg onload=alert(1)><a>x</a></svg> y', '<p> y</p>', ['html/removed-tag 1:1']],
  [
    '<iframe src="https://www.youtube-nocookie.com/embed/x" title="x" sandbox="allow-scripts allow-top-navigation"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/x" title="x" sandbox="allow-scripts" loading="lazy" referrerpolicy="strict-origin-when-cross-origin"></iframe>',
  ],
  [
    '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/x" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts"></iframe>',
    ['html/frame-title 1:1'],
  ],
  ['<iframe src="https://www.youtube-nocookie.com.evil.org/"></iframe>', '', ['html/removed-frame 1:1']],
  ['<iframe srcdoc="<script>"></iframe>', '', ['html/removed-frame 1:1']],
  ['[a](javascript:alert(1))', '<p><a>a</a></p>', ['html/unsafe-address 1:1']],
  ['[a](JaVaScRiPt:alert(1))', '<p><a>a</a></p>', ['html/unsafe-address 1:1']],
  ['[a](&#x6A;avascript:alert(1))', '<p><a>a</a></p>', ['html/unsafe-address 1:1']],
  ['<javascript:alert(1)>', '<p><a>javascript:alert(1)</a></p>', ['html/unsafe-address 1:1']],
  ['[a][b]\n\n[b]: vbscript:x', '<p><a>a</a></p>', ['html/unsafe-address 1:1']],
  ['![a](data:text/html,x)', '<p></p>', ['html/unsafe-address 1:1']],
  ['<a href="java&Tab;script:x">a</a>', '<p><a>a</a></p>', ['html/unsafe-address 1:4']],
  ['<a href=" javascript:x">a</a>', '<p><a>a</a></p>', ['html/unsafe-address 1:4']],
  [
    '<form action="/x"><input name="y"><button>z</button></form>',
    'z',
    ['html/removed-tag 1:1', 'html/removed-tag 1:19', 'html/removed-tag 1:35'],
  ],
  ['<div><textarea>x\n\nnext', '<div>x\nnext</div>', ['html/unclosed-tag 1:6', 'html/removed-tag 1:6']],
  // Blanks to fill in that are names of elements too.
  ['cp <source> <track>', '<p>cp  </p>', ['html/removed-tag 1:4', 'html/removed-tag 1:13']],
  ['sort <input>', '<p>sort </p>', ['html/removed-tag 1:6']],
  ['the <img> tag', '<p>the  tag</p>', ['html/removed-tag 1:5']],
  ['</main></div>\n\nx', '\n<p>x</p>'],
  ['<template><b>x</b></template>y', '<p>y</p>', ['html/removed-tag 1:1']],
  ['<b title="&#1;0&#2;">forged</b>', '<p><b title="0">forged</b></p>', ['html/control-character 1:1']],
  ['<b>&#1;0&#2;</b>', '<p><b>�0�</b></p>', ['html/control-character 1:4', 'html/control-character 1:9']],
  ['<div>&#1;0&#2;</div>', '<div>0</div>', ['html/control-character 1:6']],
  ['a\u00010\u0002b ![x](y.png)', '<p>a0b ((y.png|x))</p>'],
  ['a <!-- a --> b <!-- c\nd -->', '<p>a  b </p>'],
  ['<!-- a\n\nb -->\n\nc', '<p>c</p>'],
  ['<div className="a"/>\n\nb <span/> c', '<div class="a"></div>\n<p>b <span></span> c</p>'],
  ['<img src="a.png"/> <br/> x', '<p>((a.png|)) <br> x</p>'],
  ['{{ title }} {% x %} <%= y %> $& $1 $`', '<p>{{ title }} {% x %} &#x3C;%= y %> $&#x26; $1 $`</p>'],
])

// What is left of MDX (SPEC 13.12).
check([
  [
    'import A from "./a"\nimport { B } from \'b\'\nexport const c = {\n  d: 1,\n}\n\ntext',
    '<p>text</p>',
    ['markdown/module-line 1:1', 'markdown/module-line 2:1', 'markdown/module-line 3:1'],
  ],
  ['import taxes rose', '<p>import taxes rose</p>'],
  ['import taxes from "abroad" rose', '<p>import taxes from "abroad" rose</p>'],
  ['export duties rose', '<p>export duties rose</p>'],
  ['text\n\nimport A from "./a"', '<p>text</p>\n<p>import A from "./a"</p>', ['prose/foreign-syntax 3:1']],
  ['a {/* b */} c', '<p>a {/* b */} c</p>', ['prose/foreign-syntax 1:3']],
])

/** A table of one cell, and what that cell shows. */
const cell = (source: string, shown: string, findings: readonly string[] = []): Row => [
  `| |\n|-|\n| ${source} |`,
  `<div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col"></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${shown}</td>\n</tr>\n</tbody>\n</table></div>`,
  findings,
]

// In a table `\|` is `|`, wherever it stands.
check([
  cell('a\\|b `c\\|d`', 'a|b <code>c|d</code>'),
  cell('<b title="a\\|b">c\\|d</b>', '<b title="a|b">c|d</b>'),
  cell(
    'https://e.org/a\\|b www.e.org/a\\|b <https://e.org/a\\|b>',
    '<a href="https://e.org/a%7Cb">https://e.org/a|b</a> <a href="http://www.e.org/a%7Cb">www.e.org/a|b</a> <a href="https://e.org/a%7Cb">https://e.org/a|b</a>',
  ),
  cell('[a\\|b](c\\|d "e\\|f")', '<a href="[[c%7Cd]]" title="e|f">a|b</a>'),
  cell('<A b="c\\|d">e\\|f</A>', '{A b="c|d"|e|f}'),
  cell('<A b="c\\|d">', '{A unclosed=<A b="c|d"> b="c|d"}'),
  ['https://e.org/a\\|b', '<p><a href="https://e.org/a%5C%7Cb">https://e.org/a\\|b</a></p>'],
])

test('comments of MDX go from .mdx files, not from code', async () => {
  const text = '{/* gone\n\nfor good */}\n\na {/* b */} `{/* c */}` {d}\n\n```\n{/* e */}\n```'
  for (const markdown of [native, reference]) {
    const { body, findings } = await render(markdown, text, 'post.mdx')
    expect(show(body?.chunks ?? [])).toBe(
      '<p>a <code>{/* c */}</code> {d}</p>\n<pre tabindex="0"><code>{/* e */}\n</code></pre>',
    )
    expect(list(findings)).toEqual(['prose/foreign-syntax 5:25'])
  }
})

test('places count from the first line of the file', async () => {
  const findings: Diagnostic[] = []
  const input: BodyInput = { path: 'a.md', text: 'x\n\n  [a](data:x)', line: 10, slug: 'a', hideAnchor: true }
  const body = await native.body(input, (finding) => findings.push(finding))
  expect(list(findings)).toEqual(['html/unsafe-address 12:3'])
  expect(body?.chunks).toEqual(['<p>x</p>\n<p><a>a</a></p>'])
})

test('ids are those of headings and of raw HTML, once each', async () => {
  const { body } = await render(native, '## One\n\n<b id="two">x</b> <a name="three"></a>\n\n## One')
  expect(body?.ids).toEqual(['one', 'two', 'three', 'one-1'])
})

test('the excerpt is balanced and holds links alone', async () => {
  const text = '[a][r] ![b](c.png) <b id="x">d</b> <Icon/> e\n\nmore\n\n[r]: f.md'
  const { body } = await render(native, text)
  expect(show(body?.excerpt ?? [])).toMatch(/^<p><a href="\[\[f\.md\]\]">a<\/a> {1,2}<b>d<\/b> {1,2}e<\/p>$/)
})

test.each([
  ['> ', 50, undefined],
  ['> ', 99, undefined],
  ['> ', 101, 'markdown/too-deep 1:1'],
  ['> ', 100_000, 'markdown/too-deep 1:1'],
  ['- ', 99, undefined],
  ['- ', 101, 'markdown/too-deep 1:1'],
  ['- ', 1500, 'markdown/too-deep 1:1'],
])('%j %i times', async (marker, times, code) => {
  const { body, findings } = await render(native, `${marker.repeat(times)}x`)
  expect(list(findings)).toEqual(code === undefined ? [] : [code])
  expect(body === undefined).toBe(code !== undefined)
})

test.each([
  ['emphasis', `${'**a '.repeat(150)}b${'**'.repeat(150)}`],
  ['a list by indentation', Array.from({ length: 110 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n')],
  ['components', `${'<A>\n\n'.repeat(110)}x${'\n\n</A>'.repeat(110)}`],
  ['components on one line', `${'<A>'.repeat(110)}x${'</A>'.repeat(110)}`],
])('too deep by %s is an error, not a crash', async (_, text) => {
  for (const markdown of [native, reference]) {
    const { body, findings } = await render(markdown, text)
    expect(body).toBeUndefined()
    expect(findings.map(({ code }) => code)).toEqual(['markdown/too-deep'])
  }
})

test('the native parser stands 4,000 levels, which are refused too', async () => {
  const { body, findings } = await render(native, `${'**a '.repeat(4000)}b${'**'.repeat(4000)}`)
  expect(body).toBeUndefined()
  expect(findings.map(({ code }) => code)).toEqual(['markdown/too-deep'])
})

test('a text of over five million characters is refused before it is parsed', async () => {
  const { body, findings } = await render(native, 'a '.repeat(2_500_001))
  expect(body).toBeUndefined()
  expect(list(findings)).toEqual(['markdown/too-large 1:1'])
})

// Plugins.

const place = { path: 'octavo.config.yaml', line: 3, column: 5 }

function plugin(attach: unknown, name = 'mine'): LoadedPlugin {
  return { name, plugin: attach, options: null, place }
}

test('a plugin sees the tree and speaks through file.message', async () => {
  const loud =
    () => (tree: { children: { type: string }[] }, file: { message: (...args: unknown[]) => void }) => {
      file.message('seen', {
        place: (tree.children[1] as { position?: unknown }).position,
        source: 'loud',
        ruleId: 'rule',
      })
      tree.children.push({ type: 'thematicBreak' })
    }
  const markdown = await markdownLine('native', { plugins: [plugin(loud)] })
  const { body, findings } = await render(markdown, 'a\n\nb')
  expect(list(findings)).toEqual(['loud/rule 3:1'])
  expect(findings[0]?.severity).toBe('warning')
  expect(body?.chunks).toEqual(['<p>a</p>\n<p>b</p>\n<hr>'])
})

test.each(['native', 'remark'] as const)(
  'a plugin may put its own things in the place of file.data: %s',
  async (parser) => {
    const own = () => (_tree: unknown, file: { data: unknown; messages: unknown }) => {
      file.data = { minutes: 3 }
    }
    const markdown = await markdownLine(parser, { plugins: [plugin(own)] })
    const { body } = await render(markdown, '## Head\n\n|a|\n|-|\n|b|')
    expect(body).toEqual((await render(native, '## Head\n\n|a|\n|-|\n|b|')).body)
  },
)

test('what a plugin reads and none makes HTML of is never lost', async () => {
  const cut = () => (tree: { children: { children: object[]; position: object }[] }) => {
    const [first, second, third] = tree.children
    const points = (start: number, end: number) => ({
      position: {
        start: { line: 1, column: start + 1, offset: start },
        end: { line: 1, column: end + 1, offset: end },
      },
    })
    const word = { type: 'text', value: 'b' }
    first?.children.splice(
      0,
      1,
      { type: 'text', value: 'a' },
      { type: 'textDirective', name: 'b', children: [], ...points(1, 3) },
      { type: 'textDirective', name: 'c', children: [word], ...points(3, 6) },
      { type: 'mine', children: [], data: { hName: 'b' } },
      { type: 'mine', value: '<v>' },
    )
    Object.assign(second as object, { type: 'leafDirective', children: [] })
    Object.assign(third as object, { type: 'containerDirective' })
  }
  const markdown = await markdownLine('native', { plugins: [plugin(cut)] })
  const { body, findings } = await render(markdown, 'a:b:c[b]\n\n::d\n\ne')
  expect(show(body?.chunks ?? [])).toBe('<p>a:b<span>b</span><b></b>&#x3C;v></p>\n<p>::d</p>\n<div>e</div>')
  expect(list(findings)).toEqual([
    'prose/no-html 1:2',
    'prose/no-html 1:4',
    'prose/no-html 1:1',
    'prose/no-html 3:1',
    'prose/no-html 5:1',
  ])
})

test('a node that a plugin brings with places of another text is placed at the top of the post', async () => {
  const position = { start: { line: 2, column: 10, offset: 20 }, end: { line: 2, column: 12, offset: 22 } }
  const bring = () => (tree: { children: unknown[] }) => {
    tree.children.push({ type: 'image', url: 'gone.png', alt: 'x', position })
  }
  const markdown = await markdownLine('native', { plugins: [plugin(bring)] })
  const { body } = await render(markdown, 'Some text.\n')
  const places = body?.chunks.map((chunk) => (typeof chunk === 'string' ? '' : chunk.place))
  expect(places).toContainEqual({ path: 'post.md', line: 1, column: 1 })
})

test('what a plugin sets passes, but not what is dangerous', async () => {
  const attributes = { class: 'k', 'aria-label': 'l', 'data-a-b': '1', onclick: 'x', style: 'y' }
  const paint = () => (tree: { children: { data?: unknown }[] }) => {
    for (const child of tree.children) child.data = { hProperties: attributes }
  }
  const markdown = await markdownLine('native', { plugins: [plugin(paint)] })
  const { body, findings } = await render(markdown, 'a')
  expect(body?.chunks).toEqual(['<p class="k" aria-label="l" data-a-b="1">a</p>'])
  expect(findings.map(({ message }) => message.slice(0, 22))).toEqual([
    'the attribute `onclick',
    'the attribute `style` ',
  ])
})

test('what a plugin gives a node as children is linked in the body and in the excerpt', async () => {
  const insert = () => (tree: { children: unknown[] }) => {
    const link = {
      type: 'element',
      tagName: 'a',
      properties: { href: 'other.md' },
      children: [{ type: 'text', value: 'x' }],
    }
    tree.children.unshift({
      type: 'paragraph',
      children: [{ type: 'text', value: 'x' }],
      data: { hChildren: [link] },
    })
  }
  const markdown = await markdownLine('native', { plugins: [plugin(insert)] })
  const { body } = await render(markdown, '<!-- more -->')
  expect(show(body?.chunks ?? [])).toBe('<p><a href="[[other.md]]">x</a></p>')
  expect(show(body?.excerpt ?? [])).toBe('<p><a href="[[other.md]]">x</a></p>')
})

test.each([
  ['a&#12;b', '<p>ab</p>', true],
  ['a <b title="&#1;0&#2;">b</b>', '<p>a <b title="0">b</b></p>', true],
  ['a &amp; b', '<p>a &#x26; b</p>', false],
])('no control character comes out of a reference: %s', async (text, html, isReported) => {
  for (const markdown of [native, reference]) {
    const { body, findings } = await render(markdown, text)
    expect(show(body?.chunks ?? [])).toBe(html)
    expect(findings.map(({ code }) => code)).toEqual(isReported ? ['html/control-character'] : [])
  }
})

test('half of a surrogate pair that a plugin brings is printed as what a file can hold', async () => {
  const bring = () => (tree: { children: { data?: unknown; children: unknown[] }[] }) => {
    for (const child of tree.children) {
      child.data = { hProperties: { title: 'x\ud800' } }
      child.children.push({ type: 'text', value: '\u0007\udc00' })
    }
  }
  const markdown = await markdownLine('native', { plugins: [plugin(bring)] })
  const { body, findings } = await render(markdown, 'a')
  expect([body?.chunks, body?.description]).toEqual([['<p title="x\ufffd">a\ufffd</p>'], 'a\ufffd'])
  expect(list(findings)).toEqual(['html/control-character 1:1', 'html/control-character 1:1'])
})

test('a plugin may be asynchronous', async () => {
  const slow = () => async (tree: { children: unknown[] }) => {
    await Promise.resolve()
    tree.children.push({ type: 'thematicBreak' })
  }
  const markdown = await markdownLine('native', { plugins: [plugin(slow)] })
  expect((await render(markdown, 'a')).body?.chunks).toEqual(['<p>a</p>\n<hr>'])
})

test.each([
  [
    'throws',
    () => () => {
      throw new Error('boom')
    },
    'markdown/crash 1:1',
  ],
  [
    'rejects',
    () => async () => {
      throw new Error('boom')
    },
    'markdown/crash 1:1',
  ],
  ['throws nothing', () => () => Promise.reject(), 'markdown/crash 1:1'],
  [
    'throws null at once',
    () => () => {
      throw null
    },
    'markdown/crash 1:1',
  ],
  [
    'throws an empty text before it calls back',
    () => (_tree: unknown, _file: unknown, _next: unknown) => {
      throw ''
    },
    'markdown/crash 1:1',
  ],
  ['gives an error back', () => () => new Error(''), 'markdown/crash 1:1'],
  ['fails', () => (_: unknown, file: { fail: (text: string) => void }) => file.fail('no'), 'plugin 1:1'],
  [
    'makes a node that nobody can print',
    () => (tree: { children: unknown[] }) => {
      tree.children = [{ type: 'root', children: 5 }]
    },
    'markdown/crash 1:1',
  ],
])('a plugin that %s is an error at the post, never an empty page', async (_, attach, code) => {
  const markdown = await markdownLine('native', { plugins: [plugin(attach)] })
  const { body, findings } = await render(markdown, 'a')
  expect(body).toBeUndefined()
  expect(list(findings)).toEqual([code])
  expect(findings[0]?.severity).toBe('error')
})

test('of several plugins the one that fails is named, one of a preset too, and what comes after is not blamed on it', async () => {
  const calls = () => (_tree: unknown, _file: unknown, next: (fault?: unknown) => void) => next()
  const reasonWith = async (attach: unknown) => {
    const plugins = [plugin(calls, 'calls'), plugin(attach, 'one'), plugin(() => () => undefined, 'last')]
    const markdown = await markdownLine('native', { plugins })
    return (await render(markdown, 'a')).findings[0]?.message
  }
  const one = (thrown: unknown) => () => () => Promise.reject(thrown)
  const said = 'the plugin `one` fails at this text:'
  expect(await reasonWith(one(new TypeError('no such thing\n  at all')))).toBe(`${said} no such thing`)
  expect(await reasonWith({ plugins: [[one('words'), {}]] })).toBe(`${said} words`)
  expect(await reasonWith(one(undefined))).toBe(`${said} undefined was thrown`)
  expect(await reasonWith(one(''))).toBe(`${said} an empty text was thrown`)
  expect(await reasonWith(one(new RangeError()))).toBe(`${said} RangeError`)
  expect(await reasonWith(one(Object.create(null)))).toBe(`${said} an object was thrown`)
  const nexts = () => (_tree: unknown, _file: unknown, next: (fault: unknown) => void) =>
    next(new Error('late'))
  expect(await reasonWith(nexts)).toBe(`${said} late`)
})

test('a message of a plugin may be anything', async () => {
  const odd = () => (_: unknown, file: { message: (...args: unknown[]) => void; messages: unknown[] }) => {
    file.message(undefined)
    file.message(new Error('an error'), { line: 2, column: 1 })
    file.message('far off', { line: -1, column: Number.NaN })
    file.message('named', { source: 'so urce', ruleId: 'ru\nle' })
    file.messages.push({ reason: 5 }, { message: 'bare', line: 1, column: 2, fatal: false }, 'text', null)
  }
  const { findings } = await render(await markdownLine('native', { plugins: [plugin(odd)] }), 'a\nb')
  expect(findings.map(({ message }) => message)).toEqual([
    ...['a message without words', 'an error', 'far off', 'named', 'a message without words', 'bare', 'text'],
    'a message without words',
  ])
  expect(list(findings)).toEqual([
    ...[
      'plugin 1:1',
      'plugin 2:1',
      'plugin 1:1',
      'so-urce/ru-le 1:1',
      'plugin 1:1',
      'plugin 1:2',
      'plugin 1:1',
    ],
    'plugin 1:1',
  ])
})

test('a plugin reads a file by its path from the root, with and without `./`', async () => {
  const asked: string[] = []
  const reads = () => (_: unknown, file: { data: { read: (path: string) => unknown } }) => {
    for (const path of ['content/a.txt', './content/a.txt', '../content/a.txt']) file.data.read(path)
  }
  const markdown = await markdownLine('native', { plugins: [plugin(reads)] })
  await render(markdown, 'a', 'post.md', 'en', (path) => void asked.push(path))
  expect(asked).toEqual(['content/a.txt', 'content/a.txt', '../content/a.txt'])
})

test('a mark that a plugin reads is not told as printed, and one that it leaves is', async () => {
  const marks = () => (tree: { children: { children: { type: string; value: string }[] }[] }) => {
    for (const { children } of tree.children)
      for (const [at, { value }] of children.entries()) {
        const [before, words, after] = value?.split('==') ?? []
        if (words !== 'read') continue
        const mark = { type: 'text', value: words, data: { hName: 'mark' } }
        children.splice(
          at,
          1,
          ...([before, mark, after] as never[]).map((one) =>
            typeof one === 'string' ? { type: 'text', value: one } : one,
          ),
        )
      }
  }
  for (const parser of ['native', 'remark'] as const) {
    const markdown = await markdownLine(parser, { plugins: [plugin(marks)] })
    const { body, findings } = await render(
      markdown,
      'a ==read== word\n\na ==left== word, `==read==`\n\n{{< ref "x" >}}',
    )
    expect(body?.chunks.join('')).toContain('<mark>read</mark>')
    expect(list(findings)).toEqual(['prose/foreign-syntax 3:3', 'prose/foreign-syntax 5:1'])
  }
})

test('lists of definitions of a plugin are lists of definitions', async () => {
  const words = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const item = (type: string, children: unknown[], spread = false) => ({ type, children, spread })
  const lists = () => (tree: { children: unknown[] }) => {
    tree.children = [
      item('defList', [
        item('defListTerm', [{ type: 'text', value: 'term' }]),
        item('defListDescription', [words('tight')]),
        item('defListDescription', [words('loose'), words('more')], true),
      ]),
    ]
  }
  const { body, findings } = await render(await markdownLine('native', { plugins: [plugin(lists)] }), 'a')
  expect(body?.chunks).toEqual(['<dl><dt>term</dt><dd>tight</dd><dd><p>loose</p><p>more</p></dd></dl>'])
  expect(findings).toEqual([])
})

test('a tree of HTML that a plugin makes is told: it is no markdown any more', async () => {
  const toHtml = () => (tree: { children: unknown[] }) => {
    tree.children = [
      { type: 'element', tagName: 'h2', properties: {}, children: [{ type: 'text', value: 'a' }] },
    ]
  }
  const { findings } = await render(await markdownLine('native', { plugins: [plugin(toHtml)] }), '## a')
  expect(list(findings)).toEqual(['prose/no-html 1:1'])
})

test('what syntax of a plugin cannot read is told where it stands', async () => {
  function broken(this: { parser: unknown }) {
    this.parser = () => {
      throw Object.assign(new Error('no end'), { place: { line: 3, column: 2, offset: 4 } })
    }
  }
  const { findings } = await render(await markdownLine('native', { plugins: [plugin(broken)] }), 'a\n\nb {')
  expect(list(findings)).toEqual(['markdown/crash 3:2'])
})

test("a user's own remark-gfm has its options", async () => {
  const { plugins } = await load([['remark-gfm', { singleTilde: false }]])
  const markdown = await markdownLine('native', { plugins })
  const { body } = await render(markdown, 'H~2~O ~~gone~~ https://a.example/b.')
  expect(show(body?.chunks ?? [])).toBe(
    '<p>H~2~O <del>gone</del> <a href="https://a.example/b">https://a.example/b</a>.</p>',
  )
})

test.each(['remark-gfm', 'remark-frontmatter'])(
  '%s by its name alone is here already: the native parser reads',
  async (name) => {
    const plugins = [plugin(bringsSigns, name)]
    const markdown = await markdownLine('native', { plugins })
    expect(markdown.parser).toBe('native')
    const { body } = await render(markdown, ':::note\n~~gone~~ $x$\n:::')
    expect(show(body?.chunks ?? [])).toMatch(/^<div class="callout note".*<del>gone<\/del> <math/)
    const withOptions = plugins.map((one) => ({ ...one, options: {} }))
    expect((await markdownLine('native', { plugins: withOptions })).parser).toBe('remark')
  },
)

test('a plugin that works on HTML or JavaScript is refused, with what does the same here', async () => {
  const { plugins, findings } = await load([
    ['rehype-slug', null],
    ['@some/rehype-katex', null],
    ['@shikijs/rehype', null],
    ['remark-rehype', null],
    ['rehype-odd', null],
    ['remark-mdx', null],
  ])
  expect(plugins).toEqual([])
  expect(findings.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 5 }, () => 'markdown/plugin-html'),
    'markdown/plugin-mdx',
  ])
  expect(findings.map(({ hint }) => hint)).toEqual([
    'remove it: headings have ids, links and a list of contents',
    'remove it: formulas become MathML; remove remark-math too, which takes them away from Octavo',
    'remove it: code is highlighted (docs/code-blocks.md)',
    'remove it: posts become HTML without it, and are sanitised',
    'remove it, or name a remark plugin that does the same',
    'remove it: components, and data in their braces, are read without it (docs/markdown.md)',
  ])
})

test('a plugin that is named twice runs once, with the options of both', async () => {
  const seen: unknown[] = []
  const note = (options: unknown) => () => void seen.push(options)
  const twice = [{ a: 1 }, { b: 2 }].map((options) => ({ name: 'note', plugin: note, options, place }))
  const markdown = await markdownLine('native', { plugins: twice })
  await render(markdown, 'a')
  expect(seen).toEqual([{ a: 1, b: 2 }])
})

async function load(
  refs: readonly PluginRef[],
): Promise<{ plugins: readonly LoadedPlugin[]; findings: Diagnostic[] }> {
  const findings: Diagnostic[] = []
  const places = new Map([['markdown.plugins.0', place]])
  const plugins = await loadPlugins(process.cwd(), refs, places, (finding) => findings.push(finding))
  return { plugins, findings }
}

test('remark-math works, by the reference parser', async () => {
  const { plugins } = await load([['remark-math', null]])
  const markdown = await markdownLine('native', { plugins })
  expect(markdown.parser).toBe('remark')
  const { body, findings } = await render(markdown, 'a $x_1*2*3$ <A b={1}/>')
  expect(list(findings)).toEqual(['math/as-code 1:3'])
  expect(show(body?.chunks ?? [])).toBe(
    '<p>a <code class="language-math math-inline">x_1*2*3</code> {A b=1}</p>',
  )
})

test('what another plugin sets of what remark-math finds is left to it', async () => {
  const { plugins } = await load([['remark-math', null]])
  const set = () => (tree: Root) => {
    for (const node of tree.children) if ((node.type as string) === 'math') node.data = { hName: 'div' }
  }
  const setter = { name: './set.js', plugin: set, options: null, place }
  const markdown = await markdownLine('native', { plugins: [...plugins, setter] })
  const { findings } = await render(markdown, '$$\ny\n$$')
  expect(findings).toEqual([])
})

test.each([
  ['no-such-plugin', 'markdown/plugin 3:5', 'npm install no-such-plugin'],
  ['./no-such-file.js', 'markdown/plugin 3:5', 'the path starts at the configuration file'],
  ['./package.json', 'markdown/plugin-shape 3:5', undefined],
  ['valibot', 'markdown/plugin-shape 3:5', undefined],
])('the plugin %s cannot be had', async (name, code, hint) => {
  const { plugins, findings } = await load([[name, null]])
  expect(plugins).toEqual([])
  expect(list(findings)).toEqual([code])
  if (hint !== undefined) expect(findings[0]?.hint).toBe(hint)
})

test.each([
  ['E=mc<sup>2</sup><br>*next*<br />line', 'E=mc2 next line'],
  ['<p>It&rsquo;s &uuml;ber\n&#x27;a&#39;&hellip; &nope; &Auml;&#1;</p>', "It’s über 'a'… &nope; Ä"],
])('the description says in words what HTML says: %s', async (text, description) => {
  const { body } = await render(native, text)
  expect(body?.description).toBe(description)
})

test('a plugin whose outer function is asynchronous would do nothing', async () => {
  const findings: Diagnostic[] = []
  const config = loadConfig(undefined, () => undefined).config.markdown
  const late = async () => (tree: Root) => void tree.children.pop()
  const plugins = [
    { name: './late.js', plugin: late as unknown as LoadedPlugin['plugin'], options: null, place },
  ]
  await createMarkdown({ config, plugins }, (finding) => findings.push(finding))
  expect(list(findings)).toEqual(['markdown/plugin 3:5'])
  expect(findings[0]?.hint).toContain('`async`')
})

test('without the native binding the reference runs, and one notice says so', async () => {
  const findings: Diagnostic[] = []
  const options = {
    config: loadConfig(undefined, () => undefined).config.markdown,
    plugins: [],
  }
  const markdown = await createMarkdown(
    options,
    (finding) => findings.push(finding),
    () => Promise.reject(new Error('no binary')),
  )
  expect(markdown.parser).toBe('remark')
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['markdown/native-missing', 'warning'],
  ])
  const text = '# a\n\n| b |\n|---|\n| *c* |'
  expect((await render(markdown, text)).body).toEqual((await render(native, text)).body)
})

test.each([
  ['svg', 'put the drawing into a file of its own and show that: `![what it shows](drawing.svg)`'],
  ['math', 'write the formula in TeX: `$x^2$`'],
])('a <%s> is nothing without many other tags: what to write instead', async (tag, hint) => {
  const { findings } = await render(native, `a <${tag}><g/></${tag}>`)
  expect(findings.map((finding) => [finding.code, finding.hint])).toEqual([['html/removed-tag', hint]])
})

test('markdown.allow.tags lets a tag in, but never a script', async () => {
  const markdown = await markdownLine('native', { tags: ['dialog', 'script', 'STYLE'] })
  const { body, findings } = await render(
    markdown,
    '<dialog open>a</dialog>\n\n<script>b</script>\n\n<style>c</style>',
  )
  expect(show(body?.chunks ?? [])).toContain('<dialog>a</dialog>')
  expect(findings.map(({ code }) => code)).toEqual([
    'html/removed-attribute',
    'html/removed-tag',
    'html/removed-tag',
  ])
})

// A text with the features of the post that SPEC 12 speaks of.
const LETTER = `We print slowly. We think it is worth saying why a small press is the best place to set type right now. \n
##\u00c2\u00a0Setting a page

In most shops, setting type means that nobody sees what you do.
A quick press makes everybody faster, but all the others have one too.

At a small press the page is the product.
We proof every sheet, and get 'letters' from readers.

It is not just that setting pages _for_ readers is fun.
Most of them know type, and send corrections, like [a better comma](https://example.org/a/1), [a wider margin](https://example.org/a/2) and [a new index](https://example.org/a/3).

## How to print 20bn sheets, for readers

We don't _just_ print for others.
We read 20bn sheets ourselves.


Was this an advertisement? Yes. Should you write to us? Also yes.




_Liked this? Take our [letter](/letter) twice a month!_

<NewsletterForm
compact
/>
`

test.each([['native', native] as const, ['remark', reference] as const])(
  'SPEC 12 by the %s parser',
  async (_, markdown) => {
    const { body, findings } = await render(markdown, LETTER)
    const html = show(body?.chunks ?? [])
    const count = (tag: string) => html.split(tag).length - 1
    expect([count('<p>'), count('<h2 '), count('<em>'), count('<a '), count('<br')]).toEqual([7, 2, 3, 4, 0])
    expect(body?.headings.map(({ id }) => id)).toEqual([
      'setting-a-page',
      'how-to-print-20bn-sheets-for-readers',
    ])
    expect(html).not.toMatch(/\u00c2|##|<Newsletter|class="anchor"/)
    expect(html.endsWith('</p>\n{#NewsletterForm compact=true}')).toBe(true)
    expect(list(findings)).toEqual(['prose/heading-space 3:1'])
    expect(body?.description.startsWith('We print slowly. We think')).toBe(true)
  },
)

test('what stands in a removed element is no prose', async () => {
  const { body } = await render(
    await markdownLine('native'),
    'Intro <style>.a { color: red }</style> words <script>alert(1)</script> and <template>hid **den**</template> end.',
  )
  expect([body?.description, body?.words]).toEqual(['Intro words and end.', 4])
})

/** A plugin with syntax of its own. */
function bringsSigns(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  this.data().micromarkExtensions = [{ flow: { null: [] } }]
}
