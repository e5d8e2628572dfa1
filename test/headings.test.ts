import { expect, test } from 'vitest'
import type { BodyInput } from '../src/markdown/markdown.ts'
import type { Diagnostic } from '../src/types.ts'
import { list, markdownLine, show } from './markdown-fixture.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

/** Render with both parsers, which must agree, as a post with visible anchors unless told otherwise. */
async function post(text: string, given: Partial<BodyInput> = {}) {
  const results = await Promise.all(
    lines.map(async (markdown) => {
      const findings: Diagnostic[] = []
      const input = { path: 'post.md', text, line: 1, slug: 'post', hideAnchor: false, ...given }
      const body = await markdown.body(input, (finding) => findings.push(finding))
      return { html: show(body?.chunks ?? []), body, findings: list(findings) }
    }),
  )
  const [native, reference] = results
  expect(native).toEqual(reference)
  return native ?? expect.fail('no result')
}

test.each([
  ['## The budget', '<h2 id="the-budget"><a href="[[#the-budget]]" class="anchor">The budget</a></h2>'],
  ['## A *b* `c`', '<h2 id="a-b-c"><a href="[[#a-b-c]]" class="anchor">A <em>b</em> <code>c</code></a></h2>'],
  // Links cannot nest: a heading that holds one, by whatever means, has an id only.
  ['## See [a](b.md)', '<h2 id="see-a">See <a href="[[b.md]]">a</a></h2>'],
  ['## See [a][r]\n\n[r]: b.md', '<h2 id="see-a">See <a href="[[b.md]]">a</a></h2>'],
  ['## See <a href="b.md">a</a>', '<h2 id="see-a">See <a href="[[b.md]]">a</a></h2>'],
  ['## See <Icon/>', '<h2 id="see">See {Icon}</h2>'],
  ['##', '<h2></h2>'],
])('%j', async (text, html) => {
  expect((await post(text)).html).toBe(html)
})

test('hideAnchor: ids, no links', async () => {
  const { html, body } = await post('## One', { hideAnchor: true })
  expect(html).toBe('<h2 id="one">One</h2>')
  expect(body?.headings).toEqual([{ level: 2, id: 'one', text: 'One' }])
})

test.each([
  ['## A\n\n## A\n\n## A 1\n\n## A', ['a', 'a-1', 'a-1-1', 'a-2']],
  // Names of Object.prototype (MD13).
  ['## constructor\n\n## `__proto__`\n\n## toString', ['constructor', '__proto__', 'tostring']],
  ['## [\\_\\_proto\\_\\_]', ['__proto__']],
  ['## Über Käse & 日本語', ['über-käse--日本語']],
  ['## cafe\u0301', ['café']],
  ['## ???\n\n## !!!', ['section', 'section-1']],
  ['## ![Map](m.png)', ['map']],
  // GitHub collapses no blanks, and neither a picture nor a comment has a text.
  ['## a  b\n\n## a -  b', ['a--b', 'a----b']],
  ['## ![Map](m.png) Here\n\n## Here ![Map](m.png)', ['-here', 'here-']],
  ['## In <!-- omit in toc -->\n\n## <a name="x"></a> In\n\n## In', ['in-', '-in', 'in']],
  ['## Use  <Key/>', ['use']],
  ['## a\u00a0b !', ['ab-']],
  ['## ![Map](m.png) ???', ['map-']],
  ['Two\nlines\n---', ['two-lines']],
  ['## Note[^1]\n\n[^1]: x', ['note']],
  ['<Callout>\n\n## In\n\n</Callout>\n\n- ## Item', ['in', 'item']],
])('ids of %j', async (text, ids) => {
  const { body } = await post(text)
  expect(body?.headings.map((heading) => heading.id)).toEqual(ids)
  expect(body?.ids).toEqual(expect.arrayContaining(ids))
})

test.each([
  ['# T\n\n## T\n\n## T', 't', ['t-1', 't-2']],
  ['## T\n\n# T\n\n## T', 't-1', ['t', 't-2']],
  ['intro\n\n> ## T\n\n# *T*\n\n<A>\n\n## T\n\n</A>', 't-1', ['t-2']],
  ['# T {#own}\n\n## Own\n\n## T', 'own', ['own-1', 't']],
  ['# T\n\n## A {#t}', 't-1', ['t']],
  ['# T', 't', []],
  ['## T', undefined, ['t']],
  ['# U\n\n## T', undefined, ['u', 't']],
])(
  'the title keeps its id when it is taken out, and those behind it count on: %j',
  async (text, titleId, ids) => {
    const { body } = await post(text, { title: 'T' })
    expect(body?.titleId).toBe(titleId)
    expect(body?.headings.map(({ id }) => id)).toEqual(ids)
    // The page has it only if its layout prints it.
    expect(body?.ids.includes(titleId ?? '')).toBe(false)
  },
)

const IN = '<h3 id="in"><a href="[[#in]]" class="anchor">In</a></h3>'

test.each([
  ['### In\n<a id="in"></a>', IN],
  ['### In\n\n<a name="in" id=in></a>\nText', `${IN}\n<p>\nText</p>`],
  ['<a id="in"></a>\n### In', IN],
  ["a\n\n<a name='in'/>\n\n### In\n\nb", `<p>a</p>\n${IN}\n<p>b</p>`],
  [
    'a <a name="in"></a>\n### In\n### In',
    `<p>a </p>\n${IN}\n${IN.replaceAll('"in"', '"in-1"').replace('#in', '#in-1')}`,
  ],
  ['<a id="old"></a><a id="in"></a>\n### In', `<p><a id="old"></a></p>\n${IN}`],
  ['### <a name="in"></a>In', IN],
  ['### In<a ID="in"></a>', IN],
  ['> <a id="in">\n> </a>\n>\n> ### In', `<blockquote>\n${IN}\n</blockquote>`],
  ['### In {#own}\n<a id="own"></a>', IN.replaceAll('"in"', '"own"').replace('#in', '#own')],
])('an empty anchor beside a heading with the same id goes, silently: %j', async (text, html) => {
  const made = await post(text)
  expect(made.html).toBe(html)
  expect(made.findings).toEqual([])
})

test.each([
  ['### In\n<a id="in">words</a>', ['links/duplicate-id 2:4']],
  ['### In\n\nText <a id="in"></a>', ['links/duplicate-id 3:9']],
  ['### In\n\nText.\n\n<a id="in"></a>', ['links/duplicate-id 5:4']],
  ['### In\n<a id="in" href="b.md"></a>', ['links/duplicate-id 2:4']],
  ['### In\n<b id="in"></b>', ['links/duplicate-id 2:4']],
  ['### In\n<a id="in" name="of"></a>', ['links/duplicate-id 2:4']],
])('any other stays, and is told: %j', async (text, findings) => {
  expect((await post(text)).findings).toEqual(findings)
})

test('an anchor beside the title that is taken out stays, and the title has no id', async () => {
  for (const text of ['<a id="t"></a>\n# T\n\n## T', '# T\n<a id="t"></a>\n\n## T']) {
    const { body, findings } = await post(text, { title: 'T' })
    expect(body?.titleId).toBeUndefined()
    expect(body?.ids).toEqual(['t', 't-1'])
    expect(findings).toEqual([])
  }
})

test('headings in quotes and notes have ids but are no part of the outline', async () => {
  const { body } = await post('a[^1]\n\n> ## Quoted\n\n[^1]:\n    ## Noted\n')
  expect(body?.headings).toEqual([])
  expect(body?.ids).toEqual(expect.arrayContaining(['quoted', 'noted']))
})

test.each([
  ['##', 1],
  ['a\n\n> #  #', 1],
  ['## <!-- c -->', 1],
  ['## ![](a.png)', 1],
  ['##  &nbsp;', 1],
  ['## {#id}', 1],
  ['## ![b](a.png)', 0],
  ['## $x$', 0],
  ['## `x`', 0],
  ['## <Icon/>', 0],
  ['## <img src="a.png" alt="b">', 0],
  ['## &', 0],
  ['## [](b.md)', 0],
])('a heading that says nothing is told: %s', async (text, count) => {
  const { findings } = await post(text)
  expect(findings.filter((one) => one.startsWith('prose/empty-heading'))).toHaveLength(count)
})

test.each([
  ['# T\n\na', 'T', 'T', []],
  ['# T\n\na', undefined, 'T', []],
  ['intro\n\n# *T*  `x`\n\na', undefined, 'T x', []],
  ['T\n===\n\na', ' T ', 'T', []],
  ['# cafe\u0301\n\na', 'café', 'cafe\u0301', []],
  ['## no\n\n# Use `npm ci` & *care* ##\n\na', 'Use `npm ci` & *care*', 'Use `npm ci` & *care*', []],
  ['# U\n\na', 'T', undefined, ['prose/another-title 1:1']],
  ['# T\n\n# V\n\na', 'T', 'T', ['prose/another-title 3:1']],
  ['# U\n\n# T\n\na', 'T', undefined, ['prose/another-title 1:1', 'prose/another-title 3:1']],
  ['> # U', undefined, undefined, ['prose/another-title 1:3']],
  ['## T\n\na', 'T', undefined, []],
] as const)('the title of %j beside %j', async (text, title, taken, findings) => {
  const { body, html, findings: found } = await post(text, title === undefined ? {} : { title })
  expect(body?.title).toBe(taken)
  expect(found).toEqual(findings)
  expect([...html.matchAll(/<h1/g)]).toHaveLength(findings.length)
})

test.each([
  ['# `streamText`\n\na', 'streamText()', 'streamText'],
  ['# streamText()\n\na', 'streamText', 'streamText()'],
  ['# Is It Fast\n\na', 'Is it fast?', 'Is It Fast'],
  ['# Don’t stop\n\na', "Don't stop", 'Don’t stop'],
  ['# Release 1.1\n\na', 'Release 11', undefined],
  ['# C#\n\na', 'C', undefined],
  ['# C++\n\na', 'C', undefined],
  ['# !!!\n\na', '???', undefined],
  ['# 🚀 Go\n\na', 'Go', undefined],
] as const)('case and punctuation make no other title: %j beside %j', async (text, title, taken) => {
  const { body, findings } = await post(text, { title })
  expect([body?.title, findings]).toEqual([taken, taken === undefined ? ['prose/another-title 1:1'] : []])
})

test.each([
  ['<h1 align="center">Name</h1>\n\na', undefined, 'Name', '<p>a</p>'],
  ['<h1 align="center">Name</h1>\n\na', 'name', 'Name', '<p>a</p>'],
  ['<h1>A &amp; <b>b</b>\n  &copy;</h1>\n\na', undefined, 'A & b ©', '<p>a</p>'],
  ['<!-- <h1>no</h1> -->\n\n<h1>Name</h1>\n\na', undefined, 'Name', '<p>a</p>'],
  ['<h1 align="center">\n\nName `x`\n\n</h1>\n\na', undefined, 'Name x', '<p>a</p>'],
  ['<div align="center">\n<h1>Name</h1>\n<p>b</p>\n</div>\n\na', undefined, 'Name', '<p>b</p>'],
  ['<h1 align="center">Name</h1>\n\n# Other\n\na', 'Other', 'Other', '<h1'],
] as const)('a title in raw HTML: %j beside %j', async (text, title, taken, kept) => {
  const { body, html } = await post(text, title === undefined ? {} : { title })
  expect(body?.title).toBe(taken)
  expect(html).toContain(kept)
  expect(html.includes('<h1')).toBe(kept === '<h1')
})

test.each([
  ['<h1><img src="a.png" alt="Name"></h1>\n\na', undefined],
  ['<h1>{title}</h1>\n\na', undefined],
  ['<!--\n<h1>Name</h1>\n-->\n\na', undefined],
  ['<h1>Name</h1>\n\na', 'Other'],
] as const)('no title: %j beside %j', async (text, title) => {
  const { body } = await post(text, title === undefined ? {} : { title })
  expect(body?.title).toBeUndefined()
})

test('a title in raw HTML leaves its picture, and places below it stay', async () => {
  const { body, html, findings } = await post(
    '<h1 align="center">\n  <img src="a.png" alt="Logo" width="80">\n  <br>Name\n</h1>\n<p onclick="x">b</p>',
  )
  expect(body?.title).toBe('Name')
  expect(html).toContain('((a.png|Logo))')
  expect(html).not.toContain('Name')
  expect(findings).toEqual(['html/removed-attribute 5:4'])
})

test('no first h1 is in the contents, the words, the description or the excerpt', async () => {
  const { body } = await post('# T\n\none two')
  expect(body).toMatchObject({ headings: [], words: 2, description: 'one two' })
})

test('a heading that holds a note has no link of its own, and its id and text know nothing of the note', async () => {
  const { html, body } = await post('## A[^1] B\n\n[^1]: x')
  expect(html).toMatch(
    /^<h2 id="a-b">A<sup class="ref"><a href="\[\[#o-note-post-1\]\]"[^>]*>1<\/a><\/sup> B<\/h2>/,
  )
  expect(body?.headings).toEqual([{ level: 2, id: 'a-b', text: 'A B' }])
})
