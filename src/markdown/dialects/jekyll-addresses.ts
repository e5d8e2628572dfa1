import { jekyllAddress } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { htmlGround } from '../components/ground.ts'
import { addressFor, type Change, type Mending, withChanges } from './mending.ts'

const FILTER = String.raw`(?:relative_url|absolute_url|url|prepend:[ \t]{0,9}site\.(?:base)?url)`
const SITE = String.raw`\{\{-?[ \t]{0,9}site\.(?:base)?url[ \t]{0,9}-?\}\}`
const OWN = String.raw`\{\{-?[ \t]{0,9}(?:"(?<path>[^"'\s{}()|]{1,300})"|'(?<other>[^"'\s{}()|]{1,300})')(?:[ \t]{0,9}\|[ \t]{0,9}${FILTER}){1,2}[ \t]{0,9}-?\}\}`

/** A post by the name of its file below `_posts`, with its folders if it has any. */
const POST = String.raw`\{%-?[ \t]{1,9}(?:post_url[ \t]{1,9}\/?|link[ \t]{1,9}_posts\/)(?<post>[^\s{}%()"']{1,200})[ \t]{1,9}-?%\}`

/** Where a path of Pelican's begins: `{filename}` is a text or a file, `{static}` and `{attach}` what is copied. */
const PELICAN = String.raw`(?:\{(?<pelican>filename|static|attach)\}|\|(?<bars>filename|static|attach)\|)(?<root>\/?)(?=[\w.%-])`

/** Where addresses begin: of a link or a picture, of an attribute of HTML, of a definition. */
const BEFORE = String.raw`(?<=\]\([ \t]{0,4}|\s(?:src|href|poster)[ \t]{0,4}=[ \t]{0,4}["']|^[ \t>]{0,40}\[[^\]\n]{1,100}\]:[ \t]{0,9})`

/** Where an address begins, as a look at one place. */
export const BEFORE_ADDRESS = new RegExp(BEFORE, 'my')

/** Linear: each part is bounded, and begins at a sign of its own. */
const ADDRESS = new RegExp(
  String.raw`${BEFORE}(?:${OWN}|${PELICAN}|(?:${SITE}){0,2}${POST}|(?:${SITE}){1,2}(?:(?<home>(?=[)"']|[ \t]*$))|(?=\/(?!\/))))`,
  'gm',
)

const MAY_HOLD =
  /\{\{[^{}]{0,300}(?:site\.(?:base)?url|\|[ \t]{0,9}(?:(?:relative|absolute)_)?url)|\{%-?[ \t]{1,9}(?:post_url|link)\s|[{|](?:filename|static|attach)[}|]/

/**
 * Addresses of the site as Jekyll and Eleventy have them made, `{{ site.baseurl }}/a/` and `{{ '/a/' | relative_url }}`: what
 * is left is the path, behind blanks, which count for nothing there. In `_posts`, `{% post_url 2026-01-01-a %}` is the file, and
 * so is Pelican's `{filename}/a.md`, from `content/`. At the same length; and neither in code nor in comments.
 */
export function mendAddresses(text: string, { report, parse, placeAt }: Mending): string {
  if (!SIGNS.some((sign) => text.includes(sign)) || !MAY_HOLD.test(text)) return text
  const found = [...text.matchAll(ADDRESS)]
  if (found.length === 0) return text
  const { code, comments } = htmlGround(text, parse)
  const [isCode, isComment] = [within(code), within(comments)]
  const changes: Change[] = []
  for (const { index, 0: whole, groups = {} } of found) {
    if (isCode(index) || isComment(index)) continue
    const place = placeAt(index, whole.length)
    const path = pathOf(groups, place.path)
    if (path === undefined || path.length > whole.length) continue
    changes.push(addressFor(text, index, index + whole.length, path))
    report(jekyllAddress(place, whole))
  }
  return withChanges(text, changes)
}

const SIGNS = ['{{', '{%', '{filename}', '|filename|', '{static}', '{attach}', '|static|', '|attach|']

/** What is to stand in place of the whole; undefined when nobody can tell. */
function pathOf(
  { path, other, home, post, bars, pelican = bars, root }: Partial<Record<string, string>>,
  file: string,
): string | undefined {
  if (pelican !== undefined && (root === '' || pelican !== 'filename')) return root ?? ''
  if (pelican !== undefined)
    return file.startsWith('content/') ? '../'.repeat(file.split('/').length - 2) : undefined
  if (post !== undefined)
    return file.startsWith('_posts/') ? '../'.repeat(file.split('/').length - 2) + post : undefined
  const own = path ?? other
  return home === undefined ? (own?.replace(/^\/*/, '/') ?? '') : '/'
}
