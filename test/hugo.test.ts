import { describe, expect, test } from 'vitest'
import { check, lines, named } from './dialect-rows.ts'
import { buildFixture } from './fixture.ts'
import { list, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const READ = 'prose/hugo-shortcode'
const TOLD = 'prose/foreign-syntax'

const code = (text: string, language = 'text') =>
  `<pre tabindex="0"><code class="language-${language}">${text}</code></pre>`

describe("shortcodes of Hugo's that something here says too", () => {
  test.each(
    named([
      ['[a]({{< ref "b.md" >}})', '<p><a href="[[b.md]]">a</a></p>', [`${READ} 1:5`]],
      ['[a]({{% relref b.md#c %}} "t")', '<p><a href="[[b.md#c]]" title="t">a</a></p>', [`${READ} 1:5`]],
      ['[a]({{< ref path="/notes/b" >}})', '<p><a href="[[../../notes/b]]">a</a></p>', [`${READ} 1:5`]],
      ['[a]({{<ref "#c">}})\n\n## C', '<p><a href="[[#c]]">a</a></p>\n<h2 id="c">C</h2>', [`${READ} 1:5`]],
      ['[a][b]\n\n[b]: {{< ref "b.md" >}}', '<p><a href="[[b.md]]">a</a></p>', [`${READ} 3:6`]],
      ['[a][b]\n\n[b]:{{< ref "b.md" >}}', '<p><a href="[[b.md]]">a</a></p>', [`${READ} 3:5`]],
      [
        'a\n\n{{< figure src="b.png" alt="c d" caption="e *f*" width="9" >}}\ng <b style="x">h</b>',
        '<p>a</p>\n<p>((b.png|c d))\ng <b>h</b></p>',
        [`${READ} 3:1`, 'html/removed-attribute 4:6'],
      ],
      [
        '{{< image src="b.png" caption="c d" linked="false" >}}',
        '<figure>((b.png|))<figcaption>c d</figcaption></figure>',
        [`${READ} 1:1`],
      ],
      ['a {{< img src="b.png" alt="c" position="center">}}', '<p>a ((b.png|c))</p>', [`${READ} 1:3`]],
      ['{{< gist ada 0a1b >}}', '{#Gist user="ada" id="0a1b"}', [`${READ} 1:1`]],
      ['{{< figure src=b.png >}}', '<p>((b.png|))</p>', [`${READ} 1:1`]],
      ['{{< youtube a-b_c >}}', '{#YouTube id="a-b_c"}', [`${READ} 1:1`]],
      ['{{< youtube id="a" title="b c" autoplay=true >}}', '{#YouTube id="a" title="b c"}', [`${READ} 1:1`]],
      ['<Card href="{{< ref "b.md" >}}#c"/>', '{#Card href="b.md#c"}', [`${READ} 1:13`]],
      ['<a href=\'{{< ref "b.md" >}}\'>a</a>', '<p><a href="[[b.md]]">a</a></p>', [`${READ} 1:10`]],
      ['</div>{{< figure src=b.png alt="c" >}}', '((b.png|c))', [`${READ} 1:7`]],
      ['<div>\n{{< figure src=b.png alt="c" >}}\n</div>', '<div>\n((b.png|c))\n</div>', [`${READ} 2:1`]],
      [
        '<Card>\n  {{< figure src=b.png title="c" >}}\n</Card>',
        '{#Card|<figure>((b.png|))<figcaption>c</figcaption></figure>}',
        [`${READ} 2:3`],
      ],
      [
        '[a](b.md) "\n\n[^1]: {{< vimeo 1 >}}\n\n<Card a="b">{{< youtube x >}}</Card>',
        '<p><a href="[[b.md]]">a</a> "</p>\n{#Card a="b"|{YouTube id="x"}}',
        [`${READ} 3:7`, `${READ} 5:13`, 'prose/note-unused 3:1'],
      ],
      ['{{<youtube abc>}}', '{#YouTube id="abc"}', [`${READ} 1:1`]],
      ['a {{<vimeo 1>}}, b', '<p>a {Vimeo id="1"}, b</p>', [`${READ} 1:3`]],
      ['> {{< vimeo 123 >}}', '<blockquote>\n{#Vimeo id="123"}\n</blockquote>', [`${READ} 1:3`]],
    ]),
  )('$name', ({ row }) => check(row))

  test.each(
    named([
      ['{{< youtubeLite id="a-b" label=" c d" >}}', '{#YouTube id="a-b" title="c d"}', [`${READ} 1:1`]],
      ['{% youtube a-b_c %}', '{#YouTube id="a-b_c"}', [`${READ} 1:1`]],
      ['{% youtube https://www.youtube.com/watch?v=a-b&t=1 %}', '{#YouTube id="a-b"}', [`${READ} 1:1`]],
      ['{% vimeo "https://vimeo.com/12" %}', '{#Vimeo id="12"}', [`${READ} 1:1`]],
      [
        "- {% include embed/youtube.html id='a' %}",
        '<ul>\n<li>\n{#YouTube id="a"}\n</li>\n</ul>',
        [`${READ} 1:3`],
      ],
      ['{% include youtube.html id="a" %}', '{#YouTube id="a"}', [`${READ} 1:1`]],
      ['{% include video id="1" provider="vimeo" %}', '{#Vimeo id="1"}', [`${READ} 1:1`]],
      ['{{ youtube(id="a-b") }}', '{#YouTube id="a-b"}', [`${READ} 1:1`]],
      ['{{ youtube(id="a", autoplay=true, class="b") }}', '{#YouTube id="a"}', [`${READ} 1:1`]],
      ['a {{vimeo(id=`1`)}} b', '<p>a {{vimeo(id=<code>1</code>)}} b</p>', [`${TOLD} 1:3`]],
      ['a\n\n`youtube: https://youtu.be/a-b?si=c`', '<p>a</p>\n{#YouTube id="a-b"}', [`${READ} 3:1`]],
      ['`video: https://player.vimeo.com/video/1`', '{#Vimeo id="1"}', [`${READ} 1:1`]],
    ]),
  )('films of others: $name', ({ row }) => check(row))

  test.each([
    '{% include embed/youtube.html id=page.film %}',
    '{% include video id="a" provider="bilibili" %}',
    '{% include video id="a" %}',
    '{% include embed/video.html src="a.mp4" %}',
    '{% youtube a 640 %}',
    '{{ youtube(id="a", playlist="b") }}',
  ])('films that say more, or are of nobody known, are told: %s', async (source) => {
    const { findings } = await render(lines[0], source)
    expect(list(findings)).toEqual([`${TOLD} 1:1`])
  })

  test.each([
    '```md\n`youtube: https://youtu.be/a`\n{% youtube a %}\n{{ youtube(id="a") }}\n```',
    'Write `youtube: https://youtu.be/a` on a line.',
    '`youtube: a b`',
    '`{% youtube a %}`',
    '`video: https://example.org/a.mp4`',
    // A call with a variable, as in a template: Zola has no value without a name.
    '{{ youtube(video_id) }}',
  ])('code that speaks of films: %j', async (source) => {
    const { findings } = await render(lines[0], source)
    expect(list(findings)).toEqual([])
  })

  test('the finding says whose it is', async () => {
    const { findings } = await render(lines[0], '{% youtube a %}\n\n`youtube: https://youtu.be/b`')
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      ['`{% youtube a %}` is a tag of Jekyll or Hexo: it was read as <YouTube>', 'write `<YouTube id="a"/>`'],
      [
        '`youtube: https://youtu.be/b` is a film of Gatsby: it was read as <YouTube>',
        'write `<YouTube id="b"/>`',
      ],
    ])
  })

  test('from the page of a folder in one of several languages', async () => {
    const { body } = await render(lines[0], '[a]({{< ref "b.md" >}})', 'content/posts/fold/index.en.md')
    expect(show(body?.chunks ?? [])).toBe('<p><a href="[[../b.md]]">a</a></p>')
  })

  test('what is too long for a message is cut between two signs', async () => {
    const source = `{{< figure src=b.png title="${'c'.repeat(11)}😀 d" >}}`
    const { findings } = await render(lines[0], source)
    expect(findings[0]?.message).toContain(`\`{{< figure src=b.png title="${'c'.repeat(11)}…\``)
  })

  test.each([
    ['see [x](https://x.example)', true],
    ['by *hand* and', true],
    ['**a**', true],
    ['in _b_, c', true],
    ['of `d`', true],
    ['2 * 3 * 4, a_b_c, [1] (x) and *', false],
    ['__init__ of a class', false],
  ])(
    'a caption in markdown, which a title cannot hold, is told with what can: %s',
    async (caption, isMarked) => {
      for (const line of lines) {
        const { body, findings } = await render(
          line,
          `{{< figure src="a.png" alt="b" caption="${caption}" >}}`,
        )
        expect(show(body?.chunks ?? [])).toContain(`<figcaption>${caption}</figcaption>`)
        expect(findings.map(({ message, hint }) => [message.split('it was read as ')[1], hint])).toEqual([
          isMarked
            ? [
                'a picture, and its caption is no markdown',
                `write \`<Figure src="a.png" alt="b"><Caption>${caption}</Caption></Figure>\``,
              ]
            : ['a picture', `write \`![b](a.png "${caption}")\``],
        ])
        expect(list(findings)).toEqual([`${READ} 1:1`])
      }
    },
  )

  test('the lines that highlight marks and numbers', async () => {
    const text = '{{< highlight text "linenos=table,hl_lines=2 4-5" >}}\na\nb\nc\nd\ne\n{{< /highlight >}}'
    for (const line of lines) {
      const html = show((await render(line, text)).body?.chunks ?? [])
      expect(html).toContain('<pre class="numbers"')
      expect(html.match(/<span class="line[^>]*>./g)).toEqual(
        ['line', 'line mark', 'line', 'line mark', 'line mark'].map(
          (name, at) => `<span class="${name}">${'abcde'[at]}`,
        ),
      )
    }
  })
})

describe('stay as they are, and are told', () => {
  test.each(
    named([
      ['{{< gist ada 0a1b "c.go" >}}', '<p>{{&#x3C; gist ada 0a1b "c.go" >}}</p>', [`${TOLD} 1:1`]],
      ['{{< image "b.png" "c" >}}', '<p>{{&#x3C; image "b.png" "c" >}}</p>', [`${TOLD} 1:1`]],
      [
        '{{< figure src="b.png" link="c" >}}',
        '<p>{{&#x3C; figure src="b.png" link="c" >}}</p>',
        [`${TOLD} 1:1`],
      ],
      [
        '{{< figure src="b.png" title="c" caption="d" >}}',
        '<p>{{&#x3C; figure src="b.png" title="c" caption="d" >}}</p>',
        [`${TOLD} 1:1`],
      ],
      ['[a]({{< ref "b\\" >}})', '<p>[a]({{&#x3C; ref "b" >}})</p>', [`${TOLD} 1:5`]],
      [
        '<p>{{< figure src="b.png" title="c" >}}</p>',
        '<p>{{&#x3C; figure src="b.png" title="c" >}}</p>',
        [`${TOLD} 1:4`],
      ],
      ['<i title="{{< youtube a >}}">b</i>', '<p><i title="{{< youtube a >}}">b</i></p>', [`${TOLD} 1:11`]],
      ['\\{{< youtube a >}}', '<p>{{&#x3C; youtube a >}}</p>', []],
      ['[a]({{<youtube b>}})', '<p>[a]({{&#x3C;youtube b>}})</p>', [`${TOLD} 1:5`]],
      [
        '{{<tweet user="a" id="1">}} b {{<x>}}*c*{{</x>}} {{<b-c/>}}',
        '<p>{{&#x3C;tweet user="a" id="1">}} b {{&#x3C;x>}}<em>c</em>{{&#x3C;/x>}} {{&#x3C;b-c/>}}</p>',
        [`${TOLD} 1:1`, `${TOLD} 1:31`, `${TOLD} 1:41`, `${TOLD} 1:50`],
      ],
      ['{{< youtube "a b" >}}', '<p>{{&#x3C; youtube "a b" >}}</p>', [`${TOLD} 1:1`]],
      // Where words stand, and no element can.
      [
        '[a](b.md "{{< youtube x >}}")',
        '<p><a href="[[b.md]]" title="{{< youtube x >}}">a</a></p>',
        [`${TOLD} 1:11`],
      ],
      [
        "[a](b.md 'c {{< youtube x >}}')",
        '<p><a href="[[b.md]]" title="c {{< youtube x >}}">a</a></p>',
        [`${TOLD} 1:13`],
      ],
      [
        '[a]\n\n> [a]: b.md ({{< vimeo 1 >}})',
        '<p><a href="[[b.md]]" title="{{< vimeo 1 >}}">a</a></p>\n<blockquote>\n</blockquote>',
        [`${TOLD} 3:14`],
      ],
      ['![{{< youtube x >}} c](b.png)', '<p>((b.png|{{< youtube x >}} c))</p>', [`${TOLD} 1:3`]],
      [
        '[a](b.md \'{{< figure src="b.png" >}}\')',
        '<p><a href="[[b.md]]" title="{{< figure src=&#x22;b.png&#x22; >}}">a</a></p>',
        [`${TOLD} 1:11`],
      ],
      [
        '> :::note[a {{< youtube y >}}]\n> b\n> :::',
        '<blockquote>\n<div class="callout note" role="note"><p class="label">a {{&#x3C; youtube y >}}</p><p>b</p></div>\n</blockquote>',
        [`${TOLD} 1:13`],
      ],
      ['<Card title="{{< youtube x >}}"/>', '{#Card title="{{< youtube x >}}"}', [`${TOLD} 1:14`]],
      ['a {{< ref "b.md" >}}', '<p>a {{&#x3C; ref "b.md" >}}</p>', [`${TOLD} 1:3`]],
      ['{{< highlight text >}}\n\na', '<p>{{&#x3C; highlight text >}}</p>\n<p>a</p>', [`${TOLD} 1:1`]],
    ]),
  )('$name', ({ row }) => check(row))

  test('but not in comments', async () => {
    const text =
      '<!-- {{< youtube a >}} [a]({{< ref "b" >}}) -->\n\na<!--\n{{< figure src="b" >}} --> b {{< youtube c >}}'
    for (const line of lines) {
      const { body, findings } = await render(line, text)
      expect([show(body?.chunks ?? []), list(findings)]).toEqual([
        '<p>a b {YouTube id="c"}</p>',
        [`${READ} 4:30`],
      ])
    }
  })

  test.each([
    ['a.md', 'a {/* {{< youtube a >}}\n[b]({{< ref "c" >}}) */} b', ['1:3']],
    ['a.mdx', '{/* {{< youtube a >}}\n[b]({{< ref "c" >}}) */}\n\nb', []],
    ['a.md', 'a {% raw %}`{{ page.b }}` {{< youtube a >}}{% endraw %} b', ['1:3', '1:44']],
  ])(
    'in comments of MDX and between marks of raw only these are told, in %s: %j',
    async (path, text, places) => {
      for (const line of lines) {
        const { body, findings } = await render(line, text, path)
        expect(show(body?.chunks ?? [])).not.toContain('YouTube')
        expect(list(findings)).toEqual(places.map((place) => `${TOLD} ${place}`))
      }
    },
  )

  test('but are read behind them, and where these are code', async () => {
    const text =
      '{/* a */}\n\n{{< youtube a >}}\n\n{% raw %}a{% endraw %}\n\n{{< youtube b >}}\n\n`{/*`\n\n{{< youtube c >}}\n\n`*/}`'
    for (const line of lines) {
      const { findings } = await render(line, text)
      expect(list(findings).filter((one) => one.startsWith(READ))).toEqual(
        [3, 7, 11].map((at) => `${READ} ${at}:1`),
      )
    }
  })

  test('but not in code', async () => {
    const text =
      '`[a]({{< ref "b.md" >}})`\n\n```text\n{{< youtube a >}}\n{{< highlight c >}}\n{{< /highlight >}}\n```'
    for (const line of lines) {
      const { body, findings } = await render(line, text)
      expect([show(body?.chunks ?? []), findings]).toEqual([
        `<p><code>[a]({{&#x3C; ref "b.md" >}})</code></p>\n${code('{{&#x3C; youtube a >}}\n{{&#x3C; highlight c >}}\n{{&#x3C; /highlight >}}\n')}`,
        [],
      ])
    }
  })
})

test.each([
  ['{{< youtube a >}}', 'write `<YouTube id="a"/>`'],
  ['> - {{<vimeo 1>}}\n\nb', 'write `<Vimeo id="1"/>`'],
  ['See {{< vimeo 1 >}}', 'write `<Vimeo id="1"/>` on a line of its own'],
  ['{{< vimeo 1 >}} is it', 'write `<Vimeo id="1"/>` on a line of its own'],
])('a film wants a line of its own: %s', async (text, hint) => {
  for (const line of lines) expect((await render(line, text)).findings[0]?.hint).toBe(hint)
})

const film = (name: string, href: string) =>
  `<p class="film"><a href="${href}" rel="noopener noreferrer"><span class="film-title">Watch the film</span><span class="film-note">Film at ${name}</span></a></p>`

test.each([
  [
    'Watch {{< youtube a >}} now, *or* {{<vimeo 1>}}.',
    '<p>Watch</p>\n1\n<p>now, <em>or</em></p>\n2\n<p>.</p>\n',
  ],
  ['{{< youtube a >}} {{< vimeo 1 >}} b', '1\n2\n<p>b</p>\n'],
  ['a [b](https://e.org/) {{< vimeo 1 >}}', '<p>a <a href="https://e.org/" rel="noopener">b</a></p>\n2\n'],
  ['a {{<youtube a>}}{{<vimeo 1>}} b', '<p>a</p>\n1\n2\n<p>b</p>\n'],
  ['- a {{< vimeo 1 >}} b', '<ul>\n<li>a 2 b</li>\n</ul>\n'],
])('a film in a sentence parts it, as it does there: %s', async (text, html) => {
  const { output, findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${text}\n`,
  )
  expect(new Set(findings.map(({ code: found }) => found))).toEqual(new Set([READ]))
  const page = output.get('blog/a/index.html') ?? ''
  const prose = /data-notes="margin">\n([\s\S]*?)<\/div>/.exec(page)?.[1]
  const [one, two] = [
    film('YouTube, which sets cookies', 'https://www.youtube.com/watch?v=a'),
    film('Vimeo, which sets cookies', 'https://vimeo.com/1'),
  ]
  expect(prose?.replace(one, '1').replace(two, '2')).toBe(html)
})

test('a page of a folder names others from the folder above it', async () => {
  const post = (path: string, text: string) =>
    `-- content/posts/${path} --\n---\ntitle: A\ndate: 2026-01-01\n---\n${text}\n`
  const { output, findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n${post('a/index.md', '[x]({{< ref "b" >}}) [y]({{< relref "/posts/b.md" >}})')}${post('b.md', 'B')}`,
  )
  expect(output.get('blog/a/index.html')?.match(/<a href="\/blog\/b\/">[xy]/g)).toHaveLength(2)
  expect(findings.map(({ code: found, related }) => [found, related?.length])).toEqual([[READ, 1]])
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  for (const sign of [
    '{{< ref "',
    '](',
    '{{< figure a="',
    '{{< highlight a',
    '{{< youtube a >}}',
    '{{< /highlight >}}',
    '[a]({{< ref "b" >}})',
  ])
    for (const line of lines) await render(line, sign.repeat(Math.ceil(30_000 / sign.length)))
})

test('no sign of ours stands in the words about another fault', async () => {
  for (const line of lines) {
    const { findings } = await render(line, '[a](b.md#b "t"{{<youtube a>}})\n\n{% raw {{<youtube a>}} %}')
    expect(list(findings)).toContain('prose/lost-link 1:1')
    expect(findings.map(({ message }) => message).join('\n')).not.toMatch(/[\0-\x08]/)
  }
})
