import type { Form } from './foreign.ts'

const PREFIXED = String.raw`(?:su|vc|et_pb|fusion|wp)_\w{1,40}`
const WORDPRESS = `(?:caption|gallery|audio|video|playlist|embed|code|sourcecode|youtube|vimeo|contact-form|${PREFIXED})`
const MODIFIERS = '(?:ctrl|control|cmd|command|alt|option|shift|super|meta|win|windows|fn)'
const ICONS = '(?:material|octicons|fontawesome|simple)'

/** What shows that text between dollars is TeX. */
const TEX = String.raw`\\[a-zA-Z]|[\^_]|\w[ \t]?[=<>]`

const PRINT = 'write what it would print'
/** What Angular calls so too: a text may speak of that. */
const PIPES =
  '(?:date|currency|upper(?:case)?|lower(?:case)?|titlecase|capitalize|async|json|percent|number|decimal|slice|keyvalue|translate)\\b'

/**
 * What blogging platforms and generators of documentation make more of than text: WordPress, Hatena, Hashnode, Zenn, Ghost, Nuxt,
 * MkDocs; and values and tags of templates, whoever's they are. Linear, as the forms: what may repeat is bounded. Signs of at most six
 * letters are looked for in a fraction of the time of longer ones.
 */
export const PLATFORMS: readonly Form[] = [
  {
    // Converters escape it: `\[caption …\]`.
    whose: 'a shortcode of WordPress',
    sign: [
      ...['[/capt', '[galle', '[sourc', '[embed', '[youtu', '[vimeo', '[code ', '[video', '[audio'],
      ...['[/su_', '[vc_', '[et_pb'],
    ],
    pattern: new RegExp(
      `\\\\?\\[(?=/(?:caption|sourcecode|embed|${PREFIXED})\\\\?\\]|${WORDPRESS}[ \\t]{1,9}[a-z_]{1,40}=["“”']|(?:youtube|vimeo|embed|video|audio)[ \\t=]https?:)(/?[\\w-]{1,50})[^[\\]\\n]{0,400}\\]`,
      'g',
    ),
  },
  {
    whose: 'a place for contents',
    sign: '[:cont',
    pattern: /(?<=^[ \t>]{0,40})\[:contents\](?=[ \t]*$)/gm,
    hint: 'write `toc: true` in the front matter',
  },
  {
    whose: 'the end of an excerpt in Middleman',
    sign: 'READMO',
    pattern: /(?<=\n[ \t]{0,9}\n)READMORE(?=[ \t]{0,9}\n[ \t]{0,9}\n)/g,
    hint: 'write <!-- more -->',
  },
  {
    whose: 'a card of Hatena',
    sign: '[http',
    pattern:
      /\[https?:\/\/[^\s[\]]{1,800}:(?:embed|title|cite|bookmark|image)(?:[:=][^[\]\n]{0,200})?\](?![([])/g,
    hint: 'write [words](address), or <Embed url="…" title="…"/>',
  },
  {
    whose: 'a card of Hatena',
    sign: '[asin:',
    pattern: /\[asin:[\dA-Z]{10}(?::[a-z:]{1,40})?\](?![([])/g,
    hint: 'write [words](address)',
  },
  {
    whose: 'a picture of Hatena',
    sign: '[f:id:',
    pattern: /\[f:id:[\w-]{1,60}:\d{6,14}\w?(?::[^[\]\n]{0,100})?\](?![([])/g,
    hint: 'write ![what it shows](path)',
  },
  {
    whose: 'an embed of Hashnode',
    sign: '%[',
    pattern: /(?<=^[ \t>]{0,40})%{1,2}\[[^\s[\]]{1,800}\](?=[ \t]*$)/gm,
    hint: 'write <Embed url="…" title="…"/>',
  },
  {
    whose: 'an embed of Zenn',
    sign: '@[',
    pattern:
      /(?<![\w@])@\[(card|youtube|tweet|gist|codepen|slideshare|speakerdeck|docswell|jsfiddle|codesandbox|stackblitz|figma|blueprintue)\](?=\([^()\s]{1,800}\))/g,
  },
  {
    whose: 'the address of the site in Ghost',
    sign: '__GHOS',
    pattern: /__GHOST_URL__/g,
    hint: 'write the path alone, as `/about/`',
  },
  {
    whose: 'an icon of MkDocs',
    sign: [':mater', ':octic', ':fonta', ':simpl'],
    pattern: new RegExp(`(?<![\\w:]):${ICONS}-[a-z\\d-]{1,80}:(?![\\w:])`, 'g'),
    hint: 'take it out, or write the sign itself',
  },
  {
    whose: 'a key of MkDocs',
    sign: ['++ctrl', '++cont', '++cmd+', '++comm', '++alt+', '++opti', '++shif', '++win', '++meta', '++fn+'],
    pattern: new RegExp(`(?<![+\\w])\\+\\+${MODIFIERS}(?:\\+[a-z\\d-]{1,20}){1,5}\\+\\+(?![+\\w])`, 'g'),
    hint: 'write <kbd>Ctrl</kbd>+<kbd>C</kbd>',
  },
  {
    whose: 'a block of MkDocs',
    sign: '///',
    pattern: /(?<=^[ \t>]{0,40})\/{3,}[ \t]+[a-z][\w-]{0,40}(?:[ \t]*\|[^\n]{0,200})?[ \t]*$/gm,
    hint: 'write `:::note` before its text and `:::` behind it',
  },
  {
    whose: 'an insertion of MkDocs',
    sign: '^^',
    // Two of these are a smile too.
    pattern: /(?<![\p{L}\p{N}^])\^\^(?=[A-Za-z\d])[^^\n]{0,200}[A-Za-z\d.!?]\^\^(?![\p{L}\p{N}^])/gu,
    hint: 'write <ins>…</ins>',
  },
  {
    // Lines like `::before` begin nothing where none of `::` ends it.
    whose: 'a component of Nuxt',
    sign: '\n::\n',
    pattern: /(?<=^[ \t>]{0,40})::(?:[a-z][\w-]{0,60})?[ \t]*$/gm,
    hint: 'write a component, <Name> and </Name>, or `:::note` and `:::` for a remark',
  },
  {
    whose: 'a component of Nuxt',
    sign: ['{name=', '{to="', '{icon=', '{label', '{src="', '{href='],
    pattern: /(?<![\w:/]):[a-z][\w-]{0,60}\{[a-z][\w-]{0,60}="[^"\n]{0,200}"[^{}\n]{0,200}\}/g,
    hint: 'write a component: <Name attribute="…"/>',
  },
  {
    whose: 'the language of code in Nuxt',
    sign: '`{lang=',
    pattern: /(?<=[^\s`]`)\{lang="?[\w-]{1,20}"?\}/g,
    hint: 'take it out: code in a sentence has no colours',
  },
  {
    whose: 'an id of Pandoc for a picture',
    sign: '){',
    pattern:
      /(?<=^[ \t>]{0,40}!\[[^[\]\n]{0,300}\]\([^()\n]{1,400}\))\{[ \t]*#[\w:.-]{1,60}(?:[ \t][^{}\n]{0,200})?\}(?=[ \t]*$)/gm,
    hint: 'take it out, or write <img id="…" src="…" alt="…">',
  },
  {
    whose: 'an id of Pandoc for a formula',
    sign: '{#eq',
    pattern: /(?<=\$\$[ \t]{0,9})\{#eq[:-][\w:-]{1,60}\}/g,
    hint: 'take it out',
  },
  {
    // There, a backslash where a paragraph begins keeps a formula in its line.
    whose: 'a formula of kramdown',
    sign: '\\$$',
    pattern: new RegExp(
      String.raw`(?<=^[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?)\\\$\$(?=[^$\n]{0,200}?(?:${TEX}))[^$\n]{1,400}\$\$`,
      'gm',
    ),
    hint: 'take the backslash out',
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
    whose: 'a line break of kramdown',
    sign: '\\\\\n',
    pattern: /(?<=[\p{L}\p{N}.,;:!?)*_”’"'][ \t]{0,4})\\\\(?=\n[ \t>]{0,40}[\p{L}\p{N}*_[“"'])/gu,
    hint: 'write one backslash',
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
