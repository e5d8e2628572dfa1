import { hugoShortcode } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { SHORT, withNames } from '../components/tags.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { itemsOf } from './hexo-items.ts'
import { type Change, framed, type Mending, withChanges } from './mending.ts'
import { sparedRanges } from './raw-tags.ts'

const NAME = '(?:block|pull|center)?quote|cq'

/** Linear: each part is bounded, and holds no brace. */
const TAGS = new RegExp(
  String.raw`\{%-?[ \t]{0,9}(?<end>end)?(?<name>${NAME})(?=[ \t]|-?%)(?<given>(?:[^\n{}%]|%(?!\})){0,500}?)-?%\}`,
  'g',
)

const MAY_HOLD = new RegExp(String.raw`\{%-?[ \t]{0,9}end(?:${NAME})[ \t%-]`)

/** A tag that opens a quote, until its end is found. `marks`: what opens containers before it; undefined in a sentence. */
interface Quote {
  readonly tag: RegExpExecArray
  readonly marks: string | undefined
}

/**
 * `{% blockquote who, where https://… %}` of Hexo, its other name `{% quote %}`, `{% pullquote %}` and NexT's `{% centerquote %}` and
 * `{% cq %}` with what ends them are read as `<Quote>`, at the same length. Only where both stand at the ends of
 * lines, not in code, comments, raw HTML and what is raw for Hexo.
 */
export function mendQuoteTags(text: string, { report, parse, placeAt, written }: Mending): string {
  if (!MAY_HOLD.test(text)) return text
  const { code, html, comments } = htmlGround(text, parse)
  const isHidden = within([...code, ...html, ...comments, ...sparedRanges(text, written, code)])
  const changes: Change[] = []
  const open: Quote[] = []
  for (const tag of text.matchAll(TAGS)) {
    const { index, groups: { end, name } = {} } = tag
    if (isHidden(index) || isEscaped(text, index)) continue
    if (end === undefined) {
      open.push({ tag, marks: marksBefore(text, index) })
      if (open.length > DEPTH) open.shift()
      continue
    }
    const at = open.findLastIndex((one) => one.tag.groups?.name === name)
    const [{ tag: opening, marks } = { tag, marks: undefined }] = at === -1 ? [] : open.splice(at)
    const said = quoteFor(name ?? '', opening.groups?.given ?? '')
    if (marks === undefined || said === undefined) continue
    // Attributes need no blank between them here.
    const head = said.head.replace(` ${SHORT.href}=`, `${SHORT.href}=`)
    const pair = framed(text, { tag: opening, marks }, tag, [head, '</Quote>'])
    if (pair === undefined) continue
    changes.push(...pair)
    const { index: start, 0: shown } = opening
    report(hugoShortcode(placeAt(start, shown.length), shown, 'a quote', said.hint))
  }
  return withChanges(
    text,
    changes.sort((a, b) => a.start - b.start),
  )
}

/** So many quotes stand in each other at most. */
const DEPTH = 20

const LINKED = /^(\S.*?)[ \t]+(https?:\/\/[^\s"<>\\]+)(?:[ \t]+(.+))?$/i

/** What stands before the words of a quote instead of its tag, and the hint that says so. */
interface Said {
  readonly head: string
  readonly hint: string
}

/** Undefined where more is said than the component can say. */
export function quoteFor(name: string, given: string): Said | undefined {
  const head = headOf(name, given)
  const hint = `write \`${withNames(head ?? '')}\` on a line before its text and \`</Quote>\` on one behind it`
  return head === undefined ? undefined : { head, hint }
}

function headOf(name: string, given: string): string | undefined {
  // A class is of the theme that the post had.
  if (name === 'pullquote') return /^[\w \t-]*$/.test(given) ? '<Quote>' : undefined
  const items = itemsOf(given.trim())
  if (items?.length === 0) return '<Quote>'
  if (items === undefined || !/^(?:block)?quote$/.test(name)) return undefined
  const words = items.map(({ text }) => text).join(' ')
  const [, who, href, source] = LINKED.exec(words) ?? []
  const cite = who === undefined ? words : source === undefined ? who : `${who}, ${source}`
  if (/["\\<>]/.test(cite)) return undefined
  const link = href === undefined ? '' : ` ${SHORT.href}="${href}"`
  return `<Quote ${SHORT.cite}="${cite}"${link}>`
}
