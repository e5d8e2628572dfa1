import { describe, expect, test } from 'vitest'
import { lostCharacters } from '../src/markdown/steps/lost-characters.ts'
import { checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { readPost } from './matter-reading.ts'
import { QUICK } from './quick.ts'

/** SPEC 13.29: no page holds a control character, a noncharacter or half of a sign, and whoever wrote one is told. */

test('in the configuration, in what it sets for folders, and in registries', async () => {
  await checkFindings(String.raw`
-- octavo.config.yaml --
title: "a\u0001b\ufffe"
       ^ syntax/control
description: "\u007f"
             ^ syntax/control
url: https://ex.org
nav:
  - {label: "a\u0002", url: /}
            ^ syntax/control
defaults:
  - match: posts/**
    set: {description: "a\ud800b", tags: ["\u0008"]}
                       ^ syntax/control
                                          ^ syntax/control
-- content/data/categories.yaml --
one: {label: "a\u0001b", description: "a\ufdd0b"}
             ^ syntax/control
                                      ^ syntax/control
"t\u0003wo": {label: Two}
^ syntax/control
-- content/data/authors.yaml --
jo: {name: "J\u0001o"}
           ^ syntax/control
-- content/data/more.json --
{"a": ["b\u0001"], "c\udc00": 1}
       ^ syntax/control
                   ^ syntax/control
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
Text.
`)
})

test.each([
  [
    'YAML',
    '---\ntitle: A\ndate: 2026-01-01\ndescription: "a\\ud800b"\n---\nText.\n',
    ['4:14 syntax/control'],
  ],
  ['YAML, a whole sign', '---\ntitle: A\ndate: 2026-01-01\ndescription: "\\U0001F600\\t"\n---\nT.\n', []],
  ['JSON', '---json\n{"title": "a\\ud800b",\n"date": "2026-01-01"}\n---\nText.\n', ['2:11 syntax/control']],
  ['JSON, a whole sign', '---json\n{"title": "\\ud83d\\ude00",\n"date": "2026-01-01"}\n---\nText.\n', []],
  ['TOML', '+++\ntitle = "a\\u0001b"\ndate = 2026-01-01\n+++\nText.\n', ['2:9 syntax/control']],
])('FM20 in front matter: %s', (_, text, codes) => {
  expect(readPost(text).codes).toEqual(codes)
})

describe('references in a text', () => {
  const CASES: readonly [text: string, html: string, places: readonly string[]][] = [
    ['a &#1; b', '<p>a � b</p>', ['1:3']],
    ['a &#xFFFE; b', '<p>a � b</p>', ['1:3']],
    ['*a* &#xD800; b', '<p><em>a</em> � b</p>', ['1:5']],
    ['&#128;5 and &#x110000;', '<p>�5 and �</p>', ['1:1', '1:13']],
    ['[a](https://x.org "t&#1;")', '<p><a href="https://x.org" title="t�">a</a></p>', ['1:21']],
    ['> x\n> &#0;', '<blockquote>\n<p>x\n�</p>\n</blockquote>', ['2:3']],
    ['<p>&#xD800; &#xFFFE;</p>', '<p>� </p>', ['1:4', '1:4']],
    [
      '`&#1;` and \\&#1; and &#xFFFD; &#9; &#8364;',
      '<p><code>&#x26;#1;</code> and &#x26;#1; and � \t €</p>',
      [],
    ],
    ['<code>&#1;</code>', '<p><code>�</code></p>', []],
    [
      '```text title="&#xD800;"\n&#1;\n```',
      '<figure class="code"><figcaption><span>�</span></figcaption><pre tabindex="0"><code class="language-text">&amp;#1;\n</code></pre></figure>',
      ['1:16'],
    ],
    ['<b title={"\\ud800"}>x</b>', '<p><b title="�">x</b></p>', ['1:10']],
  ]
  test.each(CASES)('%j', async (text, html, places) => {
    for (const parser of ['native', 'remark'] as const) {
      const { body, findings } = await render(await markdownLine(parser), text)
      expect(show(body?.chunks ?? [])).toBe(html)
      expect(list(findings)).toEqual(places.map((place) => `html/control-character ${place}`))
    }
  })

  test('many of them take time in proportion', QUICK, () => {
    const html = Array.from({ length: 50_000 }, (_, at) => ({
      type: 'html' as const,
      value: '<b>',
      position: {
        start: { line: 1, column: 1, offset: at * 7 },
        end: { line: 1, column: 1, offset: at * 7 + 3 },
      },
    }))
    const tree = { type: 'root' as const, children: html }
    expect(lostCharacters(tree, '<b>&#1;'.repeat(50_000))).toHaveLength(50_000)
  })
})
