import { expect, test } from 'vitest'
import { readComponents } from '../src/markdown/components/read-components.ts'
import { referenceParser } from '../src/markdown/parser/parser.ts'
import { createProcessor } from '../src/markdown/processor.ts'
import type { ComponentHole } from '../src/types.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

/** Every form of SPEC 4. Both parsers must give these chunks. */
const FORMS: readonly Row[] = [
  ['text\n<Callout>\nfoo\n</Callout>\nmore', '<p>text</p>\n{#Callout|<p>foo</p>}\n<p>more</p>'],
  [
    '<Call>\n```text\n<B x={1}/>\n```\n</Call>',
    '{#Call|<pre tabindex="0"><code class="language-text">&#x3C;B x={1}/>\n</code></pre>}',
  ],
  [
    '<Call>\nuse `<B x={1}/>` and\n```text\n<C/>\n```\ny</Call>',
    '{#Call|<p>use <code>&#x3C;B x={1}/></code> and</p>\n<pre tabindex="0"><code class="language-text">&#x3C;C/>\n</code></pre>\n<p>y</p>}',
  ],
  [
    '- a\n- b\n  <Call>\n  x\n  </Call>\n\nend',
    '<ul>\n<li>a</li>\n<li>b\n{#Call|<p>x</p>}\n</li>\n</ul>\n<p>end</p>',
  ],
  ['<Call\n  type="x"\n>\ntext\n</Call>', '{#Call type="x"|<p>text</p>}'],
  ['<Call>text\nmore\n</Call>', '{#Call|text\nmore}'],
  ['<Call>\ntext</Call> after', '{#Call|<p>text</p>}\n<p>after</p>'],
  ['x<A/>', '<p>x{A}</p>'],
  ['<A/>x', '<p>{A}x</p>'],
  ['<A/>\ntext **b**', '{#A}\n<p>text <strong>b</strong></p>'],
  [
    'text <Call>\n\npara\n\n</Call>',
    '<p>text {Call unclosed=<Call>}</p>\n<p>para</p>\n<p>&#x3C;/Call></p>',
    ['component/stray-close 5:1'],
  ],
  ['<A/>', '{#A}'],
  ['<A />', '{#A}'],
  ['<NewsletterForm\ncompact\n/>', '{#NewsletterForm compact=true}'],
  ['text <A/> more', '<p>text {A} more</p>'],
  ['<A>text</A>', '{#A|text}'],
  ['<A>\ntext\n</A>', '{#A|<p>text</p>}'],
  ['<A>\n\ntext\n\n</A>', '{#A|<p>text</p>}'],
  ['<A>\ntext\n\nmore\n</A>', '{#A|<p>text</p>\n<p>more</p>}'],
  ['<A>text\n\nmore</A>', '{#A|<p>text</p>\n<p>more</p>}'],
  ['a <A>*b*</A> c', '<p>a {A|<em>b</em>} c</p>'],
  ['<A b="x" c d={1}/>', '{#A b="x" c=true d=1}'],
  ['<A b={["x > y", `t`]}/>', '{#A b=["x > y","t"]}'],
  ['<A b={{a: 1, "b-c": [true, null, -1.5], d: \'e\',}} />', '{#A b={"a":1,"b-c":[true,null,-1.5],"d":"e"}}'],
  ['x <A b={`line\n\nblank > "q"`}/> y', '<p>x {A b="line\\n\\nblank > \\"q\\""} y</p>'],
  ['<A b={`line\n\nblank`}>\n**x**\n</A>', '{#A b="line\\n\\nblank"|<p><strong>x</strong></p>}'],
  ['<A\n  b={[\n    1,\n\n    2\n  ]}\n/>', '{#A b=[1,2]}'],
  ['- <A/>\n- x', '<ul>\n<li>\n{#A}\n</li>\n<li>x</li>\n</ul>'],
  [
    '- x\n\n  <A>\n  *y*\n  </A>\n- z',
    '<ul>\n<li>\n<p>x</p>\n{#A|<p><em>y</em></p>}\n</li>\n<li>\n<p>z</p>\n</li>\n</ul>',
  ],
  ['> <A>\n> *x*\n> </A>', '<blockquote>\n{#A|<p><em>x</em></p>}\n</blockquote>'],
  [
    '> <A>\n>     *x*\n>\n>     ```text\n>     <B/>\n>     > y\n>     ```\n>\n>         <C>\n>     <D>\n>         *z*\n>     </D>\n> </A>\n> *e*',
    '<blockquote>\n{#A|<p><em>x</em></p>\n<pre tabindex="0"><code class="language-text">&#x3C;B/>\n> y\n</code></pre>\n<pre tabindex="0"><code>&#x3C;C>\n</code></pre>\n{#D|<p><em>z</em></p>}}\n<p><em>e</em></p>\n</blockquote>',
  ],
  [
    '- > <A>\n  >     > *x*\n  > </A>\n\n<!-- -->\n\n> - <A>\n>       *y*\n>   </A>',
    '<ul>\n<li>\n<blockquote>\n{#A|<blockquote>\n<p><em>x</em></p>\n</blockquote>}\n</blockquote>\n</li>\n</ul>\n<blockquote>\n<ul>\n<li>\n{#A|<p><em>y</em></p>}\n</li>\n</ul>\n</blockquote>',
  ],
  [
    '<A>\n    > <B>\n    >     `<C>`\n    >\n    >         <D>\n    > </B>\n</A>',
    '{#A|<blockquote>\n{#B|<p><code>&#x3C;C></code></p>\n<pre tabindex="0"><code>&#x3C;D>\n</code></pre>}\n</blockquote>}',
  ],
  // The quote ends between the tags: what stands in it is code still.
  [
    '> <A>\n>     *x*\n\n> </A>',
    '<blockquote>\n<p>{A unclosed=<A>}</p>\n<pre tabindex="0"><code>*x*\n</code></pre>\n</blockquote>\n<blockquote>\n<p>&#x3C;/A></p>\n</blockquote>',
    ['component/stray-close 4:3'],
  ],
  [
    '> <A\n>   b="1"\n>   c={[\n>   2]}\n> />\n> after',
    '<blockquote>\n{#A b="1" c=[2]}\n<p>after</p>\n</blockquote>',
  ],
  [
    '| a |\n|---|\n| <A b={"x|y"}/> |\n| <A>*z*</A> |',
    '<div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{A b="x|y"}</td>\n</tr>\n<tr>\n<td>{A|<em>z</em>}</td>\n</tr>\n</tbody>\n</table></div>',
  ],
  [
    '<Tabs>\n  <Tab title="1">\n    one *x*\n  </Tab>\n  <Tab title="2">\n\n    two\n\n  </Tab>\n</Tabs>',
    '{#Tabs|{#Tab title="1"|<p>one <em>x</em></p>}\n{#Tab title="2"|<p>two</p>}}',
  ],
  ['<Tabs>\n<Tab>\n- a\n- b\n</Tab>\n</Tabs>', '{#Tabs|{#Tab|<ul>\n<li>a</li>\n<li>b</li>\n</ul>}}'],
  ['<A>\n- a\n- b\n</A>\nafter', '{#A|<ul>\n<li>a</li>\n<li>b</li>\n</ul>}\n<p>after</p>'],
  ['<A>\n> q\n</A>', '{#A|<blockquote>\n<p>q</p>\n</blockquote>}'],
  [
    '<A>\n| a |\n|---|\n| b |\n</A>',
    '{#A|<div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>}',
  ],
  [
    '<A>\n```text\n<B x={1}/>\n```\n</A>',
    '{#A|<pre tabindex="0"><code class="language-text">&#x3C;B x={1}/>\n</code></pre>}',
  ],
  [
    '```text\n<B x={`a`}>\n  <C/>\n</B>\n```',
    '<pre tabindex="0"><code class="language-text">&#x3C;B x={`a`}>\n  &#x3C;C/>\n&#x3C;/B>\n</code></pre>',
  ],
  ['    <B x={1}\n      y={2}/>', '<pre tabindex="0"><code>&#x3C;B x={1}\n  y={2}/>\n</code></pre>'],
  ['`<B x={1}/>` and <C y={2}/>', '<p><code>&#x3C;B x={1}/></code> and {C y=2}</p>'],
  ['`` <B> `` <A>x</A>', '<p><code>&#x3C;B></code> {A|x}</p>'],
  ['Use Array<String> here', '<p>Use Array{String unclosed=<String>} here</p>'],
  ['<String>\n\nfoo', '<p>{String unclosed=<String>}</p>\n<p>foo</p>'],
  ['</A>', '<p>&#x3C;/A></p>', ['component/stray-close 1:1']],
  ['x </A> y', '<p>x &#x3C;/A> y</p>', ['component/stray-close 1:3']],
  ['<A>\n\nunclosed', '<p>{A unclosed=<A>}</p>\n<p>unclosed</p>'],
  ['<A b=/>', '<a></a>', ['component/broken-tag 1:1', 'html/removed-attribute 1:4']],
  ['<A b={x}/>', '{#A}', ['component/not-data 1:6']],
  ['<A b={1+1}/>', '{#A}', ['component/not-data 1:6']],
  ['<A {...x}/>', '{#A}', ['component/not-data 1:4']],
  [
    '<A b="1" {...x} { ...y.z(1) }>*c*</A> d',
    '<p>{A b="1"|<em>c</em>} d</p>',
    ['component/not-data 1:10', 'component/not-data 1:17'],
  ],
  ['<A {x}/>', '<p>&#x3C;A {x}/></p>', ['component/broken-tag 1:1']],
  ['<A b="x\n\ny"/>', '<p>&#x3C;A b="x</p>\n<p>y"/></p>', ['component/broken-tag 1:1']],
  ['<A\nb\n\n/>', '<p>&#x3C;A\nb</p>\n<p>/></p>', ['component/broken-tag 1:1']],
  ['<A b={[1}/> x', '<p><a> x</a></p>', ['component/broken-tag 1:1', 'html/removed-attribute 1:4']],
  ['if a <B and c. d', '<p>if a &#x3C;B and c. d</p>'],
  ['<A b="1" b="2"/>', '{#A b="2"}', ['component/attribute-twice 1:10']],
  ['<A b="&lt;&amp;&quot;é"/>', '{#A b="<&\\"é"}'],
  ['\\<A/> x', '<p>&#x3C;A/> x</p>'],
  ['&lt;A/&gt;', '<p>&#x3C;A/></p>'],
  ['<!-- <A/> -->\n\nx', '<p>x</p>'],
  ['<div>\n<A>\n**x**\n</A>\n</div>', '<div>\n\n{#A|<p><strong>x</strong></p>}\n\n</div>'],
  ['<div title="<A/>">x</div>', '<div title="<A/>">x</div>'],
  ['## Head <A/>', '<h2 id="head">Head {A}</h2>'],
  ['*<A/>* **<B>x</B>**', '<p><em>{A}</em> <strong>{B|x}</strong></p>'],
  ['[<A/>](x)', '<p><a href="[[x]]">{A}</a></p>'],
  ['<table><Row/></table>\n\nx', '<table>\n{#Row}\n</table>\n<p>x</p>'],
  ['<A>\n<div>\n</A>\n\nend', '{#A|<div>\n</div>}\n<p>end</p>'],
  ['text\n<A>\nfoo\n</A>\nmore', '<p>text</p>\n{#A|<p>foo</p>}\n<p>more</p>'],
  ['text\n<A/>\nmore', '<p>text\n{A}\nmore</p>'],
  ['<A><B>x</B></A>', '{#A|{B|x}}'],
  ['<A>\n<B/>\n<C/>\n</A>', '{#A|{#B}\n{#C}}'],
  ['<A/> <B/>', '{#A}\n{#B}'],
  ['<A b="1"c="2"/> x', '<p>{A b="1" c="2"} x</p>'],
  ['<A x:y="1" data-z @k/>', '{#A x:y="1" data-z=true @k=true}'],
  ['<A>text</A>\n<B>text</B>', '{#A|text}\n{#B|text}'],
  ['1. <A>\n   x\n   </A>\n2. y', '<ol>\n<li>\n{#A|<p>x</p>}\n</li>\n<li>y</li>\n</ol>'],
  [
    '<A href="javascript:x" src={" java\\nscript:x"} url="//e.org" image="a:b/c"/>',
    '{#A url="//e.org"}',
    ['html/unsafe-address 1:4', 'html/unsafe-address 1:24', 'html/unsafe-address 1:62'],
  ],
  // A list is printed as its parts, an object by its names: a scheme is looked for in both.
  ['<A href={["javascript:x"]}/>', '{#A}', ['html/unsafe-address 1:4']],
  ['<A items={[{title: "x", url: "javascript:x"}]}/>', '{#A}', ['html/unsafe-address 1:4']],
  ['<A items={[{title: "javascript: a book"}]}/>', '{#A items=[{"title":"javascript: a book"}]}'],
  [
    '<A href="mailto:a@e.org" title="JavaScript: a book" link="/a?b:c"/>',
    '{#A href="mailto:a@e.org" title="JavaScript: a book" link="/a?b:c"}',
  ],
  ['x <A b={<Icon/>}/> y', '<p>x {A} y</p>', ['component/not-data 1:8']],
  ['<A b={<p>Don\'t</p>} c="d"/> x', '<p>{A c="d"} x</p>', ['component/not-data 1:6']],
  ['<A b={<p>It\'s "so\n</p>}/>', '{#A}', ['component/not-data 1:6']],
  ['<A b={() => go("}>")} c="d">**x**</A>', '{#A c="d"|<strong>x</strong>}', ['component/not-data 1:6']],
  ['<A b={undefined}/>', '{#A}', ['component/not-data 1:6']],
  ['<A b={"\\u00e9\\n"}/>', '{#A b="é\\n"}'],
  // What no page may hold is told, and half of a pair of surrogates has no bytes.
  ['<A b={"x\\ud800"} c={["\\ud83d\\ude00"]}/>', '{#A b="x�" c=["😀"]}', ['html/control-character 1:6']],
  [
    '<A b={{"\\u0001": `\\u{110000}`}} c={"\\0"}/>',
    '{#A b={"�":"�"} c="�"}',
    ['html/control-character 1:6', 'html/control-character 1:35'],
  ],
  ['<A __proto__={1} constructor="x"/>', '{#A __proto__=1 constructor="x"}'],
  ['<Foo.Bar/>', '<p>&#x3C;Foo.Bar/></p>', ['prose/foreign-syntax 1:1']],
  ['<Http://x.y>', '<p><a href="http://x.y">Http://x.y</a></p>'],
  ['<A>\n\n    <B/>\n\n</A>', '{#A|{#B}}'],
  ['<A >x</A >', '{#A|x}'],
  // What the outermost pair holds is one stretch: a component in it parts neither a sentence nor a list.
  ['<A>\n  text <B>x</B> more\n</A>', '{#A|<p>text {B|x} more</p>}'],
  [
    '<A>\n  - one\n\n    <B/>\n  - two\n</A>',
    '{#A|<ul>\n<li>\n<p>one</p>\n{#B}\n</li>\n<li>\n<p>two</p>\n</li>\n</ul>}',
  ],
  ['<A>\n  <B>x</B>\n  <B>\n    **y**\n  </B>\n</A>', '{#A|{#B|x}\n{#B|<p><strong>y</strong></p>}}'],
  ['<A>\n  <B>\n    x\n</A>', '{#A|<p>{B unclosed=<B>}</p>\n<p>x</p>}'],
  ['<Include file="a.md"/>', '', ['include/missing 1:10']],
  ['<A b={`<B>${x}`}/>', '{#A}', ['component/not-data 1:6']],
  ['<A\tb/>', '{#A b=true}'],
  // Formatters put the `>` of a long tag on a line of its own, also in front of the text.
  ['<A\n  b="x"\n>c</A>', '{#A b="x"|c}'],
  ['<A\n  b="x"\n>\n</A> and more', '{#A b="x"}\n<p>and more</p>'],
  [
    '> - a <B\n>   c\n>   >d</B\n>   > </E>',
    '<blockquote>\n<ul>\n<li>a {B c=true|d} &#x3C;/E></li>\n</ul>\n</blockquote>',
    ['component/stray-close 4:7'],
  ],
  ['a <B\n>c</B\n>', '<p>a {B|c}</p>'],
  ['## a <B c\n> d', '<h2 id="a-b-c">a &#x3C;B c</h2>\n<blockquote>\n<p>d</p>\n</blockquote>'],
  ['## a <B\nc d > e', '<h2 id="a-b">a &#x3C;B</h2>\n<p>c d > e</p>'],
  ['a <B\n> c', '<p>a &#x3C;B</p>\n<blockquote>\n<p>c</p>\n</blockquote>'],
  ['line <A\nb="x"\n/> end', '<p>line {A b="x"} end</p>'],
  ['<A b={1}>\n\n## h\n\n</A>', '{#A b=1|<h2 id="h">h</h2>}'],
  // What code is, is told as the children are read: to CommonMark a tag is HTML up to the next blank line.
  [
    '<A>\n```text\na\n\n<B>\n```\n</A>\n\nend',
    '{#A|<pre tabindex="0"><code class="language-text">a\n\n&#x3C;B>\n</code></pre>}\n<p>end</p>',
  ],
  [
    '10. > <A\n    >   b="1\n    >   2"\n    >   c>\n    >\n    > x\n    >\n    > </A>',
    '<ol start="10">\n<li>\n<blockquote>\n{#A b="1\\n  2" c=true|<p>x</p>}\n</blockquote>\n</li>\n</ol>',
  ],
  ['<A>\n1.  a\n\n    <B/>\n</A>', '{#A|<ol>\n<li>\n<p>a</p>\n{#B}\n</li>\n</ol>}'],
  ['<A>\n  <B>\n    <C>\n      1\n\n      2\n    </C>\n  </B>\n</A>', '{#A|{#B|{#C|<p>1</p>\n<p>2</p>}}}'],
  [
    '<A>\n  x\n\n      </A>\n\n  y\n</A>',
    '{#A|<p>x</p>\n<pre tabindex="0"><code>&#x3C;/A>\n</code></pre>\n<p>y</p>}',
  ],
  [
    '> <A>\n>   - a\n>\n>     <B/>\n> </A>',
    '<blockquote>\n{#A|<ul>\n<li>\n<p>a</p>\n{#B}\n</li>\n</ul>}\n</blockquote>',
  ],
  [
    '<details>\n<summary>s</summary>\n\n<A/>\n\n</details>',
    '<details>\n<summary>s</summary>\n{#A}\n</details>',
  ],
]

const native = await markdownLine('native')
const reference = await markdownLine('remark')

test.each(FORMS.map((row) => ({ row, name: JSON.stringify(row[0]) })))('$name', async ({ row }) => {
  const [source, shown, findings = []] = row
  for (const markdown of [native, reference]) {
    const { body, findings: found } = await render(markdown, source)
    expect(show(body?.chunks ?? [])).toBe(shown)
    // What is wrong with a value is told where the component is printed, if it is known there.
    const faults = componentsOf(body?.chunks ?? []).flatMap((hole) => hole.faults ?? [])
    expect(list([...found, ...faults])).toEqual(findings)
  }
})

test('what stands in frames of components is not parsed again for each of them', () => {
  const line = { parser: referenceParser(), before: [], users: [], after: [], html: {} }
  const processor = createProcessor(line)
  let characters = 0
  const parse = (text: string) => {
    characters += text.length
    return processor.parse(text)
  }
  const nest = (tag: string) => Array.from({ length: 40 }, (_, at) => `${'  '.repeat(at)}${tag}`)
  const text = [...nest('<A>'), ' '.repeat(80) + 'word '.repeat(2000), ...nest('</A>').reverse()].join('\n')
  const place = { path: 'x', line: 1, column: 1 }
  const shop = {
    report: () => undefined,
    ours: { directives: true, formulas: true },
    placeAt: () => place,
    names: { data: new Map(), room: { left: 0 } },
    pointAt: () => place,
  }
  const limit = { limit: 100, onDeeper: () => undefined }
  let depth = 0
  for (let [node] = readComponents(text, parse, shop, limit).children; node?.type === 'component'; depth++)
    node = node.children[0] as typeof node
  expect(depth).toBe(40)
  expect(characters).toBeLessThan(text.length * 5)
})

test('the table is long enough to mean something', () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(40)
})

test('a component knows where it and its attributes stand, also inside quotes, lists and dedented children', async () => {
  const text = [
    'Text.',
    '',
    '> <Callout',
    '>   kind="note"',
    '>   list={[',
    '>     1]}',
    '> />',
    '',
    '- <Tabs>',
    '      <Tab title="x">',
    '        <Icon name="y"/>',
    '      </Tab>',
    '  </Tabs>',
    '',
    'End <Last/>.',
  ].join('\n')
  for (const markdown of [native, reference]) {
    const { body } = await render(markdown, text)
    const places = componentsOf(body?.chunks ?? []).map(({ name, place, places }) => [
      name,
      place.line,
      place.column,
      ...Object.values(places).map(({ line, column }) => `${line}:${column}`),
    ])
    expect(places).toEqual([
      ['Callout', 3, 3, '4:5', '5:5'],
      ['Tabs', 9, 3],
      ['Tab', 10, 7, '10:12'],
      ['Icon', 11, 9, '11:15'],
      ['Last', 15, 5],
    ])
  }
})

test('findings behind a tag that spans lines keep their line', async () => {
  const { findings } = await render(native, '<A b={`\n\n`}/>\n\ntext\n\n<b onclick="x">y</b>')
  expect(list(findings)).toEqual(['html/removed-attribute 7:4'])
})

test('a sample of JSX in a block of code comes back byte for byte', async () => {
  const sample = '<Chart data={[{a: `>`}]}\n\n  b={"<!--"}>\n  <Row/>\n</Chart>\n'
  for (const fence of ['```', '~~~~', '````jsx title="x"']) {
    const text = `<Note>\n\n${fence}\n${sample}${fence.replace(/[^`~].*/, '')}\n\n</Note>\n\nUse <Chart/>.`
    for (const markdown of [native, reference]) {
      const { body, findings } = await render(markdown, text)
      const [note] = componentsOf(body?.chunks ?? [])
      const code = /<code[^>]*>([\s\S]*)<\/code>/.exec(show(note?.children ?? []))?.[1] ?? ''
      const plain = code.replace(/<[^>]*>/g, '').replaceAll(/&lt;|&#x3C;/g, '<')
      expect(plain.replaceAll(/&amp;|&#x26;/g, '&')).toBe(sample)
      expect(findings).toEqual([])
    }
  }
})

function componentsOf(chunks: ComponentHole['children']): ComponentHole[] {
  return chunks.flatMap((chunk) =>
    typeof chunk !== 'string' && chunk.kind === 'component' ? [chunk, ...componentsOf(chunk.children)] : [],
  )
}
