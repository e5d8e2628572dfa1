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
  [
    /^:$/,
    'begin it with `: ` right below a short term, with blank lines above that and below the list; or write <dl><dt>Term</dt><dd>what it means</dd></dl>',
  ],
  [/^\{$/, 'write what it would print, and `\\{` for a brace that is text'],
  [/^\{/, 'take it out; a blank needs no mark'],
  [/^(?:props|frontmatter)\.|^newDate\(/, 'write what it would print'],
  [/^require\(/, 'write the path of the file'],
  [/\.map\($/, 'write out what it would print, or make a component of it'],
]

/** What to write instead of what has this name. */
export function hintFor(name: string): string {
  const word = name.replace(/\s+/g, '')
  return (
    INSTEAD.find(([pattern]) => pattern.test(word))?.[1] ?? 'write it in markdown, or make a component of it'
  )
}
