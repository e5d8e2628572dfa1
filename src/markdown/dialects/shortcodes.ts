import { hugoShortcode } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { htmlGround } from '../components/ground.ts'
import { marksBefore } from '../containers.ts'
import { isEscaped } from '../escapes.ts'
import { HEXO_NAMES, HEXO_TAG, insteadOfTag, isHexo } from './hexo.ts'
import { type Instead, insteadOf, valuesOf, type Where } from './hugo.ts'
import { BEFORE_ADDRESS } from './jekyll-addresses.ts'
import { addressFor, type Change, type Mending, withChanges } from './mending.ts'
import { sparedRanges } from './raw-tags.ts'

const HUGO = 'ref|relref|figure|image|img|gist|youtube|youtubeLite|vimeo'

/** Linear: what may repeat is bounded, and holds no brace. */
const SHORTCODE = new RegExp(
  [
    String.raw`\{\{[<%][ \t]{0,9}(${HUGO})[ \t]{1,9}([^\n{}]{1,500}?)[ \t]{0,9}\/?[>%]\}\}`,
    String.raw`\{%-?[ \t]{1,9}(?:include[ \t]{1,9}(?:embed\/)?(?=youtube|video))?(youtube|vimeo|video)(?:\.html)?[ \t]{1,9}([^\n{}%]{1,300}?)[ \t]{0,9}-?%\}`,
    String.raw`\{\{[ \t]{0,9}(youtube|vimeo)\([ \t]{0,9}(?=["']|\w{1,20}[ \t]{0,9}=)([^\n{}()]{1,300}?)[ \t]{0,9}\)[ \t]{0,9}\}\}`,
    HEXO_TAG,
    `(?<=^[ \\t>]{0,40})\`(youtube|vimeo|video):[ \\t]{0,9}([^\\s\`]{1,300})\`(?=[ \\t]*$)`,
  ].join('|'),
  'gm',
)

const MAY_HOLD = new RegExp(
  [
    String.raw`\{\{[<%][ \t]{0,9}(?:${HUGO})[ \t]`,
    String.raw`\{%-?[ \t]{1,9}(?:include[ \t]{1,9}(?:embed\/)?)?(?:youtube|vimeo|video)[ \t.]`,
    String.raw`\{%-?[ \t]{0,9}(?:${HEXO_NAMES})[ \t]`,
    String.raw`\{\{[ \t]{0,9}(?:youtube|vimeo)\(`,
    '`(?:youtube|vimeo|video):',
  ].join('|'),
)

/**
 * Shortcodes and tags that something here says too, at the same length. Of Hugo and its themes: `ref` and `relref` where an address begins
 * are the file; `figure`, `image` and `img` a picture with its title; `gist`, `youtube` and `vimeo` the components of these names. Films of
 * Hexo, themes of Jekyll, Zola and Gatsby: `{% youtube id %}`, `{% include embed/youtube.html id='id' %}`, `{{ youtube(id="id") }}` and
 * `` `youtube: address` ``. Hexo's tags for pictures, links, addresses and frames, and its themes' for words. Not in code, comments and what
 * is raw for Jekyll, and in a tag only addresses; one that says more than that stays as it is, and is told as what it is.
 */
export function mendShortcodes(text: string, { report, parse, placeAt, written: before }: Mending): string {
  if (!SIGNS.some((sign) => text.includes(sign)) || !MAY_HOLD.test(text)) return text
  const found = [...text.matchAll(SHORTCODE)]
  if (found.length === 0) return text
  const { code, comments, tags, html } = htmlGround(text, parse)
  const [isCode, isComment] = [within(code), within(comments)]
  const codeStarts = new Set(code.map(([start]) => start))
  const isSpared = within(sparedRanges(text, before, code))
  const [isTag, isHtml] = [within(tags), within(html)]
  const changes: Change[] = []
  for (const match of found) {
    const { index, 0: whole } = match
    const [name = '', written = ''] = match.slice(1).filter((part) => part !== undefined)
    // Zola has commas between values.
    const given = /^\{\{[ \t]*\w/.test(whole) ? written.replace(/,(?=[ \t]*\w+=)/g, ' ') : written
    // Gatsby's is code itself.
    const isHidden = whole.startsWith('`') ? !codeStarts.has(index) : isCode(index)
    if (isHidden || isComment(index) || isSpared(index) || isEscaped(text, index)) continue
    const place = placeAt(index, whole.length)
    const isInHtml = isHtml(index)
    const isAddress =
      sticky(BEFORE_ADDRESS, text, index) !== null && !BEFORE_NOTE.test(lineBefore(text, index))
    // No link of markdown is read in HTML.
    const isRead = isAddress && (!isInHtml || /["']/.test(text.charAt(index - 1)))
    const where = { file: place.path, isAddress: isRead, isHtml: isInHtml }
    const isWords = !isAddress && (isTag(index) || BEFORE_WORDS.test(lineBefore(text, index)))
    const instead = isWords ? undefined : insteadFor(whole, name, given, where)
    if (instead === undefined) continue
    const { head, tail, as, better = head + tail } = instead
    const blanks = whole.length - head.length - tail.length
    // A `!` before it would make a picture of a link.
    if (blanks < 0 || (head.startsWith('[') && text.charAt(index - 1) === '!')) continue
    const end = index + whole.length
    const own = { start: index, end, text: head + ' '.repeat(blanks) + tail }
    changes.push(head === '' ? addressFor(text, index, end, tail) : own)
    const isAlone = tail !== '/>' || isLone(text, index, end)
    report(hugoShortcode(place, whole, as, `write \`${better}\`${isAlone ? '' : ' on a line of its own'}`))
  }
  return withChanges(text, changes)
}

/** Hugo's themes and Hexo have an `img` each. */
function insteadFor(whole: string, name: string, given: string, where: Where): Instead | undefined {
  const isOfHexo = whole.startsWith('{%') && isHexo(name)
  return isOfHexo ? insteadOfTag(name, given, where) : insteadOf(name, valuesOf(given), where)
}

const SIGNS = ['{{', '{%', '`youtube:', '`vimeo:', '`video:']

/** Titles of links and pictures, what pictures show, titles of directives and attributes of components: no element stands there. */
const BEFORE_WORDS =
  /\]\([^()\n]*[ \t](?:"[^"\n]*|'[^'\n]*|\([^()\n]*)$|!\[[^[\]\n]*$|^[ \t>]*(?:\[(?!\^)[^[\]\n]+\]:|:::+[ \t]*[a-z])|<[A-Z][\w.]*(?:[^<>"'\n]|"[^"\n]*"|'[^'\n]*')*=[ \t]*["'][^"'<>\n]*$/i

const BEFORE_NOTE = /\[\^[^[\]\n]+\]:[ \t]*$/

/** Whether nothing else stands on its line, which is where a component wants to be. */
function isLone(text: string, start: number, end: number): boolean {
  return marksBefore(text, start) !== undefined && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + LONGEST))
}

/** So far back on a line words are looked for. */
const LONGEST = 300

function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}
