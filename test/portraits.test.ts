import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'

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

test.each(['a.png', '/img/none.png'])(
  'a picture in the registry that is not there is a warning: %s',
  async (image) => {
    const files = `-- content/data/authors.yaml --\njo:\n^ image/missing\n  name: Jo\n  image: ${image}\n`
    expect(await portrait('jo', files)).toBeUndefined()
  },
)

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
