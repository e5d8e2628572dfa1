import { expect, test } from 'vitest'
import { buildFixture, checkFindings, parseFixture, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

/** Findings about a whole page point to the line that causes them. */
const POST = '-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-11-20\n---\nText.\n'

test('a dead link of the configuration is said at its entry, in each list', async () => {
  await checkFindings(`-- octavo.config.yaml --
title: S
url: https://example.org/notes
nav:
  - {label: A, url: /blog/}
  - label: B
    url: /nope/
         ^ links/missing-page
footer:
  - {label: C, url: https://example.org/notes/gone/}
                    ^ links/missing-page
social:
  - {label: D, url: /nope/}
                    ^ links/missing-page
  - {label: E, url: "#nowhere"}
                    ^ links/missing-fragment
  - {label: F, url: /blog/#nowhere}
                    ^ links/missing-fragment
${POST}`)
})

test('a canonical address of the site is followed, said where it is written, and printed whole', async () => {
  const { output } = await checkFindings(`-- octavo.config.yaml --
title: S
url: https://example.org/notes
-- content/posts/a.md --
---
title: A
date: 2026-11-20
canonical: /zz/ä/?x=1#y
           ^ links/missing-page
---
Text.
-- content/posts/b.md --
---
title: B
date: 2026-11-20
canonical: /blog/a/
---
Text.
-- content/posts/c.md --
---
title: C
date: 2026-11-20
canonical: https://example.net/c
---
Text.
`)
  const canonical = (name: string) =>
    /<link rel="canonical" href="([^"]*)"/.exec(output.get(`blog/${name}/index.html`) ?? '')?.[1]
  expect(['a', 'b', 'c'].map(canonical)).toEqual([
    'https://example.org/notes/zz/%C3%A4/?x=1#y',
    'https://example.org/notes/blog/a/',
    'https://example.net/c',
  ])
})

test('a heading whose id is one of the layout is said at the heading', async () => {
  await checkFindings(`-- octavo.config.yaml --
title: S
url: https://example.org
-- content/posts/a.md --
---
title: A
date: 2026-11-20
---
Text.

## O notation

## O content
^ links/duplicate-id
`)
})

test('an id of a feed that is no URI is said, and the usual one is printed', async () => {
  const { findings, output } = await buildFixture(`-- octavo.config.yaml --
title: S
url: https://example.org
-- content/posts/a.md --
---
title: A
date: 2026-11-20
id: "not a uri <>&"
---
Text.
-- content/posts/b.md --
---
title: B
date: 2026-11-19
id: "urn:x:日本"
---
Text.
`)
  expect(findings.map(spell)).toEqual(['content/posts/a.md:4:5 matter/id'])
  const ids = [...(output.get('feed.xml') ?? '').matchAll(/<entry>\n<id>(.*)<\/id>/g)].map(([, id]) => id)
  expect(ids).toEqual(['tag:example.org,2026-11-20:a', 'urn:x:日本'])
})

test.each(['/:slug/:slug/', '/:title/:slug/', '/:slug/:year/:slug.html'])(
  'the pattern %s makes pages and a feed',
  async (pattern) => {
    const { findings, output } = await buildFixture(
      `-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\npermalink: ${pattern}\n${POST.replace('title: A', 'title: A\naliases: [/old/old/]')}`,
    )
    expect(findings.map(({ code }) => code)).toEqual(['matter/no-redirects'])
    expect(output.get('feed.xml')).toContain('<entry>')
  },
)

test('a build that keeps its pages says where a dead link of the configuration stands now', async () => {
  const { files } = parseFixture(
    `-- octavo.config.yaml --\ntitle: S\nurl: https://example.org\nnav:\n  - {label: B, url: /nope/}\n${POST}`,
  )
  const place = workplace()
  expect((await place.build(files)).findings.map(spell)).toEqual([
    'octavo.config.yaml:4:21 links/missing-page',
  ])
  const config = files.get('octavo.config.yaml') ?? ''
  const built = await place.build(new Map([...files, ['octavo.config.yaml', `# Ours.\n${config}`]]))
  expect(built.findings.map(spell)).toEqual(['octavo.config.yaml:5:21 links/missing-page'])
  expect(built.redone.size).toBe(0)
})
