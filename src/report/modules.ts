import { error } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** Why a module that the configuration names cannot be had. */
export interface LoadFault {
  readonly reason: string
  /** `absent`: it is not there. `import`: something that it imports is not. Else it was found, and fails by itself. */
  readonly kind: 'absent' | 'import' | 'failed'
  /** The package that an import wants. */
  readonly wants?: string | undefined
  /** It is, or imports, a file of a kind that this Node.js does not read. */
  readonly isForeign?: boolean
}

/** The hint for a plugin or a module of filters that cannot be loaded: what mends it depends on what is wrong. */
export function loadHint(name: string, { kind, wants, isForeign }: LoadFault): string {
  const isFile = name.startsWith('.')
  if (isForeign && /\.[cm]?ts$/.test(name))
    return 'this Node.js reads no TypeScript: take 22.18 or later, or write it as JavaScript'
  if (kind === 'absent') {
    if (isFile) return 'the path starts at the configuration file'
    return /\.[cm]?[jt]s$/.test(name)
      ? `write \`./${name}\` if this is a file of the site`
      : `npm install ${name}`
  }
  if (wants !== undefined) return `npm install ${wants}`
  if (isFile)
    return kind === 'import'
      ? 'mend the path of the import, which starts at the file that it stands in'
      : 'the file was found: mend what goes wrong in it'
  return 'the package was found, and the fault is in it: install it anew, or another version'
}

/**
 * A plugin of `markdown.plugins` works on HTML, and those that are named there see markdown: it would do nothing, or
 * take the page apart. Much of what such plugins do is done here; for the rest, look for a remark plugin.
 */
export function pluginOfHtml(place: Place, name: string): Diagnostic {
  const [, instead] = INSTEAD.find(([pattern]) => pattern.test(name)) ?? []
  return error(
    'markdown/plugin-html',
    place,
    `\`${name}\` works on HTML, and the plugins here see markdown`,
    instead === undefined ? 'remove it, or name a remark plugin that does the same' : `remove it: ${instead}`,
  )
}

/** What is done here of what these do. */
const INSTEAD: readonly (readonly [name: RegExp, instead: string])[] = [
  [/slug|autolink|toc$/, 'headings have ids, links and a list of contents'],
  [/katex|mathjax/, 'formulas become MathML; remove remark-math too, which takes them away from Octavo'],
  [
    /pretty-code|highlight|prism|shiki|starry|expressive|^@shikijs/,
    'code is highlighted (docs/code-blocks.md)',
  ],
  [/external-links/, 'links to other sites get `rel="noopener"`'],
  [/figure/, 'a picture with a title is a figure: ![what it shows](path "caption")'],
  [/callouts?$|alert|admonition/, '`> [!NOTE]` is a callout (docs/markdown.md)'],
  [/raw|sanitize|stringify|parse|^remark-rehype$/, 'posts become HTML without it, and are sanitised'],
]
