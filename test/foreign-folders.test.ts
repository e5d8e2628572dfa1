import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings } from './fixture.ts'

const CONFIG = '-- octavo.config.yaml --\nurl: https://ex.org'
const HEAD = '---\ntitle: A\ndate: 2026-01-01\n---'

describe('SPEC 2: a post has its pictures beside it in every folder that posts are found in', () => {
  test.each([
    ['_posts', ''],
    ['src/content/blog', ''],
    ['blog', ''],
    ['contents/blog', ''],
    ['content/blog', ''],
    ['content/post', ''],
    ['source/_posts', ''],
    ['src/content/posts', ''],
    ['src/data/blog', ''],
    ['posts', '\npaths: {posts: posts}'],
  ])('%s', async (folder, more) => {
    const { output, findings } = await buildFixture(`
${CONFIG}${more}
-- ${folder}/fold/index.md --
${HEAD}
![x](p.png) ![y](../q.png)
-- ${folder}/fold/p.png --
GIF89aAAAA
-- ${folder}/q.png --
GIF89aAAAA
`)
    expect(findings).toEqual([])
    expect(output.has('blog/fold/p.png')).toBe(true)
  })

  test('a page too', async () => {
    const { findings } = await buildFixture(`
${CONFIG}
paths: {pages: pages}
-- content/posts/a.md --
${HEAD}
Text.
-- pages/about/index.md --
---
title: About
---
![x](p.png)
-- pages/about/p.png --
GIF89aAAAA
`)
    expect(findings).toEqual([])
  })
})

test('files outside the folders of posts and pages are not published by a link', async () => {
  await checkFindings(`
${CONFIG}
-- posts/p.png --
x
-- templates/partials/q.png --
x
-- content/posts/a.md --
${HEAD}
![x](../../posts/p.png)
^ links/missing-image
![x](../../templates/partials/q.png)
^ links/missing-image
`)
})
