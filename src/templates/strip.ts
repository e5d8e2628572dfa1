import { decodeEntities } from '../text/entities.ts'

/** Text without tags, comments, scripts and styles, in one pass. Of HTML, entities become the signs they mean. */
export function stripTags(text: string, isHtml: boolean): string {
  // Of ASCII only: elsewhere a change of case may change the length, and offsets must stay true.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const lastClose = text.lastIndexOf('>')
  let plain = ''
  let at = 0
  for (let open = text.indexOf('<'); open !== -1 && open < lastClose; open = text.indexOf('<', at)) {
    const isMarkup = /^[a-z/!?]$/.test(lower[open + 1] ?? '')
    plain += text.slice(at, isMarkup ? open : open + 1)
    at = isMarkup ? endOfMarkup(lower, open) : open + 1
  }
  plain += text.slice(at)
  return isHtml ? decodeEntities(plain) : plain
}

/** Where the markup that begins at `open` ends. */
function endOfMarkup(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open + 4)
  const code = /^<(script|style)\b/.exec(lower.slice(open, open + 8))?.[1]
  const close = code === undefined ? open : lower.indexOf(`</${code}`, open)
  return close === -1 ? lower.length : after(lower, '>', close)
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + mark.length
}
