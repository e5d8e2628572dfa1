import { expect, test } from 'vitest'
import { buildFixture, checkFindings } from './fixture.ts'

const site = (body: string) =>
  `-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${body}\n-- content/posts/b.md --\n---\ntitle: B\ndate: 2026-01-01\n---\nB.\n`

/** A component as it is written, the address that it leads to, and the words of the link. */
const EMBEDS: readonly (readonly [source: string, href: string, words: string])[] = [
  ['<YouTube id="a_b-1" title="Folding"/>', 'https://www.youtube.com/watch?v=a_b-1', 'Folding'],
  ['<Vimeo id="123" title="Cutting"/>', 'https://vimeo.com/123', 'Cutting'],
  ['<Vimeo id={123}/>', 'https://vimeo.com/123', 'Watch the film'],
  ['<CodePen user="ada" pen="xYz" title="A pen"/>', 'https://codepen.io/ada/pen/xYz', 'A pen'],
  ['<Gist user="ada" id="0f1"/>', 'https://gist.github.com/ada/0f1', 'Read the code'],
  ['<Embed url="https://social.example/@ada/1" title="A word"/>', 'https://social.example/@ada/1', 'A word'],
  ['<Embed url="b.md" title="Ours"/>', '/blog/b/', 'Ours'],
  // What would leave the address of the service is written as what it is, a part of a name.
  ['<Vimeo id="../../evil?x=1#y"/>', 'https://vimeo.com/..%2F..%2Fevil%3Fx%3D1%23y', 'Watch the film'],
  [
    '<Gist user="a&quot; onclick=&quot;x" id="1"/>',
    'https://gist.github.com/a%22+onclick%3D%22x/1',
    'Read the code',
  ],
]

test.each(EMBEDS)(
  '%s is a link, in the page and in the feed, and asks nobody for anything',
  async (source, href, words) => {
    const { output } = await checkFindings(site(source))
    const page = output.get('blog/a/index.html') ?? ''
    const prose = page.slice(page.indexOf('<div class="prose"'), page.indexOf('</article>'))
    expect(prose).toContain(
      `<a href="${href}" rel="noopener noreferrer"><span class="film-title">${words}</span>`,
    )
    expect(prose).not.toMatch(/<(?:iframe|script|img|link)|\ssrc=/)
    const absolute = href.startsWith('/') ? `https://example.org${href}` : href
    expect(output.get('feed.xml')).toContain(`&lt;a href=&quot;${absolute}&quot;&gt;`)
  },
)

test('without what its address is made of, a component is an error at its tag', async () => {
  const { findings } = await checkFindings(
    site(`Text.

- <YouTube title="x"/>
  ^^^^^^^^ component/missing-prop

<Vimeo id=""/>
^^^^^^ component/missing-prop

<CodePen pen="x"/>
^^^^^^^^ component/missing-prop

<Gist user="x" id/>
^^^^^ component/missing-prop

<Embed title="x">
^^^^^^ component/missing-prop

y

</Embed>

<Embed url="" />
^^^^^^ component/missing-prop

<Embed url={null} />
^^^^^^ component/missing-prop

<Embed url />
^^^^^^ component/missing-prop

<Video poster="https://e.org/a.png"/>
^^^^^^ component/missing-prop`),
  )
  expect(findings.map(({ message }) => message)).toContain('this component needs the attribute `user`')
})

test('a template that needs an address which was refused does not say that there is none', async () => {
  const mail = `-- templates/components/Mail.html --\n<a href="{{ url | required: 'url' }}">{{ content }}</a>\n`
  const { findings } = await checkFindings(
    mail +
      site(`<Mail url="javascript:alert(1)"/>
^^^^^ component/missing-prop
      ^^^ html/unsafe-address`),
  )
  expect(findings.map(({ message }) => message)).toContain(
    'this component cannot do without its `url`, whose address must not be published',
  )
})

test('an address that runs code is none, and what stands between the tags stays', async () => {
  const { output } = await checkFindings(
    site(`<Embed url="javascript:alert(1)" title="A word">
       ^^^ html/unsafe-address

Kept.

</Embed>

<Embed url="gone.md" title="x"/>
       ^^^ links/missing-file

<Embed url={window.location} title="x"/>
           ^^^^^^^^^^^^^^^^^ component/not-data`),
  )
  const page = output.get('blog/a/index.html') ?? ''
  expect(page).toContain('<p>Kept.</p>')
  expect(page).not.toMatch(/class="embed"|javascript:/)
})

test('only an address with a host has one below its name', async () => {
  const { output } = await checkFindings(site('<Embed url="b.md"/>\n\n<Embed url="mailto:a@b.example"/>'))
  const page = output.get('blog/a/index.html') ?? ''
  expect(page.match(/class="embed"/g)).toHaveLength(2)
  expect(page).not.toContain('film-note')
})

test('of an attribute that is given twice, the place told is that of the value', async () => {
  await checkFindings(
    site(`<Embed url="gone.md" url={foo}/>
       ^^^ links/missing-file
                     ^^^ component/attribute-twice
                         ^^^^^ component/not-data`),
  )
})

test.each(['given', 'content'])('`%s` is a variable of ours, and no attribute', async (name) => {
  await checkFindings(
    site(
      `<Embed url="b.md" ${name}="url"/>\n${' '.repeat(18)}${'^'.repeat(name.length)} component/unknown-prop`,
    ),
  )
})

test('a component that prints a block has no place in a sentence or a heading', async () => {
  const own = '-- templates/components/Key.html --\n<kbd>{{ content }}</kbd>\n'
  const { findings } = await checkFindings(
    own +
      site(`Text <Quote>x</Quote> and <Key>y <YouTube id="a"/></Key>.
     ^^^^^^ component/block-in-sentence
                                 ^^^^^^^^ component/block-in-sentence

## Head <Vimeo id="1"/> <Key>k</Key>
        ^^^^^^ component/block-in-sentence

> [w](b.md "<p>") *em <Vimeo id="1"/>*
                      ^^^^^^ component/block-in-sentence

<Key>y</Key> after

<Callout>

Text <Key>y</Key>

<YouTube id="a"/>

</Callout>

- tight <Vimeo id="1"/>
- <Quote>x</Quote>

| cell |
|---|
| a <Vimeo id="1"/> b |

[w](b.md "<p>")
{% raw %}
^ prose/foreign-syntax

<YouTube id="a"/> <YouTube id="b"/>

<div>a <Vimeo id="1"/></div>
<p class="x">a <Vimeo id="1"/></p>
               ^^^^^^ component/block-in-sentence`),
  )
  expect(findings.at(0)?.message).toBe('`Quote` prints a block, which cannot stand in a sentence')
})

test('what prints one block in the page and another in the feed is told once', async () => {
  await checkFindings(
    site(`and <Callout>x</Callout>.
    ^^^^^^^ component/block-in-sentence`),
  )
})

test.each([
  ['a *b*\n<Block/>\nc\nd', '<p>a <em>b</em></p>\n<div>B</div>\n<p>c\nd</p>'],
  ['a\n<Block/>', '<p>a</p>\n<div>B</div>'],
  ['a\n<Block/>\n<Block/>\nb', '<p>a</p>\n<div>B</div>\n<div>B</div>\n<p>b</p>'],
  ['a [b](gone.md)\n<Block/>\nc', '<p>a <a>b</a></p>\n<div>B</div>\n<p>c</p>'],
  ['a ![b](https://c.example/d.png)\n<Block/>', '>\n<p>a <img'],
  ['> a\n> <Block/>\n\n- a\n\n  b\n  <Block/>', '<blockquote>\n<p>a</p>\n<div>B</div>\n</blockquote>'],
  ['> a\n> <Block/>\n\n- a\n\n  b\n  <Block/>', '<li>\n<p>a</p>\n<p>b</p>\n<div>B</div>\n</li>'],
  ['- a\n  <Block/>\n  b', '<ul>\n<li>a\n<div>B</div>\nb</li>\n</ul>'],
  ['a  \n<Block/>  \nb', '<p>a</p>\n<div>B</div>\n<p>b</p>'],
  ['a\\\n<Block/>\\\n<Block/>', '<p>a</p>\n<div>B</div>\n<div>B</div>\n<'],
  ['a\n<Key/>\nb', '<p>a\n<kbd>K</kbd>\nb</p>'],
  ['<p>\n<Block/>\n</p>', '>\n<div>B</div>\n<'],
])('%j: a block on a line of its own parts the paragraph', async (body, html) => {
  const own =
    '-- templates/components/Block.html --\n<div>B</div>\n-- templates/components/Key.html --\n<kbd>K</kbd>\n'
  const { output, findings } = await buildFixture(own + site(body))
  const faults = findings.filter(({ code }) => code !== 'links/missing-file' && code !== 'prose/sign-line')
  expect(faults.map(({ code }) => code)).toEqual([])
  expect(output.get('blog/a/index.html')).toContain(html)
})

test('on a line of its own, but in emphasis, a heading or a paragraph of HTML, a block is an error', async () => {
  const own = '-- templates/components/Block.html --\n<div>B</div>\n'
  await checkFindings(
    own +
      site(`*a
<Block/>
^^^^^ component/block-in-sentence
b*

a
<Block/> b
^^^^^ component/block-in-sentence

a
<Block/>
^^^^^ component/block-in-sentence
---

<p class="x">a
<Block/>
^^^^^ component/block-in-sentence
b</p>`),
  )
})

test('no component prints a link into a link, nor one around a link', async () => {
  const own =
    '-- templates/components/Go.html --\n<a href="https://c.example/{{ to }}">{{ content }}</a>\n' +
    '-- templates/components/Key.html --\n<kbd>{{ content }}</kbd>\n'
  const { findings } = await checkFindings(
    own +
      site(`A [link <Go>x</Go>](https://c.example/1), <Go to="1">y</Go> and [a <Key>y</Key>](https://c.example/1) <Go>z</Go>.
        ^^^^ component/link-in-link

<a href="https://c.example/1">x <Key><Go>y</Go></Key></a>
                                     ^^ component/link-in-link

<Go>a [b](https://c.example/1)</Go> <Go>https://c.example/1</Go> <Go><Key>k</Key> ![c](https://c.example/c.png)</Go>
^^ component/link-in-link
                                    ^^ component/link-in-link

<Key>[b](https://c.example/1)</Key> [<Go>gone</Go>](gone.md) [^1]
                                     ^^ component/link-in-link
                                    ^^^^^^^ links/missing-file

[^1]: [<Gist user="a" id="b"/>](https://c.example/1)
       ^^^^ component/link-in-link`),
  )
  expect(findings.at(0)?.message).toBe('`Go` prints a link into a link, which ends there for every browser')
})

test('a tag that stands in the value of an attribute opens and closes nothing', async () => {
  const own =
    '-- templates/components/Go.html --\n<a href="https://c.example/">{{ content }}</a>\n' +
    '-- templates/components/Tip.html --\n<span title="<a > is a link">{{ content }}</span>\n'
  const { output } = await checkFindings(
    own +
      site(`An <abbr title="the tag <a >">anchor</abbr> and <Go>x</Go>, <Tip>[b](b.md)</Tip>

[An <abbr title="the tag </a >">end</abbr> and <Go>x</Go>](https://c.example/1)
                                               ^^ component/link-in-link

- [w](b.md "the tag <p >") <Vimeo id="1"/>
- [w](b.md "the tag <p >")
  <Vimeo id="1"/>

a [w](b.md "the tag <b >")
<Vimeo id="1"/>

<p class="x"><abbr title="the tag </p >">w</abbr> <Vimeo id="1"/></p>
                                                  ^^^^^^ component/block-in-sentence

<Figure src="https://c.example/a.png" alt="a">

<b title="the tag </figure >">b</b>

<Caption>x</Caption>

</Figure>`),
  )
  expect(output.get('blog/a/index.html')).not.toContain('<figure><figcaption')
})
