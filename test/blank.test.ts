import { describe, expect, test } from 'vitest'
import { isBlank } from '../src/post/blank.ts'
import { buildFixture } from './fixture.ts'
import { markdownLine, render } from './markdown-fixture.ts'

/** A site of one post with this text, and what is found in it. */
async function codesOf(text: string, keys = ''): Promise<readonly string[]> {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n-- content/_snippets/empty.md --\n<!-- later -->\n-- public/a.png --\nGIF89aAAAA\n-- public/a.mp4 --\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n${keys}---\n${text}\n`,
  )
  return findings.map(({ code }) => code)
}

describe('a post of which nothing can be seen is not published', () => {
  test.each([
    ['nothing', ''],
    ['a comment', '<!-- todo -->'],
    ['a definition', '[x]: https://example.org'],
    ['its title', '# A'],
    ['an empty snippet', '<Include file="empty.md"/>'],
    ['a script', '<script>x</script>'],
    ['a note that nothing refers to', '[^1]: note'],
    ['a blank that is written out', '&nbsp;'],
    ['a link without words', '[](https://example.org)'],
    ['an empty element', '<div class="a"><span></span></div>'],
  ])('%s', async (_, text) => {
    expect(await codesOf(text)).toContain('matter/no-text')
    expect(await codesOf(text, 'draft: true\n')).not.toContain('matter/no-text')
  })
  test('a plugin that leaves nothing', async () => {
    const plugin = () => () => ({ type: 'root', children: [] })
    const place = { path: 'octavo.config.yaml', line: 1, column: 1 }
    const line = await markdownLine('native', { plugins: [{ name: 'nothing', plugin, place }] as never })
    const { body } = await render(line, 'Text.')
    expect(isBlank(body?.chunks ?? ['?'])).toBe(true)
  })
})

describe('a post without words that shows something is one', () => {
  test.each([
    ['a picture', '![A tree](/a.png)'],
    ['a picture in HTML', '<img src="/a.png" alt="A tree">'],
    ['a film', '<video src="/a.mp4" controls></video>'],
    ['a component', '<Video src="/a.mp4" />'],
    ['a table', '| a |\n|---|\n'],
    ['a rule', '---'],
    ['a formula', '$$\nx^2\n$$'],
    ['code', '```js\nlet a\n```'],
    ['code in a sentence', '`a`'],
    ['a sign', '🎉'],
    ['a link', '[.](https://example.org)'],
  ])('%s', async (_, text) => {
    expect(await codesOf(text)).toEqual([])
  })
})
