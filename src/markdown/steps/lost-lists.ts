import { noList } from '../../report/blocks.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/** A sign of lists that markdown does not know, on a second line; or a number that begins no list there. */
const MAY_BE_LIST = /\n[ \t>]{0,40}(?:[•◦▪‣●○■]|(?:[2-9]|\d\d)[.)])[ \t\u00a0]/

/** Two lines, one below the other, that begin so, and no break between them. */
const SIGNS =
  /(?<above>(?:^|\n)[ \t>]{0,40})(?<sign>[•◦▪‣●○■])[ \t\u00a0]+\S[^\n]*(?<! {2}|\\|<br ?\/?>)\n[ \t>]{0,40}\k<sign>[ \t\u00a0]/
/** A list right below a paragraph begins with 1. */
const NUMBERS =
  /(?<above>\n[ \t>]{0,40})(?<sign>(?<one>\d{1,2})[.)])[ \t]+\S[^\n]*(?<! {2}|\\|<br ?\/?>)\n[ \t>]{0,40}(?<other>\d{1,2})[.)][ \t]/

/** Name the lines of a paragraph that were to be a list, and run together. */
export function lostLists(tree: Root, context: StepContext): void {
  const { text } = context
  if (!MAY_BE_LIST.test(text)) return
  walk(tree, ({ type, position }) => {
    if (type !== 'paragraph') return
    const start = position?.start.offset
    const source = start === undefined ? '' : text.slice(start, position?.end.offset)
    if (start === undefined || !MAY_BE_LIST.test(source)) return false
    const found = SIGNS.exec(source) ?? numbersIn(source)
    if (found === null) return false
    const { above = '', sign = '' } = found.groups ?? {}
    context.report(noList(context.place({}, sign.length, start + found.index + above.length), sign))
    return false
  })
}

/** The next number must follow. */
function numbersIn(source: string): RegExpExecArray | null {
  const found = NUMBERS.exec(source)
  const { one, other } = found?.groups ?? {}
  return Number(other) === Number(one) + 1 ? found : null
}
