import { restOfLine } from '../text/lines.ts'
import { isHolding } from './holding.ts'
import { isKnown } from './meanings.ts'

// Front matter where none is read: it would be printed as text, and what it holds back published.

/** What lines of front matter look like: a key, and what may stand below it. */
const KEY_LINE = /^(["']?)([A-Za-z][\w-]*)\1[ \t]*:(?:[ \t]|$)/
const TOML_LINE = /^([\w-]+)[ \t]*=/
const OTHER_LINE = /^(?:[ \t]|- |#|[\]}]|$)/
/** What nobody sees above front matter, or takes for a part of it. */
const UNSEEN = /(?:[\s\u200b\u2060]+|<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\})*/y
/** Keys that decide whether and where a post appears. */
const DECIDING = /^(?:draft|published|publish|status|slug|permalink|layout)$/i

const BLANKS =
  /^[ \t\n]*\n(?=(?:---[ \t]*(?:yaml)?[ \t]*\n(?<above>(?:[ \t]*(?:#[^\n]*)?\n)*)[ \t]*(?<sign>(?:\{\s*)?)["']?(?<key>[\p{L}\p{N}_.-]+)["']?[ \t]*:|\+\+\+[ \t]*\n(?<over>(?:[ \t]*(?:#[^\n]*)?\n)*)[ \t]*["']?(?<name>[\w-]+)["']?[ \t]*=))/iu

/**
 * Offset of a fence and a key, if nothing but blank lines stands above them; else 0. Below a blank line or a comment, which may be
 * a heading below a rule, and behind a brace, the key is one that is known.
 */
export function behindBlankLines(text: string): number {
  const found = BLANKS.exec(text)
  const { above = '', over = '', sign = '', key = '', name = key } = found?.groups ?? {}
  return found !== null && (above + over + sign === '' || isKnown(name)) ? found[0].length : 0
}

/** Offset of front matter in a file that begins with none. */
export function lateIn(text: string): number | undefined {
  const first = behindUnseen(text, 0)
  return (first === 0 ? undefined : blockAt(text, first, 1)) ?? blockAmongText(text)
}

/** Offset of a second block of front matter right behind the first. */
export function secondIn(text: string, from: number): number | undefined {
  return blockAt(text, behindUnseen(text, from), 1)
}

/** Offset of keys between the end of empty front matter and another fence: the end was meant to open them. */
export function blockFrom(text: string, close: number): number | undefined {
  return blockAt(text, close, 1)
}

/** Whether lines are keys and what may stand between them alone, and one of them holds the post back. */
export function holdsKeysAlone(text: string): boolean {
  const rows = text.split('\n')
  const holds = (row: string) => {
    const name = KEY_LINE.exec(row)?.[2]
    return name !== undefined && isHolding(name, row.slice(row.indexOf(':') + 1))
  }
  return (
    rows.some(holds) &&
    rows.every((row) => [KEY_LINE, OTHER_LINE, /^\.{3}[ \t]*$/].some((one) => one.test(row)))
  )
}

function behindUnseen(text: string, from: number): number {
  UNSEEN.lastIndex = from
  return from + (UNSEEN.exec(text)?.[0].length ?? 0)
}

/** Above the first block of code. Two keys that are known, or a title: a rule may stand above `Note: so it is`. */
function blockAmongText(text: string): number | undefined {
  const code = text.search(/^[ \t]{0,3}(?:`{3}|~{3})/m)
  const prose = code === -1 ? text : text.slice(0, code)
  for (const { index } of prose.matchAll(/^(?:---|\+\+\+)[ \t]*$/gm)) {
    const block = index === 0 ? undefined : blockAt(prose, index, 2)
    if (block !== undefined) return block
  }
  return undefined
}

/** The block that a fence at `at` opens and its like closes, if it holds so many known keys, and no blank line at its ends. */
function blockAt(text: string, at: number, least: number): number | undefined {
  const fence = restOfLine(text, at).trimEnd()
  if (fence !== '---' && fence !== '+++') return undefined
  return blockWithin(text, at, fence, { least, key: fence === '---' ? KEY_LINE : TOML_LINE })
}

function blockWithin(
  text: string,
  at: number,
  fence: string,
  { least, key }: { readonly least: number; readonly key: RegExp },
): number | undefined {
  const start = at + restOfLine(text, at).length + 1
  let known = 0
  let before = ''
  for (let next = start; next < text.length; ) {
    const row = restOfLine(text, next)
    if (row.trimEnd() === fence || (fence === '---' && row.trimEnd() === '...'))
      return known >= least && before.trim() !== '' ? at : undefined
    const name = key.exec(row)?.at(-1)
    if (name === undefined && (next === start || !OTHER_LINE.test(row))) return undefined
    known += name !== undefined && DECIDING.test(name) ? 2 : weightOf(name)
    before = row
    next += row.length + 1
  }
  return undefined
}

function weightOf(name: string | undefined): number {
  if (name === undefined || !isKnown(name)) return 0
  return name.toLowerCase() === 'title' ? 2 : 1
}

/** What front matter of Hugo in JSON, of Nikola, and the title of Pandoc begin with. */
const FOREIGN =
  /^(?:\{\s*"(?<name>[\w-]+)"\s*:|(?:<!--\s*\n)?\.\. (?:title|slug|date|status): |% \S[^\n]*\n% \S)/

/** Front matter of another generator at the start of the file, or between other signs than ours. */
export function isForeignMatter(text: string): boolean {
  const { name = 'title' } = FOREIGN.exec(text)?.groups ?? { name: '' }
  const fence = restOfLine(text, 0).trimEnd()
  const isFence = /^[^\p{L}\p{N}\s`~]{1,8}$/u.test(fence)
  return isKnown(name) || (isFence && blockWithin(text, 0, fence, { least: 2, key: KEY_LINE }) !== undefined)
}

/**
 * The end of front matter that no line opens: two keys that are known, or a title, above a line of dashes; above a blank
 * line, one of them decides about the post, or they are a title and a date, as Pelican has them. In a text, `Note: so it is` above a rule makes a heading.
 */
export function unopenedEnd(text: string): number | undefined {
  let known = 0
  let isDeciding = false
  const told = new Set<string>()
  let blank: number | undefined
  for (let next = 0; next < text.length; ) {
    const row = restOfLine(text, next)
    if (/^-{3,}[ \t]*$/.test(row)) return known > 1 ? next : undefined
    if (row.trim() === '' && isDeciding && known > 1) blank ??= next
    const name = KEY_LINE.exec(row)?.[2]
    if (name === undefined && (next === 0 || !OTHER_LINE.test(row))) return blank
    known += weightOf(name)
    if (name !== undefined) told.add(name.toLowerCase())
    isDeciding ||= (name !== undefined && DECIDING.test(name)) || (told.has('title') && told.has('date'))
    next += row.length + 1
  }
  return blank
}
