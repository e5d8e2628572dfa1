import { anotherTitle } from '../../report/prose.ts'
import { blank } from '../../text/lines.ts'
import { sticky } from '../../text/sticky.ts'
import { textOfHtml } from '../html/raw.ts'
import { collapse, plainText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import { type HeadingNode, type Root, type RootContent, sourceOf, walk } from '../tree.ts'

/**
 * Take the title out of the text (SPEC 13.24): a first `# h1`, or `<h1>`, that equals the title of the front
 * matter, or stands for it where there is none. Other first-level headings stay, with a finding.
 */
export function title(tree: Root, context: StepContext): void {
  const wanted = context.input.title
  const index = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1)
  const first = tree.children[index]
  if (context.text.includes('<') && takeRaw(tree, index === -1 ? tree.children.length : index, context)) {
    // What follows is another one.
  } else if (first?.type === 'heading') {
    const text = plainText(first)
    const ways = [text, written(first, context)]
    const said =
      ways.find((one) => equals(one, wanted ?? text)) ?? ways.find((one) => isSame(one, wanted ?? text))
    if (text !== '' && said !== undefined) {
      context.result.title = said
      context.result.dropped = { heading: first, ...around(tree.children, index, index) }
      tree.children.splice(index, 1)
    }
  }
  walk(tree, (node) => {
    if (node.type === 'paragraph') return false
    if (node.type === 'heading' && node.depth === 1 && node.children.length > 0)
      context.report(anotherTitle(context.place(node), plainText(node)))
  })
}

/** The blocks before and behind a title that is taken out. */
function around(children: readonly RootContent[], from: number, to: number) {
  return { before: children[from - 1], after: children[to + 1] }
}

/** A title of raw HTML as the heading that it is. */
function headingOf(text: string, { position }: RootContent): HeadingNode {
  return {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: text }],
    ...(position && { position }),
  }
}

/** What a heading says as it is written, marks and all: so may a title be. */
function written(heading: HeadingNode, { text }: StepContext): string {
  const line = sourceOf(heading, text)
  return collapse(line.replace(/^#[ \t]+/, '').replace(/[ \t]+#+[ \t]*$/, ''))
}

function equals(text: string, wanted: string): boolean {
  return text.normalize('NFC') === collapse(wanted).normalize('NFC')
}

/** Two titles are one when they differ in case, punctuation and the marks of code only: `streamText()` and `streamText`. */
function isSame(text: string, wanted: string): boolean {
  if (equals(text, wanted)) return true
  const bare = letters(text)
  return bare !== '' && bare === letters(wanted)
}

/** Signs that tell names apart stay, as in `C#`, and points between digits: 1.1 is not 11. */
function letters(text: string): string {
  const folded = text.normalize('NFC').toLowerCase()
  return folded.replace(LOST, (whole, before, after) => (before !== '' && after !== '' ? whole : before))
}

const LOST = /(\p{N}?)(?:(?![#%&@])[\p{P}`\s])+(?=(\p{N}?))/gu

/** Take out a title in raw HTML, as the pages of projects begin. What blocks have it: those before `end`. */
function takeRaw({ children }: Root, end: number, { input, result }: StepContext): boolean {
  for (const [at, node] of children.slice(0, end).entries()) {
    if (node.type !== 'html') continue
    const whole = wholeH1(node.value)
    const last = whole !== undefined ? at : OPEN_ALONE.test(node.value) ? closeOf(children, at) : undefined
    if (last === undefined) continue
    const between = children.slice(at + 1, last).map((one) => plainText(one))
    const text = collapse(whole === undefined ? between.join(' ') : textOfHtml(whole.inner))
    // An expression of JSX says nothing by itself.
    if (text === '' || /[{}]/.test(text) || !isSame(text, input.title ?? text)) return false
    result.title = text
    result.dropped = { heading: headingOf(text, node), ...around(children, at, last) }
    if (whole !== undefined)
      node.value = node.value.slice(0, whole.start) + pictures(whole) + node.value.slice(whole.end)
    if (whole === undefined || !/\S/.test(node.value)) children.splice(at, last - at + 1)
    return true
  }
  return false
}

const OPEN = /<h1(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>/iy
/** What is longer is no title. */
const LONGEST = 4000
const OPEN_ALONE = /^\s*<h1(?:\s[^<>]*)?>\s*$/i

interface RawTitle {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly inner: string
}

/** The first `<h1>` of a piece of HTML, if it ends there too and is seen. */
function wholeH1(html: string): RawTitle | undefined {
  const start = html.search(/<h1[\s>]/i)
  if (start === -1 || html.lastIndexOf('<!--', start) > html.lastIndexOf('-->', start)) return undefined
  const open = sticky(OPEN, html, start)?.[0]
  if (open === undefined) return undefined
  const inner = html.slice(start + open.length)
  const close = inner.search(/<\/h1>/i)
  if (close === -1 || close > LONGEST) return undefined
  return { start, end: start + open.length + close + 5, open, inner: inner.slice(0, close) }
}

/** Index of the block that closes the `<h1>` of an earlier one, with text between them only. */
function closeOf(children: readonly RootContent[], from: number): number | undefined {
  let at = from + 1
  while (children[at]?.type === 'paragraph') at++
  const node = children[at]
  return node?.type === 'html' && /^\s*<\/h1>\s*$/i.test(node.value) ? at : undefined
}

/** What stays of a title that is taken out: its pictures, in a paragraph. Each sign keeps its offset. */
function pictures({ open, inner }: RawTitle): string {
  if (!/<(?:img|picture|svg|video)[\s>]/i.test(inner)) return blank(`${open}${inner}</h1>`)
  const kept = inner.replace(/[^<>]+(?=<|$)/g, blank)
  return `<p${open.slice(3)} ${kept}</p> `
}
