import { expect, test } from 'vitest'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const lines = [await markdownLine('native'), await markdownLine('remark')] as const

test.each([
  ['![A press](https://e.org/a.png?w=1,2&h=3 align="left")', 1],
  ['[![A press](https://e.org/a.png align="center")](https://e.org/)', 1],
  ['1. One\n    \n    ![](https://e.org/a.png   align="right" )\n    \n2. Two', 1],
  ['> ![a](b.png align="left") and ![c](d.png align="left")', 2],
])('a picture with a side of Hashnode is a picture: %s', async (source, count) => {
  for (const line of lines) {
    const { body, findings } = await render(line, source)
    const plain = await render(line, source.replace(/ +align="\w+" ?/g, ''))
    expect(show(body?.chunks ?? [])).toBe(show(plain.body?.chunks ?? []))
    expect(list(findings).map((one) => one.split(' ')[0])).toEqual(Array(count).fill('prose/hashnode-align'))
  }
})

test.each([
  '`![a](b.png align="left")` and\n\n    ![a](b.png align="left")\n\n```md\n![a](b.png align="left")\n```',
  '<p align="center">![a](b.png align="left")</p>',
  'A word (and align="left") ![a](b.png) and (see c align="left")',
])('and nothing else: %s', async (source) => {
  for (const line of lines) {
    const { findings } = await render(line, source)
    expect(list(findings).filter((one) => one.includes('hashnode'))).toEqual([])
  }
})

test('many of them take no time that grows with the square of their number', QUICK, async () => {
  await render(lines[0], `${'![a'.repeat(4000)}${'](b align="left")'.repeat(4000)}`)
})
