import { unfinishedComment, unfinishedTag } from '../../report/markdown.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/** Whole comments, declarations and tags. */
const FINISHED =
  /<!--(?:-?>|[\s\S]*?-->)|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![a-z][^>]*>|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/**
 * Name the tags of raw HTML that never end: an HTML parser drops them with all that follows in their block,
 * and the author would miss the text without a word.
 */
export function unfinishedHtml(tree: Root, context: StepContext): void {
  if (!context.text.includes('<')) return
  walk(tree, (node) => {
    if (node.type !== 'html') return
    const rest = node.value.replace(FINISHED, (tag) => ' '.repeat(tag.length))
    const open = rest.search(/<!--|<\?|<!(?:[a-z]|\[)/i)
    if (open !== -1)
      context.report(
        unfinishedComment(context.place(node), node.value.slice(open, open + 30).split('\n')[0] ?? ''),
      )
    const at = rest.search(/<\/?[a-z]/i)
    if (at !== -1)
      context.report(unfinishedTag(context.place(node), node.value.slice(at, at + 30).split('\n')[0] ?? ''))
  })
}
