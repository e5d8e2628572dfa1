import remarkGfm from 'remark-gfm'
import type { PluggableList, Processor } from 'unified'
import { holdsMore } from './guard.ts'
import { childrenOf, type Parents, type Root, type RootContent } from './tree.ts'

/** A way to read markdown, as plugins for a `remark()` processor. */
export interface Parser {
  readonly name: 'native' | 'remark'
  readonly plugins: PluggableList
}

/** The reference: remark's own parser, with GFM as an extension. Plugins of the user's may extend it further. */
export function referenceParser(gfm = true): Parser {
  return { name: 'remark', plugins: gfm ? [remarkGfm] : [] }
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

/**
 * What Sätteri 0.10.5 is known to read otherwise than the reference, found by the parity tests; rare in posts.
 * Each row: what a text must hold at all, which is found in a fraction of the time that a pattern takes, and the sign.
 */
const DOUBTFUL: readonly (readonly [clues: readonly string[], sign: RegExp])[] = [
  // Escaped and mixed runs of delimiters: `\**a**`, `*_*l`.
  [['*_', '_*', '\\'], /\\([*_~])\1|\*_\*\w|\w\*_(?=\s|$)|\w_\*\w/im],
  // A bare address right before a cell's end.
  [['|'], /(?:https?:\/\/|www\.)[^\s|()[\]<"'`]*\|/i],
  // A bare address that only the reference's second search finds, and gives another place: `"www.a.b`, `[http://a.b `.
  [['www.', 'WWW.'], /[^ \t\n*_~(/\w.@-]www\.|www\.(?![a-z0-9-])|\[[^[\]]*[^[\]\w/]www\./i],
  [
    ['http'],
    /\[https?:\/\/[^\s\]]*(?:\s|$|\](?![([]))|\[[^[\]]*[^[\]\w]https?:|\]https?:|https?(?::?\\|:\/\\|:\/\/[._-])/i,
  ],
  // A task's box with nothing but blanks behind it on its line, or above what may underline it.
  [['] '], /\[[ x]\][ \t]+$/im],
  [[']\n'], /\[[ x]\]\n[ \t>]*(?:-+|=+)[ \t]*$/im],
  // A reference to a note inside of brackets, a note's label that is none, or that holds a character reference.
  [['[^'], /\[[^[\]]*\[\^|\[\^[^\]]*\s[^\]]*\]:|\[\^[^\]\s]*&/],
  // An escaped sign in an address of mail, a box on the line below its bullet.
  [['\\@'], /\\@/],
  [['] '], /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]*\n[ \t>]*\[[ x]\]/im],
  // A comment or the like in a container that does not end with its line.
  [
    ['<!', '<?'],
    /^(?!<)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]+\]:)[ \t]*)*<[!?](?!.*-->[ \t]*$)|<!--[^>]*\n[ \t]*>/m,
  ],
  // A heading without a text right below a definition; comments that end at once.
  [[']:'], /\]:.*\n[ \t>]*#{1,6}[ \t]*$/m],
  [['<!-->', '<!--->'], /<!--(?:-)?>/],
]

const MANY_REFERENCES = 2000

function hasDoubtfulRun(text: string): boolean {
  // Time and memory grow with the square of the character references in a block: gigabytes at 100 KB of them.
  if (text.length > MANY_REFERENCES && holdsMore(text, '&', MANY_REFERENCES)) return true
  for (const [clues, sign] of DOUBTFUL) {
    for (const clue of clues) {
      if (!text.includes(clue)) continue
      if (sign.test(text)) return true
      break
    }
  }
  return false
}

/** Whether the tree shows one of the other signs: the reference may see a block elsewhere. */
function isDoubtful(parent: Parents, text: string): boolean {
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
    if (node.type === 'tableRow' && sign === '<') return true
    if (CONTAINERS.has(node.type) && isDoubtful(node as Parents, text)) return true
    before = node
  }
  return false
}

const CONTAINERS: ReadonlySet<string> = new Set(
  'blockquote list listItem footnoteDefinition table'.split(' '),
)
