import { QUARTO_CALLOUT } from '../../text/callouts.ts'
import type { Form } from './form.ts'

/** What shows that text between dollars is TeX. */
const TEX = String.raw`\\[a-zA-Z]|[\^_]|\w[ \t]?[=<>]`

/** What Pandoc and kramdown read. */
export const PANDOC: readonly Form[] = [
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
    whose: 'a note of Pandoc in the text',
    sign: '^[',
    pattern:
      /(?<=[\p{L}\p{N}.,;:!?)”’"'])\^\[(?=[^[\]\n]{0,400}(?:\p{L}{2} \S|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}))[^[\]\n]{3,400}\](?![([])/gu,
    hint: 'write [^1], and `[^1]: …` on a line of its own',
  },
  {
    whose: 'a superscript of Pandoc',
    sign: '^',
    pattern: /(?<=(?<!\^)[\p{L}\p{N})\]])\^[^\s^[\]]{1,12}\^(?![\p{L}\p{N}^\\[\]])/gu,
    hint: 'write <sup>…</sup>',
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
    pattern: new RegExp(
      String.raw`(?<=^[ \t>]{0,40}):{3,}[ \t]*\{(?![ \t]*\.${QUARTO_CALLOUT}[ \t}])[^{}\n]{0,200}\}[ \t:]*$`,
      'gm',
    ),
    hint: 'write `:::note` before its text and `:::` behind it, or take both lines out',
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
    whose: 'a line break of kramdown',
    sign: '\\\\\n',
    pattern: /(?<=[\p{L}\p{N}.,;:!?)*_”’"'][ \t]{0,4})\\\\(?=\n[ \t>]{0,40}[\p{L}\p{N}*_[“"'])/gu,
    hint: 'write one backslash',
  },
]
