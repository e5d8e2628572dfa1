import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'
import { holdsMore } from './guard.ts'
import { givePlaces } from './placed.ts'
import { childrenOf, type Html, type Paragraph, type Parents, type Root, type RootContent } from './tree.ts'

/** A way to read markdown, as plugins for a `remark()` processor. */
export interface Parser {
  readonly name: 'native' | 'remark'
  readonly plugins: PluggableList
}

/** The reference: remark's own parser, with GFM as an extension. Plugins of the user's may extend it further. */
export function referenceParser(gfm = true): Parser {
  function places(this: Processor<Root>) {
    const { parser } = this as unknown as { readonly parser: (text: string, file: unknown) => Root }
    this.parser = (text, file) => {
      const tree = parser(text, file)
      givePlaces(tree, text)
      return tree
    }
  }
  return { name: 'remark', plugins: gfm ? [remarkGfm, places as PluggableList[number]] : [] }
}

/**
 * Sätteri's parser, which gives the same tree in a fortieth of the time; the few texts that it may read
 * otherwise go to the reference all the same.
 *
 * @throws when there is no binary for this machine: the caller takes the reference
 */
export async function nativeParser(gfm = true): Promise<Parser> {
  const { markdownToMdast } = await import('satteri')
  const options = { features: { gfm, frontmatter: false } }
  // The binding loads lazily: the first call shows whether it can.
  markdownToMdast('', options)
  function parse(this: Processor<Root>) {
    const reference = this.parser as unknown as (text: string) => Root
    this.parser = (text: string) => {
      if (hasDoubtfulRun(text)) return reference(text)
      const tree = markdownToMdast(text, options) as Root
      return isDoubtful(tree, text) ? reference(text) : tree
    }
  }
  return { name: 'native', plugins: [...referenceParser(gfm).plugins, parse as PluggableList[number]] }
}

interface Sign {
  test(text: string): boolean
}

/** A row of dashes that may make a table of the lines around it. */
const DELIMITERS = String.raw`\n[ \t>]*[|:]*-[-|: \t]*$`

/** A label of several lines in which a table may begin. */
function hasTableInLabel(text: string): boolean {
  const row = new RegExp(DELIMITERS, 'm')
  for (const [label] of text.matchAll(/\[(?:\\[\s\S]|[^[\]\\])*\]:/g)) if (row.test(label)) return true
  return false
}

const EMPTY_BULLET = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*$/m

/** A comment with a line that begins with `>`. Each stretch up to a `>` is looked at once. */
function hasCommentWithQuote(text: string): boolean {
  let start = 0
  for (let end = text.indexOf('>'); end !== -1; end = text.indexOf('>', start)) {
    const line = text.lastIndexOf('\n', end)
    if (line >= start && text.slice(line, end).trim() === '' && text.slice(start, line).includes('<!--'))
      return true
    start = end + 1
  }
  return false
}

/** No `[a@b.c](`, which is the usual way to write a link of that kind. */
const NO_LINKED_MAIL = String.raw`(?!\[[\w.+-]+@[\w.-]+\]\()`
/** A bracket that is open where a bare address begins. */
const OPEN_BRACKET = String.raw`\[(?:\\.|\[(?:\\.|[^[\]\\])*\]|[^[\]\\])*`

/** Words between delimiters: no further delimiter, no escape and no new block. */
const WORDS = String.raw`[^*_\\\s](?:(?:[^*_\\\n]|\n(?![ \t]*(?:\n|[-+>#=|<~\x60\d])))*[^*_\\\s])?`
/** Emphasis in emphasis, as it is usually written: `**_a_**`, `_**a** b_`, `*a __b__*`. */
const NESTED = new RegExp(
  String.raw`(?<!\S)(\*{1,3}|_{1,3})(?:${WORDS}[ \t])?(?!\1)(\*{1,3}|_{1,3})${WORDS}\2(?:[ \t]${WORDS})?\1(?![\p{L}\p{N}*_])`,
  'gu',
)

/** Stars beside underscores that are not emphasis in emphasis: `*_*l`, `a*_b*`, `_*a**`. */
function hasMixedRun(text: string): boolean {
  return /\*_|_\*/.test(text.replace(NESTED, '.'))
}

/**
 * What Sätteri 0.10.5 is known to read otherwise than the reference, found by the parity tests; rare in posts.
 * Each row: what a text must hold at all, which is found in a fraction of the time that a pattern takes, and the signs.
 */
const DOUBTFUL: readonly (readonly [clues: readonly string[], signs: readonly Sign[]])[] = [
  // Escaped runs of delimiters: `\**a**`.
  [['\\*', '\\_', '\\~'], [/\\([*_~])\1/]],
  [['*_', '_*'], [{ test: hasMixedRun }]],
  // A bare address right before a cell's end.
  [['|'], [/(?:https?:\/\/|www\.)[^\s|()[\]<"'`]*\|/i]],
  // A bare address that only the reference's second search finds, and gives another place: `"www.a.b`, `[http://a.b `.
  [
    ['www.', 'WWW.'],
    [/(?<!:\/)[^ \t\n*_~(\w]www\.|www\.(?![a-z0-9-])/i, new RegExp(`${OPEN_BRACKET}[^[\\]\\w/]www\\.`, 'i')],
  ],
  [
    ['http'],
    [
      /\[https?:\/\/[^\s\]]*(?:\s|$|\](?![([]))|\]https?:|https?(?::?\\|:\/\\|:\/\/[._-])/i,
      new RegExp(`${OPEN_BRACKET}[^[\\]\\w](?<!\\w\\]\\()https?:`, 'i'),
    ],
  ],
  // A task's box with nothing but blanks behind it on its line, above what may underline it, or below its bullet.
  [
    ['[ ]', '[x]', '[X]'],
    [
      /\[[ x]\][ \t]+$/im,
      /\[[ x]\]\n[ \t>]*(?:-+|=+)[ \t]*$/im,
      /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*\n[ \t>]*\[[ x]\]/im,
    ],
  ],
  // A reference to a note inside of brackets, a note's label that is none, or that holds a character reference.
  [['[^'], [/!\[\^|\[[^[\]]*\[\^|\[\^[^\]\s]{0,999}\s[^\]]{0,999}\]:|\[\^[^\]\s]{0,999}&/]],
  [
    [']:'],
    [
      // A note that is defined inside of another one or of an item.
      /^[ \t>]*(?:[ \t]|[-*+][ \t]+|\d{1,9}[.)][ \t]+)\[\^[^\]]+\]:/m,
      // A definition whose address on the next line may belong to a table, or that may be the head of one.
      /\]:[ \t]*\n[ \t>]*[-|:]/,
      new RegExp(String.raw`\]:.*${DELIMITERS}`, 'm'),
      { test: hasTableInLabel },
      // A bullet without a text, somewhere below a definition that no blank line ends.
      EMPTY_BULLET,
      // A label that is longer than labels may be.
      /\[[^\]]{1000}/,
    ],
  ],
  // `mailto:` in a text is a part of the link to the reference.
  [['mailto:'], [/(?<!\]\(|[<"'a-z0-9])mailto:/]],
  // An address of mail in an open bracket, behind a slash, or with an escaped sign.
  [
    ['@'],
    [
      new RegExp(
        `${NO_LINKED_MAIL}${OPEN_BRACKET}@[\\w-]+\\.\\w|/[\\w.+-]+@[\\w-]+\\.[\\w.-]*[a-z]|\\\\[.+_-]?[\\w.+-]*@`,
        'i',
      ),
    ],
  ],
  [
    ['<'],
    [
      // A tag with a bare value that holds `=`, or begins with it.
      /<[a-z][a-z0-9-]*(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^ \t\n"'=<>`]+))?)*\s+[\w:.-]+\s*=\s*[^ \t\n"'=<>`]*=/i,
    ],
  ],
  [
    ['<!', '<?'],
    [
      // A comment or the like in a container that does not end with its line.
      /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]+\]:)[ \t]*)*(?<=[ \t>:])<[!?](?!(?:(?!-->|\?>).)*(?:-->|\?>)[ \t]*$)/m,
      { test: hasCommentWithQuote },
      // Comments that end at once.
      /<!--(?:-)?>/,
    ],
  ],
]

const MANY_REFERENCES = 2000

function hasDoubtfulRun(text: string): boolean {
  // Time and memory grow with the square of the character references in a block: gigabytes at 100 KB of them.
  if (text.length > MANY_REFERENCES && holdsMore(text, '&', MANY_REFERENCES)) return true
  for (const [clues, signs] of DOUBTFUL)
    if (clues.some((clue) => text.includes(clue)) && signs.some((sign) => sign.test(text))) return true
  return false
}

/** Whether the tree shows one of the other signs: the reference may see a block elsewhere. */
function isDoubtful(parent: Parents, text: string, quotesAround = 0): boolean {
  const quotes = parent.type === 'blockquote' ? quotesAround + 1 : quotesAround
  let before: RootContent | undefined
  for (const node of childrenOf(parent)) {
    const isBelow = before?.position?.end.line === (node.position?.start.line ?? 0) - 1
    const sign = text.charAt(node.position?.start.offset ?? 0)
    // Indented code right below another block comes out in pieces; a tag below a note or table may belong to it.
    if (isBelow && node.type === 'code' && sign !== '`' && sign !== '~') return true
    if (
      isBelow &&
      node.type === 'html' &&
      (before?.type === 'footnoteDefinition' || before?.type === 'table')
    )
      return true
    if (isBelow && node.type === 'html' && before?.type === 'paragraph' && isLazy(node, before, text, quotes))
      return true
    // A tag right below a container that a definition ends belongs to the container.
    if (isBelow && node.type === 'html' && CONTAINERS.has(before?.type ?? '') && endsWithDefinition(before))
      return true
    if (node.type === 'tableRow' && sign === '<') return true
    // To the reference only paragraphs have boxes.
    if (node.type === 'listItem' && typeof node.checked === 'boolean' && node.children[0]?.type === 'heading')
      return true
    if (CONTAINERS.has(node.type) && isDoubtful(node as Parents, text, quotes)) return true
    before = node
  }
  return false
}

/** Whether a tag begins a line that lacks the marks of its containers; the blanks before it are lost then. */
function isLazy({ position }: Html, before: Paragraph, text: string, quotes: number): boolean {
  const at = position?.start.offset ?? 0
  if (!/[ \t]/.test(text.charAt(at - 1))) return false
  const marks = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const column = before.position?.start.column ?? 0
  return marks.split('>').length - 1 < quotes || marks.length + 1 < column
}

function endsWithDefinition(node: RootContent | undefined): boolean {
  let last = node
  while (last !== undefined && 'children' in last) last = last.children.at(-1)
  return last?.type === 'definition'
}

const CONTAINERS: ReadonlySet<string> = new Set(
  'blockquote list listItem footnoteDefinition table'.split(' '),
)
