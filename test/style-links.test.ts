import { expect, test } from 'vitest'
import { checkFindings, parseFixture, spell } from './fixture.ts'
import { workplace } from './memory-fixture.ts'

const SITE = (css: string) => `
-- octavo.config.yaml --
title: S
url: https://ex.org/notes
theme: {css: styles/my.css}
links: {served: [/elsewhere/**]}
-- public/img/a_b.png --
-- public/fonts/a.svg --
-- content/posts/a/index.md --
---
title: A
date: 2026-01-01
---
![A picture](own.png)
-- content/posts/a/own.png --
GIF89aAAAA
-- styles/my.css --
${css}`

test('a stylesheet names an address of the site that nothing has', async () => {
  await checkFindings(
    SITE(`@import "more.css";
.a { background: url('/img/a_b.png') }
.b { background: url(/img/a%5Fb.png?v=2) }
.c { background: url('/img/nope.png') }
                     ^ links/missing-page
.d { filter: url(/fonts/a.svg#there) }
.e { background: url(/blog/a/own.png) }
.f { background: url(/elsewhere/x.png) }
.g { background: url(https://x.example/x.png) }
                     ^ style/foreign
.h { background: url(nope.png) }
                     ^ style/missing
-- styles/more.css --
.i { background: url("/img/nope.png") }
                     ^ links/missing-page
`),
  )
})

test('it is told again while it is wrong, and no longer', async () => {
  const place = workplace()
  const files = new Map(parseFixture(SITE(".b{background:url('/img/nope.png')}")).files)
  const codes = async () => (await place.build(files)).findings.map(spell)
  const wrong = ['styles/my.css:1:19 links/missing-page']
  expect(await codes()).toEqual(wrong)
  files.set('content/posts/b.md', '---\ntitle: B\ndate: 2026-01-02\n---\nText.')
  expect(await codes()).toEqual(wrong)
  files.set('public/img/nope.png', '')
  expect(await codes()).toEqual([])
})
