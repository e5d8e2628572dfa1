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
