import { shortened, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What of a text is lost, or leads astray, because markdown reads it in another way than it was meant. */

const LOST_LINKS = {
  blank: ['a blank parts its address', 'write `<` and `>` around the address, or `%20` for each blank'],
  size: [
    'markdown has no sizes of images',
    'take the size out, or write <img src="…" alt="…" width="…" height="…">',
  ],
  spaced: ['a blank stands between its words and its address', 'take the blank between `]` and `(` out'],
  turned: ['its brackets and parentheses are exchanged', 'write `[words](address)`'],
  open: [
    'no `)` ends its address',
    'write `)` behind the address; around one with parentheses of its own write `<` and `>`',
  ],
  below: ['it stands right below a paragraph', 'put a blank line above it'],
  behind: [
    'more than an address and a title stands there',
    'end the line behind the address; a title stands in quotes',
  ],
  title: ['its title does not end where its quotes do', 'write `\\"` for quotes inside of the title'],
} as const

/**
 * An image, a link or the address of a reference is printed as text: a blank parts the address, nothing ends it, what stands behind it
 * is no title, or the line `[name]: address` stands right below a paragraph. Write `<` and `>` around an address with blanks,
 * `](<a b.png>)`, or `%20` for each of them. Sizes, as in `](a.png =300x200)`, are read by some generators only; the size of a local
 * image is known anyway.
 */
export function lostLink(place: Place, found: string, fault: keyof typeof LOST_LINKS): Diagnostic {
  const shown = shortened(found, 60)
  const [reason, hint] = LOST_LINKS[fault]
  return warning('prose/lost-link', place, `\`${shown}\` is printed as text, for ${reason}`, hint)
}

/**
 * Stars or underscores between letters, digits or signs of a path were read as italics or bold text, so readers see `234` for `2*3*4`
 * and `init.py` for `__init__.py`; or a backslash is printed before letters and not before signs, so that they see `C:\new_x` for
 * `C:\new\_x`. Write code between backquotes, or a backslash before each of these signs.
 */
export function lostSigns(place: Place, found: string, sign: string): Diagnostic {
  const [names, as] = SIGNS[sign] ?? []
  return warning(
    'prose/lost-signs',
    place,
    `\`${shortened(found)}\` is printed without ${names}, which ${as}`,
    `if it is code, put it between backquotes; else write \`\\${sign}\` for each of them`,
  )
}

const SIGNS: Readonly<Record<string, readonly [names: string, as: string]>> = {
  '*': ['its stars', 'are read as italics or bold text'],
  _: ['its underscores', 'are read as bold text'],
  '\\': ['some of its backslashes', 'markdown takes out before signs'],
}

/**
 * A link has neither words nor a picture, so no reader sees it. Write the words. Only a link to the file of another post, `[](other.md)`,
 * needs none: it gets the title of that post.
 */
export function emptyLink(place: Place): Diagnostic {
  return warning(
    'prose/empty-link',
    place,
    'nothing stands in this link, so nobody will see it',
    'write words between the brackets, `[words](…)`, or take it out',
  )
}

/** A link has no address, as `[words]()`, so it leads to the page that it stands on. Write the address, or take the link out. */
export function noAddress(place: Place): Diagnostic {
  return warning(
    'prose/empty-link',
    place,
    'this link has no address, so it leads to the page that it stands on',
    'write its address, as in `[words](other.md)`, or take the link out',
  )
}

/**
 * A bare address goes on to the next blank, so a `，`, `。` or `”` behind it, and the words behind that, became part of the link, which
 * leads nowhere. Write `<` and `>` around the address.
 */
export function runOn(place: Place, address: string): Diagnostic {
  const shown = shortened(address, 60)
  return warning(
    'prose/run-on-link',
    place,
    `the link to \`${shown}\` does not end here: this is part of its address too`,
    `write \`<${shown}>\``,
  )
}

/**
 * A bare address holds a backslash, which is part of it, so that the link leads nowhere: nothing is escaped there. Documents that were
 * exported from an editor have it before `_`.
 */
export function escapedAddress(place: Place, written: string): Diagnostic {
  return warning(
    'prose/run-on-link',
    place,
    `the backslash of \`${written}\` is part of this address`,
    'take it out: in a bare address nothing is escaped',
  )
}

/**
 * A row of a table has more cells than its head, and what is too many is not printed. A `|` that is text is written
 * `\|`, in code and formulas too.
 */
export function lostCell(place: Place, width: number): Diagnostic {
  return warning(
    'prose/lost-cell',
    place,
    `the head of the table has ${width} ${width === 1 ? 'cell' : 'cells'}, so this one is not printed`,
    'add a cell to the head, or write `\\|` if the bar is text',
  )
}
