import { startOfLine } from '../../text/lines.ts'
import { holdsMore } from '../limits/excess.ts'

interface Sign {
  test(text: string): boolean
}

/** A row of dashes that may make a table of the lines around it. */
const DELIMITERS = /\n([ \t>]*)[|:]*-[-|: \t]*$/gm

/** Whether some row of dashes has the marks and the line above it that are asked for. */
function hasRow(text: string, isSought: (above: string, marks: string) => boolean): boolean {
  for (const { index, 1: marks = '' } of text.matchAll(DELIMITERS))
    if (isSought(text.slice(startOfLine(text, index), index), marks)) return true
  return false
}

/** A label of several lines in which a table may begin. */
function hasTableInLabel(text: string): boolean {
  for (const [label] of text.matchAll(/\[(?:\\[\s\S]|[^[\]\\])*\]:/g))
    if (hasRow(label, () => true)) return true
  return false
}

const EMPTY_BULLET = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:[-*+]|\d{1,9}[.)])[ \t]*$/m

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

/** A bare address before a cell's end, with signs such as a bracket between them. Not one in a link, a tag or code. */
const BEFORE_SIGNS = /(?<!\]\(|\]\(<|<|=["']|`|:\/\/)(?:https?:\/\/|www\.)(?:(?!\]\()[^\s|<]){0,1000}\|/i

/** A table in a container whose head stands on a lazy line, without the marks or blanks of the row below it. */
function hasLazyHead(text: string): boolean {
  return hasRow(text, (above, marks) => {
    const own = /^[ \t>]*/.exec(above)?.[0].length ?? 0
    return own < above.length && own < marks.length && !/^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(above.slice(own))
  })
}

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
  [['|'], [/(?:https?:\/\/|www\.)[^\s|()[\]<"'`]*\|/i, BEFORE_SIGNS, { test: hasLazyHead }]],
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
  // A reference to a note inside of brackets, or with a blank at an end of its label; a label with a blank or a character
  // reference in it; the label of a definition that would be a note's but for a blank.
  [
    ['[^'],
    [
      /!\[\^|\[\s{1,99}\^|\[\^[^\]\s]{0,999}\s(?:[^\]]{0,999}\]:|[\s>]{0,99}\])|\[\^\s{1,99}[\w-]{1,99}\s{0,99}\]|\[\^[^\]\s]{0,999}&/,
      new RegExp(`${OPEN_BRACKET}\\[\\^`),
    ],
  ],
  [
    [']:'],
    [
      // A note that is defined inside of another one or of an item.
      /^[ \t>]*(?:[ \t]|[-*+][ \t]+|\d{1,9}[.)][ \t]+)\[\^[^\]]+\]:/m,
      // A definition whose address on the next line may belong to a table, or that may be the head of one.
      /\]:[ \t]*\n[ \t>]*[-|:]/,
      { test: (text) => hasRow(text, (above) => above.includes(']:')) },
      { test: hasTableInLabel },
      // A bullet without a text, or several on a line, somewhere below a definition that no blank line ends.
      EMPTY_BULLET,
      // A label that is longer than labels may be.
      /\[[^\]]{1000}/,
    ],
  ],
  // A break at the end of a link's words.
  [['\\\n'], [/\\\n[ \t>]*\]/]],
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
      /<!---?>/,
    ],
  ],
]

const MANY_REFERENCES = 2000

/** Whether a text holds what the native parser may read otherwise than the reference. */
export function hasDoubtfulSigns(text: string): boolean {
  // Time and memory grow with the square of the character references in a block: gigabytes at 100 KB of them.
  if (text.length > MANY_REFERENCES && holdsMore(text, '&', MANY_REFERENCES)) return true
  for (const [clues, signs] of DOUBTFUL)
    if (clues.some((clue) => text.includes(clue)) && signs.some((sign) => sign.test(text))) return true
  return false
}
