import { describe, expect, test } from 'vitest'
import { check, lines, named, type Row } from './dialect-rows.ts'
import { buildFixture } from './fixture.ts'
import { list, render } from './markdown-fixture.ts'

const READ = 'prose/hugo-shortcode'
const TOLD = 'prose/foreign-syntax'

const read = (source: string, shown: string, ...places: readonly string[]): Row => [
  source,
  shown,
  (places.length === 0 ? ['1:1'] : places).map((place) => `${READ} ${place}`),
]

describe('tabs of Hexo', () => {
  test.each(
    named([
      read(
        '{% tabs a %}\n<!-- tab A b -->\nc *d*\n\n- e\n<!-- endtab -->\n\n<!-- tab F-->\n```js\ng\n```\n<!-- endtab -->\n{% endtabs %}\nh',
        '{#Tabs|{#Tab label="A b"|<p>c <em>d</em></p>\n<ul>\n<li>e</li>\n</ul>}\n{#Tab label="F"|<figure class="code"><pre tabindex="0"><code class="language-js">g\n</code></pre></figure>}}\n<p>h</p>',
      ),
      // Without words, and with a picture of the theme's.
      read(
        '{% tabs a, 2 %}\n<!-- tab -->\nb\n<!-- endtab -->\n<!-- tab C@fas fa-bomb -->\nd\n<!-- endtab -->\n<!--tab-->\ne\n<!--endtab-->\n{% endtabs %}',
        '{#Tabs|{#Tab label="1"|<p>b</p>}\n{#Tab label="C"|<p>d</p>}\n{#Tab label="3"|<p>e</p>}}',
      ),
      // Callouts and others in them, and what is no tab beside them.
      read(
        '{% tabs a %}\n\nb\n\n<!-- tab C -->\n{% tabs d %}\n<!-- tab E -->\nf\n<!-- endtab -->\n{% endtabs %}\n<!-- endtab -->\n{% endtabs %}',
        '{#Tabs|<p>b</p>\n{#Tab label="C"|{#Tabs|{#Tab label="E"|<p>f</p>}}}}',
        '6:1',
        '1:1',
      ),
      read(
        '- a\n\n  {% tabs b %}\n  <!-- tab C -->\n  d\n  <!-- endtab -->\n  {% endtabs %}',
        '<ul>\n<li>\n<p>a</p>\n{#Tabs|{#Tab label="C"|<p>d</p>}}\n</li>\n</ul>',
        '3:3',
      ),
      read(
        '{% tabs %}\n{% tab title="A" %}\nb\n{% endtab %}\n{% endtabs %}',
        '{#Tabs|{#Tab label="A"|<p>b</p>}}',
      ),
    ]),
  )('$name', ({ row }) => check(row))
})

describe('tabs of themes of Hugo', () => {
  const tabs = (open: string, ...tabsIn: readonly string[]) =>
    `${open}\n${tabsIn.map((tab) => `${tab}\nc\n{{< /tab >}}`).join('\n')}\n{{< /tabs >}}`
  test.each([
    [tabs('{{< tabs "id" >}}', '{{< tab "A b" >}}', '{{% tab title="C" icon="d" %}}'), 'A b', 'C'],
    [tabs('{{< tabs groupid="a" >}}', '{{< tab name="A" >}}', '{{< tab header="B" >}}'), 'A', 'B'],
    [
      tabs('{{<tabs tabTotal="2">}}', '{{< tab tabName="A">}}', '{{< tab label=B default="true" >}}'),
      'A',
      'B',
    ],
    [tabs('{{% tabs %}}', '{{< tab >}}', '{{< tab "B" >}}'), '1', 'B'],
    [
      tabs(
        '{{< tabs >}}',
        '{{< tab label="A" style="b" color="c" >}}',
        '{{< tab "B" selected=1 tabNum="2" id="d" >}}',
      ),
      'A',
      'B',
    ],
  ])('%s', async (source, one, two) => {
    await check(read(source, `{#Tabs|{#Tab label="${one}"|<p>c</p>}\n{#Tab label="${two}"|<p>c</p>}}`))
  })

  test('those of Hextra are named by the tag around them', async () => {
    const source = tabs('{{< tabs items="A,B" >}}', '  {{< tab >}}', '{{< tab "C" >}}').replace(
      'c\n{{',
      'c\n  {{',
    )
    await check(read(source, '{#Tabs items="A,B"|{#Tab|<p>c</p>}\n{#Tab label="C"|<p>c</p>}}'))
    const { output } = await buildFixture(
      `-- octavo.config.yaml --\nurl: https://ex.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n${source}\n`,
    )
    expect(output.get('blog/a/index.html')).toMatch(
      /<details open><summary>A<\/summary>\s*<p>c<\/p>\s*<\/details>\s*<details><summary>C<\/summary>/,
    )
  })

  test('in a line with its text', async () => {
    await check(
      read(
        '{{< tabs >}}\n{{< tab "A" >}}b{{< /tab >}}\n{{< /tabs >}}\nc',
        '{#Tabs|{#Tab label="A"|<p>b</p>}}\n<p>c</p>',
      ),
    )
  })
})

describe('where one of them cannot be read, all are told as what they are', () => {
  test.each([
    '{% tabs a %}\n<!-- tab B -->\nc\n{% endtabs %}',
    '{% tabs a %}\nb\n{% endtabs %}',
    '{% tabs a %}\n<!-- tab {% label b@c %} -->\nd\n<!-- endtab -->\n{% endtabs %}',
    '{% tabs a %}\n<!-- tab "B" -->\nc\n<!-- endtab -->\n{% endtabs %}',
    '{% tabs a %}\n<!-- tab B -->\nc\n<!-- endtab -->\n<!-- tab D -->\n<!-- endtab -->\n{% endtabs %}',
    '{{< tabs >}}\n{{< tab lang="json" >}}\n{}\n{{< /tab >}}\n{{< /tabs >}}',
    'a {{< tabs >}}\n{{< tab "A" >}}\nb\n{{< /tab >}}\n{{< /tabs >}}',
    '{{< tabs >}}\n{{< tab "A" >}}\nb\n{{< /tab >}}',
    '{{< tabs >}}\n{{< tab "A >}}\nb\n{{< /tab >}}\n{{< /tabs >}}',
    '{{< tabs items="A<B,C" >}}\n{{< tab >}}\nb\n{{< /tab >}}\n{{< /tabs >}}',
    '{{< tabs >}}\n{{< tab "A" >}}b\\{{< /tab >}}\n{{< /tabs >}}',
    '{% tabs a %}\n<!-- tab B -->\nc\n<!-- endtab -->\n{{< /tabs >}}',
  ])('%j', async (source) => {
    for (const line of lines) {
      const { findings } = await render(line, source)
      expect(list(findings)[0]).toMatch(new RegExp(`^${TOLD} 1:`))
      expect(findings.some(({ code }) => code === READ)).toBe(false)
    }
  })

  test.each([
    '```\n{% tabs a %}\n<!-- tab B -->\nc\n<!-- endtab -->\n{% endtabs %}\n```',
    '<!--\n{{< tabs >}}\n{{< tab "A" >}}\nb\n{{< /tab >}}\n{{< /tabs >}}\n-->\n\nc',
    '<!-- tab A -->\nb\n<!-- endtab -->',
  ])('code and comments are no tabs: %j', async (source) => {
    for (const line of lines) expect((await render(line, source)).findings).toEqual([])
  })
})

test('comments that are code, or raw, are no tabs of those around them', async () => {
  const comments = '<!-- tab C -->\nd\n<!-- endtab -->'
  const inTabs = (text: string) => `{% tabs a %}\n<!-- tab B -->\n${text}\n<!-- endtab -->\n{% endtabs %}`
  const shown = (html: string) => `{#Tabs|{#Tab label="B"|${html}}}`
  await check(
    read(
      inTabs(`\`\`\`\n${comments}\n\`\`\``),
      shown('<pre tabindex="0"><code>&#x3C;!-- tab C -->\nd\n&#x3C;!-- endtab -->\n</code></pre>'),
    ),
  )
  const raw = inTabs(`{% raw %}\n${comments}\n{% endraw %}`)
  await check([raw, shown('<p>d</p>'), ['prose/jekyll-tag 3:1', `${READ} 1:1`]])
})

test('the finding says what to write', async () => {
  const { findings } = await render(
    lines[0],
    '{% tabs a %}\n<!-- tab B -->\nc\n<!-- endtab -->\n<!-- tab D -->\ne\n<!-- endtab -->\n{% endtabs %}',
  )
  expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
    [
      '`{% tabs a %}` is a tag of Jekyll or Hexo: it was read as <Tabs>',
      'write `<Tabs>` and `</Tabs>` around all of them, and `<Tab label="B">` and `</Tab>` around each, on lines of their own',
    ],
  ])
})
