/** Generated posts: the same for the same seed, on every machine. */
export function corpus(seed: number, count: number, blocks = BLOCKS): string[] {
  const random = generator(seed)
  return Array.from({ length: count }, () => post(random, blocks))
}

type Random = (below: number) => number

/** Mulberry32, a small generator of whole numbers below a bound. */
export function generator(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const INLINE = [
  'plain words',
  '*emphasis*',
  '**strong**',
  '_under_',
  '~~struck~~',
  '`code`',
  '`` a ` b ``',
  '[link](../a.md#b "t")',
  '[ref][r]',
  '[r]',
  '[$x_1$] and [a $y$][] and [z $z$][$x_1$]',
  '![image](pic.png "t")',
  '![][r]',
  '<https://example.org>',
  'https://example.org/a_b',
  'www.example.org',
  'a@example.org',
  'hard  \nbreak',
  'back\\\nslash',
  '&amp; &copy; &#65;',
  '\\*escaped\\*',
  '<kbd>K</kbd>',
  '<b>raw *x*</b>',
  '<i width={1} style={{a: 1}} key={k}>braces</i>',
  '<b hidden={false} title={null} lang={\n"de"} data-x={true}>none</b>',
  '<!-- comment -->',
  '<Icon/>',
  '<Icon name="x" list={[1, "`>`"]}/>',
  '<Mark>in *side*</Mark>',
  '<Mark\n  a="b"\n>over *lines*</Mark\n>',
  '<span\n  className="x"\n  style={{\n\n  a: 1}}\n>over *lines*</span\n>',
  'Array<String>',
  'note[^1]',
  '[^none]',
  '日本語の文',
  'naïve “quotes”',
  '2 < 3 > 1',
  'a*b*c',
  '***both***',
  '**a*b**',
  '$x_1$',
  '$a*b$ and $5',
  '$$\\frac{a}{b}$$',
  '$$ x_1 * y $$',
  '$$ or $$',
  '$`c_d`$',
  '"quoted" it\'s -- so...',
  ':tada: :nosuch:',
  '{braces}',
  '[page]({{< ref "a.md#b" >}} "t")',
  '![p]({{% relref /a/b.png %}})',
  '{{< figure src="pic.png" alt="*a*" caption="b c" >}}',
  '{{< youtube id="a-b" title="c" >}}',
  '{% asset_img b.png 32 24 "t" "*a* b" %}',
  '[a]({% asset_path b.pdf %}#c) and {% asset_link "b c.pdf" %}',
  "{% post_link a 'the *other* one' %}",
  '{% post_link a %}',
  '*[](b/c.md#d "e")*',
  'a {% label info@b *c* %}{% btn /d/, e [f] %}',
  '{% tabs a %}\n<!-- tab A@b -->\na *b*\n<!-- endtab -->\n<!-- tab -->\n- c\n<!-- endtab -->\n{% endtabs %}',
  '{% folding cyan, A *b* %}\nc\n{% endfolding %}',
  '{% link a_b https://example.org/c_(d) true %}',
  '{% img left /pic.png c d %}',
  '| pipe |',
  '12:30:45',
]

type Block = (inline: () => string) => string

const BLOCKS: readonly Block[] = [
  (inline) => `${inline()} ${inline()} ${inline()}`,
  (inline) => `${inline()}\n${inline()}`,
  (inline) => `# ${inline()}`,
  (inline) => `### ${inline()} ###`,
  (inline) => `${inline()}\n===`,
  (inline) => `- ${inline()}\n- ${inline()}\n  - ${inline()}`,
  (inline) => `1. ${inline()}\n\n   ${inline()}\n2. ${inline()}`,
  (inline) => `- [ ] ${inline()}\n- [x] ${inline()}`,
  (inline) => `> ${inline()}\n> > ${inline()}\nlazy`,
  (inline) => `\`\`\`js {1}\n${inline()}\n\n<A b={1}/>\n\`\`\``,
  (inline) => `    ${inline()}\n    <B/>`,
  (inline) => `| a | ${inline().replace('\n', ' ')} |\n|:--|--:|\n| ${inline().replace('\n', ' ')} | x |`,
  () => '---',
  (inline) => `<div class="x">\n${inline()}\n</div>`,
  (inline) => `<div className={"x"} onClick={() => y}>\n\n${inline()}\n\n</div>`,
  (inline) => `{{< figure src="x" >}}\n${inline()}`,
  (inline) => `{{< highlight go "linenos=table" >}}\n${inline()}\n{{< /highlight >}}`,
  (inline) => `> {% codeblock t.js lang:js %}\n> ${inline().replaceAll('\n', ' ')}\n> {% endcodeblock %}`,
  (inline) => `<Callout>\n  {{< vimeo 12 >}}\n    ${inline()}\n</Callout>`,
  (inline) => `> <Callout>\n>     ${inline().replaceAll('\n', ' ')}\n> </Callout>`,
  (inline) =>
    `- {{< highlight go >}}\n  ${inline()}\n  {{< /highlight >}}\n- {% highlight c %}${inline()}{% endhighlight %}`,
  (inline) =>
    `[^1]: {{< figure src=a.png title="b" >}}\n    {% codeblock %}\n    ${inline()}\n    {% endcodeblock %}`,
  (inline) =>
    `| [a]({{< ref b >}}) | {{< vimeo 1 >}} |\n|--|--|\n| {{< figure src=c >}} | ${inline().replaceAll('\n', ' ')} |`,
  (inline) => `<div>\n{{< youtube a >}}\n{% highlight c %}\n${inline()}\n{% endhighlight %}\n</div>`,
  (inline) => `\`\`\`md\n{{< figure src=a >}}\n{% codeblock %}\n\`\`\`\n${inline()}\n{% endcodeblock %}`,
  (inline) =>
    `> - <Callout>\n>   > {{< youtube a >}}\n>   > <Icon>\n>   > ${inline().replaceAll('\n', ' ')}\n>   </Callout>`,
  (inline) => `{{% note "T" %}}\n${inline()}\n\n{{< tip >}}${inline()}{{< /tip >}}\n{{% /note %}}`,
  (inline) =>
    `- {% note info %}\n  ${inline().replaceAll('\n', ' ')}\n  {% endnote %}\n\n{{< details title="T" >}}\n${inline()}\n{{< /details >}}`,
  (inline) =>
    `{% blockquote A, *b* %}\n${inline()}\n\n{% cq %}${inline()}{% endcq %}\n{% endblockquote %}\n\n{% iframe https://example.org/ 1 %}`,
  (inline) =>
    `> - {% quote %}\n>   ${inline().replaceAll('\n', ' ')}\n>   {% endquote %}\n\n<p>{% asset_img a.png %}</p>\n\n{% pullquote %}\n    ${inline()}\n{% endpullquote %}`,
  (inline) => `<details>\n<summary>s</summary>\n\n${inline()}\n\n</details>`,
  (inline) => `<Callout kind="note">\n${inline()}\n</Callout>`,
  (inline) => `<Callout>\n\n- ${inline()}\n\n${inline()}\n\n</Callout>`,
  (inline) => `<Tabs>\n  <Tab title={"a"}>\n    ${inline()}\n  </Tab>\n</Tabs>`,
  () => '<Chart\n  data={[\n    1,\n\n    2]}\n/>',
  (inline) => `:::note ${inline().replace('\n', ' ')}\n${inline()}\n:::`,
  (inline) =>
    `::::tip ${inline().replace('\n', ' ')} {#a}\n- ${inline()}\n\n:::danger\n${inline()}\n:::\n::::`,
  (inline) => `:::note\n${inline()}\n<!--\n:::\n\n:::tip\n-->\n\n<div>\n:::tip\n</div>\n\n:::`,
  (inline) => `- ${inline()}\n  :::what\n  ${inline()}\n  :::`,
  (inline) => `> [!NOTE]\n> ${inline()}\n\n> [!tip] ${inline().replace('\n', ' ')}\n> x`,
  (inline) => `$$\n${inline().replace('\n', ' ')}\n$$`,
  () => '> $$\n> x_1 < y\n> $$',
  () => '```math\nx\n```',
  (inline) => `## ${inline().replace('\n', ' ')} {#own .class}`,
  (inline) => `## ${inline().replace('\n', ' ')} {.class key="a b"}`,
  (inline) => `[^1]: ${inline()}\n\n    ${inline()}`,
  (inline) => `[^1]: :::tip\n    ${inline().replace('\n', ' ')}\n    :::\n    $$\n    x_1\n    $$`,
  () => '[^1]: $$ x $$\n    <Icon\n    a={1}/>',
  () => '[$x_1$]: /x\n[a $y$]: /y',
  (inline) => `[r]: ../r.md "${inline().replace(/["\n]/g, '')}"`,
  (inline) => `Term\n${inline()}\n: ${inline()}\n:   ${inline()}\n\n    ${inline()}`,
  (inline) =>
    `> - ${inline().replaceAll('\n', ' ')}\n>   : - ${inline().replaceAll('\n', ' ')}\n>   : x\n>\n>   x\n\n: ${inline()}`,
  () => '<!-- more -->',
]

/** Code blocks, with all that may stand behind a fence and around it. */
export const CODE_BLOCKS: readonly Block[] = [
  (inline) =>
    `~~~ts title="${inline().replaceAll('\n', ' ')}" showLineNumbers{3}\nconst a = "${inline()}"\n~~~`,
  (inline) => `> - \`\`\`diff-js {1,9}\n>   - ${inline().replaceAll('\n', ' ')}\n>   + b()\n>   \`\`\``,
  (inline) => `<Note>\n\n\`\`\`\`md,linenos,hl_lines=1 3-2\n${inline()}\n\`\`\`\n\`\`\`\`\n\n</Note>`,
  () => '```nothing &amp; \\{1}\na // [!code ++]\n```',
  (inline) => `\`\`\` {1, 2 - 3, 9 -1}\n${inline()}\nb\n\`\`\``,
]

function post(random: Random, blocks: readonly Block[]): string {
  const inline = () => INLINE[random(INLINE.length)] ?? ''
  const parts = Array.from({ length: 1 + random(7) }, () => blocks[random(blocks.length)]?.(inline) ?? '')
  const text = parts.reduce((before, part) => before + (random(6) === 0 ? '\n' : '\n\n') + part)
  return random(3) === 0 ? mutate(text, random) : text
}

const NOISE = [
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '`',
  '*',
  '_',
  '<',
  '>',
  '> ',
  '- ',
  '[',
  ']',
  '(',
  ')',
  '|',
  '#',
  '{',
  '}',
  '"',
  '\\',
  '/>',
  '</Callout>',
  '&',
  '~',
  '<?',
  '-->',
  '1. ',
  '$',
  '$$',
  ':::',
  ':::note\n',
  '{#x}',
  ':',
  '\n: ',
]

/** A few characters more or less, as a slip of the hand leaves them. */
function mutate(text: string, random: Random): string {
  let result = text
  for (let count = 1 + random(4); count > 0; count--) {
    const at = random(result.length + 1)
    const removed = random(3) === 0 ? random(4) : 0
    result = result.slice(0, at) + (NOISE[random(NOISE.length)] ?? '') + result.slice(at + removed)
  }
  return result
}
