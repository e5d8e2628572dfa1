import { expect, test } from 'vitest'
import type { Diagnostic } from '../src/types.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')]

async function post(text: string, slug = 's') {
  const results = await Promise.all(
    lines.map(async (markdown) => {
      const findings: Diagnostic[] = []
      const input = { path: 'post.md', text, line: 1, slug, hideAnchor: true }
      const body = await markdown.body(input, (finding) => findings.push(finding))
      return { html: show(body?.chunks ?? []), ids: body?.ids ?? [], findings: list(findings) }
    }),
  )
  expect(results[0]).toEqual(results[1])
  return results[0] ?? expect.fail('no result')
}

/** The note's number, its ids and its text, shortened: `a{1}` for a reference, `1: text <1` for a note. */
function short(html: string): string {
  const [text = '', notes = ''] = html.split('<section')
  const references = (part: string) => part.replace(/<sup class="ref"><a [^>]*>(\d+)<\/a><\/sup>/g, '{$1}')
  const items = [...references(notes).matchAll(/<li id="o-note-[^"]*-(\d+)">([\s\S]*?)<\/li>/g)]
  const list = items.map(([, number, item = '']) => {
    const plain = item
      .replace(/[ \u00a0]?<a [^>]*class="back"[^>]*>[\s\S]*?<\/a>/g, '<')
      .replace(/<\/?p>/g, '|')
    return `${number}: ${plain}`
  })
  return [
    references(text)
      .replace(/<\/?p>/g, '')
      .trim(),
    ...list,
  ].join('\n')
}

test('the whole markup', async () => {
  const { html, ids } = await post('a[^x] b[^x]\n\n[^x]: note *n*', 'my-post')
  expect(html).toBe(
    '<p>a<sup class="ref"><a href="[[#o-note-my-post-1]]" id="o-ref-my-post-1" data-note="1" role="doc-noteref">1</a></sup>' +
      ' b<sup class="ref"><a href="[[#o-note-my-post-1]]" id="o-ref-my-post-1.2" role="doc-noteref">1</a></sup></p>\n' +
      '<section class="notes" role="doc-endnotes" aria-labelledby="o-notes-my-post"><h2 id="o-notes-my-post">Notes</h2>' +
      '<ol><li id="o-note-my-post-1">note <em>n</em>' +
      '\u00a0<a href="[[#o-ref-my-post-1]]" class="back" role="doc-backlink" aria-label="Back to the text at note 1">↩︎</a>' +
      ' <a href="[[#o-ref-my-post-1.2]]" class="back" role="doc-backlink" aria-label="Back to the text at note 1, place 2">↩︎<sup>2</sup></a>' +
      '</li></ol></section>',
  )
  expect(new Set(ids)).toEqual(
    new Set(['o-ref-my-post-1', 'o-ref-my-post-1.2', 'o-notes-my-post', 'o-note-my-post-1']),
  )
})

test.each([
  ['order of first reference', 'a[^b] c[^a] d[^b]\n\n[^a]: A\n[^b]: B', 'a{1} c{2} d{1}\n1: B<<\n2: A<'],
  ['inside a note', 'a[^a]\n\n[^a]: A[^b]\n[^b]: B', 'a{1}\n1: A{2}<\n2: B<'],
  ['to itself', 'a[^a]\n\n[^a]: A[^a]', 'a{1}\n1: A{1}<<'],
  ['without case', 'a[^Ab]\n\n[^aB]: A', 'a{1}\n1: A<'],
  [
    'prototype names (MD13)',
    'a[^__proto__] b[^constructor]\n\n[^__proto__]: P\n\n[^constructor]: C',
    'a{1} b{2}\n1: P<\n2: C<',
  ],
  ['several blocks', 'a[^a]\n\n[^a]: A\n\n    B', 'a{1}\n1: |A||B<|'],
  [
    'no text after a list',
    'a[^a]\n\n[^a]:\n    - x',
    'a{1}\n1: <ul>\n<li>x</li>\n</ul>|<|'.replace('<li>x</li>\n</ul>|<|', '<li>x'),
  ],
  ['a note inside a note', 'a[^b] c[^a]\n\n[^a]: A\n\n    [^b]: B', 'a{1} c{2}\n1: B<\n2: A<'],
  ['an empty note', 'a[^a]\n\n[^a]:', 'a{1}\n1: |<|'],
  ['a reference in a quote', '> a[^a]\n>\n> [^a]: A', '<blockquote>\na{1}\n</blockquote>\n1: A<'],
  ['from inside a component', '<Callout>a[^a]</Callout>\n\n[^a]: A', '{#Callout|a{1}}\n1: A<'],
])('%s', async (_, text, expected) => {
  const { html, findings } = await post(text)
  expect(short(html)).toBe(expected)
  expect(findings).toEqual([])
})

test.each([
  ['a[^no] b', ['prose/note-missing 1:2']],
  ['> a\n> b[^no]', ['prose/note-missing 2:4']],
  ['&amp; &amp; [^no]', ['prose/note-missing 1:13']],
  ['a\n\n[^a]: A', ['prose/note-unused 3:1']],
  ['a[^a]\n\n[^a]: A\n\n[^a]: B', ['prose/note-twice 5:1']],
  ['a\n\n[^a]: A[^b]\n[^b]: B', ['prose/note-unused 3:1', 'prose/note-unused 4:1']],
  // No references: escaped, code, regular expressions.
  ['a\\[^no] [\\^no] `[^no]` [^a-z] [^x]+ [^"]', []],
  ['```\n[^no]\n```', []],
])('findings of %j', async (text, expected) => {
  const { html, findings } = await post(text)
  expect(findings).toEqual(expected)
  if (!text.includes('[^a]:')) expect(html).not.toContain('<sup')
})

test('posts on one page share no id, whatever their slugs end in', async () => {
  const text = `${'a[^1] '.repeat(3)}b[^2]\n\n[^1]: A\n[^2]: B`
  const pages = await Promise.all(['x', 'x-1', 'x-1-2', 'x-2'].map((slug) => post(text, slug)))
  const ids = pages.flatMap((page) => page.ids)
  expect(new Set(ids).size).toBe(ids.length)
})

// Within a link the native parser takes the note for its own and leaves the link as text; neither nests links.
test('a reference inside a link goes behind it', async () => {
  const reference = await markdownLine('remark')
  const { body } = await render(reference, '[b [^1] *c[^1]*](d.md) e\n\n[^1]: A')
  const html = short(show(body?.chunks ?? []))
  expect(html.split('\n')[0]).toBe('<a href="[[d.md]]">b  <em>c</em></a>{1}{1} e')
})

test('a note begins with a callout, a formula of its own lines or a component, and goes on with them', async () => {
  const source =
    'a[^a]\n\n[^a]: :::tip\n    x\n    :::\n    $$\n    y\n    $$\n\n    <Icon\n    a={1}/>\n' +
    '[^b]: $$\n    z\n    $$\n[^c]: <Icon\n    a={1}/>\n\nb[^b] c[^c]\n\n[^d]: :::tip'
  for (const parser of ['native', 'remark'] as const) {
    const { body, findings } = await render(await markdownLine(parser), source)
    const html = show(body?.chunks ?? []).replace(/<math .*?alttext="(.*?)".*?<\/math>/g, '⟪$1⟫')
    const items = [...html.matchAll(/<li id="[^"]*">(.*?)(?:<p>)? ?<a /g)].map(([, item]) => item)
    expect(items).toEqual([
      '<div class="callout tip" role="note"><p class="label">Tip</p><p>x</p></div><div class="math" tabindex="0">⟪y⟫</div>{#Icon a=1}',
      '<div class="math" tabindex="0">⟪z⟫</div>',
      '{#Icon a=1}',
    ])
    expect(list(findings)).toEqual(['callout/unclosed 20:7', 'prose/note-unused 20:1'])
  }
})
