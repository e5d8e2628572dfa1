import { removedDeclaration, unfinishedComment, unfinishedTag } from '../../report/markdown.ts'
import { sticky } from '../../text/sticky.ts'
import { placeInHtml } from '../html/html.ts'
import type { StepContext } from '../step.ts'
import { type Root, sourceOf, type Text, walk } from '../tree.ts'

/** A tag, or a comment that ends at once. */
const SHORT = /<!---?>|<![a-z][^>]*>|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/iy
/** What else may begin, and what ends it. */
const LONG: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
]

/**
 * Raw HTML with blanks in the place of whole comments, declarations and tags, and where its declarations begin. An end
 * that is not there is looked for once.
 */
function withoutFinished(html: string): { readonly rest: string; readonly declared: readonly number[] } {
  const parts: string[] = []
  const declared: number[] = []
  const missing = new Set<string>()
  let done = 0
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const end = finishedEnd(html, at, missing)
    if (end === undefined) {
      at++
      continue
    }
    if (/[?!]/.test(html.charAt(at + 1)) && !html.startsWith('<!--', at)) declared.push(at)
    parts.push(html.slice(done, at), ' '.repeat(end - at))
    done = end
    at = end
  }
  return { rest: parts.join('') + html.slice(done), declared }
}

function finishedEnd(html: string, at: number, missing: Set<string>): number | undefined {
  const short = sticky(SHORT, html, at)
  if (short !== null) return at + short[0].length
  for (const [start, end] of LONG) {
    if (missing.has(end) || html.slice(at, at + start.length).toUpperCase() !== start) continue
    const found = html.indexOf(end, at + start.length)
    if (found !== -1) return found + end.length
    missing.add(end)
  }
  return undefined
}

/**
 * Name the declarations of raw HTML, which are removed, and its tags that never end: an HTML parser drops them with all
 * that follows in their block, and the author would miss the text without a word.
 */
export function unfinishedHtml(tree: Root, context: StepContext): void {
  if (!context.text.includes('<')) return
  const mayHoldComment = context.text.includes('<!--')
  walk(tree, (node) => {
    if (mayHoldComment && node.type === 'text' && node.value.includes('<!--')) openComment(node, context)
    if (node.type !== 'html') return
    const placeOf = (at: number) => placeInHtml(node, at, 1, context)
    const { rest, declared } = withoutFinished(node.value)
    for (const at of declared) context.report(removedDeclaration(placeOf(at), firstLine(node.value, at)))
    const open = rest.search(/<!--|<\?|<![a-z[]/i)
    if (open !== -1) context.report(unfinishedComment(placeOf(open), firstLine(node.value, open)))
    const at = rest.search(/<\/?[a-z]/i)
    if (at !== -1) context.report(unfinishedTag(placeOf(at), firstLine(node.value, at)))
  })
}

/** A comment that markdown does not see, since it has no end in its paragraph or cell: it would be printed. */
function openComment(node: Text, context: StepContext): void {
  const source = sourceOf(node, context.text)
  const at = source.search(/(?<!\\)<!--/)
  if (at !== -1) context.report(unfinishedComment(context.place(node, 4, at), firstLine(source, at)))
}

function firstLine(text: string, at: number): string {
  return text.slice(at, at + 30).split('\n')[0] ?? ''
}
