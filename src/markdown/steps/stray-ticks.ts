import { strayTick } from '../../report/prose.ts'
import { endOfLine } from '../../text/lines.ts'
import { within } from '../../text/ranges.ts'
import { quietRanges } from '../code-ranges.ts'
import type { StepContext } from '../step.ts'
import { type Root, sourceOf, walk } from '../tree.ts'

/** A backquote that was to begin or end code: a blank on the outer side, and no blank on the inner one. */
const STRAY = /(?<=^|[\s([{"“‘,;:])`(?=[\w$./@<{~#*-])|(?<=[\w)>'"\]}.*])(?<!"(?=`"))`(?=$|[\s)\].,:;!?"”’])/g

/** Old quotes: `` `word' `` and ``` ``words'' ```. */
const QUOTE = /^[^`\n]{1,300}'(?!\w)/

/** Name the backquotes that are printed, since no other one ends or begins what they were to: the first of each line. */
export function strayTicks(tree: Root, context: StepContext): void {
  const { text } = context
  if (!text.includes('`')) return
  const found: number[] = []
  walk(tree, (node) => {
    if (node.type !== 'text' || !node.value.includes('`')) return
    const start = node.position?.start.offset
    if (start === undefined) return
    const source = sourceOf(node, text)
    for (const { index } of source.matchAll(STRAY)) {
      const offset = start + index
      const isPart = /[`\\]/.test(text.charAt(offset - 1)) || text.charAt(offset + 1) === '`'
      if (!isPart && !QUOTE.test(source.slice(index + 1, index + 310))) found.push(offset)
    }
  })
  if (found.length === 0) return
  const isQuiet = within(quietRanges(tree, text))
  let lineEnd = -1
  for (const offset of found) {
    if (offset < lineEnd || isQuiet(offset)) continue
    lineEnd = endOfLine(text, offset)
    context.report(strayTick(context.place({}, 1, offset)))
  }
}
