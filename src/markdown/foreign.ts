/** What another generator would have run, or read as more than text. */
export interface Form {
  /** Whose it is, as the finding says it. */
  readonly whose: string
  /**
   * Something that every text with this form holds, or several of which it holds one: most posts do not, and are not
   * looked through. Words rather than a pattern, and of a sign that is rare in prose: a form more is then no cost.
   */
  readonly sign: string | readonly string[] | RegExp
  /** How it is found; the first group is its name, which the hint goes by. */
  readonly pattern: RegExp
  /** What to write instead, if no name says it. */
  readonly hint?: string
  /** How it is printed, if not as it is. */
  readonly printed?: string
  /** Whether it is a comment of HTML, in which nothing else is looked for. */
  readonly isComment?: boolean
  /** Whether it is one in `.mdx` files only, and there in text alone. */
  readonly isOfMdx?: boolean
  /** Whether it is read here where the configuration asks for emoji. */
  readonly isEmoji?: boolean
}

/** One of them in a text. */
export interface Leftover extends Pick<Form, 'whose' | 'printed' | 'isComment' | 'isOfMdx'> {
  readonly index: number
  readonly whole: string
  readonly hint: string
}

// Tags of Liquid, Nunjucks, Hexo and its themes, GitBook. These mean something by themselves, …
const ALONE =
  'else highlight codeblock code raw verbatim comment quote blockquote pullquote centerquote figure note notel tabs ' +
  'details spoiler hint'
// … and these only with what follows: alone, they are rather spoken of.
const WITH_MORE =
  'if elsif elif elseif unless for case when assign capture set cycle increment decrement tablerow render layout ' +
  'extends block macro call import from filter include include_relative include_code post_url post_link post_path link ' +
  'asset_img asset_path asset_link img image youtube vimeo video gist embed tab codepen jsfiddle iframe btn button label ' +
  'subnote content-ref tweet twitter instagram katex hideInline hideBlock hideToggle emp wavy psw inlineImg user github'
const oneOf = (names: string) => `(?:${names.split(' ').join('|')})`

const ADMONITIONS =
  'note abstract summary tldr info todo tip hint important success check done question help faq warning caution ' +
  'attention failure fail missing danger error bug example quote cite'

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

/** Linear: what may repeat is parted by blanks, or bounded. */
export const FORMS: readonly Form[] = [
  { whose: 'a shortcode of Hugo', sign: '{{', pattern: /\{\{[<%]-?\s*(\/\*|\/?\s*[a-z][\w/.-]*)/gi },
  {
    whose: 'a shortcode of Zola',
    sign: '{{',
    pattern: /\{\{\s*([a-z]\w*)\s*\(\s*\w+\s*=[^\n]{0,400}?\)\s*\}\}/g,
  },
  {
    whose: 'a variable of Jekyll',
    sign: '{{',
    pattern:
      /\{\{-?\s*((?:site|page|post|include|layout|paginator|collections)\.[\w.]+|(?:'[^'\n]*'|"[^"\n]*")\s*\|\s*(?:relative|absolute)_url)[^\n]{0,400}?\}\}/g,
  },
  {
    whose: 'a variable of VitePress',
    sign: '{{',
    pattern: /\{\{\s*(\$(?:frontmatter|page|site|params|theme)\b)[^\n{}]{0,200}\}\}/g,
  },
  {
    whose: 'a tag of Jekyll or Hexo',
    sign: '{%',
    pattern: new RegExp(
      `(?<!\\{)\\{%-?\\s*(end(?:[a-z]\\w*)?(?=\\s*-?%)|${oneOf(ALONE)}|${oneOf(WITH_MORE)}(?=\\s+-?[^\\s%-]))(?=[\\s%-])[^\\n]{0,400}?%\\}`,
      'g',
    ),
  },
  {
    whose: 'a shortcode of Zola',
    sign: '{%',
    pattern: /(?<!\{)\{%-?\s*([a-z]\w*)\([^\n]{0,400}?\)\s*-?%\}/g,
  },
  {
    // Alone on its line, no tag is rather spoken of.
    whose: 'a tag of Jekyll or Hexo',
    sign: '{%',
    pattern: /(?<=^[ \t>]{0,40})\{%-?[ \t]{1,9}([a-z][\w.-]*|#)(?:[ \t][^\n]{0,400}?)?%\}(?=[ \t]*$)/gim,
  },
  {
    whose: 'an attribute list of kramdown',
    sign: '{:',
    pattern: /\{:((?:\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[\w.%-]+)|toc)(?=[\s}])){1,20})\s*\}/g,
  },
  {
    whose: 'an extension of kramdown',
    sign: '{:',
    pattern:
      /\{::?(\/(?:comment|nomarkdown)?|(?<=::)(?:comment|nomarkdown|options))(?=[\s}/])[^\n{}]{0,200}\}/g,
  },
  {
    whose: 'an attribute list of Pandoc',
    sign: '){',
    pattern:
      /(?<=\]\([^()\n]{1,400}\))\{(?![ \t]*#[\w-]+[ \t]*\})((?:[ \t]*(?:[.#][a-z][\w-]*|[a-z][\w-]*=(?:"[^"\n]*"|[\w.%-]+))(?=[ \t}])){1,20})[ \t]*\}/g,
  },
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
  { whose: 'a blank of JSX', sign: '{', pattern: /(\{\s*(?:" "|' ')\s*\})/g },
  {
    whose: 'an expression of JSX',
    sign: '{',
    pattern:
      /(?<!\{)\{\s*((?:props|frontmatter)\.[\w.]+(?=\s*\})|[\w$.]+\.map\((?=[^\n]{0,200}?=>)|new Date\(|require\()/g,
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
  {
    whose: 'an admonition of MkDocs',
    sign: /!!!|\?\?\?/,
    pattern: new RegExp(
      `(?<=^[ \\t>]{0,40})(!!!|\\?\\?\\?\\+?)[ \\t]+${oneOf(ADMONITIONS)}(?:(?:[ \\t]+inline(?:[ \\t]+end)?)?(?:[ \\t]+"[^"\\n]{0,400}")?(?=[ \\t]*$)|(?=[ \\t]+(?:\\*\\*|[A-Z])[^\\n!?]{0,400}$))`,
      'gm',
    ),
  },
]

/** What says the same here, by the name of the tag. */
const INSTEAD: readonly (readonly [name: RegExp, hint: string])[] = [
  [/^\/\*$/, 'take its `/*` and `*/` out: nothing in a post is run'],
  [/^\/|^end/, 'take it out together with the one that it closes'],
  [/^<\/?>$/, 'take it out: a post needs nothing around its parts'],
  [/^[A-Z]\w*\./, 'write it in markdown, or make a component of it: its name has no point, <TabsItem>'],
  [/^(?:highlight|code|codeblock|sourcecode)$/, 'write the code between ``` lines: ```js'],
  [/^(?:comment|#|\{\/\*)$/, 'write <!-- … -->'],
  [/^(?:!!!|\?\?\?)/, 'write `:::note` before its text and `:::` behind it, without indentation'],
  [/^(?:raw|verbatim|nomarkdown|options)$/, 'take it out: nothing in a post is run'],
  [
    /^(?:if|els\w*|elif|unless|for|case|when|assign|capture|set|cycle|(?:in|de)crement|tablerow|macro|call|filter)$/,
    'take it out: nothing in a post is run',
  ],
  [/^(?:figure|img|image|asset_img|caption|gallery)$/, 'write ![what it shows](path "caption")'],
  [/^youtube$/, 'write <YouTube id="…"/>'],
  [/^vimeo$/, 'write <Vimeo id="…"/>'],
  [/^video$/, 'write <Video src="…"/>'],
  [/^codepen$/, 'write <CodePen user="…" pen="…"/>'],
  [/^gist$/, 'write <Gist user="…" id="…"/>'],
  [/^(?:tweet|twitter|x|instagram|embed)$/, 'write <Embed url="…" title="…"/>'],
  [/^(?:quote|blockquote|pullquote|centerquote)$/, 'write `> ` before its lines, or <Quote cite="…">'],
  [/^tabs?$/, 'write <Tabs>, and a <Tab label="…"> for each part'],
  [
    /^(?:ref|relref|post_url|post_link|post_path|link|content-ref)$/,
    'link to the file: [words](../other.md)',
  ],
  [/^(?:asset_path|site\.(?:base)?url|page\.(?:url|path)|'|")/, 'write the address itself'],
  [/^(?:site|page|post|include|layout|paginator|collections)\./, 'write what it would print'],
  [
    /^(?:include|include_relative|include_code|readfile|render|import|block|layout|extends)$/,
    'write <Include file="name.md"/>, or a component',
  ],
  [/^(?:details|spoiler|expand)$/, 'write <Details summary="…">'],
  [/^(?:notice|note|alert|callout|hint|admonition)/, 'write <Callout type="note">'],
  [/^\$\w/, 'write what it would print'],
  [/^(?:\[|\$|toc|\{\{)/i, 'write `toc: true` in the front matter'],
  [/^file=/, 'write it behind the marks of the code: ```js title="a.js"'],
  [
    /^\.(?:prompt-|(?:note|tip|important|warning|caution)(?:-title)?$)/,
    'write `> [!TIP]` as the first line of the quote',
  ],
  [/^\.notice(?:--|$)/, 'write `:::note` on a line before it, and `:::` behind it'],
  [/^[.#]|=/, 'write the element in HTML: <p class="…">, <a href="…" class="…">'],
  [
    /^import\S/,
    'take it out: a component needs no import, and <Include file="name.md"/> brings the text of another file',
  ],
  [/^export\S/, 'take it out: nothing in a post is run'],
  [/^:$/, 'write the list in HTML: <dl><dt>Term</dt><dd>what it means</dd></dl>'],
  [/^\{$/, 'write what it would print, and `\\{` for a brace that is text'],
  [/^\{/, 'take it out; a blank needs no mark'],
  [/^(?:props|frontmatter)\.|^newDate\(/, 'write what it would print'],
  [/^require\(/, 'write the path of the file'],
  [/\.map\($/, 'write out what it would print, or make a component of it'],
]

export function insteadOf(name: string): string {
  const word = name.replace(/\s+/g, '')
  return (
    INSTEAD.find(([pattern]) => pattern.test(word))?.[1] ?? 'write it in markdown, or make a component of it'
  )
}
