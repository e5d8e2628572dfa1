import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSchema } from '../src/markdown/html/sanitize.ts'
import { buildFiles, buildFixture, checkFindings, parseFixture } from './fixture.ts'
import { markdownLine, render } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const CONFIG = `
-- octavo.config.yaml --
title: T
url: https://example.org
markdown: {allow: {iframes: [frames.example], tags: [marquee, script, style, textarea, base, svg]}}
`

/** A site of one post. */
function site(body: string, more = ''): string {
  return `${CONFIG}${more}-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${body}\n`
}

const PAGE = 'blog/a/index.html'

function proseOf(page = ''): string {
  const prose = /<div class="prose"[^>]*>([\s\S]*?)<\/div>\s*(?:<footer|<\/article|<\/div>)/.exec(page)?.[1]
  if (prose === undefined) throw new Error('the page has no text')
  return prose
}

describe('what is removed is named where it stands', () => {
  test('in sentences, quotes, lists, tables, components and blocks of several lines', async () => {
    await checkFindings(
      site(`
Text <b style="x">a</b> and [w](skype:3) <a href="file:///x">q</a>
        ^^^^^ html/removed-attribute
                            ^ html/unsafe-address
                                            ^^^^ html/unsafe-address

> quote <i onclick="x">y</i>
           ^^^^^^^ html/removed-attribute
>
> <div class="a"
>   onclick="b">
    ^^^^^^^ html/removed-attribute
> text <u style="c">d</u>
          ^^^^^ html/removed-attribute
> </div>

- item

  <details>
  <summary style="a">s</summary>
           ^^^^^ html/removed-attribute
  <blink>x</blink>
  ^^^^^^ html/removed-tag
  </details>

<div className="a"/> <span/> <em onclick="z">x</em>
                                 ^^^^^^^ html/removed-attribute

<a xlink:href="a">b</a> <a htmlFor="c">d</a>
   ^^^^^^^^^^ html/removed-attribute
                           ^^^^^^^ html/removed-attribute

<Callout>
  <p style="a">b</p>
     ^^^^^ html/removed-attribute

  - <kbd style="b">c</kbd>
         ^^^^^ html/removed-attribute
</Callout>

| a |
|---|
| <b style="z">c</b> |
     ^^^^^ html/removed-attribute
`),
    )
  })

  test('`<main>`, of which a page has one, once', async () => {
    const { output, findings } = await checkFindings(
      site(`
Use the <main> tag.
        ^^^^^^ html/removed-tag

<main id="a">
^^^^^^ html/removed-tag

Hello

</main>

<main style="b">*c*</main>
^^^^^^ html/removed-tag
`),
    )
    expect(output.get(PAGE)?.match(/<main/g)).toHaveLength(1)
    expect(findings[0]?.hint).toBe(
      'take it out: the page has one, around the post; if it is meant as text, put it into backquotes',
    )
  })

  test('a declaration, wherever it stands; not in code, and no comment', async () => {
    await checkFindings(
      site(`
Use <!DOCTYPE html> and <?php echo 1; ?> here. XML has <![CDATA[ x ]]>.
    ^ html/removed-declaration
                        ^ html/removed-declaration
                                                       ^ html/removed-declaration

<?php
^ html/removed-declaration

echo 1; ?>

\`<?php ?>\`, <!-- <?php ?> --> and \\<?php ?>.
`),
    )
  })

  test('a tag that never ends, in a list too', async () => {
    await checkFindings(
      site(`
- <div>
  text
  </div> and <div class="x
             ^ html/unfinished-tag
`),
    )
  })
})

describe('ids (MD04)', () => {
  test('one that hides a property of document gets a prefix, and what speaks of it follows', async () => {
    const { output } = await checkFindings(
      site(`
[up](#location) and <b id="location">x</b> <i aria-labelledby="location other">y</i> <a name="cookie">z</a> <b id="one">1</b>
                       ^^ html/renamed-id
                                                                                        ^^^^ html/renamed-id

## Title

[T](#title) and <b id="title">x</b>
                   ^^ html/renamed-id
`),
    )
    const prose = proseOf(output.get(PAGE))
    expect(prose).toContain('<a href="#user-location">up</a> and <b id="user-location">')
    expect(prose).toContain('<i aria-labelledby="user-location other">')
    expect(prose).toContain('<a name="user-cookie">')
    expect(prose).toContain('<b id="one">')
    // The heading has the name that the link means.
    expect(prose).toContain('<a href="#title">T</a> and <b id="user-title">')
  })

  test('one of the kind that layouts have, and one that stands twice', async () => {
    await checkFindings(
      site(`
<b id="o-x">x</b> <b id="y">x</b> <b id="y">x</b>
   ^^ html/reserved-id
                                     ^^ links/duplicate-id

<p class="a" id="o-content">x</p>
             ^^ html/reserved-id
             ^^ links/duplicate-id

A note.[^1]

[^1]: Its text.
`),
    )
  })
})

describe('frames', () => {
  test('wait, cannot lead away, and need a title', async () => {
    const { output } = await checkFindings(
      site(`
<iframe src="https://frames.example/x"></iframe>
^^^^^^^ html/frame-title

<iframe title="A map" src="https://frames.example/y" sandbox="allow-scripts allow-top-navigation" loading="eager"></iframe>

<iframe title="No" src="http://frames.example/"></iframe>
^^^^^^^ html/removed-frame
`),
    )
    const page = output.get(PAGE) ?? ''
    expect(page).toContain(
      '<iframe src="https://frames.example/x" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" ' +
        'sandbox="allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts">',
    )
    expect(page).toContain('sandbox="allow-scripts" loading="eager"')
    expect(page).not.toContain('http://frames.example')
  })

  const FILMS: readonly (readonly [attributes: string, instead: string])[] = [
    ['src="https://www.youtube.com/embed/a_b-1" title="YouTube video player"', '<YouTube id="a_b-1"/>'],
    [
      'src="//youtube-nocookie.com/embed/a?rel=0" title="Folding a sheet"',
      '<YouTube id="a" title="Folding a sheet"/>',
    ],
    ['src="https://www.youtube.com/embed/a?rel=0&amp;start=90"', '<YouTube url="https://youtu.be/a?t=90"/>'],
    [
      'src="https://www.youtube.com/embed/videoseries?list=PL1"',
      '<Embed url="https://www.youtube.com/playlist?list=PL1"/>',
    ],
    ['src="https://player.vimeo.com/video/12#t=1s" title="A &quot;cut&quot;"', '<Vimeo id="12"/>'],
    ['src="https://player.vimeo.com/video/12?title=0&h=f0"', '<Vimeo url="https://vimeo.com/12/f0"/>'],
    ['src="https://codepen.io/ada/embed/preview/xYz?default-tab=result"', '<CodePen user="ada" pen="xYz"/>'],
  ]

  test.each(FILMS)(
    'of a film (%s) say what links to it, and that can be pasted',
    async (attributes, instead) => {
      const { findings } = await checkFindings(
        site(`A film:\n\n<iframe ${attributes}></iframe>\n^^^^^^^ html/removed-frame`),
      )
      expect(findings[0]?.hint).toBe(
        `write ${instead} on a line of its own; or allow its host in markdown.allow.iframes`,
      )
      const meant = await checkFindings(site(`A film:\n\n${instead}`))
      // What stands in its place is what the hint says, in the page and in the feed.
      const { output } = await checkFindings(
        site(`A film:\n\n<iframe ${attributes}></iframe>\n^^^^^^^ html/removed-frame`),
      )
      for (const path of [PAGE, 'feed.xml']) expect(output.get(path)).toBe(meant.output.get(path))
    },
  )

  test.each([
    ['<div class="x"><center>\n<iframe SRC></iframe></center></div>', true],
    ['- a\n\n  <iframe SRC></iframe>', true],
    ['<Callout>\n\n<iframe SRC></iframe>\n\n</Callout>', true],
    ['<details><summary>a</summary><iframe SRC></iframe></details>', true],
    ['a <iframe SRC></iframe> b', false],
    ['a <Unknown>x <iframe SRC></iframe></Unknown> b', false],
    ['<p align="center"><iframe SRC></iframe></p>', false],
    ['<a href="https://e.org/"><iframe SRC></iframe></a>', false],
  ])('of a film in %s are told, and are read as a link where blocks stand', async (text, isPrinted) => {
    const { findings, output } = await buildFixture(
      site(`Text.\n\n${text}`.replace('SRC', 'src="https://www.youtube.com/embed/a_b-1"')),
    )
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const [message = ''] = findings.flatMap((one) => (one.code === 'html/removed-frame' ? [one.message] : []))
    expect(message).toContain(isPrinted ? 'is read as a link, <YouTube id="a_b-1"/>' : 'was removed')
    expect(output.get(PAGE)?.includes('class="film"')).toBe(isPrinted)
  })

  test.each([
    'https://www.youtube.com.evil.example/embed/a',
    'https://www.youtube.com/watch',
    'https://e.example/',
  ])('of %s have no such hint', async (src) => {
    const { findings } = await checkFindings(
      site(`A film:\n\n<iframe src="${src}"></iframe>\n^^^^^^^ html/removed-frame`),
    )
    expect(findings[0]?.hint).toMatch(/^to allow it/)
  })
})

test('markdown.allow widens, but never to what runs, styles or swallows (MD01, MD03)', async () => {
  const { output } = await checkFindings(
    site(`
<marquee onclick="x">a</marquee> <svg onload="x"><path d="M0 0"/></svg>
         ^^^^^^^ html/removed-attribute
                                      ^^^^^^ html/removed-attribute
                                                 ^^^^^ html/removed-tag

<style>p {}</style>
^^^^^^ html/removed-tag

<base href="//evil.example/">
^^^^^ html/removed-tag

text <textarea>
     ^^^^^^^^^ html/removed-tag
     ^^^^^^^^^ html/unclosed-tag
`),
  )
  const page = output.get(PAGE) ?? ''
  expect(page).toContain('<marquee>a</marquee>')
  expect(page).toContain('</html>')
  expect(proseOf(page)).not.toMatch(/<(?:style|base|textarea)|onload|onclick/)
})

test('the hint for a removed tag says what can be done', async () => {
  const { findings } = await buildFixture(
    site('\n<form>x</form>\n\n<base>\n\na Vec<string> b <your-name>\n\n<a xlink:href="a">b</a>'),
  )
  expect(findings.map(({ hint }) => hint)).toEqual([
    'to allow it: markdown.allow.tags: [form]',
    'no setting lets it into a text; put it into a template',
    'if it is meant as text, write `&lt;string>` or put it into backquotes',
    'if it is meant as text, write `&lt;your-name>` or put it into backquotes; to allow it: markdown.allow.tags: [your-name]',
    undefined,
  ])
  expect(findings.at(-1)?.message).toContain('`xlink:href`')
})

test('docs/html.md names the tags and schemes that pass', () => {
  const page = readFileSync('docs/html.md', 'utf8')
  const named = (heading: string) => {
    const part = page.slice(page.indexOf(`\n## ${heading}`)).split('\n## ')[1] ?? ''
    return [...part.matchAll(/`<?([a-z0-9]+)>?`/g)].map(([, name]) => name)
  }
  const { tagNames, protocols } = createSchema({ tags: [], iframes: [] })
  expect(named('Tags').sort()).toEqual([...(tagNames ?? [])].sort())
  expect(named('Addresses').sort()).toEqual([...(protocols?.href ?? [])].sort())
})

test('what posts are written with passes as it is (MD15)', async () => {
  const html =
    '<details open>\n<summary>S</summary>\n<p>H<sub>2</sub>O, <kbd>Ctrl</kbd>, x<sup>2</sup>, <mark>m</mark>, <abbr title="T">t</abbr>.</p>\n</details>\n' +
    '<table>\n<thead><tr><th scope="col">a</th></tr></thead>\n<tbody><tr><td colspan="2" align="right">b</td></tr></tbody>\n</table>\n' +
    '<dl><dt>a</dt><dd>b</dd></dl>\n<p align="center"><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>\n' +
    '<video src="https://e.org/a.mp4" controls width="640" poster="https://e.org/a.png"><track kind="captions" src="https://e.org/a.vtt"></video>'
  const { output } = await checkFindings(
    site(`\n${html}\n\n<img src="https://e.org/a.png" alt="A" width="64" align="right">`),
  )
  const page = output.get(PAGE) ?? ''
  expect(page).toContain(html)
  expect(page).toMatch(/<img src="https:\/\/e.org\/a.png" alt="A" [^>]*width="64"[^>]*>/)
})

test('what is for readers without scripts is for all: no post runs one', async () => {
  const html = (image: string) => `<div class="chart">${image}</div>`
  const { output, findings } = await checkFindings(
    site(`
${html('<noscript><img alt="A" src="https://e.org/a.png"/></noscript>')}
                   ^^^^^^^^ html/removed-tag
`),
  )
  expect(output.get(PAGE)).toMatch(
    /<div class="chart"><img src="https:\/\/e.org\/a.png" alt="A"[^>]*><\/div>/,
  )
  expect(findings.at(0)?.hint).toMatch(/what it holds is shown/)
})

test('schemes that readers can use pass, others are said (MD16)', async () => {
  const { output } = await checkFindings(
    site(`
[a](tel:+491234) [b](sms:+491234) [c](mailto:a@e.org) [d](//e.org/x) <a href="tel:1">e</a>

[f](skype:x)
^ html/unsafe-address
`),
  )
  const page = output.get(PAGE) ?? ''
  for (const href of ['tel:+491234', 'sms:+491234', 'mailto:a@e.org', '//e.org/x', 'tel:1'])
    expect(page).toContain(`<a href="${href}"`)
  expect(page).toContain('<a>f</a>')
})

test('signs of templates and of replacements are text (MD06, MD07)', async () => {
  const text =
    "{{ site.title | upcase }} {{ 7 | times: 6 }} $& $` $' $1 $$ &lt;%= 6 * 7 %&gt; ${6 * 7} #{6 * 7}"
  const { output } = await buildFixture(site(`\n${text}`))
  const prose = proseOf(output.get(PAGE))
  for (const part of ['{{ site.title | upcase }}', '{{ 7 | times: 6 }}', '${6 * 7}', '#{6 * 7}'])
    expect(prose).toContain(part)
  expect(prose).not.toContain('42')
})

test('names of prototypes are names like others (MD13)', async () => {
  const { output } = await checkFindings(
    site(`
[__proto__] [constructor][hasOwnProperty]
^ prose/lost-signs

## constructor

## valueOf

[__proto__]: /feed.xml
[hasOwnProperty]: /feed.xml
`),
  )
  const prose = proseOf(output.get(PAGE))
  expect(prose).toContain(
    '<a href="/feed.xml"><strong>proto</strong></a> <a href="/feed.xml">constructor</a>',
  )
  expect(prose).toContain('<h2 id="constructor">')
  expect(prose).toContain('<h2 id="valueof">')
})

test('control signs reach no page, from wherever they come (MD12)', async () => {
  const references = Array.from({ length: 32 }, (_, code) => `&#${code};`).join('')
  const signs = Array.from({ length: 32 }, (_, code) =>
    code === 10 || code === 13 ? '' : String.fromCharCode(code),
  ).join('')
  const { output, findings } = await buildFixture(
    site(
      `\na ${signs} b <b title="${references}">c</b> d \ufffe\uffff\n\n<div>${references}</div>\n\n<Callout title="${references}">x</Callout>`,
    ),
  )
  for (const [path, text] of output)
    if (/\.(?:html|xml)$/.test(path)) expect(text).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/)
  expect(findings.map(({ code }) => code)).toContain('html/control-character')
})

test('an attribute of any name that a template prints as an address cannot run code', async () => {
  const { output } = await checkFindings(
    site(
      `
<Own to="javascript:alert(6)">one</Own>
^^^^ component/unsafe-address

<Own to={[" java\\tscript:alert(6)"]}>two</Own>
^^^^ component/unsafe-address

<Own to="https://e.org/">three</Own>
`,
      '-- templates/components/Own.html --\n<a class="own" href="{{ to }}">{{ content }}</a>\n',
    ),
  )
  const page = output.get(PAGE) ?? ''
  expect(page).not.toContain('script:')
  expect(page.match(/class="own"/g)).toHaveLength(1)
  expect(page).toContain('one')
})

describe('a tag that would take the rest of the post with it', () => {
  test.each([
    'Use the <template> tag here.\n\nPara *two*.',
    'Use the <title> tag for search engines.',
    '> <object data="x">\n\nafter',
    '<video src="/x.mp4" controls>\n\nafter',
    '- a\n- <select>\n\n## Head',
    '<!-- <title> --> <style>p {} <title></title>',
  ])('is an error: %j', async (text) => {
    const { findings } = await buildFiles(
      parseFixture(`-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${text}\n`).files,
    )
    expect(findings.filter(({ code }) => code === 'html/unclosed-tag')).toHaveLength(1)
  })

  test.each([
    'Use the `<template>` tag, or &lt;title>.',
    '<svg><title>x</title></svg> <video src="x"></video> <iframe src="x"/>',
    '<script>"<title>"</script> <!-- <object> --> x',
    '```html\n<select>\n```',
  ])('is none: %j', async (text) => {
    const { findings } = await buildFiles(
      parseFixture(`-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${text}\n`).files,
    )
    expect(findings.filter(({ code }) => code === 'html/unclosed-tag')).toEqual([])
  })
})

describe('a tag in a sentence that is never closed', () => {
  test('is told where it stands', async () => {
    await checkFindings(
      site(`
Exit with <code> of a<b>c in <b>d</b> and <i>e</i>.
          ^^^^^ html/left-open
                     ^^ html/left-open

> - ## The <section> x
           ^^^^^^^^ html/left-open
>   | a |
>   |---|
>   | <kbd title=">"> |
      ^^^^ html/left-open

<details>
^^^^^^^^ html/left-open

text

<div><b>x</div>
     ^^^ html/left-open

<p align="center">a <a href="https://e.org">b</p>
                    ^^ html/left-open

<h2>x
^^^ html/left-open

text
`),
    )
  })

  test.each([
    '<b>a\n\nb</b> <span/> <i>x</i> <b><i>y</b></i>',
    '`<b>` &lt;b> \\<b> <!-- <b> --> a <br> b <p> c <li> d <b-x></b-x>',
    '<div class="a">\n\ntext',
    '<p align="center">\n<b>a\n\nb</b>\n\n<center>\n<a href="https://e.org"><img alt="" src="https://e.org/a.png"></a>',
    '<table><tr><td><kbd>a<td><pre>b</pre></table>\n\n<pre>\n<b>a\n\nb</b></pre>',
    '<table><tr><td>a<td><b>b</b></table>',
    '```html\n<b>\n```\n\n<details>\n<summary>a</summary>\n\nb\n</details>',
    'a <script>"<b>"</script> c',
  ])('is none: %j', async (text) => {
    const { findings } = await buildFiles(parseFixture(site(text)).files)
    expect(findings.filter(({ code }) => code === 'html/left-open')).toEqual([])
  })
})

describe('tags that are code, since they are indented below a blank line', () => {
  test('are told where HTML is still open', async () => {
    await checkFindings(
      site(`
<table>
  <tr>
    <td>a</td>

    <td>b</td>
    ^^^^^^^^^^ html/printed-tag
  </tr>
</table>

> <div>
>
>     <p class="x">y
      ^^^^^^^^^^^^^^ html/printed-tag
>     </p>
>
> </div>
`),
    )
  })

  test.each([
    '<p>So:</p>\n\n    <b>x</b>',
    'So:\n\n    <b>x</b>\n\n<!-- -->\n\n    <td>',
    '<div>\n\n    x <b>y</b>\n\n</div>',
    '<div>\n\n```html\n    <b>x</b>\n```\n\n   <b>y</b>\n\n</div>',
    '<table><thead><tr><th>a<tbody><tr><td>b</table>\n\n    <b>x</b>\n',
  ])('are not elsewhere: %j', async (text) => {
    const { findings } = await buildFiles(parseFixture(site(text)).files)
    expect(findings.filter(({ code }) => code === 'html/printed-tag')).toEqual([])
  })
})

test('a type in angle brackets is told with what to do, a component that is closed with another', async () => {
  const { findings } = await buildFiles(parseFixture(site('An Array<String>.\n\n<Chart>x</Chart>')).files)
  expect(findings.map(({ message, hint }) => `${message}: ${hint}`)).toEqual([
    'there is no component `String` in templates/components/: if it is meant as text, put it into backquotes',
    expect.not.stringContaining('backquotes'),
  ])
})

test('comments that never end are looked for once', QUICK, async () => {
  const { findings } = await render(await markdownLine('native'), '<!--'.repeat(200_000))
  expect(findings.map(({ code }) => code)).toContain('html/unfinished-comment')
})

test('a block in a sentence parts its paragraph, and leaves no empty one behind', async () => {
  const line = await markdownLine('native')
  const { body } = await render(line, 'A <div>b</div> c\n\n<p class="d"></p>\n')
  expect(body?.chunks.join('')).toBe('<p>A </p><div>b</div> c\n<p class="d"></p>')
})

test('the first line of `<pre>` and of code may be blank', async () => {
  const { output } = await checkFindings(
    site(
      'a <b>x</b>\n\n~~~\n\nx\n~~~\n\n<pre>\n\ny</pre>\n\n<pre>\nz</pre>\n\n<pre><code>\n\nu</code></pre>\n\n<Callout>\n\n~~~\n\nv\n~~~\n\n<pre>\n\nw</pre>\n\n</Callout>\n',
    ),
  )
  const blocks = output.get('blog/a/index.html')?.match(/<pre[\s\S]*?<\/pre>/g) ?? []
  expect(blocks.map((block) => block.replaceAll(' tabindex="0"', ''))).toEqual([
    '<pre><code>\nx\n</code></pre>',
    '<pre>\n\ny</pre>',
    '<pre>z</pre>',
    '<pre><code>\n\nu</code></pre>',
    '<pre><code>\nv\n</code></pre>',
    '<pre>\n\nw</pre>',
  ])
})
