import { decodeEntities } from './strip.ts'

/** What the checks need to know of a piece of rendered HTML. */
export interface Scanned {
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
  let at = html.indexOf('<')
  while (at !== -1) at = html.indexOf('<', afterMarkup(html, at, sink))
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
  const element = html.slice(start, skip(html, start, isTagName)).toLowerCase()
  return TEXT_ONLY.has(element) ? endOfText(html, end, element) : end
}

/** Read a tag whose name begins at `start` to behind its `>`; the first attribute of a name counts. */
function afterAttributes(html: string, start: number, sink?: Sink): number {
  const found: [name: string, value: string][] = []
  let at = skip(html, start, isTagName)
  for (;;) {
    at = skip(html, at, isBlankOrSlash)
    if (at >= html.length) return html.length
    if (html.charCodeAt(at) === 62) break
    const nameStart = at
    at = skip(html, at + 1, isAttributeName)
    const nameEnd = at
    const equals = skip(html, at, isBlank)
    let text = ''
    if (html.charCodeAt(equals) === 61) {
      const value = readValue(html, skip(html, equals + 1, isBlank))
      if (value.end > html.length) return html.length
      text = html.slice(value.start, value.stop)
      at = value.end
    }
    const name = html.slice(nameStart, nameEnd).toLowerCase()
    if (READ.has(name) && !found.some(([before]) => before === name)) found.push([name, text])
  }
  if (sink !== undefined) for (const [name, value] of found) note(name, decodeEntities(value), sink)
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

function readValue(html: string, at: number): { start: number; stop: number; end: number } {
  const quote = html[at]
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1)
    const stop = close === -1 ? html.length : close
    return { start: at + 1, stop, end: stop + 1 }
  }
  const stop = skip(html, at, isBareValue)
  return { start: at, stop, end: stop }
}

function endOfText(html: string, from: number, element: string): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + element.length
    if (html.slice(at + 2, end).toLowerCase() === element && !isTagName(html.charCodeAt(end))) return at
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

function skip(html: string, from: number, belongs: (code: number) => boolean): number {
  let at = from
  while (at < html.length && belongs(html.charCodeAt(at))) at++
  return at
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11)
}

function isBlankOrSlash(code: number): boolean {
  return isBlank(code) || code === 47
}

function isTagName(code: number): boolean {
  return !isBlankOrSlash(code) && code !== 62
}

function isAttributeName(code: number): boolean {
  return isTagName(code) && code !== 61
}

function isBareValue(code: number): boolean {
  return !isBlank(code) && code !== 62
}
