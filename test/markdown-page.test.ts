import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markdownLine, render, show } from './markdown-fixture.ts'

/** What docs/markdown.md shows must work as it stands. */
const page = readFileSync(join(import.meta.dirname, '../docs/markdown.md'), 'utf8')
const examples = [...page.matchAll(/^```md\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)

test('the page on markdown has examples', () => {
  expect(examples.length).toBeGreaterThan(6)
})

test.each(examples)(
  'this example has no finding, and nothing of its syntax is printed: %s',
  async (example) => {
    for (const parser of ['native', 'remark'] as const) {
      const line = await markdownLine(parser, { typography: true, emoji: true })
      const { body, findings } = await render(line, example)
      expect(findings).toEqual([])
      const html = show(body?.chunks ?? []).replace(/ alttext="[^"]*"/g, '')
      expect(html).not.toMatch(/:::|\[!|\{#|\$|"[^">]*<|--|\.\.\.|:[a-z]+:/)
    }
  },
)
