import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'

const site = (body: string) =>
  `-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${body}\n`

/** The text of the post, in the page and in the feed, with no blanks between tags. */
async function printed(body: string): Promise<{ readonly page: string; readonly feed: string }> {
  const { output } = await checkFindings(site(body))
  const page = output.get('blog/a/index.html') ?? ''
  const prose = page.slice(page.indexOf('<div class="prose"'), page.indexOf('<footer class="post-foot"'))
  const entry = /<content[^>]*>([\s\S]*?)<\/content>/.exec(output.get('feed.xml') ?? '')?.[1] ?? ''
  const feed = entry.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  return { page: tight(prose), feed: tight(feed.replaceAll('&amp;', '&')) }
}

function tight(html: string): string {
  return html.replace(/\s*\n\s*/g, '')
}

const link = (href: string, words = 'Watch the film') =>
  `<a href="${href}" rel="noopener noreferrer"><span class="film-title">${words}</span>`
const tab = (label: string, text: string, open = '') =>
  `<details${open}><summary>${label}</summary>${text}</details>`

/** Components of ours as others write them, and what must stand in the page and in the feed. */
const FORMS: readonly (readonly [source: string, page: string, feed: string])[] = [
  [
    '<Quote name="Jane" title="CTO" quote={`Two\nlines\n\n\n & more`} />',
    '<blockquote><p>Twolines</p><p>&amp; more</p><footer>Jane, CTO</footer></blockquote>',
    '<blockquote><p>Twolines</p><p>&amp; more</p><p>Jane, CTO</p></blockquote>',
  ],
  [
    '<Quote author="Jane" role="CTO" cite="The Paper" href="https://e.org/">words</Quote>',
    '<blockquote>words<footer><a href="https://e.org/">Jane, CTO, The Paper</a></footer></blockquote>',
    '<p><a href="https://e.org/">Jane, CTO, The Paper</a></p></blockquote>',
  ],
  [
    '<Quote title="CTO" quote="first">\n\nthen\n\n</Quote>',
    '<blockquote><p>first</p><p>then</p><footer>CTO</footer></blockquote>',
    '<blockquote><p>first</p><p>then</p><p>CTO</p></blockquote>',
  ],
  [
    "<Tabs items={['pnpm', 'npm', 'yarn']} defaultIndex={1}>\n<Tab>a</Tab>\n<Tab>b</Tab>\n<Tab label=\"own\">c</Tab>\n</Tabs>",
    tab('pnpm', 'a') + tab('npm', 'b', ' open') + tab('own', 'c'),
    '<p><strong>pnpm</strong></p>a<p><strong>npm</strong></p>b<p><strong>own</strong></p>c',
  ],
  [
    "<Tabs items={['x', {label: 'y'}, ['z']]} defaultValue=\"y\">\n<Tab>\n\n<Tabs><Tab title=\"in\">a</Tab></Tabs>\n\n</Tab>\n<Tab>b</Tab>\n<Tab>c</Tab>\n<Tab>d</Tab>\n</Tabs>",
    `${tab('in', 'a', ' open')}</div></details>${tab('y', 'b', ' open')}${tab('Alternative', 'c')}${tab('Alternative', 'd')}`,
    '<p><strong>in</strong></p>a<p><strong>y</strong></p>b',
  ],
  [
    '<Tabs groupId="os" queryString defaultValue="mac">\n<TabItem value="win" label="Windows">\n\na\n\n</TabItem>\n<TabItem value="mac">\n\nb\n\n</TabItem>\n<TabItem value="bsd" default>c</TabItem>\n</Tabs>',
    tab('Windows', '<p>a</p>') + tab('mac', '<p>b</p>', ' open') + tab('bsd', 'c', ' open'),
    '<p><strong>Windows</strong></p><p>a</p><p><strong>mac</strong></p><p>b</p>',
  ],
  [
    '<Admonition type="tip" icon="x" title="Own">\n\na\n\n</Admonition>\n\n<Aside type="danger">b</Aside>',
    '<div class="callout tip" role="note"><p class="label">Own</p><p>a</p></div><div class="callout caution" role="note"><p class="label">Danger</p><p>b</p></div>',
    '<p><strong>Own</strong></p><p>a</p>',
  ],
  [
    '<CalloutBox icon="IconInfo" type="fyi" title="Own">a</CalloutBox>\n\n<CalloutBox type="action">b</CalloutBox>',
    '<div class="callout note" role="note"><p class="label">Own</p>a</div><div class="callout tip" role="note"><p class="label">Tip</p>b</div>',
    '<p><strong>Own</strong></p>',
  ],
  [
    '<ProductScreenshot\n  imageLight="https://e.org/q_auto,f_auto/a.png"\n  imageDark = "https://e.org/q_auto,f_auto/b.png"\n  alt="A chart"\n  classes="rounded"\n  zoom={false}\n/>',
    '<figure><picture><source srcset="https://e.org/q_auto,f_auto/b.png" media="(prefers-color-scheme: dark)"><img src="https://e.org/q_auto,f_auto/a.png" alt="A chart" loading="lazy" decoding="async"></picture></figure>',
    '<figure><img src="https://e.org/q_auto,f_auto/a.png" alt="A chart"></figure>',
  ],
  [
    '<Image src={"https://e.org/a.png"} alt="A chart" width={20} class=\'c\' format="avif" widths={[240, 540]} priority />',
    '<img src="https://e.org/a.png" alt="A chart" width="20" class="c" loading="lazy" decoding="async">',
    '<img src="https://e.org/a.png" alt="A chart" width="20">',
  ],
  // What has no effect is no finding, and children stand behind the picture.
  [
    '<StaticImage src="https://e.org/a.png" height={10} format formats fallbackFormat pictureAttributes quality widths sizes densities inferSize layout fit position priority loading decoding fetchpriority placeholder blurDataURL fill style>\n\nWords.\n\n</StaticImage>',
    '<img src="https://e.org/a.png" alt="" height="10" loading="lazy" decoding="async"><p>Words.</p>',
    '<img src="https://e.org/a.png" alt="" height="10"><p>Words.</p>',
  ],
  [
    'Words <Picture src="https://e.org/a.png" title="t" className="c" alt="A chart"/> beside.',
    '<p>Words <img src="https://e.org/a.png" alt="A chart" title="t" class="c" loading="lazy" decoding="async"> beside.</p>',
    '<p>Words <img src="https://e.org/a.png" alt="A chart" title="t"> beside.</p>',
  ],
  [
    '<ProductScreenshot imageDark="https://e.org/b.png" alt="A chart" />',
    '<img src="https://e.org/b.png" alt="A chart" loading="lazy" decoding="async">',
    '<figure><img src="https://e.org/b.png" alt="A chart"></figure>',
  ],
  [
    '<ProductVideo videoLight="https://e.org/a.mp4" videoDark="https://e.org/b.mp4" alt="A film" classes="rounded" autoPlay={true} muted={true} loop={true} />',
    '<figure class="video"><video src="https://e.org/a.mp4" controls preload="none" playsinline loop muted aria-label="A film"></video></figure>',
    '<a href="https://e.org/a.mp4">A film</a>',
  ],
  [
    "<Tabs values={[{label: 'Apple', value: 'a'}, {label: 'Pear', value: 'p'}]}>\n<TabItem value=\"p\">x</TabItem>\n<TabItem value=\"a\">y</TabItem>\n</Tabs>",
    tab('Pear', 'x', ' open') + tab('Apple', 'y'),
    '<p><strong>Pear</strong></p>x<p><strong>Apple</strong></p>y',
  ],
  [
    '<Tabs defaultValue={null}>\n<TabItem value="p">x</TabItem>\n</Tabs>\n\n<Tabs>\n<Tab title="a">x</Tab>\n<Tab title="b" open>y</Tab>\n</Tabs>',
    tab('a', 'x') + tab('b', 'y', ' open'),
    '<p><strong>a</strong></p>x<p><strong>b</strong></p>y',
  ],
  [
    '<Details title="More of it">x</Details>',
    '<summary>More of it</summary><p>x</p>',
    '<strong>More of it</strong></p><p>x</p>',
  ],
  [
    '<Video src="https://e.org/a.mp4" autoPlay muted loop controls playsInline/>',
    '<video src="https://e.org/a.mp4" controls preload="none" playsinline loop muted></video>',
    '<a href="https://e.org/a.mp4">Watch the film</a>',
  ],
  ['<YouTube videoId="a_b"/>', link('https://www.youtube.com/watch?v=a_b'), 'watch?v=a_b"'],
  [
    '<YouTube id="https://youtu.be/a_b?t=9" title="Fold"/>',
    link('https://youtu.be/a_b?t=9', 'Fold'),
    '<a href="https://youtu.be/a_b?t=9">Fold</a>',
  ],
  [
    '<YouTube url="https://www.youtube-nocookie.com/embed/a_b?start=9"/>',
    link('https://www.youtube.com/watch?v=a_b'),
    '<a href="https://www.youtube.com/watch?v=a_b">',
  ],
  ['<Vimeo url="https://player.vimeo.com/video/12?h=1"/>', link('https://vimeo.com/12'), 'vimeo.com/12"'],
  ['<Vimeo videoId={12}/>', link('https://vimeo.com/12'), 'vimeo.com/12"'],
  [
    '<Caption>\n*words*\n</Caption>',
    '<figure><figcaption><p><em>words</em></p></figcaption></figure>',
    '<figure><figcaption><p><em>words</em></p></figcaption></figure>',
  ],
  [
    '<Figure>\n\n<Callout>x</Callout>\n\n<Caption>words</Caption>\n\n</Figure>',
    '</div><figcaption><p>words</p></figcaption></figure>',
    '<figcaption><p>words</p></figcaption></figure>',
  ],
  [
    '<figure>\n\n<Caption>a</Caption>\n\n</figure>\n\n<Caption>b</Caption>',
    '<figure><figcaption><p>a</p></figcaption></figure><figure><figcaption><p>b</p></figcaption></figure>',
    '<figure><figcaption><p>a</p></figcaption></figure><figure><figcaption><p>b</p></figcaption></figure>',
  ],
]

test.each(FORMS)('%s', async (source, page, feed) => {
  const found = await printed(source)
  expect(found.page).toContain(page)
  expect(found.feed).toContain(feed)
  expect(`${found.page}${found.feed}`).not.toMatch(/<figure><figure>|<\/figure><\/figure>/)
})

test('a quote without any words is an error, and so is a film without an address', async () => {
  const { findings } = await checkFindings(
    site(`<Quote name="Jane" />
^^^^^^ component/missing-prop

<Quote quote=" "></Quote>
^^^^^^ component/missing-prop

<YouTube videoId=""/>
^^^^^^^^ component/missing-prop

<YouTube url="https://www.youtube.com/embed/"/>
^^^^^^^^ component/missing-prop

<YouTube url="javascript:x"/>
^^^^^^^^ component/missing-prop
         ^^^ html/unsafe-address

<YouTube id="javascript://x"/>
^^^^^^^^ component/unsafe-address`),
  )
  expect(findings.map(({ message }) => message)).toEqual([
    'this component needs words between its tags, or the attribute `quote`',
    'this component needs words between its tags, or the attribute `quote`',
    'this component needs the attribute `id`',
    'this component cannot do without its `url`, whose address must not be published',
    'this component cannot do without its `url`, whose address must not be published',
    'the address `javascript:x` of `<YouTube>` was removed: its scheme is not allowed',
    '`YouTube` would print the address `javascript://x`, which runs code',
  ])
})

test('a template of your own for tabs says what its attributes mean', async () => {
  const own = '-- templates/components/Tab.html --\n<p class="own">{{ content }}</p>\n'
  const { output } = await checkFindings(
    own + site("<Tabs items={['a']}>\n<TabItem>x</TabItem>\n</Tabs>\n\n<Caption>y</Caption>"),
  )
  expect(output.get('blog/a/index.html')).toContain('<p class="own">x</p>')
})

test('a template for the name of others comes before ours', async () => {
  const own = '-- templates/components/TabItem.html --\n<p class="own">{{ of }} {{ content }}</p>\n'
  const { output } = await checkFindings(
    own + site('<Tabs items={[\'a\']}>\n<TabItem of="b">x</TabItem>\n</Tabs>'),
  )
  expect(output.get('blog/a/index.html')).toContain('<p class="own">b x</p>')
})
