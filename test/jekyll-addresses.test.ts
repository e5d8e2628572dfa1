import { describe, expect, test } from 'vitest'
import { buildFixture } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

/** Addresses that Jekyll and Eleventy would have made. */
const lines = [await markdownLine('native'), await markdownLine('remark')] as const

describe('are read as paths from the root of the site', () => {
  test.each([
    ['[a]({{ site.baseurl }}/b/)', '<p><a href="[[/b/]]">a</a></p>'],
    ['[a]({{site.url}}{{site.baseurl}}/b/#c "d")', '<p><a href="[[/b/#c]]" title="d">a</a></p>'],
    ['[a]({{ site.url }})', '<p><a href="[[/]]">a</a></p>'],
    ["[a]({{ '/b/' | relative_url }})", '<p><a href="[[/b/]]">a</a></p>'],
    ['[a]({{ "b/" | absolute_url }}?c "d")', '<p><a href="[[/b/?c]]" title="d">a</a></p>'],
    ["[a]({{ '/b/c' | prepend: site.baseurl | prepend: site.url }})", '<p><a href="[[/b/c]]">a</a></p>'],
    ['[a]({{ "/b/" | url }})', '<p><a href="[[/b/]]">a</a></p>'],
    ["![a]({{ '/b' | relative_url }}/c.png)", '<p>((/b/c.png|a))</p>'],
    ['<a href="{{ site.baseurl }}/b/">a</a>', '<p><a href="[[/b/]]">a</a></p>'],
    ['<Card href="{{ site.baseurl }}/b/"/>', '{#Card href="/b/"}'],
    ["<Card href='{{ '/b/' | relative_url }}#c'/>", '{#Card href="/b/#c"}'],
    ['[a][b]\n\n[b]: {{ site.baseurl }}/b/', '<p><a href="[[/b/]]">a</a></p>'],
    ['[a]({filename}b.md#c)', '<p><a href="[[b.md#c]]">a</a></p>'],
    ['![a]({static}/b/c.png)', '<p>((/b/c.png|a))</p>'],
    ['<img src="{attach}b.png" alt="a">', '((b.png|a))'],
    ['[a](|filename|b.md)', '<p><a href="[[b.md]]">a</a></p>'],
    ['[a][b]\n\n[b]: {filename}../c.md', '<p><a href="[[../c.md]]">a</a></p>'],
  ])('%s', async (source, html) => {
    for (const line of lines) {
      const { body, findings } = await render(line, source)
      expect(show(body?.chunks ?? [])).toBe(html)
      expect(list(findings).map((one) => one.split(' ')[0])).toEqual(['prose/jekyll-address'])
    }
  })

  test.each([
    ['_posts/2026-01-01-a.md', '{% post_url 2026-01-02-b %}', '/blog/b/'],
    ['_posts/2026-01-01-a.md', '{{ site.baseurl }}{% post_url 2026-01-02-b %}#c', '/blog/b/#c'],
    ['_posts/2026-01-01-a.md', '{% link _posts/2026-01-02-b.markdown %}', '/blog/b/'],
    ['_posts/2026-01-01-a.md', '{% post_url fold/2026-01-03-d %}', '/blog/d/'],
    ['_posts/fold/2026-01-01-a.md', '{% post_url 2026-01-02-b %}', '/blog/b/'],
  ])('posts by the names of their files: in %s %s', async (file, address, href) => {
    const post = (path: string, text: string) => `-- ${path} --\n---\ntitle: A\n---\n${text}\n`
    const { output, findings } = await buildFixture(
      `-- octavo.config.yaml --\nurl: https://ex.org\n${post(file, `[x](${address})`)}${post('_posts/2026-01-02-b.markdown', '## C')}${post('_posts/fold/2026-01-03-d.md', 'D')}`,
    )
    expect(output.get('blog/a/index.html')).toContain(`<a href="${href}">x</a>`)
    expect(findings.map(({ code }) => code)).toEqual(['prose/jekyll-address'])
  })

  test('of a site in a folder too, and told where they are written', async () => {
    const { output, findings } = await buildFixture(
      "-- octavo.config.yaml --\nurl: https://ex.org/sub\n-- public/a.txt --\nx\n-- _posts/2026-01-01-a.md --\n---\ntitle: A\n---\n*One*, [x]({{ '/a.txt' | relative_url }}) and [y]({{ site.baseurl }}/a.txt).\n",
    )
    expect(output.get('blog/a/index.html')?.match(/href="\/sub\/a\.txt"/g)).toHaveLength(2)
    expect(
      findings.map(({ code, place, related }) => [code, place.line, place.column, related?.length]),
    ).toEqual([['prose/jekyll-address', 4, 12, 1]])
    expect(findings[0]?.message).toMatch(/a\.txt.* was read as a path from the root of the site/)
  })
})

test('a path of Pelican from its root is one from `content/`, and in words it is none', async () => {
  const { body } = await render(lines[0], '[a]({filename}/b/c.md "d")', 'content/posts/fold/a.md')
  expect(show(body?.chunks ?? [])).toBe('<p><a href="[[../../b/c.md]]" title="d">a</a></p>')
  const { findings } = await render(
    lines[0],
    '`[a]({filename}b.md)`, {filename}/b.md and {static}, |filename|b',
  )
  expect(findings).toEqual([])
})

test('a path of Pelican is told as what it is', async () => {
  const { findings } = await render(lines[0], '[a]({filename}b.md)\n\n![c]({static}/d.png)')
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    '`{filename}` is of Pelican: it was read as the path of a file; write the path alone, as `2026-01-01-a.md`',
    '`{static}/` is of Pelican: it was read as the path of what is copied; write the path alone, as `/images/a.png`',
  ])
})

test.each([
  '`[a]({{ site.baseurl }}/b/)` and\n\n    [a]({{ site.baseurl }}/b/)\n\n```text\n<a href="{{ site.url }}/">\n```',
  'Write `{{ site.baseurl }}`.',
  'Write `{{`.\n\n<!-- [a]({{ site.baseurl }}/b/) -->\n\n<!--\n{% raw %}\na\n{% endraw %}\n-->',
])('not in code and comments: %j', async (source) => {
  for (const line of lines) {
    const { body, findings } = await render(line, source)
    expect(findings).toEqual([])
    expect(show(body?.chunks ?? [])).toContain('{{')
  }
})

test.each([
  '[a]({{ site.title }}/b)',
  '[a]({{ site.url }}//evil.example)',
  "[a]({{ 'b c' | relative_url }})",
])('not what makes no path: %s', async (source) => {
  for (const line of lines) {
    const { findings } = await render(line, source)
    expect(list(findings).some((one) => one.startsWith('prose/jekyll-address'))).toBe(false)
  }
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  for (const sign of [
    '](',
    '[a]({{ site.url ',
    "({{ 'a' | url ",
    '{{ site.url }}',
    '[a]: {{ site.url }}\n',
    '["',
  ])
    await render(lines[0], `site.url {{\n${sign.repeat(100_000 / sign.length)}`)
})
