import { warning } from '../report.ts'
import { splitAddress } from '../text/paths.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What a path means to another tool, and what may be meant. */
export interface Alias {
  /** What stands for a folder of the project to a bundler: `@site/`, `~/`, `/src/`; empty in another path. */
  readonly name: string
  /** What to write for the file that is probably meant. */
  readonly fits: string | undefined
  /** The file that lies where the path leads for the other tool: a path of the site, or from the root of the project. */
  readonly file: string | undefined
}

export const WHERE = 'relative paths start at this file, `/…` means public/…'

export function aliasHint(alias: Alias | undefined): string | undefined {
  if (alias === undefined) return undefined
  const { name, fits } = alias
  if (name === '') return fits && `write \`${fits}\`, which is there`
  if (fits !== undefined)
    return `write \`${fits}\`, which is there; \`${name}\` means a folder only to other tools`
  return `\`${name}\` means a folder only to other tools; here ${WHERE}`
}

/**
 * A path begins with what other tools take for a folder of the project: `@site/static/` of Docusaurus, `~/assets/`, `@/` and `/src/` of
 * Astro and others, `@/` of Zola. A file lies there, so the path was read as they read it. Write it as the hint says, which is read so everywhere.
 */
export function readAlias(place: Place, path: string, alias: Alias): Diagnostic {
  const better = `${alias.fits}${path.slice(splitAddress(path).path.length)}`
  return warning(
    'links/alias',
    place,
    `\`${path}\` is read as \`${better}\`: \`${alias.name}\` means a folder only to other tools`,
    `write \`${better}\``,
  )
}
