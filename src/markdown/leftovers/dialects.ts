import type { Form } from './foreign.ts'

/** A form with what to write instead: its signs have no names that a hint could go by. */
interface Dialect extends Form {
  readonly hint: string
}

const SHEETS =
  'newpage|pagebreak|clearpage|cleardoublepage|tableofcontents|bigskip|medskip|smallskip|maketitle'
const COMMANDS =
  'textbf|textit|texttt|emph|underline|section|subsection|footnote|includegraphics|caption|label|ref|eqref|cite|href|url'
const CRITIC = String.raw`\{(?:\+\+[^\n{}]{1,400}?\+\+|--[^\n{}]{1,400}?--|~~[^\n{}]{1,400}?~~|==[^\n{}]{1,400}?==|>>[^\n{}]{1,400}?<<)\}`

const NOTE = 'write <!-- … -->, or take it out'

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

/**
 * What Pandoc, kramdown, MkDocs, Obsidian, Hugo, VitePress, MathJax and others make more of than text, and no prose holds. Linear, as the forms:
 * what may repeat is bounded.
 */
export const DIALECTS: readonly Dialect[] = [
  {
    whose: 'a comment of Obsidian',
    sign: '%%',
    pattern:
      /(?<![^\s>])%%(?!%)(?:[^\n%]{1,400}(?<!\d)%%(?![\w%*])|[ \t]*\n(?:(?!%%)[\s\S]){0,4000}\n[ \t>]{0,40}%%[ \t]*$)/gm,
    hint: NOTE,
  },
  {
    whose: 'a mark of CriticMarkup',
    sign: /\{[+~=>-]{2}/,
    pattern: new RegExp(CRITIC, 'g'),
    hint: NOTE,
  },
  {
    whose: 'a note of Pandoc in the text',
    sign: '^[',
    pattern:
      /(?<=[\p{L}\p{N}.,;:!?)”’"'])\^\[(?=[^[\]\n]{0,400}(?:\p{L}{2} \S|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}))[^[\]\n]{3,400}\](?![([])/gu,
    hint: 'write [^1], and `[^1]: …` on a line of its own',
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
    whose: 'a superscript of Pandoc',
    sign: '^',
    pattern: /(?<=(?<!\^)[\p{L}\p{N})\]])\^[^\s^[\]]{1,12}\^(?![\p{L}\p{N}^\\[\]])/gu,
    hint: 'write <sup>…</sup>',
  },
  {
    whose: 'a ruby of LoveIt',
    sign: ']^(',
    pattern: /(?<![\w\]\\])\[[^[\]\n]{1,60}\]\^\([^()\n]{1,100}\)/g,
    hint: 'write <ruby>…<rt>…</rt></ruby>',
  },
  {
    whose: 'an icon of LoveIt',
    sign: ':(fa',
    pattern: /:\(fa[bdlrs]? fa-[a-z\d -]{1,60}\):/g,
    hint: 'take it out, or write the sign itself',
  },
  {
    whose: 'a short code of an emoji',
    isEmoji: true,
    sign: new RegExp(`:(?:${EMOJI}):`),
    pattern: new RegExp(`(?<![\\w:/])(?::(?:${EMOJI}):)+(?![\\w:\`])`, 'g'),
    hint: 'write the emoji itself, or set `markdown.emoji: true`',
  },
  {
    whose: 'an abbreviation of kramdown',
    sign: '*[',
    pattern: /(?<=^[ \t>]{0,40})\*\[[^\]\n]{1,60}\]:[ \t]+(?=\S)/gm,
    hint: 'write <abbr title="…">…</abbr> where it stands in the text',
  },
  {
    whose: 'a list of attributes that kramdown knows by a name',
    sign: '{:',
    pattern:
      /(?<=^[ \t>]{0,40})\{:(?:[ \t]*[a-z][\w-]*|[a-z][\w-]*:(?=[ \t]*(?:[.#][\w-]|[\w-]+="))[^\n{}]{1,200}|[ \t]*\.[\w-]+(?:\.[\w-]+)+)[ \t]*\}[ \t]*$/gm,
    hint: 'write the element in HTML: <p class="…">, or take it out',
  },
  {
    whose: 'an attribute list of Pandoc',
    sign: [']{', '`{'],
    pattern:
      /(?<=(?<![\]!\\])\[[^[\]\n]{1,200}\]|[^\s`]`)\{(?:=[a-z]+|[ \t]*\.[a-z][\w-]*(?:[ \t]+[.#]?[\w-]+(?:="[^"\n]{0,200}")?){0,20}[ \t]*)\}/g,
    hint: 'write the element in HTML: <span class="…">, <kbd>',
  },
  {
    whose: 'a division of Pandoc',
    sign: ':::',
    pattern:
      /(?<=^[ \t>]{0,40}):{3,}[ \t]*\{(?![ \t]*\.callout-(?:note|tip|important|warning|caution)[ \t}])[^{}\n]{0,200}\}[ \t:]*$/gm,
    hint: 'write `:::note` before its text and `:::` behind it, or take both lines out',
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
    whose: 'a citation of Pandoc',
    sign: '@',
    pattern:
      /(?<!\w)\[-?@(?:(?:fig|tbl|sec|eq|lst)[-:][\w-]+|[\w:-]*(?:19|20)\d\d\w?)(?:[;,][^[\]\n]{0,200})?\](?![([])/g,
    hint: 'write a note, [^1], or a link',
  },
  {
    whose: 'a table of Pandoc',
    sign: ['+---', '+==='],
    pattern: /(?<=^[ \t>]{0,40})\+(?:[-=:]{3,}\+){2,60}[ \t]*$/gm,
    hint: 'write its rows with `|` between the cells, and `|---|---|` below the first',
  },
  {
    whose: 'a tab of MkDocs',
    sign: '===',
    pattern: /(?<=^[ \t>]{0,40})===[!+]{0,2}[ \t]+"[^"\n]{1,200}"[ \t]*$/gm,
    hint: 'write <Tabs>, and a <Tab label="…"> for each part',
  },
  {
    whose: 'a snippet of MkDocs',
    sign: ['8<-', '{!'],
    pattern:
      /(?<=^[ \t>]{0,40})(?:-{2,}8<-{2,}[ \t]+"[^"\n]{1,200}"|\{![ \t]*[\w./-]{1,200}\.\w{1,5}[ \t]*!\})[ \t]*$/gm,
    hint: 'write <Include file="name.md"/>',
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
    whose: 'a name of Obsidian for a block',
    sign: '^',
    pattern: /(?<=\S)[ \t]\^(?=[a-z]{0,5}\d)[a-z\d]{6}[ \t]*$/gm,
    hint: 'take it out; a heading may have `{#id}`',
  },
  {
    whose: 'a comment of Nunjucks',
    sign: '{#',
    pattern: /(\{#)(?=[\s-])[^{}]{1,2000}#\}/g,
    hint: 'write <!-- … -->',
  },
  {
    whose: 'a size of Obsidian',
    printed: 'as words',
    sign: '![',
    pattern: /!\[[^[\]\n]{0,300}?(\|)[ \t]*\d{1,4}(?:x\d{1,4})?\]\(/g,
    hint: 'take it out, or write <img src="…" alt="…" width="…">',
  },
  {
    whose: 'an attribute list of Hugo or Pandoc',
    sign: '{',
    pattern: new RegExp(
      `(?<=^[ \\t>]{0,40})\\{[ \\t]*(${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE}){0,20})[ \\t]*\\}(?=[ \\t]*$)`,
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
    whose: 'code of another file in VitePress',
    sign: '<<<',
    pattern: /(?<=^[ \t>]{0,40})(<<<)[ \t]*(?:@|\.{0,2}\/|[\w-]+\/)[\w@./-]+/gm,
    hint: 'write the code itself between ``` lines',
  },
  {
    whose: 'text of another file in VitePress',
    printed: 'nowhere',
    isComment: true,
    sign: '<!--',
    pattern: /<!--[ \t]*(?:#[ \t]*include[ \t]+(?:file|virtual)=|(@?include)[ \t]*:)/g,
    hint: 'write <Include file="name.md"/>',
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
