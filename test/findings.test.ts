import { expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

/** Findings of a whole build that no other test sees, each where a reader of the terminal would look for it. */
const HEAD = '-- octavo.config.yaml --\ntitle: Site\nurl: https://example.org\n'
const matter = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2026-11-20\n${more}---\n`

test.each<readonly [what: string, site: string]>([
  [
    'a component that is never closed',
    `-- content/posts/a.md --\n${matter('A')}One.\n\n<Callout>\n^ component/unclosed\n`,
  ],
  [
    'an attribute that the component does not read',
    `-- content/posts/a.md --\n${matter('A')}<Callout colour="red">One.</Callout>\n         ^ component/unknown-prop\n`,
  ],
  [
    'a tag that does not end',
    `-- content/posts/a.md --\n${matter('A')}If a <Bigger than\n     ^ component/open-tag\n`,
  ],
  [
    'raw HTML that does not end',
    `-- content/posts/a.md --\n${matter('A')}<div class="x"\n^ html/unfinished-tag\n`,
  ],
  [
    'a time that the clocks skip',
    '-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\ntimezone: Europe/Berlin\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-03-29 02:30\n      ^ date/skipped\n---\nText.\n',
  ],
  [
    'a featured image that is not there',
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\nfeaturedImage: ./no.png\n               ^ image/missing\n---\nText.\n`,
  ],
  [
    'an id that stands twice',
    `-- content/posts/a.md --\n${matter('A')}<b id="x">one</b>\n\n<a id="y" name="y"></a><b id="x">two</b>\n                       ^ links/duplicate-id\n\n## Z\n\n<i id="z">three</i>\n^ links/duplicate-id\n`,
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
])('%s', async (_, site) => {
  await checkFindings((site.startsWith('-- octavo') ? '' : HEAD) + site)
})

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
    `${HEAD}-- content/posts/a.md --\n${matter('A')}T.\n-- templates/layouts/post.html --\n<title>x</title>\n{% for number in (1..900000000) %}{% endfor %}\n`,
  )
  expect(built.findings.map(spell)).toEqual(['templates/layouts/post.html:2:1 template/failed'])
})
