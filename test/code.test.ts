import { expect, test } from 'vitest'
import { checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

const native = await markdownLine('native')
const reference = await markdownLine('remark')

/** HTML and findings of a text, the same by both parsers. */
async function rendered(text: string): Promise<{ html: string; findings: string[] }> {
  const [one, other] = await Promise.all([render(native, text), render(reference, text)])
  expect(one).toEqual(other)
  return { html: show(one.body?.chunks ?? []), findings: list(one.findings) }
}

/** A block in short: `title|numbers from|diff`, then its lines with a letter for each kind, without spans of tokens. */
async function lines(fence: string, code = 'a\nb\nc\nd\ne'): Promise<string> {
  const { html, findings } = await rendered(`${fence}\n${code}\n${fence.match(/^[`~]+/)?.[0]}`)
  expect(findings).toEqual([])
  const caption = /<figcaption><span>(.*?)<\/span>/.exec(html)?.[1] ?? ''
  const classes = /<pre(?: class="([^"]*)")?/.exec(html)?.[1] ?? ''
  const first = /data-n="(\d+)"/.exec(html)?.[1] ?? ''
  const shown = [
    ...html.matchAll(
      /<span class="line ?([a-z]?)[a-z]*"[^>]*>((?:<span class="hljs[^>]*>|<\/span>(?!<span class="line|<\/code)|[^<])*)\n<\/span>/g,
    ),
  ].map(([, kind, text]) => `${kind || '.'}${text?.replace(/<[^>]*>/g, '')}`)
  return [[caption, classes + first].filter((part) => part !== '').join('|'), shown.join(' ')]
    .join(' ')
    .trim()
}

test('a block of code is a figure with classes, by both parsers alike', async () => {
  expect(await rendered('```ts\nconst a = "<b>" // &\n```\n\nText.')).toEqual({
    html:
      '<figure class="code"><pre tabindex="0"><code class="language-ts"><span class="hljs-keyword">const</span> a = ' +
      '<span class="hljs-string">"&lt;b>"</span> <span class="hljs-comment">// &amp;</span>\n</code></pre></figure>\n<p>Text.</p>',
    findings: [],
  })
})

test('options of Rouge behind a language are not its name', async () => {
  expect((await rendered('```php?start_inline=1\necho 1;\n```')).html).toContain(
    '<code class="language-php"><span class="hljs-keyword">echo</span>',
  )
})

test('a title, and the name of the language beside it', async () => {
  const { html } = await rendered('```html title="a &amp; <b>.html"\n<p>\n```')
  expect(html).toContain(
    '<figure class="code"><figcaption><span>a &#x26; &#x3C;b>.html</span><span>HTML</span></figcaption><pre tabindex="0"><code class="language-html">',
  )
})

test('spans that go on over line ends are closed and opened again', async () => {
  const { html } = await rendered('```js {2}\n/* a\n\nb */ c\n```')
  expect(html).toContain(
    '<code class="language-js"><span class="line"><span class="hljs-comment">/* a</span>\n</span>' +
      '<span class="line mark">\n</span><span class="line"><span class="hljs-comment">b */</span> c\n</span></code>',
  )
})

test.each([
  ['```\na\n```', '<pre tabindex="0"><code>a\n</code></pre>'],
  ['    a', '<pre tabindex="0"><code>a\n</code></pre>'],
  ['~~~\n<b>\n~~~', '<pre tabindex="0"><code>&#x3C;b>\n</code></pre>'],
  ['```text\na\n```', '<pre tabindex="0"><code class="language-text">a\n</code></pre>'],
  [
    '```text highlight=FALSE hl_lines= x\na\n```',
    '<pre tabindex="0"><code class="language-text">a\n</code></pre>',
  ],
  ['```mermaid\na-->b\n```', '<pre tabindex="0"><code class="language-mermaid">a-->b\n</code></pre>'],
  ['```tikz\nx\n```', '<pre tabindex="0"><code class="language-tikz">x\n</code></pre>'],
  ['`const a`', '<p><code>const a</code></p>'],
])('%j stays plain, without a word', async (text, html) => {
  expect(await rendered(text)).toEqual({ html, findings: [] })
})

// One row for each way to write it: Docusaurus, rehype-pretty-code, Hugo, Zola, Hexo, Gatsby, VitePress, Expressive
// Code, Pandoc, MyST, knitr, rustdoc.
test.each([
  ['```js title="src/a b.js" {1,3-5}', 'src/a b.js ma .b mc md me'],
  ['```js {1, 3-4} showLineNumbers', '|numbers ma .b mc md .e'],
  ['```js {1, 3 - 5}', 'ma .b mc md me'],
  ['``` {1}', 'ma .b .c .d .e'],
  ['```{1, 3 - 4} title="a.txt"', 'a.txt ma .b mc md .e'],
  ['```js showLineNumbers{5} /carrot/ "word" {2}#v', '|numbers5 .a mb .c .d .e'],
  ['```js showLineNumbers=false {2}', '.a mb .c .d .e'],
  ['```go {hl_lines=[1,"3-5"] linenos=true linenostart=5 title=x}', 'x|numbers5 ma .b mc md me'],
  ['```go {linenos=table,hl_lines=["2","4-5"],linenostart=199}', '|numbers199 .a mb .c md me'],
  ['```go {hl_lines="1 3-4"}', 'ma .b mc md .e'],
  ['```js hl_lines=1 3-5', 'ma .b mc md me'],
  ['```js {hl_lines=1 3-5 linenos=true}', '|numbers ma .b mc md me'],
  ['```go {.wide}', ''],
  ['```go {#mycode .wide title=t}', 't'],
  ['```{.js .wide .numberLines}', '|numbers .a .b .c .d .e'],
  ['```go {linenos=inline}', '|numbers .a .b .c .d .e'],
  ['```rust,linenos,hl_lines=1 3-5,linenostart=20,name=x.rs', 'x.rs|numbers20 ma .b mc md me'],
  ['```rust, no_run', ''],
  ['```js Title of the code https://example.org/ read on', 'Title of the code'],
  ['```js a title in small letters', 'a title in small letters'],
  ['```js mark:1,3-4 first_line:7 line_number:true', '|numbers7 ma .b mc md .e'],
  ['```js file=src/a.js', 'src/a.js'],
  ["```js filename='a b.js'", 'a b.js'],
  ['```js title={"a.js"}', 'a.js'],
  ['```js name=x.js', 'x.js'],
  ['```js:title=src/x.js{2,4}', 'src/x.js .a mb .c md .e'],
  ['```js{1,4-5}{numberLines: true}', '|numbers ma .b .c md me'],
  ['```js {numberLines: 5}', '|numbers5 .a .b .c .d .e'],
  ['```js:src/x.js', 'src/x.js'],
  ['```js:line-numbers {1}', '|numbers ma .b .c .d .e'],
  ['```js:line-numbers=3 {1}', '|numbers3 ma .b .c .d .e'],
  ['```js [config.js]', 'config.js'],
  ['```js ins={1} del={2-3} mark={5} collapse={4}', '|diff ia db dc .d me'],
  ['```js=', '|numbers .a .b .c .d .e'],
  ['```js=12 {2}', '|numbers12 .a mb .c .d .e'],
  ['```js=+', '|numbers .a .b .c .d .e'],
  ['```title=a.js', 'a.js'],
  ['```js {"1":1} del={"what goes":2-3} ins={"2. what comes:":5}', '|diff ma db dc .d ie'],
  ['```js {"start":1, "end":3-4}', ''],
  ['```js {"here:":1, "there":3-4}', 'ma .b mc md .e'],
  ['```js {"linenos": 5}', '|numbers5 .a .b .c .d .e'],
  ['```{.js .numberLines startFrom="5"}', '|numbers5 .a .b .c .d .e'],
  ['```{code-block} js', ''],
  ['```{r, echo=FALSE}', ''],
  ['```title="a.txt"', 'a.txt'],
  ['```text title="a.txt" {2}', 'a.txt .a mb .c .d .e'],
  ['```src/index.js', 'src/index.js'],
  ['```bash /etc/nginx/nginx.conf', '/etc/nginx/nginx.conf'],
  ['```jsx live noInline', ''],
  ['```ts twoslash', ''],
  ['```js {x} {} = "" // a=b=c ]{[', ''],
  ['```bash {outputLines: 2}{promptUser: alice}{promptHost: dev.localhost}', ''],
  ['```js {title: "y", lines: true}', 'y'],
  ["```js {title: 'a, b.js', numberLines: 5}", 'a, b.js|numbers5 .a .b .c .d .e'],
  ['```js {"file": src/x.js}', 'src/x.js'],
  ['```js title:"my app.js" {2}', 'my app.js .a mb .c .d .e'],
  ['```js title: "my app.js"', 'my app.js'],
  ['```js title:app.js', 'app.js'],
  ["```js file:'a b.js' fold", 'a b.js'],
  ['```php?start_inline=1', ''],
  ['```php?start_inline=1&hl_lines=2 title="a.php" {2}', 'a.php .a mb .c .d .e'],
])('%s', async (fence, expected) => {
  const shown = await lines(fence)
  expect(shown.replace(/^\|/, '')).toBe(expected.replace(/^\|/, ''))
})

test('a link behind a title, as Hexo has it', async () => {
  const { html } = await rendered('```js Title of the code https://example.org/a read on\nx\n```')
  expect(html).toContain(
    '<figcaption><span>Title of the code</span><a href="https://example.org/a">read on</a><span>JavaScript</span></figcaption>',
  )
  const evil = await rendered('```js Title of it https://a"onclick=x <b>\nx\n```')
  expect(evil.html).not.toContain('<b>')
  expect(evil.html).toContain('href="https://a%22onclick=x"')
})

test.each([
  ['js', '// highlight-next-line\na\nb', 'ma .b'],
  ['js', 'a\n// highlight-start\nb\nc\n// highlight-end\nd', '.a mb mc .d'],
  ['jsx', '{/* highlight-next-line */}\na\nb', 'ma .b'],
  ['html', '<!-- highlight-next-line -->\na\nb', 'ma .b'],
  ['python', 'a\n  # highlight-next-line\nb', '.a mb'],
  ['css', '/* highlight-start */\na\n/* highlight-end */\nb', 'ma .b'],
  ['sql', '-- highlight-next-line\na\nb', 'ma .b'],
  ['js', 'a // highlight-line\nb', 'ma .b'],
  ['js', 'a // [!code ++]\nb // [!code --]\nc // [!code highlight]\nd // [!code focus]', '|diff ia db mc md'],
  ['html', 'a <!-- [!code ++] -->\nb', '|diff ia .b'],
  ['python', 'a # [!code hl:2]\nb\nc', 'ma mb .c'],
  ['js', '// [!code highlight:2]\na\nb\nc', 'ma mb .c'],
  ['css', 'a /* [!code error] */\nb', 'ma .b'],
  [
    'js',
    'a\n// hide-start\nb\nc\n// hide-end\nd // hide-line\n// hide-next-line\ne // highlight-line\nf // highlight-line',
    '.a mf',
  ],
  ['sh', 'a --hide-line\n# hide-start\nb # highlight-line', '.a --hide-line mb'],
  ['js', 'a // [!code what]\nb', ''],
])('comments of %s mark lines and are not printed: %j', async (language, code, expected) => {
  expect((await lines(`\`\`\`${language}`, code)).replace(/^\|/, '')).toBe(expected.replace(/^\|/, ''))
})

test.each([
  ['diff', '- a\n+ b\n  c', '|diff da ib .c'],
  ['diff', '-a\n+b\n c', '|diff da ib .c'],
  ['diff', '- a\n+ b\nc', '|diff da ib .c'],
  ['diff-js', '-a\n+b', '|diff da ib'],
  ['diff js', '- a\n+ b\n  c', '|diff da ib .c'],
  ['diff js:src/a.js', '- a\n+ b\n  c', 'src/a.js|diff da ib .c'],
  ['diff lang="js" title="x.js"', '-a\n+b', 'x.js|diff da ib'],
  ['js diff', '-a\n+b', '|diff da ib'],
  ['diff wrap', '-a\n+b', '|diff da ib'],
  ['diff', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b', 'ddiff --git a/x b/x'],
])('the signs of %s: %j', async (fence, code, expected) => {
  const shown = await lines(`\`\`\`${fence}`, code)
  if (!code.startsWith('diff --git')) expect(shown.replace(/^\|/, '')).toBe(expected.replace(/^\|/, ''))
  // A patch keeps its signs, or nobody could apply it.
  else expect(shown).toBe('.diff --git a/x b/x .--- a/x .+++ b/x .@@ -1 +1 @@ d-a i+b')
})

test('the code inside a diff is highlighted as its own language', async () => {
  const { html } = await rendered('```diff-js\n- const a\n+ let a\n```')
  expect(html).toBe(
    '<figure class="code"><pre class="diff" tabindex="0"><code class="language-js"><span class="line del"><span class="hljs-keyword">const</span> a\n</span>' +
      '<span class="line ins"><span class="hljs-keyword">let</span> a\n</span></code></pre></figure>',
  )
})

test('what is wrong with a fence is said where it stands', async () => {
  await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-02
---

\`\`\`tpyescript
   ^^^^^^^^^^^ code/unknown-language
a
\`\`\`

> - ~~~js title="x" {1,3-1, 5 - 4}
                       ^^^ code/broken-range
                            ^^^^^ code/broken-range
>   a
>   ~~~

\`\`\`rust,linenos,hl_lines=1 5-7
                           ^^^ code/line-beyond
a
b
\`\`\`

\`\`\`go {hl_lines=[1,0]}
                   ^ code/broken-range
a
\`\`\`

\`\`\`go {hl_lines=[a,2]} x
                 ^ code/broken-range
                   ^ code/line-beyond
a
\`\`\`

\`\`\`rust,emphasize-lines=all
                        ^^^ code/broken-range
a
\`\`\`

\`\`\`js title="two words
            ^^^^ code/open-quote
a
\`\`\`

\`\`\`js {name: 'b.js, hl_lines: []}
             ^^^^^ code/open-quote
a
\`\`\`

<Callout>

\`\`\`diff-nothing
        ^^^^^^^ code/unknown-language
-a
\`\`\`

</Callout>
`)
  const { findings } = await render(
    native,
    '```tpyescript?x=1\na\n```\n\n```zorkmid\na\n```\n\n```js {3}\na\n```',
  )
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    '`tpyescript` is no language that can be highlighted; did you mean `typescript`?',
    '`zorkmid` is no language that can be highlighted; write `text` if there is nothing to highlight',
    '`3` is beyond the end: the code has 1 line; lines that only hold a mark, as `// highlight-start`, do not count',
  ])
})

test('length, description and excerpt know nothing of it', async () => {
  const text = 'Some words.\n\n```js {1} title="x"\nconst a = 1 // [!code ++]\n```\n\n<!-- more -->\n\nEnd.'
  for (const markdown of [native, reference]) {
    const { body, findings } = await render(markdown, text)
    expect(findings).toEqual([])
    expect(body).toMatchObject({ words: 3, cjk: 0, description: 'Some words. End.' })
    expect(show(body?.excerpt ?? [])).toBe(
      '<p>Some words.</p>\n<pre tabindex="0"><code class="language-js">const a = 1\n</code></pre>',
    )
    expect(JSON.stringify(body)).not.toContain('listing')
  }
})

test('code in lists, quotes, components, notes and beside raw HTML', async () => {
  const fence = (indent: string) => `${indent}\`\`\`js\n${indent}let a\n${indent}\`\`\``
  const figure =
    '<figure class="code"><pre tabindex="0"><code class="language-js"><span class="hljs-keyword">let</span> a\n</code></pre></figure>'
  const { html, findings } = await rendered(
    `- a\n\n${fence('  ')}\n\n${fence('> ')}\n\n<Note>\n\n${fence('')}\n\n</Note>\n\n<div>\n\n${fence('')}\n\n</div>\n\nx[^1]\n\n[^1]: n\n\n${fence('    ')}`,
  )
  expect(findings).toEqual([])
  expect(html.split(figure)).toHaveLength(6)
})

test.each([
  '<Note>\n\n\t- ```js\n\t  a\n\t  ```\n\n</Note>',
  '<Note>\n\t<Note>\n\t\t- ```js\n\t\t  a\n\t\t  ```\n\n\t\t- b\n\t</Note>\n</Note>',
  '<Note>\n\n\t<Note\n\t  title="x"\n\t>\n\t    - ```js\n\t      a\n\t      ```\n\t</Note>\n\n</Note>',
])('tabs indent children as four blanks do: %j', async (text) => {
  const { html, findings } = await rendered(text)
  expect(findings).toEqual([])
  expect(html).toContain('<figure class="code">')
  expect(html).toBe((await rendered(text.replaceAll('\t', '    '))).html)
})

test('tabs behind blanks do too, in a note', async () => {
  const { html } = await rendered(
    '[^n]: <Note>\n\n    \t<Tip>\n    \t    <Tip/>\n    \t</Tip>\n\n    </Note>\n\nx[^n]',
  )
  expect(html).toContain('{#Note|{#Tip|{#Tip}}}')
})

test('plugins see plain code before us, and what they make of it is theirs', async () => {
  type Node = { type: string; lang?: string; value?: string; data?: object; children?: Node[] }
  const seen: string[] = []
  const plugin = () => (tree: Node) => {
    for (const node of tree.children ?? []) {
      if (node.type !== 'code') continue
      seen.push(`${node.lang} ${node.value}`)
      if (node.lang === 'css') node.data = { hProperties: { className: ['mine'], dataX: 'y' } }
      if (node.lang === 'ruby') node.data = { hName: 'x-code', hChildren: [{ type: 'text', value: 'own' }] }
      if (node.lang === 'text') node.lang = 'go'
    }
  }
  const options = { name: 'p', options: null, plugin, place: { path: 'c', line: 1, column: 1 } }
  const markdown = await markdownLine('native', { plugins: [options] as never })
  const { body } = await render(markdown, '```css\na\n```\n\n```ruby\nb\n```\n\n```text\nnil\n```')
  expect(seen).toEqual(['css a', 'ruby b', 'text nil'])
  const html = show(body?.chunks ?? [])
  expect(html).toContain('<code class="mine" data-x="y">')
  expect(html).toContain('own')
  expect(html).toContain('<code class="language-go"><span class="hljs-literal">nil</span>')
})

test('signs that stand for finished markup cannot be forged in code, not even by a plugin', async () => {
  const plugin = () => (tree: { children: { value?: string }[] }) => {
    for (const node of tree.children) node.value = '\u00010\u0002\u0001/\u0002"<b>'
  }
  const options = { name: 'p', options: null, plugin, place: { path: 'c', line: 1, column: 1 } }
  const markdown = await markdownLine('native', { plugins: [options] as never })
  const { body } = await render(markdown, '```js title="&#1;0&#2;"\na\n```')
  expect(show(body?.chunks ?? [])).toContain(
    '<span class="hljs-number">0</span>/<span class="hljs-string">"&lt;b></span>\n</code>',
  )
})

test('a finding about a block of the excerpt is told once, and neighbouring texts are one chunk', async () => {
  const { body, findings } = await render(native, '```js {9}\na\n```\n\nb\n\n<!-- more -->\n\n```js\nc\n```')
  expect(list(findings)).toEqual(['code/line-beyond 1:8'])
  expect(body?.chunks).toHaveLength(1)
})

test('what makes the printer fail after a grammar was loaded is an error of the post', async () => {
  const plugin = () => (tree: { children: object[] }) => {
    tree.children.push({ type: 'image' })
  }
  const options = { name: 'p', options: null, plugin, place: { path: 'c', line: 1, column: 1 } }
  const markdown = await markdownLine('native', { plugins: [options] as never })
  for (const text of ['```go\na\n```', '```go\na\n```']) {
    const { body, findings } = await render(markdown, text)
    expect(body).toBeUndefined()
    expect(list(findings)).toEqual(['markdown/crash 1:1'])
  }
})

test('endless words behind a fence take no time', QUICK, async () => {
  for (const sign of ['[', '{', '/', '"', 'a=', 'a ', '{a', '<', ':', ',']) {
    const { findings } = await render(native, `\`\`\`js ${sign.repeat(300_000 / sign.length)}\nx\n\`\`\``)
    expect(findings).toEqual([])
  }
  const words = Array.from({ length: 20_000 }, (_, at) => `\`\`\`w${at}\nx\n\`\`\``)
  const { findings } = await render(native, words.join('\n'))
  expect(findings).toHaveLength(1001)
  expect(findings.at(-1)?.message).toContain('(and 18999 more of this kind in the text)')
})

test.each([
  ['```js\na\n\nText.', ['code/unclosed 1:1']],
  ['- one\n\n  ```js\n  a\n\n  b\n', ['code/unclosed 3:3']],
  ['> ~~~\n> a\n>\n> b\n> ~~\n', ['code/unclosed 1:3']],
  ['```js\na\n\nText.\n\n```sh\nb\n```\n\nText.', ['code/unclosed 1:1']],
  ['````md\n```js\na\n```\n````\n\nText.', []],
  ['```\na\n\n```js\n```\n\nText.', []],
  ['```js\na\n\nb\n  ````  \n\n', []],
  ['> ```js\n> a\n>\n> b\n> ```\n', []],
  ['- ```js\n  a\n\n  b\n  ```\n', []],
  ['```js\na\n', []],
  ['```js\na\n\n~~~sh\nb\n~~~\n```\n', []],
  ['```js\na // ```sh\n\nb\n```\n', []],
  ['```julia\n"""\n\n  ```sh\n  a\n"""\n```\n\nText.', ['code/unclosed 1:1']],
  ['    a\n\n    b', []],
])('whether it is closed: %j', async (text, expected) => {
  expect((await rendered(text)).findings).toEqual(expected)
})
