import { jekyllTag } from '../../report/foreign.ts'
import { type Range, within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { mdxComments } from './mdx-comments.ts'
import { type Change, type Mending, withChanges } from './mending.ts'

const RAW = /(?<=^[ \t>]{0,40})\{%-?[ \t]{0,9}(end)?raw[ \t]{0,9}-?%\}(?=[ \t]*$)/gm

/** Lines of `{% raw %}` and `{% endraw %}` around text, as Jekyll has them, become blank: in pairs, outside code and comments. */
export function mendRawTags(text: string, { report, parse, placeAt }: Mending): string {
  if (!text.includes('endraw')) return text
  const found = [...text.matchAll(RAW)]
  if (found.length < 2) return text
  const { code, comments } = htmlGround(text, parse)
  const [isCode, isComment] = [within(code), within(comments)]
  const pairs = pairsOf(found.filter(({ index }) => !isCode(index) && !isComment(index)))
  for (const [{ index, 0: shown }] of pairs) report(jekyllTag(placeAt(index, shown.length), shown, 'nothing'))
  return withChanges(text, pairs.flat().map(blanked))
}

function blanked({ index, 0: tag }: RegExpExecArray): Change {
  return { start: index, end: index + tag.length, text: ' '.repeat(tag.length) }
}

type Pair = readonly [open: RegExpExecArray, close: RegExpExecArray]

function pairsOf(tags: readonly RegExpExecArray[]): readonly Pair[] {
  const pairs: Pair[] = []
  let open: RegExpExecArray | undefined
  for (const tag of tags) {
    if (tag[1] === undefined) open ??= tag
    else if (open !== undefined) {
      pairs.push([open, tag])
      open = undefined
    }
  }
  return pairs
}

/** What stands between lines of `{% raw %}` and `{% endraw %}` outside code, in the text as it was written; in order. */
function rawBlocks(written: string, code: readonly Range[]): readonly Range[] {
  if (!written.includes('endraw')) return []
  const isCode = within(code)
  return pairsOf([...written.matchAll(RAW)].filter(({ index }) => !isCode(index))).map(([open, close]) => [
    open.index,
    close.index,
  ])
}

const RAW_TEXT = /\{%-?[ \t]{0,9}raw[ \t]{0,9}-?%\}[^\n]{0,400}?(?=\{%-?[ \t]{0,9}endraw[ \t]{0,9}-?%\})/g

/** What stands on one line from `{% raw %}` on, up to `{% endraw %}`; in order. */
export function rawRanges(text: string): readonly Range[] {
  if (!text.includes('endraw')) return []
  return [...text.matchAll(RAW_TEXT)].map(({ index, 0: whole }) => [index, index + whole.length])
}

/** What no shortcode is read in, beside code: comments of MDX, and what is raw for Jekyll and Hexo. `written`: the text before its mends. */
export function sparedRanges(text: string, written: string, code: readonly Range[]): readonly Range[] {
  return [...mdxComments(text, code), ...rawRanges(text), ...rawBlocks(written, code)]
}
