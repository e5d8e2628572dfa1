import type { Form } from './form.ts'

/** What follows `import` and `export` where they are JavaScript for certain, to the end of what shows it. */
const IMPORTS = [
  String.raw`[\w$*{][\w$*{},\s]{0,400}?\sfrom\s*(?:'[^'\n]+'|"[^"\n]+")[ \t]*;?[ \t]*(?:\/\/[^\n]*)?$`,
  String.raw`(?:'[@.\/][^'\n]+'|"[@.\/][^"\n]+")[ \t]*;?[ \t]*$`,
]
const EXPORTS = [
  String.raw`(?:const|let|var)\s+[\w$]+\s*(?::[^=\n]{1,80})?=(?![=>])`,
  String.raw`\*\s+(?:as\s+\w+\s+)?from\s*['"]`,
  String.raw`\{[\w$,\s]{0,400}\}(?=[ \t]*(?:;|from\b|$))`,
  String.raw`(?:default\s+)?(?:async\s+)?function\s*\*?\s*[\w$]*\s*\(`,
  String.raw`(?:default\s+)?class\s+[\w$]+\s*(?:extends\s|\{)`,
  String.raw`default\s+(?:[\w$.]+[ \t]*(?:;|\()|[A-Z][\w$]*[ \t]*$|[\w$(][^\n]{0,200}?=>|[{[])`,
]

export const STATEMENT = 'a statement of MDX'
export const COMMENT = 'a comment of MDX'

/** What MDX and JSX would have run. */
export const MDX: readonly Form[] = [
  { whose: 'a blank of JSX', sign: '{', pattern: /(\{\s*(?:" "|' ')\s*\})/g },
  {
    // Behind a `=` it is the value of an attribute, which is told with its tag.
    whose: 'an expression of JSX',
    sign: '{',
    pattern:
      /\{(?<![={]\{)\s*((?:props|frontmatter)\.[\w.]+(?=\s*\})|[\w$.]+\.map\((?=[^\n]{0,200}?=>)|new Date\(|require\()/g,
  },
  {
    whose: 'an expression of MDX',
    isOfMdx: true,
    sign: '{',
    pattern:
      /(?<![\\{$=\w])(\{)(?=\s*(?:[A-Za-z_$][\w$]*(?![\w$]|\s*(?::|=(?!=)))|["'`[(!\d])|[ \t]*<[A-Za-z>])[^{}\n]{0,40}\}?/g,
  },
  {
    whose: 'an expression of MDX',
    isOfMdx: true,
    sign: '{',
    pattern: /(?<=^[ \t>]{0,40})(\{)(?=[ \t]*$)/gm,
    hint: 'take it out, and the `}` that closes it: what stands between is read without them',
  },
  {
    // Those before any other content are gone (SPEC 13.12).
    whose: STATEMENT,
    sign: /(?:im|ex)port\s/,
    pattern: new RegExp(
      `(?=((?:im|ex)port\\s+\\S))(?<=^[ \\t>]{0,40})(?:import\\s+(?:type\\s+)?(?:${IMPORTS.join('|')})|export\\s+(?:${EXPORTS.join('|')}))`,
      'gm',
    ),
  },
  // Only in `.md`: the comments of an `.mdx` file are gone.
  { whose: COMMENT, sign: '{/*', pattern: /(\{\/\*)[\s\S]{0,400}?\*\/\}/g },
  { whose: 'a fragment of JSX', sign: '</>', pattern: /(?<=^[ \t>]{0,40})(<\/?>)(?=[ \t]*$)/gm },
  { whose: 'a fragment of JSX', sign: '</>', pattern: /(<>)(?=\S[^\n]{0,400}?<\/>)/g },
  {
    whose: 'a component of JSX',
    sign: '<',
    pattern:
      /<(\/[A-Z]\w*\.[A-Z][\w.]*(?=\s*>)|(?<!\w<)[A-Z]\w*\.[A-Z][\w.]*(?=\s+[\w-]+=[{"']|\s*\/>|[ \t]*>(?:[^\n<]{0,400}<\/|[ \t]*$)))/gm,
  },
]
