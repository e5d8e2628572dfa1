import { decodeEntities } from '../text/entities.ts'
import { STRIP } from './html/sanitize.ts'
import { childrenOf, type HeadingNode, type Node, type RootContent } from './tree.ts'

const BLOCKS: ReadonlySet<string> = new Set(
  'paragraph heading tableCell listItem blockquote table'.split(' '),
)
const SILENT: ReadonlySet<string> = new Set(
  'code definition footnoteDefinition footnoteReference html math yaml'.split(' '),
)

/**
 * What a reader hears: text and inline code in order, blocks parted by a space, white space collapsed.
 * Code blocks, notes, raw tags and images are silent; `pictures` lets alternative texts speak.
 */
export function plainText(node: Node, pictures = false): string {
  const parts: string[] = []
  speak(node, parts, { pictures, onSilent: (silent) => void (isLineBreak(silent) && parts.push(' ')) })
  return collapse(parts.join(''))
}

function isLineBreak(node: Node): boolean {
  return node.type === 'html' && 'value' in node && /^<br\b/i.test(String(node.value))
}

/**
 * What GitHub makes the id of a heading of: its text with every blank, also those beside a picture or a comment, which
 * say nothing. Of components and notes GitHub knows nothing, and they leave no blanks.
 */
export function headingText(node: HeadingNode): string {
  const parts: string[] = []
  for (const child of node.children) speak(child, parts)
  const said = parts.join('').replace(/[ \t]*\n[ \t]*/g, ' ')
  return node.children.some(({ type }) => UNKNOWN.has(type)) ? collapse(said) : said
}

const UNKNOWN: ReadonlySet<string> = new Set(['component', 'footnoteReference'])

// A single space between words stays as it is, so that most texts need no copy.
const SPACE = / \s+|[^\S ]\s*/g

/** White space of every kind as single spaces, none at the ends. */
export function collapse(text: string): string {
  return text.replace(SPACE, ' ').trim()
}

/** Told of every node that is silent, and of what it stands in. */
type Silence = (node: Node, parent: Node | undefined) => void

/** Put what a reader hears behind `parts`, with its white space as it is. */
export function speak(
  node: Node,
  parts: string[],
  { pictures = false, onSilent }: { readonly pictures?: boolean; readonly onSilent?: Silence } = {},
): void {
  speakBelow(node, undefined, { parts, pictures, onSilent })
}

interface Speech {
  readonly parts: string[]
  readonly pictures: boolean
  readonly onSilent: Silence | undefined
  /** The raw element whose inside is no prose, while it is open. */
  raw?: string | undefined
}

const RAW_ELEMENT = new RegExp(`^<(/?)(${[...STRIP, 'textarea', 'select'].join('|')})\\b[^>]*?(/?)>$`, 'i')

/** Note whether a raw tag begins or ends what is no prose. */
function passTag(node: Node, speech: Speech): void {
  const match = node.type === 'html' && 'value' in node ? RAW_ELEMENT.exec(String(node.value)) : null
  if (match === null) return
  const name = match[2]?.toLowerCase()
  if (match[1] === '/') {
    if (speech.raw === name) speech.raw = undefined
  } else if (match[3] === '') speech.raw ??= name
}

function speakBelow(node: Node, parent: Node | undefined, speech: Speech): void {
  const { parts, pictures, onSilent } = speech
  if (node.type === 'text' && 'value' in node) {
    if (speech.raw === undefined) parts.push(String(node.value))
    return
  }
  if (SILENT.has(node.type)) {
    passTag(node, speech)
    onSilent?.(node, parent)
    return
  }
  if (node.type === 'break') parts.push(' ')
  else parts.push(ownText(node, pictures))
  for (const child of childrenOf(node)) speakBelow(child, node, speech)
  if (isBlock(node)) parts.push(' ')
}

function ownText(node: Node, pictures: boolean): string {
  if ('value' in node) return String(node.value)
  if ('unclosed' in node && typeof node.unclosed === 'string') return node.unclosed
  return pictures && 'alt' in node && typeof node.alt === 'string' ? node.alt : ''
}

/** Whether a reader hears anything at all. */
export function speaks(node: Node): boolean {
  if (SILENT.has(node.type)) return false
  if (node.type !== 'break' && /\S/.test(ownText(node, false))) return true
  return childrenOf(node).some(speaks)
}

function isBlock(node: Node): boolean {
  return BLOCKS.has(node.type) || (node.type === 'component' && 'inline' in node && node.inline === false)
}

const INLINE_TAG = /^<\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b/i
const NOT_PROSE = /^<(?:script|style|pre|textarea|svg|math)\b/i

/** The text of a block of raw HTML, near enough for counting and for descriptions; never printed as HTML. */
export function htmlText(html: string): string {
  if (NOT_PROSE.test(html)) return ''
  const parts: string[] = []
  let at = 0
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    const isComment = html.startsWith('<!--', open)
    const close = html.indexOf(isComment ? '-->' : '>', open)
    parts.push(html.slice(at, open))
    if (close === -1) return decode(parts.join(''))
    if (!INLINE_TAG.test(html.slice(open, open + 9))) parts.push(' ')
    at = close + (isComment ? 3 : 1)
  }
  parts.push(html.slice(at))
  return decode(parts.join(''))
}

/** No page may hold controls and halves of signs. */
function decode(text: string): string {
  return collapse(decodeEntities(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/gu, ''))
}

/** Whether this node or one below it satisfies `found`. */
export function holds(node: RootContent, found: (node: RootContent) => boolean): boolean {
  if (found(node)) return true
  for (const child of childrenOf(node)) if (holds(child, found)) return true
  return false
}
