import { noFence, partedCode, printedFence, printedTag, unspacedHeading } from '../../report/blocks.ts'
import { within } from '../../text/ranges.ts'
import { OPAQUE, quietRanges, rangesOfType } from '../code-ranges.ts'
import { depthBehind, placeInHtml } from '../html/html.ts'
import type { StepContext } from '../step.ts'
import {
  type Code,
  childrenOf,
  type Html,
  type Parents,
  type Root,
  type RootContent,
  sourceOf,
  walk,
} from '../tree.ts'

const HEADING = /(?<=^[ \t>]{0,40}(?:[-*+][ \t]{1,4})?)(#{2,6})(?!Â?\u00a0)(?=[\p{L}\p{N}*`[])/gmu

/** Apostrophes that were to be a fence. */
const APOSTROPHES = /(?<=^[ \t>]{0,40})'''[\w+#-]{0,20}(?=[ \t]*$)/gm
/** Code of a sentence that was to be a block: its first line is a language. */
const TWO_TICKS = /^``[a-z][\w+#-]{0,20}(?=[ \t]*\n[\s\S]*\n[ \t>]*``$)/

/** Name the blocks that begin or end where their author did not mean it, so that marks are printed. */
export function spoiltBlocks(tree: Root, context: StepContext): void {
  const { text } = context
  if (/##[^\s#]/.test(text)) headings(tree, context)
  if (text.includes("'''")) apostrophes(tree, context)
  if (/``(?<!```)[a-z][\w+#-]{0,20}[ \t]*\n/.test(text)) twoTicks(tree, context)
  const mayHoldFence = /`{3}|~{3}/.test(text) && /^[ \t>]{4,}(?:`{3}|~{3})/m.test(text)
  const lastEnd = Math.max(text.lastIndexOf('</pre>'), text.lastIndexOf('</PRE>'))
  const mayHoldTag = /\n(?: {4}|\t| {1,3}\t)[ \t>]*<[a-z/]/i.test(text)
  if (!mayHoldFence && !mayHoldTag && lastEnd < 0) return
  walk(tree, (node, index, parent) => {
    if (node.type === 'html' && lastEnd > 0) partedPre(node, lastEnd, context)
    if (node.type === 'code' && mayHoldTag) tagAsCode(node, childrenOf(parent)[index - 1], context)
    if (node.type === 'code' && mayHoldFence) fence(node, childrenOf(parent)[index - 1], parent, context)
  })
}

function headings(tree: Root, context: StepContext): void {
  const found = [...context.text.matchAll(HEADING)]
  if (found.length === 0) return
  const isQuiet = within(quietRanges(tree, context.text))
  for (const { index, 0: sign } of found)
    if (!isQuiet(index)) context.report(unspacedHeading(context.place({}, sign.length, index), sign))
}

/** Of two such lines the first is told. */
function apostrophes(tree: Root, { text, place, report }: StepContext): void {
  const found = [...text.matchAll(APOSTROPHES)]
  if (found.length < 2) return
  const isText = within(rangesOfType(tree, 'text'))
  const printed = found.filter(({ index }) => isText(index))
  for (const [at, { index, 0: written }] of printed.entries())
    if (at % 2 === 0 && printed[at + 1]?.[0] === "'''")
      report(noFence(place({}, written.length, index), written))
}

function twoTicks(tree: Root, { text, place, report }: StepContext): void {
  walk(tree, (node) => {
    const written = node.type === 'inlineCode' ? TWO_TICKS.exec(sourceOf(node, text))?.[0] : undefined
    if (written !== undefined) report(noFence(place(node, written.length), written))
  })
}

/** Fences below a paragraph of the post itself show how fences are written; in a list, in HTML and below it they are misplaced. */
function fence(node: Code, before: RootContent | undefined, parent: Parents, context: StepContext): void {
  const start = node.position?.start.offset
  const [first = ''] = node.value.split('\n')
  const marks = /^(?:`{3,}|~{3,})/.exec(first)?.[0]
  if (start === undefined || marks === undefined) return
  if (parent.type === 'root' && before?.type !== 'html') return
  const [written] = context.text.slice(start).trimStart().split('\n', 1)
  if (written === first && new RegExp(`\\n[ \\t]*${marks}`).test(node.value))
    context.report(printedFence(context.place({}, first.length, context.text.indexOf(first, start)), first))
}

/** Tags below a blank line in HTML that is still open: nobody shows code there by indentation. */
function tagAsCode(node: Code, before: RootContent | undefined, context: StepContext): void {
  const start = node.position?.start.offset
  const [first = ''] = node.value.trimStart().split('\n', 1)
  if (before?.type !== 'html' || start === undefined || !/^<\/?[a-z][a-z0-9]*(?:[\s>]|\/>)/i.test(first))
    return
  const depth = depthBehind(before.value, 0)
  if (depth === 0 || depth === Number.POSITIVE_INFINITY) return
  if (/^[ \t>]*[`~]/.test(context.text.slice(start, start + 40))) return
  context.report(printedTag(context.place({}, first.length, context.text.indexOf(first, start)), first))
}

function partedPre(node: Html, lastEnd: number, context: StepContext): void {
  const { value, position } = node
  const [start, end] = [position?.start.offset, position?.end.offset]
  const open = [...value.matchAll(/<(\/?)pre\b/gi)].at(-1)
  if (start === undefined || end === undefined || open === undefined || open[1] === '/') return
  if (OPAQUE.test(value) || !/^[ \t>]*\n[ \t>]*(?:\n|$)/.test(context.text.slice(end, end + 80))) return
  if (lastEnd > end) context.report(partedCode(placeInHtml(node, open.index, 4, context)))
}
