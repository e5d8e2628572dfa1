import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '../xss/contexts.ts'
import { LAYOUT } from '../xss/oracle.ts'
import { buildCases, type Case, nameOf } from '../xss/site.ts'
import { type Vector, vectors } from '../xss/vectors.ts'
import { openBrowser } from './chromium.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser.close())

/** Every so many attacks, each in a context of its own. */
const EVERY = 13

/** Running code leaves a trace. */
const TRAP = 'window.trace = {ran: false}; window.alert = window.msgbox = () => { window.trace.ran = true }'

/** Touch all that stands in a page, and follow what is no ordinary address. */
const TOUCH = `(async () => {
  const events = 'load error click mouseover pointerenter focus focusin toggle play animationstart submit'.split(' ')
  for (const element of document.querySelectorAll('body, body *')) {
    for (const event of events) element.dispatchEvent(new Event(event))
    const href = element.getAttribute('href') ?? '#'
    if (!/^(?:https?:|[/#]|mailto:)/i.test(href) && element.click) element.click()
  }
  await new Promise((resolve) => setTimeout(resolve, 5))
  return window.trace.ran
})()`

const ADDRESS = 'http://trap.invalid/'

/** Show pages one after the other, with no network but for themselves, and say which ran code. */
async function whatRan(pages: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const page = await browser.newPage()
  const shown = { html: '' }
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: shown.html })
      : route.abort(),
  )
  await page.addInitScript(TRAP)
  const ran: string[] = []
  for (const [name, html] of pages) {
    shown.html = html
    // A page that leads away while it is shown and touched has done what no text may.
    const isCaught = await page
      .goto(ADDRESS, { waitUntil: 'domcontentloaded' })
      .then(() => page.evaluate(TOUCH))
      .catch(() => true)
    if (isCaught !== true) continue
    ran.push(name)
    await page.goto('about:blank').catch(() => undefined)
  }
  await page.close()
  return ran
}

const sample = vectors().filter((_, nth) => nth % EVERY === 0)

test('in a browser, attacks run code as they are', async () => {
  const raw = new Map(
    sample.map(({ text }: Vector) => [text, LAYOUT.replace('{{ post.body }}', () => text)] as const),
  )
  // Many need another browser, a click of their own kind, or their server.
  expect((await whatRan(raw)).length).toBeGreaterThan(sample.length / 4)
})

test('in a browser, none of them runs from a post', async () => {
  const cases = sample.map((vector, nth): Case => {
    return { vector, context: CONTEXTS[(nth * 4) % CONTEXTS.length] as (typeof CONTEXTS)[number] }
  })
  const { output } = await buildCases(cases)
  const pages = new Map(
    cases.flatMap(({ vector, context }, at) => {
      const html = output.get(`blog/${nameOf(at)}/index.html`)
      return html === undefined ? [] : [[`${context.name}: ${vector.text}`, html] as const]
    }),
  )
  expect(pages.size).toBeGreaterThan(cases.length / 2)
  expect(await whatRan(pages)).toEqual([])
})
