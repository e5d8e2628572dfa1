import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import { describe, expect, test } from 'vitest'
import type { LoadedPlugin } from '../src/types.ts'
import { buildFixture, checkFindings } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

const native = await markdownLine('native')
const reference = await markdownLine('remark')
const MATH = {
  name: 'remark-math',
  plugin: remarkMath,
  options: null,
  place: { path: 'x', line: 1, column: 1 },
}

const box = (style: string, label: string, content: string, more = '') =>
  `<div class="callout ${style}" role="note"${more}><p class="label">${label}</p>${content}</div>`

/** Rows with a name that vitest prints as it is. */
const named = (rows: readonly Row[]) => rows.map((row) => ({ row, name: JSON.stringify(row[0]) }))

async function check([source, shown, findings = []]: Row): Promise<void> {
  for (const line of [native, reference]) {
    const made = await render(line, source)
    expect([show(made.body?.chunks ?? []), list(made.findings)]).toEqual([shown, findings])
  }
}

/** SPEC 13.11. Both parsers must give these chunks. */
describe('directives', () => {
  test.each(
    named([
      [':::note\nhello *x*\n:::', box('note', 'Note', '<p>hello <em>x</em></p>')],
      // A component with data in the title moves nothing that comes after it.
      [
        ':::note <I list={["a", 1]}/> x\ny\n:::\n\n<b style="x">z</b>',
        `${box('note', '{I list=["a",1]} x', '<p>y</p>')}\n<p><b>z</b></p>`,
        ['html/removed-attribute 5:4'],
      ],
      // In comments and in raw HTML they are none; those that are printed are told.
      ['<!--\n:::note\n-->\n\n:::tip\nx\n:::', box('tip', 'Tip', '<p>x</p>')],
      ['a <!-- b\n:::note\n--> c', '<p>a  c</p>'],
      [':::note\nx\n<!--\n:::\n\n:::tip\n-->\ny\n:::', box('note', 'Note', '<p>x</p><p>y</p>')],
      ['<div>\n:::note\n</div>', '<div>\n:::note\n</div>', ['html/unread-markdown 2:1']],
      [
        '> - <div>\n>   :::note\n>   x\n>   :::\n>   </div>',
        '<blockquote>\n<ul>\n<li>\n<div>\n:::note\nx\n:::\n</div>\n</li>\n</ul>\n</blockquote>',
        ['html/unread-markdown 2:5'],
      ],
      [
        '<div>\n:::note\n</div>\n\n:::tip\n<A>\n<!-- :::tip -->\n:::note\ny\n:::\n</A>\n\n:::',
        `<div>\n:::note\n</div>\n${box('tip', 'Tip', `{#A|${box('note', 'Note', '<p>y</p>')}}`)}`,
        ['html/unread-markdown 2:1'],
      ],
      [
        '<A>\n\n  :::note\n  <B>hi</B>\n  :::\n\n  :::tip\n  <B>\n  :::info\n  x\n  :::\n  </B>\n  :::\n\n</A>',
        `{#A|${box('note', 'Note', '{#B|hi}')}\n${box('tip', 'Tip', `{#B|${box('note', 'Info', '<p>x</p>')}}`)}}`,
      ],
      // Right below raw HTML, where no element is open.
      [':::note\n<div>\nx\n</div>\n:::\ny', `${box('note', 'Note', '<div>\nx\n</div>')}\n<p>y</p>`],
      [
        ':::note\n<div>x</div>\n:::\n:::tip\n<hr>\n:::',
        `${box('note', 'Note', '<div>x</div>')}\n${box('tip', 'Tip', '<hr>')}`,
      ],
      [
        '> <p>x\n> :::note\n> y\n> :::',
        `<blockquote>\n<p>x\n</p>${box('note', 'Note', '<p>y</p>')}\n</blockquote>`,
      ],
      ['<A>\n\n  :::note\n  <div>x</div>\n  :::\n\n</A>', `{#A|${box('note', 'Note', '<div>x</div>')}}`],
      [
        ':::note\n<hr>\n:::\n```text\n:::tip\n<hr>\n:::\n```',
        `${box('note', 'Note', '<hr>')}\n<pre tabindex="0"><code class="language-text">:::tip\n&#x3C;hr>\n:::\n</code></pre>`,
      ],
      ['<hr>\n<!--\n:::note\n:::\n-->', '<hr>'],
      [
        ':::note\n<hr>\n:::\n\n:::',
        `${box('note', 'Note', '<hr>')}\n<p>:::</p>`,
        ['callout/stray-close 5:1'],
      ],
      ['   :::note\n   x\n  :::', box('note', 'Note', '<p>x</p>')],
      [':::info\nx\n:::', box('note', 'Info', '<p>x</p>')],
      ['::: DANGER\nx\n:::', box('caution', 'Danger', '<p>x</p>')],
      [':::tip Use *this*\nx\n:::', box('tip', 'Use <em>this</em>', '<p>x</p>')],
      [':::tip[Use *this*]\nx\n:::', box('tip', 'Use <em>this</em>', '<p>x</p>')],
      // As Qiita and Zenn write the kind; other words are a title.
      [':::note warn\nx\n:::', box('warning', 'Warning', '<p>x</p>')],
      [':::note alert\n**x**\n:::', box('caution', 'Danger', '<p><strong>x</strong></p>')],
      [':::note info\nx\n:::', box('note', 'Note', '<p>x</p>')],
      // As Quarto has them.
      ['::: {.callout-note}\nx\n:::', box('note', 'Note', '<p>x</p>')],
      [
        '::: {.callout-tip collapse="true" title="A *b*" #me}\nx\n:::',
        box('tip', 'A <em>b</em>', '<p>x</p>', ' id="me"'),
      ],
      ["::: {.callout-note title='A b'}\nx\n:::", box('note', 'A b', '<p>x</p>')],
      ['::: {.callout-note title=A .c}\nx\n:::', box('note', 'A', '<p>x</p>')],
      [
        '::: {.callout-note}\n## A *b* {#c .d}\nx\n:::',
        '<div class="callout note" role="note"><p id="c" class="label d">A <em>b</em></p><p>x</p></div>',
      ],
      ['::: {.callout-caution icon=false}\n## A *b*\nx\n:::', box('caution', 'A <em>b</em>', '<p>x</p>')],
      [
        ':::: callout-warning\n::: {.callout-important}\nx\n:::\n::::',
        box('warning', 'Warning', box('important', 'Important', '<p>x</p>')),
      ],
      [':::note\n## A\nx\n:::', box('note', 'Note', '<h2 id="a">A</h2><p>x</p>')],
      [':::note Warn\nx\n:::', box('note', 'Warn', '<p>x</p>')],
      [':::tip info\nx\n:::', box('tip', 'info', '<p>x</p>')],
      [':::message\nx\n:::', box('note', 'Note', '<p>x</p>')],
      [
        '> :::message alert\n> x\n> :::',
        `<blockquote>\n${box('warning', 'Warning', '<p>x</p>')}\n</blockquote>`,
      ],
      [':::note 1. First\nx\n:::', box('note', '1. First', '<p>x</p>')],
      [':::note :::::\nx\n:::', box('note', 'Note', '<p>x</p>')],
      [':::warning[Own]{#me .big}\nx\n:::', box('warning big', 'Own', '<p>x</p>', ' id="me"')],
      [':::note[Title]{icon="heart"}\nx\n:::', box('note', 'Title', '<p>x</p>')],
      [':::tip{title="Own *one*" icon="x" .big}\nx\n:::', box('tip big', 'Own <em>one</em>', '<p>x</p>')],
      [':::note{#me}\nx\n:::', box('note', 'Note', '<p>x</p>', ' id="me"')],
      [':::note {onclick="x"}\nx\n:::', box('note', '{onclick="x"}', '<p>x</p>')],
      [
        'before\n:::important\n- a\n- b\n:::\nafter',
        `<p>before</p>\n${box('important', 'Important', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>')}\n<p>after</p>`,
      ],
      [':::caution\none\n\ntwo\n:::', box('caution', 'Caution', '<p>one</p><p>two</p>')],
      [
        '::::tip\nouter\n\n:::note\ninner\n:::\n::::',
        box('tip', 'Tip', `<p>outer</p>${box('note', 'Note', '<p>inner</p>')}`),
      ],
      [
        ':::note\n:::tip\ninner\n:::\nouter\n:::',
        box('note', 'Note', `${box('tip', 'Tip', '<p>inner</p>')}<p>outer</p>`),
      ],
      [
        '- a\n  :::note\n  b\n  :::\n- c',
        `<ul>\n<li>a\n${box('note', 'Note', '<p>b</p>')}\n</li>\n<li>c</li>\n</ul>`,
      ],
      ['- :::note\n  b\n  :::', `<ul>\n<li>\n${box('note', 'Note', '<p>b</p>')}\n</li>\n</ul>`],
      ['> :::note\n> b\n> :::', `<blockquote>\n${box('note', 'Note', '<p>b</p>')}\n</blockquote>`],
      [':::note\n<A b={[1]}/>\n:::', box('note', 'Note', '{#A b=[1]}')],
      ['<A>\n:::note\nx\n:::\n</A>', `{#A|${box('note', 'Note', '<p>x</p>')}}`],
      [
        '<Tabs>\n  <Tab>\n    - l\n\n      :::note\n      x\n      :::\n  </Tab>\n</Tabs>',
        `{#Tabs|{#Tab|<ul>\n<li>\n<p>l</p>\n${box('note', 'Note', '<p>x</p>')}\n</li>\n</ul>}}`,
      ],
      [
        '<A>\n- l\n  :::note\n  x\n  :::\n</A> after',
        `{#A|<ul>\n<li>l\n${box('note', 'Note', '<p>x</p>')}\n</li>\n</ul>}\n<p>after</p>`,
      ],
      ['<A>\n:::note\nx\n:::\n</A> after', `{#A|${box('note', 'Note', '<p>x</p>')}}\n<p>after</p>`],
      [
        '[^1]\n\n:::note\nSee [r] and [^1].\n:::\n\n[r]: /x\n\n[^1]: n'.replace('[^1]\n\n', ''),
        `${box('note', 'Note', '<p>See <a href="[[/x]]">r</a> and <sup class="ref"><a href="[[#o-note-post-1]]" id="o-ref-post-1" data-note="1" role="doc-noteref">1</a></sup>.</p>')}\n<section class="notes" role="doc-endnotes" aria-labelledby="o-notes-post"><h2 id="o-notes-post">Notes</h2><ol><li id="o-note-post-1">n\u00a0<a href="[[#o-ref-post-1]]" class="back" role="doc-backlink" aria-label="Back to the text at note 1">↩︎</a></li></ol></section>`,
      ],
    ]),
  )('$name', ({ row }) => check(row))

  test.each(
    named([
      ['12:30:45 and a::b\nx ::: y', '<p>12:30:45 and a::b\nx ::: y</p>'],
      ['::note\n:::12\n:::a.b', '<p>::note\n:::12\n:::a.b</p>'],
      ['```\n:::note\nx\n:::\n```', '<pre tabindex="0"><code>:::note\nx\n:::\n</code></pre>'],
      ['    :::note\n    :::', '<pre tabindex="0"><code>:::note\n:::\n</code></pre>'],
      ['`a\n:::note\n:::` b', '<p><code>a :::note :::</code> b</p>'],
      ['<div>\n:::note\nx\n:::\n</div>', '<div>\n:::note\nx\n:::\n</div>', ['html/unread-markdown 2:1']],
      ['<!--\n:::note\n:::\n-->', ''],
      ['<A b={`\n:::note\n`}/>', '{#A b="\\n:::note\\n"}'],
    ]),
  )('stays text: $name', ({ row }) => check(row))

  test.each(
    named([
      [':::nte\nx\n:::', '<p>x</p>', ['callout/unknown 1:1']],
      [':::fancy More\nx\n:::', '<p>More</p>\n<p>x</p>', ['callout/unknown 1:1']],
      ['a\n\n:::details b\nc', '<p>a</p>\n<p>:::details b\nc</p>', ['callout/unclosed 3:1']],
      ['a\n:::what\nb', '<p>a\n:::what\nb</p>', ['callout/unknown 2:1']],
      ['a\n\n  :::note\nnever', '<p>a</p>\n<p>:::note\nnever</p>', ['callout/unclosed 3:3']],
      ['a\n\n:::', '<p>a</p>\n<p>:::</p>', ['callout/stray-close 3:1']],
      [
        '- :::note\n  a\n- b\n:::',
        '<ul>\n<li>:::note\na</li>\n<li>b</li>\n</ul>\n<p>:::</p>',
        ['callout/unclosed 1:3', 'callout/stray-close 4:1'],
      ],
      [
        '<div>\n:::note\nx\n</div>\n\n:::',
        '<div>\n:::note\nx\n</div>\n<p>:::</p>',
        ['callout/stray-close 6:1', 'html/unread-markdown 2:1'],
      ],
      ['<A>\n:::note\nx\n</A>', '{#A|<p>:::note\nx</p>}', ['callout/unclosed 2:1']],
    ]),
  )('has a finding: $name', ({ row }) => check(row))

  test('a misspelt kind and foreign ones are told what they may mean', async () => {
    const made = await render(
      native,
      ':::tpi\n:::\n:::hint\n:::\n:::code-group\n:::\n:::v-pre\n:::\n:::zzzzzzzz\n:::',
    )
    expect(made.findings.map(({ hint }) => hint)).toEqual([
      'did you mean `tip`?',
      'did you mean `tip`?',
      'write <Tabs>, and a <Tab label="…"> for each part',
      'take it out together with its end: nothing in a post is run',
      'the kinds are note, tip, info, important, warning, caution, danger',
    ])
  })

  test.each(
    named([
      ['::: details A *b*\nx\n:::', '<details><summary>A <em>b</em></summary><p>x</p></details>'],
      [':::details[A]{#b .c}\nx\n:::', '<details id="b" class="c"><summary>A</summary><p>x</p></details>'],
      [':::spoiler\nx\n:::', '<details><summary>More</summary><p>x</p></details>'],
      ['::: details A {open}\nx\n:::', '<details open><summary>A</summary><p>x</p></details>'],
      ['::: details {open}\nx\n:::', '<details open><summary>More</summary><p>x</p></details>'],
      [
        '- a\n\n  ::: details A\n  ```js\n  b\n  ```\n\n  ::: tip\n  c\n  :::\n  :::',
        `<ul>\n<li>\n<p>a</p>\n<details><summary>A</summary><figure class="code"><pre tabindex="0"><code class="language-js">b\n</code></pre></figure>${box('tip', 'Tip', '<p>c</p>')}</details>\n</li>\n</ul>`,
      ],
    ]),
  )('what folds: $name', ({ row }) => check(row))

  test('a label is no word of the author', async () => {
    const { body } = await render(native, ':::note\nFour words stand here.\n:::')
    expect([body?.words, body?.description]).toEqual([4, 'Four words stand here.'])
  })

  test('belong to a plugin that reads the same sign, and only to that', async () => {
    const text = ':::note\n$x$\n:::'
    const colons = { ...MATH, name: 'colons', plugin: readsColons }
    const html = async (plugins: readonly LoadedPlugin[]) => {
      const { body, findings } = await render(await markdownLine('native', { plugins }), text)
      expect(list(findings)).toEqual(plugins.includes(MATH) ? ['math/as-code 2:1'] : [])
      return show(body?.chunks ?? [])
    }
    expect(await html([MATH])).toBe(
      box('note', 'Note', '<p><code class="language-math math-inline">x</code></p>'),
    )
    expect(await html([colons])).toMatch(/^<p>:::note\n<math .*<\/math>\n:::<\/p>$/)
    expect(await html([MATH, colons])).toContain('<p>:::note\n<code')
    // Tables are looked for at every sign, and begin with none of theirs.
    const gfm = { ...MATH, name: 'remark-gfm', plugin: remarkGfm, options: { singleTilde: false } }
    expect(await html([gfm])).toMatch(/^<div class="callout note" .*<p><math .*<\/math><\/p><\/div>$/)
  })

  test('thousands of them take no time', QUICK, async () => {
    for (const text of [':::note\n'.repeat(60_000), ':::note\n'.repeat(60_000) + ':::\n'.repeat(60_000)]) {
      await render(native, text)
    }
  })
})

test('a mark whose line ends a plugin has made breaks of is one', async () => {
  const line = await markdownLine('native', { plugins: [{ ...MATH, name: 'breaks', plugin: breaksLines }] })
  const { body } = await render(line, '> [!NOTE] Own\n> x\n> y\n\n> \\[!NOTE]\n> z')
  const quote = '<blockquote>\n<p>[!NOTE]<br>\nz</p>\n</blockquote>'
  expect(show(body?.chunks ?? [])).toBe(`${box('note', 'Own', '<p>x<br>\ny</p>')}\n${quote}`)
})

describe('alerts, by the rules of GitHub', () => {
  test.each(
    named([
      ['> [!NOTE]\n> x *a*', box('note', 'Note', '<p>x <em>a</em></p>')],
      ['> [!tip]  \n> x', box('tip', 'Tip', '<p>x</p>')],
      ['> [!Warning]\n>\n> - a', box('warning', 'Warning', '<ul>\n<li>a</li>\n</ul>')],
      ['> [!CAUTION]\nlazy', box('caution', 'Caution', '<p>lazy</p>')],
      ['> [!note] My *own* title\n> x', box('note', 'My <em>own</em> title', '<p>x</p>')],
      ['> [!note]- Folded\n> x', box('note', 'Folded', '<p>x</p>')],
      // Obsidian has more kinds.
      ['> [!notice]\n> x', box('note', 'Notice', '<p>x</p>')],
      ['> [!quote] By *him*\n> x', box('note', 'By <em>him</em>', '<p>x</p>')],
      ['> [!BUG]\n> x', box('caution', 'Bug', '<p>x</p>')],
      ['> [!success]+ Yes\n> x', box('tip', 'Yes', '<p>x</p>')],
      ['> [!faq]-\n> x', box('note', 'Faq', '<p>x</p>')],
      ['> [!info|wide] A\n> x', box('note', 'A', '<p>x</p>')],
      ['<A>\n\n> [!NOTE]\n> x\n\n</A>', `{#A|${box('note', 'Note', '<p>x</p>')}}`],
      ['> \\[!NOTE]\n> x', '<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>'],
      ['> [!NOTE]x', '<blockquote>\n<p>[!NOTE]x</p>\n</blockquote>'],
      ['> x\n> [!NOTE]', '<blockquote>\n<p>x\n[!NOTE]</p>\n</blockquote>'],
      ['[!NOTE]\nx', '<p>[!NOTE]\nx</p>'],
    ]),
  )('$name', ({ row }) => check(row))

  test.each(
    named([
      ['> [!bgu]\n> x', '<blockquote>\n<p>[!bgu]\nx</p>\n</blockquote>', ['callout/unknown 1:3']],
      ['> [!details]\n> x', '<blockquote>\n<p>[!details]\nx</p>\n</blockquote>', ['callout/unknown 1:3']],
      ['> [!NOTE]', '<blockquote>\n<p>[!NOTE]</p>\n</blockquote>', ['callout/only-quote 1:3']],
      [
        '- > [!NOTE]\n  > x',
        '<ul>\n<li>\n<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>\n</li>\n</ul>',
        ['callout/only-quote 1:5'],
      ],
      [
        '> > [!NOTE]\n> > x',
        '<blockquote>\n<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>\n</blockquote>',
        ['callout/only-quote 1:5'],
      ],
    ]),
  )('stays a quote, with a finding: $name', ({ row }) => check(row))

  test('the hint for one that stays a quote names its kind', async () => {
    const { findings } = await render(await markdownLine('native'), '- > [!Tip]\n  > x')
    expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
      '`[!Tip]` makes no callout here: it stands in a list; write `:::tip`, the text and `:::`, which may stand everywhere',
    ])
  })
})

test('a kind that there is not is a warning at the attribute, in the words of the directive', async () => {
  const { findings } = await checkFindings(`
-- content/posts/a.md --
---
title: A
date: 2026-01-01
---
<Callout type="nope">x</Callout>
         ^ callout/unknown

<Callout type="hint">x</Callout>
         ^ callout/unknown

<Callout type="">x</Callout>

<Callout type="Error">x</Callout>

:::nope
^ callout/unknown
x
:::
`)
  const said = findings.filter(({ code }) => code === 'callout/unknown')
  expect(said.map(({ message, hint }) => [message, hint])).toEqual([
    ['`nope` is no kind of callout', 'did you mean `note`?'],
    ['`hint` is no kind of callout', 'did you mean `tip`?'],
    ['`:::nope` is no kind of callout', 'did you mean `note`?'],
  ])
})

test("a site's own template may have kinds of its own", async () => {
  await checkFindings(
    '-- templates/components/Callout.html --\n<div class="{{ type }}">{{ content }}</div>\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n<Callout type="nope">x</Callout>\n',
  )
})

test.each(['', ' title=""', ' title=" "'])('without a title the kind is the label: %j', async (title) => {
  const { output } = await buildFixture(
    `-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n<Callout type="tip"${title}>x</Callout>\n`,
  )
  expect(output.get('blog/a/index.html')).toContain('<p class="label">Tip</p>')
  expect(output.get('feed.xml')).toContain('&lt;strong&gt;Tip&lt;/strong&gt;')
})

test.each(['note', 'tip', 'info', 'important', 'warning', 'caution', 'danger', 'WARNING'])(
  'the component prints the same callout: %s',
  async (kind) => {
    const { output } = await buildFixture(
      `-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\n---\n:::${kind}\nx\n:::\n\n<Callout type="${kind}">\n\nx\n\n</Callout>\n`,
    )
    const [one = '', other = ''] = [
      ...(output.get('blog/a/index.html') ?? '').matchAll(/<div class="callout[\s\S]*?<\/div>/g),
    ].map((match) => match[0].replaceAll('\n', ''))
    expect(one).toContain('class="label"')
    expect(other).toBe(one)
  },
)

function readsColons(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: [] } }]
}

interface Family {
  readonly type: string
  readonly value?: string
  children?: Family[] | undefined
}

/** Does what remark-breaks does: the new nodes have no places. */
function breaksLines(): (tree: Family) => void {
  const split = (parent: Family): void => {
    parent.children = parent.children?.flatMap((node) => {
      split(node)
      if (node.type !== 'text' || node.value === undefined) return [node]
      return node.value
        .split('\n')
        .flatMap((value, at) => [...(at === 0 ? [] : [{ type: 'break' }]), { type: 'text', value }])
    })
  }
  return split
}

test('ids of the theme are told', async () => {
  for (const line of [native, reference])
    for (const opening of [':::note{#o-a}', '::: {.callout-note #o-a}'])
      expect(list((await render(line, `b\n\n${opening}\na\n:::`)).findings)).toEqual(['html/reserved-id 3:1'])
})

test('a title that begins and ends with brackets of its own keeps them', async () => {
  for (const line of [native, reference])
    expect(
      show((await render(line, ':::note [a](b.md) or [c]\nd\n:::\n\n[c]: e.md')).body?.chunks ?? []),
    ).toBe(box('note', '<a href="[[b.md]]">a</a> or <a href="[[e.md]]">c</a>', '<p>d</p>'))
})

test.each(['note', 'details'])(
  'a long run of blanks in a title costs no more than its length: %s',
  async (name) => {
    const started = process.cpuUsage()
    const { body } = await render(native, `:::${name} a${' '.repeat(80_000)}b\nc\n:::`)
    expect(body).toBeDefined()
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
  },
)
