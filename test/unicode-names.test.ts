import { expect, test } from 'vitest'
import { buildFiles } from './fixture.ts'

const HEAD = '---\ntitle: A\ndate: 2026-01-01\n---\n'
const NFD = 'cafe\u0301'

/** The snapshot names files in NFC, whatever form the disk has. */
const FILES = {
  'octavo.config.yaml': 'url: https://ex.org\n',
  'content/posts/caf\u00e9.md': `${HEAD}Text.\n`,
  'content/posts/caf\u00e9.png': 'GIF89aAAAA',
  'public/caf\u00e9.png': 'GIF89aAAAA',
}

test.each([
  [`[a](${NFD}.md)`, 'href="/blog/caf%C3%A9/"'],
  ['[a](cafe%CC%81.md)', 'href="/blog/caf%C3%A9/"'],
  [`[a](/blog/${NFD}/)`, 'href="/blog/caf%C3%A9/"'],
  ['[a](/blog/cafe%CC%81/)', 'href="/blog/caf%C3%A9/"'],
  ['<a href="/blog/cafe%CC%81/">a</a>', 'href="/blog/caf%C3%A9/"'],
  [`![a](${NFD}.png)`, 'src="/posts/caf%C3%A9.png"'],
  ['![a](cafe%CC%81.png)', 'src="/posts/caf%C3%A9.png"'],
  ['![a](/cafe%CC%81.png)', 'src="/caf%C3%A9.png"'],
])('SPEC 3: names in NFD reach what is named in NFC: %s', async (text, printed) => {
  const { output, findings } = await buildFiles(
    new Map(Object.entries({ ...FILES, 'content/posts/b.md': `${HEAD}${text}\n` })),
    { command: 'check' },
  )
  expect(findings).toEqual([])
  expect(output.get('blog/b/index.html')).toContain(printed)
})

test('an image of front matter too', async () => {
  const matter = HEAD.replace('title: A', `title: A\nimage: ${NFD}.png`)
  const { findings } = await buildFiles(
    new Map(Object.entries({ ...FILES, 'content/posts/b.md': `${matter}Text.\n` })),
  )
  expect(findings).toEqual([])
})
