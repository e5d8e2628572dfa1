import { error, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** A stylesheet is not well-formed: a browser would drop this rule. Mend it where the finding points. */
export function styleSyntax(place: Place, problem: string): Diagnostic {
  return error('style/syntax', place, problem)
}

/** A stylesheet uses a rule or a selector that Octavo does not know. It is published as it stands; see whether it is misspelt. */
export function styleUnknown(place: Place, problem: string): Diagnostic {
  return warning('style/unknown', place, problem, 'published as it stands')
}

/** A stylesheet refers to a file that does not exist, by `url()` or `@import`. Mend the path, which starts at the stylesheet's own folder, or add the file. */
export function styleMissing(place: Place, name: string): Diagnostic {
  return error(
    'style/missing',
    place,
    `there is no file \`${name}\``,
    "paths start at the stylesheet's own folder",
  )
}

/** A stylesheet loads something from another host. Every visitor's browser would tell that host about the visit; put the file beside the stylesheet. */
export function styleForeign(place: Place, url: string): Diagnostic {
  const message = `\`${url}\` is loaded from another host`
  return warning('style/foreign', place, message, 'put the file beside the stylesheet')
}

/** A stylesheet imports another one from another host. It cannot become part of the site's styles, so it would be lost; put it beside the stylesheet. */
export function styleImportsForeign(place: Place, url: string): Diagnostic {
  return error(
    'style/foreign-import',
    place,
    `\`${url}\` is imported from another host`,
    'put the stylesheet beside this one and import that',
  )
}

/** The stylesheet that `theme.css` names does not exist. The path starts at the folder of the site. */
export function noThemeStyle(place: Place, path: string): Diagnostic {
  return error(
    'style/no-theme-css',
    place,
    `there is no file \`${path}\``,
    'the path starts at the folder of the site',
  )
}

/**
 * A script of `templates/assets/` imports another file by its path. It is published under a name that holds its hash, so
 * that no browser finds it by the other one. Write both into one file, or put them into `public/`, where names stay.
 */
export function scriptImport(place: Place, name: string): Diagnostic {
  return warning(
    'script/relative-import',
    place,
    `no browser finds \`${name}\`: what lies in \`templates/assets/\` is published under another name`,
    'write both into one file, or put them into `public/` and name them in `src`',
  )
}
