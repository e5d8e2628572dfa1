/** Where in a post an attack may stand. */
export interface Context {
  readonly name: string
  readonly wrap: (text: string) => string
}

const flat = (text: string) => text.replace(/\n+/g, ' ')

/** A text with all its lines behind a mark, the first one behind another. */
const behind = (text: string, first: string, rest: string) => `${first}${text.replaceAll('\n', `\n${rest}`)}`

const quoted = (text: string) => flat(text).replaceAll('"', '&quot;')

export const CONTEXTS: readonly Context[] = [
  { name: 'paragraph', wrap: (text) => text },
  { name: 'emphasis', wrap: (text) => `Words *in ${text} emphasis* and **${text}**.` },
  { name: 'link text', wrap: (text) => `Words [${text}](https://example.org/x).` },
  { name: 'image alt', wrap: (text) => `Words ![${text}](https://example.org/x.png).` },
  {
    name: 'link title',
    wrap: (text) => `Words [x](y.html "${flat(text)}") and [x](y.html '${flat(text)}').`,
  },
  {
    name: 'link address',
    wrap: (text) => `Words [x](${flat(text)}), [x](<${flat(text)}>), ![x](${flat(text)}).`,
  },
  { name: 'table cell', wrap: (text) => `| a | ${flat(text)} |\n|---|:-:|\n| ${flat(text)} | x |` },
  { name: 'list item', wrap: (text) => behind(text, '- ', '  ') },
  { name: 'quote', wrap: (text) => behind(text, '> ', '> ') },
  { name: 'heading', wrap: (text) => `## ${flat(text)}\n\nAnd ${flat(text)}\n---` },
  { name: 'note', wrap: (text) => `Words[^a].\n\n${behind(text, '[^a]: ', '    ')}` },
  { name: 'definition', wrap: (text) => `[a] and ![a]\n\n[a]: <${flat(text)}> "${flat(text)}"` },
  { name: 'definition list', wrap: (text) => `Term\n${behind(text, ': ', '  ')}\n\n${flat(text)}\n: x` },
  { name: 'raw block', wrap: (text) => `<div class="x">\n${text}\n</div>` },
  { name: 'raw attribute', wrap: (text) => `<b title="${text}" class='${text}' data-x=${text}>x</b>` },
  { name: 'raw details', wrap: (text) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>` },
  { name: 'children', wrap: (text) => `<Callout type="tip">\n\n${text}\n\n</Callout>` },
  { name: 'inline children', wrap: (text) => `Words <Mark>${flat(text)}</Mark> and more.` },
  {
    name: 'prop',
    wrap: (text) => `<Callout title="${quoted(text)}" type={${JSON.stringify(text)}}>x</Callout>`,
  },
  {
    name: 'address prop',
    wrap: (text) => `<CallToAction href={${JSON.stringify(text)}} label="${quoted(text)}"/>`,
  },
  { name: 'excerpt', wrap: (text) => `${text}\n\n<!-- more -->\n\nWords` },
  { name: 'code', wrap: (text) => `\`${flat(text)}\` and\n\n~~~js\n${text}\n~~~` },
  { name: 'fence meta', wrap: (text) => `~~~js title="${flat(text)}" ${flat(text)} {1}\nx\n~~~` },
  { name: 'fence name', wrap: (text) => `~~~${flat(text)}\nx\n~~~` },
  { name: 'directive', wrap: (text) => `:::note[${flat(text)}]\n${text}\n:::` },
  { name: 'alert', wrap: (text) => behind(`[!NOTE]\n${text}`, '> ', '> ') },
  {
    name: 'attribute list',
    wrap: (text) =>
      `## A {: #${flat(text)}}\n\nWords [x](y.html){: target="${quoted(text)}" rel="${flat(text)}"} ![x](z.png){: width="${flat(text)}" .${flat(text)}}\n{: .${flat(text)} #${flat(text)}}\n\n~~~js\nx\n~~~\n{: file="${flat(text)}"}`,
  },
  {
    name: 'embed of Zenn',
    wrap: (text) =>
      `@[youtube](${flat(text)}) @[card](<${flat(text)}>)\n\n@[tweet](https://example.org/${flat(text)})`,
  },
  {
    name: 'callout of Quarto',
    wrap: (text) =>
      `::: {.callout-note title="${quoted(text)}" #${flat(text)}}\n${text}\n:::\n\n::: {.callout-tip title='${flat(text)}'}\n## ${flat(text)}\nx\n:::`,
  },
  { name: 'formula', wrap: (text) => `Words $${flat(text)}$ and\n\n$$\n${text}\n$$` },
  {
    name: 'picture of Hugo',
    wrap: (text) =>
      `{{< figure src="${flat(text)}" alt='${flat(text)}' >}}\n\n{{< figure src=x.png alt="${quoted(text)}" title='${flat(text)}' >}}`,
  },
  {
    name: 'address of Hugo',
    wrap: (text) =>
      `[x]({{< ref "${flat(text)}" >}}) <a href="{{% relref '${flat(text)}' %}}">x</a> <CallToAction href="{{< ref ${flat(text)} >}}"/>`,
  },
  {
    name: 'film of Hugo',
    wrap: (text) =>
      `{{< youtube "${flat(text)}" >}}\n\n<div>\n{{< vimeo id=1 title='${flat(text)}' >}}\n{{< figure src='${flat(text)}' alt='${flat(text)}' >}}\n</div>`,
  },
  {
    name: 'code of others',
    wrap: (text) =>
      `{% codeblock ${flat(text)} ${flat(text)} lang:js %}\n${text}\n{% endcodeblock %}\n\n{{< highlight js "${flat(text)}" >}}${text}{{< /highlight >}}`,
  },
  {
    name: 'callout of others',
    wrap: (text) =>
      `{{% note "${quoted(text)}" %}}${flat(text)}{{% /note %}}\n\n{{< details title='${flat(text)}' >}}\n${text}\n{{< /details >}}\n\n{% note info ${flat(text)} %}\n${text}\n{% endnote %}`,
  },
  {
    name: 'names of MDX',
    wrap: (text) =>
      `export const X = ${JSON.stringify(text)}\nimport Y from ${JSON.stringify(`./${flat(text)}`)}\n\n<b title={X} class={X} id={X}>x</b> <a href={X}>x</a> <img src={X} alt={X}> <img src={Y}>\n\n<Callout title={X}>x</Callout>\n\n<CallToAction href={X} label={X}/>`,
  },
  {
    name: 'tags of Hexo',
    wrap: (text) =>
      `{% label info@${flat(text)} %} {% btn ${flat(text)}, ${flat(text)} %} {% btn /x/, ${flat(text)} %} {% post_link ${flat(text)} %}\n\n{% tabs ${flat(text)} %}\n<!-- tab ${flat(text)}@x -->\n${text}\n<!-- endtab -->\n{% endtabs %}\n\n{% folding cyan, ${flat(text)} %}\n${text}\n{% endfolding %}`,
  },
  { name: 'heading id', wrap: (text) => `## Words {#${flat(text)}}` },
]
