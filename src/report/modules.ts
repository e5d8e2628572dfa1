import { error } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/** Why a module that the configuration names cannot be had. */
export interface LoadFault {
  readonly reason: string
  /**
   * `absent`: it is not there. `import`: something that it imports is not. `empty`: there is nothing in it. `setup`: it is
   * imported, and does not begin its work. Else it was found, and fails by itself.
   */
  readonly kind: 'absent' | 'import' | 'empty' | 'setup' | 'failed'
  /** The package that an import wants. */
  readonly wants?: string | undefined
  /** It is, or imports, a file of a kind that this Node.js does not read. */
  readonly isForeign?: boolean
}

/** The hint for a plugin or a module of filters that cannot be loaded: what mends it depends on what is wrong. */
export function loadHint(name: string, fault: LoadFault): string {
  const { kind, wants, isForeign } = fault
  const isFile = name.startsWith('.')
  if (isForeign && /\.[cm]?ts$/.test(name))
    return 'this Node.js reads no TypeScript: take 22.18 or later, or write it as JavaScript'
  if (kind === 'absent') {
    if (isFile) return 'the path starts at the configuration file'
    const instead = /^re(?:mark|hype)-/.test(name) ? removeHint(name) : undefined
    if (instead !== undefined) return instead
    return /\.[cm]?[jt]s$/.test(name)
      ? `write \`./${name}\` if this is a file of the site`
      : `npm install ${name}`
  }
  if (wants !== undefined) return `npm install ${wants}`
  if (kind === 'setup' && fault.reason.endsWith('a promise'))
    return 'take the `async` from its outer function: only the one that it gives back may be asynchronous'
  if (isFile)
    return kind === 'import'
      ? 'mend the path of the import, which starts at the file that it stands in'
      : 'the file was found: mend what goes wrong in it'
  if (kind === 'setup') return setupHint(name, fault)
  if (kind === 'empty')
    return removeHint(name) ?? 'its README says what has taken its place; an older version may still work'
  return 'the package was found, and the fault is in it: install it anew, or another version'
}

/** What unified 8 and older had, and plugins of that time change. */
const OLD_PARSER = /'prototype'|\bParser\b|\bMissing parser\b/

function setupHint(name: string, { reason }: LoadFault): string {
  if (OLD_PARSER.test(reason))
    return 'it is made for remark 12 or older, whose parser is gone: look for a newer version, or for another plugin'
  return `if it wants options, they stand beside its name: \`[${name}, {…}]\`; its README says which`
}

/**
 * A plugin of `markdown.plugins` works on HTML, and those that are named there see markdown: it would do nothing, or
 * take the page apart. Much of what such plugins do is done here; for the rest, look for a remark plugin.
 */
export function pluginOfHtml(place: Place, name: string): Diagnostic {
  return error(
    'markdown/plugin-html',
    place,
    `\`${name}\` works on HTML, and the plugins here see markdown`,
    removeHint(name) ?? 'remove it, or name a remark plugin that does the same',
  )
}

/**
 * `remark-mdx` takes braces and tags for JavaScript, and refuses what is none. Nothing in a post is ever run; components and
 * data in braces are read without it. Remove it.
 */
export function pluginOfMdx(place: Place, name: string): Diagnostic {
  return error(
    'markdown/plugin-mdx',
    place,
    `\`${name}\` reads posts as JavaScript, and nothing in a post is run here`,
    'remove it: components, and data in their braces, are read without it (docs/markdown.md)',
  )
}

function removeHint(name: string): string | undefined {
  const [, instead] = INSTEAD.find(([pattern]) => pattern.test(name)) ?? []
  return instead && `remove it: ${instead}`
}

/** What is done here of what these do. */
const INSTEAD: readonly (readonly [name: RegExp, instead: string])[] = [
  [/^remark-gfm$/, "GitHub's tables, lists of tasks, strikethrough and notes are read without it"],
  [/^remark-frontmatter$/, 'front matter is read without it'],
  [/^remark-math$/, 'formulas are read without it (docs/markdown.md)'],
  [/^remark-directive$/, 'directives like `:::note` are read without it (docs/markdown.md)'],
  [/slug|autolink|toc$/, 'headings have ids, links and a list of contents'],
  [/katex|mathjax/, 'formulas become MathML; remove remark-math too, which takes them away from Octavo'],
  [
    /pretty-code|highlight|prism|shiki|starry|expressive|^@shikijs/,
    'code is highlighted (docs/code-blocks.md)',
  ],
  [/external-links/, 'links to other sites get `rel="noopener"`'],
  [/footnotes/, 'footnotes are read without it'],
  [/figure/, 'a picture with a title is a figure: ![what it shows](path "caption")'],
  [/callouts?$|alert|admonition/, '`> [!NOTE]` is a callout (docs/markdown.md)'],
  [/raw|sanitize|stringify|parse|^remark-rehype$/, 'posts become HTML without it, and are sanitised'],
]
