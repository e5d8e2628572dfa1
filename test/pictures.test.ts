import { expect, test } from 'vitest'
import { buildFiles } from './fixture.ts'

const HEAD = '---\ntitle: A\ndate: 2026-01-01\n---\n'
const FILES = {
  'octavo.config.yaml': 'url: https://ex.org/notes\n',
  'public/v.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>',
  'public/v.mp4': 'film',
  'content/posts/b/v.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>',
}

const page = (files: Readonly<Record<string, string>>) =>
  buildFiles(new Map(Object.entries({ ...FILES, ...files })), { command: 'check' })

test.each([
  ['![a](/v.svg#icon)', '/notes/v.svg#icon'],
  ['![a](/v.svg?v=2#icon)', '/notes/v.svg?v=2#icon'],
  ['![a](v.svg#icon)', '/notes/blog/b/v.svg#icon'],
  ['<img src="/v.svg#icon" alt="a">', '/notes/v.svg#icon'],
  ['<Video src="/v.mp4#t=10" title="A"/>', '/notes/v.mp4#t=10'],
  ['<video src="/v.mp4#t=10" poster="/v.svg#icon"></video>', '/notes/v.mp4#t=10'],
  ['<Figure src="v.svg#icon" alt="a"/>', '/notes/blog/b/v.svg#icon'],
])('query and fragment of a picture or a film stay: %s', async (text, address) => {
  const { output, findings } = await page({ 'content/posts/b/index.md': `${HEAD}${text}\n` })
  expect(findings).toEqual([])
  expect(output.get('blog/b/index.html')).toContain(` src="${address}"`)
  expect(output.get('feed.xml')).toContain(`https://ex.org${address}`)
})

test.each([
  ['my%20pic.svg', '/notes/blog/b/my%20pic.svg'],
  ['my pic.svg', '/notes/blog/b/my%20pic.svg'],
  ['./my%20pic.svg?v=2#icon', '/notes/blog/b/my%20pic.svg?v=2#icon'],
  ['/my%20pic.svg', '/notes/my%20pic.svg'],
  ['/50%.svg', '/notes/50%25.svg'],
])('front matter names a picture as a text does: %s', async (src, address) => {
  const svg = FILES['public/v.svg']
  const files = {
    'content/posts/b/my pic.svg': svg,
    'public/my pic.svg': svg,
    'public/50%.svg': svg,
    'content/posts/b/index.md': `---\ntitle: A\ndate: 2026-01-01\nimage: ${src}\nauthor: {name: Jo, image: ${src}}\n---\n![a](<${src}>)\n`,
  }
  const { output, findings } = await page(files)
  expect(findings).toEqual([])
  const shown = output.get('blog/b/index.html')?.matchAll(/<img[^>]* src="([^"]*)"/g)
  expect(new Set([...(shown ?? [])].map(([, url]) => url))).toEqual(new Set([address]))
  expect(output.get('blog/b/index.html')).toContain(
    `<meta property="og:image" content="https://ex.org${address}"`,
  )
})

test('the address of a picture elsewhere has no blanks for those who show cards', async () => {
  const post = '---\ntitle: A\ndate: 2026-01-01\nimage: https://e.org/a b.png\n---\nText.\n'
  const { output } = await page({ 'content/posts/b/index.md': post })
  expect(output.get('blog/b/index.html')).toContain('og:image" content="https://e.org/a%20b.png"')
})

test.each([
  ['<img src="/v.svg" alt="a">', 'width="10" height="20"'],
  ['<img src="/v.svg" alt="a" width="5">', 'width="5" height="10"'],
  ['<img src="/v.svg" alt="a" width="5px">', 'width="5px" height="10"'],
  ['<img src="/v.svg" alt="a" height="60">', 'width="30" height="60"'],
  ['<img src="/v.svg" alt="a" width="50%">', 'width="50%"'],
  ['<img src="/v.svg" alt="a" width="3" height="4">', 'width="3" height="4"'],
  ['<Figure src="/v.svg" alt="a" width="5"/>', 'width="5" height="10"'],
  ['<Figure src="/v.svg" alt="a" height={60}/>', 'width="30" height="60"'],
  ['<Figure src="/v.svg" alt="a" width="50%"/>', 'width="50%"'],
])('a picture keeps its shape, whichever length its author gives: %s', async (text, size) => {
  const { output } = await page({ 'content/posts/b/index.md': `${HEAD}${text}\n` })
  const printed = /<img src="\/notes\/v.svg"[^>]*>/.exec(output.get('blog/b/index.html') ?? '')?.[0] ?? ''
  expect(
    printed
      .match(/(?<=<img [^>]*)(?:width|height)="[^"]*"/g)
      ?.sort()
      .reverse()
      .join(' '),
  ).toBe(size)
})

test('the end of a tag is no part of a length without quotes', async () => {
  const text = '<img src="v.svg" alt="a" width=839 height=196/>\n\n<img src="v.svg" alt="a" width=5/>'
  const { output, findings } = await page({ 'content/posts/b/index.md': `${HEAD}${text}\n` })
  expect(findings).toEqual([])
  expect(output.get('blog/b/index.html')?.match(/(?<=<img [^>]*)(?:width|height)="[^"]*"/g)).toEqual([
    'width="839"',
    'height="196"',
    'height="10"',
    'width="5"',
  ])
})

test.each([
  ['![a](/v.svg "by *hand*")', true],
  ['> ![a][b]\n\n[b]: /v.svg "see [it](https://e.org)"', true],
  ['![a](/v.svg "2 * 3 * 4, a_b_c [1] (x)")', false],
  ['See ![a](/v.svg "by *hand*") here', false],
])('markdown in a caption, which shows it, is told: %s', async (text, isTold) => {
  const { findings } = await page({ 'content/posts/b/index.md': `${HEAD}${text}\n` })
  expect(findings.map(({ code, hint }) => [code, hint])).toEqual(
    isTold
      ? [['prose/marked-caption', expect.stringMatching(/^write `<Figure src="\/v.svg" alt="a"><Caption>/)]]
      : [],
  )
})
