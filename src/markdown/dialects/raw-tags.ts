import { jekyllTag } from '../../report/foreign.ts'
import { type Range, within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { type Change, type Mending, withChanges } from './mending.ts'

const RAW = /(?<=^[ \t>]{0,40})\{%-?[ \t]{0,9}(end)?raw[ \t]{0,9}-?%\}(?=[ \t]*$)/gm

/** Lines of `{% raw %}` and `{% endraw %}` around text, as Jekyll has them, become blank: in pairs, outside code and comments. */
export function mendRawTags(text: string, { report, parse, placeAt }: Mending): string {
  if (!text.includes('endraw')) return text
  const found = [...text.matchAll(RAW)]
  if (found.length < 2) return text
  const { code, comments } = htmlGround(text, parse)
  const [isCode, isComment] = [within(code), within(comments)]
  const changes: Change[] = []
  let open: Change | undefined
  for (const { index, 0: tag, 1: isEnd } of found) {
    if (isCode(index) || isComment(index)) continue
    const change = { start: index, end: index + tag.length, text: ' '.repeat(tag.length) }
    if (isEnd === undefined) open ??= change
    else if (open !== undefined) {
      const shown = text.slice(open.start, open.end)
      report(jekyllTag(placeAt(open.start, shown.length), shown, 'nothing'))
      changes.push(open, change)
      open = undefined
    }
  }
  return withChanges(text, changes)
}

const RAW_TEXT = /\{%-?[ \t]{0,9}raw[ \t]{0,9}-?%\}[^\n]{0,400}?(?=\{%-?[ \t]{0,9}endraw[ \t]{0,9}-?%\})/g

/** What stands on one line from `{% raw %}` on, up to `{% endraw %}`; in order. */
export function rawRanges(text: string): readonly Range[] {
  if (!text.includes('endraw')) return []
  return [...text.matchAll(RAW_TEXT)].map(({ index, 0: whole }) => [index, index + whole.length])
}
