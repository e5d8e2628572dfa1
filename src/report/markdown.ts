import { error, shortened, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'
import { INSTEAD_OF_TAG } from './html.ts'
import { type LoadFault, loadHint } from './modules.ts'

/**
 * The markdown of this file made the renderer fail. That is a fault of Octavo or of a remark plugin, which is named then, not
 * yours; the page is not published empty, the build stops instead. Halve the text until the fault is found.
 */
export function crash(place: Place, reason: string, plugin?: string): Diagnostic {
  const [what, instead] =
    plugin === undefined
      ? ['the text cannot be rendered', 'if no plugin is to blame, please report it']
      : [
          `the plugin \`${plugin}\` fails at this text`,
          'mend the plugin, or take it out of `markdown.plugins`',
        ]
  return error('markdown/crash', place, `${what}: ${reason}`, `halve the text to find the spot; ${instead}`)
}

/**
 * The quick markdown parser has no build for this computer, or was not installed. The pages are the same,
 * made more slowly. Install again without `--omit=optional`.
 */
export function nativeMissing(place: Place, reason: string): Diagnostic {
  return warning(
    'markdown/native-missing',
    place,
    `the native parser cannot be loaded (${reason}); the slower one runs, with the same result`,
    'install again without `--omit=optional`',
  )
}

/**
 * A plugin of `markdown.plugins` cannot be found or loaded. A name without a leading `./` is a package:
 * install it beside the blog. With `./` it is a file, relative to the configuration. One that is there may lack something that
 * it imports, be made for an older remark, want options, or fail by itself: the finding says which.
 */
export function pluginMissing(place: Place, name: string, fault: LoadFault): Diagnostic {
  const what = fault.kind === 'setup' ? 'set up' : 'loaded'
  const message = `the plugin \`${name}\` cannot be ${what}: ${fault.reason}`
  return error('markdown/plugin', place, message, loadHint(name, fault))
}

/** The default export of the plugin's module is neither a function nor a preset without options, so it is no remark plugin. */
export function pluginShape(place: Place, name: string): Diagnostic {
  return error(
    'markdown/plugin-shape',
    place,
    `\`${name}\` is no remark plugin: its default export is not a function`,
    'write `export default function plugin(options) { return (tree, file) => { … } }`',
  )
}

/**
 * An `import` or `export` line at the top of a post is JavaScript for another tool. Nothing in a post is
 * ever run; the line is left out. Remove it. If it gives a name to a file, a text or other data, attributes in the post may
 * use that name: first write the data, or the path of the file, in the place of the name.
 */
export function moduleLine(place: Place, word: string, gives?: 'meta' | 'data'): Diagnostic {
  const what =
    gives === 'data'
      ? `\`${word}\` is left out; where attributes use its name, they get the data that it names`
      : `\`${word}\` is left out: posts hold no code`
  return {
    ...warning('markdown/module-line', place, what, MODULE_HINTS[gives ?? 'code']),
    about: gives ?? word,
  }
}

const MODULE_HINTS = {
  meta: 'write what it says of the post (`title`, `date`, …) as front matter, between lines of `---` at the top',
  data: 'write the data in the place of the name, `src="./a.png"` for `src={a}`, and remove the line',
  code: 'remove the line; components need no import',
}

/** `<!DOCTYPE …>`, `<?php …?>` and `<![CDATA[…]]>` are no HTML of a text: browsers print nothing of them, and so do we. */
export function removedDeclaration(place: Place, shown: string): Diagnostic {
  return warning(
    'html/removed-declaration',
    place,
    `\`${shown}\` is not printed`,
    'if it is meant as text, put it into backquotes',
  )
}

/**
 * A tag of raw HTML that is not on the list of safe ones was removed; what stood inside it stays, except
 * for scripts and styles. If you need the tag, name it in `markdown.allow.tags`.
 */
export function removedTag(
  place: Place,
  tag: string,
  reason: 'never' | 'not allowed' | 'own' | 'unknown',
  src: string,
): Diagnostic {
  const asText = `if it is meant as text, write \`&lt;${tag}>\` or put it into backquotes`
  const allowed = `to allow it: markdown.allow.tags: [${tag}]`
  const hints = {
    never: 'no setting lets it into a text; put it into a template',
    'not allowed': allowed,
    // A blank to fill in, `<your-name>`, reads like an element of one's own.
    own: `${asText}; ${allowed}`,
    unknown: asText,
  }
  const what = `\`<${tag}>\` is not allowed in posts and was removed`
  const [, user, id] = /^(?:https?:)?\/\/gist\.github\.com\/([\w-]+)\/(\w+)\.js/.exec(src) ?? []
  const gist = id && `write <Gist user="${user}" id="${id}"/>`
  const hint = gist ?? INSTEAD_OF_TAG.get(tag) ?? hints[reason]
  return { ...warning('html/removed-tag', place, what, hint), about: gist ? `${tag} ${id}` : tag }
}

/** What to do instead of an attribute that is never let in. */
const INSTEAD_OF_ATTRIBUTE: ReadonlyMap<string, string> = new Map([
  ['style', 'use a class and `theme.css`'],
  ['markdown', 'take it out: after a blank line, text in HTML is read as markdown anyway'],
])

/** An attribute that is not on the list of safe ones (`style` and `on…` never are) was removed from a tag. */
export function removedAttribute(place: Place, tag: string, name: string, otherwise?: string): Diagnostic {
  const what = `the attribute \`${name}\` of \`<${tag}>\` is not allowed and was removed`
  const hint = INSTEAD_OF_ATTRIBUTE.get(name) ?? otherwise
  return {
    ...warning('html/removed-attribute', place, what, hint),
    about: `${tag} ${name} ${otherwise ?? ''}`,
  }
}

/**
 * The address of a link or an image has a scheme that could run code or that readers cannot open
 * (`javascript:`, `data:`, `file:`), so it was removed.
 */
export function unsafeAddress(place: Place, tag: string, url: string): Diagnostic {
  // Docusaurus says so that a path is no page.
  const path = /^pathname:\/\/(\/.+)$/.exec(url)?.[1]
  return warning(
    'html/unsafe-address',
    place,
    `the address \`${shortened(url)}\` of \`<${tag}>\` was removed: its scheme is not allowed`,
    path === undefined ? 'allowed are http, https, mailto, tel and the like' : `write \`${path}\``,
  )
}

/**
 * A tag of raw HTML has no `>` before its block ends. Browsers drop such a tag and the text after it, so that
 * part of your post would be missing. Finish the tag, or write `&lt;` if it is text.
 */
export function unfinishedTag(place: Place, start: string): Diagnostic {
  return warning(
    'html/unfinished-tag',
    place,
    `\`${start}\` is a tag that never ends; the text after it is lost`,
    'write the missing `>`, or `&lt;` for a plain `<`',
  )
}

/**
 * A comment, or another mark that begins like one (`<?`, `<!`), is never closed: browsers take all that follows
 * for part of it, and the rest of your post would be missing. Close it, or write `&lt;` for a plain `<`.
 */
export function unfinishedComment(place: Place, start: string): Diagnostic {
  const end = start.startsWith('<!--') ? '-->' : start.startsWith('<?') ? '?>' : '>'
  return error(
    'html/unfinished-comment',
    place,
    `\`${start}\` never ends; all that follows it would be lost`,
    `write \`${end}\` where it ends`,
  )
}

/**
 * A character reference such as `&#1;`, or an escape such as `\ud800` in the attribute of a component, stands for a control
 * character or for none at all, which no page may hold. In raw HTML it is left out, elsewhere `�` is printed in its place, as CommonMark has it.
 */
export function controlCharacter(place: Place): Diagnostic {
  return warning(
    'html/control-character',
    place,
    'this stands for a control character, which no page may hold',
    'remove the reference',
  )
}

/** A component tag is broken: a quote or brace is never closed, or an attribute is not written as one. */
export function brokenTag(place: Place, name: string, reason: string): Diagnostic {
  return error(
    'component/broken-tag',
    place,
    `the tag \`<${name}\` is broken: ${reason}`,
    'write <Name a="text" b={1}/> or <Name>…</Name>; a plain `<` is written `&lt;`',
  )
}

/** A `<` and a capital name begin what looks like a component, but no `>` follows. It is printed as text. */
export function openTag(place: Place, name: string): Diagnostic {
  return warning(
    'component/open-tag',
    place,
    `\`<${name}\` looks like a component, but the tag never ends`,
    `write \`<${name}/>\`, or \`&lt;${name}\` if it is text`,
  )
}

/** A closing tag has no opening tag under the same parent (paragraph, list item, quote). */
export function strayClose(place: Place, name: string): Diagnostic {
  return error(
    'component/stray-close',
    place,
    `\`</${name}>\` closes nothing here`,
    `its \`<${name}>\` must stand in the same list item, quote or paragraph`,
  )
}

/**
 * Braces in a component's attribute hold data: text, numbers, true, false, null, lists and objects of them.
 * A name may stand for data that an `import` of a file or an `export const` at the top of the post gives it. Calls and `${…}` would be
 * code, and nothing in a post is ever run. Of a component that has no template,
 * the attributes are thrown away, and it is told as unknown only.
 */
export function notData(place: Place, attribute: string, reason: string): Diagnostic {
  return error(
    'component/not-data',
    place,
    `\`${attribute === '{…}' ? '{...…}' : `${attribute}={…}`}\` is not plain data: ${reason}`,
    'write data in the braces, as {1}, {"text"}, {[1, 2]} or {{a: 1}}',
  )
}

/** The same attribute stands twice in one component tag. The last one would win silently. */
export function twiceGiven(place: Place, name: string): Diagnostic {
  return error('component/attribute-twice', place, `the attribute \`${name}\` is given twice`, 'remove one')
}
