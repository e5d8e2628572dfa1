import type { Form } from './form.ts'

const PREFIXED = String.raw`(?:su|vc|et_pb|fusion|wp)_\w{1,40}`
const WORDPRESS = `(?:caption|gallery|audio|video|playlist|embed|code|sourcecode|youtube|vimeo|contact-form|${PREFIXED})`
const MODIFIERS = '(?:ctrl|control|cmd|command|alt|option|shift|super|meta|win|windows|fn)'
const ICONS = '(?:material|octicons|fontawesome|simple)'

/** What Zenn can embed, as a part of patterns. */
export const ZENN_EMBEDS =
  'card|youtube|tweet|gist|codepen|slideshare|speakerdeck|docswell|jsfiddle|codesandbox|stackblitz|figma|blueprintue'

const ADMONITIONS =
  'note abstract summary tldr info todo tip hint important success check done question help faq warning caution ' +
  'attention failure fail missing danger error bug example quote cite'

/**
 * What platforms for blogs and notes, themes, and generators of documentation make more of than text. Signs of at most six letters
 * are looked for in a fraction of the time of longer ones.
 */
export const PLATFORMS: readonly Form[] = [
  {
    whose: 'an admonition of MkDocs',
    sign: /!!!|\?\?\?/,
    pattern: new RegExp(
      `(?<=^[ \\t>]{0,40})(!!!|\\?\\?\\?\\+?)[ \\t]+(?:${ADMONITIONS.replaceAll(' ', '|')})(?:(?:[ \\t]+inline(?:[ \\t]+end)?)?(?:[ \\t]+"[^"\\n]{0,400}")?(?=[ \\t]*$)|(?=[ \\t]+(?:\\*\\*|[A-Z])[^\\n!?]{0,400}$))`,
      'gm',
    ),
  },
  {
    whose: 'a comment of Obsidian',
    sign: '%%',
    pattern:
      /(?<![^\s>])%%(?!%)(?:[^\n%]{1,400}(?<!\d)%%(?![\w%*])|[ \t]*\n(?:(?!%%)[\s\S]){0,4000}\n[ \t>]{0,40}%%[ \t]*$)/gm,
    hint: 'write <!-- … -->, or take it out',
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
    whose: 'a name of Obsidian for a block',
    sign: '^',
    pattern: /(?<=\S)[ \t]\^(?=[a-z]{0,5}\d)[a-z\d]{6}[ \t]*$/gm,
    hint: 'take it out; a heading may have `{#id}`',
  },
  {
    whose: 'a size of Obsidian',
    printed: 'as words',
    sign: '![',
    pattern: /!\[[^[\]\n]{0,300}?(\|)[ \t]*\d{1,4}(?:x\d{1,4})?\]\(/g,
    hint: 'take it out, or write <img src="…" alt="…" width="…">',
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
    pattern: new RegExp(String.raw`(?<![\w@])@\[(${ZENN_EMBEDS})\](?=\([^()\s]{1,800}\))`, 'g'),
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
]
