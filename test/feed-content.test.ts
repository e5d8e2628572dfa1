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
  const contentsOf = (output: ReadonlyMap<string, string>) =>
    (output.get('feed.xml') ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')

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
    ['<blockquote cite="b.md">m</blockquote>', '<blockquote cite="*/blog/b/">'],
    ['<blockquote cite="/blog/b/#x">m</blockquote>', '<blockquote cite="*/blog/b/#x">'],
    ['<p><q cite="../posts/b.md#x">m</q></p>', '<q cite="*/blog/b/#x">'],
    ['<p><ins cite="#x">m</ins></p>', '<ins cite="*/blog/a/#x">', '<ins cite="#x">'],
    ['<p><del cite="https://h.example/b">m</del></p>', '<del cite="https://h.example/b">'],
    ['<video src="/f.mp4" poster="p.svg"></video>', '<video src="*/f.mp4" poster="*/posts/p.svg">'],
    [
      '<picture><source srcset="p.svg"><img src="/f.mp4" alt=""></picture>',
      '<source srcset="*/posts/p.svg">',
    ],
    [
      '<Mine/>',
      '<img src="*/f.mp4" srcset="*/f.mp4 1x,*/blog/b/ 2x, https://h.example/f,/x 3x" alt="">',
      '<i>x</i>',
    ],
    ['<Mine/>', '<video src="*/f.mp4" poster="*/f.mp4">', '<i>x</i>'],
  ])('%s is whole there', async (text, html, onPage = html) => {
    const mine =
      '-- templates/components/Mine.html --\n<i>x</i>\n-- templates/components/Mine.feed.html --\n<img src="{{ "/f.mp4" | url }}" srcset="/n/f.mp4 1x,/n/blog/b/ 2x, https://h.example/f,/x 3x" alt=""><video src="/n/f.mp4" poster=" /n/f.mp4"></video>\n'
    const files = '-- public/f.mp4 --\nfilm\n-- content/posts/p.svg --\n<svg/>\n'
    const site =
      CONFIG.replace('ex.org', 'ex.org/n') + files + post(text) + post('<i id="x">B.</i>', '', 'b.md')
    const { output } = await checkFindings(site.replace('cite="#x">m', 'id="x" cite="#x">m') + mine)
    const bare = (from: string) => from.replaceAll(' id="x"', '')
    expect(bare(contentsOf(output))).toContain(html.replaceAll('*', 'https://ex.org/n'))
    expect(bare(output.get('blog/a/index.html') ?? '')).toContain(onPage.replaceAll('*', '/n'))
  })

  test.each(['Ada Byron', 'Ada'])('`cite="%s"` is no address, and is told', async (words) => {
    const { output } = await checkFindings(
      `${CONFIG}${post(`<blockquote cite="${words}">m</blockquote>\n            ^ html/removed-attribute`)}`,
    )
    expect(output.get('blog/a/index.html')).toContain('<blockquote>m')
  })

  test.each([
    ['none.md', 'links/missing-file'],
    ['/none/', 'links/missing-page'],
  ])('what `cite` names is looked for: %s', async (url, code) => {
    const { findings } = await buildFixture(`${CONFIG}${post(`<blockquote cite="${url}">m</blockquote>`)}`)
    expect(findings.map((one) => one.code)).toEqual([code])
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
