import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsOf, folderOf, octavo } from './cli-fixture.ts'
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
    ['source/_posts', '\nmarkdown: {breaks: false}'],
    ['src/content/posts', ''],
    ['src/data/blog', ''],
    ['src/data/post', ''],
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

test.each(['src/content/blog', 'src/data/post'])(
  'pictures in `src/assets` are published when a post in %s names them',
  (folder) => {
    const picture = 'GIF89aAAAA'
    const files = {
      'octavo.config.yaml': 'url: https://ex.org\n',
      [`${folder}/one.md`]:
        "---\ntitle: A\ndate: 2026-01-01\nheroImage: '../../assets/hero.png'\n---\n![x](../../assets/in/p.png)\n",
      'src/assets/in/p.png': picture,
      'src/assets/hero.png': picture,
      'src/assets/unused.png': picture,
    }
    const root = folderOf(files)
    expect(octavo(root, 'build')).toMatchObject({ code: 0 })
    const assets = join(root, '_site/src/assets')
    expect(readdirSync(assets, { recursive: true }).sort()).toEqual(['hero.png', 'in', 'in/p.png'])
    expect(readFileSync(join(root, '_site/blog/one/index.html'), 'utf8')).toContain(
      'src="/src/assets/in/p.png"',
    )
    // Without posts of Astro's, that folder is somebody else's.
    const { [`${folder}/one.md`]: post = '', ...others } = files
    const other = folderOf({ ...others, 'content/posts/one.md': post.replaceAll('../../', '../../src/') })
    expect(findingsOf(octavo(other, 'check --json').out)).toEqual([
      'content/posts/one.md:4:12 image/missing',
      'content/posts/one.md:6:1 links/missing-image',
    ])
  },
)

describe("a text with blanks is a list in Jekyll's folders, and one name in all others", () => {
  const built = async (folder: string, head: string) => {
    const file = `-- ${folder}/2026-01-01-a.md --\n---\ntitle: A\n${head}\n---\nText.\n`
    const { output, findings } = await buildFixture(`${CONFIG}\nmarkdown: {breaks: false}\n${file}`)
    expect(findings.filter(({ code }) => code !== 'matter/comma')).toEqual([])
    const categories = [...output.keys()].flatMap((path) => /categories\/(.+)\/index/.exec(path)?.[1] ?? [])
    const page = output.get('blog/a/index.html')?.toString() ?? ''
    return [categories, [...page.matchAll(/<li>([^<]*)<\/li>/g)].map((match) => match[1])]
  }
  test.each([
    ['_posts', 'categories: field notes\ntags: ink  paper ink', ['field', 'notes'], ['ink', 'paper']],
    ['_posts', 'category: field notes\ntag: ink paper', ['field-notes'], ['ink paper']],
    ['_posts', 'categories: [field notes]\ntags: [ink paper]', ['field-notes'], ['ink paper']],
    [
      '_posts',
      'categories: field notes, type\ntags: good ink, paper',
      ['field-notes-type'],
      ['good ink', 'paper'],
    ],
    ['source/_posts', 'categories: field notes\ntags: ink paper', ['field-notes'], ['ink paper']],
    ['content/posts', 'categories: field notes\ntags: ink paper', ['field-notes'], ['ink paper']],
  ])('%s: %j', async (folder, head, categories, tags) => {
    expect(await built(folder, head)).toEqual([categories, tags])
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
