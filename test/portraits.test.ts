import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

const HEAD = '-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org/notes\n'
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>'

/** A post by this author, and the picture that its page shows of them. */
async function portrait(author: string, files: string): Promise<string | undefined> {
  const { output } = await checkFindings(
    `${HEAD}${files}-- content/posts/a/index.md --\n---\ntitle: A\ndate: 2026-01-01\nauthor: ${author}\n---\nText.\n`,
  )
  return /<img[^>]*>/.exec(output.get('blog/a/index.html') ?? '')?.[0]
}

const registry = (image: string) => `-- content/data/authors.yaml --\njo:\n  name: Jo\n  image: ${image}\n`

test.each([
  ['an address', registry('https://x.example/a.png'), 'src="https://x.example/a.png"'],
  [
    'a path',
    `-- public/img/jo.svg --\n${PICTURE}\n${registry('/img/jo.svg')}`,
    'src="/notes/img/jo.svg" alt="" width="10" height="20"',
  ],
])('the picture of an author in the registry: %s', async (_, files, image) => {
  expect(await portrait('jo', files)).toContain(image)
})

test('a handle means its entry in other cases too', async () => {
  const files = `-- content/data/jo.svg --\n${PICTURE}\n${registry('jo.svg')}`
  expect(await portrait('JO', files)).toContain('src="/notes/data/jo.svg"')
})

test.each(['a.png', '/img/none.png'])(
  'a picture in the registry that is not there is a warning: %s',
  async (image) => {
    const files = `-- content/data/authors.yaml --\njo:\n^ image/missing\n  name: Jo\n  image: ${image}\n`
    expect(await portrait('jo', files)).toBeUndefined()
  },
)

const DOCUSAURUS = `jo:
  name: Jo
  title: Typesetter
  image_url: https://x.example/a.png
  email: jo@x.example
  page: true
  socials: {github: jo}
`

test("a registry of Docusaurus's is read among the data files, and told where Docusaurus has it", async () => {
  const moved = await portrait('jo', `-- content/data/authors.yml --\n${DOCUSAURUS}`)
  expect(moved).toContain('src="https://x.example/a.png"')
  const { findings } = await checkFindings(
    `${HEAD}-- blog/authors.yml --\n${DOCUSAURUS.replace('jo:', 'jo:\n^ config/registry-elsewhere')}-- blog/a.md --\n---\ntitle: A\ndate: 2026-01-01\nauthors: jo\n---\nText.\n`,
  )
  expect(findings[0]?.hint).toBe('move it to `content/data/authors.yaml`')
})

test('the registry may be JSON', async () => {
  const files =
    '-- content/data/authors.json --\n{"jo": {"name": "Jo", "image": "/none.png"}}\n^ image/missing\n'
  expect(await portrait('jo', files)).toBeUndefined()
})

test.each([
  ['https://x.example/a.png', '', 'src="https://x.example/a.png"'],
  ['/jo.svg', `-- public/jo.svg --\n${PICTURE}\n`, 'src="/notes/jo.svg" alt="" width="10" height="20"'],
  [
    'jo.svg',
    `-- content/posts/a/jo.svg --\n${PICTURE}\n`,
    'src="/notes/blog/a/jo.svg" alt="" width="10" height="20"',
  ],
])('the picture of an author in front matter: %s', async (image, files, shown) => {
  expect(await portrait(`{name: Jo, image: ${image}}`, files)).toContain(shown)
})

test.each(['none.png', '/none.png'])('one that is not there: %s', async (image) => {
  expect(await portrait(`{name: Jo, image: ${image}}\n        ^ image/missing`, '')).toBeUndefined()
})

test('a relative picture in a registry begins at the registry, and is published with who writes', async () => {
  const files = `-- content/data/people/jo%20s.svg --\n${PICTURE}\n-- content/data/ann.svg --\n${PICTURE}\n-- content/data/authors.yaml --
jo: {name: Jo, image: people/jo%2520s.svg}
ann: {name: Ann, image: ann.svg}
`
  const { output } = await checkFindings(
    `${HEAD}${files}-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\nauthor: jo\n---\nText.\n-- content/posts/b.md --\n---\ntitle: B\ndate: 2026-01-01\nauthor: ann\ndraft: true\n---\nText.\n`,
    { command: 'check' },
  )
  expect(output.get('blog/a/index.html')).toContain(
    'src="/notes/data/people/jo%2520s.svg" alt="" width="10" height="20"',
  )
  expect(output.has('data/people/jo%20s.svg')).toBe(true)
  expect([...output.keys()].filter((path) => path.includes('ann'))).toEqual([])
})

test('so does one of a category, and of a folder of data outside of content/', async () => {
  const head = HEAD.replace('\nurl', '\npaths: {data: facts}\nurl')
  const site = `${head}-- facts/inks/cover.svg --\n${PICTURE}\n-- facts/categories.json --\n{"inks": {"image": "inks/cover.svg"}}
-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\ncategories: Inks\n---\nText.\n`
  const { output } = await checkFindings(site, { command: 'check' })
  expect(output.get('facts/inks/cover.svg')).toBe(PICTURE)
  expect(output.get('blog/categories/inks/index.html')).toContain('src="/notes/facts/inks/cover.svg"')
})

test('a registry publishes nothing outside of the folders of the text', async () => {
  const files = `-- templates/secret.svg --\n${PICTURE}\n-- content/data/authors.yaml --\njo:\n^ image/missing\n  name: Jo\n  image: ../../templates/secret.svg\n`
  expect(await portrait('jo', files)).toBeUndefined()
})

describe('the address of an author', () => {
  const about = '-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n'
  const draft = about.replace('---\nText', 'draft: true\n---\nText')
  const post = (author: string) =>
    `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\nauthors: ${author}\n---\nText.\n`
  const registry = (url: string) => `-- content/data/authors.yaml --\nbob: {name: Bob, bio: b, url: ${url}}\n`
  const OWN = "[{name: Bob, bio: b, url: '/about/'}]"

  test.each([
    ['in front matter', post(OWN)],
    ['in the registry', registry('/about/') + post('[bob]')],
  ])('stands below the sub-path, and whole in the feed: %s', async (_, files) => {
    const { output } = await checkFindings(HEAD + about + files, { command: 'check' })
    expect(output.get('blog/a/index.html')).toContain('<a href="/notes/about/" rel="author">Bob</a>')
    expect(output.get('feed.xml')).toContain('<name>Bob</name><uri>https://ex.org/notes/about/</uri>')
  })

  test.each([
    ['in front matter', post(OWN)],
    ['in the registry', registry('/about/') + post('[bob]')],
  ])('is none when it leads to a draft: %s', async (where, files) => {
    const { output, findings } = await buildFixture(HEAD + draft + files)
    expect(findings.map(spell)).toEqual([
      where === 'in front matter'
        ? 'content/posts/a.md:4:11 links/held'
        : 'content/data/authors.yaml:1:1 links/held',
    ])
    expect(output.get('blog/a/index.html')).toContain('<p class="name">Bob</p>')
    expect(output.get('feed.xml')).not.toContain('<uri>')
  })

  test.each([
    ['in front matter', post(OWN), 'content/posts/a.md:4:11'],
    ['in the registry', registry('/about/') + post('[bob]'), 'content/data/authors.yaml:1:31'],
  ])('is told where it is written when nothing is there: %s', async (_, files, place) => {
    const { findings } = await buildFixture(HEAD + files)
    expect(findings.map(spell)).toEqual([`${place} links/missing-page`])
  })

  test('is an IRI in the feed', async () => {
    const { output } = await checkFindings(HEAD + post(`[{name: Bob, url: 'https://x.example/"a"'}]`))
    expect(output.get('feed.xml')).toContain('<uri>https://x.example/%22a%22</uri>')
  })
})
