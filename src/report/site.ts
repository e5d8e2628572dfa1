import { error, topOf, warning } from '../report.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * Two files would be published at one address, so one of them would be lost. Addresses that differ only
 * in upper and lower case count as one, because most servers and file systems take them for one.
 * Give one of the two another `slug` or `permalink`, or rename the file.
 */
export function twins(
  place: Place,
  url: string,
  other: string,
  related: Place,
  hint = 'give one of them another `slug` or `permalink`',
): Diagnostic {
  return {
    ...error('site/twins', place, `\`${url}\` is also the address of ${other}`, hint),
    related: [related],
  }
}

/**
 * Two posts would have one id in the feed, and readers of feeds would show one of them only. Posts that were copied have
 * the same `id`; without one, posts of one day have the same id when the last parts of their addresses are the same.
 * Write an `id` that no other post has: any address that will never be another's.
 */
export function sameId(place: Place, id: string, other: string, related: Place): Diagnostic {
  return {
    ...error(
      'site/same-id',
      place,
      `in the feed \`${id}\` is also the id of ${other}`,
      'write another `id` here',
    ),
    related: [related],
  }
}

/** A page's file would stand where another page needs a folder. Give one of them another `permalink`, or rename the file. */
export function fileAndFolder(place: Place, path: string, other: string, hint: string): Diagnostic {
  return error('site/file-and-folder', place, `\`${path}\` would be a file and, for ${other}, a folder`, hint)
}

/** An address that an author wrote cannot be a path of the site. It is refused, never bent into shape. */
export function badPath(place: Place, path: string, why: string, hint = pathHint(path)): Diagnostic {
  return error('site/bad-path', place, `\`${path}\` cannot be an address: ${why}`, hint)
}

function pathHint(path: string): string {
  const own = /^https?:\/\/[^/\s]+(\/\S*)/i.exec(path)?.[1]
  return own === undefined
    ? 'write a path below the site, as `/notes/hello/`'
    : `write its path alone, \`${own}\`; an address that the post is about goes below \`extra\``
}

/**
 * The address is a template of another generator (`{{ page.fileSlug }}`), which nothing here runs. Leave it out: the usual
 * address is made from the name of the file. Or write the address itself; `:slug` and others stand for what the post says.
 */
export function tagInAddress(place: Place, tag: string): Diagnostic {
  return error(
    'site/tag-in-address',
    place,
    `\`${tag}\` would stand in the address as it is`,
    'leave it out for the usual address, or write the address itself, as `/notes/:slug/`',
  )
}

/**
 * An address holds a placeholder that Octavo does not know, as `:categories` and `:output_ext` of Jekyll, or one that
 * says nothing here: a page without a date has no `:year`. Write what is to stand there, or one of those that are known.
 */
export function unknownPlaceholder(place: Place, name: string, known: readonly string[]): Diagnostic {
  const isKnown = known.includes(name)
  const names = known.map((one) => `:${one}`).join(' ')
  return error(
    'site/placeholder',
    place,
    isKnown
      ? `\`:${name}\` has no value, since the page has no date`
      : `\`:${name}\` is no placeholder that Octavo knows`,
    isKnown ? 'write a `date`, or the address itself' : `write the address itself, or one of ${names}`,
  )
}

/**
 * Octavo itself makes what stands at this address: the home page, numbered pages of lists, or the page for missing pages.
 * No post may live there. For a home page of your own write `content/pages/index.md`, for a 404 page of your own
 * `content/pages/404.md`, or the template `layouts/404.html`.
 */
export function reservedPath(place: Place, url: string, what: string): Diagnostic {
  return error(
    'site/reserved',
    place,
    `\`${url}\` is kept for ${what}`,
    'choose another `slug` or `permalink`',
  )
}

/** The name of a category holds no letter and no digit, so it has no address. */
export function emptyTerm(place: Place, text: string): Diagnostic {
  return error('site/empty-term', place, `a category needs a letter or a digit, \`${text}\` has none`)
}

/** Two spellings of one category share a page. Use one spelling, or name the label in `content/data/categories.yaml`. */
export function otherSpelling(place: Place, text: string, label: string): Diagnostic {
  return warning(
    'site/other-spelling',
    place,
    `category \`${text}\` is written \`${label}\` elsewhere`,
    `write \`${label}\``,
  )
}

/**
 * The name of a category is the label of several keys in `content/data/categories.yaml`, so it means none of them. Write
 * a key, or give each of them a label of its own.
 */
export function sharedLabel(place: Place, text: string, keys: readonly string[]): Diagnostic {
  const shown = keys.map((key) => `\`${key}\``)
  return error(
    'site/shared-label',
    place,
    `\`${text}\` is the label of several categories: ${shown.join(', ')}`,
    `write ${shown.join(' or ')}`,
  )
}

/**
 * No layout has this name. Names that other generators use for their own (`post`, `page`, `default`), and paths of their
 * templates (`layouts/post.njk`), mean ours.
 */
export function unknownLayout(place: Place, name: string, hint: string | undefined): Diagnostic {
  return error('site/unknown-layout', place, `there is no layout \`${name}\` in templates/layouts/`, hint)
}

/**
 * The layout shows lists or another page of the theme, and has no place for a text. Leave `layout` out: posts and pages
 * have one of their own. A start page with a text is `content/pages/index.md`, in the layout of pages.
 */
export function listLayout(place: Place, name: string): Diagnostic {
  return error(
    'site/list-layout',
    place,
    `the layout \`${name}\` has no place for the text of a post or page`,
    'leave `layout` out',
  )
}

/**
 * No file of the posts' folder is a post, so the blog is empty. Write one: `octavo new "Title"`, or say with `paths.posts`
 * where they are.
 */
export function noPosts(folder: string): Diagnostic {
  return warning(
    'site/no-posts',
    topOf(folder),
    'there is no post here',
    'begin one with `octavo new "Title"`, or say where they are with `paths.posts`',
  )
}

/**
 * A folder of another generator holds posts, but posts are read from `content/posts`, because that is there too.
 * Say where the posts are with `paths.posts`, or move them into one folder, drafts into `content/posts/_drafts/`.
 */
export function passedOver(folder: string, count: number): Diagnostic {
  return warning(
    'site/passed-over',
    topOf(folder),
    `${count === 1 ? 'a post is' : `${count} posts are`} not read, because \`content/posts\` is there too`,
    folder.endsWith('_drafts')
      ? 'move them to `content/posts/_drafts`'
      : `set \`paths.posts: ${folder}\`, or move them to \`content/posts\``,
  )
}

/**
 * The name of a file ends with a language, as Hugo, Zola and MkDocs name translations (`post.fr.md`, `index.de.md`), and the post says no such
 * `lang`. It is published as a post of its own, in lists and feeds too, and in the site's language to browsers and screen readers.
 * Write `lang`, or give translations a site of their own.
 */
export function translation(place: Place, lang: string, instead: string): Diagnostic {
  return warning(
    'site/translation',
    place,
    `this file is named as one in \`${lang}\`, and published as a post of its own in \`${instead}\``,
    `write \`lang: ${lang}\`, or move it to a site in that language`,
  )
}

/**
 * Texts with front matter lie in `content/`, and in no folder that is read: `content/about.md`, as Hugo has it, or a folder of
 * its own. They make no pages. Move them to the pages or the posts; what is meant to make none begins its name with `_`.
 */
export function strayTexts(path: string, count: number, pages: string): Diagnostic {
  const isFile = isMarkdown(path)
  const what = isFile
    ? 'this text makes no page'
    : `${count === 1 ? 'a text' : `${count} texts`} in it make${count === 1 ? 's' : ''} no page`
  return warning(
    'site/stray',
    topOf(path),
    `${what}: it is in no folder of posts or pages`,
    isFile
      ? `move it to \`${pages}/\`, or begin its name with \`_\``
      : `move it into \`${pages}/\`, or into the posts; or begin its name with \`_\``,
  )
}
