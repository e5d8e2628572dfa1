import { expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

/** Findings of a whole build that no other test sees, each where a reader of the terminal would look for it. */
const HEAD = '-- octavo.config.yaml --\ntitle: Site\nurl: https://example.org\n'
const matter = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2026-11-20\n${more}---\n`

test.each<readonly [what: string, site: string]>([
  [
    'a template of another ending',
    `-- content/posts/a.md --\n${matter('A')}One.\n-- templates/layouts/post.liquid --\n{{ x }}\n^ template/unread\n-- templates/partials/own.html --\nx\n-- templates/README.md --\nx\n-- templates/assets/x.liquid --\nx\n-- templates/components/Box.html --\nx\n`,
  ],
  [
    'a component that is never closed',
    `-- content/posts/a.md --\n${matter('A')}One.\n\n<Callout>\n^ component/unclosed\n`,
  ],
  [
    'an attribute that the component does not read',
    `-- content/posts/a.md --\n${matter('A')}<Callout colour="red">One.</Callout>\n         ^ component/unknown-prop\n`,
  ],
  [
    'code in braces, as an attribute of a known component',
    `-- content/posts/a.md --\n${matter('A')}<Callout type={kind}>One.</Callout>\n              ^ component/not-data\n`,
  ],
  [
    'code in braces, as an attribute of a component that is not there: the attribute is thrown away',
    `-- content/posts/a.md --\n${matter('A')}<X prefix={<Icon/>}/>\n^ component/unknown\n\n<Box a={() => alert(1)} b={{c: use('d')}}>One.</Box>\n^ component/unknown\n`,
  ],
  [
    'a spread on a component that is not there, and on one that is',
    `-- content/posts/a.md --\n${matter('A')}<Box {...props} id="a">One.</Box>\n^ component/unknown\n\n<Callout {...props}>Two.</Callout>\n         ^ component/not-data\n`,
  ],
  [
    'a spread on a snippet',
    `-- content/_snippets/b.md --\nOne.\n-- content/posts/a.md --\n${matter('A')}<Include file="b.md" {...props}/>\n                     ^ component/not-data\n`,
  ],
  [
    'a tag that does not end',
    `-- content/posts/a.md --\n${matter('A')}If a <Bigger than\n     ^ component/open-tag\n`,
  ],
  [
    'raw HTML that does not end',
    `-- content/posts/a.md --\n${matter('A')}One.\n\n<div class="x"\n^ html/unfinished-tag\n`,
  ],
  [
    'a comment that never ends, and would take the rest of the post with it',
    `-- content/posts/a.md --\n${matter('A')}One.\n\n<!-- a note\n^ html/unfinished-comment\n\n## Two\n\nThe rest.\n`,
  ],
  [
    'a declaration that never ends, in a list',
    `-- content/posts/a.md --\n${matter('A')}- One.\n\n  <?xml version="1.0"\n  ^ html/unfinished-comment\n\n  Two.\n`,
  ],
  [
    'a control character that is written as an escape',
    '-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\ndescription: "a\\u0001b"\n             ^ syntax/control\n---\nText.\n',
  ],
  [
    '`published` with a word that is neither a day nor true or false: nothing leaks',
    '-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npublished: no\n           ^ matter/wrong-type\n---\nText.\n',
  ],
  [
    'a time that the clocks skip',
    '-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\ntimezone: Europe/Berlin\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-03-29 02:30\n      ^ date/skipped\n---\nText.\n',
  ],
  [
    'old addresses, which nothing redirects yet',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\nredirect_from:\n^^^^^^^^^^^^^ matter/no-redirects\n  - /old/a/\n  - /older/a/\n---\nText.\n-- content/posts/b.md --\n${matter('B', 'aliases: []\n')}Text.\n`,
  ],
  [
    'a featured image that is not there',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\nfeaturedImage: ./no.png\n               ^ image/missing\n---\nText.\n`,
  ],
  [
    'pictures that are none: empty, or a text of another program',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\nimage: ./c.JPG\n       ^ image/broken\n---\n![a](b.png)\n^ image/broken\n<img src="c.JPG" alt="c">\n^ image/broken\n-- content/posts/b.png --\n-- content/posts/c.JPG --\nversion https://git-lfs.github.com/spec/v1\n`,
  ],
  [
    'an id that stands twice',
    `-- content/posts/a.md --\n${matter('A')}<b id="x">one</b>\n\n<a id="y" name="y"></a><b id="x">two</b>\n                          ^ links/duplicate-id\n\n## Z\n\n<i id="z">three</i>\n   ^ links/duplicate-id\n`,
  ],
  [
    'a fragment that no element has',
    `-- content/posts/a.md --\n${matter('A')}See [there](#nowhere).\n    ^ links/missing-fragment\n`,
  ],
  [
    'a link to a file that is not published',
    `-- content/posts/a.md --\n${matter('A')}See [it](../../templates/layouts/post.html).\n    ^ links/not-published\n`,
  ],
  [
    'a link that leaves the project',
    `-- content/posts/a.md --\n${matter('A')}See [it](../../../it.md).\n    ^ links/outside\n`,
  ],
  [
    'a category without a letter',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\ncategories: ["!!"]\n             ^ site/empty-term\n---\nText.\n`,
  ],
  [
    'a category in two spellings',
    `-- content/posts/a.md --\n${matter('A', 'categories: [Type]\n')}T.\n-- content/posts/b.md --\n${matter('B', 'categories: [Type]\n')}T.\n-- content/posts/c.md --\n---\ntitle: C\ndate: 2026-11-20\ncategories: [type]\n             ^ site/other-spelling\n---\nT.\n`,
  ],
  [
    'the address of a numbered page',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npermalink: /blog/page/2/\n           ^ site/reserved\n---\nText.\n`,
  ],
  [
    'the address of the page for missing pages',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npermalink: /404.html\n           ^ site/reserved\n---\nText.\n`,
  ],
  [
    'a post at the address of the home page',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\npermalink: /\n           ^ site/reserved\n---\nText.\n`,
  ],
  [
    'a page at the address of the home page is one',
    `-- content/posts/a.md --\n${matter('A')}T.\n-- content/pages/home.md --\n---\ntitle: Home\npermalink: /\n---\nT.\n`,
  ],
  [
    'a page that is a file where another needs a folder',
    `-- public/notes --\nText.\n^ site/file-and-folder\n-- content/posts/b.md --\n${matter('B', 'permalink: /notes/b/\n')}T.\n`,
  ],
  [
    'a note to oneself is said once, not as a component too',
    `-- content/posts/a.md --\n${matter('A')}See <PUT GRAPH HERE>.\n    ^ prose/placeholder\n`,
  ],
  [
    'a film that is not there is said once',
    `-- content/posts/a.md --\n${matter('A')}<Video src="./a.mp4" />\n       ^ links/missing-image\n`,
  ],
  [
    'a film beside the post is published with it',
    `-- content/posts/a.md --\n${matter('A')}<Video src="./a.mp4" />\n-- content/posts/a.mp4 --\nfilm\n`,
  ],
  [
    'a key that begins with the name of another is no slip',
    `-- content/posts/a.md --\n${matter('A', 'featuredImageCaption: A tree\n')}Text.\n`,
  ],
  [
    'a rule for a finding that there is not',
    '-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\ncheck:\n  rules:\n    links/missing-pages: off\n    ^ config/unknown-key\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\n---\nText.\n',
  ],
  [
    'a folder default that matches nothing, or is not well-formed',
    `-- octavo.config.yaml --
title: S
url: https://example.org
defaults:
  - match: notes/**
           ^ config/default-unmatched
    set: {draft: true}
  - match: "[posts/**"
           ^ config/default-unmatched
    set: {draft: true}
  - match: posts/*.{md
           ^ config/default-unmatched
    set: {draft: true}
  - match: ""
           ^ config/default-unmatched
    set: {draft: true}
  - match: posts/*.md
    set: {lang: de}
-- content/posts/a.md --
${matter('A')}T.
`,
  ],
  [
    'a folder of another generator without a post',
    `-- content/posts/a.md --
${matter('A')}T.
-- blog/README.md --
Not a post.
`,
  ],
])('%s', async (_, site) => {
  await checkFindings((site.startsWith('-- octavo') ? '' : HEAD) + site)
})

test('posts of another generator that are passed over', async () => {
  const post = `${matter('B')}T.\n`
  const { findings } = await buildFixture(
    `${HEAD}-- content/posts/a.md --\n${post}-- _posts/2026-11-19-b.md --\n${post}-- content/blog/c.markdown --\n+++\ntitle = 'C'\n+++\n`,
  )
  expect(findings.map(spell)).toEqual(['_posts:1:1 site/passed-over', 'content/blog:1:1 site/passed-over'])
  const told = `${HEAD}paths: {posts: content/posts}\n-- content/posts/a.md --\n${post}-- _posts/2026-11-19-b.md --\n${post}`
  expect((await buildFixture(told)).findings).toEqual([])
})

test('texts in `content/` that no folder of posts or pages holds', async () => {
  const page = '---\ntitle: P\n---\nT.\n'
  const silent = ['content/_index.md', 'content/_snippets/s.md', 'content/docs/_d.md', 'content/pages/p.md']
  const files = ['content/about.md', 'content/docs/a.md', 'content/docs/b/index.md', ...silent]
  const texts = files.map((path) => `-- ${path} --\n${page}`).join('')
  const site = `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- content/docs/README.md --\nNone.\n${texts}`
  const { findings } = await buildFixture(site)
  expect(findings.map((one) => `${spell(one)} ${one.message}`)).toEqual([
    'content/about.md:1:1 site/stray this text makes no page: it is in no folder of posts or pages',
    'content/docs:1:1 site/stray 2 texts in it make no page: it is in no folder of posts or pages',
  ])
  const told = `${HEAD}paths: {posts: content}\n-- content/a.md --\n${matter('A')}T.\n`
  expect((await buildFixture(told)).findings).toEqual([])
})

test.each([
  'posts/priv',
  'posts/priv/',
  '/posts/priv/**',
  './content/posts/priv',
  'content/posts/priv/*.md',
  '!posts/open/**',
])('SPEC 2: a folder default for %s holds back what lies in it, and nothing else', async (match) => {
  const built = await buildFixture(
    `${HEAD}defaults:\n  - match: "${match}"\n    set: {draft: true}\n-- content/posts/priv/a.md --\n${matter('A')}T.\n-- content/posts/open/b.md --\n${matter('B')}T.\n`,
  )
  expect(built.held.map(({ id }) => id)).toEqual(['content/posts/priv/a.md'])
  expect(built.posts).toBe(1)
  expect(built.findings).toEqual([])
})

test.each(['.md', '.mdx', '.markdown', '.MD', '.Markdown'])(
  'SPEC 2: %s is the ending of a post and of a page',
  async (ending) => {
    const built = await buildFixture(
      `${HEAD}-- content/posts/one${ending} --\n${matter('A')}See [it](two/index${ending}) and [us](../pages/us${ending}).\n-- content/posts/two/index${ending} --\n${matter('B')}T.\n-- content/pages/us${ending} --\n---\ntitle: Us\n---\nText.\n-- content/pages/in/index${ending} --\n---\ntitle: In\n---\nText.\n`,
    )
    expect(built.findings.map(spell)).toEqual([])
    const pages = ['blog/one/index.html', 'blog/two/index.html', 'us/index.html', 'in/index.html']
    expect(pages.filter((path) => !built.output.has(path))).toEqual([])
    expect([...built.output.keys()].filter((path) => /\.(mdx?|markdown)$/i.test(path))).toEqual([])
  },
)

test('a blog without posts', async () => {
  const built = await buildFixture(`${HEAD}-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n`)
  expect(built.findings.map(spell)).toEqual(['content/posts:1:1 site/no-posts'])
})

test('who asks for the text by another name is told its own', async () => {
  const built = await buildFixture(
    `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- templates/layouts/post.html --\n<title>x</title>\n{{ post.content }}\n`,
  )
  expect(built.findings.map(({ hint }) => hint)).toEqual(['the text of a post is `post.body`'])
})

test('a template that fails while it is rendered', async () => {
  const built = await buildFixture(
    `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- templates/layouts/post.html --\n<title>x</title>\n{{ "***" | base64_decode }}\n`,
  )
  expect(built.findings.map(spell)).toEqual(['templates/layouts/post.html:2:1 template/failed'])
})

test.each([
  ['', ['post']],
  ['<p>{{ post.body }}</p>', ['post']],
  ['<html><title>x</title></html>', ['post']],
  ['<!doctype html><title>x</title>', ['post']],
  ['<p>x</p><!doctype html><html></html>', ['post']],
  ['<!-- ours --><!DOCTYPE html>\n<html lang="en"><title>x</title>{{ post.body }}</html>', []],
])('a layout that prints no whole page: %j', async (layout, names) => {
  const { findings } = await buildFixture(
    `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- content/posts/b.md --\n${matter('B')}T.\n-- templates/layouts/post.html --\n${layout}`,
  )
  const found = findings.map((finding) => [spell(finding), finding.related?.[0]?.path])
  expect(found).toEqual(
    names.map((name) => [`templates/layouts/${name}.html:1:1 template/no-document`, 'content/posts/a.md']),
  )
})

test.each([
  ['', ['content/posts/a.md:1:1 template/no-noindex']],
  ['{% if page.noindex %}<meta name="robots" content="noindex">{% endif %}', []],
])('a layout of its own that asks search engines for nothing: %j', async (head, expected) => {
  const layout = `<!doctype html><html lang="en"><title>x</title>${head}{{ post.body }}</html>`
  const { findings } = await buildFixture(
    `${HEAD}-- content/posts/a.md --\n${matter('A', 'unlisted: true\n')}T.\n-- content/posts/b.md --\n${matter('B')}T.\n-- templates/layouts/post.html --\n${layout}`,
  )
  expect(findings.map(spell)).toEqual(expected)
})

test.each([
  ['<html lang="en"><title>x</title>{{ post.body }}', []],
  ['<HTML data-x LANG=en><head><TITLE data-y> x</TITLE>{{ post.body }}', []],
  ['<html lang="en"><title>x</title>{{ post.body | replace: "The", "One" }}', []],
  ['<html lang="en"><title>x</title>{{ post.body | strip_newlines }}', []],
  ['<html lang="en"><title>x</title>{{ post.body | strip_html }}', []],
  ['<html lang="en"><title> </title>{{ post.body }}', ['template/no-title']],
  ['<html lang="en"><svg></svg>{{ post.body }}', ['template/no-title']],
  ['<html data-lang="en"><title>x</title>{{ post.body }}', ['template/no-lang']],
  ['<html lang=""><title>x</title>{{ post.body }}', ['template/no-lang']],
  [
    '<html lang="en"><title>x</title><meta name="description" content="The first.">',
    ['template/text-missing'],
  ],
  ['<html>', ['template/no-lang', 'template/no-title', 'template/text-missing']],
])('what a layout of its own leaves out: %j', async (layout, codes) => {
  const text =
    'The <svg><title>first</title></svg> words.\n\n![](/a.png) The last **words** of\nit, and "no & more".\n\n![](/a.png)\n'
  const { findings } = await buildFixture(
    `${HEAD}-- public/a.png --\nx\n-- content/posts/a.md --\n${matter('A')}${text}-- content/posts/b.md --\n${matter('B')}T.\n-- templates/layouts/post.html --\n<!doctype html>${layout}`,
  )
  const found = findings.filter(({ code }) => code.startsWith('template/'))
  expect(found.map(spell)).toEqual(codes.map((code) => `templates/layouts/post.html:1:1 ${code}`))
})

test.each(['content/pages/404.md', 'content/pages/lost.md'])(
  'a page of the site’s own for missing pages (%s) is no target of search engines',
  async (path) => {
    const permalink = path.includes('lost') ? 'permalink: /404.html\n' : ''
    const { findings, output } = await buildFixture(
      `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- ${path} --\n---\ntitle: Lost\n${permalink}---\nNothing here.\n`,
    )
    expect(findings).toEqual([])
    expect(output.get('404.html')).toContain('Nothing here.')
    expect(output.get('404.html')).toMatch(/<meta name="robots" content="noindex/)
    expect(output.get('sitemap.xml')).not.toContain('404')
    expect(output.has('404/index.html')).toBe(false)
  },
)
