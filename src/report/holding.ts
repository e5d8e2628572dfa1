import { CONFIG_FILE, error } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What would be held back by another generator, and is published by this one unless something is said. */

/**
 * A key says, or nearly says, that the post is not to be seen or not to be in lists, and Octavo does not know it: a slip
 * would publish a draft. Write the key that the hint names; a key of your own that only looks like it goes below `extra`.
 */
export function notHeld(place: Place, key: string, hint: string): Diagnostic {
  return error(
    'matter/not-held',
    place,
    `\`${key}\` says nothing to Octavo, so it would not hold the post back`,
    `${hint}; a key of your own goes below \`extra\``,
  )
}

/**
 * `draft` stands in a map of the front matter, where it belongs to that map and holds nothing back. In TOML, all that stands below a line
 * like `[params]` does. Write it above the first of these lines, in YAML without blanks in front.
 */
export function draftBelow(place: Place, table: string, isToml: boolean): Diagnostic {
  const shown = isToml ? `[${table}]` : table
  return error(
    'matter/not-held',
    place,
    `\`draft\` belongs to \`${shown}\` here, so it does not hold the post back`,
    isToml
      ? `write \`draft = true\` above the first line in brackets`
      : 'write `draft: true` without blanks in front; a key of your own goes below `extra`',
  )
}

/**
 * A file gives keys to all posts of its folder in another generator, and would hold them back there: `cascade` or `draft` in
 * `_index.md` of Hugo or Zola, data of Eleventy that is named as the folder. Octavo reads none of these, and would publish the posts. Say it
 * in the configuration, as the hint does, or in each of them.
 */
export function folderNotHeld(place: Place, shown: string, folder: string, write: string): Diagnostic {
  const match = `${folder.replace(/^content\//, '')}/**`
  return error(
    'matter/folder-not-held',
    place,
    `\`${shown}\` says nothing to Octavo, so it would not hold back what is in this folder`,
    `write \`defaults: [{match: '${match}', set: {${write}}}]\` into ${CONFIG_FILE}, or take it out`,
  )
}
