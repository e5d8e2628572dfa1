import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { Markdown } from '../src/markdown/markdown.ts'
import { nativeParser, type Parser, referenceParser } from '../src/markdown/parser/parser.ts'
import { createProcessor } from '../src/markdown/processor.ts'
import { escapeHtml } from '../src/text/escape.ts'
import type { Chunk } from '../src/types.ts'
import { normaliseHtml } from './html-normal.ts'
import { markdownLine } from './markdown-fixture.ts'

/**
 * CommonMark 0.31.2 through our processor with GFM, sanitising, raw and component steps off. Entities are the only
 * thing made equal: HTML has several ways to write the same character.
 */

interface Example {
  readonly markdown: string
  readonly html: string
  readonly number: number
}

const { tests } = createRequire(import.meta.url)('commonmark-spec') as { readonly tests: readonly Example[] }
const examples = tests.map((example) => ({
  number: example.number,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}))

/** Numbers of the examples that come out differently. */
function differences(parser: Parser, given: readonly Example[] = examples): number[] {
  const html = { sanitize: false, closeSelfClosing: true }
  const processor = createProcessor({ parser, before: [], users: [], after: [], html })
  return given
    .filter(
      (example) =>
        normaliseHtml(String(processor.processSync(example.markdown))) !== normaliseHtml(example.html),
    )
    .map(({ number }) => number)
}

test('there are 652 examples', () => {
  expect(examples.length).toBe(652)
})

test('652 of 652 with both parsers', async () => {
  expect(differences(await nativeParser(false))).toEqual([])
  expect(differences(referenceParser(false))).toEqual([])
})

test('647 with GFM: five examples hold bare addresses, which GFM links', async () => {
  expect(differences(await nativeParser())).toEqual([602, 606, 608, 611, 612])
  expect(differences(referenceParser())).toEqual([602, 606, 608, 611, 612])
})

test('a wrong answer fails', async () => {
  const wrong = examples.map((example) => ({ ...example, html: example.html.replace('a', 'b') }))
  const changed = wrong.filter(({ html }, index) => html !== examples[index]?.html)
  expect(differences(await nativeParser(false), wrong).length).toBe(changed.length)
  expect(changed.length).toBeGreaterThan(300)
})

/** With everything on: each example that comes out differently, by the reason. */
const REASONS: Readonly<Record<string, readonly number[]>> = {
  'a block of code can be reached by the keyboard': [
    1, 2, 3, 5, 6, 7, 8, 18, 19, 24, 34, 36, 48, 69, 107, 110, 111, 112, 114, 116, 117, 118, 119, 120, 122,
    123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 139, 140, 142, 143, 144, 146,
    147, 211, 212, 225, 231, 236, 237, 252, 253, 254, 257, 263, 264, 270, 271, 272, 273, 274, 278, 286, 287,
    288, 289, 290, 313, 318, 321, 324,
  ],
  'headings have ids': [
    10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 80, 81, 82, 83, 84, 85, 86, 89, 90, 91, 95, 96,
    100, 102, 103, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
  ],
  'a link to a post without words has its title': [484],
  'raw HTML is parsed, so that tags are closed and tables whole': [
    21, 31, 148, 149, 151, 153, 154, 155, 160, 165, 174, 175, 184, 187, 190, 191, 344, 475, 476, 477, 494,
    623, 630, 631, 642, 643,
  ],
  'tags, attributes or addresses that are not allowed, or never end, are removed with a finding': [
    150, 156, 157, 158, 169, 170, 171, 172, 173, 176, 178, 201, 491, 500, 524, 536, 598, 599, 601, 613, 614,
    615, 616, 617,
  ],
  'a tag with a capital letter is a component': [152, 163, 597],
  'comments, declarations and the like never reach the page': [
    177, 179, 180, 181, 182, 183, 308, 309, 625, 626, 627, 628, 629,
  ],
  'GFM links bare addresses': [602, 606, 608, 611, 612],
  'a lone image with a title is a figure': [572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
}

async function differencesOfLine(markdown: Markdown): Promise<number[]> {
  const numbers: number[] = []
  for (const { number, markdown: text, html } of examples) {
    const input = { path: 'a.md', text, line: 1, slug: 'a', title: 'not in the text', hideAnchor: true }
    const body = await markdown.body(input, () => undefined)
    if (voids(normaliseHtml(print(body?.chunks ?? []))) !== voids(normaliseHtml(html))) numbers.push(number)
  }
  return numbers
}

/** Void elements and the last line end are written the same way. */
function voids(html: string): string {
  return html.replace(/<(br|hr|img[^>]*?) ?\/?>/g, '<$1>').replace(/\n+$/, '')
}

function print(chunks: readonly Chunk[]): string {
  return chunks.map(printChunk).join('')
}

function printChunk(chunk: Chunk): string {
  if (typeof chunk === 'string') return chunk
  if (chunk.kind === 'link') return escapeHtml(chunk.url)
  if (chunk.kind === 'title') return escapeHtml(chunk.name)
  if (chunk.kind === 'component') return escapeHtml(chunk.unclosed ?? '') + print(chunk.children)
  const title = chunk.title === undefined ? '' : ` title="${escapeHtml(chunk.title)}"`
  return `<img src="${escapeHtml(chunk.src)}" alt="${escapeHtml(chunk.alt)}"${title}>`
}

test('with everything on, every difference has its reason', async () => {
  const listed = Object.values(REASONS)
    .flat()
    .sort((a, b) => a - b)
  expect(new Set(listed).size).toBe(listed.length)
  expect(await differencesOfLine(await markdownLine('native'))).toEqual(listed)
  expect(await differencesOfLine(await markdownLine('remark'))).toEqual(listed)
})
