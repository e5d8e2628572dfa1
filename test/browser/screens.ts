import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './chromium.ts'
import { serveSite } from './serve.ts'

const WIDTHS = [1440, 768, 360]
const SCHEMES = ['light', 'dark'] as const

export interface Order {
  /** A built site. */
  readonly site: string
  /** Where the pictures go. */
  readonly out: string
  /** Paths of the pages, as `/blog/`. */
  readonly pages: readonly string[]
}

/** Take pictures of pages at three widths in both schemes, whole and as a first view. */
export async function takeScreens({ site, out, pages }: Order): Promise<readonly string[]> {
  const taken: string[] = []
  await withSite(site, async (browser, origin) => {
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        const viewport = { width, height: width < 500 ? 780 : 900 }
        const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
        for (const url of pages) {
          await open(page, origin + url)
          const name = `${url.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${colorScheme}`
          taken.push(save(join(out, `${name}.png`), await page.screenshot({ fullPage: true })))
        }
        await page.close()
      }
    }
  })
  return taken
}

/** The picture of the README: the index, as WebP of less than 100 KB. */
export async function takeReadmePicture(site: string, file: string): Promise<number> {
  let size = 0
  await withSite(site, async (browser, origin) => {
    const page = await browser.newPage({ viewport: { width: 1320, height: 1120 }, reducedMotion: 'reduce' })
    await open(page, `${origin}/blog/`)
    const png = (await page.screenshot()).toString('base64')
    for (let quality = 0.9; quality > 0.3; quality -= 0.1) {
      const webp = await toWebp(browser, png, quality)
      size = webp.length
      save(file, webp)
      if (size < 95_000) break
    }
  })
  return size
}

async function withSite(
  site: string,
  task: (browser: Browser, origin: string) => Promise<void>,
): Promise<void> {
  const served = await serveSite((path) => read(join(site, path)))
  const browser = await openBrowser()
  try {
    await task(browser, served.origin)
  } finally {
    await browser.close()
    await served.close()
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate('document.fonts.ready')
  // Pictures that load late are asked for now, so that they are there when the whole page is taken.
  await page.evaluate(
    `Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode().catch(() => {}) }))`,
  )
}

async function toWebp(browser: Browser, png: string, quality: number): Promise<Buffer> {
  const page = await browser.newPage()
  const data = (await page.evaluate(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${png}'
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', ${quality})
  })()`)) as string
  await page.close()
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64')
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function save(path: string, bytes: Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  return path
}
