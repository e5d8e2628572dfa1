import { shortened, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What can be wrong with where a block begins or ends. */

/**
 * A line begins like a heading, but no blank follows its `##`, so it is printed as it stands. Write a blank; for signs
 * that are meant to be read, `\##`.
 */
export function unspacedHeading(place: Place, sign: string): Diagnostic {
  return warning(
    'prose/heading-unspaced',
    place,
    `no blank follows \`${sign}\`, so this line is no heading and is printed`,
    `write \`${sign} \` and then the words, or \`\\${sign}\` if the signs are meant`,
  )
}

/**
 * Code between ``` lines is indented by four blanks more than the text around it, so that it is code by its
 * indentation, and the ``` lines are printed as part of it. Indent them less.
 */
export function printedFence(place: Place, fence: string): Diagnostic {
  return warning(
    'prose/fence-indented',
    place,
    `\`${fence}\` is indented so far that it is code itself and is printed`,
    'begin it at most three blanks right of the text around it',
  )
}

/**
 * Lines that were to be the fences of code have other signs, `'''` or only two backquotes, so that the code between them is read as a
 * paragraph, or as code of a sentence. Write three backquotes on both lines.
 */
export function noFence(place: Place, written: string): Diagnostic {
  // Backquotes right beside others would read as more of them.
  const shown = written.startsWith('`') ? ` ${written} ` : written
  return warning(
    'prose/no-fence',
    place,
    `\`${shown}\` begins no block of code, so what follows runs together`,
    'write three backquotes, ` ``` `, here and where the code ends',
  )
}

/**
 * HTML of markdown ends at a blank line, so that what follows one in a `<pre>` is read as markdown, not as code. Only a `<pre>`
 * that begins its line, with no HTML before it, holds blank lines.
 */
export function partedCode(place: Place): Diagnostic {
  return warning(
    'html/parted-code',
    place,
    'a blank line parts this `<pre>`: what follows it is read as markdown, not as code',
    'write the code between ``` lines, or begin `<pre>` on a line below a blank one',
  )
}

/**
 * Between tags of HTML markdown is read only behind a blank line; without one its marks are printed. Other tools (MDX) read
 * it there all the same.
 */
export function unreadMarkdown(place: Place, found: string): Diagnostic {
  const what = `\`${shortened(found)}\` stands in HTML with no blank line before it and is printed as it is`
  // Of a paragraph with an alignment, which is where pictures mostly stand, a blank line would be the end.
  const isPicture = found.startsWith('![')
  const hint = isPicture
    ? 'write it in HTML, <img src="…" alt="…">, or put a blank line before and after it'
    : 'put a blank line before and after the text, or write it in HTML: <strong>, <a href="…">, <code>'
  return { ...warning('html/unread-markdown', place, what, hint), about: isPicture ? 'picture' : 'html' }
}

/**
 * HTML of markdown ends at a blank line, and lines below one that are indented by four blanks are code: the tags in them are printed,
 * while the element above is still open. MDX knows no such code, so posts for Docusaurus or Astro may hold it.
 */
export function printedTag(place: Place, found: string): Diagnostic {
  const what = `\`${shortened(found)}\` is indented below a blank line, so it is code and is printed`
  const hint = 'take the blank line out, or indent the tag by three blanks at most'
  return { ...warning('html/printed-tag', place, what, hint), about: 'indented' }
}

/** Lines of cells are a table only if a line of `---` stands below the first, which is the head; so they are printed as they are. */
export function unruledTable(place: Place): Diagnostic {
  return warning(
    'prose/no-table',
    place,
    'these rows have no head, so they are no table',
    'write `|---|---|` below the first one, or a head above it',
  )
}

/** A blank line ends a table, so a row below it is printed as it is. */
export function partedRow(place: Place): Diagnostic {
  return warning(
    'prose/no-table',
    place,
    'a blank line parts this row from its table, so it is printed as it is',
    'take the blank line above it out',
  )
}

/** A line of text stands right below a table, so it is the last row of it. Only a blank line ends a table. */
export function rowOfText(place: Place, line: string): Diagnostic {
  return warning(
    'prose/row-of-text',
    place,
    `\`${shortened(line)}\` stands right below a table and is a row of it`,
    'put a blank line above it, or `|` around it if it is a row',
  )
}

/**
 * Two lines look like the head of a table, but have not the same number of cells, so all of it is printed as it is. Give each
 * column a `---`; a `|` that is text is written `\|`, in code too.
 */
export function noTable(place: Place, cells: number, above: number): Diagnostic {
  return warning(
    'prose/no-table',
    place,
    `this line has ${cells} ${cells === 1 ? 'cell' : 'cells'} and the one above it ${above}, so this is no table`,
    'write `---` for each cell of the head; a `|` that is text is written `\\|`',
  )
}

/**
 * Lines of one paragraph begin like items of a list, but `•` begins none, and right below a paragraph a list begins with `1.`; so they
 * run together as one text.
 */
export function noList(place: Place, sign: string): Diagnostic {
  const isNumber = /^\d/.test(sign)
  return warning(
    'prose/no-list',
    place,
    `\`${sign}\` begins no item of a list here, so these lines run together`,
    isNumber ? 'put a blank line above it' : 'write `-` in its place',
  )
}

/** Lines of one paragraph begin like items of a list, but no blank follows the sign, `-item` or `1.item`, so that they run together as one text. */
export function unspacedItem(place: Place, sign: string): Diagnostic {
  return warning(
    'prose/no-list',
    place,
    `no blank follows \`${sign}\`, so these lines are no list and run together`,
    `write \`${sign} \` and then the words`,
  )
}

/** No blank stands in the box of a task, `- [] task`, or behind it, `- [x]task`, so that it is printed. */
export function unspacedBox(place: Place, box: string): Diagnostic {
  const [where, write] = box === '[]' ? ['stands in', '`[ ]`'] : ['follows', `\`${box} \` and then the words`]
  const what = `no blank ${where} \`${box}\`, so it is no box of a task and is printed`
  return warning('prose/no-list', place, what, `write ${write}`)
}

/**
 * A list stands right below an item of another kind and further in, but is no part of it, and is printed as a list of its own. Part of
 * an item is what is indented as far as its words: by three blanks below `1. `, by two below `- `.
 */
export function notNested(place: Place, sign: string, missing: number): Diagnostic {
  return warning(
    'prose/list-outside',
    place,
    `this \`${sign}\` begins a list of its own, not one in the item above it`,
    `indent it by ${missing} more ${missing === 1 ? 'blank' : 'blanks'}, as far as the words of that item, or put a blank line above it`,
  )
}
