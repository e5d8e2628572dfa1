import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './chromium.ts'
import { type Served, serveSite } from './serve.ts'
import { buildFiles } from './site.ts'

/** What posts that come from elsewhere hold, and a page of ours must show as a whole. */
const POST = `---
title: A
date: 2026-01-01
---
Text with a note[^1] and another[^2].

- [x] A task

  \`\`\`js
  firstWord(inCode)
  \`\`\`

  Its second paragraph.

![light](/a.svg#gh-light-mode-only)
![dark](/a.svg#gh-dark-mode-only)

<table><tr><th>aLongHeaderWithNoBlanks</th></tr><tr><td><pre>code that is wider than the window of a phone is</pre></td></tr></table>

| one | two | three | four | five | six | seven | eight | nine |
|---|---|---|---|---|---|---|---|---|
| \`aLongNameOfAnOption\` | \`anotherLongName\` | \`aThirdLongName\` | \`aFourthLongName\` | e | f | g | h | i |

[^1]: A note with a list:

    - one
    - two

[^2]: Second.
`
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'

let stage: { readonly browser: Browser; readonly served: Served }

beforeAll(async () => {
  const files = { 'octavo.config.yaml': 'title: T\n', 'content/posts/a.md': POST, 'public/a.svg': SVG }
  const [browser, built] = await Promise.all([openBrowser(), buildFiles(files)])
  stage = { browser, served: await serveSite((path) => built.files.get(path)) }
})

afterAll(async () => {
  await stage.browser.close()
  await stage.served.close()
})

async function visit(width: number, scheme: 'light' | 'dark', task: (page: Page) => Promise<void>) {
  const context = await stage.browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${stage.served.origin}/blog/a/`)
  await task(page)
  await context.close()
}

const left = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0

test('a list in a note in the margin stays in its note', async () => {
  await visit(1440, 'light', async (page) => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1440)
    const note = await page.locator('.notes > ol > li').first().boundingBox()
    const item = await page.locator('.notes li li').last().boundingBox()
    const next = await page.locator('.notes > ol > li').last().boundingBox()
    if (note === null || item === null || next === null) throw new Error('not shown')
    expect(item.x + item.width).toBeLessThanOrEqual(note.x + note.width)
    expect(item.y + item.height).toBeLessThanOrEqual(note.y + note.height + 1)
    expect(next.y).toBeGreaterThan(note.y + note.height)
  })
})

test('code below a task begins inside of its frame, and the words of the task stand in one line', async () => {
  await visit(1440, 'light', async (page) => {
    expect(await left(page, 'li pre code span >> nth=0')).toBeGreaterThan(await left(page, 'li pre'))
    const words = (await page.evaluate(
      `[...document.querySelectorAll('.prose > ul li > p')].map((p) => {
        const range = document.createRange()
        range.selectNodeContents(p.lastChild)
        const text = p.lastChild.textContent
        range.setStart(p.lastChild, text.length - text.trimStart().length)
        return range.getClientRects()[0].x
      })`,
    )) as readonly number[]
    expect(Math.abs((words[0] ?? 0) - (words[1] ?? 99))).toBeLessThan(3)
  })
})

test.each(['light', 'dark'] as const)('of two pictures for two schemes one is shown: %s', async (scheme) => {
  const other = scheme === 'light' ? 'dark' : 'light'
  await visit(800, scheme, async (page) => {
    expect(await page.isVisible(`[alt="${scheme}"]`)).toBe(true)
    expect(await page.isVisible(`[alt="${other}"]`)).toBe(false)
  })
})

test('a wide table in HTML moves inside of its own frame, and its words stay whole', async () => {
  await visit(360, 'light', async (page) => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    const head = await page.locator('th').first().boundingBox()
    expect(head?.height).toBeLessThan(60)
  })
})

test('on paper all columns of a wide table are there', async () => {
  await visit(700, 'light', async (page) => {
    await page.emulateMedia({ media: 'print' })
    for (const table of await page.locator('table').all()) {
      const box = await table.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(700)
    }
  })
})
