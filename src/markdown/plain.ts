import type { Node, RootContent } from './tree.ts'
import { childrenOf } from './tree.ts'

const BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'listItem',
  'blockquote',
  'table',
])
const SILENT: ReadonlySet<string> = new Set([
  'code',
  'definition',
  'footnoteDefinition',
  'footnoteReference',
  'html',
  'yaml',
])

/**
 * What a reader hears: text and inline code in order, blocks parted by a space, white space collapsed.
 * Code blocks, notes, raw tags and images are silent; `pictures` lets alternative texts speak.
 */
export function plainText(node: Node, pictures = false): string {
  const parts: string[] = []
  speak(node, parts, pictures)
  return collapse(parts.join(''))
}

/** White space of every kind as single spaces, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function speak(node: Node, parts: string[], pictures: boolean): void {
  if (SILENT.has(node.type)) return
  if (node.type === 'break') parts.push(' ')
  else if ('value' in node) parts.push(String(node.value))
  else if ('unclosed' in node && typeof node.unclosed === 'string') parts.push(node.unclosed)
  else if (pictures && 'alt' in node && typeof node.alt === 'string') parts.push(node.alt)
  for (const child of childrenOf(node)) speak(child, parts, pictures)
  if (isBlock(node)) parts.push(' ')
}

function isBlock(node: Node): boolean {
  return BLOCKS.has(node.type) || (node.type === 'component' && 'inline' in node && node.inline === false)
}

const INLINE_TAG = /^<\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b/i
const NOT_PROSE = /^<(?:script|style|pre|textarea|svg|math)\b/i
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
])

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

function decode(text: string): string {
  const plain = text.replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/g, (whole, number?: string, name?: string) => {
    if (number === undefined) return ENTITIES.get(name ?? '') ?? whole
    const code = Number(number)
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
  return collapse(plain)
}

/** Whether this node or one below it satisfies `found`. */
export function holds(node: RootContent, found: (node: RootContent) => boolean): boolean {
  return found(node) || childrenOf(node).some((child) => holds(child, found))
}

const PHRASING: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'link',
  'linkReference',
  'emphasis',
  'strong',
  'delete',
])

/** Whether what this node holds is part of a line, not a block. */
export function isPhrasing(node: Node): boolean {
  return PHRASING.has(node.type) || (node.type === 'component' && 'inline' in node && node.inline === true)
}
