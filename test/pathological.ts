/**
 * Inputs that make parsers of markdown slow, deep or large: one family for each construct, in any size. Repeated
 * beginnings without an end, nesting, long runs, references to something large, and mixtures of them.
 */

/** A text of about so many characters. */
export type Family = (size: number) => string

function fill(unit: string): Family {
  return (size) => unit.repeat(Math.ceil(size / unit.length))
}

/** As many beginnings as ends. */
function nest(open: string, close: string, inner = 'a'): Family {
  return (size) => {
    const count = Math.ceil(size / (open.length + close.length))
    return `${open.repeat(count)}${inner}${close.repeat(count)}`
  }
}

/** Numbered parts, until the size is reached. */
function count(part: (at: number) => string): Family {
  return (size) => {
    const parts: string[] = []
    for (let length = 0, at = 0; length < size; at++) {
      const next = part(at)
      parts.push(next)
      length += next.length
    }
    return parts.join('')
  }
}

/** Lines, each indented two blanks more than the one before: as many as fit. */
function stairs(line: string, between = ''): Family {
  return (size) => {
    const lines: string[] = []
    for (let length = 0, at = 0; length < size; at++) {
      lines.push(' '.repeat(2 * at) + line + between)
      length += 2 * at + line.length + between.length + 1
    }
    return lines.join('\n')
  }
}

/** Half of the size once, and half of it many references to that. */
function amplified(define: (long: string) => string, reference: string): Family {
  return (size) =>
    `${define('a'.repeat(size / 2))}\n\n${reference.repeat(Math.ceil(size / 2 / reference.length))}\n`
}

/** A square: as many columns as rows that are as short as can be. */
function table(row: string): Family {
  return (size) => {
    const columns = Math.ceil(size / 6)
    return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${row.repeat(Math.ceil(size / 3 / row.length))}`
  }
}

const ticks: Family = (size) => {
  const runs: string[] = []
  for (let length = 0, at = 1; length < size; at++) {
    runs.push(`e${'`'.repeat(at)}`)
    length += at + 1
  }
  return runs.join('')
}

const INLINE: Readonly<Record<string, Family>> = {
  'emphasis, open': fill('*a '),
  'emphasis, open and close': nest('*a ', ' a*'),
  'emphasis, underscores': fill('_a '),
  'emphasis, long runs': (size) => `${'*'.repeat(size / 2)}a${'*'.repeat(size / 2)}`,
  'emphasis, mixed signs': fill('a**a_'),
  'emphasis, alternating': fill('*a_ '),
  'emphasis, runs that do not fit': fill('a***b**c*'),
  'emphasis, closers': fill('a_ '),
  'emphasis before links': (size) => `${fill('*a ')(size / 2)}${fill('[a](b) ')(size / 2)}`,
  'emphasis, in words': fill('**x** y*z'),
  'emphasis, long inner run': fill('*_**a_*'),
  'strong, nested': nest('**a ', ' a**'),
  'strikethrough, open': fill('~~a '),
  'strikethrough, nested': nest('~~a ', ' a~~'),
  'strikethrough, single': fill('a~b'),
  'backticks of many lengths': ticks,
  'backticks, odd': fill('`a``b'),
  'backticks, one run': fill('`'),
  'brackets, open': fill('['),
  'brackets, nested': nest('[', ']'),
  'brackets, open with text': fill('[a'),
  'brackets, pictures': fill('!['),
  'brackets, closed': fill(']'),
  'brackets, open links': fill('[a]('),
  'brackets, links in links': nest('[a', '](b)'),
  'brackets, pictures in pictures': nest('![a', '](b)'),
  'brackets, empty addresses': fill('[](('),
  'brackets, pointed addresses': fill('[a](<b'),
  'links, titles without end': fill('[a](b "'),
  'links, nested parentheses': nest('[a](', ')', '('.repeat(64)),
  'links, addresses of parentheses': (size) => `[a](${'('.repeat(size / 2)}${')'.repeat(size / 2)})`,
  'links, many': fill('[a](b)'),
  'links, long address': (size) => `[a](${'b'.repeat(size)})`,
  'pictures, many': fill('![a](b "c") '),
  'autolinks, underscores': (size) => `http://a.${'_'.repeat(size)}`,
  'autolinks, underscores in parts': fill('www.a_b.c_d '),
  'autolinks, www.': fill('www.'),
  'autolinks, www. in a row': fill('www.a.b '),
  'autolinks, http://': fill('http://'),
  'autolinks, signs at the end': (size) => `http://a.b/${'?!.,:'.repeat(size / 5)}`,
  'autolinks, closing parentheses': (size) => `http://a.b/${')'.repeat(size)}`,
  'autolinks, entities at the end': (size) => `http://a.b/${'&amp;'.repeat(size / 5)}`,
  'autolinks, @': fill('a@'),
  'autolinks, mail names': (size) => `${'a.'.repeat(size / 2)}@b`,
  'autolinks, mail': fill('a@b.c '),
  'autolinks, signs before @': fill('+-._'),
  'autolinks, pointed': fill('<a:'),
  'autolinks, pointed mail': fill('<a@'),
  entities: fill('&amp;'),
  'entities, in many paragraphs': fill('&amp;&lt;&copy; a\n\n'),
  'entities, unknown': fill('&abcdefgh;'),
  'entities, open': fill('&a'),
  'entities, numbers': fill('&#1234;'),
  'entities, open numbers': fill('&#'),
  'entities, control characters': fill('&#1;'),
  escapes: fill('\\*'),
  'escapes, backslashes': fill('\\'),
  'hard breaks, blanks': fill('a  \n'),
  'hard breaks, backslashes': fill('a\\\n'),
  'hard breaks, many blanks': (size) => `a${' '.repeat(size)}b`,
  'footnotes, references to one': (size) => `[^a]: b\n\n${fill('[^a]')(size)}`,
  'footnotes, inline starts': fill('[^'),
  'footnotes, missing': fill('[^a] '),
}

const HTML: Readonly<Record<string, Family>> = {
  'html, open comments': fill('<!-- '),
  'html, open comments in a line': fill('a <!-- '),
  'html, almost closed comment': (size) => `a <!--${'-'.repeat(size)}`,
  'html, open instructions': fill('a <?'),
  'html, open declarations': fill('a <!A '),
  'html, open CDATA': fill('a <![CDATA['),
  'html, blocks that never end': fill('<?a\n\n'),
  'html, div in div': nest('<div>', '</div>'),
  'html, div in div on lines': nest('<div>\n\n', '</div>\n\n'),
  'html, open a': fill('<a>'),
  'html, open a in a line': fill('x <a>'),
  'html, formatting': fill('<b><i>'),
  'html, formatting in paragraphs': fill('<b>a\n\n'),
  'html, tables': fill('<table><tr><td>'),
  'html, misplaced in tables': fill('<table>a'),
  'html, attributes': (size) => `<a${' b'.repeat(size / 2)}>`,
  'html, attributes with values': (size) => `<a${count((at) => ` b${at}="c"`)(size)}>`,
  'html, attributes that never end': fill('<a b="c" '),
  'html, attribute without an end': fill('<a b="'),
  'html, blanks in a tag': (size) => `<a${' '.repeat(size)}`,
  'html, less-than': fill('<'),
  'html, closing tags': fill('</b>'),
  'html, script': fill('<script>'),
  'html, textarea': fill('<textarea>\n\n'),
  'html, select': fill('<select><option>'),
  'html, self-closed': fill('<div/>'),
  'html, entities': (size) => `<p>${'&amp;'.repeat(size / 5)}</p>`,
  'html, p and li': fill('<li><p>'),
  'html, a tag of a mask': fill('<?\u0003?>'),
}

const COMPONENTS: Readonly<Record<string, Family>> = {
  'components, tags that never end': fill('<A '),
  'components, braces that never end': fill('<A b={\n'),
  'components, tags that never end on lines': fill('<A\n'),
  'components, open': fill('<A>'),
  'components, open on lines': fill('<A>\n\n'),
  'components, nested': nest('<A>', '</A>'),
  'components, nested on lines': nest('<A>\n\n', '\n\n</A>'),
  'components, nested and indented': (size) => {
    const depth = Math.ceil(Math.sqrt(size / 2))
    const lines = Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}<A>`)
    return `${lines.join('\n')}\n${lines
      .map((line) => line.replace('<', '</'))
      .reverse()
      .join('\n')}`
  },
  'components, around much': (size) => {
    const lines = Array.from({ length: 90 }, (_, at) => `${'  '.repeat(at)}<A>\n`)
    const words = `${' '.repeat(180)}${'word '.repeat(size / 5)}\n`
    return `${lines.join('')}${words}${lines
      .map((line) => line.replace('<', '</'))
      .reverse()
      .join('')}`
  },
  'components, many names': count((at) => `<A${at}>`),
  'components, closed before open': fill('</A>'),
  'components, self-closed': fill('<A/>'),
  'components, self-closed on lines': fill('<A/>\n\n'),
  'components, braces': fill('<A x={'),
  'components, many braces': (size) => `<A x=${'{'.repeat(size)}`,
  'components, nested braces': (size) => `<A x=${'{'.repeat(size / 2)}${'}'.repeat(size / 2)}/>`,
  'components, nested lists': (size) => `<A x={${'['.repeat(size / 2)}${']'.repeat(size / 2)}}/>`,
  'components, data': (size) => `<A x={[${'1,'.repeat(size / 2)}]}/>`,
  'components, quotes': fill('<A x="'),
  'components, attributes': (size) => `<A${count((at) => ` b${at}`)(size)}/>`,
  'components, one attribute often': fill('<A b b b/>'),
  'components, masks that are wrong': fill('`<A x={1}/> '),
  'components, masks in code': fill('`<A x={1}/>` a\n\n'),
  'components, in lists': fill('- <A>b</A>\n'),
  'components, in quotes': fill('> <A>\n> b\n> </A>\n\n'),
  'components, with references': (size) =>
    `${count((at) => `[a${at}]: b\n`)(size / 2)}\n${fill('<A>[a1]</A>\n\n')(size / 2)}`,
  'components, comments': fill('<A/> <!-- '),
  'components, backslashes': (size) => `${'\\'.repeat(size)}<A/>`,
  'components, backslashes and starts': fill('\\\\<A'),
  'components, long line': fill('> <A/> '),
  'components, strings': (size) => `<A x={"${'\\u0041'.repeat(size / 6)}"}/>`,
  'components, braces of templates': fill('{{'),
  'directives, open': fill(':::note\n'),
  'directives, nested': nest(':::note\n', ':::\n'),
  'directives, right below HTML': fill(':::note\n<hr>\n:::\n'),
  'directives, in open HTML': fill('<b>\n:::note\n:::\n'),
  'directives, colons': fill(':'),
  'math, dollars': fill('$a '),
  'math, blocks': fill('$$\na\n'),
  'math, one run': fill('$'),
  placeholders: fill('<PUT A '),
}

const BLOCKS: Readonly<Record<string, Family>> = {
  'quotes, nested': (size) => `${'> '.repeat(size / 2)}a`,
  'quotes, nested without blanks': (size) => `${'>'.repeat(size)}a`,
  'quotes, lazy lines': (size) => `${'> '.repeat(50)}a\n${'b\n'.repeat(size / 2)}`,
  'quotes, deeper with each line': (size) => {
    const lines: string[] = []
    for (let length = 0, at = 1; length < size; at++) {
      lines.push(`${'>'.repeat(at)}a\n`)
      length += at + 2
    }
    return lines.join('')
  },
  'quotes, many': fill('> a\n\n'),
  'lists, nested in a line': (size) => `${'- '.repeat(size / 2)}a`,
  'lists, nested, numbers': (size) => `${'1. '.repeat(size / 3)}a`,
  'lists, stairs': stairs('- a'),
  'lists, stairs with empty lines': stairs('- a', '\n'),
  'lists, fifty deep with empty lines': (size) =>
    `${stairs('- a')(2500)}\n${`\n${' '.repeat(98)}b\n`.repeat(size / 100)}`,
  'lists, items': fill('- a\n'),
  'lists, items with empty lines': fill('- a\n\n'),
  'lists, empty items': fill('-\n'),
  'lists, numbers': count((at) => `${at + 1}. a\n`),
  'lists, many': fill('- a\n\n<!-- -->\n\n'),
  'lists, changing bullets': fill('- a\n+ a\n'),
  'lists, blank lines inside': (size) => `- a\n${'\n'.repeat(size)}  b`,
  'lists, quotes and bullets': (size) => `${'> - '.repeat(size / 4)}a`,
  tasks: fill('- [ ] a\n'),
  'tasks, empty': fill('- [x]\n'),
  'tasks, nested': stairs('- [ ] a'),
  'code, open fences': fill('```\n'),
  'code, fences in quotes': fill('> ```\n'),
  'code, fences of many lengths': count((at) => `${'~'.repeat((at % 200) + 3)}\n`),
  'code, indented': fill('    a\n'),
  'code, indented with empty lines': fill('    a\n\n'),
  headings: fill('# a\n'),
  'headings, all the same': fill('## a\n\n'),
  'headings, closing signs': (size) => `# a${' #'.repeat(size / 2)}`,
  'headings, blanks': (size) => `#${' '.repeat(size)}a`,
  'headings, underlined': fill('a\n=\n'),
  'headings, underlined after long': (size) => `${fill('a\n')(size)}===\n`,
  'headings, with no-break spaces': fill('##\u00a0a\n'),
  rules: fill('---\n'),
  'rules, long': (size) => `${'- '.repeat(size / 2)}\n`,
  'rules, almost': (size) => `${'* '.repeat(size / 2)}a\n`,
  definitions: count((at) => `[a${at}]: b\n`),
  'definitions, the same': fill('[a]: b\n'),
  'definitions, references': count((at) => `[a${at}]: b\n\n[a${at}]\n\n`),
  'definitions, open': fill('[a]: <'),
  'definitions, titles that never end': fill('[a]: b "\n'),
  'definitions, long labels': (size) => `[${'a'.repeat(size)}]: b`,
  'definitions, in paragraphs': fill('a\n[b]: c\n'),
  'definitions, amplified': amplified((long) => `[x]: ${long}`, '[x] '),
  'definitions, amplified title': amplified((long) => `[x]: a "${long}"`, '[x] '),
  'definitions, unknown references': fill('[a] [b][] '),
  'definition lists': fill('a\n: b\n\n'),
  'definition lists, of one term': (size) => `a\n${': b\n'.repeat(size / 4)}`,
  'definition lists, of many terms': (size) => `${'a\n'.repeat(size / 2)}: b`,
  'definition lists, below prose': (size) => `${'Words of prose.\n\n'.repeat(size / 17)}a\n: b`,
  'definition lists, parted': (size) => `a\n\n${': b\n\n  c\n\n'.repeat(size / 10)}`,
  'definition lists, one in the other': (size) => {
    const lines: string[] = []
    for (let length = 0, at = 0; length < size; at++) {
      const blanks = ' '.repeat(2 * at)
      lines.push(`${blanks}a\n${blanks}: a\n\n`)
      length += 4 * at + 7
    }
    return lines.join('')
  },
  'definition lists, bullets': (size) => `a\n: ${'- '.repeat(size / 2)}a`,
  'definition lists, colons in a line': (size) => `a\n${': '.repeat(size / 2)}a`,
  'definition lists, in quotes': fill('> a\n> : b\n'),
  'definition lists, that leave their quotes': fill('> a\n> : b\n: c\n\n'),
  'definition lists, of lists': fill('a\n: - b\n  - c\n'),
  'definition lists, code': fill('a\n: ```\n'),
  'definition lists, dollars': fill('$a\n: b\n'),
  'definition lists, links': fill('[a\n: b](c)\n'),
  footnotes: count((at) => `[^${at}]: a\n\n`),
  'footnotes, references': count((at) => `a[^${at}]\n\n[^${at}]: b\n\n`),
  'footnotes, amplified': amplified((long) => `[^x]: ${long}`, '[^x] '),
  'footnotes, nested': count((at) => `${' '.repeat(4 * (at % 20))}[^${at}]: a\n\n`),
  'footnotes, to each other': count((at) => `[^${at}]: a[^${at + 1}]\n`),
  'tables, square': table('|a\n'),
  'tables, square of letters': table('a\n'),
  'tables, a rule behind blanks that is none': (size) => `a|b\n${' '.repeat(size - 8)}|-x`,
  'tables, one row': (size) =>
    `${'|a'.repeat(size / 6)}\n${'|-'.repeat(size / 6)}\n${'|a'.repeat(size / 6)}\n`,
  'tables, many rows': (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size / 6)}`,
  'tables, many': fill('|a|\n|-|\n|b|\n\n'),
  'tables, pipes in a paragraph': fill('|'),
  'tables, pipes and text': fill('a|b '),
  'tables, lines of pipes': fill('|a|b|\n'),
  'tables, heads that are none': fill('|a|b|\n|-|\n'),
  'tables, delimiters': fill('|-|\n'),
  'tables, colons': fill(':-'),
  'tables, escaped pipes': (size) => `|a|\n|-|\n|${'\\|'.repeat(size / 2)}|\n`,
  'tables, code': (size) => `|a|\n|-|\n|${'`|'.repeat(size / 2)}|\n`,
}

const SIGNS: Readonly<Record<string, Family>> = {
  'lines, one long': fill('word '),
  'lines, one long word': fill('a'),
  'lines, many short': fill('a\n'),
  'lines, empty': fill('\n'),
  'lines, blanks': fill(' \n'),
  'lines, blanks in a row': fill(' '),
  'lines, tabs': fill('\t'),
  'lines, tabs and bullets': fill('\t- a\n'),
  'lines, CR and LF': fill('a\r\nb\rc\n\n'),
  'lines, carriage returns': fill('\r'),
  'signs, BOM': fill('\ufeff'),
  'signs, NUL': fill('\u0000'),
  'signs, noncharacters': fill('\ufffe\uffff'),
  'signs, lone surrogates': fill('\ud800a'),
  'signs, Chinese': fill('汉字'),
  'signs, mojibake': fill('Ã© '),
  'signs, combining': (size) => `a${'\u0301'.repeat(size)}`,
  'signs, zero width': fill('\u200b\u200d'),
  'signs, no-break spaces': fill('\u00a0'),
  'signs, hyphens after a paragraph': (size) => `a\n${'-'.repeat(size)}`,
  'import lines': fill('import a from "b"\n'),
  'import lines, open': (size) => `import ${'a, '.repeat(size / 3)}`,
  'export lines, open': (size) => `export {${'\n a,'.repeat(size / 4)}`,
  'excerpt markers': fill('a <!-- more -->\n\n'),
}

/** Openings of marks that other dialects of markdown have. */
const FOREIGN: Readonly<Record<string, Family>> = {
  'foreign, comments of Obsidian': fill('%%\n'),
  'foreign, open formulas': fill('\n\\[\n'),
  'foreign, open formulas in a line': fill('\\(a_b '),
  'foreign, tables of Pandoc': fill('\n+---+---'),
  'foreign, directives': fill('\n::a[b]{'),
  'foreign, attributes': fill('`{.a .b '),
  'foreign, shortcodes of Hugo': fill('[a]({{< ref "b" >}}) '),
  'foreign, pictures of Hugo': fill('{{< figure src="b" title="c" >}}\n'),
  'foreign, comments of Jekyll': fill('{% comment %}\na b\n{% endcomment %}\n'),
  'foreign, comments of Jekyll, open': fill('{% comment %}\n'),
  'foreign, comments of Jekyll in lists': fill('- {% comment %}\n a b\n\n{% endcomment %}\n'),
  'foreign, films of Jekyll': fill("{% include embed/youtube.html id='a' %}\n\n"),
  'foreign, films of Jekyll, open': fill('{% include embed/youtube.html a '),
  'foreign, films of Zola': fill('{{ youtube(id="a", class="b") }}\n\n'),
  'foreign, films of Gatsby': fill('`youtube: https://youtu.be/a`\n\n'),
  'foreign, films of Gatsby, open': fill('> `youtube: a'),
  'foreign, films of Hugo': fill('{{< youtube a_b >}}\n\n'),
  'foreign, code of Hugo': fill('{{< highlight go >}}\na\n{{< /highlight >}}\n'),
  'foreign, code of Hugo without an end': fill('{{< highlight go '),
  'foreign, code of Hexo': fill('{% codeblock a %}\nb\n{% endcodeblock %}\n'),
  'foreign, code of Hexo, nested': (size) =>
    `${'{% codeblock a %}\n'.repeat(size / 36)}${'{% endcodeblock %}\n'.repeat(size / 38)}`,
  'foreign, code of Hexo that is none': fill('<b>\n{% codeblock aaa %}\nb\n{% endcodeblock %}\n'),
  'foreign, code of Jekyll with tildes': (size) =>
    `{% highlight c %}\n${'~~~~\n'.repeat(size / 5)}{% endhighlight %}\n`,
  'foreign, code of Jekyll in quotes': fill('> > {% highlight c %}\n> > a\n> > {% endhighlight %}\n\n'),
  'foreign, code of Jekyll, raw': fill('{% raw %}\na\n{% endraw %}\n'),
  'foreign, callouts of Hugo': fill('{{% note %}}\na\n{{% /note %}}\n'),
  'foreign, callouts of Hugo, nested': (size) =>
    `${'{{% note %}}\n'.repeat(size / 27)}${'{{% /note %}}\n'.repeat(size / 27)}`,
  'foreign, callouts of Hugo without ends': (size) =>
    `${'{{% note %}}\n'.repeat(size / 27)}${'{{% /tip %}}\n'.repeat(size / 27)}`,
  'foreign, callouts of Hugo, open': fill('{{% note "a'),
  'foreign, quotes of Hexo': fill('{% quote A %}\na\n{% endquote %}\n'),
  'foreign, quotes of Hexo in a line': fill('{% cq %}a{% endcq %} '),
  'foreign, quotes of Hexo, nested': (size) =>
    `${'{% quote %}\n'.repeat(size / 27)}${'{% endquote %}\n'.repeat(size / 27)}`,
  'foreign, quotes of Hexo, open': fill('{% blockquote "a'),
  'foreign, tabs of Hexo': fill('{% tabs a %}\n<!-- tab B -->\nc\n<!-- endtab -->\n{% endtabs %}\n'),
  'foreign, tabs of Hexo, one in another': (size) =>
    `${'{% tabs a %}\n<!-- tab B -->\n'.repeat(size / 64)}c\n${'<!-- endtab -->\n{% endtabs %}\n'.repeat(size / 64)}`,
  'foreign, tabs of Hexo, open': fill('<!-- tab a'),
  'foreign, tabs of Hugo, many in one': (size) =>
    `{{< tabs >}}\n${'{{< tab "A" >}}\nb\n{{< /tab >}}\n'.repeat(size / 32)}{{< /tabs >}}\n`,
  'foreign, what folds in Hexo': fill('{% folding cyan::A %}\nb\n{% endfolding %}\n'),
  'foreign, words of Hexo': fill('{% label info@a b %}{% btn c::d::/e/ %}{% button /f/, g, h %} '),
  'foreign, pictures of Hexo': fill('{% asset_img a.png 1 2 "b" "c" %}\n'),
  'foreign, links of Hexo': fill("{% post_link a 'b *c*' %}{% asset_link d %}"),
  'foreign, addresses of Hexo': fill('![a]({% asset_path b %})'),
  'foreign, callouts of Hexo in lists': fill('- {% note %}\n  a\n  {% endnote %}\n'),
  'foreign, shortcodes of Hugo in one comment': (size) =>
    `<!--\n${'{{< youtube a_b >}}\n'.repeat(size / 20)}-->`,
  'foreign, shortcodes of Hugo and open comments': fill('a <!-- {{< youtube a_b >}} '),
  'foreign, shortcodes of Hugo in one element': (size) =>
    `<div>\n${'{{< figure src=a >}}\n'.repeat(size / 21)}</div>`,
  'foreign, shortcodes of Hugo in attributes': fill('<a href="{{< ref "b" >}}" title="{{< vimeo 1 >}}"> '),
  'foreign, shortcodes of Hugo in open attributes': fill('<a b="{{< youtube a_b >}} '),
  'foreign, shortcodes of Hugo and open tags': fill("<div\n<a '{{< youtube a_b >}}\n"),
  'foreign, shortcodes of Hugo in components': fill('<A>\n  {{< youtube a_b >}}\n  <B>\n'),
  'foreign, shortcodes of Hugo with many values': fill(`{{< figure src=a ${'alt=b '.repeat(60)}>}}\n`),
  'foreign, shortcodes of Hugo with an open value': fill(`{{< figure src=a alt="${'b '.repeat(200)}>}}\n`),
  'foreign, backslashes before shortcodes of Hugo': (size) => `${'\\'.repeat(size - 20)}{{< youtube a_b >}}`,
  'foreign, shortcodes of Hugo and backslashes': fill('\\\\\\{{< youtube a_b >}}'),
  'foreign, addresses of Jekyll in comments': fill('<!-- [a]({{ site.baseurl }}/b) -->\n'),
  'foreign, addresses of Jekyll': fill('[a]({{ "b" | relative_url }}) '),
  'foreign, components in quotes': fill('> <Callout>\n>     a\n> </Callout>\n\n'),
  'foreign, components in quotes, open': fill('> <Callout>\n>     a\n'),
  'foreign, components in deep quotes': fill('> > > <A>\n> > >     a\n> > >   <B>\n'),
  'foreign, superscripts': fill('a^b'),
  'foreign, subscripts': fill('a~b~ '),
  'foreign, captions of tables': fill('\n| a |\n|---|\n: a\n'),
  'foreign, attribute lists in a row': fill('{: .a}\n'),
  'foreign, attribute lists behind words': fill('*a*{: .b}'),
  'foreign, attribute lists behind one link': (size) => `[a](b)${'{: .c}'.repeat(size / 6)}`,
  'foreign, attribute lists of blocks': fill('a\n{: .b}\n\n'),
  'foreign, attribute lists of quotes': fill('> a\n{: .prompt-tip }\n\n'),
  'foreign, attribute lists of headings': fill('## a {: #b .c}\n'),
  'foreign, attribute lists in lists': (size) =>
    `${'- a\n'.repeat(size / 12)}${'  {: .b}\n'.repeat(size / 12)}`,
  'foreign, attribute lists by numbers': fill('## a &#123;: .c}\n{: .c} b\n\n'),
  'foreign, attribute lists, long': (size) => `a\n{:${' .b'.repeat(size / 3)}}`,
  'foreign, embeds of Zenn': fill('@[youtube](a) '),
  'foreign, embeds of Zenn, open': fill('@[youtube](a'),
  'foreign, callouts of Quarto': fill('::: {.callout-note title="a"}\n## a\n:::\n'),
  'foreign, callouts of Quarto, open': fill("::: {.callout-note title='a'}\n"),
  'foreign, a callout of Quarto with many values': (size) =>
    `::: {.callout-note${' title=a'.repeat(size / 8)}}\na\n:::`,
  'foreign, tight shortcodes': fill('{{<tweet a="b">}} '),
  'foreign, tight shortcodes, open': fill('{{<tweet '),
  'foreign, marks of Obsidian with a bar': fill('> [!help|a]- b\n> c\n\n'),
  'foreign, tags of templates': fill('<% a %>\n'),
  'foreign, ids in comments of MDX': fill('## a {/*b*/}\n'),
  'foreign, escaped comments of MDX': fill('\\{/* a '),
  'links, with nothing in them': fill('[](a) '),
  'links, whose words a break ends': fill('[a\\\n](b) '),
  'notes, with blanks in their labels': fill('[^1 ] '),
  'captions, marked': fill('![a](b "*c*")\n\n'),
  'headings, without blanks': fill('##a\n'),
  'code, fences too far right': fill('<b>\n\n    ```js\n'),
  'code, comments that hide lines': (size) =>
    `${'```js\n'}${`${';'.repeat(900)} hide-line x\n`.repeat(size / 914)}`,
  'html, pre that a blank line parts': fill('<div><pre>\n\n'),
  'html, markdown between tags': fill('<p>`a` **b'),
}

export const FAMILIES: ReadonlyMap<string, Family> = new Map(
  [INLINE, HTML, COMPONENTS, BLOCKS, SIGNS, FOREIGN].flatMap((group) => Object.entries(group)),
)
