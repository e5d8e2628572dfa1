import { hugoShortcode } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { SHORT, withNames } from '../components/tags.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { valuesOf } from './hugo.ts'
import { type Change, framed, type Mending, withChanges } from './mending.ts'
import { sparedRanges } from './raw-tags.ts'

/** Linear: each part is bounded, and holds no brace. */
const TAGS = new RegExp(
  [
    String.raw`\{\{[<%][ \t]{0,9}(?<close>\/)?[ \t]{0,9}(?<hugo>tabs?)(?=[ \t>%])(?<given>[^\n{}]{0,300}?)[ \t]{0,9}[>%]\}\}`,
    String.raw`\{%-?[ \t]{1,9}(?<end>end)?(?<hexo>tabs?)(?=[ \t%-])(?<name>[^\n{}%]{0,200}?)-?%\}`,
    String.raw`<!--[ \t]{0,9}(?<ended>end)?(?<comment>tab)(?=[ \t-])(?<caption>[^\n<>{}]{0,200}?)-->`,
  ].join('|'),
  'g',
)

const MAY_HOLD = /\{%-?[ \t]{1,9}endtabs[ \t%-]|\{\{[<%][ \t]{0,9}\/[ \t]{0,9}tabs[ \t>%]/

/** A tag that opens a tab, or all of them, until its end is found. */
interface Opened {
  readonly tag: RegExpExecArray
  readonly marks: string | undefined
  /** Of the tabs in it: how many there are, what is to stand in place of their tags, and whether one cannot be read. */
  count: number
  readonly changes: Change[]
  isBroken: boolean
  /** The tag that the first of them gets, for the hint. */
  first: string
}

/**
 * Tabs of NexT and Butterfly, `{% tabs a %}` with `<!-- tab A -->` in it, of GitBook, and of themes of Hugo, `{{< tabs >}}` with
 * `{{< tab "A" >}}` in it, are read as `<Tabs>`, at the same length: all of them, or none. Which of them is open is the theme's.
 */
export function mendTabTags(text: string, { report, parse, placeAt, written }: Mending): string {
  if (!MAY_HOLD.test(text)) return text
  const { code, html, comments } = htmlGround(text, parse)
  const spared = sparedRanges(text, written, code)
  const isHidden = within([...code, ...html, ...comments, ...spared])
  const isCode = within([...code, ...spared])
  const changes: Change[] = []
  const open: Opened[] = []
  for (const tag of text.matchAll(TAGS)) {
    const { index, groups: { comment } = {} } = tag
    if ((comment === undefined ? isHidden : isCode)(index) || isEscaped(text, index)) continue
    if (!isEnd(tag)) {
      open.push({ tag, marks: marksBefore(text, index), count: 0, changes: [], isBroken: false, first: '' })
      if (open.length > DEPTH) open.shift()
      continue
    }
    const at = open.findLastIndex((one) => nameOf(one.tag) === nameOf(tag))
    const [opening] = at === -1 ? [] : open.splice(at)
    const around = open.findLast((one) => nameOf(one.tag) === `${nameOf(tag)}s`)
    const pair = opening && pairOf(text, opening, tag, around)
    if (around !== undefined && isTab(tag)) {
      if (pair === undefined) around.isBroken = true
      else around.changes.push(...pair)
    }
    if (opening === undefined || isTab(tag) || pair === undefined) continue
    if (opening.isBroken || opening.count === 0) continue
    changes.push(...opening.changes, ...pair)
    const { index: start, 0: shown } = opening.tag
    const hint = `write \`<Tabs>\` and \`</Tabs>\` around all of them, and \`${withNames(opening.first)}\` and \`</Tab>\` around each, on lines of their own`
    report(hugoShortcode(placeAt(start, shown.length), shown, '<Tabs>', hint))
  }
  return withChanges(
    text,
    changes.sort((a, b) => a.start - b.start),
  )
}

/** So many tabs stand in each other at most. */
const DEPTH = 40

function isEnd({ groups: { close, end, ended } = {} }: RegExpExecArray): boolean {
  return [close, end, ended].some((sign) => sign !== undefined)
}

/** Hexo's tabs are comments, and GitBook's are tags: what ends one ends no other. */
function nameOf({ groups: { hugo, hexo, comment } = {} }: RegExpExecArray): string {
  return hugo ?? `%${hexo ?? comment}`
}

function isTab(tag: RegExpExecArray): boolean {
  return !nameOf(tag).endsWith('s')
}

/** What no attribute holds as it stands. */
const UNFIT = /["\\<>]/

type Pair = readonly [Change, Change]

/** Undefined where it cannot be said here, or there is no room for it. */
function pairOf(
  text: string,
  { tag, marks }: Opened,
  close: RegExpExecArray,
  around: Opened | undefined,
): Pair | undefined {
  if (marks === undefined) return undefined
  const opening = { tag, marks }
  if (!isTab(tag)) {
    const items = itemsOfAll(tag)
    const head = items === undefined ? '<Tabs>' : `<Tabs items="${items}">`
    return UNFIT.test(items ?? '') ? undefined : framed(text, opening, close, [head, '</Tabs>'])
  }
  if (around === undefined) return undefined
  around.count++
  const label = labelOf(tag)
  if (label === undefined || UNFIT.test(label)) return undefined
  // Without any name a tab has its number.
  const isNumbered = label === '' && itemsOfAll(around.tag) === undefined
  const said = isNumbered ? `=${around.count}` : `="${label}"`
  const head = label === '' && !isNumbered ? '<Tab>' : `<Tab ${SHORT.label}${said}>`
  if (around.first === '') around.first = head
  return framed(text, opening, close, [head, '</Tab>'])
}

/** Hextra has the words of all tabs there. */
function itemsOfAll({ groups: { given = '' } = {} }: RegExpExecArray): string | undefined {
  return valuesOf(given.trim()).get('items')
}

/** Of the themes Relearn, Docsy, Book, Blowfish, Doks and others. */
const LABELS = ['title', 'name', 'header', 'label', 'tabname', '0']
/** What says how it looks, or which of them is open. */
const LOOKS: ReadonlySet<string> = new Set(['icon', 'color', 'style', 'default', 'selected', 'tabnum', 'id'])

/** What a tab is called: empty, if it is not said; undefined where more is said than can be said here. */
function labelOf({
  groups: { hugo, given = '', name = '', comment, caption = '' } = {},
}: RegExpExecArray): string | undefined {
  if (comment !== undefined) return caption.replace(/@[\w \t-]*$/, '').trim()
  const said = (hugo === undefined ? name : given).trim()
  const values = valuesOf(said)
  if (said !== '' && values.size === 0) return undefined
  if ([...values.keys()].some((key) => !LABELS.includes(key) && !LOOKS.has(key))) return undefined
  return (
    LABELS.map((key) => values.get(key))
      .find((value) => value !== undefined)
      ?.trim() ?? ''
  )
}
