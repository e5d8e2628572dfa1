import type { Form } from './form.ts'

const SHEETS =
  'newpage|pagebreak|clearpage|cleardoublepage|tableofcontents|bigskip|medskip|smallskip|maketitle'
/** Commands of LaTeX with braces, which are told as that. */
export const COMMANDS =
  'textbf|textit|texttt|emph|underline|section|subsection|footnote|includegraphics|caption|label|ref|eqref|cite|href|url'
const CRITIC = String.raw`\{(?:\+\+[^\n{}]{1,400}?\+\+|--[^\n{}]{1,400}?--|~~[^\n{}]{1,400}?~~|==[^\n{}]{1,400}?==|>>[^\n{}]{1,400}?<<)\}`

const ATTRIBUTE = String.raw`(?:[.#][A-Za-z_][\w:.-]*|[A-Za-z][\w:-]*=(?:"[^"\n]*"|'[^'\n]*'|[\w.%-]+))`

/** What shows that text in escaped brackets is TeX. */
const TEX = String.raw`\\[a-zA-Z]{2,}|(?<![[(|])\^|_\{|\s[=<>]\s`
/** … and that it is a pattern of vi or of a program. */
const REGEX = String.raw`\.[*+]|\[\^|\.\\\{`

/** Names of emoji that are no words of anything else that stands between colons. */
const EMOJI =
  '\\+1|beers?|blush|boom|broken_heart|bug|bulb|clap|confetti_ball|cry|exploding_head|eyes|facepalm|fire|grin|' +
  'grinning|hearts?|heart_eyes|heavy_check_mark|hugs|joy|laughing|memo|muscle|ok_hand|partying_face|point_(?:down|left|right|up)|' +
  'pray|raised_hands|rocket|rofl|scream|see_no_evil|shrug|simple_smile|slightly_smiling_face|smil(?:e|ey)|sob|sparkles|star2?|' +
  'stuck_out_tongue|sunglasses|sweat_smile|tada|thinking|thumbs(?:up|down)|warning|wave|white_check_mark|wink|zap'

/** What several dialects of markdown read, TeX, and what is left by a merge. */
export const MARKS: readonly Form[] = [
  {
    // A heading with nothing below it, which remark-toc fills.
    whose: 'a place for contents',
    printed: 'with nothing below it',
    sign: /^#{1,6}[ \t]+(?:table[ -]of[ -]contents|toc)\b/im,
    pattern: /^(#{1,6})[ \t]+(?:table[ -]of[ -]contents|toc)[ \t]*$(?=\s{1,40}(?!\1#)#{1,6}[ \t])/gim,
    hint: 'take the heading out: the theme has contents, unless `theme.toc` is `off`',
  },
  {
    whose: 'a place for contents',
    sign: /toc_?(?:\]|\}|\s*\}\})/i,
    pattern: /^(\[\[?_?toc_?\]?\]|\$\{toc\}|\{\{\s*toc\s*\}\})[ \t]*$/gim,
  },
  {
    whose: 'a mark of CriticMarkup',
    sign: /\{[+~=>-]{2}/,
    pattern: new RegExp(CRITIC, 'g'),
    hint: 'write <!-- … -->, or take it out',
  },
  {
    whose: 'a mark of other markdown',
    sign: '==',
    pattern: /(?<![=\w!<>])==(?=[\p{L}*_“"])[^=\n]{1,200}[^\s=(,]==(?![=\w])/gu,
    hint: 'write <mark>…</mark>',
  },
  {
    whose: 'an insertion of other markdown',
    sign: '++',
    pattern:
      /(?<![+\w])\+\+(?=(\p{L}{3,}))(?![^+\n]{1,200}(?<=[^\p{L}])\1\+\+)[^+\n]{0,200}\p{L}{2}[\p{L}.!?]\+\+(?![+\w])/gu,
    hint: 'write <ins>…</ins>',
  },
  {
    whose: 'a short code of an emoji',
    isEmoji: true,
    sign: new RegExp(`:(?:${EMOJI}):`),
    pattern: new RegExp(`(?<![\\w:/])(?::(?:${EMOJI}):)+(?![\\w:\`])`, 'g'),
    hint: 'write the emoji itself, or set `markdown.emoji: true`',
  },
  {
    whose: 'a directive',
    sign: '::',
    pattern:
      /(?<=^[ \t>]{0,40})::[a-z][\w-]*(?:\[[^\]\n]{0,200}\](?:\{[^{}\n]{0,200}\})?|\{[^{}\n]{0,200}\})[ \t]*$/gm,
    hint: 'write a component: <Name attribute="…"/>',
  },
  {
    whose: 'a directive',
    sign: /\]\{|:[a-z]{3,4}\[/,
    pattern:
      /(?<![\w:]):(?:[a-z][\w-]{0,40}\[[^[\]\n]{1,200}\]\{[^{}\n]{0,200}\}|(?:kbd|abbr|sub|sup|mark|ins|del)\[[^[\]\n]{1,200}\])/g,
    hint: 'write the element in HTML: <kbd>…</kbd>',
  },
  {
    whose: 'a directive of reStructuredText',
    sign: '::',
    pattern: /(?<=^[ \t>]{0,40})\.\.[ \t]+[a-z][a-z-]*::(?=[ \t\n]|$)/gm,
    hint: 'write it in markdown, or make a component of it',
  },
  {
    whose: 'a place for contents',
    sign: /toc[\]}]|\\tableof/i,
    pattern: /(?<=^[ \t>]{0,40})(?:@\[toc\](?:\([^()\n]{0,100}\))?|\{toc\}|\\tableofcontents)[ \t]*$/gim,
    hint: 'write `toc: true` in the front matter',
  },
  {
    whose: 'a command of LaTeX',
    sign: '\\',
    pattern: new RegExp(
      String.raw`(?<=^[ \t>]{0,40})\\(?:(?!tableofcontents)(?:${SHEETS})|[vh]space\*?\{[^{}\n]{1,40}\}|(?:begin|end)\{[a-z]{2,20}\*?\})[ \t]*$|(?<![\\\w:])\\(?:${COMMANDS})(?:\[[^\]\n]{0,100}\])?\{[^{}\n]{1,200}\}`,
      'gm',
    ),
    hint: 'write it in markdown; a formula stands between `$$`',
  },
  {
    whose: 'an attribute list of Hugo or Pandoc',
    sign: '{',
    pattern: new RegExp(
      `\\{(?<=^[ \\t>]{0,40}\\{)[ \\t]*(${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE}){0,20})[ \\t]*\\}(?=[ \\t]*$)`,
      'gm',
    ),
    hint: 'write the element in HTML: <p class="…">, <a href="…" class="…">',
  },
  {
    whose: 'a mark of a conflict in Git',
    sign: '<<<<<<< ',
    pattern: /^<{7} \S[^\n]{0,100}$/gm,
    hint: 'keep one of the two versions, and take out the lines with `<<<<<<<`, `=======` and `>>>>>>>`',
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
    hint: 'write `$…$`, or `$$` on lines of their own',
  },
]
