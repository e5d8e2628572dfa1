import { jekyllTag } from '../../report/foreign.ts'
import { startOfLine } from '../../text/lines.ts'
import { groundOf } from '../components/ground.ts'
import { marksBefore } from '../containers.ts'
import { type Change, endsLine, filled, type Mending, withChanges } from './mending.ts'

interface Block {
  readonly open: Change
  readonly close: Change
}

/**
 * What Jekyll, Hugo and Hexo take for code, at the same length: `{% highlight ruby %}`, `{{< highlight go >}}`, `{% codeblock %}`, `{% code %}`
 * and their ends become the fences of a block. Lines are counted in the text as it was given.
 */
export function mendHighlightTags(text: string, { report, parse, placeAt }: Mending): string {
  if (!/\{%-?\s*end(?:highlight|code(?:block)?)\b|\{\{[<%]\s*\/\s*highlight\b/.test(text)) return text
  let blocks = blocksOf(text)
  // A fence that comes out elsewhere stood in code itself, or in raw HTML: it was none.
  for (let round = 0; round < ROUNDS && blocks.length > 0; round++) {
    const changes = blocks.flatMap(({ open, close }) => [open, close])
    const mended = withChanges(text, changes)
    const ends = new Map(groundOf(mended, parse).code)
    const good = blocks.filter(({ open, close }) => {
      const end = ends.get(open.start) ?? 0
      return end > close.start && end <= close.end
    })
    if (good.length === blocks.length) {
      for (const { open } of blocks) {
        const [shown = ''] = text.slice(open.start, open.end).split('\n')
        report(jekyllTag(placeAt(open.start, shown.length), shown, 'code'))
      }
      return mended
    }
    blocks = good
  }
  return text
}

const ROUNDS = 5

const TAGS = new RegExp(
  [
    String.raw`(?:\{%-?[ \t]{0,9}endraw[ \t]{0,9}-?%\}\s{0,40})?\{%-?[ \t]{0,9}endhighlight[ \t]{0,9}-?%\}`,
    String.raw`\{%-?[ \t]{0,9}highlight[ \t]{1,9}(?<jekyll>[\w.+#-]{1,40}(?=[ \t%-])[^%\n]{0,200})%\}(?:\s{0,40}\{%-?[ \t]{0,9}raw[ \t]{0,9}-?%\})?`,
    String.raw`\{\{[<%][ \t]{0,9}\/[ \t]{0,9}highlight[ \t]{0,9}[>%]\}\}`,
    String.raw`\{\{[<%][ \t]{0,9}highlight[ \t]{1,9}(?<hugo>[\w.+#"-]{1,40}(?=[ \t>%])[^\n{}]{0,200}?)[>%]\}\}`,
    String.raw`\{%[ \t]{0,9}endcode(?:block)?[ \t]{0,9}%\}`,
    String.raw`\{%[ \t]{0,9}code(?:block)?(?=[ \t%])(?<hexo>[^%\n]{0,200})%\}`,
  ].join('|'),
  'g',
)

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let open: Opening | undefined
  for (const tag of text.matchAll(TAGS)) {
    const info = infoOf(tag)
    if (info !== undefined) open ??= openingOf(text, tag, info)
    else if (open !== undefined && familyOf(tag[0]) === familyOf(open.tag[0])) {
      const block = blockOf(text, open, tag)
      if (block !== undefined) blocks.push(block)
      open = undefined
    }
  }
  return blocks
}

interface Opening {
  readonly tag: RegExpExecArray
  /** What is to stand behind the fence. */
  readonly info: string
  /** What opens containers before it. */
  readonly marks: string
}

/** Undefined within a line: there a sentence speaks of the tag. */
function openingOf(text: string, tag: RegExpExecArray, info: string): Opening | undefined {
  const marks = marksBefore(text, tag.index)
  return marks === undefined ? undefined : { tag, info, marks }
}

function familyOf(tag: string): string {
  if (tag.startsWith('{{')) return 'hugo'
  return /^\{%[ \t]*(?:end)?(code(?:block)?)(?=[ \t%])/.exec(tag)?.[1] ?? 'jekyll'
}

/** What is to stand behind the fence; undefined: the tag is the end of a block. */
function infoOf({ groups: { jekyll, hugo, hexo } = {} }: RegExpExecArray): string | undefined {
  if (jekyll !== undefined) {
    const language = /^[\w.+#-]+/.exec(jekyll)?.[0] ?? ''
    return `${language}${/\blinenos\b/.test(jekyll.slice(language.length)) ? ' linenos' : ''}`
  }
  if (hugo !== undefined) {
    const [, language = '', options = ''] = /^([^ \t]+)(.*)$/.exec(hugo.replaceAll('"', '')) ?? []
    return options.trim() === '' ? language : `${language} {${options.trim()}}`
  }
  if (hexo === undefined) return undefined
  const language = /(?<!\S)lang:(\S+)/.exec(hexo)?.[1]
  const rest = hexo.replace(/(?<!\S)lang:\S+/, '').trim()
  return rest === '' ? (language ?? '') : `${language ?? 'text'} ${rest}`
}

/** To GitBook `{% code title="a.js" %}` stands around a fence. */
function isGitBook(block: string): boolean {
  return /^\{%[ \t]*code[^%\n]*\w=["']|^[ \t>]*(?:```|~~~)/m.test(block)
}

/** Longer fences than this nobody needs, and there is no room for them. */
const LONGEST = 8

/** The fences of one block; undefined where there can be none. In a list or a quote, each tag must have a line of its own. */
function blockOf(
  text: string,
  { tag: open, info, marks }: Opening,
  close: RegExpExecArray,
): Block | undefined {
  const [from, to] = [open.index + open[0].length, close.index + close[0].length]
  const isAfter = endsLine(text, from)
  const isBefore = /^[ \t>]*$/.test(text.slice(startOfLine(text, close.index), close.index))
  const isLast = endsLine(text, to)
  if (!(isAfter && isBefore && isLast) && marks.trim() !== '') return undefined
  const longest = text
    .slice(from, close.index)
    .match(/~{3,}/g)
    ?.reduce((a, b) => (a.length > b.length ? a : b))
  const fence = '~'.repeat(Math.max(3, (longest?.length ?? 0) + 1))
  const head = fence + info
  if (fence.length > LONGEST || head.length >= open[0].length) return undefined
  if (familyOf(open[0]) === 'code' && isGitBook(text.slice(open.index, close.index))) return undefined
  return {
    open: { start: open.index, end: from, text: filled(head, open[0].length, isAfter) },
    close: {
      start: close.index,
      end: to,
      text: filled(isBefore ? fence : `\n${fence}`, close[0].length, isLast),
    },
  }
}
