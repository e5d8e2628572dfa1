import { noList, notNested, unspacedBox, unspacedItem } from '../../report/blocks.ts'
import { startOfLine } from '../../text/lines.ts'
import { type Range, within } from '../../text/ranges.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type List,
  type Located,
  type Paragraph,
  type Parents,
  type Root,
  type RootContent,
  sourceOf,
  walk,
} from '../tree.ts'

/** A sign of lists that markdown does not know, on a second line; or a number that begins no list there. */
const MAY_BE_LIST = /\n[ \t>]{0,40}(?:[•◦▪‣●○■]|(?:[2-9]|\d\d)[.)])[ \t\u00a0]/

/** Two lines, one below the other, that begin so, and no break between them. */
const SIGNS =
  /(?<above>(?:^|\n)[ \t>]{0,40})(?<sign>[•◦▪‣●○■])[ \t\u00a0]+\S[^\n]*(?<! {2}|\\|<br ?\/?>)\n[ \t>]{0,40}\k<sign>[ \t\u00a0]/
/** A list right below a paragraph begins with 1. */
const NUMBERS =
  /(?<above>\n[ \t>]{0,40})(?<sign>(?<one>\d{1,2})[.)])[ \t]+\S[^\n]*(?<! {2}|\\|<br ?\/?>)\n[ \t>]{0,40}(?<other>\d{1,2})[.)][ \t]/

/** A line that begins like an item but for the blank; between stars stands emphasis. */
const UNSPACED = /^[ \t>]*(?<sign>-|\*(?!.*\*)|(?<number>\d{1,2})[.)])\p{L}/u
const MAY_BE_UNSPACED = /\n[ \t>]{0,40}(?:[-*]|\d{1,2}[.)])\p{L}/u
const BREAK = /(?: {2}|\\|<br ?\/?>)$/

/** A box of a task that words follow at once. */
const BOX = /^\[[ xX]\](?=\p{L})/u
const MAY_BE_BOX = /\[[ xX]\]\p{L}/u
const EMPTY_BOX = /^\[\](?=[ \t]+\S)/

/** An item that stands further in than its line begins. */
const MAY_BE_NESTED = /\n[ \t>]{0,40}[ \t](?:[-*+]|\d{1,9}[.)])[ \t]/

/** Name the lines of a paragraph that were to be a list, and run together, and the lists that were to stand in the item above them. */
export function lostLists(tree: Root, context: StepContext): void {
  const { text } = context
  const mayBeNested = MAY_BE_NESTED.test(text)
  const mayBeBox = MAY_BE_BOX.test(text)
  const mayBeEmpty = text.includes('[] ')
  const mayBeUnspaced = MAY_BE_UNSPACED.test(text)
  if (!mayBeNested && !mayBeBox && !mayBeEmpty && !mayBeUnspaced && !MAY_BE_LIST.test(text)) return
  walk(tree, (node, index, parent) => {
    if (node.type === 'list' && mayBeNested) outside(node, childrenOf(parent)[index - 1], context)
    if (node.type === 'list' && mayBeEmpty) emptyBoxes(node, context)
    if (node.type !== 'paragraph') return
    const source = sourceOf(node, text)
    asText(node, source, context)
    if (mayBeUnspaced) unspacedItems(node, source, context)
    if (mayBeBox && parent.type === 'listItem') boxBeforeWords(node, source, context)
    return false
  })
}

/** Two lines, one below the other, that begin so, and no break between them: the first is told. */
function unspacedItems(node: Paragraph, source: string, context: StepContext): void {
  let above: { readonly sign: string; readonly number: number; readonly at: number } | undefined
  const isWords = wordsIn(node)
  const offset = node.position?.start.offset ?? 0
  let at = 0
  for (const line of source.split('\n')) {
    const found = UNSPACED.exec(line)
    const { sign = '', number = '' } = found?.groups ?? {}
    const start = at + line.indexOf(sign)
    const follows = number === '' ? above?.sign === sign : above?.number === Number(number) - 1
    if (found !== null && above !== undefined && follows && isWords(offset + above.at)) {
      context.report(unspacedItem(context.place(node, above.sign.length, above.at), above.sign))
      return
    }
    above = found === null || BREAK.test(line) ? undefined : { sign, number: Number(number), at: start }
    at += line.length + 1
  }
}

/** Boxes without a blank in them, among boxes; elsewhere they are rather a list of a language. */
function emptyBoxes({ children }: List, context: StepContext): void {
  if (!children.some(({ checked }) => typeof checked === 'boolean')) return
  for (const {
    children: [first],
  } of children) {
    if (first?.type !== 'paragraph' || !EMPTY_BOX.test(sourceOf(first, context.text))) continue
    context.report(unspacedBox(context.place(first, 2), '[]'))
  }
}

function boxBeforeWords(node: Paragraph, source: string, context: StepContext): void {
  const box = BOX.exec(source)?.[0]
  const [first] = node.children
  if (box !== undefined && first?.type === 'text') context.report(unspacedBox(context.place(node, 3), box))
}

/** Whether words of the paragraph itself stand at an offset, and no emphasis, link or code. To be asked in order. */
function wordsIn({ children }: Paragraph): (offset: number) => boolean {
  const texts = children.filter(({ type }) => type === 'text')
  return within(texts.map(({ position }): Range => [position?.start.offset ?? 0, position?.end.offset ?? 0]))
}

/** Lines of a paragraph that were to be a list. */
function asText(paragraph: Located, source: string, { place, report }: StepContext): void {
  const found = MAY_BE_LIST.test(source) ? (SIGNS.exec(source) ?? numbersIn(source)) : null
  if (found === null) return
  const { above = '', sign = '' } = found.groups ?? {}
  const at = (paragraph.position?.start.offset ?? 0) + found.index + above.length
  report(noList(place({}, sign.length, at), sign))
}

/** The next number must follow. */
function numbersIn(source: string): RegExpExecArray | null {
  const found = NUMBERS.exec(source)
  const { one, other } = found?.groups ?? {}
  return Number(other) === Number(one) + 1 ? found : null
}

/** A list right below another one and further in than that, but not as far as the words of its last item. */
function outside(
  { position }: Located,
  above: RootContent | undefined,
  { text, place, report }: StepContext,
): void {
  const start = position?.start.offset
  const end = above?.type === 'list' ? above.position?.end.offset : undefined
  const item = (above as Partial<Parents> | undefined)?.children?.at(-1)?.position?.start.offset
  if (start === undefined || end === undefined || item === undefined) return
  if (/\n[ \t>]*\n/.test(text.slice(end, start))) return
  const indent = start - startOfLine(text, start)
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}/.exec(text.slice(item, item + 14))?.[0].length ?? 2
  const words = item - startOfLine(text, item) + marker
  if (indent <= words - marker || indent >= words) return
  const [sign = '-'] = text.slice(start, start + 10).split(/[ \t\n]/, 1)
  report(notNested(place({}, sign.length, start), sign, words - indent))
}
