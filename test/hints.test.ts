import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFault } from '../src/io/modules.ts'
import { INSTEAD_OF_TAG } from '../src/report/html.ts'
import { loadHint } from '../src/report/modules.ts'
import { folderOf, octavo } from './cli-fixture.ts'
import { buildFixture } from './fixture.ts'

/** Hints that depend on what was found. */
const POST = '---\ntitle: One\ndate: 2026-01-01\n---\n'

async function hintOf(files: string): Promise<string | undefined> {
  const { findings } = await buildFixture(`-- octavo.config.yaml --\nurl: https://ex.org\n${files}`)
  expect(findings).toHaveLength(1)
  return findings[0]?.hint
}

test.each([
  ['_drafts', 'move them to `content/posts/_drafts`'],
  ['_posts', 'set `paths.posts: _posts`, or move them to `content/posts`'],
])('posts in %s beside content/posts', async (folder, hint) => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}Text.\n-- ${folder}/b.md --\n${POST}Text.\n`)).toBe(
    hint,
  )
})

test.each([
  ['wide', 'take `layout` out for the usual one, or write `templates/layouts/wide.html`'],
  ['../wide', 'take `layout` out for the usual one'],
])('a layout %s that nobody has', async (layout, hint) => {
  expect(
    await hintOf(`-- content/posts/a.md --\n${POST.replace('title', `layout: ${layout}\ntitle`)}Text.\n`),
  ).toBe(hint)
})

test.each([
  ['hexo.example.org/theme', 'for a page of another site write `https://hexo.example.org/theme`'],
  ['www.example.pl', 'for a page of another site write `https://www.example.pl`'],
  ['notes.md', 'paths are relative to the file that you write in'],
  ['comparison.html', 'paths are relative to the file that you write in'],
])('a link to %s, which is no file', async (path, hint) => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}See [it](${path}).\n`)).toBe(hint)
})

test.each(['<a href="{{ external_url }}">it</a>', `[it](${'$'}{base}/a.md)`, '![it](<{% link a.png %}>)'])(
  'the address of %s, which another tool would have made',
  async (text) => {
    const { findings } = await buildFixture(
      `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n${POST}See ${text}.\n`,
    )
    expect(findings.filter(({ code }) => code.startsWith('links/')).map(({ hint }) => hint)).toEqual([
      'nothing in a post is run: write the address that it would become',
    ])
  },
)

test.each([
  ['<script src="https://gist.github.com/octo/12ab.js"></script>', 'write <Gist user="octo" id="12ab"/>'],
  ['<script src="https://e.org/a.js"></script>', 'no setting lets it into a text; put it into a template'],
  [
    '<p align="center">\n![a](https://e.org/a.png)\n</p>',
    'write it in HTML, <img src="…" alt="…">, or put a blank line before and after it',
  ],
])('the HTML of %s', async (text, hint) => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}Text.\n\n${text}\n`)).toBe(hint)
})

test.each([
  ['title: @handle', 'a text that begins with `@` wants quotes'],
  ['title: `code` first', 'a text that begins with a backquote wants quotes'],
  ["title: 'It's here'", "write `''` for each apostrophe inside of the text"],
  ['title: "He said "no""', 'write `\\"` for each quote inside of the text'],
  ["tags:\n  - 'It's here'", "write `''` for each apostrophe inside of the text"],
  ['title: One: two', 'a text that holds `: ` or ` #` wants quotes'],
  ['title: {{ x }}', 'a text that begins with `{{` wants quotes'],
  ['title: [draft] x', 'a text that begins with `[` wants quotes'],
  ['title: %x', 'a text that begins with `%` wants quotes'],
  ['tags: [a', 'write `]` where the list of line 3 ends'],
  ['tags: [a\ntitle: b', 'write `]` where the list of line 3 ends'],
  ['a: {b: c\ntitle: b', 'write `}` where the map of line 3 ends'],
  ['tags: [a, "b]\ntitle: b', 'a quote in line 3 is never closed: write `"` where its text ends'],
  ['title: "One', 'a quote in line 3 is never closed: write `"` where its text ends'],
  ["title: 'One\ntags: a", "a quote in line 3 is never closed: write `'` where its text ends"],
  [
    'title: a\n  tags: [b]',
    'begin the line in the column of the key above; a text that goes on here wants quotes',
  ],
  [
    'tags:\n - a\n  - b: c',
    'begin every `-` of a list in the same column, and a key in the column of the key above',
  ],
  ['title One\ntags: c', 'the line above wants a colon and a blank behind its key: `key: value`'],
  ['tags:\n  - a: b\n    c', 'write `key: value`'],
  ['title: "a\\d"', 'write `\\\\` for a backslash, or put apostrophes around the text'],
])('front matter with %s', async (line, hint) => {
  expect(await hintOf(`-- content/posts/a.md --\n---\ndate: 2026-01-01\n${line}\n---\nText.\n`)).toBe(hint)
})

test('a component that begins with a small letter', async () => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}Text.\n\n<youtube id="x"></youtube>\n`)).toBe(
    'write `<YouTube>`: the names of components begin with a capital; if it is meant as text, put it into backquotes',
  )
})

test('every component of the theme is told its capital, unless HTML has a tag of its name', () => {
  const html = ['Caption', 'Details', 'Embed', 'Figure', 'Image', 'Video']
  const files = readdirSync(join(import.meta.dirname, '../templates/components'))
  const names = files.filter((file) => !file.endsWith('.feed.html')).map((file) => file.replace('.html', ''))
  const told = [...INSTEAD_OF_TAG.values()].flatMap((hint) => /^write `<(\w+)>`/.exec(hint)?.[1] ?? [])
  expect(told.sort()).toEqual([...names.filter((name) => !html.includes(name)), 'Include'].sort())
})

test('a picture without an address', async () => {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n${POST}Text. ![x]()\n`,
  )
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'links/missing-image the picture has no address',
  ])
})

test.each(['{{ a | nofilter }}', '{{ a }', '{% nosuch %}'])(
  'of a component with the faulty template %s only the fault is told',
  async (template) => {
    const { findings } = await buildFixture(
      `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n${POST}A <Mine a="1">word</Mine>.\n-- templates/components/Mine.html --\n<b>${template}</b>\n`,
    )
    expect(findings.map(({ place }) => place.path)).toEqual(['templates/components/Mine.html'])
  },
)

test('a registry that is a list', async () => {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n${POST}Text.\n-- content/data/authors.yaml --\n- name: A\n`,
  )
  expect(findings.map(({ message }) => message)).toEqual(['this file wants a map, and this is a list'])
})

test.each([
  ['baseURL: https://ex.org', 'url'],
  ['languageCode: en', 'lang'],
  ['paginate: 5', 'pageSize'],
  ['publishDir: docs', 'output.dir'],
  ['nav: [{label: A, url: /, href: /}]', 'url'],
  ['nav: [{label: A, url: /, name: A}]', 'label'],
])('the setting of another generator %s', async (line, name) => {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\n${line}\n-- content/posts/a.md --\n${POST}Text.\n`,
  )
  const unknown = findings.filter(({ code }) => code === 'config/unknown-key')
  expect(unknown.map(({ hint }) => hint)).toEqual([`did you mean \`${name}\`?`])
})

test("options of Hugo's highlight", async () => {
  const code = '{{< highlight go "linenos=table,hl_lines=1 3" >}}\na\nb\nc\n{{< /highlight >}}\n'
  expect(await hintOf(`-- content/posts/a.md --\n${POST}${code}`)).toBe(
    'write the code between ``` lines: ```go {linenos=table,hl_lines=1 3}',
  )
})

test('messages of Zenn without an end', async () => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}:::message alert\nText.\n`)).toMatch(
    /^write `:::` on a line of its own where it ends/,
  )
})

test("Docusaurus' way to say that a path is no page", async () => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}See ![it](pathname:///img/a.png).\n`)).toBe(
    'write `/img/a.png`',
  )
})

test('what a post says of itself as a module of JavaScript', async () => {
  const text = 'export const meta = {\n  author: "x",\n}\n\nText.'
  expect(await hintOf(`-- content/posts/a.mdx --\n${POST}${text}\n`)).toMatch(
    /^write what it says of the post .* as front matter/,
  )
})

test("kramdown's `markdown` in a tag", async () => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}<div markdown="1">\n\n*x*\n\n</div>\n`)).toMatch(
    /^take it out: after a blank/,
  )
})

test('a key that no registry has', async () => {
  const files = `-- content/posts/a.md --\n${POST}Text.\n-- content/data/authors.yaml --\na: {name: A, twitter: x}\n`
  expect(await hintOf(files)).toBe('docs/templates.md names the keys of registries')
})

test('a frame by http of a host that is let in', async () => {
  const { findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\nmarkdown: {allow: {iframes: [a.example]}}\n-- content/posts/a.md --\n${POST}Text.\n\n<iframe src="http://a.example/x" title="x"></iframe>\n`,
  )
  expect(findings.map(({ message }) => message)).toEqual([
    'the iframe of `http://a.example/x` was removed: only https is let in',
  ])
})

test('a module that looks like a file', () => {
  const root = folderOf({
    'octavo.config.yaml': 'filters: [f.js]\n',
    'f.js': '',
    'content/posts/a.md': `${POST}Text.\n`,
  })
  expect(octavo(root, 'check').err).toContain('hint: write `./f.js` if this is a file of the site')
})

test.each([
  ['Photo src="/a.png" alt="x"', 'write ![what it shows](path), for the picture is not printed'],
  ['BlogContentImage src="/a.png"', 'write ![what it shows](path), for the picture is not printed'],
  ['Notice type="tip"', 'write <Callout type="note">'],
  ['TwitterTweet tweetId="1"', 'write <Embed url="…" title="…"/>'],
  ['CodeBlock language="js"', 'write the code between ``` lines: ```js'],
  ['CallToActoin', 'did you mean `CallToAction`?'],
])('a component that others have: <%s/>', async (tag, hint) => {
  expect(await hintOf(`-- content/posts/a.md --\n${POST}Text.\n\n<${tag}/>\n`)).toBe(hint)
})

test('a plugin in TypeScript on a Node.js that reads none', () => {
  const refused = Object.assign(new TypeError('Unknown file extension ".ts" for /s/p.ts'), {
    code: 'ERR_UNKNOWN_FILE_EXTENSION',
  })
  expect(loadHint('./p.ts', loadFault(refused))).toMatch(/reads no TypeScript: take 22\.18 or later/)
  expect(loadHint('./p.ts', loadFault(new Error('no')))).toBe(
    'the file was found: mend what goes wrong in it',
  )
})

test.each([
  ['remark-gfm', "remove it: GitHub's tables, lists of tasks, strikethrough and notes are read without it"],
  ['remark-toc', 'remove it: headings have ids, links and a list of contents'],
  ['remark-emoji', 'npm install remark-emoji'],
  ['my-highlight', 'npm install my-highlight'],
])('%s, which is not installed', (name, hint) => {
  expect(loadHint(name, { kind: 'absent', reason: '' })).toBe(hint)
})
