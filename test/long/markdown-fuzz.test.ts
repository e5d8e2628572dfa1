import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { escapeHtml } from '../../src/text/escape.ts'
import { decodePath } from '../../src/text/paths.ts'
import type { Body, Chunk, Diagnostic } from '../../src/types.ts'
import { corpus, generator } from '../markdown-corpus.ts'
import { list, markdownLine, show } from '../markdown-fixture.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 20_000)
const SEED = Number(process.env.SEED ?? 1)
/** Stop after so many seconds, whatever the rounds. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 800)

const native = await markdownLine('native')
const reference = await markdownLine('remark')

const FOLDER = 'content/posts'
const POSTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(join(FOLDER, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))

/** What the steps look for, to be put where nobody would. */
const NOISE = [
  '<script>',
  '<a href="javascript:x">',
  '<img onerror=x src=x>',
  ' style="x"',
  '<svg/onload=x>',
  '&#1;0&#2;',
  'www.a.b',
  'http://a.b',
  'a@b.c',
  '\n##\u00a0',
  '\n## ',
  '##Â\u00a0',
  '\n-\u00a0',
  '\n-\n',
  '\n> ',
  '\n- [ ] ',
  '\n# T\n',
  '[^1]',
  '[^',
  '\n\n[^1]: ',
  '\n    [^2]: a[^1] ',
  '<!-- more -->',
  '\n\n<!--more-->\n\n',
  '**',
  '*',
  '`',
  'Ã©',
  '<PUT GRAPH HERE>',
  '<Callout>',
  '</Callout>',
  '<b>',
  '</b>',
  '| a |\n|--|\n',
  '\\',
  '&amp;',
  '日本',
  '](a.md)',
  '{{< ref "a" >}}',
  ']({{% relref \'/a.md#b\' "en" %}})',
  '{{< ref a',
  '{{< figure src="javascript:x" title="a&quot;b" >}}',
  '{{< figure src=a\nalt=b >}}',
  '{{</* figure src=a */>}}',
  '\n{{< figure src=a caption="[b](c) {d}" />}}\n',
  '{{< youtube id="a" title="<b>" >}}',
  '{{< vimeo 1',
  '\n{{% note "a <b>" %}}\n',
  '{{< details title="a&b" >}}',
  '{{% /note %}}',
  '\n{{< /details >}}\n',
  '\n{% note info %}\n',
  '{% endnote %}',
  '>}}',
  '%}',
  '\n{{< highlight go "hl_lines=1" >}}\n',
  '\n{{< /highlight >}}\n',
  '{% highlight c linenos %}',
  '{% endhighlight %}',
  '\n{% codeblock a b.c http://d.e f lang:c %}\n',
  '\n{% endcodeblock %}\n',
  '\n{% raw %}\n',
  '\n{% endraw %}\n',
  '\n> <Callout>\n>     a\n> </Callout>\n',
  '{: #own .c}',
  '\n{: .lead}\n',
  '\n> {: .prompt-tip }\n',
  '{: #o-content}',
  '{: target="_blank" rel=me}',
  '{:toc}',
  '{::comment}',
  '{: style="x" onclick="y"}',
  '\n~~~\na\n~~~\n{: .language-ruby file="a.rb"}\n',
  '@[youtube](abc)',
  '@[card](https://e.org/a)',
  '@[tweet](javascript:x)',
  '\n:::message alert\n',
  '\n:::note info\n',
  '\n:::details a\n',
  '\n:::\n',
  '\n::: {.callout-note title="a"}\n',
  '\n::: {.callout-tip collapse="true"}\n## T\n',
  '\n> [!help|a]- T\n',
  ' [#own]',
  ' {/* #own */}',
  ' {/*own*/}',
  '{{<tweet id="1">}}',
  '{{</tweet>}}',
  '{{<youtube a>}}',
  '[](b.md)',
  '![a](b.png "*c*")',
  '<%= a %>',
  '[',
]

type Random = ReturnType<typeof generator>

function mutated(text: string, random: Random): string {
  const from = random(Math.max(1, text.length - 800))
  let result = text.slice(from, from + 800)
  for (let count = 1 + random(8); count > 0; count--) {
    const at = random(result.length + 1)
    const end = random(4) === 0 ? at + random(6) : at
    result = result.slice(0, at) + (NOISE[random(NOISE.length)] ?? '') + result.slice(end)
  }
  return result
}

async function run(markdown: typeof native, text: string) {
  const findings: Diagnostic[] = []
  const input = { path: 'post.md', text, line: 1, slug: 's', title: 'T', hideAnchor: false }
  const body = await markdown.body(input, (finding) => findings.push(finding))
  return { body, findings }
}

/** What must hold for every post; the first promise that is broken, or nothing. */
function broken(text: string, body: Body | undefined, findings: readonly Diagnostic[]): string | undefined {
  const lines = text.split('\n')
  const astray = findings.find(
    ({ place }) => (lines[place.line - 1]?.length ?? -1) < place.column + (place.length ?? 0) - 1,
  )
  if (astray !== undefined) return `astray: ${list([astray])}`
  const masked = findings.find(({ message, hint = '' }) => /[\0-\x08\x0b-\x1f]/.test(message + hint))
  if (masked !== undefined) return `words of a mask: ${JSON.stringify(masked)}`
  if (body === undefined) return findings.some(({ severity }) => severity === 'error') ? undefined : 'silent'
  if (findings.some(({ code }) => code === 'markdown/crash')) return 'crash'
  const html = show(body.chunks)
  const notes = [...html.matchAll(/ id="(o-[^"]+)"/g)].map((match) => match[1] ?? '')
  if (new Set(notes).size !== notes.length) return 'one note id twice'
  const dead = [...html.matchAll(/\[\[#(o-[^\]]+)\]\]/g)].find(
    // A heading may begin with `o` too, and has letters that an address codes.
    (match) => !notes.includes(decodePath(match[1] ?? '')),
  )
  // A script goes with all that stands behind it, references too, and a finding says so.
  const isCut = findings.some(
    ({ code, message }) => code === 'html/removed-tag' && message.includes('script'),
  )
  if (dead !== undefined && !isCut) return `dead: ${dead[1]}`
  if (body.description.length > 160) return 'long description'
  const excerpt = show(body.excerpt)
  if (excerpt.includes('[[#o-') || hasIdOrPicture(parseFragment(excerpt))) return 'an excerpt with ids'
  if (unbalanced(excerpt)) return 'unbalanced excerpt'
  const active = unsafe(parseFragment(printed(body.chunks)))
  if (active !== undefined) return `active: ${active}`
  return undefined
}

/** HTML as a browser would get it, with the addresses that are open in it. */
function printed(chunks: readonly Chunk[]): string {
  return chunks
    .map((chunk) => {
      if (typeof chunk === 'string') return chunk
      if (chunk.kind === 'link') return escapeHtml(chunk.url)
      if (chunk.kind === 'title') return escapeHtml(chunk.name)
      if (chunk.kind === 'image') return `<img src="${escapeHtml(chunk.src)}" alt="${escapeHtml(chunk.alt)}">`
      return escapeHtml(chunk.unclosed ?? '') + printed(chunk.children)
    })
    .join('')
}

/** Formulas are `<math>`; what could act in there is named. */
const ACTIVE =
  'script style iframe object embed template svg maction annotation-xml link meta base form textarea plaintext'.split(
    ' ',
  )

/** What a browser would run, load or lose itself in. */
function unsafe(node: DefaultTreeAdapterTypes.ParentNode): string | undefined {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue
    if (ACTIVE.includes(child.tagName)) return child.tagName
    for (const { name, value } of child.attrs) {
      const isCode =
        /^\s*(?:javascript|data|vbscript):/i.test(value) && /^(?:href|src|action|cite|poster)/.test(name)
      if (/^on|^style$|^srcdoc$/.test(name) || isCode) return `${name}="${value}"`
    }
    const below = unsafe(child)
    if (below !== undefined) return below
  }
  return undefined
}

/** Parsed, because a formula's `alttext` may speak of tags. */
function hasIdOrPicture(node: DefaultTreeAdapterTypes.ParentNode): boolean {
  return node.childNodes.some((child) => {
    if (!('tagName' in child)) return false
    return child.tagName === 'img' || child.attrs.some(({ name }) => name === 'id') || hasIdOrPicture(child)
  })
}

function unbalanced(html: string): boolean {
  let depth = 0
  const wrong: string[] = []
  const onParseError = ({ code }: { code: string }) => wrong.push(code)
  parseFragment(html, { sourceCodeLocationInfo: true, onParseError })
  // What stands in a title is no markup.
  const tags = /<\/?(?!(?:br|hr|input|img|wbr|source|track|col)\b)[a-z](?:[^>"]|"[^"]*")*>/g
  for (const [tag] of html.matchAll(tags)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth < 0) return true
  }
  return depth !== 0
}

test(`${ROUNDS} mutated posts from seed ${SEED}: nothing throws, every promise holds, the parsers agree`, async () => {
  const random = generator(SEED)
  const sources = [...POSTS, ...corpus(SEED, 200)]
  const faults: string[] = []
  const apart: string[] = []
  const started = performance.now()
  let round = 0
  for (; round < ROUNDS && performance.now() - started < SECONDS * 1000; round++) {
    const text = mutated(sources[random(sources.length)] ?? '', random)
    const [first, second] = [await run(native, text), await run(reference, text)]
    const fault = broken(text, first.body, first.findings) ?? broken(text, second.body, second.findings)
    if (fault !== undefined) faults.push(`${fault}\n${JSON.stringify(text)}`)
    const told = JSON.stringify(first)
    if (told !== JSON.stringify(second)) apart.push(text)
    if (told !== JSON.stringify(await run(native, text))) faults.push(`another time\n${JSON.stringify(text)}`)
  }
  // biome-ignore lint/suspicious/noConsole: the figure is what this run is for
  console.info(`${round} posts, ${faults.length} faults, ${apart.length} that the parsers read differently`)
  expect([faults.slice(0, 5), apart.slice(0, 5)]).toEqual([[], []])
})
