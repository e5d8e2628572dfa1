import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings, parseFixture, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

/** Which addresses lead to something, and where it is said of those that do not. */
const CONFIG = '-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n'
const post = (text: string, more = '', path = 'a.md') =>
  `-- content/posts/${path} --\n---\ntitle: A\ndate: 2026-01-01\n${more}---\n${text}\n`
const ABOUT = '-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n'

describe.each([
  [
    'with a slash at the end',
    'trailingSlash: true\n',
    ['/about', '/about/', '/about/index.html', '/blog/index.html', '/', '/index.html'],
    ['/about.html', '/blog.html', '/about//'],
  ],
  [
    'without',
    'trailingSlash: false\n',
    ['/about', '/about.html', '/blog', '/blog.html', '/', '/index.html'],
    ['/about/', '/about/index.html', '/blog/', '/blog/index.html'],
  ],
] as const)('an address %s', (_, setting, alive, dead) => {
  test.each(alive)('%s leads to a page', async (url) => {
    await checkFindings(`${CONFIG}${setting}${ABOUT}${post(`[x](${url})`)}`)
  })

  test.each(dead)('%s does not', async (url) => {
    await checkFindings(`${CONFIG}${setting}${ABOUT}${post(`[x](${url})\n^ links/missing-page`)}`)
  })
})

describe('a relative address that is no file may be a page beside this one, as Jekyll and Hugo have it', () => {
  const b = post('## There', '', 'b.md')
  test.each([
    ['../b/', '/blog/b/'],
    ['../b', '/blog/b/'],
    ['./../b/?x#there', '/blog/b/?x#there'],
    ['../../about/', '/about/'],
    ['./', '/blog/a/'],
  ])('%s', async (written, href) => {
    const { output } = await checkFindings(`${CONFIG}${ABOUT}${b}${post(`[x](${written})`)}`)
    expect(output.get('blog/a/index.html')).toContain(`<a href="${href}">x</a>`)
    expect(output.get('feed.xml')).toContain(`https://ex.org${href}`)
  })

  test.each([
    ['../c/', 'links/missing-file'],
    ['../b.md', 'links/missing-file'],
    ['../b/#gone', 'links/missing-fragment'],
    ['../../../b/', 'links/outside'],
  ])('but not %s', async (written, code) => {
    await checkFindings(`${CONFIG}${b}${post(`[x](${written})\n^ ${code}`)}`)
  })

  test('a file counts before a page, and a draft is none', async () => {
    const { output } = await buildFixture(
      `${CONFIG}${post('[x](../b/)', '', 'fold/a.md')}${post('One.', 'slug: one\n', 'b/index.md')}${post('Two.', 'slug: b\n', 'two.md')}`,
    )
    expect(output.get('blog/a/index.html')).toContain('<a href="/blog/one/">x</a>')
    await checkFindings(
      `${CONFIG}${post('Text.', 'draft: true\n', 'b.md')}${post('[x](../b/)\n^ links/missing-file')}`,
    )
  })

  test('a page that comes later is seen by a kept build', async () => {
    const place = workplace()
    const config = `${CONFIG}check: {rules: {links/missing-file: warning}}\n${post('[x](../b/)')}`
    const [without, with_] = [parseFixture(config).files, parseFixture(config + b).files]
    const page = async (files: typeof without) => (await place.build(files)).output.get('blog/a/index.html')
    expect(await page(without)).toContain('<a>x</a>')
    expect(await page(with_)).toContain('<a href="/blog/b/">x</a>')
    expect(await page(without)).toContain('<a>x</a>')
  })
})

const COPIES =
  '-- public/sub/index.html --\n<p>\n-- public/doc.pdf --\nPDF\n-- public/v.mp4 --\nfilm\n-- public/pagex.html --\n<p id="here">\n'

describe('a link without words to another post has its title', () => {
  const b = post('Text.', '', 'b.md').replace('title: A', 'title: Ink & *paper*')

  test.each([
    ['[](b.md)', '<p><a href="/blog/b/">Ink &amp; *paper*</a></p>'],
    ['[](b#x "T")\n^^ links/missing-fragment', '<p><a href="/blog/b/#x" title="T">Ink &amp; *paper*</a></p>'],
    ['> - **[](./b.md)**', '<li><strong><a href="/blog/b/">Ink &amp; *paper*</a></strong></li>'],
    ['[](@/posts/b.md)\n^ links/alias', '<p><a href="/blog/b/">Ink &amp; *paper*</a></p>'],
    ['[](../pages/about.md)', '<p><a href="/about/">About</a></p>'],
  ])('%s', async (text, html) => {
    const { output } = await checkFindings(`${CONFIG}${ABOUT}${b}${post(text)}`)
    expect(output.get('blog/a/index.html')).toContain(html)
  })

  test('in lists and feeds too, and counted as a word', async () => {
    const { output } = await checkFindings(`${CONFIG}${b}${post('See [](b.md), and so on.')}`)
    expect(output.get('blog/index.html')).toContain(
      'See <a href="/blog/b/">Ink &amp; *paper*</a>, and so on.',
    )
    const feed = output.get('feed.xml') ?? ''
    expect(feed).toContain('href=&quot;https://ex.org/blog/b/&quot;&gt;Ink &amp;amp; *paper*&lt;/a&gt;')
    expect(output.get('blog/a/index.html')).toContain('content="See b, and so on."')
  })

  test('of a draft nothing is told but the name of its file', async () => {
    const draft = b.replace('title:', 'draft: true\ntitle:')
    const { output } = await checkFindings(`${CONFIG}${draft}${post('See [](b.md).\n    ^ links/held')}`)
    expect(output.get('blog/a/index.html')).toContain('<p>See <a>b</a>.</p>')
    expect([...output.values()].join()).not.toContain('Ink')
  })

  test('nor is the title of another post told that is called like it', async () => {
    const draft = b.replace('title:', 'draft: true\ntitle:')
    const other = post('Text.', 'slug: other\n', 'b/index.md').replace('title: A', 'title: Other')
    const { output } = await checkFindings(`${CONFIG}${draft}${other}${post('See [](b).\n    ^ links/held')}`)
    expect(output.get('blog/a/index.html')).toContain('<p>See <a>b</a>.</p>')
  })

  test('a missing one is an error', async () => {
    await checkFindings(`${CONFIG}${post('See [](c.md).\n    ^ links/missing-file')}`)
  })
})

test.each([
  '/sub/',
  '/sub',
  '/sub/index.html',
  '/doc.pdf#page=3',
  '/v.mp4#t=10',
  '/pagex.html#here',
  '/sub/#/route',
])('%s leads to a file that is published as it is', async (url) => {
  await checkFindings(`${CONFIG}${COPIES}${post(`[x](${url})`)}`)
})

test('a fragment of a page is looked for all the same', async () => {
  await checkFindings(`${CONFIG}${COPIES}${ABOUT}${post('[x](/about/#no)\n^ links/missing-fragment')}`)
})

const LAYOUT = '<!doctype html><html lang="en"><title>x</title>'

describe('where a dead address is said that a template prints', () => {
  test('an attribute of a component at the attribute, once for page and feed', async () => {
    for (const url of ['https://ex.org/', 'https://ex.org/notes/'])
      await checkFindings(
        `-- octavo.config.yaml --\ntitle: S\nurl: ${url}\n` +
          post('<CallToAction href="/nope/" label="x">y</CallToAction>\n              ^ links/missing-page') +
          post('<Quote href="a.md#nope">y</Quote>\n       ^ links/missing-fragment', '', 'b.md'),
      )
  })

  test('`rootPage` at its key', async () => {
    await checkFindings(
      CONFIG +
        post('Text.', 'rootPage: /nope/\n          ^ links/missing-page\n') +
        post('Text.', 'rootPage: /blog/\n', 'b.md'),
    )
  })

  test('`rootPage` at the navigation, when that has it', async () => {
    await checkFindings(
      `${CONFIG}nav:\n  - {label: N, url: /nope/}\n                    ^ links/missing-page\n${post('Text.', 'rootPage: /nope\n')}`,
    )
  })

  test('in the partial that writes it, on however many pages', async () => {
    await checkFindings(
      `${CONFIG}${post('Text.', 'layout: essay\n')}${post('Text.', 'layout: essay\n', 'b.md')}-- templates/layouts/essay.html --\n${LAYOUT}{{ post.body }}{% render 'partials/mine' %}\n-- templates/partials/mine.html --\n<p>\n<a href="/nope/">x</a>\n         ^ links/missing-page\n<a href="/blog/">x</a>\n<a href="{{ '/gone/#x' | url }}">x</a>\n             ^ links/missing-page\n`,
    )
  })

  test('below the sub-path of the site', async () => {
    await checkFindings(
      `-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org/notes\n${post('Text.')}-- templates/partials/foot.html --\n<a href="{{ '/nope/' | url }}">x</a>\n             ^ links/missing-page\n<a href="https://ex.org/notes/gone/">x</a>\n         ^ links/missing-page\n`,
    )
  })

  test('at the file of the page, or the author in it, when no template of the user has it', async () => {
    const { findings } = await buildFixture(
      `${CONFIG}${post('Text.', 'author: {name: Ada, url: /nope/, bio: B}\n')}${post('Text.', 'layout: essay\nextra: {to: /gone/}\n', 'b.md')}-- templates/layouts/essay.html --\n${LAYOUT}{{ post.body }}<a href="{{ post.extra.to }}">x</a>`,
    )
    expect(findings.map((finding) => [spell(finding), finding.related?.map(({ path }) => path)])).toEqual([
      ['content/posts/a.md:4:9 links/missing-page', undefined],
      ['content/posts/b.md:1:1 links/missing-page', undefined],
    ])
  })
})

describe('the title that is taken out of the text', () => {
  const page = async (text: string, matter = '', more = '') => {
    const { output, findings } = await buildFixture(`${CONFIG}${post(text, matter)}${more}`)
    return { html: output.get('blog/a/index.html') ?? '', findings: findings.map(spell) }
  }

  test.each(['', 'featuredImageType: full\nimage: ./p.png\n'])(
    'gives its id to the one of the page',
    async (matter) => {
      const picture = '-- content/posts/p.png --\nx\n'
      const { html, findings } = await page('# A\n\n[top](#a), [below](#a-1)\n\n## A', matter, picture)
      expect(findings.filter((found) => found.includes('links/'))).toEqual([])
      expect(html).toContain('<h1 id="a">A</h1>')
      expect(html).toContain('<h2 id="a-1">')
    },
  )

  test('where the layout prints no title, nothing has the id', async () => {
    const { findings } = await page('# A\n\n[top](#a)', 'showTitle: false\n')
    expect(findings).toEqual(['content/posts/a.md:8:1 links/missing-fragment'])
  })

  test('has it once: an element with the same id is told where it stands, if the layout prints the title', async () => {
    const text = '# A\n\n[top](#a)\n\nSome <b id="a">words</b> and <a name="a">more</a>.'
    expect((await page(text)).findings).toEqual(['content/posts/a.md:9:9 links/duplicate-id'])
    expect((await page(text, 'showTitle: false\n')).findings).toEqual([])
    expect((await page('# A\n\n<a name="a">more</a>')).findings).toEqual([])
  })

  test('a heading that was not taken out leaves the title without an id', async () => {
    expect((await page('## A')).html).toContain('<h1>A</h1>')
  })
})

describe('what may be meant', () => {
  test('a layout of the user’s own', async () => {
    const { findings } = await buildFixture(
      `${CONFIG}${post('Text.', 'layout: essai\n')}-- templates/layouts/essay.html --\n${LAYOUT}`,
    )
    expect(findings.map((finding) => [spell(finding), finding.hint])).toEqual([
      ['content/posts/a.md:4:9 site/unknown-layout', 'did you mean `essay`?'],
    ])
  })

  test.each([
    '../../layouts/BlogPost.astro',
    'layouts/post.njk',
    'layouts/home.njk',
    'layouts/base',
    'blog/page.html',
    'article.pug',
    'PostLayout',
    'PostSimple',
    'splash',
    'base',
    'false',
  ])('the layout %s is another generator’s and means ours', async (name) => {
    const usual = await checkFindings(CONFIG + post('Text.'))
    const { output } = await checkFindings(CONFIG + post('Text.', `layout: ${name}\n`))
    expect(output.get('blog/a/index.html')).toBe(usual.output.get('blog/a/index.html'))
  })

  test.each(['home', 'index', 'categories', '404', 'home.html'])(
    'the layout %s shows no post',
    async (name) => {
      await checkFindings(CONFIG + post('Text.', `layout: ${name}\n        ^ site/list-layout\n`))
    },
  )

  test('a layout of the site counts whatever its name', async () => {
    const own = `${LAYOUT}<h1>{{ post.title }}</h1>{{ post.body }}`
    for (const [name, path] of [
      ['home', 'home'],
      ['base', 'base'],
      ['layouts/essay.njk', 'essay'],
      ['notes/essay', 'notes/essay'],
    ]) {
      const { output } = await buildFixture(
        `${CONFIG}${post('Text.', `layout: ${name}\n`)}-- templates/layouts/${path}.html --\n${own}`,
      )
      expect(output.get('blog/a/index.html')).toBe(`${LAYOUT}<h1>A</h1><p>Text.</p>`)
    }
    await checkFindings(
      `${CONFIG}${post('Text.', 'layout: notes/esay\n        ^ site/unknown-layout\n')}-- templates/layouts/notes/essay.html --\n${own}`,
    )
  })

  test.each([
    ['## A {#x}\n\n## B {#x}', 'give one of the two another id'],
    ['## O content', 'ids that begin with `o-` belong to the theme'],
  ])('%j', async (text, hint) => {
    const { findings } = await buildFixture(CONFIG + post(text))
    expect(findings.map((finding) => [finding.code, finding.hint])).toEqual([['links/duplicate-id', hint]])
  })
})
