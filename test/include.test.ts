import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { type BuiltSite, buildFiles, buildFixture, checkFindings, parseFixture, spell } from './fixture.ts'
import { markdownLine, render, show } from './markdown-fixture.ts'
import { redoneAfter, workplace } from './memory-fixture.ts'

const CONFIG = '-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\n'
const post = (name: string, body: string) =>
  `-- content/posts/${name} --\n---\ntitle: ${name}\ndate: 2026-01-01\n---\n${body}\n`
const snippet = (name: string, body: string) => `-- content/_snippets/${name} --\n${body}\n`

function proseOf(built: BuiltSite, slug = 'a'): string {
  const page = built.output.get(`blog/${slug}/index.html`) ?? ''
  const start = page.indexOf('>', page.indexOf('<div class="prose"')) + 1
  return page.slice(start, page.indexOf('\n</div>\n</div>', start)).trim()
}

describe('the blocks of a snippet stand in the place of its tag', () => {
  const cases: readonly (readonly [where: string, body: string, shown: string])[] = [
    [
      'between paragraphs',
      'One.\n\n<Include file="s.md"/>\n\nTwo.',
      '<p>One.</p>\n<p>S <em>s</em>.</p>\n<ul>\n<li>item</li>\n</ul>\n<p>Two.</p>',
    ],
    [
      'in a list',
      '- <Include file="s.md"/>\n- x',
      '<ul>\n<li>S <em>s</em>.\n<ul>\n<li>item</li>\n</ul>\n</li>\n<li>x</li>\n</ul>',
    ],
    [
      'in a quote',
      '> <Include file="s.md"/>',
      '<blockquote>\n<p>S <em>s</em>.</p>\n<ul>\n<li>item</li>\n</ul>\n</blockquote>',
    ],
    [
      'in a component',
      '<Box>\n<Include file="s.md"/>\n</Box>',
      '[<p>S <em>s</em>.</p>\n<ul>\n<li>item</li>\n</ul>]',
    ],
    [
      'in a component on one line',
      '<Box><Include file="s.md"/></Box>',
      '[<p>S <em>s</em>.</p>\n<ul>\n<li>item</li>\n</ul>]',
    ],
    ['in a sentence', 'A <Include file="line.md"/> b.', '<p>A in <strong>line</strong> b.</p>'],
    ['in a cell', '| a |\n|---|\n| <Include file="line.md"/> |', '<td>in <strong>line</strong></td>'],
    [
      'in code, where it is text',
      '`<Include file="s.md"/>`',
      '<p><code>&#x3C;Include file="s.md"/></code></p>',
    ],
    ['of a folder, nested', '<Include file="deep/er.mdx"/>', '<p>Deep.</p>\n<p>in <strong>line</strong></p>'],
    ['an empty one', 'One.\n\n<Include file="empty.md"/>', '<p>One.</p>'],
  ]
  test.each(cases)('%s', async (_, body, shown) => {
    const built = await checkFindings(
      CONFIG +
        post('a.md', body) +
        snippet('s.md', 'S *s*.\n\n- item') +
        snippet('line.md', 'in **line**') +
        snippet('deep/er.mdx', '{/* no */}\nDeep.\n\n<Include file="line.md" />') +
        snippet('empty.md', '') +
        '-- templates/components/Box.html --\n[{{ content }}]',
    )
    expect(proseOf(built)).toContain(shown)
    expect([...built.output.keys()].filter((path) => path.includes('snippets'))).toEqual([])
  })
})

test('a snippet is a text of its own: references, notes, headings, components, relative paths', async () => {
  const built = await checkFindings(
    CONFIG +
      post(
        'deep/a.md',
        'Post [r].[^n]\n\n## Same\n\n<Include file="sub/s.md"/>\n\n<Include file="sub/s.md"/>\n\n[r]: https://e.org/post\n\n[^n]: Note of the post.',
      ) +
      post('b.md', 'Other.') +
      snippet(
        'sub/s.md',
        'Snippet [r], [b](../../posts/b.md), ![](pic.svg) and <a href="../../posts/b.md#x">raw</a>.[^n]\n                                                     ^ links/missing-fragment\n\n## Same\n\n<Callout type="tip">In *it*.</Callout>\n\n[r]: https://e.org/snippet\n\n[^n]: Note of the snippet.',
      ) +
      '-- content/_snippets/sub/pic.svg --\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  )
  const prose = proseOf(built)
  expect(prose).toContain('Post <a href="https://e.org/post" rel="noopener">r</a>')
  expect(
    prose.match(
      /Snippet <a href="https:\/\/e.org\/snippet" rel="noopener">r<\/a>, <a href="\/blog\/b\/">b<\/a>/g,
    ),
  ).toHaveLength(2)
  expect(prose).toMatch(/<img src="[^"]*pic.svg" alt="" width="4" height="3"/)
  expect([...prose.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'same',
    'same-1',
    'same-2',
    'o-notes-a',
  ])
  expect(prose.match(/Note of the post/g)).toHaveLength(1)
  expect(prose.match(/Note of the snippet/g)).toHaveLength(2)
  expect(prose.match(/<div class="callout tip"/g)).toHaveLength(2)
  expect(built.output.get('blog/a/index.html')).toContain('<a href="#same-2">Same</a>')
  expect(built.output.get('feed.xml')).toContain('https://example.org/blog/b/')
})

test('findings in a snippet name its file, line and column', async () => {
  await checkFindings(
    CONFIG +
      post(
        'a.md',
        'Text <b style="x">x</b>\n        ^^^^^ html/removed-attribute\n\n<Include file="s.md"/>\n\n[x](gone.md)\n^ links/missing-file',
      ) +
      snippet(
        's.md',
        `One.

> two <i onclick="y">y</i> and [x](gone.md)
         ^^^^^^^ html/removed-attribute
                               ^ links/missing-file

<Callout kind="x">
         ^^^^ component/unknown-prop

a <u style="z">z</u>
     ^^^^^ html/removed-attribute

</Callout>

[y](javascript:x) and cafÃ© and <PUT GRAPH HERE>
^ html/unsafe-address
                         ^^ prose/mojibake
                                ^ prose/placeholder

##\u00a0Odd
^ prose/heading-space

**stray ** stars
^ prose/stray-stars

[^none] and <A b=
^ prose/note-missing
            ^ component/broken-tag

<Unknown/>
^ component/unknown

<Include file="t.md"/>
`,
      ) +
      snippet(
        't.md',
        '![x](no.png)\n^ links/missing-image\n\n<Include file="u.md"/>\n         ^ include/missing',
      ),
  )
})

describe('what cannot be included is said', () => {
  const missing = async (text: string) =>
    (await buildFixture(text)).findings.find(({ code }) => code.startsWith('include/'))

  test('a file that is not there, with the nearest one', async () => {
    const found = await missing(
      CONFIG + post('a.md', '<Include file="licence.md"/>') + snippet('license.md', 'x'),
    )
    expect(found).toMatchObject({ code: 'include/missing', hint: 'did you mean `license.md`?' })
  })

  test('a circle, with the chain', async () => {
    const found = await missing(
      CONFIG +
        post('a.md', '<Include file="a.md"/>') +
        snippet('a.md', 'x\n\n<Include file="b.md"/>') +
        snippet('b.md', 'y <Include file="c.md"/>') +
        snippet('c.md', '<Include file="b.md"/>'),
    )
    expect(found?.message).toBe('this snippet includes itself: b.md → c.md → b.md')
    expect(found && spell(found)).toBe('content/_snippets/c.md:1:10 include/cycle')
  })

  test('other files, other forms, front matter, several blocks in a sentence', async () => {
    await checkFindings(
      CONFIG +
        post(
          'a.md',
          `
<Include file="../posts/b.md"/>
         ^^^^ include/outside

<Include file="x.png"/>
         ^^^^ include/outside

<Include name="x.md"/>
^^^^^^^^ include/form

<Include file={1}/>
^^^^^^^^ include/form

<Include file={two}/>
^^^^^^^^ include/form
              ^^^^^ component/not-data

<Include file="two.md">Children</Include>
^^^^^^^^ include/form

<Include file="two.md" title="x"/>
                       ^^^^^ include/form

A <Include file="two.md"/> sentence.
           ^^^^ include/blocks

<Include file="matter.md"/>
`,
        ) +
        post('b.md', 'B.') +
        snippet('two.md', 'One.\n\nTwo.') +
        snippet('matter.md', '---\n^ include/front-matter\ntitle: x\n---\nText after.'),
    )
  })

  test('one that is no UTF-8', async () => {
    const files = new Map([
      ['content/posts/a.md', '---\ntitle: A\ndate: 2026-01-01\n---\n<Include file="a.md"/>\n'],
      ['content/_snippets/a.md', 'fine\n\ncaf\ufffd x\n'],
    ])
    const { findings } = await buildFiles(files)
    expect(
      findings.flatMap(({ code, place }) =>
        code.startsWith('include/') ? [[code, place.path, place.line, place.column]] : [],
      ),
    ).toEqual([['include/encoding', 'content/_snippets/a.md', 3, 4]])
  })

  test('a bomb: ten snippets, each with the next one ten times', async () => {
    const many = (next: number) => `<Include file="s${next}.md"/>\n\n`.repeat(10)
    const { findings } = await buildFixture(
      CONFIG +
        post('a.md', many(0)) +
        Array.from({ length: 10 }, (_, at) =>
          snippet(`s${at}.md`, `x\n\n${at < 9 ? many(at + 1) : ''}`),
        ).join(''),
    )
    expect(findings.map(({ code }) => code)).toEqual(['include/too-much'])
  })
})

test('what a plugin says of a node in a snippet names the place in its file', async () => {
  const plugin = () => (tree: Root, file: VFile) => {
    visit(tree, (node) => {
      if (node.type === 'strong') file.message('bold', node)
    })
  }
  const visit = (node: Nodes, see: (node: Nodes) => void) => {
    see(node)
    if ('children' in node) for (const child of node.children) visit(child, see)
  }
  const place = { path: 'octavo.config.yaml', line: 1, column: 1 }
  const line = await markdownLine('native', { plugins: [{ name: 'bold', plugin, options: null, place }] })
  const { findings } = await render(
    line,
    'a **b**\n\n<Include file="s.md"/>',
    'content/posts/a.md',
    'en',
    () => 'x\n\n- y **z**',
  )
  expect(findings.map(spell)).toEqual(['content/posts/a.md:1:3 plugin', 'content/_snippets/s.md:3:5 plugin'])
})

test('both parsers give the same', async () => {
  const files = new Map([
    [
      'content/_snippets/s.md',
      'A [r] *b*.[^n]\n\n> <Box>\n> x <b style="x">y</b>\n> </Box>\n\n[r]: u\n[^n]: N',
    ],
    ['content/_snippets/t.md', 'line <Include file="u.md"/>'],
    ['content/_snippets/u.md', '`u`'],
  ])
  const text =
    '# H\n\n- <Include file="s.md"/>\n\nT <Include file="t.md"/> <Include file="no.md"/>.[^n]\n\n[^n]: M'
  const shown = []
  for (const parser of ['native', 'remark'] as const) {
    const { body, findings } = await render(
      await markdownLine(parser),
      text,
      'content/posts/a.md',
      'en',
      (path) => files.get(path),
    )
    shown.push([show(body?.chunks ?? []), findings])
  }
  expect(shown[0]).toEqual(shown[1])
  expect(shown[0]?.[0]).toContain('line <code>u</code>')
})

describe('an edited snippet redoes the posts that include it, and no others', () => {
  const SITE =
    CONFIG +
    post('a.md', 'A long enough first paragraph.\n\n<!-- more -->\n\n<Include file="outer.md"/>') +
    post('b.md', 'B.\n\n<!-- more -->\n\n<Include file="inner.md"/>') +
    post('c.md', 'C.') +
    snippet('outer.md', 'Outer.\n\n<Include file="inner.md"/>') +
    snippet('inner.md', 'Inner.') +
    snippet('unused.md', 'Unused.')
  const names = (redone: readonly string[]) => redone.map((line) => line.split(' ')[0])

  test.each([
    ['inner.md', ['/blog/a/', '/blog/b/', '/feed.xml']],
    ['outer.md', ['/blog/a/', '/feed.xml']],
    ['unused.md', []],
    ['new.md', []],
  ])('%s', async (name, expected) => {
    const description = (text = '') =>
      `${text.replace('Inner.', 'Inner.\n\nMore.').replace('Outer.', 'Outside.')}`
    const redone = await redoneAfter(
      SITE,
      `content/_snippets/${name}`,
      (text) => `${description(text ?? '')} `,
    )
    expect(names(redone).filter((url) => url !== '/' && url !== '/blog/')).toEqual(expected)
  })

  test('one that is deleted is missed, and one that comes is found', async () => {
    const place = workplace()
    const { files } = parseFixture(SITE)
    await place.build(files)
    const without = new Map(files)
    without.delete('content/_snippets/inner.md')
    const codes = (built: BuiltSite) => built.findings.map(spell).sort()
    expect(codes(await place.build(without))).toEqual([
      'content/_snippets/outer.md:3:10 include/missing',
      'content/posts/b.md:9:10 include/missing',
    ])
    const near = new Map([...without, ['content/_snippets/inners.md', 'x']])
    const hints = (built: BuiltSite) => built.findings.map(({ hint }) => hint)
    expect(hints(await place.build(near))).toEqual(['did you mean `inners.md`?', 'did you mean `inners.md`?'])
    const back = await place.build(files)
    expect(codes(back)).toEqual([])
    expect(back.output.get('blog/b/index.html')).toContain('Inner.')
  })
})
