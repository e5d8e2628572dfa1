import type { Form } from './foreign.ts'

const ATTRIBUTE = String.raw`(?:[.#][A-Za-z_][\w:.-]*|[A-Za-z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[\w.%-]+))`

/** What shows that text in escaped brackets is TeX. */
const TEX = String.raw`\\[a-zA-Z]{2,}|(?<![[(|])\^|_\{|\s[=<>]\s`
/** … and that it is a pattern of vi or of a program. */
const REGEX = String.raw`\.[*+]|\[\^|\.\\\{`

/** Signs that are marks to extensions of markdown: of Obsidian, Hugo, VitePress, Nunjucks and MathJax. */
export const MARKS: readonly Form[] = [
  {
    whose: 'a comment of Nunjucks',
    sign: '{#',
    pattern: /(\{#)(?=[\s-])[^{}]{1,2000}#\}/g,
  },
  {
    whose: 'a size of Obsidian',
    printed: 'as words',
    sign: '![',
    pattern: /!\[[^[\]\n]{0,300}?(\|)[ \t]*\d{1,4}(?:x\d{1,4})?\]\(/g,
  },
  {
    whose: 'an attribute list of Hugo or Pandoc',
    sign: '{',
    pattern: new RegExp(
      `(?<=^[ \\t>]{0,40})\\{[ \\t]*(${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE}){0,20})[ \\t]*\\}(?=[ \\t]*$)`,
      'gm',
    ),
  },
  {
    whose: 'code of another file in VitePress',
    sign: '<<<',
    pattern: /(?<=^[ \t>]{0,40})(<<<)[ \t]*(?:@|\.{0,2}\/|[\w-]+\/)[\w@./-]+/gm,
  },
  {
    whose: 'text of another file in VitePress',
    printed: 'nowhere',
    isComment: true,
    sign: '<!--',
    pattern: /<!--[ \t]*(?:#[ \t]*include[ \t]+(?:file|virtual)=|(@?include)[ \t]*:)/g,
  },
  {
    whose: 'a formula of MathJax',
    sign: ['\\(', '\\['],
    pattern: new RegExp(
      [
        String.raw`(\\\\\()(?:(?!\\\\[()])[^\n]){1,400}\\\\\)`,
        String.raw`\\\\\[(?:(?!\\\\[[\]])[\s\S]){1,800}\\\\\]`,
        String.raw`(?<=^[ \t>]{0,40})\\\[[ \t]*$(?=[^$]{1,2000}?^[ \t>]{0,40}\\\][ \t]*$)`,
        String.raw`(?<![\w\\])\\\((?!(?:(?!\\[()])[^\n]){0,300}?(?:${REGEX}))(?=(?:(?!\\[()])[^\n]){0,300}?(?:${TEX}|\w_\w))(?:(?!\\[()])[^\n]){1,400}\\\)`,
        String.raw`(?<![\w\\])\\\[(?!(?:(?!\\[[\]])[\s\S]){0,300}?(?:${REGEX}))(?=(?:(?!\\[[\]])[\s\S]){0,300}?(?:${TEX}))(?:(?!\\[[\]])[\s\S]){1,800}\\\]`,
      ].join('|'),
      'gm',
    ),
  },
]
