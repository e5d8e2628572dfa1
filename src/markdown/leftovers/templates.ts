import type { Form } from './form.ts'

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
const oneOf = (names: string) => `(?:${names.replaceAll(' ', '|')})`

const PRINT = 'write what it would print'
/** What Angular calls so too: a text may speak of that. */
const PIPES =
  '(?:date|currency|upper(?:case)?|lower(?:case)?|titlecase|capitalize|async|json|percent|number|decimal|slice|keyvalue|translate)\\b'

/** Tags and values of templates: of Hugo, Zola, Jekyll, Hexo, Eleventy, VitePress, and whoever's they are. */
export const TEMPLATES: readonly Form[] = [
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
    whose: 'a comment of Nunjucks',
    sign: '{#',
    pattern: /(\{#)(?=[\s-])[^{}]{1,2000}#\}/g,
    hint: 'write <!-- … -->',
  },
  {
    whose: 'a value of a template',
    sign: '{{',
    pattern: new RegExp(
      `(?<![{\\\\])\\{\\{-?[ \\t]{0,9}(?:[a-z_][\\w.-]{0,80}|"[^"\\n{}]{0,200}"|'[^'\\n{}]{0,200}')[ \\t]{0,9}\\|[ \\t]{0,9}(?!${PIPES})[a-z_]\\w*[^{}\\n]{0,300}\\}\\}`,
      'gi',
    ),
    hint: PRINT,
  },
  {
    whose: 'a value of a template',
    sign: '() }}',
    pattern: /(?<=^[ \t>]{0,40})\{\{[ \t]{0,9}[a-z_][\w.]{0,80}\(\) \}\}(?=[ \t]*$)/gim,
    hint: PRINT,
  },
  {
    whose: 'a value of a template',
    sign: ']({{',
    pattern: /(?<=\]\()\{\{-?[ \t]{0,9}[a-z_][\w.-]{0,80}[ \t]{0,9}-?\}\}/gi,
    hint: 'write the address itself',
  },
  {
    // Of ERB and EJS, and of Obsidian's Templater; among words, a text may speak of it.
    whose: 'a tag of a template',
    sign: '<%',
    pattern: /(?<=^[ \t>]{0,40})<%[-=#_*~]?[ \t][^%<>\n]{1,300}?[ \t][-_]?%>(?=[ \t]*$)/gm,
    hint: PRINT,
  },
  {
    whose: 'a component of Zola',
    sign: '{{ <',
    pattern: /\{\{ <\/?([a-z]\w{0,60})(?=[\s/>])[^\n]{0,400}?\}\}/g,
  },
  {
    whose: 'a tag of a template',
    sign: '{%',
    pattern:
      /(?<=^[ \t>]{0,40})\{%-?\s{1,9}([a-z][\w.-]{0,60})(?=\s)(?:[^%\n]{0,300}\n){1,30}?[^%\n]{0,300}%\}(?=[ \t]*$)/gm,
  },
]
