import { error, shortened, warning } from '../report.ts'
import { mayRun } from '../text/active.ts'
import { isMarkdown, splitAddress } from '../text/paths.ts'
import type { Diagnostic, Held, Place } from '../types.ts'
import { type Alias, aliasHint, WHERE } from './path-aliases.ts'

/** A relative link or picture names a file that is not there. Relative paths are read as in the source tree. */
export function missingFile(place: Place, path: string, alias: Alias | undefined): Diagnostic {
  const usual = HOST.test(path)
    ? `for a page of another site write \`https://${path}\``
    : 'paths are relative to the file that you write in'
  const hint = madeHint(path) ?? aliasHint(alias) ?? usual
  return error('links/missing-file', place, `there is no file \`${path}\``, hint)
}

/** What another tool would have made an address of. */
function madeHint(path: string): string | undefined {
  const isMade = /(?:\{|%7B)(?:[{%]|%7B|%25)|\$(?:\{|%7B)|__GHOST_URL__/i.test(path)
  return isMade ? 'nothing in a post is run: write the address that it would become' : undefined
}

/** What looks like the address of a site without its scheme. None of these ends a file's name. */
const HOST = /^(?:www\.|(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|edu|gov|info|eu|uk|de|fr|jp)(?:[/?#:]|$))/i

/** A relative path leaves the project. */
export function outsideProject(place: Place, path: string): Diagnostic {
  return error('links/outside', place, `\`${path}\` leads out of the project`)
}

/**
 * A relative link or picture leads to a source file that is not published. Of files beside posts none is that runs in a
 * browser when it is opened: pages (`.html`), and drawings and other XML with scripts, handlers or addresses that run code.
 * Take the script out; or move the file to `public/`, if you trust who wrote it. A text makes a page only below the folders of posts and
 * pages, and not if its name or that of a folder in there begins with `_`, as `_index.md` does.
 */
export function notPublished(place: Place, path: string): Diagnostic {
  return error(
    'links/not-published',
    place,
    `\`${path}\` exists, but is not published`,
    privateHint(path) ?? (isMarkdown(splitAddress(path).path) ? NO_PAGE : ONLY_BESIDE),
  )
}

const NO_PAGE =
  'a text makes a page only in the folder of posts or of pages, and if neither its name nor a folder in there begins with `_`'
const ONLY_BESIDE = 'only posts, pages and files beside them are published'

function privateHint(path: string): string | undefined {
  return mayRun(splitAddress(path).path)
    ? 'of files beside posts none is published that runs in a browser: take its script out, or move it to `public/`'
    : undefined
}

/**
 * A post links to one that this build holds back. The link would be dead for readers, so its text is
 * printed without a link until the other post appears.
 */
export function heldTarget(place: Place, target: string, because: Held['because']): Diagnostic {
  const why = {
    draft: 'is a draft',
    scheduled: 'is scheduled for later',
    expired: 'has expired',
  }[because]
  return warning('links/held', place, `\`${target}\` ${why}: its link is printed as plain text`)
}

/**
 * A picture in the text is not there. The hint names the file that fits, if there is one.
 */
export function missingPicture(place: Place, path: string, alias: Alias | undefined): Diagnostic {
  if (path === '')
    return error(
      'links/missing-image',
      place,
      'the picture has no address',
      'write it: `![words](picture.png)`',
    )
  return error(
    'links/missing-image',
    place,
    `there is no ${/\.(mp4|webm|mov|m4v|og[agv]|mp3)$/i.test(path) ? 'file' : 'image'} \`${path}\``,
    madeHint(path) ?? aliasHint(alias) ?? WHERE,
  )
}

/**
 * A picture is there, but its bytes are none of a picture: the file is empty or cut, a page that says that something was not
 * found, or the text that Git LFS keeps in its place. Readers would see nothing. Get the file again.
 */
export function brokenPicture(place: Place, path: string): Diagnostic {
  return warning(
    'image/broken',
    place,
    `\`${path}\` is no picture that can be read`,
    'see whether the file is empty or cut; with Git LFS, `git lfs pull` gets it',
  )
}

/** The image that front matter, or a registry of authors or categories, names is not there. The page and its cards are made without it. */
export function missingCover(place: Place, path: string, alias: Alias | undefined): Diagnostic {
  return warning('image/missing', place, `there is no image \`${path}\``, aliasHint(alias) ?? WHERE)
}

/** The same for a drawing that is there, but would run in a browser. */
export function privateCover(place: Place, path: string): Diagnostic {
  return warning('image/missing', place, `\`${path}\` exists, but is not published`, privateHint(path))
}

/**
 * A link names an address of this site that no page has. In `octavo check` and with `--strict` this is an error.
 * Addresses that the host serves beside the blog belong in `links.served`.
 */
export function missingPage(place: Place, address: string): Diagnostic {
  return warning(
    'links/missing-page',
    place,
    `no page of this site has the address \`${address}\``,
    'if your host serves it, add it to `links.served`',
  )
}

/** A link names a place (`#…`) that its page does not have. */
export function missingFragment(place: Place, address: string, hint: string | undefined): Diagnostic {
  return warning('links/missing-fragment', place, `no element of the page has the id in \`${address}\``, hint)
}

/** Two elements of one page have the same id, so a link to it reaches only the first. */
export function duplicateId(place: Place, id: string): Diagnostic {
  return warning(
    'links/duplicate-id',
    place,
    `the id \`${id}\` stands twice on this page`,
    id.startsWith('o-') ? 'ids that begin with `o-` belong to the theme' : 'give one of the two another id',
  )
}

/** The text uses a component that has no template. Its children are printed, the tag is not. Told once of each name in a file. */
export function unknownComponent(place: Place, name: string, hint: string | undefined): Diagnostic {
  const what = `there is no component \`${name}\` in templates/components/`
  return { ...warning('component/unknown', place, what, hint), about: name }
}

/** The component's template does not read this attribute, so it has no effect. Told once of each in a file. */
export function unknownProp(place: Place, name: string, prop: string, hint: string | undefined): Diagnostic {
  const what = `\`${name}\` does not read \`${prop}\``
  return { ...warning('component/unknown-prop', place, what, hint), about: `${name} ${prop}` }
}

/** The hint for an attribute whose name is that of a variable which every template sees. */
export function takenName(prop: string): string {
  return `\`${prop}\` means the same in every template: give the attribute another name`
}

/**
 * The component cannot be printed without this attribute: its link would lead nowhere. Its template says so by the
 * filter `required`. When the attribute is there and its address must not be printed (a draft's, one that runs code),
 * another finding says why.
 */
export function missingProp(
  place: Place,
  prop: string,
  { isRefused, instead }: { readonly isRefused: boolean; readonly instead: string },
): Diagnostic {
  return isRefused
    ? error(
        'component/missing-prop',
        place,
        `this component cannot do without its \`${prop}\`, whose address must not be published`,
        'the finding of that address says why',
      )
    : error(
        'component/missing-prop',
        place,
        `this component needs ${instead === '' ? '' : `${instead}, or `}the attribute \`${prop}\``,
        `write ${prop}="…" in the tag`,
      )
}

/**
 * The component stands in a sentence or a heading, and its template, or the one for feeds, prints a block (`<div>`,
 * `<p>`). Browsers end the paragraph there, and the rest of the sentence stands outside of any. Give the tag a line of its own:
 * in a paragraph of markdown such a line ends the paragraph, which goes on behind it.
 */
export function blockInSentence(place: Place, name: string): Diagnostic {
  return error(
    'component/block-in-sentence',
    place,
    `\`${name}\` prints a block, which cannot stand in a sentence`,
    'put it on lines of its own, with a blank line before and after',
  )
}

/**
 * The component stands in a link and its template, or the one for feeds, prints a link; or it puts its children into a link,
 * and they hold one. No link can stand in another: browsers end the outer one there.
 */
export function linkInLink(place: Place, name: string): Diagnostic {
  return error(
    'component/link-in-link',
    place,
    `\`${name}\` prints a link into a link, which ends there for every browser`,
    'put the one beside the other, or take one of them out',
  )
}

/** The tag of a known component is opened and never closed in the same paragraph, list item or section. */
export function unclosedComponent(place: Place, name: string): Diagnostic {
  return error(
    'component/unclosed',
    place,
    `\`<${name}>\` is never closed here`,
    `write \`</${name}>\`, or \`<${name} />\``,
  )
}

/**
 * A component's template prints this attribute as an address, and it would run code (`javascript:`, `data:`).
 * The component is left out, its children stay. Write an address of a page.
 */
export function unsafeProp(place: Place, name: string, url: string): Diagnostic {
  return error(
    'component/unsafe-address',
    place,
    `\`${name}\` would print the address \`${shortened(url)}\`, which runs code`,
    'allowed are http, https, mailto, tel and the like',
  )
}
