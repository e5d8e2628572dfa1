import { foreignSyntax } from '../../report/prose.ts'
import { quietRanges } from '../code-ranges.ts'
import { isWithin } from '../scan.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'

/** What other generators would have run: who, and how it is found. The name is the first group. */
const FORMS: readonly (readonly [whose: string, pattern: RegExp])[] = [
  ['a shortcode of Hugo', /\{\{[<%]-?\s*(\/?\s*[a-z][\w/.-]*)/gi],
  [
    'a tag of Jekyll or Hexo',
    /\{%-?\s*((?:end)?(?:highlight|codeblock|raw|code|quote|blockquote|pullquote|figure)|include|include_relative|post_url|post_link|link|asset_img|asset_path|img|youtube|vimeo|gist|include_code)\b[^\n]{0,400}?%\}/g,
  ],
  [
    'a variable of Jekyll',
    /\{\{-?\s*((?:site|page)\.[\w.]+|(?:'[^'\n]*'|"[^"\n]*")\s*\|\s*(?:relative|absolute)_url)[^\n]{0,400}?\}\}/g,
  ],
  ['an attribute list of kramdown', /\{:\s*((?:[.#][\w-]+|[\w-]+="[^"\n]*"|toc|\s)+)\}/g],
  ['a place for contents', /^(\[\[?_?toc_?\]?\]|\$\{toc\}|\{\{\s*toc\s*\}\})[ \t]*$/gim],
  ['a blank of JSX', /(\{\s*(?:" "|' ')\s*\})/g],
  [
    'an expression of JSX',
    /(?<!\{)\{\s*((?:props|frontmatter)\.[\w.]+(?=\s*\})|[\w$.]+\.map\((?=[^\n]{0,200}?=>)|new Date\(|require\()/g,
  ],
]

/** A sign of any of these forms but the place for contents: most posts have none, and are not looked through. */
const ANY = /\{(?:[{%:]|\s*(?:["'] |props\.|frontmatter\.|[\w$.]+\.map\(|new Date\(|require\())/

/** What says the same here, by the name of the tag. */
const INSTEAD: readonly (readonly [name: RegExp, hint: string])[] = [
  [/^\/|^end/, 'take it out together with the one that it closes'],
  [/^(?:highlight|code|codeblock)$/, 'write the code between ``` lines: ```js'],
  [/^raw$/, 'take it out: nothing in a post is run'],
  [/^(?:figure|img|asset_img)$/, 'write ![what it shows](path "caption")'],
  [/^youtube$/, 'write <YouTube id="…"/>'],
  [/^vimeo$/, 'write <Vimeo id="…"/>'],
  [/^gist$/, 'write <Gist user="…" id="…"/>'],
  [/^(?:tweet|twitter|x|instagram)$/, 'write <Embed url="…" title="…"/>'],
  [/^(?:quote|blockquote|pullquote)$/, 'write `> ` before its lines, or <Quote cite="…">'],
  [/^(?:ref|relref|post_url|post_link|link)$/, 'link to the file: [words](../other.md)'],
  [/^(?:asset_path|site\.|page\.|'|")/, 'write the address itself'],
  [/^(?:include|include_relative|include_code|readfile)$/, 'write <Include file="name.md"/>, or a component'],
  [/^details$/, 'write <Details summary="…">'],
  [/^(?:notice|note|alert|callout|hint|admonition)/, 'write <Callout type="note">'],
  [/^(?:\[|\$|toc|\{\{)/i, 'write `toc: true` in the front matter'],
  [/^[.#]|=/, 'write the element in HTML: <p class="…">'],
  [/^\{/, 'take it out; a blank needs no mark'],
  [/^(?:props|frontmatter)\.|^newDate\(/, 'write what it would print'],
  [/^require\(/, 'write the path of the file'],
  [/\.map\($/, 'write out what it would print, or make a component of it'],
]

/** Name what was written for another generator: it is printed as it is, and nobody would want to read it. */
export function leftovers(tree: Root, context: StepContext): void {
  const { text } = context
  if (!(text.includes('{') && ANY.test(text)) && !/toc\]/i.test(text)) return
  const found = FORMS.flatMap(([whose, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ whose, match })),
  )
  if (found.length === 0) return
  const code = quietRanges(tree, text)
  for (const { whose, match } of found) {
    const { index, 0: whole, 1: name = '' } = match
    if (isWithin(code, index) || text.charAt(index - 1) === '\\') continue
    const word = name.replace(/\s+/g, '')
    const hint =
      INSTEAD.find(([pattern]) => pattern.test(word))?.[1] ??
      'write it in markdown, or make a component of it'
    context.report(
      foreignSyntax(context.place({}, whole.length, index), whole.split('\n')[0] ?? '', whose, hint),
    )
  }
}
