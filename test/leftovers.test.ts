import { describe, expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const site = (body: string, name = 'a.md') =>
  `-- octavo.config.yaml --\ntitle: T\nurl: https://example.org\n-- content/posts/${name} --\n---\ntitle: A\ndate: 2026-01-01\n---\n${body}\n`

describe('JSX in tags of HTML', () => {
  const rows: readonly (readonly [source: string, shown: string, findings?: readonly string[]])[] = [
    ['<span className={"a"}>x</span>', '<p><span class="a">x</span></p>'],
    ['<img src="https://e.org/a.png" width={100} alt={`b`} />', '((https://e.org/a.png|b))'],
    [
      "a <span style={{color: 'red'}}>x</span> b",
      '<p>a <span>x</span> b</p>',
      ['html/removed-attribute 1:9'],
    ],
    [
      '<div\n  onClick={() => { if (a > b) go("x") }}\n  className="c"\n>\n\n*x*\n\n</div>',
      '<div class="c">\n<p><em>x</em></p>\n</div>',
      ['html/removed-attribute 2:3'],
    ],
    [
      '- <b {...props} key={i} id="y">x</b>',
      '<ul>\n<li><b id="y">x</b></li>\n</ul>',
      ['html/removed-attribute 1:6', 'html/removed-attribute 1:17'],
    ],
    [
      '<p hidden={false} title={undefined} lang={null}>x</p> <details open={true}>y</details>',
      '<p>x</p> <details open>y</details>',
    ],
    [
      '<video controls={true} loop={ false } muted={\ntrue}></video>',
      '<p><video controls muted></video></p>',
    ],
    ['<b aria-hidden={false} data-x={true}>x</b>', '<p><b aria-hidden="false" data-x="true">x</b></p>'],
    ['<b hidden={!x}>x</b>', '<p><b>x</b></p>', ['html/removed-attribute 1:4']],
    // Formatters put the `>` of a long tag on a line of its own.
    [
      '<a\n  href="https://e.org"\n  target="_blank"\n>\n  text\n</a>',
      '<p><a href="https://e.org" target="_blank">\ntext\n</a></p>',
    ],
    [
      '> - a <span\n>   className="x"\n>   >text</span\n>   > <i onClick="y">z</i>',
      '<blockquote>\n<ul>\n<li>a <span class="x">text</span> <i>z</i></li>\n</ul>\n</blockquote>',
      ['html/removed-attribute 4:10'],
    ],
    ['<video\n  controls\n>\n</video\n>', '<p><video controls>\n</video></p>'],
    ['<img alt="x > y"\nsrc="https://e.org/a.png"\n>', '<p>((https://e.org/a.png|x > y))</p>'],
    [
      '<div\n  style={{\n    a: 1,\n\n    b: 2\n  }}\n  {...props}\n>\n  <u x="y">z</u>\n</div>',
      '<div>\n  <u>z</u>\n</div>',
      ['html/removed-attribute 2:3', 'html/removed-attribute 7:3', 'html/removed-attribute 9:6'],
    ],
    ['<b\n  onClick={() => {\n\n  go()\n  }}\n>x</b>', '<p><b>x</b></p>', ['html/removed-attribute 2:3']],
    ['x <y\n> z\n>\n> <b', '<p>x &#x3C;y</p>\n<blockquote>\n<p>z</p>\n<p>&#x3C;b</p>\n</blockquote>'],
    ['    <a\n    >x</a>', '<pre tabindex="0"><code>&#x3C;a\n>x&#x3C;/a>\n</code></pre>'],
    ['<td colSpan={2}>', '<td colspan="2"></td>'],
    ['`<b x={1}>` and \\<b x={1}>', '<p><code>&#x3C;b x={1}></code> and &#x3C;b x={1}></p>'],
    ['a <b x={1 and b', '<p>a &#x3C;b x={1 and b</p>'],
    ['<div className="a"/> x', '<div class="a"></div>\n x'],
    ['<a href={"https://a.b/?a=1&b=2&c"}>one</a>', '<p><a href="https://a.b/?a=1&amp;b=2&amp;c">one</a></p>'],
    ['<b title={"a\\"b"}>x</b>', `<p><b title="a&#x22;b">x</b></p>`],
    ['<b title={`it\'s`} lang={"y"}>x</b>', '<p><b title="it&#x27;s" lang="y">x</b></p>'],
    [`<b title={"it's \\"q\\""}>x</b> *y*`, `<p><b title="it&#x27;s &#x22;q&#x22;">x</b> <em>y</em></p>`],
    // No room for what HTML wants in the place of these signs.
    [`<b title={\`'a' "b" c\`}>x</b>`, '<p><b title="&#x27;a&#x27; &#x22;b&#x22; c">x</b></p>', []],
    ['<b title={"a &copy; b"}>x</b>', '<p><b title="a &#x26;copy; b">x</b></p>', []],
    ['<b title={"a &copy"}>x</b>', '<p><b title="a &#x26;copy">x</b></p>', []],
    ['<b title={"<i>&amp;"}>x</b>', '<p><b title="<i>&#x26;amp;">x</b></p>', []],
  ]
  test.each(rows.map((row) => ({ row })))('$row.0', async ({ row: [source, shown, findings = []] }) => {
    for (const parser of ['native', 'remark'] as const) {
      const { body, findings: found } = await render(await markdownLine(parser), source, 'a.mdx')
      expect(show(body?.chunks ?? []).trim()).toBe(shown.trim())
      expect(list(found)).toEqual(findings)
    }
  })

  test('braces that never close take no time that grows with the square of the text', QUICK, async () => {
    const line = await markdownLine('native')
    await render(line, '<b x={( '.repeat(20_000))
  })
})

test('what other generators would have run is named, with what to write', async () => {
  const { findings } = await checkFindings(
    site(`
{{< figure src="x.png" link="yy" >}} and {{<youtube a="abc">}}
^ prose/foreign-syntax
                                         ^ prose/foreign-syntax

See [it]({{< ref "a b.md" >}}) or {{% notice note %}}x{{% /notice %}}
         ^ prose/foreign-syntax
                                  ^ prose/foreign-syntax
                                                      ^ prose/foreign-syntax

{% highlight ruby linenos %}
^ prose/jekyll-tag
puts 1
{% endhighlight %}

{% codeblock lang:js %} {% post_url 2020-01-01-x %} {{ site.baseurl }}/x {{ "/x" | relative_url }}
^ prose/foreign-syntax
                        ^ prose/foreign-syntax
                                                    ^ prose/foreign-syntax
                                                                         ^ prose/foreign-syntax

Text.
{: .lead #x style="y"}
^ prose/foreign-syntax

[[toc]]
^ prose/foreign-syntax

a{" "}b
 ^ prose/foreign-syntax

By {frontmatter.author}, {props.day}, {new Date().getFullYear()}.
   ^ prose/foreign-syntax
                         ^ prose/foreign-syntax
                                      ^ prose/foreign-syntax

- {posts.map((post) => (
  ^ prose/foreign-syntax
  a
  ))}

> {{< tweet 1 >}}
  ^ prose/foreign-syntax
`),
  )
  const hints = findings.map(({ hint }) => hint)
  expect(hints).toContain('write ![what it shows](path "caption")')
  expect(hints).toContain('write <YouTube id="…"/>')
  expect(hints).toContain('link to the file: [words](../other.md)')
  expect(hints).toContain('write `toc: true` in the front matter')
})

test('tags of more generators, JSX and MkDocs are named too', async () => {
  const { findings } = await checkFindings(
    site(`
{% if user %} {%- for a in b -%} {% assign x = 1 %} {% comment %} {% note info %} {% tabs x, 2 %}
^ prose/foreign-syntax
              ^ prose/foreign-syntax
                                 ^ prose/foreign-syntax
                                                    ^ prose/foreign-syntax
                                                                  ^ prose/foreign-syntax
                                                                                  ^ prose/foreign-syntax

{% endif %} {% end %} {% else %} {% hint style="x" %} {% box(a="b") %} {{ resized(id="x", class="y") }}
^ prose/foreign-syntax
            ^ prose/foreign-syntax
                      ^ prose/foreign-syntax
                                 ^ prose/foreign-syntax
                                                      ^ prose/foreign-syntax
                                                                       ^ prose/foreign-syntax

<>
^ prose/foreign-syntax

<>*text*</> <React.Fragment> <Tabs.Item key="a">b</Tabs.Item> <A.B /> <C.D>e</C.D>
^ prose/foreign-syntax
                             ^ prose/foreign-syntax
                                                 ^ prose/foreign-syntax
                                                              ^ prose/foreign-syntax
                                                                      ^ prose/foreign-syntax
                                                                            ^ prose/foreign-syntax

</>
^ prose/foreign-syntax

!!! note
^ prose/foreign-syntax
    Text.

> ??? tip inline end "Title"
  ^ prose/foreign-syntax

???+ warning ""
^ prose/foreign-syntax

[l](b.md "t"){target="_blank" .x} ![l](https://e.org/a.png){ width=50% #id }
^ links/missing-file
             ^ prose/foreign-syntax
                                                           ^ prose/foreign-syntax

a {/* c *d* */} b
  ^ prose/foreign-syntax

{/* c

d */}
`).replace('{/* c\n\n', '{/* c\n^ prose/foreign-syntax\n\n'),
  )
  const hints = findings.map(({ hint }) => hint)
  for (const hint of [
    'write <!-- … -->',
    'take it out: a post needs nothing around its parts',
    'write <Tabs>, and a <Tab label="…"> for each part',
    'write `:::note` before its text and `:::` behind it, without indentation',
    'write it in markdown, or make a component of it: its name has no point, <TabsItem>',
  ])
    expect(hints).toContain(hint)
})

test('what is rather spoken of than meant to run is let alone', async () => {
  const { body, findings } = await render(
    await markdownLine('native'),
    `a <> b, <>, {% if %}, {% x y %}, List<System.String>, log in as <First.Last>, <A.B@c.de>

!!! note that this is text

!!! Note

!!! notes

??? what

f(x){.a}, [l](u){ #id }, [l](u){#id}, [l](u){2,3}, [l](u) {a=b}, {{ f(1) }}, {{ f() }}

\\{% if a %}, \\<React.Fragment x="y">, \\!!! note, \`{/* c */}\`

<!-- {% if a %} {/* c */} <React.Fragment x="y"> -->

    <>

\`\`\`md
!!! note
{/* c */}
\`\`\``,
  )
  expect(list(findings)).toEqual([])
  expect(body).toBeDefined()
})

test('texts made of such signs take no time that grows with the square of their length', QUICK, async () => {
  const line = await markdownLine('native')
  const forms = ['{:.aaaa="x"', '.aaaa="x"', '](u){.a', '<>a', '<A.B', '</>', '{/*', '{% if a', '{{a(b=']
  for (const sign of [...forms, '!!! ', ' ', '>', '[a][bc', '[[A b', '[ab][', '][', '[['])
    await render(line, `{:](u){</>{%{{ ${sign.repeat(400_000 / sign.length)}`)
  await render(line, `{:${'.aaaa="x"'.repeat(1000)}!`)
})

test('in code, escaped, and where it is none of it, nothing is said', async () => {
  await checkFindings(
    site(`
\`{{< figure >}}\`, \\{{< x >}}, {{ title }}, {% x %}, {{ 1 | plus: 2 }}, { a: 1 }, {: no list }, {"a"}, 100{%}.
\`{frontmatter.title}\`, {{ props.x }}, {props.}, {a.map(f)}, {requires (}, \\{props.x}.

    {% highlight %}

\`\`\`liquid
{% include x.html %}
{{< figure >}}
{:.x}
[[toc]]
\`\`\`

<!-- {{< figure >}} -->
`),
  )
})

test('code as the value of an attribute is told once, with its tag', async () => {
  await checkFindings(
    site(`
<Callout title={new Date()}>x</Callout>
               ^ component/not-data

<Calendar day={new Date()} />
^ component/unknown
`),
  )
})

describe('statements of MDX at the top', () => {
  test.each([
    ['export const a = () => {\n  const b = [1]\n\n  return b\n}\n\nText.', ['1:1'], '<p>Text.</p>'],
    [
      "import X from 'x'\n\nexport const C = ({ a }) => (\n  <div style={{b: 1}}>\n\n    {a}, it's\n\n  </div>\n)\n\nText.",
      ['1:1', '3:1'],
      '<p>Text.</p>',
    ],
    [
      'export function a() {\n  // it\'s no }\n\n  /* ( \n\n { */ return "}" + `}\n\n(`\n}\nexport const b = {\n\n}; // c\n\nText.',
      ['1:1', '10:1'],
      '<p>Text.</p>',
    ],
    ['export const a = () => {\n\n}', ['1:1'], ''],
    // Never closed: the text must not go with it.
    ['export const a = {\n  b\n\nText.', ['1:1'], '<p>Text.</p>'],
    ['export const a = {\n\n## Text\n\n`}`', ['1:1'], '<h2 id="text">Text</h2>\n<p><code>}</code></p>'],
  ])('go as a whole: %j', async (source, places, shown) => {
    for (const parser of ['native', 'remark'] as const) {
      const { body, findings } = await render(await markdownLine(parser), source, 'a.mdx')
      expect(show(body?.chunks ?? []).trim()).toBe(shown)
      expect(list(findings)).toEqual(places.map((place) => `markdown/module-line ${place}`))
    }
  })

  test('what is never closed is looked for once', QUICK, async () => {
    const line = await markdownLine('native')
    await render(line, `${'export const a = {\n\n'.repeat(2000)}${'/*'.repeat(20_000)}`)
  })
})

describe('slips in prose (SPEC 4)', () => {
  test('each at its line and column, in lists and quotes too', async () => {
    await checkFindings(
      site(`
Text before.
-
^ prose/setext-bullet

> - cafÃ© and <PUT GRAPH HERE>
       ^^ prose/mojibake
              ^ prose/placeholder

- a **bold ** word
    ^^ prose/stray-stars
`),
    )
  })
})

test('braces over several lines leave the numbers of the lines below as they are', async () => {
  await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
<div className={
"x"}>

x

</div>

{{< tweet user="x" >}}
^^^^^^^^^^^^^^^^^^^^^^ prose/foreign-syntax
`)
})

describe('a fence of Docusaurus that holds a part of the post', () => {
  const rows: readonly (readonly [source: string, shown: string, findings?: readonly string[]])[] = [
    [
      "One.\n```mdx-code-block\nimport A from '@theme/A';\n\n<A b={1}/>\n```\n**Two**",
      '<p>One.</p>\n{#A b=1}\n<p><strong>Two</strong></p>',
      ['markdown/module-line 3:1'],
    ],
    [
      "```mdx-code-block\nimport A from 'a';\n```\n\nimport B from 'b';\n\nText.",
      '<p>Text.</p>',
      ['markdown/module-line 2:1', 'markdown/module-line 5:1'],
    ],
    [
      '~~~ mdx-code-block\n<A>\n<B c="d">\n~~~\n\n- x\n\n~~~mdx-code-block\n</B>\n</A>\n~~~~',
      '{#A|{#B c="d"|<ul>\n<li>x</li>\n</ul>}}',
    ],
    [
      '````mdx-code-block\n<A>\n\n```text\n<B/>\n```\n\n</A>\n````',
      '{#A|<pre tabindex="0"><code class="language-text">&#x3C;B/>\n</code></pre>}',
    ],
    ['- x\n\n  ```mdx-code-block\n  <A/>\n  ```', '<ul>\n<li>\n<p>x</p>\n{#A}\n</li>\n</ul>'],
    ['> ```mdx-code-block\n> <A/>\n> ```\n> y', '<blockquote>\n{#A}\n<p>y</p>\n</blockquote>'],
    ['<Box>\n  ```mdx-code-block\n  <A/>\n  ```\n</Box>', '{#Box|{#A}}'],
    ['```mdx-code-block\n<A/>\n', '{#A}'],
    ['```mdx-code-block\n```\n\nx', '<p>x</p>'],
    ['```mdx-code-block\n<b onClick={x}>y</b>\n```', '<p><b>y</b></p>', ['html/removed-attribute 2:4']],
    // Samples of it are code as ever.
    [
      '````text\n```mdx-code-block\n<A/>\n```\n````',
      '<pre tabindex="0"><code class="language-text">```mdx-code-block\n&#x3C;A/>\n```\n</code></pre>',
    ],
    ['`mdx-code-block` and mdx-code-block', '<p><code>mdx-code-block</code> and mdx-code-block</p>'],
  ]
  test.each(rows.map((row) => ({ row, name: JSON.stringify(row[0]) })))('$name', async ({ row }) => {
    const [source, shown, findings = []] = row
    for (const parser of ['native', 'remark'] as const) {
      const made = await render(await markdownLine(parser), source)
      expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
    }
  })
})
