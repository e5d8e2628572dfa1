import { expect, test } from 'vitest'
import { buildFixture, checkFindings } from './fixture.ts'

const PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
const site = (body: string) => `-- octavo.config.yaml --
title: T
url: https://example.org
-- public/img/x.svg --
${PIXEL}
-- content/posts/2026/near.svg --
${PIXEL}
-- content/posts/a/one/far.svg --
${PIXEL}
-- content/posts/a/one.md --
---
title: One
date: 2026-01-01
---
![near](../2026/near.svg)
${body}
`

const only = (name: string) => `\`${name}\` means a folder only to other tools`
const instead = (path: string, name: string) => `write \`${path}\`, which is there; ${only(name)}`
const nowhere = (name: string) =>
  `${only(name)}; here relative paths start at this file, \`/…\` means public/…`

/** A path as it is written, and what the hint says. */
const PATHS: readonly (readonly [path: string, hint: string])[] = [
  ['@/assets/img/x.svg', instead('/img/x.svg', '@/')],
  ['@img/x.svg', instead('/img/x.svg', '@img/')],
  ['~/img/x.svg?a#b', instead('/img/x.svg', '~/')],
  ['/src/assets/img/x.svg', instead('/img/x.svg', '/src/')],
  ['@site/static/img/gone.svg', nowhere('@site/')],
  ['~@/../../x.svg', nowhere('~@/')],
  ['$lib/x.svg', nowhere('$lib/')],
  ['img/x.svg', 'write `/img/x.svg`, which is there'],
  ['../../../static/img/x.svg', 'write `/img/x.svg`, which is there'],
  ['far.svg', 'write `one/far.svg`, which is there'],
  ['../../2026/near.svg', 'write `../2026/near.svg`, which is there'],
  ['img/y.svg', 'relative paths start at this file, `/…` means public/…'],
]

test.each(PATHS)('a picture at %s', async (path, hint) => {
  const { findings } = await checkFindings(site(`![x](${path})\n^ links/missing-image`))
  expect(findings[0]).toMatchObject({ message: `there is no image \`${path}\``, hint })
})

/** A path that leads to a file as other tools read it, how it is written here, and its address. */
const READ: readonly (readonly [path: string, better: string, url: string])[] = [
  ['@site/static/img/x.svg', '/img/x.svg', '/img/x.svg'],
  ['/public/img/x.svg?a#b', '/img/x.svg?a#b', '/img/x.svg?a#b'],
  ['/static/img/x.svg', '/img/x.svg', '/img/x.svg'],
  ['@/content/posts/2026/alone.svg', '../2026/alone.svg', '/posts/2026/alone.svg'],
  ['~/posts/2026/alone.svg', '../2026/alone.svg', '/posts/2026/alone.svg'],
  ['~/posts/2026/a%23%3F%25.svg', '../2026/a%23%3F%25.svg', '/posts/2026/a%23%3F%25.svg'],
]

test.each(READ)('a picture at %s is the file that lies there', async (path, better, url) => {
  const more = `-- content/posts/2026/alone.svg --\n${PIXEL}\n-- content/posts/2026/a#?%.svg --\n${PIXEL}\n`
  const { findings, output } = await checkFindings(
    `${site(`![x](${path})\n^ links/alias`)}${more}`.replace(
      'date:',
      `image: '${path}'\n       ^ links/alias\ndate:`,
    ),
  )
  const name = path.slice(0, path.indexOf('/', 1) + 1)
  expect(findings[1]).toMatchObject({
    message: `\`${path}\` is read as \`${better}\`: ${only(name)}`,
    hint: `write \`${better}\``,
  })
  const page = output.get('blog/one/index.html')?.toString() ?? ''
  expect(page.split(`src="${url}"`)).toHaveLength(3)
  expect(output.has(decodeURIComponent(url.replace(/^\/|[?#].*$/g, '')))).toBe(true)
})

test('a picture of Astro is found in `src`, and by a name that is encoded', async () => {
  const { findings, output } = await buildFixture(`
-- octavo.config.yaml --
url: https://example.org
-- src/content/posts/one.md --
---
title: One
date: 2026-01-01
---
![x](~/assets/%C3%A9.svg)
-- src/assets/é.svg --
${PIXEL}
`)
  expect(findings.map(({ code }) => code)).toEqual(['links/alias'])
  expect(findings[0]?.hint).toBe('write `../../assets/é.svg`')
  expect(output.get('blog/one/index.html')).toContain('src="/src/assets/%C3%A9.svg"')
})

test('so is a text, and one that is held back has no link', async () => {
  const text = (more = '') => `---\ntitle: Two\ndate: 2026-01-01${more}\n---\nText.\n\n## Part\n`
  const links =
    '[z](@site/static/img/x.svg)\n^ links/alias\n[x](@/posts/two.md#part)\n^ links/alias\n[y](@/posts/late.md)\n^ links/alias\n^ links/held'
  const { output } = await checkFindings(
    `${site(links)}-- content/posts/two.md --\n${text()}-- content/posts/late.md --\n${text('\ndraft: true')}`,
  )
  const page = output.get('blog/one/index.html')?.toString() ?? ''
  expect(page).toContain('<a href="/img/x.svg">z</a>\n<a href="/blog/two/#part">x</a>\n<a>y</a>')
})

test('a link, and a picture of the front matter', async () => {
  const { findings } = await checkFindings(
    site('[x](@site/img/x.svg)\n^ links/missing-file').replace(
      'date:',
      "image: '@site/img/x.svg'\n       ^ image/missing\ndate:",
    ),
  )
  expect(findings.map(({ hint }) => hint)).toEqual([
    instead('/img/x.svg', '@site/'),
    instead('/img/x.svg', '@site/'),
  ])
})

/** A path of a link in `content/posts/a/one.md`, and the file that is meant. */
test.each([
  ['two', '../two.md'],
  ['posts/two/#part', '../two.md'],
  ['b/three', '../b/three/index.md'],
  ['/posts/two', undefined],
  ['gone/two', undefined],
])('a link to %s, without the end of a file', async (path, fits) => {
  const text = (title: string) => `---\ntitle: ${title}\ndate: 2026-01-01\n---\nText.\n\n## Part\n`
  const { findings } = await checkFindings(
    `${site(`[x](${path})${path.startsWith('/') ? '\n^ links/missing-page' : '\n^ links/missing-file'}`)}-- content/posts/two.md --\n${text('Two')}-- content/posts/b/three/index.md --\n${text('Three')}`,
  )
  if (fits !== undefined) expect(findings[0]?.hint).toBe(`write \`${fits}\`, which is there`)
  else expect(findings[0]?.hint).not.toContain('which is there')
})

/** A text that makes no page is no way out, and no missing file. */
test.each([
  ['section', 'links/missing-file'],
  ['section/', 'links/missing-file'],
  ['@/content/posts/a/section/_index.md', 'links/missing-file'],
  ['section/_index.md', 'links/not-published'],
  ['../../_snippets/words.md', 'links/not-published'],
])('a link to %s, which makes no page', async (path, code) => {
  const text = '---\ntitle: Section\n---\nText.\n'
  const { findings } = await checkFindings(
    `${site(`[x](${path})\n^ ${code}`)}-- content/posts/a/section/_index.md --\n${text}-- content/_snippets/words.md --\nWords.\n`,
  )
  expect(findings[0]?.hint).not.toContain('which is there')
  if (code === 'links/not-published') expect(findings[0]?.hint).toContain('begins with `_`')
})
