import { decodeEntities } from '../text/entities.ts'

/** What the checks need to know of a piece of rendered HTML. */
interface Scanned {
  readonly ids: readonly string[]
  /** Addresses of `href`, `src`, `srcset` and `poster`, in the order of the text, entities decoded. */
  readonly links: readonly string[]
}

/** Elements whose content is text up to their end tag: nothing in it is a tag. */
const TEXT_ONLY: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
])

interface Sink {
  readonly ids: string[]
  readonly links: string[]
}

/** Collect ids and addresses from the tags of rendered HTML, in one pass, as a browser would see them. */
export function scanHtml(html: string): Scanned {
  const sink: Sink = { ids: [], links: [] }
  // Most tags are well formed and say nothing of interest: `</p>`, `<p class="x">`. They are passed over.
  const interesting =
    /<(?!\/[a-z][a-z0-9]*>|(?!script|style|t[ei]|xmp|iframe|no)[a-z][a-z0-9]*(?: (?!(?:id|href|src|poster|srcset)[ =/>])(?:viewBox|[a-z0-9-]+)(?:="[^"<>]*")?)*\/?>)/g
  while (interesting.test(html)) interesting.lastIndex = afterMarkup(html, interesting.lastIndex - 1, sink)
  return sink
}

/** Where the text goes on behind the markup that the `<` at `at` begins; a lone `<` is text. */
function afterMarkup(html: string, at: number, sink: Sink): number {
  const sign = html[at + 1]
  if (isLetter(html.charCodeAt(at + 1))) return afterStartTag(html, at + 1, sink)
  if (sign === '/' && isLetter(html.charCodeAt(at + 2))) return afterAttributes(html, at + 2)
  if (sign === '!' && html.startsWith('--', at + 2)) return afterComment(html, at + 4)
  return sign === '/' || sign === '!' || sign === '?' ? afterBogus(html, at) : at + 1
}

function afterStartTag(html: string, start: number, sink: Sink): number {
  const end = afterAttributes(html, start, sink)
  const element = html.slice(start, to(html, start, BLANK | SLASH | CLOSE)).toLowerCase()
  return TEXT_ONLY.has(element) ? endOfText(html, end, element) : end
}

/** Read a tag whose name begins at `start` to behind its `>`; the first attribute of a name counts. */
function afterAttributes(html: string, start: number, sink?: Sink): number {
  let found: [name: string, value: string][] | undefined
  let at = to(html, start, BLANK | SLASH | CLOSE)
  for (;;) {
    at = over(html, at, BLANK | SLASH)
    if (at >= html.length) return html.length
    if (html.charCodeAt(at) === 62) break
    const nameStart = at
    at = to(html, at + 1, BLANK | SLASH | CLOSE | EQUALS)
    const nameEnd = at
    const equals = over(html, at, BLANK)
    let valueStart = at
    let valueEnd = at
    if (html.charCodeAt(equals) === 61) {
      valueStart = over(html, equals + 1, BLANK)
      const quote = html.charCodeAt(valueStart)
      const isQuoted = quote === 34 || quote === 39
      if (isQuoted) valueStart++
      valueEnd = isQuoted
        ? html.indexOf(quote === 34 ? '"' : "'", valueStart)
        : to(html, valueStart, BLANK | CLOSE)
      if (valueEnd === -1) return html.length
      at = isQuoted ? valueEnd + 1 : valueEnd
    }
    if (sink === undefined || nameEnd - nameStart < 2 || nameEnd - nameStart > 6) continue
    const name = html.slice(nameStart, nameEnd).toLowerCase()
    if (!READ.has(name) || found?.some(([before]) => before === name)) continue
    found ??= []
    found.push([name, html.slice(valueStart, valueEnd)])
  }
  if (sink !== undefined && found !== undefined)
    for (const [name, value] of found) note(name, decodeEntities(value), sink)
  return at + 1
}

const READ: ReadonlySet<string> = new Set(['id', 'href', 'src', 'poster', 'srcset'])

function note(name: string, value: string, { ids, links }: Sink): void {
  if (name === 'id') ids.push(value)
  else if (name === 'srcset') links.push(...candidates(value))
  else links.push(value.trim())
}

/** Addresses of a `srcset`: a comma ends one only behind a blank or at the end of the address. */
function candidates(srcset: string): readonly string[] {
  const found: string[] = []
  let rest = srcset.replace(/^[\s,]+/, '')
  while (rest !== '') {
    const address = /^\S+/.exec(rest)?.[0] ?? rest
    found.push(address.replace(/,+$/, ''))
    rest = rest.slice(address.length)
    const comma = rest.indexOf(',')
    rest = address.endsWith(',') ? rest.replace(/^[\s,]+/, '') : comma === -1 ? '' : rest.slice(comma)
    rest = rest.replace(/^[\s,]+/, '')
  }
  return found.filter((address) => address !== '')
}

function endOfText(html: string, from: number, element: string): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + element.length
    if (html.slice(at + 2, end).toLowerCase() === element && to(html, end, BLANK | SLASH | CLOSE) === end)
      return at
  }
  return html.length
}

function afterComment(html: string, from: number): number {
  if (html.startsWith('>', from)) return from + 1
  if (html.startsWith('->', from)) return from + 2
  for (let at = html.indexOf('--', from); at !== -1; at = html.indexOf('--', at + 1)) {
    if (html.startsWith('>', at + 2)) return at + 3
    if (html.startsWith('!>', at + 2)) return at + 4
  }
  return html.length
}

function afterBogus(html: string, from: number): number {
  const close = html.indexOf('>', from)
  return close === -1 ? html.length : close + 1
}

/** The signs that part the pieces of a tag, as bits. */
const BLANK = 1
const SLASH = 2
const CLOSE = 4
const EQUALS = 8

function signOf(code: number): number {
  if (code > 62) return 0
  if (code === 32 || (code >= 9 && code <= 13 && code !== 11)) return BLANK
  if (code === 47) return SLASH
  if (code === 62) return CLOSE
  return code === 61 ? EQUALS : 0
}

/** Where the first of some signs stands. */
function to(html: string, from: number, signs: number): number {
  let at = from
  while (at < html.length && (signOf(html.charCodeAt(at)) & signs) === 0) at++
  return at
}

/** Where the text goes on behind some signs. */
function over(html: string, from: number, signs: number): number {
  let at = from
  while (at < html.length && (signOf(html.charCodeAt(at)) & signs) !== 0) at++
  return at
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
