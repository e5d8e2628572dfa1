import { codeHoldsFence, codeUnclosed } from '../../report/code.ts'
import type { StepContext } from '../step.ts'
import type { Code } from '../tree.ts'

/** The line that opens a block within the code of another one. */
const OPENING = /\n[ \t]*\n {0,3}(`{3,}|~{3,})[ \t]*[\w+#-]+[^\n`]*\n/

/** In these an opening line may be shown without the one that closes it. */
const SHOWS_FENCES = /^(?:$|markdown|md|mdx|text|txt|plain|rst|diff|org|adoc|asciidoc|qmd|rmd)/i

/**
 * Tell of a block that goes on to the end of the text since nothing closes it, and of one that a later block's opening line
 * stands in. One that is closed by nothing but the end, and holds no blank line, is as it is meant.
 */
export function checkClosed(node: Code, context: StepContext): void {
  const { text } = context
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const sign = start === undefined ? undefined : /^(?:`{3,}|~{3,})/.exec(text.slice(start, start + 99))?.[0]
  if (start === undefined || end === undefined || sign === undefined) return
  const inner = node.value.includes(sign) ? OPENING.exec(node.value)?.[1] : undefined
  if (inner?.startsWith(sign) && !SHOWS_FENCES.test(node.lang ?? ''))
    context.report(codeHoldsFence(context.place(node), sign))
  else if (/\n[ \t]*\n/.test(node.value) && isOpenToEnd(text, { start, end, sign }))
    context.report(codeUnclosed(context.place(node), sign))
}

interface Span {
  readonly start: number
  readonly end: number
  readonly sign: string
}

function isOpenToEnd(text: string, { start, end, sign }: Span): boolean {
  if (/\S/.test(text.slice(end, end + 999))) return false
  const block = text.slice(start, end).trimEnd()
  const last = block.slice(block.lastIndexOf('\n') + 1).replace(/^[\s>]+/, '')
  return !(last.startsWith(sign) && last.replaceAll(sign.charAt(0), '') === '')
}
