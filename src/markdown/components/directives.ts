import { QUARTO_CALLOUT } from '../../text/callouts.ts'
import { endOfLine, startOfLine } from '../../text/lines.ts'
import type { Range } from '../../text/ranges.ts'
import { readAttributes } from '../attributes.ts'
import { CONTAINERS, quotesIn } from '../containers.ts'
import type { Tag } from './tags.ts'

/** What a `:::` line says; offsets count in the text that was scanned. */
export interface Directive {
  readonly colons: number
  /** As it is written; empty: a closing line. */
  readonly name: string
  /** The kind that is meant, where the title says it. */
  readonly as?: string
  /** From and to of the title; the same: there is none. */
  readonly title: Range
  /** Of `{#id .class}`. */
  readonly id?: string
  readonly classes: readonly string[]
}

/** A `:::` line as the machinery of component tags knows it. */
export interface DirectiveTag extends Tag {
  readonly directive: Directive
}

interface DirectiveScan {
  readonly tags: readonly DirectiveTag[]
  /** Lines that open or close nothing: they stay text. */
  readonly strays: readonly DirectiveTag[]
}

/** Whether a text can hold `:::` lines at all. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes(':::')
}

/**
 * Find the lines of directives (SPEC 13.11): three or more colons and a name, up to as many colons alone. What
 * stands in `closed` (code, raw HTML; in order) or in the tags of components is none, and so is a line that finds no
 * partner: which containers hold them is told by the tree, later.
 */
export function scanDirectives(text: string, closed: readonly Range[], tags: readonly Tag[]): DirectiveScan {
  const found: DirectiveTag[] = []
  let next = 0
  let range = 0
  for (let at = text.indexOf(':::'); at !== -1; at = text.indexOf(':::', at)) {
    while (next < tags.length && (tags[next]?.end ?? 0) <= at) next++
    while (range < closed.length && (closed[range]?.[1] ?? 0) <= at) range++
    const lineStart = startOfLine(text, at)
    const lineEnd = endOfLine(text, at)
    const isFree = (closed[range]?.[0] ?? at + 1) > at && (tags[next]?.start ?? at) >= at
    const tag = isFree ? readLine(text, lineStart, at, lineEnd) : undefined
    if (tag !== undefined) found.push(tag)
    at = lineEnd
  }
  return pairedOf(found)
}

const OPENING = /^(:{3,})[ \t]*([A-Za-z][\w-]*)(?=[\s[{]|$)/
const CLOSING = /^(:{3,})[ \t]*$/
// Blanks are looked through but once: what looks back keeps it linear in a long run of them.
const ATTRIBUTES = /(?:^|(?<![ \t])[ \t]*)\{([^{}]*)\}$/

function readLine(text: string, lineStart: number, start: number, lineEnd: number): DirectiveTag | undefined {
  const before = text.slice(lineStart, start)
  const line = text.slice(start, lineEnd).trimEnd()
  const quotes = quotesIn(before)
  const tag = { name: ':::', start, end: start + line.length, attributes: [], quotes }
  const closing = CLOSING.exec(line)?.[1]
  if (closing !== undefined && /^[ \t>]*$/.test(before)) {
    const directive = { colons: closing.length, name: '', title: [start, start] as const, classes: [] }
    return { ...tag, kind: 'close', directive }
  }
  const directive = quartoOf(line, start) ?? namedOf(line, start)
  if (directive === undefined || CONTAINERS.exec(before)?.[0] !== before) return undefined
  return { ...tag, kind: 'open', directive }
}

/** `:::name[A title]{#id .class}` and all that is written like it. */
function namedOf(line: string, start: number): Directive | undefined {
  const [head, colons = '', name = ''] = OPENING.exec(line) ?? []
  if (head === undefined) return undefined
  const after = start + head.length
  const { rest, id, classes, title } = withoutAttributes(line.slice(head.length))
  const as = QIITA_AND_ZENN.get(`${name}${rest.trimEnd()}`)
  return {
    colons: colons.length,
    name,
    title: as === undefined ? titleOf(rest, title, after) : [after, after],
    classes,
    ...(id !== undefined && { id }),
    ...(as !== undefined && { as }),
  }
}

const QUARTO = new RegExp(
  String.raw`^(:{3,})[ \t]*(?:\{[ \t]*\.(${QUARTO_CALLOUT})(?=[ \t}])([^{}]*)\}|(${QUARTO_CALLOUT}))[ \t:]*$`,
)

const QUARTO_TITLE = /(?<=[ \t])title=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/d

/** `::: {.callout-note title="y"}`, as Quarto has it. */
function quartoOf(line: string, start: number): Directive | undefined {
  const [, colons, inBraces, more = '', bare] = QUARTO.exec(line) ?? []
  const name = inBraces ?? bare
  if (colons === undefined || name === undefined) return undefined
  const [, ...titles] = QUARTO_TITLE.exec(line)?.indices ?? []
  const [from, to] = titles.find((range) => range !== undefined) ?? [0, 0]
  const id = /(?:^|\s)#([\w-]+)/.exec(more.replace(/"[^"]*"|'[^']*'/g, ''))?.[1]
  const title = [start + from, start + to] as const
  const as = name.slice('callout-'.length)
  return { colons: colons.length, name, as, title, classes: [], ...(id !== undefined && { id }) }
}

/** Qiita and Zenn have a name each, and the word behind it says the kind. */
const QIITA_AND_ZENN: ReadonlyMap<string, string> = new Map([
  ['note info', 'note'],
  ['note warn', 'warning'],
  ['note alert', 'danger'],
  ['message', 'note'],
  ['message alert', 'warning'],
])

interface Behind {
  readonly rest: string
  readonly id?: string
  readonly classes: readonly string[]
  readonly title?: Range
}

// Right behind the name or its brackets, braces are attributes as remark-directive has them.
const TIGHT = /^(?:\[[^\]]*\])?\{((?:\s*(?:[#.][\w-]+|[\w-]+(?:=(?:"[^"]*"|'[^']*'|[\w.-]+))?))*\s*)\}$/

/** `{icon="x" title="y"}`: others than id, class and title are meant for other tools. */
function tightAttributes(given: string): Behind | undefined {
  const inner = TIGHT.exec(given)?.[1]
  if (inner === undefined) return undefined
  const start = given.lastIndexOf('{')
  const rest = given.slice(0, start)
  const title = /(?:^|\s)title=(["'])(.*?)\1/d.exec(inner)?.indices?.[2]
  const bare = inner.replace(/[\w-]+=(?:"[^"]*"|'[^']*'|[\w.-]+)/g, '')
  const id = /#([\w-]+)/.exec(bare)?.[1]
  return {
    rest,
    classes: [...bare.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''),
    ...(id !== undefined && { id }),
    ...(title !== undefined &&
      rest === '' && { title: [start + 1 + title[0], start + 1 + title[1]] as const }),
  }
}

/** `{#id .class}` at the end of what follows the name; braces that hold anything else are text. */
function withoutAttributes(given: string): Behind {
  const tight = tightAttributes(given)
  if (tight !== undefined) return tight
  const match = ATTRIBUTES.exec(given)
  const read = match === null ? undefined : readAttributes(match[1] ?? '')
  if (match === null || read === undefined) return { rest: given, classes: [] }
  const { ids, classes } = read
  const [id] = ids
  return { rest: given.slice(0, match.index), classes, ...(id !== undefined && { id }) }
}

/** Brackets that end before the title does: of a link, with another one or a note behind it. */
const SEVERAL = /^\[[^[\]\\]*\]./

/** The title: the attribute's, else what stands in brackets, or all of the rest; colons at its end are decoration. */
function titleOf(rest: string, given: Range | undefined, start: number): Range {
  if (given !== undefined) return [start + given[0], start + given[1]]
  const plain = rest.replace(/(?<![ \t])[ \t]+:{3,}$/, '').trimEnd()
  const from = plain.length - plain.trimStart().length
  const isBracketed = plain.charAt(from) === '[' && plain.endsWith(']') && !SEVERAL.test(plain.slice(from))
  return isBracketed ? [start + from + 1, start + plain.length - 1] : [start + from, start + plain.length]
}

/** So many directives may stand open at once: more are the work of a program, and cost the square of their number. */
const OPEN = 200

function pairedOf(found: readonly DirectiveTag[]): DirectiveScan {
  const paired = new Set<Tag>()
  const open: DirectiveTag[] = []
  for (const tag of found) {
    if (tag.kind === 'open') {
      if (open.length < OPEN) open.push(tag)
      continue
    }
    const at = opensFor(open, tag)
    const partner = open[at]
    if (partner === undefined) continue
    paired.add(partner).add(tag)
    open.length = at
  }
  return {
    tags: found.filter((tag) => paired.has(tag)),
    strays: found.filter((tag) => !paired.has(tag)),
  }
}

/** Which of the open directives a line closes: the last with as many colons, else the last with fewer; -1: none. */
export function opensFor(open: readonly (DirectiveTag | undefined)[], { directive }: DirectiveTag): number {
  const exact = open.findLastIndex((tag) => tag?.directive.colons === directive.colons)
  if (exact !== -1) return exact
  return open.findLastIndex((tag) => tag !== undefined && tag.directive.colons < directive.colons)
}

export function isDirective(tag: Tag): tag is DirectiveTag {
  return 'directive' in tag
}
