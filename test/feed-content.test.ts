import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings } from './fixture.ts'

/** What readers of feeds get to see of a post. */
const CONFIG = '-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n'
const post = (text: string, more = '', path = 'a.md') =>
  `-- content/posts/${path} --\n---\ntitle: A\ndate: 2026-01-01\n${more}---\n${text}\n`

describe('SPEC 6: the content of a feed', () => {
  const contentOf = (output: ReadonlyMap<string, string>) =>
    (/<content[^>]*>([\s\S]*?)<\/content>/.exec(output.get('feed.xml') ?? '')?.[1] ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')

  test.each([
    ['[m](//h.example/y)', '<a href="https://h.example/y">'],
    ['![m](//h.example/y.png)', '<img src="https://h.example/y.png"'],
    ['<a href="//h.example/y">m</a>', '<a href="https://h.example/y">'],
    ['<img src="//h.example/y.png" alt="">', '<img src="https://h.example/y.png"'],
    ['[m](//ex.org/blog/a/)', '<a href="https://ex.org/blog/a/">'],
    ['<Embed url="//h.example/y"/>', '<a href="https://h.example/y">'],
    ['<Figure src="//h.example/y.png"/>', '<img src="https://h.example/y.png"'],
    [
      '<video src="//h.example/y.mp4" poster="//h.example/y.png"></video>',
      '<video src="https://h.example/y.mp4" poster="https://h.example/y.png">',
    ],
    ['<Mine/>', '<a href="https://h.example/y">'],
    ['<blockquote cite="//h.example/y">m</blockquote>', '<blockquote cite="https://h.example/y">'],
  ])('%s has a scheme there, and not on the page', async (text, html) => {
    const mine =
      '-- templates/components/Mine.html --\nx\n-- templates/components/Mine.feed.html --\n<a href="//h.example/y">x</a>\n'
    const { output } = await checkFindings(CONFIG + post(text) + mine)
    expect(contentOf(output)).toContain(html)
    expect(output.get('blog/a/index.html')).not.toContain('https://h.example')
  })

  test('with the scheme of the site', async () => {
    const { output } = await buildFixture(CONFIG.replace('https', 'http') + post('[m](//h.example/y)'))
    expect(contentOf(output)).toContain('<a href="http://h.example/y">')
  })

  test.each([
    ['<CallToAction href="b.md" label="Go">x</CallToAction>', 'x\n<p>Go</p>'],
    ['<CallToAction href="b.md">x</CallToAction>', 'x'],
    ['<CallToAction href="/blog/">x</CallToAction>', 'x\n<p><a href="https://ex.org/blog/">Read on</a></p>'],
    ['<Embed url="b.md">x</Embed>', 'x'],
    ['<Quote cite="B" href="b.md">x</Quote>', '<blockquote>\nx<p>B</p></blockquote>'],
    ['<Tab>x</Tab>', '<p><strong>Alternative</strong></p>\nx'],
  ])('%s is without an empty link or an empty word', async (text, html) => {
    const { output } = await buildFixture(CONFIG + post(text) + post('B.', 'draft: true\n', 'b.md'))
    expect(contentOf(output)).toBe(html)
  })
})
