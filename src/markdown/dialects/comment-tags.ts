import { jekyllTag } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { type Change, endsLine, type Mending, withChanges } from './mending.ts'
import { rawRanges } from './raw-tags.ts'

/** Linear: what may repeat is bounded. */
const TAGS = new RegExp(
  [
    String.raw`\{%-?[ \t]{0,9}(?<jekyllEnd>end)?comment[ \t]{0,9}-?%\}`,
    String.raw`\{\{(?<sign>[<%])[ \t]{0,9}(?<hugoEnd>\/)?[ \t]{0,9}comment[ \t]{0,9}[>%]\}\}`,
    String.raw`\{:(?<kramdown>[:/])comment\}`,
    String.raw`\{%-?[ \t]{0,9}(?<endRaw>end)?(?<raw>raw|highlight|code(?:block)?)(?=[ \t%-])[^%\n]{0,200}%\}`,
    String.raw`\{\{[<%][ \t]{0,9}(?<endCode>\/)?[ \t]{0,9}(?<code>highlight)(?=[ \t>%])[^\n{}]{0,200}[>%]\}\}`,
  ].join('|'),
  'g',
)

const MAY_HOLD = /\{%-?[ \t]{0,9}endcomment|\{\{[<%][ \t]{0,9}\/[ \t]{0,9}comment|\{:\/comment\}/

/** What a comment of HTML cannot hold, or ends an excerpt here. */
const TELLING = /-->|^\s*(?:more|truncate)?\s*$|^-?>/i

/**
 * What Jekyll, Hugo and kramdown hold back, `{% comment %}`, `{{< comment >}}` and `{::comment}` with what ends them, is a comment of
 * HTML, at the same length: nobody is to read it. Not in code, also of tags, or what is raw for Jekyll, and only where the tree then has a comment there.
 */
export function mendComments(text: string, mending: Mending): string {
  if (!MAY_HOLD.test(text)) return text
  const isCode = within(htmlGround(text, mending.parse).code)
  const isRaw = within(rawRanges(text))
  const isFree = ({ index }: RegExpExecArray) => !isCode(index) && !isRaw(index) && !isEscaped(text, index)
  let pairs = pairsOf(text, [...text.matchAll(TAGS)].filter(isFree))
  for (let round = 0; round < ROUNDS && pairs.length > 0; round++) {
    const mended = withChanges(text, pairs.flat())
    const ends = new Map(htmlGround(mended, mending.parse).comments)
    const good = pairs.filter(([open, close]) => ends.get(open.start) === close.end)
    if (good.length === pairs.length) {
      for (const [{ start, end }] of pairs) {
        const shown = text.slice(start, end)
        mending.report(jekyllTag(mending.placeAt(start, shown.length), shown, 'comment'))
      }
      return mended
    }
    pairs = good
  }
  return text
}

const ROUNDS = 3

type Pair = readonly [open: Change, close: Change]

function pairsOf(text: string, tags: readonly RegExpExecArray[]): readonly Pair[] {
  const pairs: Pair[] = []
  const lastEnds = new Map(tags.flatMap((tag) => (isEnd(tag) ? [[blockOf(tag), tag.index]] : [])))
  let open: RegExpExecArray | undefined
  let around: string | undefined
  for (const tag of tags) {
    const block = blockOf(tag)
    if (block !== undefined) {
      if (isEnd(tag)) around = around === block ? undefined : around
      else if (open === undefined && (lastEnds.get(block) ?? 0) > tag.index) around ??= block
    } else if (around !== undefined) continue
    else if (!isEnd(tag)) open ??= tag
    else if (open !== undefined && open[0].slice(0, 2) === tag[0].slice(0, 2)) {
      if (isComment(text, open, tag)) pairs.push(pairOf(open, tag))
      open = undefined
    }
  }
  return pairs
}

/** Undefined: the tag is of a comment; else of what is code, or stands as it is written. */
function blockOf({ 0: tag, groups: { raw, code } = {} }: RegExpExecArray): string | undefined {
  const name = raw ?? code
  return name === undefined ? undefined : `${tag.slice(0, 2)}${name}`
}

function isEnd({ groups: given = {} }: RegExpExecArray): boolean {
  const { jekyllEnd, hugoEnd, kramdown, endRaw, endCode } = given
  return [jekyllEnd, hugoEnd, endRaw, endCode].some((end) => end !== undefined) || kramdown === '/'
}

/** Where a comment begins a line, nothing behind it on the line where it ends is markdown. */
function isComment(text: string, open: RegExpExecArray, close: RegExpExecArray): boolean {
  const end = close.index + close[0].length
  if (TELLING.test(text.slice(open.index + open[0].length, close.index))) return false
  return marksBefore(text, open.index) === undefined || endsLine(text, end)
}

function pairOf(open: RegExpExecArray, close: RegExpExecArray): Pair {
  const [start, end] = [open.index, close.index + close[0].length]
  return [
    { start, end: start + open[0].length, text: '<!--'.padEnd(open[0].length) },
    { start: close.index, end, text: '-->'.padStart(close[0].length) },
  ]
}
