import { shortened, warning } from '../report.ts'
import { unicodeOf } from '../text/controls.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * The `#` signs of a heading are followed by a no-break space, which markdown does not take for a
 * space. Octavo reads the line as a heading all the same; write an ordinary space to be read so everywhere.
 */
export function repairedHeading(place: Place, sign: string): Diagnostic {
  const what = `a no-break space follows \`${sign}\`, so markdown sees no heading here; it was read as one`
  return warning('prose/heading-space', place, what, 'write an ordinary space in its place')
}

/**
 * A line begins like a heading or a list item, but the space after the sign is not an ordinary one
 * (no-break, thin, ideographic, of no width), so it stays plain text. Write an ordinary space.
 */
export function oddSpace(place: Place, sign: string, space: string): Diagnostic {
  const kind = sign.startsWith('#') ? 'heading' : 'list item'
  return warning(
    'prose/odd-space',
    place,
    `${unicodeOf(space)} follows \`${sign}\`, so this line is no ${kind}`,
    'write an ordinary space in its place',
  )
}

/**
 * Letters look like UTF-8 that was once read in another encoding (`Ã©` for `é`, `â€™` for `’`).
 * Write the letters that were meant; the finding names the first place and how many there are.
 */
export function mojibake(place: Place, found: string, times: number): Diagnostic {
  const more = times > 1 ? ` (${times} places)` : ''
  return warning(
    'prose/mojibake',
    place,
    `\`${found}\` looks like a letter in a wrong encoding${more}`,
    'write the letter that was meant',
  )
}

/**
 * A text such as `<PUT GRAPH HERE>` was left for later and is still there. Put in what it stands
 * for, or take it out; if it is meant to be read, put it into backquotes.
 */
export function placeholder(place: Place, found: string): Diagnostic {
  return warning(
    'prose/placeholder',
    place,
    `\`${found}\` looks like a note for yourself`,
    'put in what it stands for, or take it out',
  )
}

/** A title says that its post is not ready (`[WIP]`, `DRAFT: …`). `draft: true` holds a post back; else take the mark out of the title. */
export function unreadyTitle(place: Place, mark: string): Diagnostic {
  return warning(
    'prose/placeholder',
    place,
    `\`${mark}\` in the title says that the post is not ready`,
    'write `draft: true` to hold the post back, or take it out of the title',
  )
}

/**
 * Two asterisks are printed as they are, since they found no partner or a blank stands on their inner
 * side, or a sign such as a quote while a letter stands on the outer one (`は**「強調」**です`). Mend the pair to get bold text, or
 * write `\*\*` if asterisks are meant.
 */
export function strayStars(place: Place, as: 'loose' | 'tight' | 'nested'): Diagnostic {
  const hint =
    as === 'loose'
      ? 'bold needs `**` directly at both ends of the words; for plain asterisks write `\\*\\*`'
      : 'between a letter and a sign such as `「` or `：` it ends nothing: put the sign outside, or write <strong>…</strong>'
  const what =
    as === 'nested'
      ? '`**` begins bold text in bold text here, and ends none'
      : '`**` stands here without effect and is printed'
  return warning('prose/stray-stars', place, what, hint)
}

/**
 * A backquote is printed as it is, since no other one ends the code that it begins, or none begins what it ends. Mend the pair, or write
 * `` \` `` for a plain one.
 */
export function strayTick(place: Place): Diagnostic {
  return warning(
    'prose/stray-backquote',
    place,
    'a backquote stands here without effect and is printed',
    'code needs one on both sides, and as many on one as on the other; for a plain one write `\\``',
  )
}

/**
 * A line with a single `-` under a paragraph makes a heading of the paragraph. Usually it was meant as
 * an empty list item: put a blank line before it or take it out. For a heading, write `## ` before its text.
 */
export function setextBullet(place: Place): Diagnostic {
  const hint = 'take the `-` out, or write `## ` before the text if it is a heading'
  return warning('prose/setext-bullet', place, 'the `-` under this text makes a heading of it', hint)
}

/**
 * The page's title is its one first-level heading, and the text has another. Write `##` for the
 * sections of a post. A first `# heading`, or `<h1>`, that equals the title is left out silently; case, punctuation and
 * the marks of code make no other title of it.
 */
export function anotherTitle(place: Place, text: string): Diagnostic {
  const what = `\`# ${text}\` is a second first-level heading beside the title`
  return warning('prose/another-title', place, what, 'write `##`, or make it equal to the title')
}

/**
 * A heading has no words: nothing is seen of it, and a screen reader announces a heading without a name. If it holds a picture, give that
 * a text: `## ![the words](…)`.
 */
export function emptyHeading(place: Place): Diagnostic {
  return warning(
    'prose/empty-heading',
    place,
    'this heading has no words',
    'write its words, or take the line out; to print the sign itself, write `\\#`',
  )
}

/** A reference such as `[^1]` names a note that the post does not have, so it is printed as it is. Write the note. */
export function missingNote(place: Place, label: string): Diagnostic {
  return warning(
    'prose/note-missing',
    place,
    `there is no note \`[^${label}]\``,
    `write \`[^${label}]: …\` on a line of its own`,
  )
}

/** The name of a note holds a blank, so that both the reference and the text of the note are printed as they are. Write a hyphen there. */
export function spacedNote(place: Place, label: string): Diagnostic {
  return warning(
    'prose/note-missing',
    place,
    `a blank stands in the name of the note \`[^${label}]\`, so it is printed as it is`,
    `write \`[^${label.trim().replace(/[ \t]+/g, '-')}]\` here and before its text`,
  )
}

/**
 * A reference such as `[words][label]` names an address that the post does not have, so it is printed as it is. Write
 * the address on a line of its own, `[label]: https://example.org/`, or behind the words: `[words](address)`.
 */
export function missingReference(place: Place, label: string): Diagnostic {
  return warning(
    'prose/reference-missing',
    place,
    `there is no address for \`[${label}]\``,
    `write \`[${label}]: address\` on a line of its own, or \`[words](address)\``,
  )
}

/** A note is written but the text never refers to it, so it is not printed. Refer to it or take it out. */
export function unusedNote(place: Place, label: string): Diagnostic {
  return warning(
    'prose/note-unused',
    place,
    `no text refers to the note \`[^${label}]\``,
    'refer to it, or take it out',
  )
}

/** Two notes have one name; the first is printed, the second is not. Give the second another name. */
export function repeatedNote(place: Place, label: string): Diagnostic {
  return warning(
    'prose/note-twice',
    place,
    `the note \`[^${label}]\` is written twice; the first one counts`,
    'give it another name',
  )
}

/**
 * A plugin made something of this text, and no plugin says what HTML it becomes: remark-directive reads `:name`, `::name` and
 * `:::name`, and leaves the rest to a plugin of yours that sets `data.hName`. What stands in it is printed; where there is nothing,
 * it is printed as it was written. Where it is no more than text, write `\:`.
 */
export function noHtml(place: Place, type: string, isBare: boolean): Diagnostic {
  return warning(
    'prose/no-html',
    place,
    `a plugin reads this as \`${type}\`, and none makes HTML of that: ${isBare ? 'it is printed as it is' : 'only what stands in it is printed'}`,
    type.endsWith('Directive')
      ? 'name a plugin that gives it `data.hName`; where it is text, write `\\:`'
      : 'name a plugin that gives it `data.hName`',
  )
}

/**
 * The title of a picture that stands alone is its caption, and holds no markdown: links, emphasis and code in it are printed as they stand.
 * A `<Caption>` in a `<Figure>` reads them.
 */
export function markedCaption(
  place: Place,
  title: string,
  { src, alt }: { readonly src: string; readonly alt: string },
): Diagnostic {
  return warning(
    'prose/marked-caption',
    place,
    `the title of a picture is plain text, so its caption shows \`${shortened(title, 60)}\``,
    `write \`<Figure src="${src}" alt="${alt}"><Caption>${shortened(title, 60)}</Caption></Figure>\``,
  )
}
