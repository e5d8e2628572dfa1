import { didYouMean, error, shortened, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'
import { TOML_FENCE } from './fences.ts'

/** Front matter is a list or a single value. Write keys with values, one in each line. */
export function matterNotMap(place: Place, found: string): Diagnostic {
  return error(
    'matter/not-a-map',
    place,
    `front matter is ${found}, not a map of keys and values`,
    /\w = /.test(found) ? TOML_FENCE : 'write `title: …`',
  )
}

/** Front matter is larger than 64 KB. It is read for every list, so long texts belong in the post. */
export function tooLarge(place: Place, bytes: number): Diagnostic {
  return error('matter/too-large', place, `front matter is ${bytes} bytes long, the limit is 65,536`)
}

/** More than a thousand empty lines follow each other in front matter. Remove them. */
export function blankLines(place: Place): Diagnostic {
  return error('matter/blank-lines', place, 'more than a thousand empty lines follow each other')
}

/** Front matter holds a control character, which nothing can show. It usually came with a copied text; remove it. */
export function controlInMatter(place: Place, code: string, count: number): Diagnostic {
  return error(
    'matter/control',
    place,
    `a control character (${code}) in front matter${others(count)}`,
    'remove it',
  )
}

/**
 * The text holds control characters or noncharacters, which no page may contain. They are left out;
 * remove them from the file.
 */
export function controlInText(place: Place, code: string, count: number): Diagnostic {
  return warning(
    'matter/control-in-text',
    place,
    `a control character (${code}), left out${others(count)}`,
    'remove it',
  )
}

function others(count: number): string {
  return count > 1 ? `, and ${count - 1} more` : ''
}

/** A key has a value of a type that it cannot have; the finding says what it wants. */
export function wrongType(place: Place, wrong: WrongType): Diagnostic {
  const message = `\`${wrong.key}\` wants ${wrong.wanted}, and this is ${wrong.found}`
  return error('matter/wrong-type', place, message, wrong.hint)
}

interface WrongType {
  readonly key: string
  readonly wanted: string
  readonly found: string
  readonly hint?: string | undefined
}

/**
 * A key that is nearly one that Octavo knows. It reaches templates as `extra`, but does not do what its name promises.
 * One that differs in upper and lower case only is read.
 */
export function nearMiss(place: Place, key: string, near: string): Diagnostic {
  const isSame = key.toLowerCase() === near.toLowerCase()
  const what = isSame ? `is read as \`${near}\`` : 'is not a key that Octavo knows'
  return warning('matter/near-miss', place, `\`${key}\` ${what}`, didYouMean(near))
}

/**
 * Two keys mean the same (`date` and `pubDate`) and disagree. What keeps the post back counts, as the later of two dates,
 * else the first of the reference; remove the other.
 */
export function disagree(place: Place, key: string, counts: string): Diagnostic {
  return warning(
    'matter/disagree',
    place,
    `\`${key}\` says something else than \`${counts}\`, which counts`,
    'remove one',
  )
}

/**
 * The file has no title: neither the key `title` nor a first heading `# …` or `<h1>`. Lists, feeds and search engines
 * cannot do without one; write `title: …` into the front matter.
 */
export function noTitle(place: Place): Diagnostic {
  return error(
    'matter/no-title',
    place,
    `${place.path} has no title: no key \`title\`, and no \`# heading\` to take it from`,
    'write `title: …` between two lines that are just `---`, at the top of the file',
  )
}

/**
 * The post has no date, and Octavo never takes one from the file system, where every copy has another.
 * Write `date: YYYY-MM-DD`, or name the file `YYYY-MM-DD-slug.md`.
 */
export function noDate(place: Place): Diagnostic {
  return error(
    'matter/no-date',
    place,
    `${place.path} has no date: no key \`date\`, and none in the name of the file`,
    'write `date: YYYY-MM-DD` into the front matter',
  )
}

/**
 * Nothing of the post's text can be seen: there is none, or only comments, definitions, notes that nothing refers to, or
 * a heading that is the title again. Its page would be empty. Write the text, or `draft: true`.
 */
export function noText(place: Place): Diagnostic {
  return error('matter/no-text', place, 'the post has no text', 'write it, or `draft: true` until you do')
}

/**
 * A title, a description or another text of front matter holds a tag, a sign of HTML (`&amp;`), a link or a formula
 * (`$x^2$`), and readers see it as it stands: such texts are plain, as lists, feeds and search engines want them. Write the
 * words alone.
 */
export function markupInText(place: Place, key: string, found: string): Diagnostic {
  return warning(
    'matter/markup',
    place,
    `\`${key}\` is plain text, so readers see \`${found}\``,
    found.startsWith('&')
      ? 'write the sign itself'
      : found.startsWith('$')
        ? 'say it in words, or in signs such as x² and π'
        : 'write the words alone',
  )
}

/**
 * A map says something of a picture, but not where it lies. HugoBlox shows the file `featured.*` beside the post; here it is
 * named. Write `src`, or take the key out if there is no picture.
 */
export function imageNowhere(place: Place, key: string): Diagnostic {
  return warning(
    'matter/image-nowhere',
    place,
    `\`${key}\` does not say where the picture lies, so none is shown`,
    'write `src: featured.jpg`, with the name of the file',
  )
}

/**
 * A `#` behind a blank begins a comment in YAML, so that a text ends before it: the title `Tip #1` is `Tip`. Put quotes around the
 * text. If a comment is meant, write a blank behind the `#`, and nothing is told.
 */
export function cutByComment(place: Place, key: string, comment: string): Diagnostic {
  return warning(
    'matter/cut',
    place,
    `\`${shortened(comment)}\` is a comment to YAML, and no part of \`${key}\``,
    'put quotes around the text',
  )
}

/**
 * An item of a list stands deeper than the one above it, so that YAML reads both as one text: the tag `a - b`. Begin every
 * `-` of a list in the same column.
 */
export function foldedItems(
  place: Place,
  key: string,
  [first, second]: readonly [string, string],
): Diagnostic {
  const both = shortened(`${first} ${second}`)
  const what = `\`${shortened(second)}\` stands deeper than the line above it, so both are one text to YAML: \`${both}\``
  const hint = `begin every \`-\` of the list in the same column, on lines below \`${key}\``
  return warning('matter/folded', place, what, hint)
}

/** One text with a comma is one category. Write a list if several are meant: `[a, b]`. */
export function commaInCategory(place: Place, text: string): Diagnostic {
  const list = text.split(',').map((part) => part.trim())
  return warning(
    'matter/comma',
    place,
    `\`${text}\` is one category`,
    `for several write [${list.join(', ')}]`,
  )
}

/**
 * Old addresses of the post are read, and the id in its feed stays that of the first; but no redirects are published for
 * them, so that links to them lead nowhere. Let your host redirect them.
 */
export function noRedirects(place: Place, key: string): Diagnostic {
  return warning(
    'matter/no-redirects',
    place,
    `no redirect is published for the addresses of \`${key}\` yet`,
    'let your host redirect them',
  )
}

/** A slug is the last part of an address and holds letters, digits and `- _ . ~` only. A whole address is a `permalink`. */
export function badSlug(place: Place, slug: string, better: string): Diagnostic {
  const hint = slug.includes('/')
    ? `for a whole address write \`permalink: /${slug.replace(/^\/+/, '')}\``
    : better === ''
      ? 'write letters and digits'
      : `write \`slug: ${better}\``
  return error('matter/slug', place, `\`${slug}\` cannot be the last part of an address`, hint)
}

/** The file's name has no letter or digit to make an address from. Write a `slug`, or rename the file. */
export function noSlug(place: Place, name: string): Diagnostic {
  return error(
    'matter/no-slug',
    place,
    `\`${name}\` gives no address`,
    'write `slug: …` into the front matter',
  )
}

/**
 * The `id` of a post must be an absolute URI, or feeds are not valid. It is left out, and the feed has the id that
 * Octavo makes; `octavo new` writes one that fits.
 */
export function badId(place: Place, text: string): Diagnostic {
  return warning(
    'matter/id',
    place,
    `\`${text}\` can be no id in a feed`,
    'write a URI, as `tag:example.org,2026-11-23:hello`',
  )
}
