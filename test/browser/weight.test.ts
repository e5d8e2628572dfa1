import { brotliCompressSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { SAMPLE } from './sample.ts'
import { type BuiltSite, buildFiles, buildFolder } from './site.ts'

const LIMIT = 40_000

let sites: readonly (readonly [base: string, site: BuiltSite])[]

beforeAll(async () => {
  const [sample, blog] = await Promise.all([buildFiles(SAMPLE), buildFolder('.')])
  sites = [
    ['/notes/', sample],
    ['/', blog],
  ]
})

test("this repository's own blog has no finding", () => {
  expect(sites.flatMap(([base, { findings }]) => (base === '/' ? findings : []))).toEqual([])
})

test('the first view of every page weighs at most forty kilobytes, type included', () => {
  const heavy: string[] = []
  for (const [base, site] of sites) {
    const pages = [...site.files.keys()].filter((path) => path.endsWith('.html') && !path.includes('hostile'))
    expect(pages.length).toBeGreaterThan(5)
    for (const path of pages) {
      const weight = firstView(path, base, site)
      if (weight > LIMIT) heavy.push(`${path} ${weight}`)
    }
  }
  expect(heavy).toEqual([])
})

/** What a reader pays before the first line can be read: markup, styles, script and type; pictures can wait. */
function firstView(path: string, base: string, { files }: BuiltSite): number {
  const html = new TextDecoder().decode(files.get(path))
  const asked = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(
    (match) => files.get((match[1] ?? '').slice(base.length)) ?? missing(match[1]),
  )
  const styles = ['roman', 'italic', ...(/<(?:strong|b|dt)\b/.test(html) ? ['bold'] : [])]
  const fonts = styles.map((style) => {
    const name = [...files.keys()].find((file) =>
      new RegExp(`octavo-${style}\\.[0-9a-f]{8}\\.woff2$`).test(file),
    )
    return files.get(name ?? '') ?? missing(style)
  })
  const text = [new TextEncoder().encode(html), ...asked].map((bytes) => brotliCompressSync(bytes).length)
  return [...text, ...fonts.map((bytes) => bytes.length)].reduce((sum, bytes) => sum + bytes, 0)
}

function missing(name: string | undefined): never {
  throw new Error(`${name} is not published`)
}
