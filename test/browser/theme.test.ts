import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './chromium.ts'
import { SAMPLE } from './sample.ts'
import { type Served, serveSite } from './serve.ts'
import { type BuiltSite, buildFiles, buildFolder } from './site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const KINDS = [
  '/notes/',
  '/notes/blog/',
  '/notes/blog/page/2/',
  '/notes/blog/elements/',
  '/notes/blog/code/',
  '/notes/blog/cover/',
  '/notes/blog/hostile/',
  '/notes/blog/arabic/',
  '/notes/blog/categories/',
  '/notes/blog/categories/elements/',
  '/notes/about/',
  '/notes/404.html',
]

interface Stage {
  readonly browser: Browser
  readonly sample: BuiltSite
  readonly blog: BuiltSite
  readonly served: Served
  readonly blogServed: Served
}

let stage: Stage

beforeAll(async () => {
  const [browser, sample, blog] = await Promise.all([openBrowser(), buildFiles(SAMPLE), buildFolder('.')])
  const served = await serveSite((path) =>
    path.startsWith('notes/') ? sample.files.get(path.slice('notes/'.length)) : undefined,
  )
  const blogServed = await serveSite((path) => blog.files.get(path))
  stage = { browser, sample, blog, served, blogServed }
})

afterAll(async () => {
  await stage.browser.close()
  await stage.served.close()
  await stage.blogServed.close()
})

/** Open pages one after the other in one tab, and hand each to `task`. */
async function visit(
  urls: readonly string[],
  options: BrowserContextOptions,
  task: (page: Page, url: string) => Promise<void>,
): Promise<void> {
  const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...options })
  try {
    const page = await context.newPage()
    for (const url of urls) {
      await page.goto(stage.served.origin + url)
      await task(page, url)
    }
  } finally {
    await context.close()
  }
}

const size = (width: number, height = 900) => ({ viewport: { width, height } })

interface Violations {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe)
  const options = { resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) }
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Violations
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('the sample builds without a finding', () => {
  expect(stage.sample.findings.map(({ code, message }) => `${code} ${message}`)).toEqual([])
})

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([1440, 320])('axe finds nothing on any kind of page at %i pixels', async (width) => {
    const found: string[] = []
    await visit(KINDS, { colorScheme, ...size(width) }, async (page, url) => {
      for (const violation of await violations(page)) found.push(`${url} ${violation}`)
    })
    expect(found).toEqual([])
  })

  test("axe finds nothing on this project's own blog", async () => {
    const found: string[] = []
    // All rules but that of contrast say the same in both schemes.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
    const urls = [...stage.blog.files.keys()].filter((path) => path.endsWith('.html'))
    expect(urls.length).toBeGreaterThan(8)
    const context = await stage.browser.newContext({ colorScheme, reducedMotion: 'reduce', ...size(1440) })
    const page = await context.newPage()
    for (const url of urls) {
      await page.goto(`${stage.blogServed.origin}/${url.replace(/index\.html$/, '')}`)
      for (const violation of await violations(page, rules)) found.push(`${url} ${violation}`)
    }
    await context.close()
    expect(found).toEqual([])
  })
})

test.each([320, 768, 1440])('nothing reaches beyond a window of %i pixels', async (width) => {
  const wider: string[] = []
  await visit(KINDS, size(width), async (page, url) => {
    const reach = (await page.evaluate('document.documentElement.scrollWidth')) as number
    if (reach > width) wider.push(`${url} ${reach}`)
  })
  expect(wider).toEqual([])
})

test('a table of raw HTML is ruled as wide as its cells, and moves inside its own frame', async () => {
  await visit(['/notes/blog/plain/'], { viewport: { width: 600, height: 800 } }, async (page) => {
    const measured = await page.evaluate(`['b', 'b'.repeat(200)].map((text) => {
      const prose = document.querySelector('.prose')
      prose.insertAdjacentHTML('beforeend', '<table><tbody><tr><td>a</td><td>' + text + '</td></tr></tbody></table>')
      const table = prose.lastElementChild
      const [frame, cells, all] = [table, table.firstElementChild, prose].map((one) => Math.round(one.getBoundingClientRect().width))
      return [frame === cells, frame < cells, frame <= all]
    })`)
    expect(measured).toEqual([
      [true, false, true],
      [false, true, true],
    ])
  })
})

test('what folds in a list stands apart from the words above it', async () => {
  await visit(['/notes/blog/plain/'], {}, async (page) => {
    const gap = (await page.evaluate(`(() => {
      const prose = document.querySelector('.prose')
      prose.insertAdjacentHTML('beforeend', '<ul><li><p>a</p><details><summary>b</summary></details></li></ul>')
      const [above, folded] = ['li p', 'li details'].map((one) => prose.querySelector(one).getBoundingClientRect())
      return folded.top - above.bottom
    })()`)) as number
    expect(gap).toBeGreaterThan(9)
  })
})

test('a box of a task list has the edge of a control, though nobody can tick it', async () => {
  await visit(['/notes/blog/plain/'], { colorScheme: 'light' }, async (page) => {
    const edges = await page.evaluate(`(() => {
      const prose = document.querySelector('.prose')
      prose.insertAdjacentHTML('beforeend', '<ul><li><input type="checkbox" disabled> a</li></ul>')
      prose.style.color = 'var(--edge)'
      const { appearance, borderTopColor } = getComputedStyle(prose.querySelector('li input'))
      return [appearance, borderTopColor === getComputedStyle(prose).color]
    })()`)
    expect(edges).toEqual(['none', true])
  })
})

test('on paper code of every kind begins and ends with the text', async () => {
  await visit(['/notes/blog/plain/'], size(700), async (page) => {
    await page.emulateMedia({ media: 'print' })
    const rows = await page.evaluate(`(() => {
      const prose = document.querySelector('.prose')
      const pre = '<pre><code>a</code></pre>'
      prose.insertAdjacentHTML('beforeend', pre + '<figure class="code">' + pre + '</figure>')
      return [prose, ...prose.querySelectorAll('pre')].map((one) => {
        const { left, right } = one.getBoundingClientRect()
        return [left, right]
      })
    })()`)
    const [prose, plain, figure] = rows as number[][]
    expect([plain, figure]).toEqual([prose, prose])
  })
})

test('pages ask nobody else for anything, and keep to the policy', async () => {
  const foreign: string[] = []
  const complaints: string[] = []
  await visit(['/notes/blog/'], size(1440), async (page) => {
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.served.origin)) foreign.push(request.url())
    })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    for (const url of KINDS) await page.goto(stage.served.origin + url, { waitUntil: 'load' })
  })
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})

describe('without script', () => {
  test('the contents stand open in the margin and the notes beside the text', async () => {
    const options = { javaScriptEnabled: false, ...size(1440) }
    await visit(['/notes/blog/elements/'], options, async (page) => {
      const text = await box(page, '.prose > p')
      const contents = await box(page, '.toc a[href="#headings"]')
      expect(contents.x + contents.width).toBeLessThan(text.x)
      const notes = await boxes(page, '.notes li')
      expect(notes).toHaveLength(3)
      for (const note of notes) expect(note.x).toBeGreaterThan(text.x + text.width)
      const reference = await box(page, '[data-note="1"]')
      expect(Math.abs((notes[0]?.y ?? 0) - reference.y)).toBeLessThan(24)
      for (const [at, note] of notes.slice(1).entries()) {
        const before = notes[at]
        expect(note.y).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0))
      }
    })
  })

  test('on a small screen the notes stand at the end and the contents fold', async () => {
    await visit(['/notes/blog/elements/'], { javaScriptEnabled: false, ...size(360) }, async (page) => {
      const end = await box(page, '.prose > p >> nth=-1')
      const [first] = await boxes(page, '.notes li')
      expect(first?.y).toBeGreaterThan(end.y)
      expect(await page.isVisible('.toc a')).toBe(false)
      await page.click('.toc summary')
      expect(await page.isVisible('.toc a')).toBe(true)
    })
  })

  test('there is no button that does nothing', async () => {
    await visit(['/notes/blog/'], { javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('[data-theme-switch]')).toBe(false)
    })
  })
})

test('on paper the notes stand at the end, and what needs a screen is gone', async () => {
  await visit(['/notes/blog/elements/'], { colorScheme: 'dark', ...size(1440) }, async (page) => {
    await page.emulateMedia({ media: 'print' })
    const end = await box(page, '.prose > p >> nth=-1')
    const [first] = await boxes(page, '.notes li')
    expect(first?.y).toBeGreaterThan(end.y)
    for (const selector of ['.nav', '.tools', '.toc', '.slip', '.back'])
      expect(await page.isVisible(selector)).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
  })
})

test('the switch turns the page dark, and the next page stays so', async () => {
  await visit(['/notes/blog/'], { colorScheme: 'light', ...size(1440) }, async (page) => {
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await paper()
    await page.click('[data-theme-switch]')
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.goto(`${stage.served.origin}/notes/about/`)
    expect(await paper()).toBe(dark)
    expect(await page.getAttribute('[data-theme-switch]', 'aria-pressed')).toBe('true')
  })
})

test('each page fetches the roman once, and bold only where there is a bold word', async () => {
  const fonts = async (url: string) => {
    const asked: string[] = []
    const page = await stage.browser.newPage()
    page.on('request', (request) => {
      const name = /octavo-([\w-]+?)\.[0-9a-f]{8}\.woff2$/.exec(request.url())?.[1]
      if (name !== undefined) asked.push(name)
    })
    await page.goto(stage.served.origin + url, { waitUntil: 'networkidle' })
    await page.close()
    return asked.sort()
  }
  expect(await fonts('/notes/about/')).toEqual(['roman'])
  expect(await fonts('/notes/blog/elements/')).toEqual(['bold', 'italic', 'roman'])
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function boxes(page: Page, selector: string): Promise<readonly Box[]> {
  const all = await page.locator(selector).all()
  return Promise.all(all.map(async (one) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }))
}

async function box(page: Page, selector: string): Promise<Box> {
  const found = await page.locator(selector).first().boundingBox()
  if (found === null) throw new Error(`nothing to be seen of ${selector}`)
  return found
}
