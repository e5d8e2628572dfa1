import { expect, test } from 'vitest'
import { type AssetOptions, type AssetSet, buildAssets } from '../src/pages/assets.ts'
import { imageSize } from '../src/pages/images.ts'
import { hash } from '../src/text/hash.ts'
import { encodePath } from '../src/text/paths.ts'
import type { Diagnostic, Snapshot } from '../src/types.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

function snapshotOf(files: Files): Snapshot {
  const entries = Object.entries(files).map(([path, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return [
      path,
      { path: path.replace('templates/', 'octavo/templates/'), hash: hash(bytes), bytes },
    ] as const
  })
  return new Map(entries)
}

async function build(
  files: Files,
  options: Partial<AssetOptions> = {},
): Promise<{ set: AssetSet; findings: Diagnostic[]; published: readonly string[] }> {
  const findings: Diagnostic[] = []
  const set = await buildAssets({ files: snapshotOf(files), base: '', ...options }, (finding) =>
    findings.push(finding),
  )
  return { set, findings, published: set.outputs.map((output) => output.path) }
}

/** Text of the published file that templates know by this name. */
function text({ addresses, outputs }: AssetSet, name: string): string | undefined {
  const output = outputs.find(({ path }) => addresses[name]?.endsWith(`/${encodePath(path)}`))
  return output === undefined ? undefined : new TextDecoder().decode(output.bytes)
}

const A = 'templates/assets'
const short = (content: string) => hash(content).slice(0, 8)

test('styles are bundled, fingerprinted, and refer to fingerprinted files', async () => {
  const { set, findings, published } = await build({
    [`${A}/styles/site.css`]:
      '@import "base.css";\n@import url("./deep/more.css");\nbody { color: #ffffff }\n',
    [`${A}/styles/base.css`]: '@font-face { font-family: A; src: url("../fonts/a.woff2") format("woff2") }',
    [`${A}/styles/deep/more.css`]: 'p { mask: url(../../img/m.svg#x) }',
    [`${A}/fonts/a.woff2`]: 'font a',
    [`${A}/fonts/unused.woff2`]: 'font b',
    [`${A}/fonts/named.woff2`]: 'font c',
    [`${A}/img/m.svg`]: '<svg/>',
    [`${A}/script/site.js`]: 'let x = 1 // kept\n',
    [`${A}/_notes.txt`]: 'private',
    'templates/layouts/base.html': "{{ 'fonts/named.woff2' | asset }}",
  })
  expect(findings).toEqual([])
  const css = `@font-face{font-family:A;src:url("a.${short('font a')}.woff2")format("woff2")}p{mask:url("m.${short('<svg/>')}.svg#x")}body{color:#fff}`
  expect(text(set, 'styles/site.css')).toBe(css)
  expect(published).toEqual(
    [
      `assets/a.${short('font a')}.woff2`,
      `assets/m.${short('<svg/>')}.svg`,
      `assets/named.${short('font c')}.woff2`,
      `assets/site.${short(css)}.css`,
      `assets/site.${short('let x = 1 // kept\n')}.js`,
    ].sort(),
  )
  expect(text(set, 'script/site.js')).toBe('let x = 1 // kept\n')
  expect(set.addresses['styles/site.css']).toBe(`/assets/site.${short(css)}.css`)
  expect(set.addresses['fonts/unused.woff2']).toBeUndefined()
  expect(set.addresses['styles/base.css']).toBeUndefined()
})

test('a changed font changes the name of the style that loads it', async () => {
  const files = { [`${A}/styles/site.css`]: 'a{b:url(../a.woff2)}', [`${A}/a.woff2`]: 'one' }
  const before = await build(files)
  const after = await build({ ...files, [`${A}/a.woff2`]: 'two' })
  expect(before.set.addresses['styles/site.css']).not.toBe(after.set.addresses['styles/site.css'])
})

test('modern styles stay as they are written', async () => {
  const { set, findings } = await build({
    [`${A}/styles/site.css`]: `
:root { color-scheme: light dark; --ink: light-dark(#111111, #eeeeee) }
.a { color: light-dark(red, blue); & > b { color: color-mix(in oklch, red, blue) } @media (width >= 40em) { margin: 1px } }
.n { position-anchor: --note; top: anchor(top); inset-inline-start: calc(100% + 1rem) }
@position-try --below { top: anchor(bottom) }
@layer x { .b { text-wrap: pretty; field-sizing: content } }
@supports (anchor-name: --a) { .c { anchor-name: --a } }
.d:has(> img) { width: max-content }
@media print { .e { display: none } }
`,
  })
  expect(findings).toEqual([])
  const css = text(set, 'styles/site.css') ?? ''
  for (const kept of [
    'light-dark(#111,#eee)',
    '&>b{',
    'position-anchor:--note',
    'top:anchor(top)',
    '@position-try --below',
    '@layer x{',
    'text-wrap:pretty',
    'anchor-name:--a',
    ':has(>img)',
    'inset-inline-start:',
    '@media print',
  ])
    expect(css).toContain(kept)
  expect(css).toMatch(/@media ?\(width>=40em\)/)
})

test.each([
  ['a{b:url(gone.png)}', 'style/missing', 1, 9],
  ['@import "gone.css";\na{}', 'style/missing', 1, 10],
  ['@import "../../../../gone.css";', 'style/missing', 1, 10],
  ['a{}\n.b{} } .c{}', 'style/syntax', 2, 6],
  ['a{b:url(https://example.com/x.png)}', 'style/foreign', 1, 9],
  ['@import url(https://example.com/x.css);', 'style/foreign-import', 1, 9],
  ['a{}\n@foo bar { x }', 'style/unknown', 2, 5],
])('a fault in a style is found where it stands: %s', async (css, code, line, column) => {
  const { findings } = await build({ [`${A}/styles/site.css`]: css })
  expect(
    findings.map((finding) => [finding.code, finding.place.path, finding.place.line, finding.place.column]),
  ).toEqual([[code, `octavo/${A}/styles/site.css`, line, column]])
})

test('all faults of all styles are found in one run', async () => {
  const { findings } = await build({
    [`${A}/styles/one.css`]: '@import "x.css"; @import "y.css"; a{b:url(z.png)}',
    [`${A}/styles/two.css`]: 'a{b:url(z.png)} } .c{}\n } .d{}',
  })
  const codes = findings.map((finding) => finding.code).sort()
  expect(codes).toEqual([...Array(4).fill('style/missing'), 'style/syntax', 'style/syntax'])
})

test("the site's own stylesheet comes from anywhere in the project", async () => {
  const place = { path: 'octavo.config.yaml', line: 3, column: 8 }
  const files = {
    'public/my site.css':
      'a{b:url(img/x.png);c:url("/img/x.png");d:url(data:image/png;base64,AA==);e:url(#f)}',
    'public/img/x.png': 'x',
  }
  const { set, findings } = await build(files, {
    base: '/notes',
    theme: { path: 'public/my site.css', place },
  })
  expect(findings).toEqual([])
  const css =
    'a{b:url("/notes/img/x.png");c:url("/notes/img/x.png");d:url("data:image/png;base64,AA==");e:url("#f")}'
  expect(text(set, 'public/my site.css')).toBe(css)
  expect(set.addresses['public/my site.css']).toBe(`/notes/assets/my%20site.${short(css)}.css`)
  const gone = await build({}, { theme: { path: 'public/gone.css', place } })
  expect(gone.findings).toMatchObject([{ code: 'style/no-theme-css', place }])
})

test('two files of one name and one content are published once', async () => {
  const { published } = await build({
    [`${A}/a/x.svg`]: '<svg/>',
    [`${A}/b/x.svg`]: '<svg/>',
    [`${A}/c/x.svg`]: '<svg />',
  })
  expect(published).toEqual([`assets/x.${short('<svg />')}.svg`, `assets/x.${short('<svg/>')}.svg`].sort())
})

const png = (width: number, height: number) => {
  const bytes = new Uint8Array(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

/** A JPEG's head: an Exif segment with an orientation, and a frame of 40 × 30. */
const jpeg = (orientation: number) =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
    ...[0xff, 0xc0, 0, 17, 8, 0, 30, 0, 40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9],
  ])

const svg = (text: string) => new TextEncoder().encode(text)

test.each<[string, Uint8Array, { width: number; height: number } | undefined]>([
  ['png', png(640, 480), { width: 640, height: 480 }],
  ['png of no width', png(0, 480), undefined],
  ['jpeg upright', jpeg(1), { width: 40, height: 30 }],
  ['jpeg upside down', jpeg(3), { width: 40, height: 30 }],
  ['jpeg turned', jpeg(6), { width: 30, height: 40 }],
  ['jpeg turned and mirrored', jpeg(5), { width: 30, height: 40 }],
  ['svg', svg('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'), { width: 20, height: 10 }],
  ['svg by its view box', svg('<svg viewBox="0 0 20 10"/>'), { width: 20, height: 10 }],
  ['empty', new Uint8Array(), undefined],
  ['text', svg('hello, this is no picture at all'), undefined],
])('size of an image: %s', (_name, bytes, expected) => {
  expect(imageSize({ path: 'x', hash: '', bytes })).toEqual(expected)
})

test('an image that is cut anywhere never throws', () => {
  for (const whole of [png(640, 480), jpeg(6)])
    for (let length = 0; length < whole.length; length++) {
      const size = imageSize({ path: 'x', hash: '', bytes: whole.slice(0, length) })
      if (size !== undefined) expect(Number.isInteger(size.width * size.height)).toBe(true)
    }
})

test('the size of an image comes of its own bytes, not of what lies behind them in memory', () => {
  const sizeOf = (bytes: Uint8Array) => imageSize({ path: 'x', hash: '', bytes })
  for (const whole of [png(640, 480), jpeg(6)])
    for (let length = 0; length < whole.length; length++)
      expect(sizeOf(whole.subarray(0, length))).toEqual(sizeOf(whole.slice(0, length)))
  const next = svg('MM\0\x2a hello, this is no picture at all, and it is no part of one')
  expect(sizeOf(next.subarray(0, 0))).toBeUndefined()
})

test('a script that imports another one by its path finds it under no such name', async () => {
  const { findings } = await build({
    [`${A}/script/a.js`]: [
      'import "./b.js"; import{c}from"../c.mjs"',
      "export {\n  d\n} from './d.js'",
      "import 'https://e.org/x.js'",
      "// import './no.js'",
      "export const e = './no.js'",
      "const f = 'import ./no.js'; importAll('./no.js')",
    ].join('\n'),
  })
  expect(findings.map(({ code, place }) => `${code} ${place.line}:${place.column}+${place.length}`)).toEqual([
    'script/relative-import 1:9+6',
    'script/relative-import 1:32+8',
    'script/relative-import 4:9+6',
  ])
})
