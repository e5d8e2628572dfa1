import { hashnodeAlign } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { type Change, type Mending, withChanges } from './mending.ts'

const ALIGN = /[ \t]{1,9}align="(?:left|center|right)"(?=[ \t]{0,9}\))/g
/** What stands before it: a picture, up to the end of its address. */
const PICTURE = /!\[[^[\]\n]{0,500}\]\([ \t]{0,9}[^\s<>"]{1,1500}$/
/** As much as that may be. */
const LONGEST = 2100

/**
 * Where Hashnode says behind the address of a picture on which side it stands, `![a](b.png align="left")`, markdown sees no
 * picture: blanks take its place. Not in code, nor where no markdown is read.
 */
export function mendAligned(text: string, { report, parse, placeAt }: Mending): string {
  if (!text.includes(' align="') || !text.includes('![')) return text
  const found = [...text.matchAll(ALIGN)].filter(({ index }) =>
    PICTURE.test(text.slice(Math.max(0, index - LONGEST), index)),
  )
  if (found.length === 0) return text
  const { code, html } = htmlGround(text, parse)
  const [isCode, isHtml] = [within(code), within(html)]
  const changes: Change[] = []
  for (const { index, 0: whole } of found) {
    if (isCode(index) || isHtml(index)) continue
    const shown = whole.trim()
    report(hashnodeAlign(placeAt(index + whole.length - shown.length, shown.length), shown))
    changes.push({ start: index, end: index + whole.length, text: ' '.repeat(whole.length) })
  }
  return withChanges(text, changes)
}
