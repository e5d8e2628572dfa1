import { describe, expect, test } from 'vitest'
import { escapeHtml } from '../src/text/escape.ts'
import { check, lines, named, type Row } from './dialect-rows.ts'
import { buildFixture } from './fixture.ts'
import { list, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const READ = 'prose/hugo-shortcode'
const TOLD = 'prose/foreign-syntax'

/** Read at the start of the text. */
const read = (source: string, shown: string, place = '1:1'): Row => [source, shown, [`${READ} ${place}`]]

describe('quotes of Hexo and NexT', () => {
  test.each(
    named([
      read(
        '{% blockquote %}\na *b*\n\n- c\n{% endblockquote %}\nd',
        '{#Quote|<p>a <em>b</em></p>\n<ul>\n<li>c</li>\n</ul>}\n<p>d</p>',
      ),
      read(
        'a\n{% blockquote Ada B, On Ink %}\nb\n{% endblockquote %}',
        '<p>a</p>\n{#Quote cite="Ada B, On Ink"|<p>b</p>}',
        '2:1',
      ),
      read(
        '{% blockquote @ada https://e.org/a?b=1&c=%20 %}\nb\n{% endblockquote %}',
        '{#Quote cite="@ada" href="https://e.org/a?b=1&c=%20"|<p>b</p>}',
      ),
      read(
        '{% blockquote Ada https://e.org/a.html On Ink %}\nb\n{% endblockquote %}',
        '{#Quote cite="Ada, On Ink" href="https://e.org/a.html"|<p>b</p>}',
      ),
      // In a line with its words, also where nothing but a blank is to spare.
      read(
        "{% blockquote Ada O'Hara https://e.org On Ink %}b *c*{% endblockquote %}\n\nd",
        '{#Quote cite="Ada O\'Hara, On Ink" href="https://e.org"|<p>b <em>c</em></p>}\n<p>d</p>',
      ),
      read('{% quote "Ada B", "On Ink" %}\na\n{% endquote %}', '{#Quote cite="Ada B, On Ink"|<p>a</p>}'),
      read('{% pullquote left %}a{% endpullquote %}', '{#Quote|<p>a</p>}'),
      read('{% centerquote %}a\n\nb{% endcenterquote %}', '{#Quote|<p>a</p>\n<p>b</p>}'),
      read('{% cq %}a{% endcq %}', '{#Quote|<p>a</p>}'),
      read('{% cq %}\na\n{% endcq %}', '{#Quote|<p>a</p>}'),
      read(
        '- {% quote Ada %}\n  a\n  {% endquote %}',
        '<ul>\n<li>\n{#Quote cite="Ada"|<p>a</p>}\n</li>\n</ul>',
        '1:3',
      ),
      read('> {% quote %}\n> a\n> {% endquote %}', '<blockquote>\n{#Quote|<p>a</p>}\n</blockquote>', '1:3'),
      [
        '{% note info %}\n{% blockquote Ada %}\n{% cq %}a{% endcq %}\n```\n{% endblockquote %}\n```\n{% endblockquote %}\n{% endnote %}',
        '<div class="callout note" role="note"><p class="label">Info</p>{#Quote cite="Ada"|{#Quote|<p>a</p>}\n<pre tabindex="0"><code>{% endblockquote %}\n</code></pre>}</div>',
        ['prose/callout-tag 1:1', `${READ} 3:1`, `${READ} 2:1`],
      ],
    ]),
  )('$name', ({ row }) => check(row))
})

describe('marked words and buttons of themes of Hexo', () => {
  const mark = (words: string) => `<p><mark>${words}</mark></p>`
  const link = (url: string, words: string) => `<p><a href="${url}">${words}</a></p>`
  test.each(
    named([
      read('{% label info@a b %}', mark('a b')),
      read('a{% label default@b *c* %}, d', '<p>a<mark>b *c*</mark>, d</p>', '1:2'),
      read('{% label primary @a < b & `c` %}', mark('a &#x3C; b &#x26; `c`')),
      read('{% label a b blue %}', mark('a b')),
      read('{% label #!/bin/bash red%}', mark('#!/bin/bash')),
      read('<p>{% label info@a *b* %}</p>', mark('a *b*'), '1:4'),
      read('## A {% label warning @b %}', '<h2 id="a-b">A <mark>b</mark></h2>', '1:6'),
      read(
        '{% button https://e.org/?a=b&c, A [b], home fa-fw, T %}',
        link('https://e.org/?a=b&amp;c', 'A [b]'),
      ),
      read("{% btn 'https://e.org',A b,far fa-hand,blue larger %}", link('https://e.org', 'A b')),
      read('{% btn /a/, B %}', link('[[/a/]]', 'B')),
      read(
        '{% btn center large::A b::https://e.org/c.zip::fa-solid fa-d %}',
        link('https://e.org/c.zip', 'A b'),
      ),
      read('{% button A b https://e.org icon:c %}', link('https://e.org', 'A b')),
      read('<div>{% button /a/, B %}</div>', '<div><a href="[[/a/]]">B</a></div>', '1:6'),
    ]),
  )('$name', ({ row }) => check(row))

  test.each([
    '{% label a b %}',
    '{% label a %}',
    '{% label info@ %}',
    '<p>{% label a<b %}</p>',
    '{% button #, A, home %} {% btn javascript:;, a %}',
    '{% btn https://e.org,, home %}',
    '{% btn https://e.org/a b, c %}',
    '{% button A https://e.org more %}',
    '[a]({% btn /a/, B %})',
  ])('what is not one of these forms is told: %j', async (source) => {
    for (const line of lines) {
      const { findings } = await render(line, source)
      expect(list(findings)).toContainEqual(expect.stringMatching(TOLD))
    }
  })

  test('the findings say what to write', async () => {
    const { findings } = await render(lines[0], '{% label info@a %} {% btn /b/,c %}', 'content/posts/a.md')
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      [
        '`{% label info@a %}` is a tag of Jekyll or Hexo: it was read as marked words',
        'write `<mark>a</mark>`',
      ],
      ['`{% btn /b/,c %}` is a tag of Jekyll or Hexo: it was read as a link', 'write `[c](/b/)`'],
    ])
  })
})

describe('pictures, links and addresses of Hexo', () => {
  test.each(
    named([
      read('{% img /a.png %}', '<p>((/a.png|))</p>'),
      read('a {% img left big /b.png 32 24 "c d" "e f" %} g', '<p>a ((/b.png|e f)) g</p>', '1:3'),
      read(
        `{% img https://e.org/b.png '"c d" "e"' %}`,
        '<figure>((https://e.org/b.png|e))<figcaption>c d</figcaption></figure>',
      ),
      read('{% img /b.png c d %}', '<figure>((/b.png|))<figcaption>c d</figcaption></figure>'),
      read('[{% img /b.png %}](c.md)', '<p><a href="[[c.md]]">((/b.png|))</a></p>', '1:2'),
      read('{% asset_img b.png %}', '<p>((post/b.png|))</p>'),
      read(
        '{% asset_img wide "b c (1)%.JPG" 32 "d" %}',
        '<figure>((post/b%20c%20%281%29%25.JPG|))<figcaption>d</figcaption></figure>',
      ),
      read('<p>{% asset_img c_d.png %}</p>', '<p>((post/c_d.png|))</p>', '1:4'),
      read('a\n\n</i> {% asset_img b.png %}', '<p>a</p>\n<p> ((post/b.png|))</p>', '3:6'),
      read('{%asset_img in/b.webp%}', '<p>((post/in/b.webp|))</p>'),
      read(
        '![a]({% asset_path b.png %} "c")',
        '<figure>((post/b.png|a))<figcaption>c</figcaption></figure>',
        '1:6',
      ),
      read('[a][b]\n\n[b]: {% asset_path c.pdf %}#d', '<p><a href="[[post/c.pdf#d]]">a</a></p>', '3:6'),
      read('<img class="b" src="{% asset_path c.png %}" alt="d">', '((post/c.png|d))', '1:21'),
      read('<Figure src="{% asset_path c.png %}"/>', '{#Figure src="post/c.png"}', '1:14'),
      read("a <a href='{% asset_path c.pdf %}'>b</a>", '<p>a <a href="[[post/c.pdf]]">b</a></p>', '1:12'),
      read(
        '{% asset_link a_long_name.pdf %}',
        '<p><a href="[[post/a_long_name.pdf]]">a_long_name.pdf</a></p>',
      ),
      read('{% asset_link "a b.pdf" %}', '<p><a href="[[post/a%20b.pdf]]">a b.pdf</a></p>'),
      read('{% asset_link a.pdf All *of* it %}', '<p><a href="[[post/a.pdf]]">All *of* it</a></p>'),
      read('<div>\n{% asset_link a.pdf b %}\n</div>', '<div>\n<a href="[[post/a.pdf]]">b</a>\n</div>', '2:1'),
      read('a {% link "b c" https://e.org/d_(e) %}', '<p>a <a href="https://e.org/d_(e)">b c</a></p>', '1:3'),
      read('{% link b c https://e.org true d e %}', '<p><a href="https://e.org" title="d e">b c</a></p>'),
      read("{% post_link b 'Words of _it_' %}", '<p><a href="[[../b]]">Words of _it_</a></p>'),
      read('{% post_link "a b" c %}', '<p><a href="[[../a%20b]]">c</a></p>'),
      read('{% post_link in/b %}', '<p><a href="[[../in/b]]">[[../in/b|b]]</a></p>'),
      read(
        "a {% post_link '微信 登录' %}。",
        '<p>a <a href="[[../%E5%BE%AE%E4%BF%A1%20%E7%99%BB%E5%BD%95]]">[[../微信%20登录|微信 登录]]</a>。</p>',
        '1:3',
      ),
      read("{% post_link in/b#c 'x <b>y</b>' false %}", '<p><a href="[[../in/b#c]]">x <b>y</b></a></p>'),
      read('{% post_link b x < y true %}', '<p><a href="[[../b]]">x &#x3C; y</a></p>'),
      read(
        '{% post_link in/b-c.d#e %} f',
        '<p><a href="[[../in/b-c.d#e]]">[[../in/b-c.d#e|b-c.d]]</a> f</p>',
      ),
      read('[a]({% post_path b %}#c)', '<p><a href="[[../b#c]]">a</a></p>', '1:5'),
      read('<a href="{% post_path b %}">c</a>', '<p><a href="[[../b]]">c</a></p>', '1:10'),
      read('{% iframe https://e.org/a?b=1&c=2 100% 300 %}', '{#Embed url="https://e.org/a?b=1&c=2"}'),
      read(
        '| a |\n|---|\n| {% asset_img b.png %} |',
        '<div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>((post/b.png|))</td>\n</tr>\n</tbody>\n</table></div>',
        '3:3',
      ),
      [
        '{% code c.txt %}\na *b*\n{% endcode %}',
        '<figure class="code"><figcaption><span>c.txt</span></figcaption><pre tabindex="0"><code class="language-text">a *b*\n</code></pre></figure>',
        ['prose/jekyll-tag 1:1'],
      ],
    ]),
  )('$name', ({ row }) => check(row))
})

describe('what says more, stands elsewhere or has no end is told, with what to write', () => {
  const QUOTE = 'on a line before its text and `</Quote>` on one behind it'
  test.each([
    ['{% blockquote Ada %}\na', `write \`<Quote cite="Ada">\` ${QUOTE}`],
    [
      'a {% blockquote Ada https://e.org B %}b{% endblockquote %}',
      `write \`<Quote cite="Ada, B" href="https://e.org">\` ${QUOTE}`,
    ],
    // Too short a name for all that it says.
    [
      '{% quote A https://e.org %}\nb\n{% endquote %}',
      `write \`<Quote cite="A" href="https://e.org">\` ${QUOTE}`,
    ],
    [
      '{% blockquote A <i>B</i> %}\na\n{% endblockquote %}',
      'write `> ` before its lines, or <Quote cite="…">',
    ],
    ['{% blockquote %}\n\n{% endblockquote %}', 'write `> ` before its lines, or <Quote cite="…">'],
    ['> {% quote %}\n> a\n\n{% endquote %}', 'write `> ` before its lines, or <Quote cite="…">'],
    ['{% endblockquote %}', 'take it out together with the one that it closes'],
    ['<p>{% asset_img a.png 32 %}</p>', 'write `<img src="post/a.png" alt="" width="32">`'],
    ['{% img a.png %}', 'write ![what it shows](path "caption")'],
    ['{% img /a.png "b \\" c" %}', 'write ![what it shows](path "caption")'],
    ['{% asset_img a %}', 'write ![what it shows](path "caption")'],
    ['Look!{% post_link b %}', 'write `[the title of that post](../b)`'],
    ['<p>{% post_link b %}</p>', 'write `[the title of that post](../b)`'],
    ['Look!{% post_link b c %}', 'write `[c](../b)`'],
    ['{% post_path b %}', 'write `../b`'],
    ['{% asset_path b.png %}', 'write `post/b.png`'],
    ['{% link A,b,https://e.org %}', 'link to the file: [words](../other.md)'],
    ['{% link A, b, https://e.org, https://e.org/a.png %}', 'link to the file: [words](../other.md)'],
    ['{% gist ab12 c.js %}', 'write <Gist user="…" id="ab12"/>'],
    ['{% gist ada/ab12 %}', 'write <Gist user="ada" id="ab12"/>'],
    ['{% jsfiddle ada/ab12 js,html %}', 'write <Embed url="https://jsfiddle.net/ada/ab12/" title="…"/>'],
    ['{% iframe /a.html %}', 'write <Embed url="/a.html" title="…"/>'],
    [
      '{% include_code A title lang:js in/a.mjs %}',
      'write the code between ``` lines: ```js title="in/a.mjs"',
    ],
    ['{% include_code in/a.py %}', 'write the code between ``` lines: ```py title="in/a.py"'],
    ['{% code title="a.js" %}\n```js\na\n```\n{% endcode %}', 'write the code between ``` lines: ```js'],
    ['![{% asset_img a.png %}](b.png)', 'write `![](post/a.png)`'],
  ])('%s', async (source, hint) => {
    for (const line of lines) {
      const { findings } = await render(line, source, 'content/posts/fold/post.md')
      expect([findings[0]?.code, findings[0]?.hint]).toEqual([TOLD, hint])
      expect(list(findings).filter((one) => !one.startsWith(TOLD))).toEqual([])
    }
  })

  test.each([
    '`{% asset_img a.png %}` and `{% blockquote %}`\n\n`{% endblockquote %}`',
    '```\n{% quote %}\na\n{% endquote %}\n{% post_link a b %}\n```',
    '<!--\n{% cq %}\n{% img /a.png %}\n{% endcq %}\n-->\n\nb',
    '\\{% link a https://e.org %}\n\n\\{% quote %}\n\na\n\n\\{% endquote %}',
  ])('but nothing in code and comments, and nothing that is escaped: %j', async (source) => {
    for (const line of lines) {
      const { body, findings } = await render(line, source)
      expect(findings).toEqual([])
      expect(show(body?.chunks ?? [])).not.toMatch(/Quote|\(\(|\[\[/)
    }
  })

  test('a link of markdown in HTML, where none is read, has no address', async () => {
    for (const line of lines) {
      const { body, findings } = await render(line, '<div>\n![a]({% asset_path b.png %})\n</div>')
      expect(list(findings)).toEqual(['html/unread-markdown 2:1', `${TOLD} 2:6`])
      expect(show(body?.chunks ?? [])).toContain('![a]({% asset_path b.png %})')
    }
  })

  test.each([
    'a <a href="{% asset_path b.png %} c',
    '<div>\nhref="{% asset_path b.png %}" x\n</div>',
    '<div>\n<a title="see href=\'{% asset_path b.png %}\'" href="c.md">d</a>\n</div>',
    '[a](b.md "c\n{% asset_link d.png e %}")',
    '<Card a="\n{% img left /b.png 100 200 "c" "d" %}"/>',
    'a {% asset_link "b c{{<youtube a>}}.pdf" %}',
  ])('no sign of a mend is printed or told: %j', async (source) => {
    for (const line of lines)
      expect(JSON.stringify(await render(line, source))).not.toMatch(/\\u00|[\ufffe\uffff]/)
  })

  test('between lines of raw they are what they are', async () => {
    const text = '{% asset_img a.png %}\n\n{% note %}\nb\n{% endnote %}\n\n{% quote %}\nc\n{% endquote %}\n'
    for (const line of lines) {
      const { body } = await render(line, `{% raw %}\n${text}{% endraw %}\n\n{% asset_img d.png %}`)
      expect(show(body?.chunks ?? [])).toMatch(
        /^<p>{% asset_img a.png %}<\/p>\n<p>{% note %}\nb\n.*\n<p>{% quote %}\nc\n.*\(\(post\/d.png\|\)\)<\/p>$/s,
      )
    }
  })
})

describe('paths begin where the file lies', () => {
  test.each([
    ['content/posts/a.md', 'a/p.png', 'b'],
    ['content/posts/about us.md', 'about%20us/p.png', 'b'],
    ['content/posts/a/index.md', 'p.png', '../b'],
    ['content/posts/a/index.en.md', 'p.png', '../b'],
    ['content/pages/about.md', 'about/p.png', '../posts/b'],
    ['source/_posts/in/2026-01-01-a.md', '2026-01-01-a/p.png', '../b'],
    ['source/_drafts/a.md', 'a/p.png', '../_posts/b'],
  ])('%s', async (file, picture, post) => {
    for (const line of lines) {
      const { body, findings } = await render(line, '{% asset_img p.png %} {% post_link b c %}', file)
      expect(show(body?.chunks ?? [])).toBe(`<p>((${picture}|)) <a href="[[${post}]]">c</a></p>`)
      expect(findings[0]?.hint).toBe(`write \`![](${picture})\``)
    }
  })

  test('elsewhere nobody knows where the posts are', async () => {
    const { findings } = await render(lines[0], '{% post_link b c %}', 'notes/a.md')
    expect(list(findings)).toEqual([`${TOLD} 1:1`])
  })
})

test('no sign of ours stands in the words of a finding or in the page', async () => {
  for (const line of lines) {
    const text =
      '[a](b.md "t"{% asset_link a.pdf %})\n\n{% blockquote A https://e.org %}\n{% asset_img a.png %}\n{% endblockquote %}\n\n<div>{% asset_link a.pdf %} {% asset_img a.png 10 %}</div>\n\n[a](b.md "t"{% img /a.png 1 2 %})'
    const { body, findings } = await render(line, text)
    expect(JSON.stringify([findings, show(body?.chunks ?? [])])).not.toMatch(
      /[\0-\x09\x0b-\x1f\ufffe]|\\u00|\\ufffe/,
    )
  }
})

test.each([
  ['{% img /b.png 32 %}', '32', undefined, '<img src="/b.png" alt="" width="32">'],
  [
    'a {% img c /b.png 32 24 "d e" "f" %}',
    '32',
    '24',
    '<img src="/b.png" alt="f" title="d e" width="32" height="24">',
  ],
  [
    '{% asset_img b.png 32 24 d e %}',
    '32',
    '24',
    '<img src="post/b.png" alt="" title="d e" width="32" height="24">',
  ],
  [
    '{% img /b.png 32 "*d* e" %}',
    '32',
    undefined,
    '<Figure src="/b.png" width="32" alt=""><Caption>*d* e</Caption></Figure>',
  ],
])('a picture has the size that is said: %s', async (source, width, height, better) => {
  for (const line of lines) {
    const { body, findings } = await render(line, source, 'content/posts/fold/post.md')
    const picture = body?.chunks.find((chunk) => typeof chunk !== 'string')
    expect(picture).toMatchObject({
      kind: 'image',
      attributes: height === undefined ? { width } : { width, height },
    })
    expect(findings.map(({ code, hint }) => [code, hint])).toEqual([[READ, `write \`${better}\``]])
  }
})

test('a post of Hexo is a page without edits', async () => {
  const post = (path: string, text: string) =>
    `-- ${path} --\n---\ntitle: T\ndate: 2026-01-01\n---\n${text}\n`
  const { output, findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\nmarkdown: {breaks: true}\n-- source/_posts/hello-world/plan.png --\nGIF89aAAAA\n-- source/_posts/hello-world/a-(1).pdf --\nx\n${post('source/_posts/in/other.md', '## Part')}${post(
      'source/_posts/hello-world.md',
      '{% blockquote The type desk, On Ink %}\nWords.\n{% endblockquote %}\n\n{% asset_img plan.png 32 24 "The plan" "Lines" %}\n\n{% post_link in/other "Another" %} and {% asset_link a-(1).pdf %}.',
    )}`,
  )
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set([READ]))
  const page = output.get('blog/hello-world/index.html') ?? ''
  expect(page).toContain('<p>Words.</p><footer>The type desk, On Ink</footer></blockquote>')
  expect(page).toMatch(
    /<figure><img src="[^"]*plan\.png" alt="Lines"[^>]* width="32" height="24"><figcaption>The plan<\/figcaption>/,
  )
  expect(page).toContain('<a href="/blog/other/">Another</a>')
  expect(page).toMatch(/<a href="[^"]*a-(?:\(|%28)1(?:\)|%29)\.pdf">a-\(1\)\.pdf<\/a>/)
})

test('a link to a post without words has the title of that post, in feeds and excerpts too', async () => {
  const post = (name: string, title: string, text: string) =>
    `-- content/posts/${name}.md --\n---\ntitle: ${JSON.stringify(title)}\ndate: 2026-01-01\n---\n${text}\n`
  const { output, findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\ncheck: {rules: {links/missing-file: warning}}\n${post(
      'a-b',
      'Where <b> & "c" $& stand',
      'Text.',
    )}${post(
      'links',
      'Links',
      "See {% post_link a-b %}, {% post_link 'a-b' %} and {% post_link a-b#c %}.\n\n<b>x</b> {% post_link none %} {% post_link held %}\n\n- [a](a-b.md) {% post_link links %}",
    )}${post('held', 'Held', 'Text.').replace('2026-01-01', '2999-01-01')}`,
  )
  const title = 'Where &lt;b&gt; &amp; &quot;c&quot; $&amp; stand'
  const words = `<p>See <a href="/blog/a-b/">${title}</a>, <a href="/blog/a-b/">${title}</a> and <a href="/blog/a-b/#c">${title}</a>.</p>`
  const page = output.get('blog/links/index.html') ?? ''
  expect(page).toContain(
    `${words}\n<p><b>x</b> <a>none</a> <a>held</a></p>\n<ul>\n<li><a href="/blog/a-b/">a</a> <a href="/blog/links/">Links</a></li>`,
  )
  expect(page).toContain('<meta name="description" content="See a-b, a-b and a-b.')
  expect(output.get('feed.xml')).toContain(escapeHtml(words.replaceAll('/blog', 'https://ex.org/blog')))
  expect(new Set(findings.map(({ code }) => code))).toEqual(
    new Set([READ, 'links/missing-file', 'links/held', 'links/missing-fragment']),
  )
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  for (const sign of [
    '{% blockquote ',
    '{% blockquote a %}\n',
    '{% quote %}\na\n{% endquote %}\n',
    '{% endquote %}',
    '{% asset_img a',
    '{% asset_img a.png "',
    '{% asset_img a.png %}',
    '{% post_link a b %}',
    "{% link a 'b",
    '{% link a https://e.org %}',
    '![a]({% asset_path b.png %})',
    '{% endcode %}{% code %}\n',
  ])
    for (const line of lines)
      await render(line, `${sign.repeat(Math.ceil(30_000 / sign.length))}\n{% endquote %}`)
})
