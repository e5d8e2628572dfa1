import { CONFIG_FILE, didYouMean, error, topOf, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * The configuration has no `url`, so that Octavo does not know where the site will stand. Everything is
 * built but the feeds, the sitemap and canonical links; write `url: https://example.org`.
 */
export function noUrl(): Diagnostic {
  return warning(
    'config/no-url',
    topOf(CONFIG_FILE),
    'without `url` there are no feeds, no sitemap and no canonical links',
    'write `url: https://example.org`, with your own address',
  )
}

/**
 * The posts lie where Hexo keeps them. Hexo prints the end of a line in a paragraph as a line break; here it is a blank, as markdown has it.
 * Say which of the two is meant, and this warning goes: `markdown: {breaks: true}` for line breaks, `{breaks: false}` for blanks.
 */
export function hexoLineEnds(folder: string): Diagnostic {
  return warning(
    'config/line-ends',
    topOf(CONFIG_FILE),
    `posts lie in \`${folder}\`, as for Hexo: it prints line ends in paragraphs as line breaks, and here they are blanks`,
    'write `markdown: {breaks: true}` for line breaks, or `markdown: {breaks: false}` to keep the blanks',
  )
}

/** The configuration has another name than `octavo.config.yaml`, and so would not be read. Rename it; it is written in YAML. */
export function misnamedConfig(path: string): Diagnostic {
  return error(
    'config/misnamed',
    topOf(path),
    `the configuration is read from \`${CONFIG_FILE}\` alone`,
    `rename it to \`${CONFIG_FILE}\`, and write it in YAML`,
  )
}

/** Beside `octavo.config.yaml` stands a configuration of another name, which is not read. Remove one of the two. */
export function ignoredConfig(path: string): Diagnostic {
  return warning(
    'config/ignored',
    topOf(path),
    `this file is not read, because \`${CONFIG_FILE}\` is there`,
    'remove one of the two',
  )
}

/**
 * The folder that `paths.posts` names is not there, so that every post would be gone from the site. Mend the path, or
 * make the folder: `octavo new "Title"` does.
 */
export function noPostFolder(place: Place, folder: string): Diagnostic {
  return error(
    'config/no-post-folder',
    place,
    `there is no folder \`${folder}\``,
    'mend the path, or begin a post with `octavo new "Title"`',
  )
}

/**
 * The folder that `paths.pages` or `paths.data` names is not there, so that every page would be gone from the site, or what
 * its pages say of authors, of categories and out of data. Mend the path, or make the folder.
 */
export function noFolder(place: Place, folder: string): Diagnostic {
  return error(
    'config/no-folder',
    place,
    `there is no folder \`${folder}\``,
    'mend the path, or make the folder',
  )
}

/**
 * `output.dir` names a folder in which a build could destroy something: the project or what is above it, one of its sources or
 * what holds them, a home folder, a repository. Give the site a folder of its own.
 */
export function outputRefused(place: Place, dir: string, why: string): Diagnostic {
  const what = `\`${dir}\` is refused as the output folder: ${why}`
  return error('config/output', place, what, 'name a folder that is for the site alone, as `_site`')
}

/** The configuration is not a map of keys and values. Write one `key: value` in each line. */
export function configNotMap(place: Place, found: string): Diagnostic {
  return error(
    'config/not-a-map',
    place,
    `this is ${found}, not a map of keys and values`,
    'write `title: My blog`',
  )
}

/** A key that Octavo does not know. It is misspelt, or belongs below another key, or to another program. */
export function unknownSetting(place: Place, key: string, near: string | undefined): Diagnostic {
  return error(
    'config/unknown-key',
    place,
    `\`${key}\` is not a key that Octavo knows`,
    didYouMean(near) ?? whereKeysAre(place, key),
  )
}

/** The page that lists what may be written there. */
function whereKeysAre({ path }: Place, key: string): string {
  if (path !== CONFIG_FILE) return 'docs/templates.md names the keys of registries'
  return key.startsWith('check.rules')
    ? 'docs/findings.md lists all codes'
    : 'docs/configuration.md lists all keys'
}

/** `check.rules` names a finding that is always an error: it leaves no page to publish, which no rule can talk away. */
export function fixedRule(place: Place, code: string): Diagnostic {
  return error('config/fixed-rule', place, `\`${code}\` is always an error`, 'mend what it finds')
}

/** A key has a value that it cannot have; the finding says what it wants. */
export function wrongSetting(place: Place, wrong: WrongValue): Diagnostic {
  const what = wrong.key === '' ? 'this file' : `\`${wrong.key}\``
  const message = `${what} wants ${wrong.wanted}, and this is ${wrong.found}`
  return error('config/wrong-value', place, message, didYouMean(wrong.near))
}

interface WrongValue {
  readonly key: string
  readonly wanted: string
  readonly found: string
  readonly near?: string | undefined
}

/** An entry of a list or a map lacks a key that it cannot do without. */
export function missingSetting(place: Place, entry: string, key: string): Diagnostic {
  return error('config/missing-key', place, `\`${entry}\` has no \`${key}\``)
}

/** Two data files have one name but for the ending, and templates could not tell them apart. Rename one. */
export function sameData(place: Place, name: string, other: string): Diagnostic {
  return error('config/same-data', place, `\`${other}\` is \`data.${name}\` already`, 'rename one of the two')
}

/**
 * A file among the data files has an ending that Octavo does not read as data. Write it in YAML or JSON. If it is there for
 * something else, a plugin perhaps, begin its name with `_`.
 */
export function dataForm(place: Place): Diagnostic {
  return warning(
    'config/data-form',
    place,
    'this file is not read: data files end in `.yaml`, `.yml` or `.json`',
    'write it as YAML or JSON, or begin its name with `_` if it is not for templates',
  )
}

/** A folder among the data files holds more of them, which are not read. Put them into the folder above; pictures may stay where they are. */
export function dataFolder(place: Place, folder: string): Diagnostic {
  return warning(
    'config/data-folder',
    place,
    `the files in this folder are not read: data files stand in \`${folder}\` itself`,
    'move them there, or begin the name of the folder with `_` if they are not for templates',
  )
}

/**
 * What another generator knows of authors is not read from its file: bylines show the short names that posts give. Move the
 * file among the data files.
 */
export function registryElsewhere(place: Place, path: string): Diagnostic {
  const what = 'this file is not read, and bylines show the short names of authors'
  return warning('config/registry-elsewhere', place, what, `move it to \`${path}\``)
}

/**
 * Two keys of a registry are one author, category or tag (`tools`, `Tools`), and only one of the two can describe it. Remove the other.
 */
export function sameTerm(place: Place, key: string, other: string): Diagnostic {
  return error(
    'config/same-term',
    place,
    `\`${key}\` and \`${other}\` mean the same`,
    'remove one of the two',
  )
}

/**
 * A pattern of `defaults` matches no post and no page, so that what it sets is set nowhere: a `draft: true` holds
 * nothing back. It is misspelt, or not well-formed; patterns begin at the project or at `content/`.
 */
export function unmatchedDefault(place: Place, match: string): Diagnostic {
  return warning(
    'config/default-unmatched',
    place,
    `\`${match}\` matches no post and no page`,
    'write a folder, as `posts/notes`, or a pattern, as `posts/**/notes-*.md`',
  )
}

/**
 * Two pages that Octavo makes by itself, lists of posts and the like, would have one address. Give one of the two lists
 * another path in the configuration.
 */
export function sameAddress(place: Place, url: string, page: string, other: string): Diagnostic {
  return error(
    'config/same-address',
    place,
    `\`${url}\` would be the address of ${page} and of ${other}`,
    'change `taxonomies.categories.path` or `paths.index`',
  )
}
