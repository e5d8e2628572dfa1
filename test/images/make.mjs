/**
 * Make the pictures of this blog: `node test/images/make.mjs [name …]`. Needs a Chromium, named by
 * CHROMIUM_PATH or found on PATH. A picture that weighs more than its limit is saved at a lower quality.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { marble } from './marble.mjs'
import { imposition, leaf } from './plates.mjs'

const cover = { width: 1280, height: 800, limit: 90 }
const strip = { width: 960, height: 240, limit: 40, drops: 80 }
const portrait = { width: 320, height: 480, limit: 30, drops: 50 }
const study = { width: 640, height: 400, limit: 45, drops: 44, seed: 'a lesson', pigment: 'murex' }

/** Every picture by its path without `.webp`. */
const sheets = {
  'public/images/green-build': {
    ...cover,
    seed: 'green build',
    pigment: 'rubric',
    pattern: 'combed',
    drops: 84,
  },
  'public/images/whole-or-not-at-all': { ...cover, seed: 'whole', pigment: 'lapis', pattern: 'feather' },
  'public/images/three-folds': { ...cover, seed: 'three folds', pigment: 'ink', pattern: 'feather' },
  'public/images/moving-house': { ...cover, seed: 'moving', pigment: 'orpiment', pattern: 'stirred' },
  'content/posts/marbling-by-arithmetic/cover': {
    ...cover,
    seed: 'marbling',
    pigment: 'verdigris',
    pattern: 'bouquet',
  },
  'content/posts/marbling-by-arithmetic/stones': { ...study, pattern: 'stone' },
  'content/posts/marbling-by-arithmetic/combed': { ...study, pattern: 'combed' },
  'public/images/engineering': { ...strip, seed: 'engineering', pigment: 'lapis', pattern: 'combed' },
  'public/images/typography': { ...strip, seed: 'typography', pigment: 'verdigris', pattern: 'feather' },
  'public/images/practice': { ...strip, seed: 'practice', pigment: 'orpiment', pattern: 'bouquet' },
  'public/images/octavo': { ...portrait, seed: 'octavo', pigment: 'rubric', pattern: 'bouquet' },
  'public/images/type-desk': { ...portrait, seed: 'type desk', pigment: 'ink', pattern: 'stirred' },
}
const plates = {
  'content/posts/three-folds-eight-leaves/sheet': { width: 1280, height: 540, limit: 60, svg: imposition },
  'content/posts/notes-belong-in-the-margin/leaf': { width: 1280, height: 680, limit: 60, svg: leaf },
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** Runs in the page: SVG in, the bytes of a WebP picture out, as base64. */
async function paint({ svg, width, height, quality }) {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  await image.decode()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d').drawImage(image, 0, 0, width, height)
  return canvas.toDataURL('image/webp', quality).split(',')[1]
}

async function save(page, path, { limit, width, height, svg }) {
  for (const quality of [0.86, 0.8, 0.72, 0.62, 0.5, 0.38, 0.25]) {
    const bytes = Buffer.from(await page.evaluate(paint, { svg, width, height, quality }), 'base64')
    if (bytes.length > limit * 1000) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.webp`, bytes)
    console.log(`${path}.webp  ${(bytes.length / 1000).toFixed(1)} KB at quality ${quality}`)
    return
  }
  throw new Error(`${path}: over ${limit} KB at every quality; use fewer drops`)
}

const wanted = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const [path, sheet] of Object.entries({ ...sheets, ...plates })) {
  if (wanted.length > 0 && !wanted.some((name) => path.endsWith(`/${name}`))) continue
  await save(page, path, { ...sheet, svg: sheet.svg?.() ?? marble(sheet) })
}
await browser.close()
